"""The ego graph kept true edit by edit: its structural measures cost a few microseconds whatever its size.

Three sets of sums hang on one adjacency of known contacts: Burt's (`HoleSums`), the common acquaintances of
every pair (`PairCounts`), the components (`Parts`). `KnownGraph` alters the adjacency and tells them in the
right order.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from krets.analysis import shape
from krets.analysis.hole_sums import Adjacency, HoleSums
from krets.analysis.pair_counts import PairCounts
from krets.analysis.parts import Parts
from krets.analysis.slices import Slices


class KnownGraph:
    """The known contacts, the weights of ego's ties to them and of those among them, and what follows from
    these.

    `weight` and `ties` are for reading.
    """

    def __init__(self) -> None:
        self.weight: dict[int, float] = {}
        self.ties: Adjacency = {}
        self.count = 0
        self._holes = HoleSums(self.weight, self.ties)
        self._pairs = PairCounts(self.ties)
        self._parts = Parts(self.ties)

    def enter(self, contact: int, weight: float, near: Mapping[int, float]) -> None:
        """Make somebody known, with their ties to others who are."""
        self.weight[contact] = weight
        self._pairs.enter(contact, near)
        self._holes.enter(contact, weight, near)
        self.ties[contact] = dict(near)
        for other, tie in near.items():
            self.ties[other][contact] = tie
        self.count += len(near)
        self._parts.enter(contact, near)

    def leave(self, contact: int) -> dict[int, float]:
        """Make somebody known no longer; return their ties to others."""
        near = self.ties.pop(contact)
        weight = self.weight.pop(contact)
        for other in near:
            del self.ties[other][contact]
        self._pairs.leave(contact, near)
        self._holes.leave(contact, weight, near)
        self.count -= len(near)
        self._parts.leave(contact)
        return near

    def weigh(self, contact: int, weight: float) -> None:
        """Give ego's tie to somebody another weight."""
        self._holes.weigh(contact, weight)

    def tie(self, a: int, b: int, tie: float) -> None:
        """Tie two who do not know each other."""
        self._pairs.tie(a, b)
        self._holes.tie(a, b, tie)
        self.ties[a][b] = self.ties[b][a] = tie
        self.count += 1
        self._parts.tie(a, b)

    def untie(self, a: int, b: int) -> None:
        """Take the tie between two away."""
        tie = self.ties[a].pop(b)
        del self.ties[b][a]
        self._pairs.untie(a, b)
        self._holes.untie(a, b, tie)
        self.count -= 1
        self._parts.untie(a, b)

    def holes(self) -> tuple[float | None, float | None, float | None]:
        """Return effective size, constraint and hierarchy."""
        return self._holes.values()

    def components(self) -> int:
        """Return the number of components."""
        return len(self._parts)

    def betweenness(self) -> float:
        """Return ego betweenness; O(distinct numbers of common acquaintances)."""
        return self._pairs.betweenness(len(self.weight), self.count)

    def fill(
        self, bridged_pairs: Callable[[Adjacency], Slices[Counter[int]]] = shape.bridged_pairs
    ) -> Slices[None]:
        """Reckon everything of a graph whose `weight` and `ties` have been filled in; O(n + m + Σ
        degree²).
        """
        self.count = shape.tie_count(self.ties)
        yield from self._holes.read_all()
        yield from self._parts.read_all()
        self._pairs.take((yield from bridged_pairs(self.ties)))
