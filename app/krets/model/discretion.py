"""What of a map others may see: a copy without whatever is to stay at home."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from krets.model.network import Network
from krets.model.records import Contact, Ego, Exchange, Group, Need, Note, Record, Tie
from krets.model.scrubbing import Scrubber

Names = Literal["full", "initials", "none"]

_ONE_OF_TWO = ("me", "them")
"""What `Exchange.started_by` says where it is no name."""


class Discretion(msgspec.Struct, frozen=True):
    """How people are named for others, and which of the delicate things come along; unasked none does.

    `private`: people who are marked so. `conflicts`: what is mixed or strained, who speaks well or ill, and
    how far one trusts. `give_take`: the log, what I give, who wants what, with whom one does not keep count.
    """

    names: Names = "full"
    private: bool = False
    conflicts: bool = False
    give_take: bool = False

    @classmethod
    def none_needed(cls) -> "Discretion":
        """Everything comes along, as in a copy for oneself."""
        return cls("full", private=True, conflicts=True, give_take=True)


def discreet(network: Network, how: Discretion, labels: Mapping[int, str]) -> Network:
    """Return what others may see of a map; ids stay, and the map itself is not altered. O(records).

    `labels` gives what people are called by contact id (`krets.words.discreet_labels`). Unless names are
    given in full, whatever leads to a person goes too (addresses, numbers, handles, photos, birthdays, notes,
    how one met), ego is nameless, and words of anybody's name are cut down in all other texts; of people who
    stay at home they are always. A group of which only such people are members stays with them.
    Notes on the map come along with full names only.
    """
    kept = {contact for contact, person in network.contacts.items() if how.private or not person.private}
    people = network.contacts.items()
    hidden = [name for id_, person in people if id_ not in kept for name in (person.name, *person.aliases)]
    named = [network.ego.name, *(name for _, each in people for name in (each.name, *each.aliases))]
    scrub = Scrubber(hidden if how.names == "full" else named, _marked if how.names == "none" else _initial)
    groups = _left_with(network, kept)
    tables: dict[type, list[Record]] = {kind: [] for kind in (Group, Contact, Tie, Exchange, Need, Note)}
    for record in network.records():
        if isinstance(record, Ego) or not _stays(record, kept, groups, how):
            continue
        tables[type(record)].append(_cut(record, how, labels, scrub, kept))
    return Network.whole(_cut_ego(network.ego, how, scrub), tables)


def _left_with(network: Network, kept: set[int]) -> set[int]:
    """Return the groups that have a member among those kept, or none at all."""
    members = [(group, person.id) for person in network.contacts.values() for group in person.groups]
    shown = {group for group, person in members if person in kept}
    return shown | (network.groups.keys() - {group for group, _ in members})


def _stays(record: Record, kept: set[int], groups: set[int], how: Discretion) -> bool:
    match record:
        case Group():
            return record.id in groups
        case Contact():
            return record.id in kept
        case Tie():
            return record.a in kept and record.b in kept
        case Note():
            return how.names == "full"
        case Exchange():
            return how.give_take and record.contact in kept
        case _:
            return True


def _initial(word: str) -> str:
    return f"{word[0]}."


def _marked(_: str) -> str:
    return "…"


_SCRUBBED: dict[type[Record], tuple[str, ...]] = {
    Ego: ("organisation", "context", "topics", "offers"),
    Group: ("name",),
    Contact: (
        *("organisation", "role", "place", "offers", "i_give", "wants", "topics", "context"),
        *("how_met", "known_since", "note", "channels"),
    ),
    Tie: ("kinds",),
    Exchange: ("topic", "resource", "channel", "started_by", "outcome", "note"),
    Need: ("resource",),
    Note: ("text",),
}
_LEADS: dict[type[Record], dict[str, Any]] = {
    Contact: {
        "emails": (),
        "phones": (),
        "aliases": (),
        "photo": None,
        "birthday": "",
        "how_met": "",
        "note": "",
    },
    Exchange: {"started_by": "", "outcome": "", "note": ""},
}
"""Fields that lead to a person, and what is left of them."""
_GIVE_TAKE: dict[str, Any] = {"i_give": (), "wants": (), "no_count": False}


def _cut_ego(ego: Ego, how: Discretion, scrub: Scrubber) -> Ego:
    fields = {field: scrub(getattr(ego, field)) for field in _SCRUBBED[Ego]}
    return msgspec.structs.replace(ego, name=ego.name if how.names == "full" else "", **fields)


def _cut(
    record: Record, how: Discretion, labels: Mapping[int, str], scrub: Scrubber, kept: set[int]
) -> Record:
    kind = type(record)
    fields: dict[str, Any] = {field: scrub(getattr(record, field)) for field in _SCRUBBED[kind]}
    if how.names != "full":
        fields |= _LEADS.get(kind, {})
    if not how.conflicts and isinstance(record, Contact | Tie):
        fields["feel"] = None
    if isinstance(record, Contact):
        fields |= _cut_contact(record, how, labels, kept, scrub)
    if isinstance(record, Exchange) and record.started_by in _ONE_OF_TWO:
        fields["started_by"] = record.started_by
    return msgspec.structs.replace(record, **fields)


def _cut_contact(
    person: Contact, how: Discretion, labels: Mapping[int, str], kept: set[int], scrub: Scrubber
) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": labels.get(person.id, person.name)}
    fields["distinct_from"] = tuple(other for other in person.distinct_from if other in kept)
    introducer = person.introduced_by
    if isinstance(introducer, str):
        fields["introduced_by"] = scrub(introducer) if how.names == "full" else None
    elif introducer not in kept:
        fields["introduced_by"] = None
    if how.names != "full":
        channels = scrub(person.channels)
        fields["channels"] = tuple(msgspec.structs.replace(way, handle="") for way in channels)
    if not how.conflicts:
        fields |= {"word": None, "trust": None}
    if not how.give_take:
        fields |= _GIVE_TAKE
    return fields
