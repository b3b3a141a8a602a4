"""Colours and sizes by a text or a number: who gets which, and how the picture and its legend show it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.look import DARK, LIGHT, OKABE_ITO, RAMP_STEPS, UNGROUPED, Theme
from krets.model import Contact, Group, Network
from krets.picture import Scene, Shading, Show, Sizing, by_number, by_size, by_text, compose
from krets.rings import disc_radius
from tests.helpers.look import crowd

pytestmark = pytest.mark.usefixtures("qapp")
numbers = st.dictionaries(
    st.integers(1, 60), st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=1
)


def plain(text: str) -> str:
    return text


def drawn(
    network: Network, theme: Theme = LIGHT, vitality: dict[int, float] | None = None, **show: object
) -> Scene:
    return compose(
        network,
        vitality=vitality or {},
        theme=theme,
        size=(1000.0, 800.0),
        show=Show(**show),  # type: ignore[arg-type] # as handed in
    )


def test_the_most_frequent_texts_have_colours_and_rims_of_their_own() -> None:
    letters = "aaaabbbccdefghi"  # nine texts: four a, three b, two c, one of each other
    shading = by_text("place", {**dict(enumerate(letters)), 99: ""}, plain)
    assert [shade.text for shade in shading.shades] == [*"abcdefg", "others"]
    assert [shade.fill for shade in shading.shades] == [*OKABE_ITO, UNGROUPED]
    assert {shade.pattern for shade in shading.shades} == {0, 1, 2}
    assert [shading.of[who] for who in range(len(letters))] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 7]
    assert 99 not in shading.of


def test_few_different_numbers_are_steps_of_their_own() -> None:
    shading = by_number("knows", {1: 0, 2: 3, 3: 3, 4: 12})
    assert [(shade.text, shade.step) for shade in shading.shades] == [("0", 0), ("3", 2), ("12", 4)]
    assert shading.of == {1: 0, 2: 1, 3: 1, 4: 2}
    assert shading.graded


def test_many_different_numbers_fall_into_steps_of_as_many_people() -> None:
    shading = by_number("days", {who: float(who) for who in range(1, 101)})
    assert [shade.text for shade in shading.shades] == ["1–20", "21–40", "41–60", "61–80", "81–100"]
    assert Counter(shading.of.values()) == dict.fromkeys(range(RAMP_STEPS), 20)


@given(numbers)
def test_a_greater_number_is_never_a_smaller_step_or_disc(values: dict[int, float]) -> None:
    shading, sizing = by_number("n", values), by_size("n", values)
    ranked = sorted(values, key=lambda who: values[who])
    steps = [shading.shades[shading.of[who]].step for who in ranked]
    radii = [sizing.radius(who, 10.0) for who in ranked]
    assert steps == sorted(steps)
    assert radii == sorted(radii)
    assert 6.0 - 1e-9 <= radii[0] <= radii[-1] <= 10.0 + 1e-9
    assert set(shading.of.values()) == set(range(len(shading.shades)))


def test_of_nobody_there_is_nothing_to_say() -> None:
    assert by_number("n", {}).shades == ()
    assert by_text("n", {}, plain).shades == ()
    assert by_size("n", {1: 4.0}).of == {1: 1.0}


PEOPLE = Network(
    [
        Group(id=1, name="Choir"),
        Group(id=2, name="Work"),
        Contact(id=1, name="Ada", level=4, groups=(1, 2), place="Oslo", at=(0.2, 0.5)),
        Contact(id=2, name="Bo", level=3, groups=(1,), place="Oslo", at=(0.5, 0.5)),
        Contact(id=3, name="Cy", level=1, groups=(1,), place="Oslo", at=(0.7, 0.5)),
        Contact(id=4, name="Di", level=2, groups=(2,), at=(0.5, 0.5)),
    ]
)
BY_PLACE = by_text("place", {who: person.place for who, person in PEOPLE.contacts.items()}, plain)


def test_discs_are_filled_by_what_was_chosen_and_hollow_where_it_is_not_known() -> None:
    scene = drawn(PEOPLE, vitality={2: 0.2}, colouring=BY_PLACE)
    ada, bo, cy, di = (scene.discs[scene.index[who]] for who in (1, 2, 3, 4))
    assert (ada.fill, ada.style, ada.arcs) == (OKABE_ITO[0], "solid", ())
    assert bo.style == "dotted"
    assert bo.fill not in (OKABE_ITO[0], LIGHT.ego)
    assert (cy.fill, cy.style) == (LIGHT.ego, "dashed")
    assert ada.rim == bo.rim == cy.rim
    assert (di.fill, di.rim) == (LIGHT.ego, LIGHT.rim(UNGROUPED))
    kinds = [row.kind for row in scene.legend]
    assert kinds[:3] == ["title", "shade", "unknown"]
    assert "fresh" not in kinds
    assert [row.text for row in scene.legend][:3] == ["Place", "Oslo", "not known"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_number_s_colour_is_never_mixed_with_another(theme: Theme) -> None:
    shading = by_number("knows", {1: 0, 2: 5, 3: 9})
    scene = drawn(PEOPLE, theme, {2: 0.1}, colouring=shading)
    fills = [scene.discs[scene.index[who]].fill for who in (1, 2, 3)]
    assert fills == [theme.ramp()[0], theme.ramp()[2], theme.ramp()[4]]


@pytest.mark.parametrize("count", [12, 64, 150])
def test_sized_discs_keep_to_their_seats(count: int) -> None:
    network = crowd(count)
    sizing = by_size("n", {who: float(who) for who in network.contacts})
    scene, usual = drawn(network, sizing=sizing), drawn(network)
    radii = [disc.r for disc in scene.discs]
    assert max(radii) <= max(usual.r, disc_radius(count) * usual.scale) + 1e-9
    assert min(radii) == pytest.approx(0.6 * max(radii))
    assert {row.kind for row in scene.legend} >= {"title", "sizes"}


def test_the_map_makes_way_for_a_longer_legend() -> None:
    scene = drawn(
        crowd(40), colouring=by_text("place", {who: f"Place {who % 9}" for who in range(1, 41)}, plain)
    )
    assert scene.legend_box is not None
    left, top, wide, _ = scene.legend_box
    for disc in scene.discs:
        assert not (disc.x - disc.r < left + wide and disc.y + disc.r > top)


def test_what_is_shown_can_be_said_in_the_legend() -> None:
    scene = drawn(PEOPLE, said="Showing 2 of 4: Choir")
    assert (scene.legend[-1].kind, scene.legend[-1].text) == ("note", "Showing 2 of 4: Choir")


def test_whoever_has_no_number_is_as_small_as_the_smallest() -> None:
    assert Sizing("n", "0", "1", {}).radius(7, 10.0) == pytest.approx(6.0)
    assert isinstance(BY_PLACE, Shading)
