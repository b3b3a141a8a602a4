"""Frames of the canvas beside a bare blit, measured in turn: drag, pan, zoom; and the picture at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from math import cos, pi, sin
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from krets import look
from krets.canvas import Canvas
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Edit, Ego, Network
from krets.rings import settle
from krets.storage import MapFile
from tests.bench.rows import head, said
from tests.helpers.maps import TODAY, invented

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time without a zone
SIZES = ((150, 1_500), (1_000, 10_000), (5_000, 50_000))
WIDTH, HEIGHT, FRAMES = 1600, 1000, 100
LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Floor(QWidget):
    """A widget that blits one pixmap of its size: less than that no frame can cost."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(WIDTH, HEIGHT)
        self.pixmap = QPixmap(WIDTH, HEIGHT)
        self.pixmap.fill(Qt.GlobalColor.white)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.pixmap)
        painter.end()

    def frame(self) -> None:
        self.update()
        QApplication.processEvents()


class Desk:
    """A canvas on a map of a size."""

    def __init__(self, folder: Path, network: Network) -> None:
        file = MapFile.create(folder / f"{len(network.contacts)}.krets")
        self.document = Document(file, settle, lambda: NOW)
        records = [record for record in network.records() if not isinstance(record, Ego)]
        edits = (Edit(Ego(), network.ego), *(Edit(None, record) for record in records))
        self.document.do(Change(NOW, "import", {}, edits))
        self.engine = Engine(self.document)
        self.engine.start()
        self.canvas = Canvas(self.document, self.engine)
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        self.rest()

    def rest(self) -> None:
        """Wait until the canvas has painted all there is."""
        until = perf_counter() + 1.0
        while perf_counter() < until or self.canvas.layers.busy:
            QApplication.processEvents()
        self.canvas.finish()

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        there = self.canvas.mapToGlobal(at)
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, at, there, button, held, PLAIN))

    def close(self) -> None:
        self.engine.stop()
        self.canvas.close()
        self.document.close()


