"""Seats inside one ring of one sector: how people sit there evenly, clear of its lines, discs apart."""

from functools import lru_cache
from math import asin, hypot, pi

import msgspec

from krets.model import Level, Place
from krets.rings.geometry import Sector, band, on_circle, polar

CLEAR = 0.006
"""From a disc's edge to the line of a ring or sector, in units."""
COMFORT = 0.13
"""Centres that far apart, one above the other, leave room for a label between."""
WIDE = 1.45
"""Names are wider than high: room to the side counts as so much less."""
NAME_HALF: dict[Level, float] = {5: 0.085, 4: 0.065, 3: 0.085, 2: 0.085, 1: 0.125}
"""Half the width of the rings' names at the top of each ring, in units."""
NAME_HEIGHT = 0.06
CROWDED = 80
"""Up to so many people in one cell, crowded seats are pushed apart one by one."""
ROUNDS = 60
WAVE = (0, 1, 2, 1)
"""The lanes of three, in the order in which people take them: a wave, not one slanting row after another."""
LEAN = {5: 0.0, 4: -0.05, 3: 0.05, 2: -0.05, 1: 0.05}
"""How far a ring's seats lean to one side, in units, so that people do not stand in line on one ray."""


class Cell(msgspec.Struct, frozen=True):
    """One ring in one sector, and the disc that has to fit in; `line` tells whether sectors have lines."""

    sector: Sector
    level: Level
    disc: float
    line: bool = True

    def radii(self) -> tuple[float, float]:
        """The least and greatest radius of a centre: the disc wholly inside the ring, or its middle."""
        inner, outer = band(self.level)
        low, high = inner + self.disc + CLEAR, outer - self.disc - CLEAR
        return (low, high) if low <= high else ((inner + outer) / 2,) * 2

    def middle(self) -> float:
        """Where a single row sits: in the middle; on the outermost ring further in, so that names fit."""
        low, high = self.radii()
        return low if self.level == 1 else (low + high) / 2

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
    """Seats for so many people, in the order of their angle: even across, in as few lanes as leave room."""
    if count == 0:
        return []
    tried: list[tuple[float, list[tuple[float, float]]]] = []
    for lanes in range(1, _most(cell, count) + 1):
        for seats in (_zigzag(cell, count, lanes), _lanes(cell, count, lanes)):
            points = [on_circle(*seat) for seat in seats]
            if least_distance(points, lanes + 3, WIDE) >= COMFORT:
                return [cell.at(*seat) for seat in seats]
            tried.append((least_distance(points, lanes + 3), seats))
    least, best = max(tried, key=lambda pair: round(pair[0], 3))
    apart = 2 * cell.disc + CLEAR / 2
    if least < apart and count <= CROWDED:
        for _, seats in sorted(tried, key=lambda pair: -pair[0])[:4]:
            pushed = _apart(cell, seats)
            room = least_distance([on_circle(*seat) for seat in pushed], 8)
            if room > least:
                least, best = room, pushed
            if least >= apart:
                break
    return [cell.at(*seat) for seat in best]


@lru_cache(maxsize=512)
def densest(cell: Cell) -> tuple[Place, ...]:
    """As many seats as the cell has without two discs touching; at least one."""
    apart = 2 * cell.disc + CLEAR / 2
    low, high = cell.radii()
    ring = pi * cell.sector.span * ((high + cell.disc) ** 2 - (low - cell.disc) ** 2)
    count = max(1, int(0.75 * ring / apart**2))
    room, best = _evenly(cell, count)
    step = 1 if room >= apart else -1
    while count > 1 or step > 0:
        room, seats = _evenly(cell, count + step)
        if step > 0 and room < apart:
            break
        count, best = count + step, seats
        if step < 0 and room >= apart:
            break
    for more in (1, 2) if count < CROWDED else ():
        seats = _apart(cell, _evenly(cell, count + more)[1])
        if least_distance([on_circle(*seat) for seat in seats], 8) < apart:
            break
        best = seats
    return tuple(cell.at(*seat) for seat in best)


def _evenly(cell: Cell, count: int) -> tuple[float, list[tuple[float, float]]]:
    """The roomiest even seats for so many people, and the least distance between two of them."""
    tried = [
        (least_distance([on_circle(*seat) for seat in seats], lanes + 3), seats)
        for lanes in range(1, _most(cell, count) + 1)
        for seats in (_zigzag(cell, count, lanes), _lanes(cell, count, lanes))
    ]
    return max(tried, key=lambda pair: round(pair[0], 3))


def _most(cell: Cell, count: int) -> int:
    low, high = cell.radii()
    return min(count, int((high - low) / (1.6 * cell.disc)) + 2)


