"""Settle: everybody on a seat of their own, inside their ring and sector; nobody else moves; idempotent."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import dist, hypot
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.model import Change, Contact, Edit, Group, Level, Network, edits
from krets.rings import band, disc_radius, locate, position, positions, sectors, settle, tidy
from krets.rings.geometry import point
from tests.helpers.look import NOW, crowd
from tests.helpers.maps import invented

LEVEL_SHARES = {5: 1, 4: 2, 3: 4, 2: 7, 1: 2}


def do(network: Network, verb: Callable[..., Change], *given: Any, **fields: Any) -> Change:
    change = settle(network, verb(network, NOW, *given, **fields))
    network.apply(change)
    return change


def grown(groups: int, people: int, seed: int = 1) -> Network:
    """A map to which people were added one by one."""
    random = Random(seed)
    network = Network()
    do(network, edits.add_groups, [f"Group {i}" for i in range(groups)])
    levels = random.choices(list(LEVEL_SHARES), list(LEVEL_SHARES.values()), k=people)
    for i, level in enumerate(levels):
        own = (random.randint(1, groups),) if groups else ()
        do(network, edits.add_contact, f"Person {i}", level=level, groups=own)
    return network


def least(network: Network) -> float:
    places = list(positions(network).values())
    return min((dist(a, b) for a, b in combinations(places, 2)), default=9.0)


def assert_inside(network: Network, disc: float | None = None) -> None:
    """Everybody's disc lies inside their ring; the centre is in their sector and their ring."""
    disc = disc_radius(sum(1 for _ in network.placed())) if disc is None else disc
    for contact in network.placed():
        assert contact.level is not None
        x, y = position(network, contact.id)
        inner, outer = band(contact.level)
        assert inner + disc - 1e-3 <= hypot(x, y) <= outer - disc + 1e-3, contact
        spot = locate(network, x, y)
        assert spot is not None
        assert (spot.level, spot.group) == (contact.level, network.sector(contact))


@pytest.mark.parametrize(("groups", "people"), [(0, 12), (4, 12), (6, 40), (6, 80), (0, 120), (8, 100)])
def test_people_added_one_by_one_never_touch(groups: int, people: int) -> None:
    network = grown(groups, people)
    assert_inside(network)
    assert least(network) >= 2 * disc_radius(people) * (0.99 if people <= 40 else 0.7)


@pytest.mark.parametrize(
    ("groups", "people"), [(0, 12), (1, 20), (4, 12), (6, 40), (6, 120), (0, 120), (8, 110)]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_tidying_no_two_discs_touch(groups: int, people: int, seed: int) -> None:
    network = grown(groups, people, seed)
    network.apply(tidy(network, NOW))
    assert_inside(network)
    assert least(network) >= 2 * disc_radius(people) * 0.98


def test_adding_one_moves_no_other() -> None:
    network = grown(5, 40)
    before = positions(network)
    change = do(network, edits.add_contact, "New", level=3, groups=(2,))
    assert len(change.edits) == 1
    after = positions(network)
    assert {who: after[who] for who in before} == before


@pytest.mark.parametrize("level", [5, 2])
@pytest.mark.parametrize("people", [26, 60])
def test_settling_a_full_ring_twice_is_settling_it_once(level: Level, people: int) -> None:
    network = grown(0, 5)
    first = network.next_id(Contact)
    many = [Contact(id=first + i, name=str(i), level=level) for i in range(people)]
    once = settle(network, Change(NOW, "add_contacts", {}, tuple(Edit(None, contact) for contact in many)))
    assert settle(network, once) == once


@given(st.data())
@settings(max_examples=60)
def test_settling_twice_is_settling_once(data: st.DataObject) -> None:
    network = grown(data.draw(st.integers(0, 4)), data.draw(st.integers(0, 25)), data.draw(st.integers(0, 5)))
    change = data.draw(st.sampled_from(_VERBS))(network, data)
    once = settle(network, change)
    assert settle(network, once) == once
    network.apply(once)
    for contact in network.placed():
        assert contact.at is not None
    assert len(set(positions(network).values())) == len(positions(network))


def _move(network: Network, data: st.DataObject) -> Change:
    people = sorted(network.contacts) or [0]
    if people == [0]:
        return edits.add_contacts(network, NOW, ["One"])
    chosen = data.draw(st.lists(st.sampled_from(people), unique=True, min_size=1, max_size=6))
    level: Level = data.draw(st.sampled_from((1, 2, 3, 4, 5)))
    spot = (
        level,
        data.draw(st.sampled_from([*network.groups, None])),
        data.draw(st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1))),
    )
    return edits.move(network, NOW, dict.fromkeys(chosen, spot))


def _add_many(network: Network, data: st.DataObject) -> Change:
    level: Level = data.draw(st.sampled_from((1, 2, 3, 4, 5)))
    change = edits.add_contacts(network, NOW, [f"New {i}" for i in range(data.draw(st.integers(1, 40)))])
    after = network.copy()
    after.apply(change)
    new = [edit.record().id for edit in change.edits]
    return change.then(edits.set_level(after, NOW, new, level))


