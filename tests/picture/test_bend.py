"""Ties bend round ego: never too near, never far astray."""

from __future__ import annotations

from itertools import pairwise
from math import dist, hypot

from hypothesis import given
from hypothesis import strategies as st

from krets.picture import bend
from krets.picture.bend import NEAREST, zigzag
from krets.rings import on_circle

points = st.builds(on_circle, st.floats(0, 1), st.floats(0.1, 1))


def nearest(way: tuple[tuple[float, float], ...]) -> float:
    """The least distance of a way of straight lines to ego at (0, 0)."""
    least = 9.0
    for (x, y), (u, v) in pairwise(way):
        dx, dy = u - x, v - y
        span = dx * dx + dy * dy
        t = 0.0 if span == 0 else min(1.0, max(0.0, -(x * dx + y * dy) / span))
        least = min(least, hypot(x + dx * t, y + dy * t))
    return least


@given(points, points)
def test_never_nearer_to_ego_than_four_fifths_of_the_nearer_end(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    way = bend(a, b, 0.03)
    assert nearest(way) >= NEAREST * min(hypot(*a), hypot(*b)) - 2e-3
    assert max(hypot(*where) for where in way) <= max(hypot(*a), hypot(*b)) + 1e-6


@given(points, points)
def test_a_way_begins_and_ends_at_its_people(a: tuple[float, float], b: tuple[float, float]) -> None:
    way = bend(a, b)
    assert (way[0], way[-1]) == (a, b)
    assert len(way) <= 30


@given(points, points)
def test_there_and_back_is_the_same_way(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert bend(a, b) == tuple(reversed(bend(b, a)))


def test_on_one_ray_a_tie_is_straight() -> None:
    assert bend((0.0, -0.4), (0.0, -0.9)) == ((0.0, -0.4), (0.0, -0.9))


def test_next_to_each_other_a_tie_is_nearly_straight() -> None:
    a, b = on_circle(0.0, 0.8), on_circle(0.05, 0.8)
    way = bend(a, b, 0.05)
    assert sum(dist(p, q) for p, q in pairwise(way)) < dist(a, b) * 1.02


def test_a_zigzag_keeps_its_ends_and_its_height() -> None:
    way = zigzag(((0.0, 0.0), (100.0, 0.0)), 5, 2)
    assert (way[0], way[-1]) == ((0.0, 0.0), (100.0, 0.0))
    assert {abs(y) for _, y in way[1:-1]} == {2.0}
    assert len(way) == 21
