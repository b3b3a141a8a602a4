"""Labels: never on each other, on a disc, on what is blocked, or outside."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from krets.rings import Box, Placer, Wish, place_labels

wishes = st.builds(
    Wish,
    st.floats(0, 400),
    st.floats(0, 400),
    st.floats(4, 16),
    st.floats(10, 120),
    st.floats(10, 16),
    st.integers(1, 5).map(float),
)


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def on_disc(box: Box, wish: Wish) -> bool:
    dx = max(box[0] - wish.x, 0.0, wish.x - box[0] - box[2])
    dy = max(box[1] - wish.y, 0.0, wish.y - box[1] - box[3])
    return dx * dx + dy * dy < wish.r * wish.r - 1e-9


@given(st.lists(wishes, max_size=40))
def test_no_label_overlaps_anything(asked: list[Wish]) -> None:
    blocked: Box = (150.0, 0.0, 80.0, 20.0)
    bounds: Box = (0.0, 0.0, 400.0, 400.0)
    placed = [box for box in place_labels(asked, [blocked], bounds) if box is not None]
    for one, other in combinations(placed, 2):
        assert not overlap(one, other)
    for box in placed:
        assert not overlap(box, blocked)
        assert not any(on_disc(box, wish) for wish in asked)
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[0] + box[2] <= 400
        assert box[1] + box[3] <= 400


def test_below_the_disc_is_best() -> None:
    (box,) = place_labels([Wish(100, 100, 12, 40, 14)])
    assert box == (80, 114, 40, 14)


def test_the_lower_rank_is_served_first() -> None:
    far, near = Wish(100, 100, 12, 40, 14, rank=2), Wish(100, 100, 12, 40, 14, rank=1)
    assert place_labels([far, near]) == [(80, 72, 40, 14), (80, 114, 40, 14)]


def test_a_label_stays_inside_the_circle() -> None:
    (box,) = place_labels([Wish(100, 190, 10, 40, 14)], within=(100, 100, 100))
    assert box is not None
    assert box[1] < 190


def test_one_by_one_the_first_keeps_its_place() -> None:
    placer = Placer(discs=[(100, 100, 12)])
    first = placer.take(Wish(100, 100, 12, 60, 14))
    second = placer.take(Wish(100, 100, 12, 60, 14))
    assert first is not None
    assert second is not None
    assert not overlap(first, second)
    assert placer.take(Wish(100, 100, 12, 60, 14), choices=2) is None