def _add_group(network: Network, data: st.DataObject) -> Change:
    return edits.add_group(network, NOW, "Another")


def _remove_group(network: Network, data: st.DataObject) -> Change:
    if not network.groups:
        return edits.add_group(network, NOW, "First")
    return edits.remove_group(network, NOW, data.draw(st.sampled_from(sorted(network.groups))))


_VERBS = (_move, _add_many, _add_group, _remove_group)


def test_a_dropped_person_stays_where_they_were_dropped() -> None:
    network = grown(4, 3)
    group = network.groups[1]
    spot = locate(network, *_middle(group, 0.62))
    assert spot is not None
    do(network, edits.add_contact, "Dropped", level=spot.level, groups=(1,), at=spot.at)
    assert network.contacts[4].at == spot.at


def _middle(group: Group, radius: float) -> tuple[float, float]:
    from krets.rings import on_circle

    return on_circle(group.start + group.span / 2, radius)


def test_on_top_of_somebody_means_next_to_them() -> None:
    network = Network()
    do(network, edits.add_contact, "First", level=3, at=(0.4, 0.5))
    do(network, edits.add_contact, "Second", level=3, at=(0.4, 0.5))
    assert network.contacts[1].at == (0.4, 0.5)
    apart = dist(position(network, 1), position(network, 2))
    assert 2 * disc_radius(2) <= apart <= 3.5 * disc_radius(2)


def test_in_a_crowded_ring_the_nearest_gap_is_taken() -> None:
    network = crowd(64)
    disc, sector = disc_radius(64), next(sector for sector in sectors(network) if sector.group == 1)
    at = (0.74, 0.53)
    there = point(sector, 2, at)
    do(network, edits.move, {10: (2, 1, at)})
    assert dist(position(network, 10), there) < 5 * disc
    assert least(network) >= 2 * disc


@pytest.mark.parametrize("at", [(0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0), (0.0, 0.0)])
def test_on_a_line_means_beside_it(at: tuple[float, float]) -> None:
    network = grown(3, 0)
    do(network, edits.add_contact, "Dropped", level=4, groups=(2,), at=at)
    assert_inside(network)
    sector = sectors(network)[1]
    x, y = position(network, 1)
    edge = min(abs(x * v - y * u) for u, v in ((_ray(sector.start)), (_ray(sector.start + sector.span))))
    assert edge >= disc_radius(1) - 1e-3


def _ray(turns: float) -> tuple[float, float]:
    from krets.rings import on_circle

    return on_circle(turns, 1.0)


def test_a_person_without_a_place_sits_near_those_they_know() -> None:
    network = Network()
    do(network, edits.add_contact, "Friend", level=4, at=(0.25, 0.5))
    do(network, edits.add_contact, "New")
    do(network, edits.connect, 1, 2)
    do(network, edits.set_level, [2], 3)
    assert dist(position(network, 1), position(network, 2)) < 0.35


def test_removing_a_group_gives_its_room_to_the_others() -> None:
    network = grown(4, 12)
    do(network, edits.remove_group, 2)
    found = sectors(network)
    assert sum(sector.span for sector in found) == pytest.approx(1.0)
    assert [sector.group for sector in found if sector.group is not None] == [1, 3, 4]
    assert_inside(network)


def test_what_moves_nobody_is_left_alone() -> None:
    network = grown(3, 10)
    change = edits.rename(network, NOW, 1, "Other")
    assert settle(network, change) is change
    taken = edits.set_level(network, NOW, [1], None)
    assert settle(network, taken) is taken


def test_a_crowd_placed_at_once_has_places_of_its_own() -> None:
    network = invented(1500, 0, placed=False)
    do(network, edits.set_level, sorted(network.contacts), 2)
    places = positions(network)
    assert len(set(places.values())) == 1500
    before = dict(places)
    do(network, edits.add_contact, "Late", level=2, groups=(1,))
    after = positions(network)
    assert {who: after[who] for who in before} == before
    assert len(set(after.values())) == 1501


def test_many_narrow_sectors_still_hold_their_people() -> None:
    network = Network()
    do(network, edits.add_groups, [f"Group {i}" for i in range(40)])
    for i in range(40):
        for level in (5, 3, 1):
            do(network, edits.add_contact, f"P{i}{level}", level=level, groups=(i + 1,))
    assert len(set(positions(network).values())) == 120
    for contact in network.placed():
        spot = locate(network, *position(network, contact.id))
        assert spot is not None
        assert spot.group == network.sector(contact)


def test_a_contact_with_a_group_that_is_gone_has_no_sector() -> None:
    network = Network([Contact(id=1, name="A", level=3, groups=(9,))])
    assert locate(network, *position(network, 1)) is not None
