"""The scores day by day, out of the log: today's map walked back, change by change."""

from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeAlias

from krets.analysis.contribution import overall
from krets.analysis.scoring import reading_in_slices, six_in_slices
from krets.analysis.slices import whole
from krets.model import Change, Network, Point

Steps: TypeAlias = Sequence[tuple[date, Callable[[], Change]]]
"""The log, oldest first: the day of each change, and the change once it is asked for."""


def days_of(first: date, on: date, points: int = 60) -> list[date]:
    """Return at most `points` days, even apart, from the first one to `on`, both included; O(points).

    >>> [day.day for day in days_of(date(2026, 11, 20), date(2026, 11, 22))]
    [20, 21, 22]
    """
    span = max(0, (on - first).days)
    count = min(span, max(1, points - 1))
    if not count:
        return [on]
    return [first + timedelta(days=round(i * span / count)) for i in range(count + 1)]


def curve_in_slices(
    network: Network, steps: Steps, days: Iterable[date]
) -> Generator[Point | None, None, list[Point]]:
    """Return the points of these days, oldest first; yields each as it is found, latest first, and None
    between.

    `network` is the map after all steps; the walk back alters it, so it must be a copy. `steps` are the
    changes as they were carried out. Each point is the map at the end of that day, seen with that day's
    eyes: what has faded since was fresh then. Between two turns there is a millisecond's work, on a large
    map a score's.
    """
    left = len(steps)
    points = []
    for day in sorted(set(days), reverse=True):
        while left and steps[left - 1][0] > day:
            left -= 1
            network.apply(steps[left][1]().inverse())
            yield None
        read = yield from reading_in_slices(network, day)
        six = yield from six_in_slices(network, day, read)
        values = {key: part.value for key, part in six.items()}
        points.append(Point(day, values, overall(values)))
        yield points[-1]
    return points[::-1]


def curve(
    network: Network, steps: Sequence[tuple[datetime, Change]], on: date, points: int = 60
) -> list[Point]:
    """Return the scores of at most `points` days from the first step to `on`, oldest first.

    The network, today's map, is left as it is.

    >>> from krets.model import Contact
    >>> points = curve(Network([Contact(id=1, name="Bo")]), [], date(2026, 11, 22))
    >>> [point.scores["learning"] for point in points]
    [None]
    """
    first = min((at.date() for at, _ in steps), default=on)
    past = [(at.date(), partial(_given, change)) for at, change in steps]
    return whole(curve_in_slices(network.copy(), past, days_of(first, on, points)))


def _given(change: Change) -> Change:
    return change
