"""The window: what it says, where its panels are, how it follows theme and letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QStatusBar, QTabBar
from pytestqt.qtbot import QtBot

from krets.look import DARK, LIGHT, theme
from krets.model import edits
from krets.panels import CapitalPanel, EgoPanel, Panel
from krets.window import Program
from krets.window.main_window import MainWindow
from krets.window.saved import SavedLabel
from krets.window.settings import TEXT_SIZES
from tests.helpers.windows import NOW, cut_off, filled, map_at, program

__all__ = ["program"]

TAB_PADDING = 8
"""What the stylesheet leaves on either side of a tab's name, px."""


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = map_at(tmp_path / "my network.krets")
    opened = filled(program.open(path), qtbot)
    opened.document.edit(edits.add_groups, ["Family", "Work"])
    for number, level in enumerate((5, 4, 3, 2, 1)):
        opened.document.edit(edits.add_contact, f"Person {number}", level=level, groups=(1 + number % 2,))
    return opened


def saved(window: MainWindow) -> str:
    label = window.statusBar().findChild(SavedLabel)
    assert label is not None
    return label.text()


def test_title_and_status_line_name_the_map(window: MainWindow, qtbot: QtBot) -> None:
    assert window.windowTitle() == "my network.krets – Krets"
    qtbot.waitUntil(lambda: saved(window) == "All changes saved · my network.krets")
    assert isinstance(window.statusBar(), QStatusBar)


def test_the_status_line_follows_the_disk(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.document.all_saved)
    window.document.edit(edits.add_contact, "New")
    assert saved(window).startswith(("Saving", "All changes saved"))
    with qtbot.waitSignal(window.document.saved):
        window.document.edit(edits.add_contact, "Newer")
    qtbot.waitUntil(lambda: saved(window).startswith("All changes saved"))


def test_every_panel_is_there_and_nothing_is_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    for dock in window.docks.all():
        if dock.objectName() == "curve":
            continue
        dock.bring()
        QApplication.processEvents()
        assert dock.findChildren(Panel), dock.objectName()
        assert cut_off(window) == [], dock.objectName()


def test_the_chart_comes_when_it_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.docks["curve"]
    assert not dock.isVisible()
    window.actions_["show_curve"].trigger()
    assert dock.isVisible()
    assert window.filling.curve is not None
    QApplication.processEvents()
    assert cut_off(window) == []


def test_the_capital_panel_leads_to_the_chart(window: MainWindow) -> None:
    panel = window.docks["capital"].findChild(CapitalPanel)
    assert panel is not None
    panel.curve_asked.emit("trust")
    assert window.docks["curve"].isVisible()
    assert window.filling.curve is not None


def test_the_capital_panel_leads_to_what_a_score_waits_for(window: MainWindow) -> None:
    panel = window.docks["capital"].findChild(CapitalPanel)
    assert panel is not None
    panel.entry_asked.emit("log")
    QApplication.processEvents()
    assert window.docks["log"].is_in_front()
    panel.entry_asked.emit("needs")
    QApplication.processEvents()
    ego = window.docks["ego"].findChild(EgoPanel)
    assert ego is not None
    assert window.focusWidget() is ego.new_need
    assert not ego.new_need.visibleRegion().isEmpty()


def test_the_capital_panel_takes_the_room_it_needs(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 1000)
    panel = window.docks["capital"].findChild(CapitalPanel)
    assert panel is not None
    holder = window.docks["capital"].widget()
    assert isinstance(holder, QScrollArea)
    window.docks.room.share()
    qtbot.waitUntil(lambda: not holder.verticalScrollBar().isVisible())
    before = holder.height()
    panel.explain("trust")
    qtbot.waitUntil(lambda: holder.height() > before)
    assert window.docks["capital"].height() <= 600
    panel.leave()
    qtbot.waitUntil(lambda: holder.height() == before)


