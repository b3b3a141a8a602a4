"""The window never freezes: how long it is held up by each thing a hand does, on a map of 1,000 people.

The real window runs, with every panel; a watch takes the time of each event that Qt hands out. What counts is
the longest one after an action, until all is at rest again: its median over several rounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from krets.model import Change, Edit, Ego
from krets.storage import MapFile
from krets.window import Program, Settings
from krets.window.collecting import Collector
from krets.window.main_window import MainWindow
from tests.bench.rows import head, said
from tests.helpers.maps import TODAY, invented

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time without a zone
PEOPLE, TIES = 1_000, 10_000
GOAL = 16.0
"""Milliseconds."""
ROUNDS = 3
QUIET = 0.15
"""Seconds without anything longer than a millisecond: then all is at rest."""
PATIENCE = 8.0
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Watch(QApplication):
    """An application that takes the time of every event it hands out."""

    def __init__(self) -> None:
        super().__init__([])
        self.longest, self.what = 0.0, ""
        self.last_work = perf_counter()
        self._inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Hand an event out; those within another are part of it."""
        if self._inside:
            return super().notify(receiver, event)
        self._inside = True
        kind, begun = event.type(), thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._inside = False
            self._take_note(kind, receiver, thread_time() - begun)

    def _take_note(self, kind: QEvent.Type, receiver: QObject, spent: float) -> None:
        if spent > 0.001:
            self.last_work = perf_counter()
        if spent > self.longest:
            self.longest, self.what = spent, f"{kind.name} to {type(receiver).__name__}"

    def rest(self) -> None:
        """Let the window work until nothing is left to do."""
        begun = self.last_work = perf_counter()
        while perf_counter() - self.last_work < QUIET and perf_counter() - begun < PATIENCE:
            self.processEvents()
            QTest.qSleep(1)


class Hand:
    """Uses a window as a hand does, and remembers how long each kind of action held it up."""

    def __init__(self, watch: Watch, window: MainWindow) -> None:
        self.watch, self.window, self.canvas = watch, window, window.canvas
        self.found: dict[str, list[tuple[float, str]]] = {}

    @contextmanager
    def action(self, name: str) -> Iterator[None]:
        """Watch what is done, until all is at rest again."""
        self.watch.longest, self.watch.what = 0.0, ""
        yield
        self.watch.rest()
        self.found.setdefault(name, []).append((self.watch.longest * 1000, self.watch.what))

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN, at: QWidget | None = None) -> None:
        """Press a key on the canvas, or elsewhere."""
        QTest.keyClick(at or self.canvas, key, keys)

    def type(self, field: QWidget, text: str) -> None:
        """Type letters, with a few frames between them."""
        for letter in text:
            QTest.keyClicks(field, letter)
            self.go_on(0.03)

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        until = perf_counter() + seconds
        while perf_counter() < until:
            self.watch.processEvents()
            QTest.qSleep(1)

    def move(self, start: QPoint, end: QPoint, steps: int = 25) -> None:
        """Move the pointer, 100 times a second."""
        for step in range(1, steps + 1):
            QTest.mouseMove(self.canvas, start + (end - start) * (step / steps))
            self.go_on(0.01)

    def drag(self, contact: int, end: QPoint) -> None:
        """Drag somebody to a pixel and let go."""
        start = self.canvas.position_of(contact)
        QTest.mousePress(self.canvas, LEFT, PLAIN, start)
        self.move(start, end)
        QTest.mouseRelease(self.canvas, LEFT, PLAIN, end)

    def wheel(self, turned: int) -> None:
        """Turn the wheel over the middle of the map."""
        at = QPointF(self.canvas.rect().center() + QPoint(60, -40))
        there, phase = self.canvas.mapToGlobal(at), Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, there, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, PLAIN, phase, False
        )
        self.watch.notify(self.canvas, event)
        self.go_on(0.01)


def at_work(hand: Hand, number: int) -> None:
    """Do everything once."""
    canvas, document = hand.canvas, hand.window.document
    people = sorted(document.network.contacts)
    whom, other = people[37 + 61 * number], people[400 + 23 * number]
    middle = canvas.rect().center()
    corner = QPoint(5, 5)
    with hand.action("hover"):
        hand.move(middle + QPoint(-200, -60), canvas.position_of(other), 40)
        hand.go_on(0.2)
        hand.move(canvas.position_of(other), middle + QPoint(200, 100), 40)
    with hand.action("select, open the person panel"):
        QTest.mouseClick(canvas, LEFT, PLAIN, canvas.position_of(whom))
    with hand.action("clear the selection"):
        QTest.mouseMove(canvas, corner)
        QTest.mouseClick(canvas, LEFT, PLAIN, corner)
    with hand.action("drag from ring to ring and drop"):
        hand.drag(whom, middle + QPoint(90 + 10 * number, 60))
    typing(hand, middle + QPoint(-130 - 9 * number, 170))
    with hand.action("a tie more"):
        known = document.network.neighbours(whom)
        stranger = next(who for who in people if who != whom and who not in known)
        document.select((whom, stranger))
        canvas.setFocus()
        hand.key(Qt.Key.Key_L)
    seeing(hand)
    panels(hand, whom)


