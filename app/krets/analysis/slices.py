"""Long work done in slices: generators that give way often, so that a window can go on between two
turns.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Slices = Generator[None, None, Result]
"""Work that yields every fraction of a millisecond and returns its result in the end."""


def whole(work: Generator[object, None, Result]) -> Result:
    """Do sliced work in one go and return its result.

    >>> def work():
    ...     yield
    ...     return 7
    >>> whole(work())
    7
    """
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: Result = done.value
            return result


def chunks(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield the items in lists of `size`, the last one shorter.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