@pytest.mark.parametrize("size", [(820, 560), (1280, 800), (1600, 1000)])
def test_any_size_will_do(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert cut_off(window) == []
    assert window.canvas.width() > 250
    assert window.canvas.height() > 200


def test_docks_are_remembered_and_put_back(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    window.docks["groups"].hide()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["log"])
    path = window.document.path
    window.close()
    again = filled(program.open(path), qtbot)
    assert again.docks["groups"].isHidden()
    assert again.dockWidgetArea(again.docks["log"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    again.actions_["reset_layout"].trigger()
    assert not again.docks["groups"].isHidden()
    assert again.dockWidgetArea(again.docks["log"]) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_selection_brings_its_panel_to_the_front(window: MainWindow) -> None:
    window.docks["ego"].bring()
    window.document.select((1,))
    QApplication.processEvents()
    assert window.docks["person"].is_in_front()
    window.document.edit(edits.connect, 1, 2)
    window.document.select(tie=1)
    QApplication.processEvents()
    assert window.docks["tie"].is_in_front()
    window.docks["log"].bring()
    window.document.select((2,))
    QApplication.processEvents()
    assert window.docks["log"].is_in_front()


def test_a_person_opened_on_the_canvas_gets_the_panel(window: MainWindow) -> None:
    window.docks["person"].hide()
    window.canvas.opened.emit(2)
    assert window.docks["person"].isVisible()
    assert window.document.selection.contacts == (2,)


def test_themes(program: Program, window: MainWindow) -> None:
    window.actions_["theme_dark"].trigger()
    assert theme() is DARK
    assert window.canvas.theme is DARK
    window.actions_["theme_light"].trigger()
    assert theme() is LIGHT
    assert window.actions_["theme_light"].isChecked()
    window.actions_["theme_system"].trigger()
    assert program.settings.theme == "system"


def test_letters_grow_and_nothing_is_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    before = QApplication.font().pixelSize()
    for _ in TEXT_SIZES[1:]:
        window.actions_["text_larger"].trigger()
    QApplication.processEvents()
    assert QApplication.font().pixelSize() == 2 * before
    assert not window.actions_["text_larger"].isEnabled()
    assert cut_off(window) == []
    for _ in TEXT_SIZES[1:]:
        window.actions_["text_smaller"].trigger()
    assert QApplication.font().pixelSize() == before


def cut_tabs(window: MainWindow) -> list[str]:
    """The tabs of the panels whose names have too little room."""
    found = []
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count() if bar.isVisible() else 0):
            text = bar.tabText(tab)
            if bar.tabRect(tab).width() < bar.fontMetrics().horizontalAdvance(text) + 2 * TAB_PADDING:
                found.append(text)
    return found


@pytest.mark.parametrize(("size", "steps"), [((1280, 800), 1), ((1280, 800), 2), ((1600, 1000), 3)])
def test_panels_and_tabs_grow_with_the_letters_and_back(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], steps: int
) -> None:
    window.resize(*size)
    window.docks.arrange()
    sides = [window.docks[key] for key in ("people", "capital")]
    qtbot.waitUntil(lambda: [dock.width() for dock in sides] == [250, 340])
    tool = window.toolbar.tool("link")
    wide = tool.width()
    for _ in range(steps):
        window.actions_["text_larger"].trigger()
    qtbot.waitUntil(lambda: sides[0].width() > 250 and sides[1].width() > 340)
    qtbot.waitUntil(lambda: cut_tabs(window) + cut_off(window) == [])
    for _ in range(steps):
        window.actions_["text_smaller"].trigger()
    qtbot.waitUntil(lambda: [dock.width() for dock in sides] == [250, 340])
    qtbot.waitUntil(lambda: tool.width() == wide)


def test_a_window_made_larger_and_smaller_again_is_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    def shown(size: tuple[int, int]) -> list[int]:
        window.resize(*size)
        for _ in range(5):
            QApplication.processEvents()
        return [window.docks[key].height() for key in ("capital", "person")]

    window.docks.arrange()
    small = shown((1280, 800))
    large = shown((1600, 1000))
    assert large != small
    assert (shown((1280, 800)), shown((1600, 1000))) == (small, large)
    right = window.docks["capital"].geometry()
    at = next(
        QPoint(right.center().x(), right.bottom() + down)
        for down in range(20)
        if window.isSeparator(QPoint(right.center().x(), right.bottom() + down))
    )
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(window, at - QPoint(0, 120))
    QApplication.processEvents()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at - QPoint(0, 120))
    set_by_hand = shown((1600, 1000))
    assert set_by_hand[0] < large[0]
    shown((1280, 800))
    assert shown((1600, 1000)) == set_by_hand


def test_tools_follow_the_canvas(window: MainWindow) -> None:
    QTest.mouseClick(window.toolbar.tool("lasso"), Qt.MouseButton.LeftButton)
    assert window.canvas.tool == "lasso"
    window.canvas.set_tool("link")
    assert window.toolbar.tool("link").isChecked()
    assert not window.toolbar.tool("lasso").isChecked()


def test_what_is_shown_is_a_view_not_a_change(window: MainWindow) -> None:
    revision = window.document.revision
    window.actions_["ties_all"].trigger()
    window.actions_["bridges"].trigger()
    assert (window.document.view.ties, window.document.view.bridges) == ("all", True)
    window.document.look(bridges=False)
    assert not window.actions_["bridges"].isChecked()
    assert window.document.revision == revision


def test_f6_goes_round(window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    seen = set()
    for _ in range(6):
        window.actions_["next_panel"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
    assert len(seen) >= 4


def test_full_screen_and_back(window: MainWindow) -> None:
    window.actions_["full_screen"].trigger()
    assert window.isFullScreen()
    window.actions_["full_screen"].trigger()
    assert not window.isFullScreen()


def test_find_puts_the_keyboard_into_the_search_box(window: MainWindow) -> None:
    window.docks["people"].hide()
    window.actions_["find"].trigger()
    assert window.docks["people"].isVisible()
    assert window.people is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.people.isAncestorOf(focus)


def test_the_clock_is_the_programs(window: MainWindow) -> None:
    assert window.document.now() == NOW
