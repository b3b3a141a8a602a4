"""Verbs about doubles: make one of several contacts, or remember that two are not the same."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from krets.model.change import Argument, Change, Edit
from krets.model.edits.common import EditRefused, find_contact, find_contacts, replaced
from krets.model.network import Network
from krets.model.records import Channel, Contact, Feel, Offer, Tie, Topic

E = TypeVar("E")
SayKept = Callable[[str, str], str]

FLAGS = ("kin", "no_count", "private", "pinned")
"""True of the one where they are true of either."""
UNITED = ("groups", "i_give", "wants", "context", "emails", "phones", "aliases")
"""Lists of plain entries; one that differs by case alone is there once."""
NOTED = ("organisation", "role", "place", "birthday", "how_met", "introduced_by", "known_since")
"""Where two say something, the kept one's value stays and the other goes into the note."""
FIRST = ("photo", "word", "trust")
"""Where two say something, the kept one's value stays and the other is given up.

A note would tell: it leaves with everything else, but conflicts leave only if they are ticked.
"""


def plainly(field: str, value: str) -> str:
    """Return a line of a note for a value that is kept there: the field's name in the code, and the value."""
    return f"{field}: {value}"


def merge_contacts(
    network: Network, now: datetime, keep: int, others: Iterable[int], say_kept: SayKept = plainly
) -> Change:
    """Make one contact of several; `keep` stays, with everything of the others.

    Lists are united (an offer that either confirmed is confirmed), what the kept one does not say is filled,
    the closest level, the latest last contact and the earliest day of creation stand, what is true of one is
    true of them all, and their other names are what the one is also called. Ties and exchanges go over; of
    two ties with the same person the stronger level and all kinds stay, ties among those who become one go.
    Whoever was introduced by, or distinct from, one of them now is so by the one who stays. What contradicts
    the kept one (another organisation, birthday ...) becomes a line of the note, as `say_kept(field, value)`
    says it. Feelings that differ, towards the one or in a tie, become "mixed"; of two photos, words and
    trusts the kept one's stays. None of these is noted.

    Raises:
        EditRefused: "no-such-person", or "two-people-needed" where there is nobody else.
    """
    kept, *gone = find_contacts(network, [keep, *others])
    if not gone:
        raise EditRefused("two-people-needed")
    ids = frozenset(contact.id for contact in gone)
    edits = replaced(kept, **_one(network, kept, gone, say_kept))
    for contact in network.contacts.values():
        if contact.id != keep and contact.id not in ids:
            edits += _retargeted(contact, keep, ids)
    edits += _ties(network, keep, ids)
    for contact in gone:
        for exchange in network.exchanges_of(contact.id).values():
            edits += replaced(exchange, contact=keep)
    edits += [Edit(contact, None) for contact in gone]
    arguments: dict[str, Argument] = {"count": len(gone), "a": kept.name, "b": gone[0].name}
    return Change(now, "merge_contacts", arguments, tuple(edits))


def tell_apart(network: Network, now: datetime, a: int, b: int) -> Change:
    """Remember that two people are not the same, however alike they look; each then says so of the other.

    Raises:
        EditRefused: "no-such-person", or "two-people-needed" where both are one.
    """
    first, second = find_contact(network, a), find_contact(network, b)
    if a == b:
        raise EditRefused("two-people-needed")
    edits = [
        edit
        for contact, other in ((first, b), (second, a))
        if other not in contact.distinct_from
        for edit in replaced(contact, distinct_from=(*contact.distinct_from, other))
    ]
    return Change(now, "tell_apart", {"a": first.name, "b": second.name}, tuple(edits))


# One of several -----------------------------------------------------------------------------------------


def _one(network: Network, kept: Contact, gone: Sequence[Contact], say_kept: SayKept) -> dict[str, Any]:
    """Return the fields that the kept contact has afterwards."""
    everybody = (kept, *gone)
    ids = {contact.id for contact in everybody}
    fields: dict[str, Any] = {
        **{flag: any(getattr(contact, flag) for contact in everybody) for flag in FLAGS},
        **{name: _united(getattr(contact, name) for contact in everybody) for name in UNITED},
        "offers": _offers(contact.offers for contact in everybody),
        "topics": _by_key((contact.topics for contact in everybody), _topic_key),
        "channels": _channels(contact.channels for contact in everybody),
        "created": min((each.created for each in everybody if each.created is not None), default=None),
        "last_contact": max(
            (each.last_contact for each in everybody if each.last_contact is not None), default=None
        ),
        "distinct_from": tuple(
            dict.fromkeys(id_ for each in everybody for id_ in each.distinct_from if id_ not in ids)
        ),
    }
    names = (fields["aliases"], tuple(contact.name for contact in gone))
    fields["aliases"] = tuple(name for name in _united(names) if name.casefold() != kept.name.casefold())
    fields["level"], fields["at"] = _where(network, kept, gone)
    fields["feel"] = _feel(contact.feel for contact in everybody)
    for name in (*NOTED, *FIRST):
        said = (value for value in (getattr(each, name) for each in everybody) if value not in ("", None))
        fields[name] = next((value for value in said if name != "introduced_by" or value not in ids), None)
        if fields[name] is None:
            fields[name] = getattr(_NOBODY, name)
    fields["note"] = _note(network, msgspec.structs.replace(kept, **fields), gone, say_kept)
    return fields


