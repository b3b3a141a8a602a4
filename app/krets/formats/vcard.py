"""Address books as vCard, versions 2.1, 3.0 and 4.0: people, their groups, and who is what to whom.

What most importers throw away is what Krets is after: RELATED and X-ABRELATEDNAMES become ties, group cards
and CATEGORIES groups, addresses of profiles channels. Whose address book it is the file does not say, nor how
close anybody is: nobody is placed, but for those whom Krets itself wrote (`krets.formats.vcard_writer`).
"""

import msgspec

from krets.formats.columns import Roster
from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.names import LONGEST_NAME, MOST_PEOPLE
from krets.formats.text import folded
from krets.formats.vcard_lines import Card, read_cards
from krets.formats.vcard_person import kind_of, name_of, person_of_card, photo_of
from krets.formats.vcard_relations import Index, Relation, bare_uid, join, nobody, relations_of

_NOBODY = {"location", "device", "application"}
"""Kinds of cards that are of no person, group or firm (RFC 6350, 6869, 9554)."""
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")


def read_vcard(text: str, remarks: list[Remark]) -> Found:
    """Read the cards of a text; O(its length).

    A card of a person, or of a firm (which is a "service"), becomes somebody who is not placed; a group card
    a group of those members who have a card (a group within a group stays a group of its own); an AGENT with
    a card somebody tied to whom they act for. A card without any name, of a place or a device, not closed, or
    with the UID and the name of one before is skipped, with its line.

    Raises:
        Unreadable: "is-text" where no card begins, "too-large" where there are too many.
    """
    reading = _Reading(Found(format="vcard", warnings=remarks))
    for card in read_cards(text, reading.found.skipped):
        reading.take(card)
    return reading.finish()


class _Reading:
    """What has been read so far, and what can be put together only at the end."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self._roster = Roster(found)
        self._index = Index()
        self._relations: list[tuple[int, Relation]] = []
        self._groups: list[Card] = []
        self._by_line: dict[int, int] = {}
        self._agents: list[tuple[int, int, int]] = []
        self._photos_left_out = 0

    def take(self, card: Card) -> None:
        """Take in a card."""
        if len(self.found.people) + len(self._groups) >= MOST_PEOPLE:
            raise Unreadable("too-large")
        kind, name = kind_of(card), name_of(card)
        uid = card.first("UID")
        known = self._index.of_uid(uid)
        why = ""
        if not name:
            why = "no-name"
        elif len(name) > LONGEST_NAME:
            why = "too-long"
        elif kind in _NOBODY:
            why = "not-a-person"
        elif known is not None and folded(self.found.people[known - 1].name) == folded(name):
            why = "twice"
        if why:
            self.found.skipped.append(Skipped("", why, line=card.line))
        elif kind == "group":
            self._groups.append(card)
        else:
            self._person(card, name, uid)

    def _person(self, card: Card, name: str, uid: str) -> None:
        number = len(self.found.people) + 1
        person = person_of_card(card, number, name)
        photos = [photo_of(each) for each in card.all("PHOTO") if each.value.strip()]
        image = next((image for image in photos if image is not None), None)
        self._photos_left_out += bool(photos) and image is None
        if image is not None:
            person.contact = msgspec.structs.replace(person.contact, photo=image)
        self._roster.add(person, line=card.line)
        self._index.add(uid, person.contact)
        self._by_line[card.line] = number
        self._relations += ((number, relation) for relation in relations_of(card))
        if card.inside:
            self._agents.append((card.inside, number, card.line))

    def finish(self) -> Found:
        """Return what was found, with groups, ties and what was left out."""
        found = self.found
        if not (found.people or found.skipped or self._groups):
            raise Unreadable("is-text")
        for outer, agent, line in self._agents:
            if outer in self._by_line:
                self._relations.append((self._by_line[outer], Relation((agent,), "agent", line)))
        join(found, self._relations, self._index)
        self._gather()
        if self._photos_left_out:
            found.warnings.append(Remark("photos-left-out", {"count": self._photos_left_out}))
        found.skipped.sort(key=lambda skipped: skipped.line)
        return found

    def _gather(self) -> None:
        """Put the members of group cards into their groups."""
        circles = {bare_uid(card.first("UID")) for card in self._groups}
        joined: dict[int, list[int]] = {}
        for card in self._groups:
            group = self._roster.group(name_of(card))
            for each in (member for name in _MEMBERS for member in card.all(name)):
                uid = each.text().strip()
                person = self._index.find(uid)
                if person is not None:
                    joined.setdefault(person, []).append(group)
                elif uid and bare_uid(uid) not in circles:
                    self.found.skipped.append(nobody(uid, each.line))
        for person, groups in joined.items():
            contact = self.found.people[person - 1]
            both = tuple(dict.fromkeys((*contact.groups, *groups)))
            self.found.people[person - 1] = msgspec.structs.replace(contact, groups=both)
