"""What is under the pointer: people on a grid of squares, ties by their bounding boxes first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

CELL = 48.0
"""Side of a square of the grid in pixels."""
SLACK = 4.0
"""How far beside a disc or a tie a click still counts, in pixels."""


class Grid:
    """Discs (contact, x, y, radius, in pixels) by square."""

    def __init__(self, discs: Iterable[tuple[int, float, float, float]] = ()) -> None:
        self._cells: dict[tuple[int, int], list[int]] = {}
        self.discs: dict[int, tuple[float, float, float]] = {}
        self._widest = 0.0
        for contact, x, y, radius in discs:
            self.discs[contact] = (x, y, radius)
            self._widest = max(self._widest, radius)
            self._cells.setdefault((int(x // CELL), int(y // CELL)), []).append(contact)

    def _near(self, x: float, y: float, reach: float) -> Iterator[int]:
        columns = range(int((x - reach) // CELL), int((x + reach) // CELL) + 1)
        rows = range(int((y - reach) // CELL), int((y + reach) // CELL) + 1)
        for column in columns:
            for row in rows:
                yield from self._cells.get((column, row), ())

    def at(self, x: float, y: float) -> int | None:
        """Return whose disc is under a point: of several, the one whose middle is nearest."""
        best, nearest = None, float("inf")
        for contact in self._near(x, y, self._widest + SLACK):
            cx, cy, radius = self.discs[contact]
            far = hypot(cx - x, cy - y)
            if far <= radius + SLACK and far < nearest:
                best, nearest = contact, far
        return best


class Lines:
    """Ties as they are drawn: (tie, points in pixels, or in units if they are asked for in units)."""

    def __init__(self, ties: Iterable[tuple[int, Sequence[tuple[float, float]]]] = ()) -> None:
        self._ties = [(tie, points, *_box(points)) for tie, points in ties if len(points) > 1]

    def at(self, x: float, y: float, slack: float = SLACK) -> int | None:
        """Return which tie runs under a point, the nearest of several; O(ties), a few microseconds each."""
        best, nearest = None, slack
        for tie, points, left, top, right, bottom in self._ties:
            if left - slack <= x <= right + slack and top - slack <= y <= bottom + slack:
                far = _distance(points, x, y)
                if far < nearest:
                    best, nearest = tie, far
        return best


def _box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, down = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(down), max(across), max(down)


def _distance(points: Sequence[tuple[float, float]], x: float, y: float) -> float:
    nearest = float("inf")
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        part = 0.0 if length == 0 else min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
        nearest = min(nearest, hypot(ax + part * dx - x, ay + part * dy - y))
    return nearest


def next_towards(points: Mapping[int, tuple[float, float]], start: int, dx: int, dy: int) -> int | None:
    """Return who comes next from `start` in a direction (dx, dy: one is 0, the other 1 or -1); O(people)."""
    x, y = points[start]
    best, least = None, float("inf")
    for contact, (cx, cy) in points.items():
        along = (cx - x) * dx + (cy - y) * dy
        aside = abs((cx - x) * dy) + abs((cy - y) * dx)
        cost = along + 2.5 * aside
        if contact != start and along > 1e-6 and aside <= 3.0 * along and cost < least:
            best, least = contact, cost
    return best
