"""A map's scores, kept true edit by edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from krets.analysis.capital import Score, attraction, ease, learning, outreach, resources, trust
from krets.analysis.effect import compared
from krets.analysis.paths import Routes, Ways, best_routes
from krets.analysis.people import Circle, Person, person
from krets.analysis.reach import ReachGraph, Zone, zone_of
from krets.analysis.resources import counting
from krets.analysis.scoring import PASSED_IN, Measures, assembled, structure
from krets.analysis.slices import Slices, chunks, whole
from krets.analysis.spread import PASSED_ON, House, house, pooled, topics_shared
from krets.analysis.standings import Standings
from krets.model import Change, Contact, Effect, Ego, Exchange, Group, Need, Network, Record, Scores, Tie
from krets.model.constants import HOPS, WEIGHT

if TYPE_CHECKING:
    from krets.analysis.columns import Columns, Patch

_Handler = Callable[[Any, Any], None]
_NO_EXCHANGES: dict[int, Exchange] = {}


class Live:
    """Scores of one map on one day that follow its changes; equal to `scoring.score` to nine decimals.

    It holds what it needs of the records itself: `apply` takes a change without touching any network. An
    edit costs microseconds for the structural measures (`measures`), and what hangs on it for the six
    scores (`scores`).
    """

    def __init__(self, on: date) -> None:
        self.on = on
        self.contacts: dict[int, Contact] = {}
        self._ego = Ego()
        self._groups: dict[Circle, str] = {}
        self._needs: dict[int, Need] = {}
        self._logged: dict[int, dict[int, Exchange]] = {}
        self._topical: dict[int, Exchange] = {}
        self._wants: dict[int, tuple[str, ...]] = {}
        self._reach = ReachGraph()
        self._standings = Standings()
        self._stale: set[int] = set()
        self._shifted: set[int] = set()
        self._outreach: Score | None = None
        self._introductions: Ways | None = None
        self._topics: int | None = None
        self._renewed: set[int] = set()
        self._columns: Columns | None = None
        self._handlers: dict[type, _Handler] = {
            Contact: self._on_contact,
            Tie: self._on_tie,
            Exchange: self._on_exchange,
            Need: self._on_need,
            Group: self._on_group,
            Ego: self._on_ego,
        }

    @classmethod
    def of(cls, network: Network, on: date) -> Live:
        """Return the live scores of a network on a day. O(records + Σ degree²)."""
        return whole(cls.in_slices(network, on))

    @classmethod
    def in_slices(cls, network: Network, on: date) -> Slices[Live]:
        """Return the same, giving way often; what is changed meanwhile has to be applied afterwards."""
        live = cls(on)
        contacts, ties = list(network.contacts.values()), list(network.ties.values())
        live._ego = network.ego
        live._groups.update((group.id, group.name) for group in network.groups.values())
        live._needs.update(network.needs)
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
                        live._wants[contact.id] = contact.wants
                    if contact.level > 1:
                        weights[contact.id] = WEIGHT[contact.level]
        yield from live._reach.fill(zones, weights, ties)
        for placed in chunks(zones, 20):
            yield
            for somebody in map(live._person, placed):
                if somebody is not None:
                    live._standings.put(somebody, live._reach.degree(somebody.id))
        live._stale.clear()
        return live

    # Following -----------------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Follow a change. The structural measures are true at once; O(degree) for each edit."""
        for edit in change.edits:
            self._swap(edit.before, edit.after)

    def _swap(self, before: Record | None, after: Record | None) -> None:
        self._handlers[type(before if after is None else after)](before, after)

    def _on_contact(self, before: Contact | None, after: Contact | None) -> None:
        somebody = before if after is None else after
        if somebody is None:
            return
        contact = somebody.id
        if after is None:
            del self.contacts[contact]
        else:
            self.contacts[contact] = after
        self._stale.add(contact)
        level = None if after is None else after.level
        if level != (None if before is None else before.level):
            self._shifted.update(self._reach.place(contact, zone_of(level), WEIGHT[level] if level else 0.0))
        wants = () if after is None or level is None else after.wants
        if wants != self._wants.get(contact, ()):
            self._topics = None
            self._wants[contact] = wants
            if not wants:
                del self._wants[contact]

    def _on_tie(self, before: Tie | None, after: Tie | None) -> None:
        same = before is not None and after is not None and (before.a, before.b) == (after.a, after.b)
        if same and before is not None and after is not None and before.level == after.level:
            return
        for tie in (before, after):
            if tie is None:
                continue
            if tie is before:
                self._reach.drop(tie.a, tie.b)
            else:
                self._reach.put(tie.a, tie.b, WEIGHT[tie.level])
            self._shifted.update((tie.a, tie.b))
        self._outreach = self._introductions = None

    def _on_exchange(self, before: Exchange | None, after: Exchange | None) -> None:
        for exchange in (before, after):
            if exchange is None:
                continue
            self._stale.add(exchange.contact)
            logged = self._logged.setdefault(exchange.contact, {})
            if exchange is before:
                del logged[exchange.id]
                self._topical.pop(exchange.id, None)
            else:
                logged[exchange.id] = exchange
                if exchange.topic:
                    self._topical[exchange.id] = exchange
            if exchange.topic:
                self._topics = None

    def _on_need(self, before: Need | None, after: Need | None) -> None:
        if before is not None:
            del self._needs[before.id]
        if after is not None:
            self._needs[after.id] = after

    def _on_group(self, before: Group | None, after: Group | None) -> None:
        group = before if after is None else after
        if group is None:
            return
        if after is None:
            del self._groups[group.id]
        else:
            self._groups[group.id] = after.name
        if before is None or after is None:
            self._stale.update(c.id for c in self.contacts.values() if group.id in c.groups)
        elif before.name != after.name:
            self._outreach = None
            self._renewed.update(c.id for c in self.contacts.values() if group.id in c.groups)

    def _on_ego(self, before: Ego | None, after: Ego | None) -> None:
        del before
        self._ego = Ego() if after is None else after
        self._stale.update(self.contacts)

    def _refresh(self) -> None:
        """Bring everybody's standing up to date."""
        standings = self._standings
        for contact in self._stale:
            self._renew(contact, standings.people.get(contact), self._person(contact))
        for contact in self._shifted - self._stale:
            somebody = standings.people.get(contact)
            if somebody is not None and somebody.known:
                standings.tied(contact, self._reach.degree(contact))
        self._stale.clear()
        self._shifted.clear()

    def _person(self, contact: int) -> Person | None:
        record = self.contacts.get(contact)
        if record is None:
            return None
        circle = next((group for group in record.groups if group in self._groups), None)
        return person(record, self._logged.get(contact, _NO_EXCHANGES).values(), self._ego, circle, self.on)

    def _renew(self, contact: int, before: Person | None, after: Person | None) -> None:
        if before == after and contact not in self._shifted:
            return
        self._renewed.add(contact)
        if before is not None:
            self._standings.drop(contact)
        if after is not None:
            self._standings.put(after, self._reach.degree(contact))
        if before is None or after is None:
            self._outreach = self._introductions = self._topics = None
            return
        if before.door != after.door:
            self._introductions = None
        if _spoken(before) != _spoken(after):
            self._outreach = None

    # Columns -------------------------------------------------------------------------------------------

    def use_columns(self) -> None:
        """From now on reckon routes with numpy, which is quicker above some three hundred people; loads
        numpy.
        """
        from krets.analysis.columns import Columns

        if self._columns is None:
            self._columns = Columns()
            self._renewed.update(self._standings.people)
            self._reach.changed.update(self._reach.edges)

    def patch(self) -> Patch:
        """Return what columns have to take in since the last time."""
        from krets.analysis.columns import Patch, Row

        self._refresh()
        people: dict[int, Row | None] = {}
        for contact in self._renewed:
            somebody = self._standings.people.get(contact)
            people[contact] = (
                None
                if somebody is None
                else Row(
                    somebody.voice,
                    somebody.door,
                    somebody.outside,
                    somebody.known,
                    somebody.ill,
                    house(somebody, self._groups),
                )
            )
        ties = {contact: dict(self._reach.edges.get(contact, ())) for contact in self._reach.changed}
        self._renewed.clear()
        self._reach.changed.clear()
        return Patch(people, ties)

    # Reading -------------------------------------------------------------------------------------------

    def structure(self) -> Measures:
        """Return the structural measures; balance and tilt bring the standings up to date first."""
        self._refresh()
        known = self._reach.known
        return structure(
            size=len(known.weight),
            ties=known.count,
            components=known.components(),
            holes=known.holes(),
            betweenness=known.betweenness(),
            bonds=self._standings.balance(),
        )

    def six(self) -> dict[str, Score]:
        """Return the six scores with their shares."""
        self._refresh()
        standings = self._standings
        persons = standings.people
        holders = standings.holders
        needs = counting(self._needs.values(), holders)
        chances = {
            need.resource: {c: persons[c].door * kappa for c, kappa in holders.get(need.resource, {}).items()}
            for need in needs
        }
        return {
            "attraction": attraction(standings.circles, self._groups),
            "resources": resources(needs, chances),
            "learning": learning(standings.learners),
            "trust": trust(standings.trusted),
            "outreach": self._outreached(),
            "ease": ease(needs, holders, self._introduced(needs)),
        }

    def scores(self) -> Scores:
        """Return everything: the six with their shares, the overall, the measures, everybody's vitality."""
        six = self.six()
        return assembled(self.on, six, self.structure(), dict(self._standings.vitality))

    def effect(self, change: Change, now: dict[str, Score] | None = None) -> Effect:
        """Return what a change would do; afterwards all is as it was. `now` are the six as they stand, if
        at hand.
        """
        before = self.six() if now is None else now
        kept = self._outreach, self._introductions, self._topics
        contacts = {c: self.contacts[c] for c in _named(change) if c in self.contacts}
        self.apply(change)
        after = self.six()
        self.apply(change.inverse())
        self._refresh()
        self._outreach, self._introductions, self._topics = kept
        return compared(change, before, after, contacts, self.on)

    def _introduced(self, needs: list[Need]) -> Ways:
        if not needs:
            return Routes({}, {}, [])
        if self._introductions is None and self._columns is not None:
            self._columns.take(self.patch())
            self._introductions = self._columns.introductions(PASSED_IN)
        elif self._introductions is None:
            starts = [(c, somebody.door) for c, somebody in self._standings.people.items() if somebody.known]
            self._introductions = best_routes(starts, self._reach.fans, PASSED_IN)
        return self._introductions

    def _outreached(self) -> Score:
        topics = self._topics
        if topics is None:
            wanted = {topic for wants in self._wants.values() for topic in wants}
            heard = (e for e in self._topical.values() if e.contact in self._standings.people)
            topics = topics_shared(heard, wanted, self.on)
        if self._outreach is None or topics != self._topics:
            self._topics = topics
            self._outreach = self._spread(topics)
        return self._outreach

    def _spread(self, topics: int) -> Score:
        if self._columns is not None:
            from krets.analysis.columns_spread import spread

            self._columns.take(self.patch())
            return spread(self._columns, PASSED_ON, topics)
        persons, fans = self._standings.people, self._reach.fans
        starts = [(c, somebody.voice) for c, somebody in persons.items() if somebody.known]
        routes = best_routes(starts, fans, PASSED_ON, blocked=self._standings.ill)
        sources = best_routes([(c, 1.0) for c in self._standings.ill], fans, PASSED_ON, rounds=HOPS)

        def house_of(somebody: Person) -> House:
            return house(somebody, self._groups)

        good = pooled(routes.product, persons, house_of)
        ill = pooled(sources.product, persons, house_of)
        return outreach(good, ill, routes, sources, persons, topics)


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


def _named(change: Change) -> Iterable[int]:
    """Whose names the reason for an effect may want."""
    for edit in change.edits:
        record = edit.record()
        if isinstance(record, Contact):
            yield record.id
        elif isinstance(record, Exchange):
            yield record.contact
        elif isinstance(record, Tie):
            yield from (record.a, record.b)
