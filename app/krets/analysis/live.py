"""A map's scores, kept true edit by edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from krets.analysis.aside import Ask
from krets.analysis.balance import Balance
from krets.analysis.capital import Score, attraction, ease, learning, outreach, resources, trust
from krets.analysis.effect import compared
from krets.analysis.explain import explain
from krets.analysis.following import ROUTES, Following
from krets.analysis.paths import Routes, Ways, best_routes
from krets.analysis.people import Person
from krets.analysis.resources import counting
from krets.analysis.scoring import PASSED_IN, Measures, Reading, assembled, structure
from krets.analysis.spread import PASSED_ON, House, house, pooled, topics_shared
from krets.model import Change, Contact, Effect, Exchange, Explanation, Need, Network, Scores, Tie, constants

if TYPE_CHECKING:
    from krets.analysis.columns import Columns, Patch

Six = dict[str, Score]


class Live(Following):
    """Scores of one map on one day that follow its changes; equal to `scoring.score` to nine decimals.

    `Live.of(network, on)` makes one. An edit (`apply`) costs microseconds for the structural measures
    (`structure`), and what hangs on it for the six (`six`, `scores`). On a large map a worker finishes what
    takes longest: see `ask`.
    """

    def __init__(self, on: date) -> None:
        super().__init__(on)
        self._kept: Six = {}
        self._introductions: Ways | None = None
        self._topics = 0
        self._columns: Columns | None = None
        self.spoiled |= {*ROUTES, "topics", "resources", "learning"}

    @property
    def placed(self) -> int:
        """How many people are placed."""
        self.refresh()
        return len(self.standings.people)

    def ego_graph(self, bonds: Balance | None = None) -> Measures:
        """Return the structural measures, those of balance only if that is given; O(1) after any change."""
        known = self.reach.known
        return structure(
            size=len(known.weight),
            ties=known.count,
            components=known.components(),
            holes=known.holes(),
            betweenness=known.betweenness(),
            bonds=bonds,
        )

    def structure(self) -> Measures:
        """Return the structural measures; O(1), once everybody's standing is up to date."""
        self.refresh()
        return self.ego_graph(self.standings.balance())

    def six(self) -> Six:
        """Return the six scores with their shares."""
        parts = self._four()
        if "outreach" not in self._kept:
            self._kept["outreach"] = self._spread()
        if "ease" not in self._kept:
            needs = self._counting()
            self._kept["ease"] = ease(needs, self.standings.holders, self._introduced(needs))
        return {**parts, "outreach": self._kept["outreach"], "ease": self._kept["ease"]}

    def scores(self, six: Six | None = None) -> Scores:
        """Return everything: the six (if they are at hand, these), their shares, the measures, vitality."""
        six = self.six() if six is None else six
        return assembled(self.on, six, self.structure(), dict(self.standings.vitality))

    def effect(self, change: Change) -> Effect:
        """Return what a change would do; afterwards all is as it was."""
        before = self.six()
        with self._supposing(change):
            after = self.six()
        return self.compared(change, before, after)

    def explain(self, network: Network, scores: Scores, measure: str, six: Six | None = None) -> Explanation:
        """Return where a number comes from, as `explain.explain` does; `network` and `scores` are this
        map's.
        """
        self.refresh()
        known = self.reach.known
        read = Reading(self.standings.people, self.reach.edges, known.ties, known.weight, self.groups)
        return explain(network, scores, measure, read, self.six() if six is None else six)

    def compared(self, change: Change, before: Six, after: Six) -> Effect:
        """Return the effect of a change on this map from the six scores on either side of it."""
        contacts = {contact: self.contacts[contact] for contact in _named(change) if contact in self.contacts}
        return compared(change, before, after, contacts, self.on)

    # On a large map ------------------------------------------------------------------------------------

    def use_columns(self) -> None:
        """From now on reckon routes with numpy, which is quicker above some hundred people; loads numpy."""
        from krets.analysis.columns import Columns

        if self._columns is None:
            self._columns = Columns()
            self.renew_all()
            self._columns.take(self._patch())

    def begin_asking(self) -> None:
        """Leave the columns to a worker: the next `ask` holds everybody."""
        self._columns = None
        self.renew_all()

    def renew_all(self) -> None:
        """Let the next patch hold everybody, for columns that are empty."""
        self.renewed.update(self.standings.people)
        self.reach.changed.update(self.reach.edges)

    def ask(self, *, everything: bool = True) -> Ask:
        """Return what `aside.Beside` needs to finish the scores: it takes what has changed since the last
        asking.
        """
        parts = self._four()
        needs = self._counting()
        holders = {need.resource: dict(self.standings.holders.get(need.resource, {})) for need in needs}
        return Ask(
            on=self.on,
            patch=self._patch(),
            topics=self._topics,
            needs=needs,
            holders=holders,
            parts=parts,
            measures=self.structure() if everything else {},
            vitality=dict(self.standings.vitality) if everything else None,
        )

    def foresee(self, change: Change) -> Ask:
        """Return what is to be asked about a map on which a change had been made; afterwards all is as it
        was.
        """
        with self._supposing(change):
            return self.ask(everything=False)

    @contextmanager
    def _supposing(self, change: Change) -> Iterator[None]:
        """Inside a `with`, a change is made; what had been reckoned before is at hand again afterwards."""
        self._four()
        kept = self._kept, self._introductions, self._topics
        self._kept = dict(self._kept)
        self.apply(change)
        try:
            yield
        finally:
            self.apply(change.inverse())
            self.refresh()
            self.spoiled.clear()
            self._kept, self._introductions, self._topics = kept

    def _patch(self) -> Patch:
        """Return what columns have to take in since the last time."""
        from krets.analysis.columns import Patch, Row

        self.refresh()
        people: dict[int, Row | None] = {}
        for contact in self.renewed:
            found = self.standings.people.get(contact)
            people[contact] = None
            if found is not None:
                place = house(found, self.groups)
                people[contact] = Row(found.voice, found.door, found.outside, found.known, found.ill, place)
        edges = self.reach.edges
        ties = {
            contact: (tuple(edges[contact]), tuple(edges[contact].values())) if contact in edges else ((), ())
            for contact in self.reach.changed
        }
        self.renewed.clear()
        self.reach.changed.clear()
        return Patch(people, ties)

    # The parts -----------------------------------------------------------------------------------------

    def _four(self) -> Six:
        """Return the scores that need no routes, and forget what is spoiled."""
        self.refresh()
        standings = self.standings
        if "topics" in self.spoiled:
            self._count_topics()
        if "introductions" in self.spoiled:
            self._introductions = None
        for key in self.spoiled:
            self._kept.pop(key, None)
        self.spoiled.clear()
        if "learning" not in self._kept:
            self._kept["learning"] = learning(standings.learners)
        if "resources" not in self._kept:
            persons, holders = standings.people, standings.holders
            needs = self._counting()
            chances = {
                need.resource: {c: persons[c].door * k for c, k in holders.get(need.resource, {}).items()}
                for need in needs
            }
            self._kept["resources"] = resources(needs, chances)
        return {
            "attraction": attraction(standings.circles, self.groups),
            "resources": self._kept["resources"],
            "learning": self._kept["learning"],
            "trust": trust(standings.trusted),
        }

    def _counting(self) -> list[Need]:
        return counting(self.needs.values(), self.standings.holders)

    def _count_topics(self) -> None:
        wanted = {topic for wants in self.wants.values() for topic in wants}
        heard = (exchange for exchange in self.topical.values() if exchange.contact in self.standings.people)
        topics = topics_shared(heard, wanted, self.on)
        if topics != self._topics:
            self._topics = topics
            self.spoiled.add("outreach")

    def _introduced(self, needs: list[Need]) -> Ways:
        if not needs:
            return Routes({}, {}, [])
        if self._introductions is None:
            if self._columns is not None:
                self._columns.take(self._patch())
                self._introductions = self._columns.introductions(PASSED_IN)
            else:
                persons = self.standings.people.values()
                starts = [(somebody.id, somebody.door) for somebody in persons if somebody.known]
                self._introductions = best_routes(starts, self.reach.fans, PASSED_IN)
        return self._introductions

    def _spread(self) -> Score:
        if self._columns is not None:
            from krets.analysis.columns_spread import spread

            self._columns.take(self._patch())
            return spread(self._columns, PASSED_ON, self._topics)
        persons, fans, ill = self.standings.people, self.reach.fans, self.standings.ill
        starts = [(contact, somebody.voice) for contact, somebody in persons.items() if somebody.known]
        routes = best_routes(starts, fans, PASSED_ON, blocked=ill)
        sources = best_routes([(contact, 1.0) for contact in ill], fans, PASSED_ON, rounds=constants.HOPS)

        def house_of(somebody: Person) -> House:
            return house(somebody, self.groups)

        good = pooled(routes.product, persons, house_of)
        bad = pooled(sources.product, persons, house_of)
        return outreach(good, bad, routes, sources, persons, self._topics)


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
