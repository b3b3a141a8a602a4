"""A real canvas on a real document and engine, and a hand that presses, moves and lets go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import hypot
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from krets import rings
from krets.canvas import Canvas, Tray
from krets.canvas.gestures import Gesture
from krets.canvas.seen import SeenChip
from krets.document import Document
from krets.engine import Engine
from krets.model import EditRefused, edits
from krets.storage import MapFile
from tests.helpers.newcomer import GROUPS, NONE, NOW, PEOPLE, Mouse

TODAY = date(2026, 11, 22)
TIES = ((4, 9), (9, 11), (7, 8), (3, 10), (1, 2))
WAITING = ("Gro Lie", "Hal Moe", "Eva Sand")


class Desk(Mouse):
    """An open map, the canvas on it, and a hand."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.file = MapFile.create(folder / "map.krets")
        self.document = Document(self.file, rings.settle, lambda: NOW)
        self.engine = Engine(self.document)
        self.engine.start()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.refusals: list[str] = []
        self.document.refused.connect(self._refused)

    def _refused(self, refusal: EditRefused) -> None:
        self.refusals.append(refusal.key)

    def draw(self) -> Desk:
        """Draw the twelve people of a newcomer, their ties, and three who wait."""
        document = self.document
        document.edit(edits.add_groups, GROUPS)
        for name, level, group in PEOPLE:
            document.edit(edits.add_contact, name, level=level, groups=(group,))
        for a, b in TIES:
            document.edit(edits.connect, a, b)
        document.edit(rings.tidy)
        document.edit(edits.add_contacts, WAITING)
        return self

    def show(self) -> Desk:
        """Put canvas and tray into a window."""
        self.canvas = Canvas(self.document, self.engine)
        self.tray = Tray(self.document, self.canvas)
        column = QVBoxLayout(self.window)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.tray)
        self.window.resize(900, 820)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.canvas.setFocus()
        self.canvas.finish()
        return self

    # The map

    def gesture(self) -> Gesture | None:
        return self.canvas.gesture

    def seen_chip(self) -> SeenChip | None:
        return self.canvas.asked.chip

    def steps(self) -> int:
        return self.document.undo_stack.index()

    def overlapping(self) -> list[tuple[int, int]]:
        """Pairs of people whose discs lie on each other."""
        canvas = self.canvas
        discs = [(who, *disc[:2]) for who, disc in canvas.discs_on_screen()]
        reach = 2 * canvas.radius - 0.5
        return [
            (one[0], other[0])
            for i, one in enumerate(discs)
            for other in discs[i + 1 :]
            if hypot(one[1] - other[1], one[2] - other[2]) < reach
        ]

    # The hand

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press, go there in three steps, let go."""
        self.press(start, keys)
        self.move(start + (end - start) / 3, start + (end - start) * 2 / 3, end)
        self.release(end, keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, on: QWidget | None = None) -> None:
        QTest.keyClick(self.canvas if on is None else on, key, keys)

    def type(self, text: str, on: QWidget) -> None:
        QTest.keyClicks(on, text)

    def close(self) -> None:
        self.engine.stop()
        self.document.close()


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty map."""
    desk = Desk(tmp_path, qtbot).show()
    yield desk
    desk.close()
    QApplication.clipboard().clear()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a newcomer's twelve people, and three who wait."""
    desk = Desk(tmp_path, qtbot).draw().show()
    yield desk
    desk.close()
    QApplication.clipboard().clear()
