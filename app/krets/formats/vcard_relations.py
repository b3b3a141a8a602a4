"""Relations that cards tell of: ties where both people have a card in the file, lines of a note where not."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from krets.formats.found import Found, Skipped
from krets.formats.text import folded, one_line
from krets.formats.vcard_lines import Card, Property, read_cards
from krets.formats.vcard_person import OWN, labelled, labels_of, name_of
from krets.model import Contact, Tie

UID, LEVEL, FEEL = OWN + "UID", OWN + "LEVEL", OWN + "FEEL"
"""Parameters with which Krets says on X-ABRELATEDNAMES whom it means, and what the tie is like."""
_URN = "urn:uuid:"
_CLOSE = {
    "spouse", "husband", "wife", "partner", "parent", "mother", "father", "mum", "mom", "mummy", "dad",
    "daddy", "child", "son", "daughter", "sibling", "brother", "sister",
    "ektefelle", "mann", "kone", "samboer", "forelder", "mor", "far", "mamma", "pappa", "barn", "sønn",
    "datter", "søsken", "bror", "søster",
    "make", "maka", "hustru", "man", "fru", "sambo", "förälder", "moder", "fader", "dotter", "syskon",
    "broder", "syster",
}  # fmt: skip
"""The last word of a relation between people who are close: English, Norwegian, Swedish."""
_CLOSE_LEVEL, _USUAL_LEVEL = 4, 3
_INTRODUCED = {"referred by", "introduced by", "anbefalt av", "introdusert av", "rekommenderad av"}
_NO_LABEL = {"", "pref", "home", "work", "other", "internet", "contact"}
"""Types of RELATED and of X-ABRELATEDNAMES that say nothing of a relation."""
_ONE_RELATION = {
    "X-SPOUSE": "spouse",
    "X-MANAGER": "manager",
    "X-ASSISTANT": "assistant",
    "X-CHILD": "child",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-EVOLUTION-MANAGER": "manager",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-SPOUSENAME": "spouse",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-MS-SPOUSE": "spouse",
    "X-MS-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant",
    "X-MS-CHILD": "child",
}
"""Properties that are one relation, as address books other than Apple's write it."""
_ANDROID = "vnd.android.cursor.item/relation"
_ANDROID_LABELS = (
    "", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother",
    "parent", "partner", "referred by", "relative", "sister", "spouse",
)  # fmt: skip
"""Android's kinds of relation by number (ContactsContract.CommonDataKinds.Relation); 0 is one's own."""


class Relation(NamedTuple):
    """What a card says of somebody else: `whom` by UID, address, name or id, the first that is known counts.

    `label` is "" where it is not said what the two are to each other; `level` and `feel` where Krets wrote
    them; `line` is that of the file.
    """

    whom: tuple[str | int, ...]
    label: str
    line: int
    level: str = ""
    feel: str = ""


def relations_of(card: Card) -> Iterator[Relation]:
    """Yield the relations that a card tells of: those of every version and of the larger address books."""
    for each in card.all("RELATED"):
        if "me" not in each.head.types:
            for label in _said(each):
                yield Relation((one_line(each.text()),), label, each.line)
    labels = labels_of(card) if "X-ABRELATEDNAMES" in card.properties else {}
    for each in card.all("X-ABRELATEDNAMES"):
        params = each.head.params
        whom = tuple(text for text in (params.get(UID, ""), one_line(each.text())) if text)
        label = labels.get(each.head.group, "") or next(iter(_said(each)))
        yield Relation(whom, label, each.line, params.get(LEVEL, ""), params.get(FEEL, ""))
    for name in card.properties:
        for each in card.all(name) if name in _ONE_RELATION else ():
            yield Relation((one_line(each.text()),), _ONE_RELATION[name], each.line)
    for each in card.all("X-ANDROID-CUSTOM"):
        kind, name, number, label = (*map(one_line, each.parts()), "", "", "")[:4]
        if kind == _ANDROID:
            known = number.isdecimal() and len(number) < 3 and 0 < int(number) < len(_ANDROID_LABELS)
            yield Relation((name,), _ANDROID_LABELS[int(number)] if known else label, each.line)
    for each in card.all("AGENT"):
        yield from _agents(each)


def _said(each: Property) -> list[str]:
    return [word for word in each.head.types if word not in _NO_LABEL] or [""]


def _agents(each: Property) -> Iterator[Relation]:
    """Yield the agent that one property holds: a whole card as text (version 3.0), or an address."""
    text = each.text()
    if "begin:vcard" not in text.casefold():
        yield Relation((one_line(text),), "agent", each.line)
        return
    for card in read_cards(text, []):
        yield Relation((name_of(card),), "agent", each.line)