def _apart(cell: Cell, seats: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Push seats apart until no two discs touch, or as far as the edges let them; in order of angle."""
    apart = 2 * cell.disc + CLEAR
    points = [on_circle(*seat) for seat in seats]
    for _ in range(ROUNDS):
        moved = False
        for i in range(len(points)):
            for j in range(i + 1, min(i + 8, len(points))):
                (x, y), (u, v) = points[i], points[j]
                dx, dy = u - x, v - y
                far = hypot(dx, dy)
                if far < apart - 1e-4:
                    push = (apart - far) / 2 / (far or 1.0)
                    points[i] = _into(cell, x - dx * push, y - dy * push)
                    points[j] = _into(cell, u + dx * push, v + dy * push)
                    moved = True
        if not moved:
            break
    return sorted(_polar(cell, *where) for where in points)


def into(cell: Cell, x: float, y: float) -> Place:
    """The place of a point, or of one near it that is clear of the lines of the cell."""
    return cell.at(*_inside(cell, x, y))


def _into(cell: Cell, x: float, y: float) -> tuple[float, float]:
    return on_circle(*_inside(cell, x, y))


def _inside(cell: Cell, x: float, y: float) -> tuple[float, float]:
    turns, radius = _polar(cell, x, y)
    low, high = cell.radii()
    radius = min(max(radius, low), high)
    first, last = cell.turns(radius)
    return min(max(turns, first), last), radius


def _polar(cell: Cell, x: float, y: float) -> tuple[float, float]:
    """Angle and radius, the angle counted on from the cell's own, not from the top."""
    turns, radius = polar(x, y)
    middle = cell.sector.start + cell.sector.span / 2
    return middle + (turns - middle + 0.5) % 1.0 - 0.5, radius


def _radii(cell: Cell, lanes: int) -> list[float]:
    if lanes == 1:
        return [cell.middle()]
    low, high = cell.radii()
    return [high - (high - low) * lane / (lanes - 1) for lane in range(lanes)]


def _zigzag(cell: Cell, count: int, lanes: int) -> list[tuple[float, float]]:
    """Angle and radius of each: evenly across, on one lane after another."""
    radii = _radii(cell, lanes)
    reach = [cell.turns(radius) for radius in radii]
    first, last = min(start for start, _ in reach), max(end for _, end in reach)
    seats = []
    for i in range(count):
        lane = WAVE[i % 4] if lanes == 3 else i * (1 if lanes < 4 else lanes // 2 + 1 - lanes % 2) % lanes
        turns = first + (last - first) * _across(i, count, cell.line)
        room = (last - first) * min(0.35 / count, _across(0, count, cell.line))
        lean = LEAN[cell.level] / (2 * pi * radii[lane])
        turns += min(max(lean, -room), room)
        seats.append((min(max(turns, reach[lane][0]), reach[lane][1]), radii[lane]))
    return sorted(seats)


def _lanes(cell: Cell, count: int, lanes: int) -> list[tuple[float, float]]:
    """Angle and radius of each: every lane as full as its length allows, neighbouring lanes staggered."""
    radii = _radii(cell, lanes)
    reach = [cell.turns(radius) for radius in radii]
    lengths = [(last - first) * radius for (first, last), radius in zip(reach, radii, strict=True)]
    if sum(lengths) <= 0:
        lengths = [1.0] * lanes
    whole = sum(lengths)
    exact = [count * length / whole for length in lengths]
    held = [int(value) for value in exact]
    for lane in sorted(range(lanes), key=lambda lane: (held[lane] - exact[lane], lane))[: count - sum(held)]:
        held[lane] += 1
    seats = []
    for lane, (radius, (first, last)) in enumerate(zip(radii, reach, strict=True)):
        for j in range(held[lane]):
            aside = (0.25 if lane % 2 else -0.25) if lanes > 1 else 0.0
            across = (j + 0.5 + aside) / held[lane]
            seats.append((first + (last - first) * across, radius))
    return sorted(seats)


def _across(i: int, count: int, line: bool) -> float:
    """Evenly across; between two lines a little further out, since a line keeps its own distance."""
    even = (i + 0.5) / count
    return (even + i / (count - 1)) / 2 if line and count > 2 else even


def least_distance(points: list[tuple[float, float]], reach: int, wide: float = 1.0) -> float:
    """The least distance between points, each compared with the next `reach` ones; the last with the first.

    Distances to the side count as so much less as `wide` says.
    """
    least = 4.0
    count = len(points)
    for i, (x, y) in enumerate(points):
        for j in range(i + 1, min(i + 1 + reach, i + count)):
            u, v = points[j % count]
            least = min(least, ((u - x) / wide) ** 2 + (v - y) ** 2)
    return float(least**0.5)