def timed(called: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Milliseconds that a call takes by a clock."""
    begun = clock()
    called()
    return (clock() - begun) * 1000


def beside(floor: Floor, frame: Callable[[], None], frames: int = FRAMES) -> tuple[float, float]:
    """Medians of a frame and of the floor, taken in turn (ms)."""
    frame()
    pairs = [(timed(frame), timed(floor.frame)) for _ in range(frames)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def spiral(desk: Desk) -> Iterator[QPointF]:
    """Points that wind through all rings and sectors, about 10 px apart, as a quick hand's do."""
    frame = desk.canvas.frame
    step = 0
    while True:
        turn, out = step * 0.004 * 2 * pi, 0.15 + 0.8 * ((step * 0.004) % 1.0)
        yield QPointF(*frame.screen(out * sin(turn), -out * cos(turn)))
        step += 1


def drag(desk: Desk, floor: Floor) -> tuple[float, float]:
    """A mouse move while somebody is dragged, with live scores."""
    who = max(desk.canvas.positions, key=lambda c: len(desk.document.network.neighbours(c)) == 20)
    start = QPointF(desk.canvas.position_of(who))
    desk.mouse(QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    points = spiral(desk)

    def frame() -> None:
        desk.mouse(QEvent.Type.MouseMove, next(points), NONE, LEFT)
        QApplication.processEvents()

    found = beside(floor, frame)
    desk.canvas.cancel_gesture()
    return found


def pan(desk: Desk, floor: Floor) -> tuple[float, float]:
    """A mouse move while the map is pushed."""
    start = QPointF(WIDTH / 2, 40)
    desk.mouse(QEvent.Type.MouseButtonPress, start, MIDDLE, MIDDLE)
    step = iter(range(1, 10_000))

    def frame() -> None:
        desk.mouse(QEvent.Type.MouseMove, start + QPointF(next(step) % 97, next(step) % 53), NONE, MIDDLE)
        QApplication.processEvents()

    found = beside(floor, frame)
    desk.mouse(QEvent.Type.MouseButtonRelease, start, MIDDLE, NONE)
    desk.canvas.fit()
    desk.rest()
    return found


def zoom(desk: Desk, floor: Floor) -> tuple[float, float]:
    """A turn of the wheel."""
    at = QPointF(WIDTH / 2 + 60, HEIGHT / 2 - 40)
    step = iter(range(10_000))

    def frame() -> None:
        turned = QPoint(0, 24 if next(step) // 20 % 2 == 0 else -24)
        there = desk.canvas.mapToGlobal(at)
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            desk.canvas, QWheelEvent(at, there, QPoint(), turned, NONE, PLAIN, phase, False)
        )
        QApplication.processEvents()

    found = beside(floor, frame)
    desk.canvas.fit()
    desk.rest()
    return found


def at_rest(desk: Desk) -> tuple[float, float, float]:
    """All ties shown: work in all, the longest tick, and the work to the first refinement (ms of CPU)."""
    canvas = desk.canvas
    desk.document.look(ties="all")
    desk.rest()
    canvas.resize(WIDTH, HEIGHT - 40)  # so that everything is to be painted
    ticks = [timed(canvas.current, thread_time)]
    first = 0.0
    while canvas.layers.busy:
        ticks.append(timed(canvas.layers.advance, thread_time))
        if not canvas.layers.pending and not first:
            first = sum(ticks)
    canvas.resize(WIDTH, HEIGHT)
    desk.document.look(ties="auto")
    desk.rest()
    return sum(ticks), max(ticks), first


def graph_item(network: Network, frames: int) -> Callable[[], None]:
    """The same map as a GraphItem of pyqtgraph, with one node that moves."""
    import numpy as np
    import pyqtgraph as pg

    from krets.rings import positions

    places = positions(network)
    order = {contact: i for i, contact in enumerate(places)}
    points = np.array(list(places.values()))
    ends = np.array([(order[tie.a], order[tie.b]) for tie in network.ties.values()])
    plot = pg.PlotWidget()
    plot.resize(WIDTH, HEIGHT)
    graph = pg.GraphItem(pos=points, adj=ends, size=8)
    plot.addItem(graph)
    plot.setXRange(-1, 1)
    plot.setYRange(-1, 1)
    plot.show()
    QApplication.processEvents()
    step = iter(range(1, frames * 10))

    def frame() -> None:
        points[0] = (0.5 * sin(next(step) / 10), 0.4)
        graph.setData(pos=points, adj=ends, size=8)
        QApplication.processEvents()

    frame.__dict__["plot"] = plot  # so that it lives as long as its frames are asked for
    return frame


def main() -> None:
    """Measure all of it and print a row a goal."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look.apply_theme(application, look.LIGHT)
    floor = Floor()
    floor.show()
    head(f"A frame while something moves, {WIDTH}x{HEIGHT}, beside a bare blit measured in turn (medians).")
    frames: dict[int, float] = {}
    with TemporaryDirectory() as folder:
        for people, ties in SIZES:
            network = invented(people, ties)
            desk = Desk(Path(folder), network)
            for name, action, most in (("drag", drag, 2.5), ("pan", pan, 2.5), ("zoom", zoom, 3.0)):
                spent, least = action(desk, floor)
                frames[people] = spent if name == "drag" else frames[people]
                shown = f"{spent / least:.2f}x ({spent:.2f} / {least:.2f} ms)"
                said(
                    f"{name} frame, {people} placed, to a bare blit",
                    f"<= {most}x",
                    shown,
                    spent <= most * least,
                )
            if people > 150:
                whole, longest, first = at_rest(desk)
                most = 25.0 if people == 1_000 else 100.0
                shown = f"{whole:.0f}, tick {longest:.1f}, first {first:.1f} ms"
                met = whole <= most and first <= 16.0
                said(f"all ties at rest, {people}: in all; first", f"<= {most:.0f}; 16 ms", shown, met)
                repeats = 12 if people == 1_000 else 6
                spent, _ = beside(floor, graph_item(network, repeats), repeats)
                times = 12 if people == 1_000 else 50
                ratio = spent / frames[people]
                shown = f"{ratio:.0f}x ({spent:.1f} ms)"
                said(f"pyqtgraph GraphItem to our drag, {people}", f">= {times}x", shown, ratio >= times)
            desk.close()
    growth = frames[5_000] / frames[150]
    said("drag, 5,000 to 150 placed", "<= 1.3x", f"{growth:.2f}x", growth <= 1.3)


if __name__ == "__main__":
    main()
