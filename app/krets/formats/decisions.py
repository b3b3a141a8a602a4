"""What the user decides about the people of a file before they come in."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec

from krets.formats.found import Found
from krets.model import Contact, Exchange, Network, Tie, edits

_ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a change needs a time, and this one is never kept


class Decisions(msgspec.Struct, frozen=True):
    """Whom to leave out, and who is whom; people go by their id in the file, those on the map by theirs.

    `same` says whom of the map somebody is (file → map); `joined` that two of the file are one (the value is
    kept, the key goes into it). `apart` says that somebody is, for good, another than those of the map whom
    they resemble (file → map), and `strangers` the same of two of the file.
    """

    left_out: frozenset[int] = frozenset()
    same: dict[int, int] = {}
    joined: dict[int, int] = {}
    apart: dict[int, tuple[int, ...]] = {}
    strangers: tuple[tuple[int, int], ...] = ()


R = TypeVar("R", Tie, Exchange)
NOTHING_DECIDED = Decisions()


def settled(decisions: Decisions) -> Decisions:
    """Return decisions without contradiction: each person of the map is one of the file, and the other way.

    Who are the same on the map are joined; what was said of somebody who goes into another holds for that
    other. Where two who are joined were said to be two of the map, the first that was said stands; that two
    are one goes before that they are not.
    """
    into: dict[int, int] = {}
    for gone, kept in decisions.joined.items():
        _join(into, gone, kept)
    holder: dict[int, int] = {}
    for person, known in decisions.same.items():
        if known in holder:
            _join(into, person, holder[known])
        holder.setdefault(known, person)
    same: dict[int, int] = {}
    for person, known in decisions.same.items():
        same.setdefault(_end(into, person), known)
    apart: dict[int, tuple[int, ...]] = {}
    for person, others in decisions.apart.items():
        end = _end(into, person)
        told = dict.fromkeys((*apart.get(end, ()), *others))
        apart[end] = tuple(other for other in told if other != same.get(end))
    ends = ((_end(into, a), _end(into, b)) for a, b in decisions.strangers)
    return Decisions(
        left_out=frozenset(_end(into, person) for person in decisions.left_out),
        same=same,
        joined={gone: _end(into, gone) for gone in into},
        apart=apart,
        strangers=tuple((a, b) for a, b in ends if a != b),
    )


def _join(into: dict[int, int], gone: int, kept: int) -> None:
    gone, kept = _end(into, gone), _end(into, kept)
    if gone != kept:
        into[gone] = kept


def _end(into: dict[int, int], person: int) -> int:
    """Return into whom somebody goes in the end."""
    while person in into:
        person = into[person]
    return person


def decided(found: Found, decisions: Decisions) -> Found:
    """Return what a file holds without whom the user leaves out, and with those made one who are one.

    The same object where that changes nothing. O(records), and once more for each two that are joined.
    """
    if not decisions.left_out and not decisions.joined and not decisions.strangers:
        return found
    network = Network([*found.people, *found.ties, *found.exchanges])
    for gone, kept in decisions.joined.items():
        if gone in network.contacts and kept in network.contacts:
            network.apply(edits.merge_contacts(network, _ANY_TIME, kept, [gone]))
    for a, b in decisions.strangers:
        if a in network.contacts and b in network.contacts:
            network.apply(edits.tell_apart(network, _ANY_TIME, a, b))
    out = [person for person in decisions.left_out if person in network.contacts]
    network.apply(edits.remove_contacts(network, _ANY_TIME, out))
    return msgspec.structs.replace(
        found,
        people=[network.contacts[person.id] for person in found.people if person.id in network.contacts],
        ties=_kept(found.ties, network.ties),
        exchanges=_kept(found.exchanges, network.exchanges),
    )


def _kept(records: list[R], table: dict[int, R]) -> list[R]:
    """Return the records that are left, in their order."""
    return [table[record.id] for record in records if record.id in table]


def distinct(person: Contact, others: Iterable[int]) -> Contact:
    """Return somebody who is, for certain, none of these people of the map."""
    added = tuple(other for other in dict.fromkeys(others) if other not in person.distinct_from)
    return msgspec.structs.replace(person, distinct_from=(*person.distinct_from, *added)) if added else person
