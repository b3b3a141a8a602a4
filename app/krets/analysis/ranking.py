"""Order by size, where equals are settled by something that is no accident."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from krets.model import constants

Key = TypeVar("Key", int, tuple[str, int], tuple[str, int, int])


def best(descending: Sequence[tuple[float, Key]], keep: int) -> list[tuple[float, Key]]:
    """Return the first `keep` of (−value, key) pairs that are in order, equals (within 1e-15) by the
    smaller key.

    O(keep) unless very many are equal.

    >>> best([(-0.5, 3), (-0.5 + 1e-16, 1), (-0.2, 2)], 1)
    [(-0.4999999999999999, 1)]
    """
    taken: list[tuple[float, Key]] = []
    at, count = 0, len(descending)
    while at < count and len(taken) < keep:
        stop = at + 1
        limit = descending[at][0] + constants.EQUAL
        while stop < count and descending[stop][0] <= limit:
            stop += 1
        taken += descending[at:stop] if stop == at + 1 else sorted(descending[at:stop], key=_key)
        at = stop
    return taken[:keep]


def ranked(values: Iterable[tuple[Key, float]], keep: int) -> list[tuple[float, Key]]:
    """Return the `keep` largest of (key, value) pairs as (−value, key), largest first; O(n log n).

    >>> ranked({4: 0.2, 2: 0.7, 1: 0.2}.items(), 2)
    [(-0.7, 2), (-0.2, 1)]
    """
    return best(sorted((-value, key) for key, value in values), keep)


def _key(pair: tuple[float, Key]) -> Key:
    return pair[1]
