"""A newcomer's twelve people, and a mouse on a canvas that shows them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from krets import rings
from krets.canvas import Canvas
from krets.document import Document
from krets.model import Contact, Level

NOW = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time without a zone, as in Change
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
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


class Mouse:
    """What a test asks of a map, and does on its canvas."""

    document: Document
    canvas: Canvas

    def contact(self, who: int) -> Contact:
        return self.document.network.contacts[who]

    def place(self, who: int) -> tuple[Level | None, int | None]:
        return self.contact(who).level, self.document.network.sector(self.contact(who))

    def chosen(self) -> tuple[int, ...]:
        return self.document.selection.contacts

    def at(self, who: int) -> QPoint:
        return self.canvas.position_of(who)

    def on(self, level: Level, group: int | None, across: float = 0.5, out: float = 0.5) -> QPoint:
        """A pixel in a ring and sector."""
        sector = next(found for found in self.canvas.sectors if found.group == group)
        inner, outer = rings.band(level)
        point = rings.on_circle(sector.start + sector.span * across, inner + (outer - inner) * out)
        x, y = self.canvas.frame.screen(*point)
        return QPoint(round(x), round(y))

    def free(self, level: Level, group: int | None) -> QPoint:
        """A pixel in a ring and sector on which nobody is, nor a tie."""
        for step in range(1, 40):
            at = self.on(level, group, step / 40, 0.5)
            if self.canvas.contact_at(at.toPointF()) is None and self.canvas.tie_at(at.toPointF()) is None:
                return at
        raise AssertionError("no free place")

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.canvas, button, keys, at)

    def move(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseMove(self.canvas, point)

    def release(self, at: QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.canvas, button, keys, at)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, LEFT, keys, at)

    def double_click(self, at: QPoint) -> None:
        QTest.mouseDClick(self.canvas, LEFT, NONE, at)
