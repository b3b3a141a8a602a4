"""A real window with a newcomer's twelve people, opened once for many tests, and a hand that works on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from krets import rings
from krets.model import Filter, edits
from krets.window import Program, Settings
from krets.window.main_window import MainWindow
from tests.helpers.newcomer import GROUPS, LEFT, NONE, NOW, PEOPLE, Mouse
from tests.helpers.windows import map_at

TIES = ((4, 9), (5, 10), (1, 2))


class Hand(Mouse):
    """Mouse and keyboard on one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.canvas, self.document = window, window.canvas, window.document
        self.base = self.document.undo_stack.index()

    def reset(self) -> Hand:
        """Go back to the map, the view and the keyboard that every test begins with."""
        self.canvas.cancel_gesture()
        self.canvas.asked.close()
        if self.canvas.asked.name is not None:
            self.canvas.asked.name.drop()
        while self.document.undo_stack.index() > self.base:
            self.document.undo()
        self.document.select()
        self.document.look(ties="auto", filter=Filter())
        self.canvas.set_tool("select")
        self.canvas.fit()
        self.window.activateWindow()
        self.canvas.setFocus()
        QTest.mouseMove(self.canvas, QPoint(1, 1))
        self.canvas.finish()
        self.canvas.glide.stop()
        return self

    def steps(self) -> int:
        """Steps since the test began."""
        return self.document.undo_stack.index() - self.base

    def drag(
        self,
        start: QPoint,
        end: QPoint,
        keys: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Press, go there in three steps, let go."""
        self.press(start, keys, button)
        self.move(start + (end - start) / 3, start + (end - start) * 2 / 3, end)
        self.release(end, keys, button)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Strike a key wherever the keyboard is."""
        QTest.keyClick(self.focus(), key, keys)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        popup, focus = QApplication.activePopupWidget(), self.window.focusWidget()
        return next((widget for widget in (popup, focus) if widget is not None), self.window)


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    """The window, once for all tests of a module."""
    folder = tmp_path_factory.mktemp("hand")
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    program = Program(qapp, Settings(store), lambda: NOW)
    window = program.open(map_at(folder / "map.krets"))
    assert window is not None
    window.resize(1280, 800)
    for _ in range(10_000):
        if window.people is not None and window.filling.finished:
            break
        QApplication.processEvents()
    document = window.document
    document.edit(edits.add_groups, GROUPS)
    for name, level, group in PEOPLE:
        document.edit(edits.add_contact, name, level=level, groups=(group,))
    for a, b in TIES:
        document.edit(edits.connect, a, b)
    document.edit(rings.tidy)
    yield Hand(window)
    document.close(discard=True)
    program.quit()
    program.settings.deleteLater()
    program.deleteLater()
    qapp.setStyleSheet("")
    QApplication.processEvents()


@pytest.fixture
def hand(opened: Hand) -> Hand:
    """The window as every test begins with it."""
    return opened.reset()


def texts(menu: QMenu) -> list[str]:
    """What the entries of a menu say, without their letters to type."""
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, text: str, *further: str) -> None:
    """Do what an entry says; `further` lead into its submenus."""
    action = next(found for found in menu.actions() if found.text().replace("&", "") == text)
    if not further:
        assert action.isEnabled(), text
        action.trigger()
        return
    inner = action.menu()
    assert isinstance(inner, QMenu)
    entry(inner, *further)
