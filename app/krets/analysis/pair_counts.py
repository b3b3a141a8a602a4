"""The common acquaintances of every pair, kept true edit by edit: what ego betweenness is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import mul

from krets.analysis.hole_sums import Adjacency

MASKED = 5_000
"""Up to so many contacts whom each one knows is kept as a mask of bits: quicker, but it grows by the
square."""


class _Masks(dict[int, int]):
    """Whom a contact knows, as bits; made where it is first asked for."""

    def __init__(self, ties: Adjacency) -> None:
        super().__init__()
        self._ties = ties
        self._bits: dict[int, int] = {}
        self._free: list[int] = []

    def __missing__(self, contact: int) -> int:
        mask = 0
        for other in self._ties[contact]:
            mask |= self.bit(other)
        self[contact] = mask
        return mask

    def bit(self, contact: int) -> int:
        """Return the bit that stands for a contact."""
        found = self._bits.get(contact)
        if found is None:
            found = self._bits[contact] = self._free.pop() if self._free else 1 << len(self._bits)
        return found

    def join(self, contact: int, other: int) -> None:
        """Somebody will know somebody else; the adjacency does not hold it yet."""
        if contact in self:
            self[contact] |= self.bit(other)

    def part(self, contact: int, other: int) -> None:
        """Somebody knows somebody else no longer."""
        if contact in self:
            self[contact] &= ~self.bit(other)

    def forget(self, contact: int) -> None:
        """Somebody is gone, and everybody has parted from them."""
        self.pop(contact, None)
        bit = self._bits.pop(contact, 0)
        if bit:
            self._free.append(bit)


class PairCounts:
    """How many pairs who do not know each other have 1, 2, 3 ... common acquaintances; whole numbers, so no
    drift.

    A tie costs an intersection for each neighbour of its ends; somebody who comes or goes one for each pair
    that they join. `counts[0]` means nothing.
    """

    def __init__(self, ties: Adjacency) -> None:
        self._ties = ties
        self._masks = _Masks(ties)
        self._parts: list[float] = []
        self.counts: list[int] = [0] * 64

    def betweenness(self, size: int, ties: int) -> float:
        """Return EB, as `shape.betweenness` does; O(most common acquaintances)."""
        counts = self.counts
        if len(self._parts) < len(counts):
            self._parts = [1.0 / (1 + common) for common in range(len(counts))]
        counts[0] = 0
        bridged: float = sum(map(mul, counts, self._parts))
        return size * (size - 1) // 2 - ties - sum(counts) + bridged

    def take(self, bridged: Mapping[int, int]) -> None:
        """Set the counts, which have been reckoned elsewhere."""
        self.counts = [0] * max(64, max(bridged, default=0) + 2)
        for common, pairs in bridged.items():
            self.counts[common] = pairs

    def tie(self, a: int, b: int) -> None:
        """Two contacts get a tie; called before it is in the adjacency."""
        first, second = self._ties[a], self._ties[b]
        self.counts[self._common(a, [b])[0]] -= 1
        self._shift(b, [other for other in first if other not in second], -1)
        self._shift(a, [other for other in second if other not in first], -1)
        self._masks.join(a, b)
        self._masks.join(b, a)

    def untie(self, a: int, b: int) -> None:
        """Two contacts lose their tie; called when it has left the adjacency."""
        self._masks.part(a, b)
        self._masks.part(b, a)
        first, second = self._ties[a], self._ties[b]
        self._room(len(first))
        self.counts[self._common(a, [b])[0]] += 1
        self._shift(b, [other for other in first if other not in second], 1)
        self._shift(a, [other for other in second if other not in first], 1)

    def enter(self, contact: int, near: Mapping[int, float]) -> None:
        """Somebody comes with their ties; called before the adjacency holds them."""
        self._turn(contact, near, -1)
        for other in near:
            self._masks.join(other, contact)

    def leave(self, contact: int, near: Mapping[int, float]) -> None:
        """Somebody goes with their ties; called when the adjacency holds them no longer."""
        for other in near:
            self._masks.part(other, contact)
        self._masks.forget(contact)
        self._turn(contact, near, 1)

    def _turn(self, contact: int, near: Mapping[int, float], sign: int) -> None:
        """Count somebody who comes (-1) or goes (1): the pairs that they join, and those that they are one
        of.
        """
        ties = self._ties
        apart = Counter(chain.from_iterable(map(ties.__getitem__, near)))
        for known in (contact, *near):
            apart.pop(known, None)
        self._room(len(near))
        for common, pairs in Counter(apart.values()).items():
            self.counts[common] -= sign * pairs
        left = list(near)
        while left:
            other = left.pop()
            own = ties[other]
            self._shift(other, [third for third in left if third not in own], sign)

    def _shift(self, contact: int, others: list[int], sign: int) -> None:
        """Each of these gets (-1) one acquaintance more in common with a contact than now, or had it
        (1).
        """
        self._room(len(self._ties[contact]))
        counts = self.counts
        for common in self._common(contact, others):
            counts[common] += sign
            counts[common + 1] -= sign

    def _common(self, contact: int, others: list[int]) -> Sequence[int]:
        """Return how many acquaintances a contact shares with each of these."""
        if len(self._ties) <= MASKED:
            masks = self._masks
            own = masks[contact]
            return [(own & masks[other]).bit_count() for other in others]
        self._masks.clear()
        near = set(self._ties[contact])
        return list(map(len, map(near.intersection, map(self._ties.__getitem__, others))))

    def _room(self, most: int) -> None:
        """Make `counts` long enough for one acquaintance more than that."""
        if len(self.counts) < most + 2:
            self.counts.extend([0] * (most + 2))
