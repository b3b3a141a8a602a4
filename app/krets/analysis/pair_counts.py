"""The common acquaintances of every pair, kept true edit by edit: what ego betweenness is made of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from krets.analysis.hole_sums import Adjacency

SETS_KEPT = 5_000
"""Up to so many contacts, whom each one knows is kept as a set as well: twice as quick, and more memory."""


class _Near(dict[int, AbstractSet[int]]):
    """Whom a contact knows: as sets that are kept, or, on a large map, read off the adjacency each time."""

    def __init__(self, ties: Adjacency) -> None:
        super().__init__()
        self._ties = ties

    def __missing__(self, contact: int) -> AbstractSet[int]:
        near = self._ties[contact]
        if len(self._ties) > SETS_KEPT:
            return near.keys()
        self[contact] = found = set(near)
        return found

    def join(self, contact: int, other: int) -> None:
        """Somebody will know somebody else; the adjacency does not hold it yet."""
        own = self.get(contact)
        if isinstance(own, set):
            own.add(other)

    def part(self, contact: int, other: int) -> None:
        """Somebody knows somebody else no longer."""
        own = self.get(contact)
        if isinstance(own, set):
            own.discard(other)


class PairCounts:
    """How many pairs who do not know each other have 1, 2, 3 ... common acquaintances; whole numbers, so no
    drift.

    A tie costs an intersection for each neighbour of its ends; somebody who comes or goes one for each pair
    that they join. `counts[0]` means nothing.
    """

    def __init__(self, ties: Adjacency) -> None:
        self._near = _Near(ties)
        self.counts: list[int] = [0] * 64

    def take(self, bridged: Mapping[int, int]) -> None:
        """Set the counts, which have been reckoned elsewhere."""
        self.counts = [0] * max(64, max(bridged, default=0) + 2)
        for common, pairs in bridged.items():
            self.counts[common] = pairs

    def tie(self, a: int, b: int) -> None:
        """Two contacts get a tie; called before it is in the adjacency."""
        first, second = self._near[a], self._near[b]
        self.counts[len(first & second)] -= 1
        self._more(first - second, second)
        self._more(second - first, first)
        self._near.join(a, b)
        self._near.join(b, a)

    def untie(self, a: int, b: int) -> None:
        """Two contacts lose their tie; called when it has left the adjacency."""
        self._near.part(a, b)
        self._near.part(b, a)
        first, second = self._near[a], self._near[b]
        self.counts[len(first & second)] += 1
        self._fewer(first - second, second)
        self._fewer(second - first, first)

    def enter(self, contact: int, near: Iterable[int]) -> None:
        """Somebody comes with their ties; called before the adjacency holds them."""
        left = set(near)
        self.counts.extend([0] * (len(left) + 2 - len(self.counts)))
        for common in self._apart(contact, left):
            self.counts[common] += 1
        while left:
            own = self._near[left.pop()]
            self._more(left - own, own)
        for other in near:
            self._near.join(other, contact)

    def leave(self, contact: int, near: Iterable[int]) -> None:
        """Somebody goes with their ties; called when the adjacency holds them no longer."""
        self._near.pop(contact, None)
        left = set(near)
        for other in left:
            self._near.part(other, contact)
        for common in self._apart(contact, left):
            self.counts[common] -= 1
        while left:
            own = self._near[left.pop()]
            self._fewer(left - own, own)

    def _apart(self, contact: int, near: set[int]) -> Iterable[int]:
        """For each one whom somebody does not know, though acquaintances do: through how many."""
        common = Counter(chain.from_iterable(map(self._near.__getitem__, near)))
        for known in (contact, *near):
            common.pop(known, None)
        return common.values()

    def _more(self, others: Iterable[int], end: AbstractSet[int]) -> None:
        """Each of these gets one acquaintance more in common with the one who knows `end`."""
        counts = self.counts
        if len(counts) < len(end) + 2:
            counts.extend([0] * len(end))
        own = end if isinstance(end, set) else set(end)
        for common in map(len, map(own.intersection, map(self._near.__getitem__, others))):
            counts[common] -= 1
            counts[common + 1] += 1

    def _fewer(self, others: Iterable[int], end: AbstractSet[int]) -> None:
        """Each of these had one acquaintance more in common with the one who knows `end`."""
        counts = self.counts
        own = end if isinstance(end, set) else set(end)
        for common in map(len, map(own.intersection, map(self._near.__getitem__, others))):
            counts[common] += 1
            counts[common + 1] -= 1
