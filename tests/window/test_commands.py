"""The command table: one meaning for each key, one hand for each command."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from krets.canvas import STROKES
from krets.window import Program
from krets.window.commands import MENUS, CommandTable
from tests.helpers.windows import filled, program

__all__ = ["program"]

# Keys that go from widget to widget, or are held while the mouse pans.
_CONTROLS = {"Tab", "Shift+Tab", "Space"}


def test_no_shortcut_means_two_things() -> None:
    given = [
        QKeySequence(keys).toString()
        for command in CommandTable().all().values()
        for keys in command.shortcuts
    ]
    assert all(given), "a shortcut that Qt does not know"
    assert [keys for keys, count in Counter(given).items() if count > 1] == []
    assert not _CONTROLS & {*given, *STROKES}


def test_a_key_means_on_the_canvas_what_it_means_in_the_menus() -> None:
    means = {
        QKeySequence(keys).toString(): command.key
        for command in CommandTable().all().values()
        for keys in command.shortcuts
    }
    for keys, stroke in STROKES.items():
        assert QKeySequence(keys).toString() == keys
        assert means.get(keys, stroke.command) == stroke.command, keys
    on_canvas = {key for key, command in CommandTable().all().items() if command.on_canvas}
    assert on_canvas <= {stroke.command for stroke in STROKES.values()}


def test_no_letter_opens_two_entries_of_a_menu() -> None:
    table = CommandTable()
    menus = [[table.title(menu) for menu in MENUS]]
    menus += [[entry.text for entry in table.entries(menu) if entry is not None] for menu in MENUS]
    for texts in menus:
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [letter for letter, count in letters.items() if count > 1] == [], texts
        assert all("&" in text for text in texts), texts


def test_keys_are_unique_and_menus_complete() -> None:
    table = CommandTable()
    keys = [entry.key for menu in MENUS for entry in table.entries(menu) if entry is not None]
    assert len(keys) == len(set(keys)) == len(table.all())


def test_every_action_of_the_window_has_its_own_keys_and_does_something(
    program: Program, qtbot: QtBot
) -> None:
    window = filled(program.draw(["A", "B"]), qtbot)
    given = Counter(
        keys.toString()
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if keys.toString()
    )
    assert [keys for keys, count in given.items() if count > 1] == []
    for key, command in window.actions_.commands.items():
        if command.kind == "menu":
            continue
        action = window.actions_[key]
        signal = "2toggled(bool)" if command.kind == "check" else "2triggered(bool)"
        assert action.receivers(signal) > 0, key


def test_every_menu_opens_with_its_icons(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw(["A"]), qtbot)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    for key, command in window.actions_.commands.items():
        if command.icon:
            assert not window.actions_[key].icon().isNull(), key
