"""What a writer hands over: the files, and what of the map their form cannot hold."""

from collections.abc import Iterator

import msgspec

from krets.model import Contact, Ego, Exchange, Group, Need, Network, Note, Record, Tie

_KINDS: dict[type[Record], str] = {
    Ego: "ego",
    Group: "group",
    Contact: "contact",
    Tie: "tie",
    Exchange: "exchange",
    Need: "need",
    Note: "note",
}
_BARE: dict[type[Record], Record] = {
    Ego: Ego(),
    Group: Group(id=0, name=""),
    Contact: Contact(id=0, name=""),
    Tie: Tie(id=0, a=0, b=0),
}
_NUMBERS = {"id", "a", "b", "contact"}
"""Fields that say who is meant: wherever a record is held at all, these are."""


class Written(msgspec.Struct, frozen=True):
    """The files that an export makes, and what stays behind.

    `files` maps what is added to the chosen name's stem to the content: {"": ...} for a single file,
    {"": ..., "-ties": ..., "-exchanges": ...} for three tables. `lost` is `left_behind`.
    """

    files: dict[str, bytes]
    lost: tuple[str, ...] = ()


def left_behind(network: Network, held: set[str]) -> tuple[str, ...]:
    """Return what a map says that a form does not hold, sorted; () where nothing is lost. O(records).

    `held` names what the form holds: "contact.note", "tie.level" ..., or "exchange" and "need" for all
    of one kind. The result names the others in the same way, but only where some record of this map says
    something else there than nothing; a kind of which nothing is held is named alone ("exchange").
    """
    lost = set(_lost(network, held))
    return tuple(sorted(lost))


def _lost(network: Network, held: set[str]) -> Iterator[str]:
    for record in network.records():
        kind = _KINDS[type(record)]
        if kind in held:
            continue
        bare = _BARE.get(type(record))
        if record == bare:
            continue
        if not any(name.startswith(f"{kind}.") for name in held):
            yield kind
            continue
        for field in record.__struct_fields__:
            value = getattr(record, field)
            said = value != getattr(bare, field) if bare is not None else value not in (None, "", 0, False)
            if said and field not in _NUMBERS and f"{kind}.{field}" not in held:
                yield f"{kind}.{field}"
