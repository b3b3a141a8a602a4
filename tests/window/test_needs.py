"""Naming needs one after the other, and finding who could help, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from krets.model import Offer, edits
from krets.panels import EgoPanel
from krets.window import Program
from krets.window.main_window import MainWindow
from tests.helpers.windows import filled, map_at, program

__all__ = ["program"]

Key = Qt.Key


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_contacts, ["Ada Holm", "Bo Lind", "Cai Moe"])
    opened.activateWindow()
    opened.filling.open_entry("needs")
    return opened


def panel_of(window: MainWindow) -> EgoPanel:
    panel = window.findChild(EgoPanel)
    assert isinstance(panel, EgoPanel)
    return panel


def seen(part: QWidget) -> bool:
    """Whether all of a part of the panel can be seen."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    window = area.viewport().rect()
    return window.contains(QRect(part.mapTo(area.viewport(), QPoint()), part.size()))


def test_needs_are_named_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    field = panel.new_need
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "leg")
    popup = field.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    for text in ("babysitting tigers", "a boat"):
        current = QApplication.focusWidget()
        assert current is field
        QTest.keyClicks(current, text)
        QTest.keyClick(current, Key.Key_Return)
    needs = [need.resource for need in window.document.network.needs.values()]
    assert needs == ["legal", "babysitting tigers", "a boat"]
    helpers = panel.helpers
    assert helpers is not None
    assert "a boat" in helpers.question.text()
    qtbot.waitUntil(lambda: seen(field) and seen(helpers.question))


def test_enter_ticks_the_only_one_found(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    QTest.keyClicks(panel.new_need, "a boat")
    QTest.keyClick(panel.new_need, Key.Key_Return)
    assert panel.helpers is not None
    search = panel.helpers.search
    search.setFocus()
    QTest.keyClick(search, Key.Key_Return)
    QTest.keyClicks(search, "o")
    QTest.keyClick(search, Key.Key_Return)  # Holm, Bo, Moe: nobody is meant yet
    assert not panel.helpers.model.ticked
    for name in ("lind", "ada"):
        search.clear()
        QTest.keyClicks(search, name)
        QTest.keyClick(search, Key.Key_Return)
        assert search.text() == ""
    QTest.mouseClick(panel.helpers.done, Qt.MouseButton.LeftButton)
    people = window.document.network.contacts.values()
    assert [who.name for who in people if Offer("a boat") in who.offers] == ["Ada Holm", "Bo Lind"]


def test_a_question_that_is_opened_takes_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    for text in ("a boat", "a room"):
        QTest.keyClicks(panel.new_need, text)
        QTest.keyClick(panel.new_need, Key.Key_Return)
    QTest.mouseClick(panel.rows[0].question, Qt.MouseButton.LeftButton)
    helpers = panel.helpers
    assert helpers is not None
    assert helpers.search.hasFocus()
    qtbot.waitUntil(lambda: panel.rows[0].y() < helpers.y() < panel.rows[1].y())
    qtbot.waitUntil(lambda: seen(helpers.search))
