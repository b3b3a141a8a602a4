"""What of a map others may see: a copy without whatever is to stay at home."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

from krets.model.network import Network
from krets.model.records import Contact, Ego, Exchange, Group, Need, Offer, Record, Tie, Topic

Names = Literal["full", "initials", "none"]

_WORD = re.compile(r"\w+")
_SHORTEST = 2
"""Letters of a name's word that is looked for in other texts: fewer say nothing of anybody."""


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
    how one met), ego is nameless, and words of anybody's name are cut down in all other texts.
    """
    kept = {contact for contact, person in network.contacts.items() if how.private or not person.private}
    people = network.contacts.items()
    hidden = [name for id_, person in people if id_ not in kept for name in (person.name, *person.aliases)]
    named = [network.ego.name, *(name for _, each in people for name in (each.name, *each.aliases))]
    scrub = _Scrubber(hidden if how.names == "full" else named, how.names)
    tables: dict[type, list[Record]] = {kind: [] for kind in (Group, Contact, Tie, Exchange, Need)}
    for record in network.records():
        if isinstance(record, Ego) or not _stays(record, kept, how):
            continue
        tables[type(record)].append(_cut(record, how, labels, scrub, kept))
    return Network.whole(_cut_ego(network.ego, how, scrub), tables)


def _stays(record: Record, kept: set[int], how: Discretion) -> bool:
    match record:
        case Contact():
            return record.id in kept
        case Tie():
            return record.a in kept and record.b in kept
        case Exchange():
            return how.give_take and record.contact in kept
        case _:
            return True


class _Scrubber:
    """Cuts the words of people's names down in other texts: to an initial, or to nothing but a mark.

    A word is one of a name whatever its case, but for words written small that stand small in no name:
    a person called Per leaves "hours per week" alone.
    """

    def __init__(self, names: Iterable[str], how: Names) -> None:
        words = {word for name in names for word in _WORD.findall(name) if len(word) >= _SHORTEST}
        self._folded = {word.casefold() for word in words if not word.isdigit()}
        self._small = {word for word in words if word[0].islower()}
        self._cut: Callable[[str], str] = (lambda word: "…") if how == "none" else _initial

    def __call__(self, value: Any) -> Any:
        """Return a text, or whatever holds texts, without the words of names."""
        if not self._folded:
            return value
        if isinstance(value, str):
            return _WORD.sub(self._cut_word, value)
        if isinstance(value, tuple):
            return tuple(map(self, value))
        if isinstance(value, Offer):
            return msgspec.structs.replace(value, resource=self(value.resource))
        if isinstance(value, Topic):
            return msgspec.structs.replace(value, topic=self(value.topic))
        return value

    def _cut_word(self, found: re.Match[str]) -> str:
        word = found.group()
        if word.casefold() not in self._folded or (word[0].islower() and word not in self._small):
            return word
        return self._cut(word)


def _initial(word: str) -> str:
    return f"{word[0]}."


_SCRUBBED: dict[type[Record], tuple[str, ...]] = {
    Ego: ("organisation", "context", "topics", "offers"),
    Group: ("name",),
    Contact: (
        *("organisation", "role", "place", "offers", "i_give", "wants", "topics", "context"),
        *("how_met", "known_since", "note"),
    ),
    Tie: ("kinds",),
    Exchange: ("topic", "resource", "channel", "outcome", "note"),
    Need: ("resource",),
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
    Exchange: {"outcome": "", "note": ""},
}
"""Fields that lead to a person, and what is left of them."""
_GIVE_TAKE: dict[str, Any] = {"i_give": (), "wants": (), "no_count": False}


def _cut_ego(ego: Ego, how: Discretion, scrub: _Scrubber) -> Ego:
    fields = {field: scrub(getattr(ego, field)) for field in _SCRUBBED[Ego]}
    return msgspec.structs.replace(ego, name=ego.name if how.names == "full" else "", **fields)


def _cut(
    record: Record, how: Discretion, labels: Mapping[int, str], scrub: _Scrubber, kept: set[int]
) -> Record:
    kind = type(record)
    fields: dict[str, Any] = {field: scrub(getattr(record, field)) for field in _SCRUBBED[kind]}
    if how.names != "full":
        fields |= _LEADS.get(kind, {})
    if not how.conflicts and isinstance(record, Contact | Tie):
        fields["feel"] = None
    if isinstance(record, Contact):
        fields |= _cut_contact(record, how, labels, kept, scrub)
    if isinstance(record, Exchange) and how.names != "full" and record.started_by not in {"me", "them"}:
        fields["started_by"] = ""
    return msgspec.structs.replace(record, **fields)


def _cut_contact(
    person: Contact, how: Discretion, labels: Mapping[int, str], kept: set[int], scrub: _Scrubber
) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": labels.get(person.id, person.name)}
    fields["distinct_from"] = tuple(other for other in person.distinct_from if other in kept)
    introducer = person.introduced_by
    if isinstance(introducer, str):
        fields["introduced_by"] = scrub(introducer) if how.names == "full" else None
    elif introducer not in kept:
        fields["introduced_by"] = None
    if how.names != "full":
        fields["channels"] = tuple(msgspec.structs.replace(way, handle="") for way in person.channels)
    if not how.conflicts:
        fields |= {"word": None, "trust": None}
    if not how.give_take:
        fields |= _GIVE_TAKE
    return fields
