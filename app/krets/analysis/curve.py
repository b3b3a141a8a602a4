"""The scores day by day, out of the log: today's map walked back, change by change."""

from collections.abc import Generator, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeAlias

from krets.analysis.contribution import overall
from krets.analysis.scoring import six
from krets.model import Change, Network, Point

Steps: TypeAlias = Sequence[tuple[datetime, Change]]


def days_of(steps: Iterable[tuple[datetime, Change]], on: date, points: int) -> list[date]:
    """Return at most `points` days, even apart, from that of the first step to `on`, both included;
    O(steps).

    >>> days_of([(datetime(2026, 11, 20), Change(datetime(2026, 11, 20), "x"))], date(2026, 11, 22), 60)
    [datetime.date(2026, 11, 20), datetime.date(2026, 11, 21), datetime.date(2026, 11, 22)]
    """
    first = min((at.date() for at, _ in steps), default=on)
    span = max(0, (on - first).days)
    count = min(span, max(1, points - 1))
    if not count:
        return [on]
    return [first + timedelta(days=round(i * span / count)) for i in range(count + 1)]


def curve_in_slices(
    network: Network, steps: Steps, on: date, points: int = 60
) -> Generator[Point, None, None]:
    """Yield the points of a curve, latest first, one for each turn: between two turns nothing is held up.

    `network` is today's map, and left as it is; `steps` are the changes as they were carried out, oldest
    first. Each point is the map at the end of that day, seen with that day's eyes: what has faded since was
    fresh then. A turn costs a scoring without the structural measures.
    """
    past = network.copy()
    left = len(steps)
    for day in reversed(days_of(steps, on, points)):
        while left and steps[left - 1][0].date() > day:
            left -= 1
            past.apply(steps[left][1].inverse())
        values = {key: part.value for key, part in six(past, day).items()}
        yield Point(day, values, overall(values))


def curve(network: Network, steps: Steps, on: date, points: int = 60) -> list[Point]:
    """Return the scores of at most `points` days from the first step to `on`, oldest first.

    >>> from krets.model import Contact
    >>> points = curve(Network([Contact(id=1, name="Bo")]), [], date(2026, 11, 22))
    >>> [point.scores["learning"] for point in points]
    [None]
    """
    return list(curve_in_slices(network, steps, on, points))[::-1]
