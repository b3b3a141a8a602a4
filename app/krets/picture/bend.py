"""How a tie runs: straight where it may, round the inner rings where it must."""

from functools import lru_cache
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]

NEAREST = 0.8
"""A tie never comes nearer to ego than so much of its nearer end's radius."""
BULGE = 0.75
"""Part of the true angle that the straight line is worked out for: less bulges more, 1 is straight."""


STRAIGHT = 0.06
"""Up to this angle (radians) between its ends, a tie is a straight line."""


def bend(a: Point, b: Point, finest: float = 0.13) -> tuple[Point, ...]:
    """The points of a tie from `a` to `b`, in units round ego at (0, 0); `finest` is the angle of a step.

    There and back are one way, even straight across ego; and one entry of what is kept.
    """
    return way(a, b, finest) if a <= b else way(b, a, finest)[::-1]


@lru_cache(maxsize=1 << 13)
def way(a: Point, b: Point, finest: float) -> tuple[Point, ...]:
    """`bend` from the lesser point to the greater; kept for a picture's 3,000 ties and what a drag adds.

    A straight line in polar coordinates is 1/r = (sin((1-t)d)/ra + sin(td)/rb) / sin d, with the angle d
    between its ends. The same line for a smaller angle d, stretched over the true one, is a smooth way round
    ego: so every tie bulges a little outwards, and none comes nearer than `NEAREST` allows.
    """
    ra, rb = hypot(*a), hypot(*b)
    if ra < 1e-6 or rb < 1e-6:
        return a, b
    start = atan2(a[1], a[0])
    turn = (atan2(b[1], b[0]) - start + pi) % (2 * pi) - pi
    steps = max(2, ceil(abs(turn) / finest))
    if abs(turn) < STRAIGHT:
        return a, b
    angle = min(abs(turn) * BULGE, _widest(ra, rb))
    whole = sin(angle)
    points = [a]
    for i in range(1, steps):
        t = i / steps
        radius = whole / (sin((1 - t) * angle) / ra + sin(t * angle) / rb)
        turned = start + turn * t
        points.append((radius * cos(turned), radius * sin(turned)))
    points.append(b)
    return tuple(points)


def _widest(ra: float, rb: float) -> float:
    """The greatest angle at which the straight line between two radii keeps `NEAREST` of the lesser one away.

    From distance d = ra rb sin w / sqrt(ra² + rb² - 2 ra rb cos w) = NEAREST ra, with q = ra/rb <= 1:
    cos² w - 2 NEAREST² q cos w + NEAREST² (1 + q²) - 1 = 0, of which the smaller root is the wider angle.
    """
    q = min(ra, rb) / max(ra, rb)
    half = NEAREST * NEAREST * q
    root = half - sqrt(max(half * half - NEAREST * NEAREST * (1 + q * q) + 1, 0.0))
    return acos(max(-1.0, min(1.0, root)))


def zigzag(points: tuple[Point, ...], length: float, height: float) -> tuple[Point, ...]:
    """The same way as a zigzag with teeth of this length and height (px); its ends stay."""
    teeth: list[Point] = [points[0]]
    side, rest = 1.0, length
    for (x, y), (u, v) in pairwise(points):
        span = hypot(u - x, v - y)
        done = rest
        while done < span:
            t = done / span
            nx, ny = -(v - y) / span * height * side, (u - x) / span * height * side
            teeth.append((x + (u - x) * t + nx, y + (v - y) * t + ny))
            side = -side
            done += length
        rest = done - span
    teeth.append(points[-1])
    return tuple(teeth)