_NOBODY = Contact(id=0, name="")


def _feel(feels: Iterable[Feel | None]) -> Feel | None:
    """Return what several feelings come to: the only one there is, or mixed; None where nobody says any."""
    said = {feel for feel in feels if feel is not None}
    return "mixed" if len(said) > 1 else next(iter(said), None)


def _where(network: Network, kept: Contact, gone: Sequence[Contact]) -> tuple[Any, Any]:
    """Return the closest level, and the place of who had it, where that is in the sector of the kept one."""
    closest = max((kept, *gone), key=lambda contact: contact.level or 0)  # the first of several as close
    sector = network.sector(kept)
    if closest is kept or (sector is not None and network.sector(closest) == sector):
        return closest.level, closest.at
    return closest.level, None


def _united(lists: Iterable[tuple[E, ...]]) -> tuple[E, ...]:
    return _by_key(lists, lambda entry: entry.casefold() if isinstance(entry, str) else entry)


def _by_key(lists: Iterable[tuple[E, ...]], key: Callable[[E], Any]) -> tuple[E, ...]:
    """Return the entries of all lists, the first one of each key."""
    entries: dict[Hashable, E] = {}
    for entry in (entry for each in lists for entry in each):
        entries.setdefault(key(entry), entry)
    return tuple(entries.values())


def _topic_key(topic: Topic) -> tuple[str, str]:
    return topic.topic.casefold(), topic.kind


def _offers(lists: Iterable[tuple[Offer, ...]]) -> tuple[Offer, ...]:
    offers: dict[str, Offer] = {}
    for offer in (offer for each in lists for offer in each):
        known = offers.setdefault(offer.resource.casefold(), offer)
        if offer.confirmed and not known.confirmed:
            offers[offer.resource.casefold()] = msgspec.structs.replace(known, confirmed=True)
    return tuple(offers.values())


def _channels(lists: Iterable[tuple[Channel, ...]]) -> tuple[Channel, ...]:
    """Return all ways; where two lists know one, the better of the two answers stands."""
    ways: dict[tuple[str, str], Channel] = {}
    for way in (way for each in lists for way in each):
        key = (way.channel.casefold(), way.handle.casefold())
        known = ways.setdefault(key, way)
        if (way.answers or 0) > (known.answers or 0):
            ways[key] = msgspec.structs.replace(known, answers=way.answers)
    return tuple(ways.values())


def _note(network: Network, one: Contact, gone: Sequence[Contact], say_kept: SayKept) -> str:
    """Return the notes of all, then a line for each value that the one contact does not have."""
    ids = {one.id, *(contact.id for contact in gone)}
    lines: list[str] = []
    for contact in gone:
        for name in ("kind", *NOTED):
            value, stands = getattr(contact, name), getattr(one, name)
            if value == getattr(_NOBODY, name) or (isinstance(value, int) and value in ids):
                continue
            text = _text(network, value)
            if text and text.casefold() != _text(network, stands).casefold():
                lines.append(say_kept(name, text))
    notes = (one.note, *(contact.note for contact in gone))
    return "\n".join(dict.fromkeys(part for part in (*notes, *lines) if part))


def _text(network: Network, value: int | str | None) -> str:
    """Return a value as text; a number is the id of who introduced somebody, whose name says it."""
    if isinstance(value, int):
        return network.contacts[value].name if value in network.contacts else ""
    return value or ""


# Those who speak of them --------------------------------------------------------------------------------


def _retargeted(contact: Contact, keep: int, gone: Collection[int]) -> list[Edit]:
    fields: dict[str, Any] = {}
    if contact.introduced_by in gone:
        fields["introduced_by"] = keep
    if not set(contact.distinct_from).isdisjoint(gone):
        ids = (keep if id_ in gone else id_ for id_ in contact.distinct_from)
        fields["distinct_from"] = tuple(dict.fromkeys(ids))
    return replaced(contact, **fields) if fields else []


def _ties(network: Network, keep: int, gone: Collection[int]) -> list[Edit]:
    """Return the edits that leave every tie of those who go with the one who stays."""
    inside = {keep, *gone}
    stand: dict[int, Tie] = dict(network.neighbours(keep))
    dropped: dict[int, Tie] = {}
    for contact in (keep, *gone):
        for other, tie in network.neighbours(contact).items():
            if other in inside:
                dropped[tie.id] = tie
                stand.pop(other, None)
            elif other not in stand:
                stand[other] = tie
            elif stand[other].id != tie.id:
                stand[other] = _stronger(stand[other], tie)
                dropped[tie.id] = tie
    edits = [Edit(tie, None) for tie in dropped.values()]
    for other, tie in stand.items():
        before = network.ties[tie.id]
        fields = {name: getattr(tie, name) for name in ("level", "kinds", "feel")}
        edits += replaced(before, a=min(keep, other), b=max(keep, other), **fields)
    return edits


def _stronger(tie: Tie, other: Tie) -> Tie:
    return msgspec.structs.replace(
        tie,
        level=max(tie.level, other.level),
        kinds=_united((tie.kinds, other.kinds)),
        feel=_feel((tie.feel, other.feel)),
    )
