"""The first minute, by mouse and keys in the real window: from the start page to a map that survives closing.

An action is a click, a drag, or a name with Enter.
"""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krets import rings
from krets.canvas.chips import Chip
from krets.model import Change, Contact, Effect, Level
from krets.window import Program
from krets.window.main_window import MainWindow
from tests.helpers.windows import filled, program

__all__ = ["program"]

LEFT = Qt.MouseButton.LeftButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
MOST_ACTIONS = 45
NAMES = ("Mum", "Grandpa", "Amina", "Lars", "Emma", "Ole", "Kari", "Sofia", "Tuva", "Per")
WHERE: tuple[tuple[Level, int], ...] = (
    (5, 0), (5, 1), (4, 1), (4, 2), (3, 2), (2, 3), (4, 3), (3, 4), (2, 5), (2, 0),
)  # fmt: skip


class Hand:
    """Presses, moves and lets go as a newcomer does, and counts the actions."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.actions = 0
        self.window: MainWindow

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())
        self.actions += 1

    def enter(self, name: str) -> None:
        QTest.keyClicks(self.window.questions.field, name)
        QTest.keyClick(self.window.questions.field, Qt.Key.Key_Return)
        self.actions += 1

    def lift(self, widget: QWidget, at: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press on a widget and carry to a point of the canvas, without letting go."""
        canvas = self.window.canvas
        end = widget.mapFromGlobal(canvas.mapToGlobal(to))
        QTest.mouseMove(widget, at)
        QTest.mousePress(widget, LEFT, keys, at)
        for step in range(1, 9):
            QTest.mouseMove(widget, at + (end - at) * step / 8)
            QApplication.processEvents()

    def drag(self, widget: QWidget, at: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self.lift(widget, at, to, keys)
        QTest.mouseRelease(widget, LEFT, keys, widget.mapFromGlobal(self.window.canvas.mapToGlobal(to)))
        QApplication.processEvents()
        self.actions += 1

    def spot(self, level: Level, sector: int) -> QPoint:
        """A free point of the canvas on a ring, in the sector-th group."""
        canvas = self.window.canvas
        network = self.window.document.network
        group = rings.sectors(network)[sector]
        inner, outer = rings.band(level)
        taken = [canvas.position_of(person.id) for person in network.placed()]
        for part in (0.5, 0.3, 0.7, 0.2, 0.8):
            angle = 2 * pi * (group.start + group.span * part)
            radius = (inner + outer) / 2
            x, y = canvas.frame.screen(sin(angle) * radius, -cos(angle) * radius)
            point = QPointF(x, y).toPoint()
            if all((point - other).manhattanLength() > 40 for other in taken):
                return point
        raise AssertionError(f"no free place on ring {level}")

    def chip(self, name: str) -> Chip:
        """The chip of somebody in the tray; the list behind "+N" is not needed with ten."""
        tray = self.window.tray
        self.qtbot.waitUntil(lambda: any(self._is(chip, name) for chip in tray.chips))
        return next(chip for chip in tray.chips if self._is(chip, name))

    def _is(self, chip: Chip, name: str) -> bool:
        contacts = self.window.document.network.contacts
        return chip.isVisible() and chip.contact in contacts and contacts[chip.contact].name == name

    def person(self, name: str) -> Contact:
        contacts = self.window.document.network.contacts.values()
        return next(person for person in contacts if person.name == name)

    def at(self, name: str) -> QPoint:
        return self.window.canvas.position_of(self.person(name).id)


@pytest.fixture
def hand(program: Program, qtbot: QtBot) -> Hand:
    return Hand(program, qtbot)


def begin(hand: Hand) -> None:
    """From the start page to an empty map with circles that asks its first question."""
    page = hand.program.show_start()
    hand.qtbot.waitExposed(page)
    hand.click(page.draw)
    draw = page.draw_page
    assert draw is not None
    hand.click(draw.start)
    assert len(hand.program.windows) == 1
    hand.window = filled(hand.program.windows[0], hand.qtbot)
    assert hand.program.start is None


def place_ten(hand: Hand) -> None:
    """Ten names answer the questions; each is dragged out as it is named."""
    for name, (level, sector) in zip(NAMES, WHERE, strict=True):
        hand.enter(name)
        chip = hand.chip(name)
        hand.drag(chip, chip.rect().center(), hand.spot(level, sector))
        assert hand.person(name).level == level


def test_ten_people_and_a_living_score_in_the_first_minute(hand: Hand) -> None:
    begin(hand)
    place_ten(hand)
    scores = hand.window.engine.scores
    assert scores is not None
    assert sum(person.level is not None for person in hand.window.document.network.contacts.values()) == 10
    assert scores.scores["attraction"] is not None
    assert scores.scores["trust"] is not None
    assert hand.actions <= MOST_ACTIONS


def steps_since(window: MainWindow, before: int) -> int:
    return window.document.undo_stack.index() - before


def pull_in(hand: Hand, name: str) -> None:
    """Two rings inwards: the scores move while the hand does, only the drop is a step."""
    window = hand.window
    effects: list[Effect] = []
    changes: list[Change] = []
    window.engine.previewed.connect(effects.append)
    window.document.changed.connect(changes.append)
    before = window.document.undo_stack.index()
    level = hand.person(name).level
    assert level is not None
    to = hand.spot(level + 2, 3)  # type: ignore[arg-type] # two further in is a level
    hand.lift(window.canvas, hand.at(name), to)
    hand.qtbot.waitUntil(lambda: any(effect is not None for effect in effects))
    effect = window.engine.effect
    assert effect is not None
    assert effect.after["trust"] != effect.before["trust"]
    assert changes == []
    assert steps_since(window, before) == 0
    QTest.mouseRelease(window.canvas, LEFT, NONE, to)
    assert hand.person(name).level == level + 2
    assert steps_since(window, before) == 1
    assert window.engine.effect is None


def tie(hand: Hand, a: str, b: str) -> None:
    hand.drag(hand.window.canvas, hand.at(a), hand.at(b), ALT)
    assert hand.window.document.network.tie_between(hand.person(a).id, hand.person(b).id) is not None


def rename(hand: Hand, name: str, other: str) -> None:
    canvas, at = hand.window.canvas, hand.at(name)
    QTest.mouseDClick(canvas, LEFT, NONE, at)
    field = QApplication.focusWidget() or canvas
    QTest.keyClicks(field, other)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert hand.person(other).name == other


def test_what_is_drawn_is_there_again(hand: Hand, tmp_path: Path) -> None:
    begin(hand)
    place_ten(hand)
    window = hand.window
    document = window.document
    empty = 1  # the circles
    pull_in(hand, "Ole")
    tie(hand, "Mum", "Grandpa")
    rename(hand, "Lars", "Lars Öhman")
    drawn = document.network.copy()
    steps = document.undo_stack.index()
    while document.undo_stack.index() > empty:
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not document.network.contacts
    while document.undo_stack.index() < steps:
        QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert document.network == drawn
    path = document.path
    assert window.close()
    hand.window = filled(hand.program.open(path), hand.qtbot)
    again = hand.window.document
    assert again.network == drawn
    assert again.undo_stack.index() == steps
    QTest.keyClick(hand.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.person("Lars").name == "Lars"
    QTest.keyClick(hand.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert again.network == drawn