class Index:
    """Who of a file is meant by a UID, an address (mailto:) or a name; nobody by what two people share."""

    def __init__(self) -> None:
        self._uids: dict[str, int] = {}
        self._others: dict[str, int | None] = {}

    def add(self, uid: str, person: Contact) -> None:
        """Take somebody in; the first of a UID keeps it."""
        if uid:
            self._uids.setdefault(bare_uid(uid), person.id)
        ways = {folded(person.name), *(f"mailto:{folded(email)}" for email in person.emails)}
        for way in ways:
            self._others[way] = None if way in self._others else person.id

    def of_uid(self, uid: str) -> int | None:
        """Return the id of whoever has this UID."""
        return self._uids.get(bare_uid(uid)) if uid else None

    def find(self, whom: str | int) -> int | None:
        """Return the id of whoever a UID, an address or a name means; an id means itself."""
        if isinstance(whom, int):
            return whom
        known = self.of_uid(whom)
        return self._others.get(folded(whom)) if known is None else known


def bare_uid(uid: str) -> str:
    """Return a UID for comparing: without `urn:uuid:`, in lower case."""
    return folded(uid).removeprefix(_URN)


def join(found: Found, relations: Iterable[tuple[int, Relation]], index: Index) -> None:
    """Put relations (each with the id of whose card tells it) into what was found.

    Between two people of the file they become one tie: its kinds are the labels of both cards, its level is
    Krets' own, else 4 where one says spouse, parent, child or sibling, else 3. "Referred by" is who
    introduced somebody. Whoever has no card stays a line in the note, "Spouse: Bo Ek"; a UID that nobody has
    is told of in `found.skipped`.
    """
    knots: dict[tuple[int, int], _Knot] = {}
    notes: dict[int, dict[str, None]] = {}
    introducers: dict[int, int | str | None] = {}
    for teller, relation in relations:
        known = (index.find(whom) for whom in relation.whom)
        other = next((person for person in known if person is not None), None)
        text = str(relation.whom[-1]).removeprefix("mailto:") if relation.whom else ""
        if other == teller:
            arguments: dict[str, Any] = {"name": found.people[teller - 1].name}
            found.skipped.append(Skipped("", "self-tie", arguments, relation.line))
        elif other is None and text.casefold().startswith(_URN):
            found.skipped.append(nobody(text, relation.line))
        elif folded(relation.label) in _INTRODUCED and text:
            introducers.setdefault(teller, text if other is None else other)
        elif other is not None:
            pair = (min(teller, other), max(teller, other))
            knots.setdefault(pair, _Knot(*pair)).add(relation)
        elif text:
            notes.setdefault(teller, {})[labelled(relation.label or "Related", text)] = None
    _introduce(found, introducers, index)
    for person, lines in notes.items():
        contact = found.people[person - 1]
        note = "\n".join((*([contact.note] if contact.note else []), *lines))
        found.people[person - 1] = msgspec.structs.replace(contact, note=note)
    found.ties += (knot.tie(number) for number, knot in enumerate(knots.values(), start=1))


def nobody(uid: str, line: int) -> Skipped:
    """Return that a UID is nobody's."""
    return Skipped("", "no-such-person", {"id": uid[:80]}, line)


def _introduce(found: Found, introducers: dict[int, int | str | None], index: Index) -> None:
    """Say who introduced whom: as Krets wrote it, by UID or in words, else as a relation tells."""
    for place, contact in enumerate(found.people):
        said = contact.introduced_by
        if isinstance(said, str) and said.startswith(_URN):
            introducer: int | str | None = index.of_uid(said)
        else:
            introducer = introducers.get(contact.id) if said is None else said
        if introducer != said:
            found.people[place] = msgspec.structs.replace(contact, introduced_by=introducer)


class _Knot:
    """A tie in the making: what several relations say of the same two."""

    def __init__(self, a: int, b: int) -> None:
        self._ends = a, b
        self._kinds: dict[str, None] = {}
        self._level = 0
        self._own = False
        self._feel = ""

    def add(self, relation: Relation) -> None:
        """Take in what one relation says."""
        if relation.label:
            self._kinds[relation.label] = None
        self._feel = relation.feel if relation.feel in {"good", "mixed", "strained"} else self._feel
        if relation.level in {"2", "3", "4", "5"}:
            self._level, self._own = int(relation.level), True
        elif not self._own:
            close = folded(relation.label).split()[-1:]
            usual = _CLOSE_LEVEL if _CLOSE.issuperset(close) and close else _USUAL_LEVEL
            self._level = max(self._level, usual)

    def tie(self, number: int) -> Tie:
        """Return the tie, with this id."""
        a, b = self._ends
        fields: dict[str, Any] = {"level": self._level, "feel": self._feel or None}
        return Tie(id=number, a=a, b=b, kinds=tuple(self._kinds), **fields)
