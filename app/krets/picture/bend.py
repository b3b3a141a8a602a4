"""How a tie runs: straight where it may, round the inner rings where it must."""

from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]

NEAREST = 0.8
"""A tie never comes nearer to ego than so much of its nearer end's radius."""


def bend(a: Point, b: Point, finest: float = 0.13) -> tuple[Point, ...]:
    """The points of a tie from `a` to `b`, in units round ego at (0, 0); `finest` is the angle of a step.

    Angle and radius run from one end to the other, the radius sagging towards the straight line between them
    as far as `NEAREST` allows; two people side by side are joined by what is nearly a straight line.
    """
    ra, rb = hypot(*a), hypot(*b)
    if ra < 1e-6 or rb < 1e-6:
        return a, b
    start = atan2(a[1], a[0])
    turn = (atan2(b[1], b[0]) - start + pi) % (2 * pi) - pi
    steps = ceil(abs(turn) / finest)
    if steps <= 1:
        return a, b
    sag = min((ra + rb) / 2 - 2 * ra * rb * cos(turn / 2) / (ra + rb), _deepest(ra, rb))
    points = [a]
    for i in range(1, steps):
        t = i / steps
        radius = ra + (rb - ra) * t - 4 * sag * t * (1 - t)
        angle = start + turn * t
        points.append((radius * cos(angle), radius * sin(angle)))
    points.append(b)
    return tuple(points)


def _deepest(ra: float, rb: float) -> float:
    """The sag with which the radius r + d t - 4 sag t (1 - t) just keeps above NEAREST r."""
    r, d = min(ra, rb), abs(rb - ra)
    half = 8 * d + 16 * (1 - NEAREST) * r
    return (half + sqrt(max(half * half - 64 * d * d, 0.0))) / 32


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
