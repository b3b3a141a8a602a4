"""Finding a free seat inside one ring of one sector, given who sits there already."""

from collections.abc import Sequence
from math import ceil, cos, dist, hypot, pi, sin

from krets.model import Place
from krets.rings.geometry import DISC, on_circle, point, polar
from krets.rings.seats import CLEAR, COMFORT, WIDE, Cell, densest, into, rows

Point = tuple[float, float]

TIERS = (1.0, 0.87, 0.75, 0.6, 0.45, 0.3, 0.15, 0.05)
"""How near two centres may come, as parts of a disc's width, tried in turn as a ring fills up."""
LINE = 0.08
"""So far to the side (units), somebody no longer stands in line."""
FINE, CIRCLES = 6, 12
"""Close by, free seats are sought so many times as finely as people sit, on so many circles."""
_TOLERANCE = 1e-4
_MOST = 400


class Crowd:
    """Points on a grid, to ask how near the nearest is."""

    def __init__(self, disc: float) -> None:
        self.apart = 2 * disc + CLEAR / 2
        self._cells: dict[tuple[int, int], list[Point]] = {}

    def add(self, where: Point) -> None:
        """Seat somebody."""
        self._cells.setdefault(self._key(where), []).append(where)

    def free(self, where: Point, distance: float) -> bool:
        """Tell whether nobody sits nearer than `distance` (at most `apart`)."""
        x, y = where
        column, row = self._key(where)
        least = distance * distance
        cells = self._cells
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                for u, v in cells.get((i, j), ()):
                    if (u - x) ** 2 + (v - y) ** 2 < least:
                        return False
        return True

    def points(self) -> list[Point]:
        """Everybody seated."""
        return [where for cell in self._cells.values() for where in cell]

    def _key(self, where: Point) -> tuple[int, int]:
        return int(where[0] // self.apart), int(where[1] // self.apart)


def nearest_free(cell: Cell, crowd: Crowd, at: Place) -> Place:
    """The place itself if it is clear of lines and of others, else the nearest one that is."""
    at = _off_lines(cell, at)
    where = point(cell.sector, cell.level, at)
    for tier in TIERS:
        distance = crowd.apart * tier
        if crowd.free(where, distance):
            return at
        found = _beside(cell, crowd, where) if tier == 1.0 else None
        found = found or _nearest(cell, crowd, where, tier)
        if found is not None:
            return found
    return at


def rest(cell: Cell, crowd: Crowd, at: Place) -> Place:
    """The place where `nearest_free` leads in the end: from there it leads nowhere else.

    A full ring hands out narrow seats, and beside one of those a search close by may find a wider one.
    """
    for _ in TIERS:
        found = nearest_free(cell, crowd, at)
        if found == at:
            break
        at = found
    return at


def seat_near(
    cell: Cell, crowd: Crowd, ahead: Sequence[Point], around: Sequence[Point], known: Sequence[Point]
) -> Place:
    """A free seat in open room, near the points `known`; clear of `ahead` too, if there is room for that.

    `around` are people on the rings beside: a seat under their names is not as good as one with room. The
    seats of a full ring are tried first, so that those who come one by one leave no gaps too narrow to use.
    """
    wider = Crowd(cell.disc)
    others = [*crowd.points(), *ahead]
    for where in others:
        wider.add(where)
    if cell.disc == DISC:
        dense = [(point(cell.sector, cell.level, at), at) for at in densest(cell)]
        free = [seat for seat in dense if wider.free(seat[0], crowd.apart)]
        if free:
            return _best(cell, free, others, around, known)
    for tier in TIERS:
        for obstacles in (wider, crowd):
            seats = _lattice(cell, tier)
            free = [seat for seat in seats if obstacles.free(seat[0], crowd.apart * tier)]
            if free:
                return _best(cell, free, others, around, known)
    return _lattice(cell, 1.0)[0][1]


def seats_for_many(cell: Cell, crowd: Crowd, ahead: Sequence[Point], count: int) -> list[Place]:
    """Seats for several people at once, spread over the room that is free, in the order of their angle."""
    wider = Crowd(cell.disc)
    for where in (*crowd.points(), *ahead):
        wider.add(where)
    even = rows(cell, count)
    if _all_free(cell, wider, even):
        return even
    seats: list[Place] = []
    for tier in TIERS:
        found: list[Place] = []
        trial = Crowd(cell.disc)
        for where in wider.points():
            trial.add(where)
        for where, at in _lattice(cell, tier):
            if trial.free(where, crowd.apart * tier):
                trial.add(where)
                found.append(at)
        missing = count - len(seats)
        if len(found) >= missing:
            return seats + [found[i * len(found) // missing] for i in range(missing)]
        seats += found
        wider = trial
    return seats + [_lattice(cell, 1.0)[0][1]] * (count - len(seats))


def _all_free(cell: Cell, crowd: Crowd, seats: Sequence[Place]) -> bool:
    trial = Crowd(cell.disc)
    for where in crowd.points():
        trial.add(where)
    for at in seats:
        where = point(cell.sector, cell.level, at)
        if not trial.free(where, crowd.apart):
            return False
        trial.add(where)
    return True


def _off_lines(cell: Cell, at: Place) -> Place:
    turns, radius = polar(*point(cell.sector, cell.level, at))
    start, span = cell.sector.start, cell.sector.span
    turns = start + span * min(max(at[0], 0.0), 1.0)
    low, high = cell.radii()
    inside = min(max(radius, low), high)
    first, last = cell.turns(inside, named=False)
    turned = min(max(turns, first), last)
    if abs(inside - radius) < _TOLERANCE and abs(turned - turns) * 2 * pi * radius < _TOLERANCE:
        return at
    return cell.at(turned, inside)


def _beside(cell: Cell, crowd: Crowd, where: Point) -> Place | None:
    """The nearest free seat close by, on circles round the point, finer than the lattice."""
    step = crowd.apart / FINE
    for circle in range(1, CIRCLES + 1):
        found: list[tuple[float, Place]] = []
        for i in range(6 * circle):
            turned = 2 * pi * i / (6 * circle)
            x, y = where[0] + circle * step * cos(turned), where[1] + circle * step * sin(turned)
            at = into(cell, x, y)
            spot = point(cell.sector, cell.level, at)
            if crowd.free(spot, crowd.apart):
                found.append((dist(spot, where), at))
        if found:
            return min(found)[1]
    return None


def _nearest(cell: Cell, crowd: Crowd, where: Point, tier: float) -> Place | None:
    x, y = where
    seats = sorted(_lattice(cell, tier), key=lambda seat: (hypot(seat[0][0] - x, seat[0][1] - y), seat[1]))
    distance = crowd.apart * tier
    return next((at for spot, at in seats if crowd.free(spot, distance)), None)


def _lattice(cell: Cell, tier: float) -> list[tuple[Point, Place]]:
    """Candidate seats all over the cell, half a disc's width apart, as points and places."""
    step = (2 * cell.disc + CLEAR / 2) * tier / 2
    low, high = cell.radii()
    lanes = max(1, ceil((high - low) / step) + 1) if high > low else 1
    seats = []
    for lane in range(lanes):
        radius = low + (high - low) * lane / max(1, lanes - 1)
        first, last = cell.turns(radius)
        count = max(1, ceil((last - first) * 2 * pi * radius / step) + 1) if last > first else 1
        for i in range(count):
            turns = first + (last - first) * (i / (count - 1) if count > 1 else 0.5)
            at = cell.at(turns, radius)
            seats.append((point(cell.sector, cell.level, at), at))
    return seats


def _best(
    cell: Cell,
    free: Sequence[tuple[Point, Place]],
    others: Sequence[Point],
    around: Sequence[Point],
    known: Sequence[Point],
) -> Place:
    row = cell.middle()
    middle = on_circle(cell.sector.start + cell.sector.span / 2, row)
    if known:
        middle = (sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known))
    reach = COMFORT * 1.15
    best, least = free[0][1], float("inf")
    for (x, y), at in free[:: max(1, len(free) // _MOST)]:
        cost = 0.4 * hypot(x - middle[0], y - middle[1]) + 0.5 * abs(hypot(x, y) - row)
        room = reach
        for crowd in (others, around):
            for u, v in crowd:
                dy = abs(v - y)
                if dy < room:
                    room = min(room, hypot((u - x) / WIDE, dy))
        cost += 2.0 * (reach - room) / reach + 0.25 * _in_line(x, y, around)
        if cost < least:
            best, least = at, cost
    return best


def _in_line(x: float, y: float, around: Sequence[Point]) -> float:
    """How nearly somebody on the rings beside stands on the same ray from ego, 0 to 1."""
    nearest = 1.0
    for u, v in around:
        if x * u + y * v > 0:
            nearest = min(nearest, abs(x * v - y * u) / hypot(u, v) / LINE)
    return 1 - nearest


__all__ = ["Crowd", "nearest_free", "on_circle", "rest", "seat_near", "seats_for_many"]
