"""A real window with a newcomer's twelve people, opened once for many tests, and a hand that works on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from krets import rings
from krets.model import Contact, Filter, Level, edits
from krets.window import Program, Settings
from krets.window.main_window import MainWindow
from tests.helpers.windows import map_at

NOW = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time without a zone, as in Change
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
Key = Qt.Key
GROUPS = ("Family", "Friends", "Work", "Leisure")
PEOPLE: tuple[tuple[str, Level, int], ...] = (
    ("Mum", 5, 1),
    ("Grandpa", 5, 1),
    ("Amina Yusuf", 4, 2),
    ("Kari Nilsen", 4, 3),
    ("Lars", 4, 2),
    ("Emma Ek", 3, 2),
    ("Johan Berg", 3, 4),
    ("Per Haugen", 3, 4),
    ("Sofia Lind", 3, 3),
    ("Ole Moen", 2, 2),
    ("Tuva Aas", 2, 3),
    ("Anders Falk", 1, 4),
)
TIES = ((4, 9), (5, 10), (1, 2))


class Hand:
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

    def contact(self, who: int) -> Contact:
        return self.document.network.contacts[who]

    def place(self, who: int) -> tuple[Level | None, int | None]:
        return self.contact(who).level, self.document.network.sector(self.contact(who))

    def chosen(self) -> tuple[int, ...]:
        return self.document.selection.contacts

    def steps(self) -> int:
        """Steps since the test began."""
        return self.document.undo_stack.index() - self.base

    def at(self, who: int) -> QPoint:
        return self.canvas.position_of(who)

    def on(self, level: Level, group: int, across: float = 0.5) -> QPoint:
        """A pixel in a ring and sector."""
        sector = next(found for found in self.canvas.sectors if found.group == group)
        inner, outer = rings.band(level)
        x, y = self.canvas.frame.screen(
            *rings.on_circle(sector.start + sector.span * across, (inner + outer) / 2)
        )
        return QPoint(round(x), round(y))

    def free(self, level: Level, group: int) -> QPoint:
        """A pixel in a ring and sector on which nobody is, nor a tie."""
        for step in range(1, 40):
            at = self.on(level, group, step / 40)
            if self.canvas.contact_at(at.toPointF()) is None and self.canvas.tie_at(at.toPointF()) is None:
                return at
        raise AssertionError("no free place")

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, LEFT, keys, at)

    def double_click(self, at: QPoint) -> None:
        QTest.mouseDClick(self.canvas, LEFT, NONE, at)

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.canvas, button, keys, at)

    def move(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseMove(self.canvas, point)

    def release(self, at: QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.canvas, button, keys, at)

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
