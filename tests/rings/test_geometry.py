"""Radii, sectors and places: numbers by hand, and that `locate` takes back what `position` gives."""

from __future__ import annotations

from datetime import datetime
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.model import LEVELS, Contact, Group, Network, edits
from krets.rings import (
    EGO_RADIUS,
    RADII,
    band,
    disc_radius,
    locate,
    on_circle,
    polar,
    position,
    positions,
    sectors,
    settle,
)
from krets.rings.spans import shares
from tests.helpers.look import NOW
from tests.helpers.maps import invented


def network(*groups: Group, contacts: tuple[Contact, ...] = ()) -> Network:
    return Network([*groups, *contacts])


def test_the_rings_are_those_of_the_design() -> None:
    assert [RADII[level] for level in LEVELS] == [0.30, 0.53, 0.72, 0.88, 1.0]
    assert band(5) == (EGO_RADIUS, 0.30)
    assert band(1) == (0.88, 1.0)


def test_discs_are_12_px_on_a_whole_of_300_px_and_shrink_beyond_120_people() -> None:
    assert disc_radius(12) * 300 == pytest.approx(12)
    assert disc_radius(120) == disc_radius(1)
    assert disc_radius(480) == pytest.approx(disc_radius(120) / 2)
    assert disc_radius(1_000_000) == 0.01


def test_without_groups_there_is_one_sector() -> None:
    (only,) = sectors(network())
    assert (only.group, only.start, only.span) == (None, 0.0, 1.0)


def test_groups_without_spans_share_the_circle_evenly() -> None:
    found = sectors(network(Group(id=1, name="A"), Group(id=2, name="B")))
    assert [(sector.group, sector.start, sector.span) for sector in found] == [(1, 0.0, 0.5), (2, 0.5, 0.5)]


def test_people_without_a_group_get_a_sector_behind_the_groups() -> None:
    group = Group(id=1, name="A", start=0.0, span=1.0)
    lone = Contact(id=1, name="Lone", level=3)
    found = sectors(network(group, contacts=(lone,)))
    assert [sector.group for sector in found] == [1, None]
    assert found[-1].start + found[-1].span == pytest.approx(1.0)


def test_the_room_that_groups_leave_belongs_to_people_without_one() -> None:
    found = sectors(network(Group(id=1, name="A", start=0.0, span=0.75)))
    assert [(sector.group, sector.start, sector.span) for sector in found] == [
        (1, 0.0, 0.75),
        (None, 0.75, 0.25),
    ]


@pytest.mark.parametrize(
    "spans", [((0.0, 0.6), (0.5, 0.5)), ((0.0, 0.9), (0.9, 0.9)), ((0.2, 0.3), (0.7, 0.1))]
)
def test_spans_that_overlap_or_leave_holes_are_reckoned_anew(spans: tuple[tuple[float, float], ...]) -> None:
    groups = [Group(id=i, name=str(i), start=start, span=span) for i, (start, span) in enumerate(spans, 1)]
    found = sectors(network(*groups))
    assert [sector.span for sector in found] == [0.5, 0.5]


def test_spans_follow_the_number_of_people_with_a_floor() -> None:
    wide, narrow, empty = shares([{2: 30}, {2: 5}, {}])
    assert wide > narrow > empty >= 0.05
    assert wide + narrow + empty == pytest.approx(1.0)


def test_an_overfull_ring_widens_its_sector() -> None:
    even, same = shares([{2: 6}, {2: 6}])
    assert even == same
    crowded, loose = shares([{5: 12}, {2: 12}])
    assert crowded >= 12 / 15 - 1e-9
    assert crowded + loose == pytest.approx(1.0)


@given(st.floats(0, 0.999999), st.floats(0.01, 2))
def test_polar_and_back(turns: float, radius: float) -> None:
    x, y = on_circle(turns, radius)
    back, far = polar(x, y)
    assert far == pytest.approx(radius)
    assert min(abs(back - turns), 1 - abs(back - turns)) < 1e-9


@given(
    st.integers(0, 6),
    st.lists(
        st.tuples(st.sampled_from(LEVELS), st.integers(0, 6), st.floats(0, 1), st.floats(0, 1)), max_size=30
    ),
)
def test_locate_finds_the_ring_and_sector_of_everybody(
    count: int, people: list[tuple[int, int, float, float]]
) -> None:
    groups = tuple(Group(id=i, name=str(i)) for i in range(1, count + 1))
    contacts = tuple(
        Contact(id=i, name=str(i), level=level, groups=(group,), at=(across, out))  # type: ignore[arg-type] # one of LEVELS
        for i, (level, group, across, out) in enumerate(people, 1)
    )
    drawn = network(*groups, contacts=contacts)
    for contact in contacts:
        x, y = position(drawn, contact.id)
        spot = locate(drawn, x, y)
        assert spot is not None
        assert (spot.level, spot.group) == (contact.level, drawn.sector(contact))


def test_outside_the_whole_and_on_ego_is_nowhere() -> None:
    drawn = network(Group(id=1, name="A"))
    assert locate(drawn, 1.01, 0) is None
    assert locate(drawn, 0.0, 0.0) is None
    assert locate(drawn, EGO_RADIUS * 0.99, 0) is None
    spot = locate(drawn, 0.0, -0.95)
    assert spot is not None
    assert spot.level == 1


def test_positions_hold_exactly_those_who_are_placed() -> None:
    drawn = invented(50, 100)
    away = Contact(id=999, name="Away")
    drawn.apply(edits.add_contact(drawn, NOW, away.name))
    found = positions(drawn)
    assert set(found) == {contact.id for contact in drawn.placed()}
    assert all(EGO_RADIUS <= hypot(x, y) <= 1 for x, y in found.values())
    assert found[1] == position(drawn, 1)


def test_a_contact_without_a_level_has_no_position() -> None:
    drawn = network(contacts=(Contact(id=1, name="Away"),))
    with pytest.raises(ValueError, match="not placed"):
        position(drawn, 1)


def test_five_thousand_have_five_thousand_places() -> None:
    drawn = Network()
    change = edits.add_contacts(drawn, NOW, [f"Person {i}" for i in range(5000)])
    drawn.apply(settle(drawn, change))
    drawn.apply(settle(drawn, edits.set_level(drawn, datetime.combine(NOW, NOW.time()), range(1, 5001), 2)))
    found = positions(drawn)
    assert len(set(found.values())) == 5000
