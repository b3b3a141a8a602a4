"""Seats inside one ring of one sector: how people sit there evenly, clear of its lines, discs apart."""

from math import asin, pi

import msgspec

from krets.model import Level, Place
from krets.rings.geometry import Sector, band, on_circle

CLEAR = 0.006
"""From a disc's edge to the line of a ring or sector, in units."""
COMFORT = 0.145
"""Centres that far apart leave room for a label between."""
NAME_HALF: dict[Level, float] = {5: 0.085, 4: 0.065, 3: 0.085, 2: 0.085, 1: 0.125}
"""Half the width of the rings' names at the top of each ring, in units."""
NAME_HEIGHT = 0.06


class Cell(msgspec.Struct, frozen=True):
    """One ring inside one sector, and the disc that has to fit in; `line` tells whether sectors have lines."""

    sector: Sector
    level: Level
    disc: float
    line: bool = True

    def radii(self) -> tuple[float, float]:
        """The least and greatest radius of a centre: the disc wholly inside the ring, or its middle."""
        inner, outer = band(self.level)
        low, high = inner + self.disc + CLEAR, outer - self.disc - CLEAR
        return (low, high) if low <= high else ((inner + outer) / 2,) * 2

    def turns(self, radius: float, named: bool = True) -> tuple[float, float]:
        """First and last angle (turns) of a centre at this radius: off the sector's lines and ring's name."""
        start, end = self.sector.start, self.sector.start + self.sector.span
        aside = self._angle(self.disc + CLEAR, radius) if self.line else 0.0
        first = last = aside
        if named and radius + self.disc > band(self.level)[1] - NAME_HEIGHT:
            top = self._angle(NAME_HALF[self.level] + self.disc, radius)
            first = max(aside, top - start)
            last = max(aside, top - (1 - end))
        if first + last >= self.sector.span:
            return (start + end) / 2, (start + end) / 2
        return start + first, end - last

    def at(self, turns: float, radius: float) -> Place:
        """The place, 0 to 1 each way, of an angle and a radius."""
        inner, outer = band(self.level)
        across = (turns - self.sector.start) / self.sector.span
        return round(across, 5), round((radius - inner) / (outer - inner), 5)

    def _angle(self, aside: float, radius: float) -> float:
        return asin(min(aside / radius, 1.0)) / (2 * pi)


def rows(cell: Cell, count: int) -> list[Place]:
    """Seats for so many people, in the order of their angle: even across, in as many lanes as they need."""
    if count == 0:
        return []
    best: list[Place] = []
    width = -1.0
    for lanes in range(1, 9):
        seats, least = _zigzag(cell, count, lanes)
        if least > width * 1.05:
            best, width = seats, least
        if least >= COMFORT or lanes >= count:
            break
    return best


def _zigzag(cell: Cell, count: int, lanes: int) -> tuple[list[Place], float]:
    low, high = cell.radii()
    step = (high - low) / (lanes - 1) if lanes > 1 else 0.0
    spread = [high - step * lane for lane in range(lanes)] if lanes > 1 else [(low + high) / 2]
    seats: list[Place] = []
    points: list[tuple[float, float]] = []
    for i in range(count):
        radius = spread[_lane(i, lanes)]
        first, last = cell.turns(radius)
        across = (i + 0.5) / count if (not cell.line or count < 3) else _spread(i, count)
        turns = first + (last - first) * across
        seats.append(cell.at(turns, radius))
        points.append(on_circle(turns, radius))
    return seats, least_distance(points, lanes + 2)


def _spread(i: int, count: int) -> float:
    even, full = (i + 0.5) / count, i / (count - 1)
    return (even + full) / 2


def _lane(i: int, lanes: int) -> int:
    if lanes < 3:
        return i % lanes
    period = 2 * lanes - 2
    step = i % period
    return step if step < lanes else period - step


def least_distance(points: list[tuple[float, float]], reach: int) -> float:
    """The least distance between points, each compared with the next `reach` ones in the list."""
    least = 4.0
    for i, (x, y) in enumerate(points):
        for u, v in points[i + 1 : i + 1 + reach]:
            least = min(least, (u - x) ** 2 + (v - y) ** 2)
    return float(least**0.5)