def typing(hand: Hand, free: QPoint) -> None:
    """Undo and redo, then type names: of somebody who is there, and of somebody new on a free place."""
    window, canvas = hand.window, hand.canvas
    with hand.action("undo"):
        hand.key(Qt.Key.Key_Z, CONTROL)
    with hand.action("redo"):
        hand.key(Qt.Key.Key_Y, CONTROL)
    with hand.action("rename"):
        hand.key(Qt.Key.Key_F2)
        field = window.focusWidget()
        assert field is not None
        hand.type(field, "Nora")
        hand.key(Qt.Key.Key_Return, at=field)
    with hand.action("add a person by double-click"):
        hand.key(Qt.Key.Key_Escape)
        QTest.mouseDClick(canvas, LEFT, PLAIN, free)
        hand.go_on(0.1)
        field = window.focusWidget()
        assert field is not None
        hand.type(field, "Ibb")
        hand.key(Qt.Key.Key_Return, at=field)


def seeing(hand: Hand) -> None:
    """Look about: wheel, pan, resize, all ties, tidy."""
    canvas, window, document = hand.canvas, hand.window, hand.window.document
    with hand.action("zoom in by the wheel"):
        for _ in range(12):
            hand.wheel(60)
    with hand.action("pan"):
        start = canvas.rect().center()
        QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, PLAIN, start)
        hand.move(start, start + QPoint(160, 90))
        QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, PLAIN, start + QPoint(160, 90))
    with hand.action("fit"):
        hand.key(Qt.Key.Key_F)
    with hand.action("resize"):
        window.resize(1500, 940)
        hand.go_on(0.1)
        window.resize(1600, 1000)
    with hand.action("show all ties"):
        document.look(ties="all")
    with hand.action("drag with all ties shown"):
        hand.drag(next(iter(canvas.positions)), canvas.rect().center() + QPoint(-100, 20))
    document.look(ties="auto")
    hand.watch.rest()
    with hand.action("tidy"):
        window.actions_["tidy"].trigger()
    with hand.action("undo tidy"):
        hand.key(Qt.Key.Key_Z, CONTROL)


def panels(hand: Hand, whom: int) -> None:
    """Use the panels: search, a score, a ring set by hand."""
    window, document = hand.window, hand.window.document
    assert window.people is not None
    search = window.people.search
    with hand.action("type in the people search"):
        search.setFocus()
        hand.type(search, "liv s")
    with hand.action("empty the search"):
        hand.key(Qt.Key.Key_Escape, at=search)
    score_row(hand)
    with hand.action("select everybody"):
        window.canvas.setFocus()
        hand.key(Qt.Key.Key_A, CONTROL)
    with hand.action("select nobody"):
        hand.key(Qt.Key.Key_Escape)
    with hand.action("one ring further out by key"):
        document.select((whom,))
        hand.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def score_row(hand: Hand) -> None:
    from krets.panels.score_row import ScoreRow

    rows = [row for row in hand.window.findChildren(ScoreRow) if row.isVisible()]
    for row in rows[:2]:
        with hand.action("click a score"):
            QTest.mouseClick(row, LEFT, PLAIN, row.rect().center())
        with hand.action("close it"):
            QTest.mouseClick(row, LEFT, PLAIN, QPoint(row.width() // 2, 10))


def make(path: Path) -> None:
    """Write an invented map."""
    network = invented(PEOPLE, TIES)
    others = [Edit(None, record) for record in network.records() if not isinstance(record, Ego)]
    with MapFile.create(path) as file:
        file.append(Change(NOW, "import", {}, (Edit(Ego(), network.ego), *others)))


def main() -> None:
    """Measure all of it and print a row an action."""
    watch = Watch()
    head(
        f"The longest the window is held up by an action, {PEOPLE:,} people, CPU: median (worst) of {ROUNDS}."
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, "map.krets")
        make(path)
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        program = Program(watch, settings, lambda: NOW)
        collector = Collector(program)
        begun = perf_counter()
        window = program.open(path)
        assert window is not None
        said("open, until the window is asked to show", "", f"{(perf_counter() - begun) * 1000:.0f} ms")
        window.resize(1600, 1000)
        hand = Hand(watch, window)
        with hand.action("panels and scores come"):
            pass
        for number in range(ROUNDS):
            at_work(hand, number)
        for name, found in hand.found.items():
            worst, what = max(found)
            middle = median(time for time, _ in found)
            said(name, f"<= {GOAL:.0f} ms", f"{middle:.1f} ({worst:.1f}) ms", middle <= GOAL, what)
        program.quit()
        collector.stop()


if __name__ == "__main__":
    main()
