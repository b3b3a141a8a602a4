"""What passed with somebody on a day, when a file tells of a day that the map knows something of already."""

from collections.abc import Iterator, Mapping

import msgspec

from krets.formats.found import Found
from krets.model import Exchange, Network

ARCHIVES = frozenset({"linkedin", "facebook", "instagram"})
"""Formats (`Found.format`) of archives of messages: what they tell of a day grows with the next archive."""


def exchanges_by_day(
    network: Network, found: Found, ids: Mapping[int, int]
) -> tuple[list[Exchange], list[tuple[Exchange, Exchange]]]:
    """Return a file's exchanges that are new to a map, and pairs (before, after) of those that it adds to.

    This is for `ARCHIVES`, which count one exchange a person, day and channel; so does the map then: where it
    has one already, a newer archive that tells more of that day raises it (`told_more`) and adds none. What
    an older archive does not know yet stays. `ids` leads from the people of the file to those of the map.
    O(exchanges).
    """
    by_day: dict[tuple[int, object, str], Exchange] = {}
    for known in sorted(network.exchanges.values(), key=lambda exchange: exchange.id):
        if not known.in_person:
            by_day.setdefault((known.contact, known.on, known.channel), known)
    fresh = network.new_ids(Exchange)
    new: dict[tuple[int, object, str], Exchange] = {}
    after: dict[int, Exchange] = {}
    for exchange in found.exchanges:
        here = msgspec.structs.replace(exchange, contact=ids[exchange.contact])
        key = (here.contact, here.on, here.channel)
        if key in by_day:
            known = by_day[key]
            after[known.id] = told_more(after.get(known.id, known), here)
        elif key in new:
            new[key] = told_more(new[key], here)
        else:
            new[key] = msgspec.structs.replace(here, id=next(fresh))
    return list(new.values()), list(_changed(network, after))


def _changed(network: Network, after: Mapping[int, Exchange]) -> Iterator[tuple[Exchange, Exchange]]:
    for id_, exchange in after.items():
        if network.exchanges[id_] != exchange:
            yield network.exchanges[id_], exchange


def told_more(known: Exchange, added: Exchange) -> Exchange:
    """Return an exchange with what another one of the same day adds; the same object where that is nothing.

    Given or received becomes mutual, an attempt becomes answered (or surely unanswered), an unknown starter
    known; never the other way round. Whatever else the map says of it stays, and so does the direction where
    the user has put down a value or what was learned: that says what passed which way.
    """
    bare = known.value == 0 and known.mode is None
    direction = "mutual" if bare and added.direction == "mutual" else known.direction
    answered = added.answered if added.answered or known.answered is None else known.answered
    started_by = known.started_by or added.started_by
    if (direction, answered, started_by) == (known.direction, known.answered, known.started_by):
        return known
    return msgspec.structs.replace(known, direction=direction, answered=answered, started_by=started_by)
