"""How the sample came about: a year of changes that end in the sample, so that its curves have a past."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from krets.formats.sample import sample, sample_as_written
from krets.model import Argument, Change, Contact, Edit, Ego, Exchange, Network, Record, Tie, constants

_BEGUN = 362
"""Days ago on which ego and groups were drawn."""
_ARRIVAL, _NEED, _TIE, _EXCHANGE, _MEETING, _RING = range(6)
"""What comes first on one day."""


class _Event(msgspec.Struct, frozen=True):
    """Something done `days` before today: a record that comes, or fields of one that is there."""

    days: int
    rank: int
    verb: str
    arguments: dict[str, Argument]
    records: tuple[Record, ...]
    fields: dict[str, Any] = msgspec.field(default_factory=dict)


def sample_changes(today: date) -> list[Change]:
    """Return the changes, oldest first, that make the sample of a day out of an empty map.

    People come when they were *created*, on the ring where they stood then; they are tied, met, logged, and
    move to another ring. Each change fits the map that those before it have made.
    """
    found = sample(today)
    written = sample_as_written()
    created = {row["id"]: row["created"] for row in written["contacts"]}
    events = [
        *_beginning(found.ego or Ego(), found.groups),
        *_arrivals(found.people, written["contacts"]),
        *_meetings(found.people, written["contacts"], today),
        *_ties(found.ties, found.people, created),
        *_exchanges(found.exchanges, found.people, written["exchanges"], created),
        *_needs(found.needs, written["needs"]),
    ]
    network = Network()
    changes: list[Change] = []
    minutes: dict[int, int] = {}
    for event in sorted(events, key=lambda event: (-event.days, event.rank, event.records[0].id)):
        minute = minutes[event.days] = minutes.get(event.days, 0) + 1
        at = datetime.combine(today - timedelta(days=event.days), time(19, minute % 60))
        change = Change(at, event.verb, event.arguments, tuple(_edits(network, event)))
        if change:
            network.apply(change)
            changes.append(change)
    return changes


def _edits(network: Network, event: _Event) -> Iterator[Edit]:
    for record in event.records:
        before = network.get(type(record), record.id)
        if before is None or isinstance(record, Ego):
            yield Edit(before, record)
        if isinstance(record, Exchange) and record.direction == "mutual":
            yield from _seen(network, record.contact, record.on)
        if isinstance(before, Contact):
            if "last_contact" in event.fields:
                yield from _seen(network, before.id, event.fields["last_contact"])
            elif event.fields:
                yield Edit(before, msgspec.structs.replace(before, **event.fields))


def _seen(network: Network, contact: int, on: date) -> Iterator[Edit]:
    before = network.contacts[contact]
    if before.last_contact is None or before.last_contact < on:
        yield Edit(before, msgspec.structs.replace(before, last_contact=on))


def _beginning(ego: Ego, groups: Sequence[Record]) -> Iterator[_Event]:
    yield _Event(_BEGUN, 0, "edit_ego", {"field": "name"}, (ego,))
    yield _Event(_BEGUN, 1, "add_groups", {"count": len(groups)}, tuple(groups))


def _whose(names: Sequence[str]) -> dict[str, Argument]:
    return {"count": len(names), "name": names[0]} if len(names) == 1 else {"count": len(names)}


def _arrivals(people: Sequence[Contact], rows: Sequence[Mapping[str, Any]]) -> Iterator[_Event]:
    """Yield the coming of people and their moves: `was` holds [level, days ago until which it was theirs]."""
    coming: dict[int, list[Contact]] = {}
    for person, row in zip(people, rows, strict=True):
        before = sorted(row.get("was", ()), key=lambda stay: -stay[1])
        rings = [*(level for level, _ in before), person.level]
        for (_, days), level in zip(before, rings[1:], strict=True):
            arguments = {**_whose([person.name]), "level": level}
            yield _Event(days, _RING, "set_level", arguments, (person,), {"level": level})
        met = person.last_contact
        if met is not None and person.created is not None:
            met = min(met, person.created)
        first = msgspec.structs.replace(person, level=rings[0], last_contact=met)
        coming.setdefault(row["created"], []).append(first)
    for days, arrived in coming.items():
        yield _Event(days, _ARRIVAL, "add_contacts", _whose([who.name for who in arrived]), tuple(arrived))


def _meetings(people: Sequence[Contact], rows: Sequence[Mapping[str, Any]], today: date) -> Iterator[_Event]:
    """Yield the days on which people were seen, as often as their ring expects; the last one is as written.

    Those before it fall on the same evenings for all, one a week.
    """
    evenings: dict[int, list[Contact]] = {}
    for person, row in zip(people, rows, strict=True):
        last, level = row.get("last_contact"), person.level
        if last is None or level is None or level == 1 or last >= row["created"]:
            continue
        evenings.setdefault(last, []).append(person)
        days = last + constants.TAU[level]
        while days < row["created"]:
            evenings.setdefault(max(last + 1, days // 7 * 7), []).append(person)
            days += constants.TAU[level]
    for days, seen in evenings.items():
        on = today - timedelta(days=days)
        arguments = {**_whose([who.name for who in seen]), "on": on.isoformat()}
        yield _Event(days, _MEETING, "seen", arguments, tuple(seen), {"last_contact": on})


def _ties(ties: Sequence[Tie], people: Sequence[Contact], created: Mapping[int, int]) -> Iterator[_Event]:
    names = {person.id: person.name for person in people}
    for tie in ties:
        arguments: dict[str, Argument] = {"a": names[tie.a], "b": names[tie.b]}
        yield _Event(min(created[tie.a], created[tie.b]), _TIE, "connect", arguments, (tie,))


def _exchanges(
    exchanges: Sequence[Exchange],
    people: Sequence[Contact],
    rows: Sequence[Mapping[str, Any]],
    created: Mapping[int, int],
) -> Iterator[_Event]:
    names = {person.id: person.name for person in people}
    for exchange, row in zip(exchanges, rows, strict=True):
        arguments: dict[str, Argument] = {"name": names[exchange.contact], "direction": exchange.direction}
        days = min(row["on"], created[exchange.contact])
        yield _Event(days, _EXCHANGE, "log_exchange", arguments, (exchange,))


def _needs(needs: Sequence[Record], rows: Sequence[Mapping[str, Any]]) -> Iterator[_Event]:
    for need, row in zip(needs, rows, strict=True):
        yield _Event(row["since"], _NEED, "add_need", {"resource": row["resource"]}, (need,))
