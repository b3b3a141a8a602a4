"""The reach graph in columns, for large maps: routes and outreach by numpy. Import this module late.

Everybody has a slot. `Columns.take` brings the columns up to date with a `Patch`; nothing else is shared,
so that a worker may own them while the map goes on changing.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from krets.model import constants

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Ends: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]
"""Those whom somebody is tied to, and the weights of these ties."""
House: TypeAlias = tuple[str, int, int]
Round: TypeAlias = tuple[Ints, Floats, Ints, Ints]
"""Whom a round has bettered and to what; source and target of every edge that did it."""


class Row(msgspec.Struct, frozen=True):
    """What the columns hold of one person placed (see `people.Person`)."""

    voice: float
    door: float
    outside: float
    known: bool
    ill: bool
    house: House


class Patch(msgspec.Struct):
    """What has changed since the last patch: people (None: no longer placed), and whole rows of ties."""

    people: dict[int, Row | None]
    ties: dict[int, Ends]


class ArrayRoutes:
    """The best routes to everybody, by slot; for reading by contact as `paths.Routes` is."""

    def __init__(self, columns: "Columns", product: Floats, hops: Ints, parents: NDArray[np.int32]) -> None:
        self.product = product
        self.hops = hops
        self.parents = parents
        self._columns = columns

    def chance(self, contact: int) -> float | None:
        """Return the best product, or None if there is no route; O(1)."""
        slot = self._columns.slots.get(contact)
        if slot is None or self.product[slot] < 0.0:
            return None
        return float(self.product[slot])

    def steps(self, contact: int) -> int:
        """Return the number of edges after the first; O(1)."""
        return int(self.hops[self._columns.slots[contact]])

    def path(self, contact: int) -> tuple[int, ...]:
        """Return the people on the best route, the one nearest ego first; O(its length)."""
        slot = self._columns.slots[contact]
        steps = [slot]
        for layer in range(int(self.hops[slot]) - 1, -1, -1):
            slot = int(self.parents[layer, slot])
            steps.append(slot)
        return tuple(int(self._columns.ids[step]) for step in reversed(steps))

    def ancestors(self, slots: Ints) -> list[Ints]:
        """Return who stands on the routes to these: themselves, then one step nearer each time; -1 past the
        end.
        """
        found = [slots]
        left = self.hops[slots].copy()
        at = slots
        while bool((left > 0).any()):
            going = left > 0
            following = np.full(len(at), -1, dtype=np.int64)
            following[going] = self.parents[left[going] - 1, at[going]]
            left -= 1
            at = following
            found.append(at)
        return found


class Columns:
    """Voice, door, outside, house and ties of everybody placed, one slot each."""

    def __init__(self) -> None:
        self.slots: dict[int, int] = {}
        self.ids: Ints = np.zeros(0, dtype=np.int64)
        self.houses: dict[House, int] = {}
        self.voice: Floats = np.zeros(0)
        self.door: Floats = np.zeros(0)
        self.outside: Floats = np.zeros(0)
        self.known = np.zeros(0, dtype=bool)
        self.ill = np.zeros(0, dtype=bool)
        self.house: Ints = np.zeros(0, dtype=np.int64)
        self._degree: Ints = np.zeros(0, dtype=np.int64)
        self._from: Ints = np.zeros(1, dtype=np.int64)
        self._to: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._code: NDArray[np.int8] = np.zeros(0, dtype=np.int8)
        self._source: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._codes: dict[float, int] = {}
        self._edges: dict[tuple[float, ...], Floats] = {}

    def take(self, patch: Patch) -> None:
        """Bring the columns up to date. O(what has changed), and a copy of the ties where any has."""
        self._enter([c for c in (*patch.people, *patch.ties) if c not in self.slots])
        for contact, row in patch.people.items():
            slot = self.slots[contact]
            self.known[slot] = row is not None and row.known
            self.voice[slot] = 0.0 if row is None else row.voice
            self.door[slot] = 0.0 if row is None else row.door
            self.outside[slot] = 0.0 if row is None else row.outside
            self.ill[slot] = row is not None and row.ill
            if row is not None:
                self.house[slot] = self.houses.setdefault(row.house, len(self.houses))
        if patch.ties:
            self._replace(patch.ties)

    def _enter(self, contacts: Iterable[int]) -> None:
        fresh = list(dict.fromkeys(contacts))
        if not fresh:
            return
        for contact in fresh:
            self.slots[contact] = len(self.slots)
        more = len(fresh)
        self.ids = np.append(self.ids, np.array(fresh, dtype=np.int64))
        for name in ("voice", "door", "outside", "known", "ill", "house", "_degree"):
            column = getattr(self, name)
            setattr(self, name, np.append(column, np.zeros(more, dtype=column.dtype)))
        self._from = np.append(self._from, np.full(more, self._from[-1]))

    def _replace(self, rows: Mapping[int, Ends]) -> None:
        order = sorted((self.slots[contact], contact) for contact in rows)
        slots, codes = self.slots, self._codes
        ends = [slots[other] for _, contact in order for other in rows[contact][0]]
        weights = [weight for _, contact in order for weight in rows[contact][1]]
        others = np.array(ends, dtype=np.int32)
        kinds = np.array([codes.setdefault(weight, len(codes)) for weight in weights], dtype=np.int8)
        to: list[NDArray[np.int32]] = []
        code: list[NDArray[np.int8]] = []
        last = done = 0
        for slot, contact in order:
            kept, more = slice(self._from[last], self._from[slot]), len(rows[contact][0])
            to += (self._to[kept], others[done : done + more])
            code += (self._code[kept], kinds[done : done + more])
            self._degree[slot] = more
            last, done = slot + 1, done + more
        self._to = np.concatenate((*to, self._to[self._from[last] :]))
        self._code = np.concatenate((*code, self._code[self._from[last] :]))
        np.cumsum(self._degree, out=self._from[1:])
        self._source = np.repeat(np.arange(len(self.ids), dtype=np.int32), self._degree)
        self._edges.clear()

    # Routes --------------------------------------------------------------------------------------------

    def introductions(self, chance: Mapping[float, float]) -> ArrayRoutes:
        """Return T(u) as `scoring.introductions` does."""
        return self._routes(np.where(self.known, self.door, -1.0), chance, constants.HOPS - 1)

    def word_of_mouth(self, chance: Mapping[float, float]) -> ArrayRoutes:
        """Return π_u as `spread.word_of_mouth` does."""
        blocked = self.ill if bool(self.ill.any()) else None
        return self._routes(np.where(self.known, self.voice, -1.0), chance, constants.HOPS - 1, blocked)

    def ill_word(self, chance: Mapping[float, float]) -> ArrayRoutes:
        """Return the strongest π from whoever speaks ill of ego, as `spread.ill_word` does."""
        return self._routes(np.where(self.ill, 1.0, -1.0), chance, constants.HOPS)

    def _routes(
        self,
        start: Floats,
        chance: Mapping[float, float],
        rounds: int,
        blocked: NDArray[np.bool_] | None = None,
    ) -> ArrayRoutes:
        """Return the best routes as `paths.best_routes` does, with the same order among equals."""
        count = len(start)
        edges = self._chances(chance)
        best = np.maximum(start, 0.0)
        hops = np.zeros(count, dtype=np.int64)
        parents = np.full((rounds, count), -1, dtype=np.int32)
        rank = np.zeros(count, dtype=np.int64)
        layer = np.flatnonzero(start >= 0.0)
        layer = layer[np.argsort(self.ids[layer])]
        for step in range(rounds):
            rank[layer] = np.arange(len(layer))
            going = layer if blocked is None else layer[~blocked[layer]]
            round_of = self._pulled if 3 * len(going) >= count else self._pushed
            bettered, top, source, target = round_of(going, best, edges)
            if not len(bettered):
                parents = parents[:step]
                break
            first = np.full(count, count, dtype=np.int64)
            np.minimum.at(first, target, rank[source])
            place = first[bettered]
            parents[step, bettered] = layer[place]
            best[bettered] = top
            hops[bettered] = step + 1
            layer = bettered[np.lexsort((self.ids[bettered], place))]
        best[(start < 0.0) & (hops == 0)] = -1.0
        return ArrayRoutes(self, best, hops, parents)

    def _chances(self, chance: Mapping[float, float]) -> Floats:
        """Return the chance of every edge; kept until a tie changes."""
        key = tuple(chance.values())
        found = self._edges.get(key)
        if found is None:
            table = np.array([chance[weight] for weight in self._codes], dtype=np.float64)
            found = self._edges[key] = table[self._code]
        return found

    def _pulled(self, going: Ints, best: Floats, edges: Floats) -> Round:
        """One round out of many: everybody looks at all of their neighbours."""
        if not len(edges):
            return going[:0], best[:0], going[:0], going[:0]
        value = np.zeros(len(best))
        value[going] = best[going]
        gain = value.take(self._to, mode="clip")
        gain *= edges
        some = np.flatnonzero(self._degree)
        top = np.maximum.reduceat(gain, self._from[some])
        better = top > best[some] + constants.EQUAL
        bettered, top = some[better], top[better]
        least = np.full(len(best), 2.0)
        least[bettered] = top - constants.EQUAL
        at = np.flatnonzero(gain >= np.repeat(least, self._degree))
        return bettered, top, self._to[at].astype(np.int64), self._source[at].astype(np.int64)

    def _pushed(self, going: Ints, best: Floats, edges: Floats) -> Round:
        """One round out of few: those tell all of their neighbours."""
        degree = self._degree[going]
        ends = np.cumsum(degree)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._from[going] - ends + degree, degree)
        target = self._to[at].astype(np.int64)
        gain = np.repeat(best[going], degree)
        gain *= edges[at]
        better = gain > best[target] + constants.EQUAL
        source, target, gain = np.repeat(going, degree)[better], target[better], gain[better]
        top = np.zeros(len(best))
        np.maximum.at(top, target, gain)
        equal = gain >= top[target] - constants.EQUAL
        bettered = np.flatnonzero(top)
        return bettered, top[bettered], source[equal], target[equal]
