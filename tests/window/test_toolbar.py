"""The row above the map, the menus of colour, size and filter, text size and motion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from krets.look import motion, want_motion
from krets.model import Filter, edits
from krets.window import Program
from krets.window.main_window import MainWindow
from krets.window.settings import TEXT_SIZES
from krets.window.text_size import TextSizeDialog
from krets.window.toolbar import ICONS, TIGHT, TOOLS, WIDE
from tests.helpers.windows import dialogs, filled, map_at, program

__all__ = ["program"]


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_groups, ["Family", "Work"])
    for number, level in enumerate((5, 4, 3, 2, 1)):
        opened.document.edit(edits.add_contact, f"Person {number}", level=level, groups=(1 + number % 2,))
    opened.document.edit(edits.edit_contacts, [1, 2], place="Oslo")
    yield opened
    want_motion(True)


def cut_words(window: MainWindow) -> list[str]:
    """The buttons of the toolbar whose words have too little room, or that reach out of it."""
    bar = window.toolbar
    found = []
    for button in bar.findChildren(QToolButton):
        words = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly
        wide = button.fontMetrics().horizontalAdvance(button.text()) if words else 0
        if button.width() < wide + 8 or button.geometry().right() > bar.width():
            found.append(button.text())
    return found


def offered(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers when it is opened, by name."""
    menu.aboutToShow.emit()
    return {action.text().replace("&", ""): action for action in menu.actions()}


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 800)])
@pytest.mark.parametrize("percent", [100, 130, 150, 200])
def test_every_button_has_room(window: MainWindow, qtbot: QtBot, size: tuple[int, int], percent: int) -> None:
    window.resize(*size)
    window.docks.arrange()
    window.settings.text_size = percent
    qtbot.waitUntil(lambda: cut_words(window) == [])
    if percent == 100:
        assert window.toolbar.level == (WIDE if size[0] == 1600 else TIGHT)
    if (percent, size[0]) == (200, 1280):
        assert window.toolbar.level == ICONS
        assert all(not window.toolbar.tool(key).icon().isNull() for key in TOOLS)
    assert all(button.accessibleName() for button in window.toolbar.findChildren(QToolButton))
    window.settings.text_size = 100


def test_colour_and_size_are_chosen_in_menus(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 1000)
    entries = offered(window.toolbar.colour.menu())
    assert entries["Group"].isChecked()
    assert entries["Place"].isEnabled()
    assert not entries["Organisation"].isEnabled()  # nobody has one
    assert entries["Organisation"].statusTip()
    entries["Place"].trigger()
    assert window.document.view.colour == "place"
    qtbot.waitUntil(lambda: window.toolbar.colour.text() == "Colour: place ▾")
    sizes = offered(window.actions_.menus["size"])
    assert sizes["Nothing"].isChecked()
    sizes["People they know here"].trigger()
    assert window.document.view.size == "knows"


def test_the_filter_is_in_the_view_menu_too(window: MainWindow) -> None:
    menu = window.actions_.menus["filter"]
    offered(menu)["Work"].trigger()
    assert window.document.view.filter == Filter(groups=frozenset({2}))
    offered(menu)["Hide the others on the map"].trigger()
    assert window.document.view.filter == Filter(groups=frozenset({2}), hides=True)
    assert window.people is not None
    assert window.people.model.people() == [2, 4]
    offered(menu)["Everybody"].trigger()
    assert not window.document.view.filter


def test_show_offers_ties_bridges_filter_and_size(window: MainWindow) -> None:
    entries = offered(window.toolbar.show_.menu())
    inside = {name for name, action in entries.items() if action.menu() is not None}
    assert inside == {"Show only", "Size by"}
    entries["Bridges between groups"].trigger()
    assert window.document.view.bridges


def test_the_slider_of_text_size_shows_at_once_what_it_does(window: MainWindow) -> None:
    before = QApplication.font().pixelSize()
    window.actions_["text_size"].trigger()
    dialog = next(each for each in dialogs() if isinstance(each, TextSizeDialog))
    dialog.slider.setFocus()
    for percent in TEXT_SIZES[1:]:
        QTest.keyClick(dialog.slider, Qt.Key.Key_Right)
        assert QApplication.font().pixelSize() == round(before * percent / 100)
        assert dialog.size_.text() == f"{percent} %"
    QTest.keyClick(dialog.slider, Qt.Key.Key_Home)
    assert window.settings.text_size == 100
    window.actions_["text_larger"].trigger()
    assert dialog.slider.value() == 1
    window.settings.text_size = 100
    dialog.close()


def test_less_movement_is_kept_and_heeded(window: MainWindow) -> None:
    assert window.isAnimated()
    window.actions_["less_motion"].trigger()
    assert window.settings.less_motion
    assert motion() == 0
    assert not window.isAnimated()
    window.canvas.finish()
    window.document.edit(edits.set_level, (2,), 3)
    assert not window.canvas.glide.moving or window.canvas.glide._arrived
    window.canvas.centre_on(1)
    blinks = window.canvas.outstanding
    assert (blinks.flashing, blinks._flash.interval()) == (1, 1200)
    window.actions_["less_motion"].trigger()
    assert motion() > 0
    window.canvas.centre_on(1)
    assert blinks._flash.interval() == 160
