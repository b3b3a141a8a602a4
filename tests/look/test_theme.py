"""Colours: contrast as WCAG 2.2 asks for it, measured from the themes; groups told apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.look import (
    DARK,
    LIGHT,
    OKABE_ITO,
    UNGROUPED,
    Theme,
    contrast,
    group_colour,
    group_colours,
    group_numbers,
    group_pattern,
    ink,
    luminance,
    mix,
    outstanding,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def grounds(theme: Theme) -> list[str]:
    return [theme.ground, theme.panel, *theme.zones().values()]


@THEMES
def test_text_has_4_5_to_1_everywhere(theme: Theme) -> None:
    for name in (theme.text, theme.quiet, theme.accent):
        assert min(contrast(name, ground) for ground in grounds(theme)) >= 4.5
    for name in (theme.good, theme.bad):
        assert min(contrast(name, ground) for ground in (theme.ground, theme.panel)) >= 4.5
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    for ground in (theme.accent_soft, theme.hover, theme.control):
        assert contrast(theme.text, ground) >= 4.5
    assert contrast(theme.quiet, theme.control) >= 4.5


@THEMES
def test_zone_borders_and_controls_have_3_to_1(theme: Theme) -> None:
    for name in (theme.zone_border, theme.strained, theme.accent):
        assert min(contrast(name, ground) for ground in grounds(theme)) >= 3.0
    assert min(contrast(theme.control_edge, ground) for ground in (theme.ground, theme.panel)) >= 3.0


@THEMES
def test_rims_have_3_to_1_against_every_ring(theme: Theme) -> None:
    for fill in (*OKABE_ITO, UNGROUPED):
        assert min(contrast(theme.rim(fill), zone) for zone in theme.zones().values()) >= 3.0


@THEMES
def test_ties_at_rest_are_about_2_to_1(theme: Theme) -> None:
    for zone in theme.zones().values():
        assert 1.8 <= contrast(theme.tie, zone) <= 3.4


@given(colours)
def test_letters_on_a_disc_have_4_5_to_1(fill: str) -> None:
    assert contrast(ink(fill), fill) >= 4.5


@given(colours, colours)
def test_contrast_is_symmetric_and_from_1_to_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0000001


def test_known_contrasts() -> None:
    # WCAG 2.2, relative luminance: mid grey #777777 on white is 4.48
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert luminance("#ffffff") == pytest.approx(1.0)
    assert mix("#000000", "#ffffff", 0.25) == "#404040"


def test_what_cannot_stand_out_ends_at_the_colour_it_moves_to() -> None:
    assert outstanding("#333333", "#000000", ["#000000"], 3.0) == "#000000"


def test_the_accent_is_in_no_group() -> None:
    for theme in (LIGHT, DARK):
        assert theme.accent not in OKABE_ITO


def test_groups_are_told_apart_by_colour_and_rim() -> None:
    looks = [(group_colour(number), group_pattern(number)) for number in range(28)]
    assert len(set(looks)) == 28
    assert group_colour(0) == group_colour(7)
    assert group_pattern(0) != group_pattern(7)


@given(st.sets(st.integers(1, 60), max_size=25))
def test_every_group_has_a_number_of_its_own(ids: set[int]) -> None:
    numbers = group_numbers(ids)
    assert set(numbers) == ids
    assert all(numbers[a] != numbers[b] for a, b in combinations(ids, 2))
    if len(ids) <= 7:
        assert all(group_pattern(number) == 0 for number in numbers.values())
    assert group_colours(ids) == {group: group_colour(number) for group, number in numbers.items()}


def test_removing_a_group_leaves_the_others_their_colours() -> None:
    before = group_numbers(range(1, 8))
    after = group_numbers([1, 2, 4, 5, 6, 7])
    assert all(after[group] == before[group] for group in after)
