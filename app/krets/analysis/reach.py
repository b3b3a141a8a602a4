"""All ties of a map, sorted by whom they join: known contacts, people not met yet, people not placed."""

from collections.abc import Iterable, Mapping
from typing import Literal

from krets.analysis.hole_sums import Adjacency
from krets.analysis.known import KnownGraph
from krets.analysis.paths import Fans
from krets.analysis.slices import Slices, chunks
from krets.model import Level, Tie, constants

Zone = Literal["known", "absent", "loose"]
"""Levels 5-2; level 1; not placed (or not there at all)."""
_NOBODY: Mapping[int, float] = {}


def zone_of(level: Level | None) -> Zone:
    """Return the zone that goes with a level.

    >>> zone_of(5), zone_of(1), zone_of(None)
    ('known', 'absent', 'loose')
    """
    return "loose" if level is None else "absent" if level == 1 else "known"


class ReachGraph:
    """The reach graph, with the ego graph inside it.

    `known` holds the ties among known contacts and what follows from them. `edges` (`fans`: the same,
    sorted) is the adjacency of everybody placed, for reading: for whoever knows only known contacts it is
    the very dictionary of the ego graph.
    Whose entry there has changed is in `changed`, until somebody takes it out.
    """

    def __init__(self) -> None:
        self.known = KnownGraph()
        self.edges: dict[int, dict[int, float]] = {}
        self.fans = Fans(self.edges)
        self.changed: set[int] = set()
        self._zone: dict[int, Zone] = {}
        self._beyond: Adjacency = {}
        self._loose: Adjacency = {}

    def zone(self, contact: int) -> Zone:
        """Return where somebody is; O(1)."""
        return self._zone.get(contact, "loose")

    def degree(self, contact: int) -> int:
        """Return k, somebody's ties to known contacts, as far as they are known themselves; O(1)."""
        return len(self.known.ties.get(contact, ()))

    def put(self, a: int, b: int, weight: float) -> None:
        """Tie two people; O(degree)."""
        zones = {self.zone(a), self.zone(b)}
        if zones == {"known"}:
            self.known.tie(a, b, weight)
        else:
            table = self._loose if "loose" in zones else self._beyond
            table.setdefault(a, {})[b] = table.setdefault(b, {})[a] = weight
        self._join(a)
        self._join(b)

    def drop(self, a: int, b: int) -> None:
        """Take a tie away; O(degree)."""
        if b in self.known.ties.get(a, _NOBODY):
            self.known.untie(a, b)
        else:
            table = self._loose if b in self._loose.get(a, _NOBODY) else self._beyond
            for end, other in ((a, b), (b, a)):
                del table[end][other]
                if not table[end]:
                    del table[end]
        self._join(a)
        self._join(b)

    def fill(
        self, zones: Mapping[int, Zone], weights: Mapping[int, float], ties: Iterable[Tie]
    ) -> Slices[None]:
        """Take everybody and all ties into an empty graph, in slices; O(n + m + Σ degree²)."""
        self._zone.update(zones)
        self.known.weight.update(weights)
        near = self.known.ties
        near.update((contact, {}) for contact in weights)
        for chunk in chunks(ties, 500):
            yield
            for tie in chunk:
                a, b, weight = tie.a, tie.b, constants.WEIGHT[tie.level]
                if a in near and b in near:
                    near[a][b] = near[b][a] = weight
                else:
                    table = self._beyond if a in zones and b in zones else self._loose
                    table.setdefault(a, {})[b] = table.setdefault(b, {})[a] = weight
        for chunk_of in chunks(zones, 500):
            yield
            for contact in chunk_of:
                self._join(contact)
        yield from self.known.fill()

    def place(self, contact: int, zone: Zone, weight: float) -> list[int]:
        """Put somebody in a zone with ego's tie of that weight; return whose degree has changed. O(Σ their
        degrees).
        """
        before = self.zone(contact)
        if before == zone:
            if zone == "known" and self.known.weight[contact] != weight:
                self.known.weigh(contact, weight)
            return []
        ties = self._take(contact)
        if zone == "loose":
            self._zone.pop(contact, None)
        else:
            self._zone[contact] = zone
        near = {}
        for other, tie in ties.items():
            where = self.zone(other)
            if zone == where == "known":
                near[other] = tie
            else:
                table = self._loose if "loose" in {zone, where} else self._beyond
                table.setdefault(contact, {})[other] = table.setdefault(other, {})[contact] = tie
        if zone == "known":
            self.known.enter(contact, weight, near)
        for person in (contact, *ties):
            self._join(person)
        return list(ties) if "known" in {before, zone} else []

    def _take(self, contact: int) -> dict[int, float]:
        """Take all ties of somebody out of the tables and return them."""
        ties = self.known.leave(contact) if self.zone(contact) == "known" else {}
        for table in (self._beyond, self._loose):
            own = table.pop(contact, {})
            for other in own:
                del table[other][contact]
                if not table[other]:
                    del table[other]
            ties.update(own)
        return ties

    def _join(self, contact: int) -> None:
        """Bring somebody's entry in `edges` up to date."""
        self.fans.forget(contact)
        self.changed.add(contact)
        if self.zone(contact) == "loose":
            self.edges.pop(contact, None)
            return
        near = self.known.ties.get(contact, {})
        beyond = self._beyond.get(contact)
        self.edges[contact] = {**near, **beyond} if beyond else near
