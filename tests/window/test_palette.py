"""The command palette: what it finds, in which order, and what Enter does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krets.model import edits
from krets.window.palette import Palette
from krets.window.palette_entries import rank
from tests.helpers.hand import Hand, hand, opened
from tests.helpers.newcomer import CTRL, NONE, Key

__all__ = ["hand", "opened"]

KARI, LARS = 4, 5


@pytest.fixture
def palette(hand: Hand) -> Palette:
    hand.key(Key.Key_K, CTRL)
    found = hand.window.help.palette
    assert found is not None
    assert found.isVisible()
    return found


def found(palette: Palette) -> list[str]:
    return [entry.text for entry in palette.model.entries]


@pytest.mark.parametrize(
    ("text", "words", "cost"),
    [
        ("show the whole map view", ["show"], 0),
        ("show the whole map view", ["map", "whole"], 2),
        ("show the whole map view", ["hole"], 3),
        ("show the whole map view", ["part"], None),
        ("show the whole map view", [], 0),
    ],
)
def test_beginnings_of_words_come_first(text: str, words: list[str], cost: int | None) -> None:
    assert rank(text, words) == cost


def test_every_command_of_the_menus_is_there_with_its_key(hand: Hand, palette: Palette) -> None:
    there = {entry.text: entry for entry in palette.model.entries}
    assert len(palette.model.entries) == 60
    palette.field.setText("whole map")
    (fit,) = palette.model.entries
    assert (fit.text, fit.where, fit.keys, fit.icon) == ("Show the whole map", "View", "F", "maximize")
    assert "New map" in there
    for command in hand.window.actions_.commands.values():
        text = command.text.replace("&", "").rstrip("…")
        palette.field.setText(text.split(" · ")[0])
        if command.kind != "menu" and command.key not in ("undo", "redo"):
            assert text in found(palette), command.key


def test_words_in_any_order_and_submenus(hand: Hand, palette: Palette) -> None:
    hand.document.select((KARI,))
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_K, CTRL)
    QTest.keyClicks(palette.field, "ring closest put")
    entry = palette.current()
    assert entry is not None
    assert (entry.text, entry.where) == ("Closest", "People › Put on ring")
    hand.key(Key.Key_Return)
    assert not palette.isVisible()
    assert hand.contact(KARI).level == 5
    assert hand.focus() is hand.canvas


def test_people_are_found_gone_to_and_added(hand: Hand, palette: Palette) -> None:
    hand.type("go to kari")
    assert found(palette)[0] == "Go to Kari Nilsen"
    hand.key(Key.Key_Return)
    assert hand.chosen() == (KARI,)
    assert hand.canvas.outstanding.flashing == KARI
    assert hand.focus() is hand.canvas
    hand.key(Key.Key_K, CTRL)
    hand.type("lars")
    hand.key(Key.Key_Return, CTRL)
    assert hand.chosen() == (KARI, LARS)


def test_a_group_is_gone_to(hand: Hand, palette: Palette) -> None:
    hand.type("go group work")
    assert found(palette)[0] == "Go to group Work"
    hand.key(Key.Key_Return)
    assert hand.document.selection.group == 3


def test_what_cannot_be_done_is_there_and_says_why(hand: Hand, palette: Palette) -> None:
    hand.type("one ring inwards")
    entry = palette.current()
    assert entry is not None
    assert entry.why_not == "Select somebody first." == palette.note.text()
    hand.key(Key.Key_Return)
    assert palette.isVisible()
    assert hand.steps() == 0


def test_what_is_on_is_ticked(hand: Hand, palette: Palette) -> None:
    hand.type("colours as the system")
    entry = palette.current()
    assert entry is not None
    assert entry.on is True
    assert palette.model.said(entry) == "Colours as the system has them, View, on"


@pytest.mark.parametrize("how", ["Esc", "Ctrl+K", "click elsewhere"])
def test_it_is_left_without_a_trace(hand: Hand, palette: Palette, how: str) -> None:
    hand.type("remove")
    if how == "Esc":
        hand.key(Key.Key_Escape)
    elif how == "Ctrl+K":
        hand.key(Key.Key_K, CTRL)
    else:
        hand.click(hand.at(KARI))
    assert not palette.isVisible()
    assert hand.focus() is hand.canvas
    assert hand.steps() == 0


def test_arrows_move_in_the_list_and_a_click_does_it(hand: Hand, palette: Palette) -> None:
    hand.document.select((KARI,))
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_K, CTRL)
    hand.type("one ring")
    assert found(palette)[:2] == ["One ring inwards", "One ring outwards"]
    for key, row in ((Key.Key_Down, 1), (Key.Key_Up, 0), (Key.Key_Up, 0), (Key.Key_PageDown, 1)):
        hand.key(key)
        assert palette.list.currentIndex().row() >= row
        if key != Key.Key_PageDown:
            assert palette.list.currentIndex().row() == row
    place = palette.list.visualRect(palette.model.index(1)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert hand.contact(KARI).level == 3


def test_nothing_found_is_said(hand: Hand, palette: Palette) -> None:
    hand.type("zzz")
    assert palette.note.text() == "Nothing is called that."
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    assert palette.isVisible()


def test_thirty_thousand_people_are_searched(hand: Hand, palette: Palette) -> None:
    hand.document.edit(edits.add_contacts, [f"Somebody {number}" for number in range(30_000)])
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_K, CTRL)
    palette.field.setText("somebody 29999")
    assert found(palette) == ["Go to Somebody 29999"]
