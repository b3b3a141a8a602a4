"""What the scores rest on, following a map's changes: records, ties, everybody's standing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Self

from krets.analysis.people import Circle, Person, person
from krets.analysis.reach import ReachGraph, Zone, zone_of
from krets.analysis.slices import Slices, chunks, whole
from krets.analysis.standings import Standings
from krets.model import Change, Contact, Edit, Ego, Exchange, Group, Need, Network, Tie, constants

_Handler = Callable[[Any, Any], None]
_NO_EXCHANGES: dict[int, Exchange] = {}

ROUTES = frozenset({"outreach", "introductions", "ease"})
"""What is spoiled when a tie changes."""


class Following:
    """One map on one day, as its changes leave it.

    It holds what it needs of the records itself: `apply` takes a change without touching any network.
    `spoiled` names what has to be reckoned anew (scores, "introductions", "topics"), until somebody clears
    it; `renewed` those whose standing has changed.
    """

    def __init__(self, on: date) -> None:
        self.on = on
        self.contacts: dict[int, Contact] = {}
        self.needs: dict[int, Need] = {}
        self.groups: dict[Circle, str] = {}
        self.topical: dict[int, Exchange] = {}
        self.wants: dict[int, tuple[str, ...]] = {}
        self.reach = ReachGraph()
        self.standings = Standings()
        self.spoiled: set[str] = set()
        self.renewed: set[int] = set()
        self._ego = Ego()
        self._logged: dict[int, dict[int, Exchange]] = {}
        self._stale: set[int] = set()
        self._shifted: set[int] = set()
        self._handlers: dict[type, _Handler] = {
            Contact: self._on_contact,
            Tie: self._on_tie,
            Exchange: self._on_exchange,
            Need: self._on_need,
            Group: self._on_group,
            Ego: self._on_ego,
        }

    @classmethod
    def of(cls, network: Network, on: date) -> Self:
        """Return the following of a network on a day. O(records + Σ degree²)."""
        return whole(cls.in_slices(network, on))

    @classmethod
    def in_slices(cls, network: Network, on: date) -> Slices[Self]:
        """Return the same, giving way often; what is changed meanwhile has to be applied afterwards."""
        live = cls(on)
        contacts, ties = list(network.contacts.values()), list(network.ties.values())
        live._ego = network.ego
        live.groups.update((group.id, group.name) for group in network.groups.values())
        live.needs.update(network.needs)
        for logged in chunks(list(network.exchanges.values()), 500):
            yield
            for exchange in logged:
                live._on_exchange(None, exchange)
        zones: dict[int, Zone] = {}
        weights: dict[int, float] = {}
        for chunk in chunks(contacts, 500):
            yield
            for contact in chunk:
                live.contacts[contact.id] = contact
                if contact.level is not None:
                    zones[contact.id] = zone_of(contact.level)
                    if contact.wants:
                        live.wants[contact.id] = contact.wants
                    if contact.level > 1:
                        weights[contact.id] = constants.WEIGHT[contact.level]
        yield from live.reach.fill(zones, weights, ties)
        for placed in chunks(zones, 20):
            yield
            for somebody in map(live._person, placed):
                if somebody is not None:
                    live.standings.put(somebody, live.reach.degree(somebody.id))
        live._stale.clear()
        return live

    def apply(self, change: Change) -> None:
        """Follow a change. The ego graph is true at once; O(degree) for each edit."""
        for edit in _in_turn(change.edits):
            handler = self._handlers.get(type(edit.record()))  # a note on the map counts for nothing
            if handler is not None:
                handler(edit.before, edit.after)

    def _on_contact(self, before: Contact | None, after: Contact | None) -> None:
        somebody = before if after is None else after
        if somebody is None:
            return
        contact = somebody.id
        if after is None:
            del self.contacts[contact]
        else:
            self.contacts[contact] = after
        level = None if after is None else after.level
        placed = None if before is None else before.level
        if level is not None or placed is not None:
            self._stale.add(contact)
        if level != placed:
            self._shifted.update(
                self.reach.place(contact, zone_of(level), constants.WEIGHT[level] if level else 0.0)
            )
        wants = () if after is None or level is None else after.wants
        if wants != self.wants.get(contact, ()):
            self.spoiled.add("topics")
            self.wants[contact] = wants
            if not wants:
                del self.wants[contact]

    def _on_tie(self, before: Tie | None, after: Tie | None) -> None:
        same = before is not None and after is not None and (before.a, before.b) == (after.a, after.b)
        if same and before is not None and after is not None and before.level == after.level:
            return
        for tie in (before, after):
            if tie is None:
                continue
            if tie is before:
                self.reach.drop(tie.a, tie.b)
            else:
                self.reach.put(tie.a, tie.b, constants.WEIGHT[tie.level])
            self._shifted.update((tie.a, tie.b))
        self.spoiled |= ROUTES

    def _on_exchange(self, before: Exchange | None, after: Exchange | None) -> None:
        for exchange in (before, after):
            if exchange is None:
                continue
            self._stale.add(exchange.contact)
            logged = self._logged.setdefault(exchange.contact, {})
            if exchange is before:
                del logged[exchange.id]
                self.topical.pop(exchange.id, None)
            else:
                logged[exchange.id] = exchange
                if exchange.topic:
                    self.topical[exchange.id] = exchange
            if exchange.topic:
                self.spoiled.add("topics")

    def _on_need(self, before: Need | None, after: Need | None) -> None:
        self.spoiled |= {"resources", "ease"}
        if before is not None:
            del self.needs[before.id]
        if after is not None:
            self.needs[after.id] = after

    def _on_group(self, before: Group | None, after: Group | None) -> None:
        group = before if after is None else after
        if group is None:
            return
        if after is None:
            del self.groups[group.id]
        else:
            self.groups[group.id] = after.name
        if before is None or after is None:
            self._stale.update(c.id for c in self.contacts.values() if group.id in c.groups)
        elif before.name != after.name:
            self.spoiled.add("outreach")
            self.renewed.update(c.id for c in self.contacts.values() if group.id in c.groups)

    def _on_ego(self, before: Ego | None, after: Ego | None) -> None:
        del before
        self._ego = Ego() if after is None else after
        self._stale.update(self.contacts)

    def refresh(self) -> None:
        """Bring everybody's standing up to date."""
        standings = self.standings
        for contact in self._stale:
            self._renew(contact, standings.people.get(contact), self._person(contact))
        for contact in self._shifted - self._stale:
            somebody = standings.people.get(contact)
            if somebody is not None and somebody.known:
                standings.tied(contact, self.reach.degree(contact))
        self._stale.clear()
        self._shifted.clear()

    def _person(self, contact: int) -> Person | None:
        record = self.contacts.get(contact)
        if record is None:
            return None
        circle = next((group for group in record.groups if group in self.groups), None)
        return person(record, self._logged.get(contact, _NO_EXCHANGES).values(), self._ego, circle, self.on)

    def _renew(self, contact: int, before: Person | None, after: Person | None) -> None:
        if before == after and contact not in self._shifted:
            return
        self.renewed.add(contact)
        if before is not None:
            self.standings.drop(contact)
        if after is not None:
            self.standings.put(after, self.reach.degree(contact))
        if before is None or after is None:
            self.spoiled |= {*ROUTES, "topics", "resources", "learning"}
            return
        if before.door != after.door:
            self.spoiled |= {"introductions", "ease"}
        if before.offers != after.offers:
            self.spoiled |= {"resources", "ease"}
        elif after.offers and before.door != after.door:
            self.spoiled.add("resources")
        if before.learning != after.learning:
            self.spoiled.add("learning")
        if _spoken(before) != _spoken(after):
            self.spoiled.add("outreach")


def _in_turn(edits: tuple[Edit, ...]) -> Sequence[Edit]:
    """Whoever goes, goes first, and whoever comes, comes last: so their ties go and come all at once."""
    if len(edits) == 1:
        return edits
    people = [record.id for record in map(Edit.record, edits) if isinstance(record, Contact)]
    if len(people) != len(set(people)):  # somebody is edited twice: one after the other, then
        return edits
    return sorted(edits, key=_turn)


def _turn(edit: Edit) -> int:
    if isinstance(edit.before, Contact) and edit.after is None:
        return 0
    return 2 if isinstance(edit.after, Contact) and edit.before is None else 1


def _spoken(somebody: Person) -> tuple[object, ...]:
    """What word of mouth hangs on."""
    return (
        somebody.voice,
        somebody.outside,
        somebody.organisation,
        somebody.circle,
        somebody.ill,
        somebody.known,
    )
