"""Contrast of all that is drawn, in both themes: 4.5:1 for text, 3:1 for rims, borders, handles and focus.

WCAG 2.2, success criteria 1.4.3 and 1.4.11. What is off (a disabled control) is exempt there, and so is a
tie at rest here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from krets.look import DARK, LIGHT, OKABE_ITO, UNGROUPED, Theme, contrast, ink, luminance, mix, stylesheet
from krets.model import Contact, Group, Level, Network
from krets.picture import Scene, Shading, Show, by_number, by_text, compose
from krets.picture.layers.labels import label_ink
from krets.picture.layers.people import FADES

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
LEVELS: tuple[Level, ...] = (5, 4, 3, 2, 1)
TEXT, EDGE = 4.5, 3.0
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def rules(theme: Theme) -> Iterator[tuple[str, dict[str, str]]]:
    """Each rule of the stylesheet that holds for what is on: selectors, and what it sets."""
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet(theme)):
        fields = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+);", body.rstrip() + ";"))
        if ":disabled" not in selectors:
            yield " ".join(selectors.split()), fields


def colour(value: str) -> str | None:
    found = _COLOUR.search(value)
    return None if found is None else found.group()


@THEMES
def test_text_reads_on_the_ground_that_its_rule_gives_it(theme: Theme) -> None:
    """Where a rule names no ground, text lies on a card, on the window, or on what the mouse is over."""
    checked = 0
    for selectors, fields in rules(theme):
        for name, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            text, behind = colour(fields.get(name, "")), colour(fields.get(ground, ""))
            if text is None:
                continue
            for each in [behind] if behind else [theme.panel, theme.ground, theme.hover]:
                assert contrast(text, each) >= TEXT, (selectors, text, each)
                checked += 1
    assert checked > 40


@THEMES
def test_what_has_the_keyboard_is_seen(theme: Theme) -> None:
    """A focus ring stands out from what is round it, or inside it from the button it is drawn on."""
    checked = 0
    for selectors, fields in rules(theme):
        ring = colour(fields.get("border", "")) or colour(fields.get("border-color", ""))
        if ":focus" not in selectors or ring is None:
            continue
        inside = ":checked:focus" in selectors or '[primary="true"]:focus' in selectors
        grounds = [theme.accent] if inside else [theme.panel, theme.ground]
        assert all(contrast(ring, ground) >= EDGE for ground in grounds), (selectors, ring)
        checked += 1
    assert checked > 8
    for ground in (theme.panel, theme.ground, theme.accent_soft, *theme.zones().values()):
        assert contrast(theme.accent, ground) >= EDGE


@pytest.mark.parametrize("dress", ["", "checked", "primary", "segment", "segment checked", "flat", "chip"])
@THEMES
def test_a_button_with_the_keyboard_differs_by_3_to_1(theme: Theme, dress: str, qtbot: QtBot) -> None:
    """As WCAG 2.4.13 has it: as many pixels as a line round the button differ so much from before."""
    page = QDialog()
    qtbot.addWidget(page)
    page.setStyleSheet(stylesheet(theme))
    other, button = QPushButton("Other", page), QPushButton("Close", page)
    for each in dress.replace("checked", "").split():
        button.setProperty(each, True)
    button.setCheckable(True)
    button.setChecked("checked" in dress)
    other.move(0, 60)
    page.resize(160, 120)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    before = page.grab(button.geometry()).toImage()
    button.setFocus()
    after = page.grab(button.geometry()).toImage()
    size = after.size()
    changed = sum(
        contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name()) >= EDGE
        for x in range(size.width())
        for y in range(size.height())
    )
    assert changed >= 2 * (size.width() + size.height()) - 24  # its corners are round


@THEMES
def test_what_can_be_grasped_is_seen(theme: Theme) -> None:
    edges = {
        "QScrollBar::handle": "background",
        "QCheckBox::indicator": "border",
        "QLineEdit, QTextEdit": "border",
    }
    for begins, field in edges.items():
        fields = next(fields for selectors, fields in rules(theme) if selectors.startswith(begins))
        edge = colour(fields[field])
        assert edge is not None
        assert contrast(edge, theme.panel) >= EDGE, begins


@THEMES
def test_words_in_the_colours_that_widgets_take_by_hand(theme: Theme) -> None:
    for ground in (theme.panel, theme.ground, theme.hover, theme.accent_soft, theme.control):
        for text in (theme.text, theme.quiet):
            assert contrast(text, ground) >= TEXT, (text, ground)
    for text in (theme.good, theme.bad, theme.accent):
        assert min(contrast(text, ground) for ground in (theme.panel, theme.ground)) >= TEXT


@THEMES
def test_steps_of_a_number_differ_in_lightness_alone_and_leave_the_ground_one_by_one(theme: Theme) -> None:
    ramp = theme.ramp()
    away = [abs(luminance(step) - luminance(theme.ground)) for step in ramp]
    assert away == sorted(away)
    for one, other in pairwise(ramp):
        assert contrast(one, other) >= 1.3
    for step in ramp:
        assert contrast(theme.rim(step), step) > 1.0


# The map ---------------------------------------------------------------------------------------------------


def crowd() -> Network:
    """Fifteen groups (every colour twice, one in a second rim) and none, with a person on every ring."""
    people = [
        Contact(id=10 * group + level, name=f"Ada {group}", level=level, groups=(group,) if group else ())
        for group in range(16)
        for level in LEVELS
    ]
    return Network([*(Group(id=number, name=f"Group {number}") for number in range(1, 16)), *people])


def shadings(network: Network) -> dict[str, Shading | None]:
    people = network.contacts
    return {
        "groups": None,
        "texts": by_text("place", {who: "abcdefghi"[who % 9] if who % 7 else "" for who in people}, str),
        "numbers": by_number("days", {who: float(who) for who in people if who % 7}),
    }


def drawn(theme: Theme, faded: bool, colouring: Shading | None) -> Scene:
    network = crowd()
    return compose(
        network,
        vitality=dict.fromkeys(network.contacts, 0.1 if faded else 1.0),
        theme=theme,
        size=(1600.0, 1400.0),
        show=Show(colouring=colouring, wanted=frozenset(who for who in network.contacts if who % 2)),
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("by", ["groups", "texts", "numbers"])
@pytest.mark.parametrize("faded", [False, True])
@THEMES
def test_everything_on_the_map_reads(theme: Theme, faded: bool, by: str) -> None:
    scene = drawn(theme, faded, shadings(crowd())[by])
    assert len(scene.discs) == 80
    for disc in scene.discs:
        assert contrast(disc.ink, disc.fill) >= TEXT, disc
        assert contrast(disc.rim, disc.ring) >= EDGE, disc
    assert {label.dim for label in scene.labels} == {True, False}
    for label in scene.labels:
        assert contrast(label_ink(theme, label), label.halo) >= TEXT, label
    for ring in scene.rings:
        assert contrast(theme.quiet, ring.halo) >= TEXT
    assert contrast(theme.text, theme.ground) >= TEXT  # groups' names
    assert contrast(theme.quiet, theme.ground) >= TEXT  # the legend
    assert contrast(theme.text, theme.ego) >= TEXT


@THEMES
def test_samples_in_the_legend_have_rims_that_are_seen(theme: Theme) -> None:
    for own in (*OKABE_ITO, UNGROUPED, *theme.ramp()):
        assert contrast(theme.rim(own), theme.ground) >= EDGE, own


@THEMES
def test_zone_borders_and_what_stands_out_have_3_to_1(theme: Theme) -> None:
    grounds = [theme.ground, *theme.zones().values()]
    for name in (theme.zone_border, theme.accent, theme.strained):
        assert min(contrast(name, ground) for ground in grounds) >= EDGE


@THEMES
def test_who_was_not_met_lately_is_paler_but_readable(theme: Theme) -> None:
    for own in (*OKABE_ITO, UNGROUPED):
        for zone in theme.zones().values():
            faded = mix(own, zone, FADES)
            assert contrast(ink(faded), faded) >= TEXT
