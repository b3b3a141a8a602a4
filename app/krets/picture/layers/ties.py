"""Ties between people: which are drawn, how they run, how they look."""

from collections.abc import Generator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from krets.look import Theme
from krets.model import Network, Tie
from krets.picture.bend import bend, zigzag
from krets.picture.frame import Frame
from krets.picture.pens import pen
from krets.picture.scene import Scene, Show, TieLine

CROWD = 60
"""Up to so many people placed, "auto" draws all ties."""
WIDTHS = {2: 0.8, 3: 1.0, 4: 1.3, 5: 1.8}
"""Width by level, px."""
FINE = {2: 0.55, 3: 0.7, 4: 0.85, 5: 1.0}
"""The same where there are many; up to 1 px, Qt has a pen that is many times faster."""
FULL, MANY = 150, 300
"""Beyond so many ties they pale; beyond so many they are fine, and drawn as lines from corner to corner."""
PALE = 0.25
PART = 4000
"""So many ties are looked through in one go: about a millisecond."""
STEP, STEP_FINE, STEP_JAGGED = 0.25, 0.12, 0.06
"""Ties are bent in steps of so many radians: those drawn smoothly, from corner to corner, and as zigzags."""


def chosen(network: Network, placed: Mapping[int, object], show: Show) -> list[tuple[Tie, str]]:
    """The ties to draw with their style; those that stand out come last, so that they lie on top."""
    going = choosing(network, placed, show)
    while True:
        try:
            next(going)
        except StopIteration as done:
            found: list[tuple[Tie, str]] = done.value
            return found


def choosing(
    network: Network, placed: Mapping[int, object], show: Show
) -> Generator[None, None, list[tuple[Tie, str]]]:
    """What `chosen` returns, found in steps of `PART` ties."""
    foci = (show.selected | show.focus) - show.skip
    own = {tie.id: tie for who in sorted(foci) for tie in network.neighbours(who).values()}
    everything = show.ties == "all" or (show.ties == "auto" and len(placed) <= CROWD)
    rest = [*network.ties.values()] if everything or show.bridges or show.lit_ties else []
    quiet: list[tuple[Tie, str]] = []
    loud: list[tuple[Tie, str]] = []
    for row, tie in enumerate(rest, 1):
        if row % PART == 0:
            yield
        if tie.id in own or tie.a not in placed or tie.b not in placed:
            continue
        if tie.id in show.lit_ties:
            loud.append((tie, "lit"))
        elif show.wanted is not None and not (tie.a in show.wanted and tie.b in show.wanted):
            continue
        elif show.bridges and bridges(network, tie):
            loud.append((tie, "bridge"))
        elif everything:
            quiet.append((tie, "tie"))
    mine = [(tie, "own") for tie in own.values() if tie.a in placed and tie.b in placed]
    return quiet + loud + mine


def bridges(network: Network, tie: Tie) -> bool:
    """Whether a tie joins two people who share no group."""
    one, other = network.contacts[tie.a].groups, network.contacts[tie.b].groups
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def work_out(
    network: Network, frame: Frame, show: Show, places: Mapping[int, tuple[float, float]]
) -> tuple[tuple[TieLine, ...], int]:
    """The lines of the ties that are drawn, and how many were left out, the weakest, as `most_ties` bids."""
    if not show.most_ties:
        return (), 0  # they are worked out later
    wanted, left_out = strongest(chosen(network, places, show), show.most_ties)
    count = len(wanted)
    return tuple(line(frame, show, places, tie, style, count) for tie, style in wanted), left_out


def strongest(wanted: list[tuple[Tie, str]], most: int) -> tuple[list[tuple[Tie, str]], int]:
    """Of the ties to draw, `most` at the most in their order, and how many were left out, the weakest."""
    left_out = max(0, len(wanted) - most)
    if left_out:
        kept = sorted(range(len(wanted)), key=lambda i: (wanted[i][1] == "tie", -wanted[i][0].level, i))
        wanted = [wanted[i] for i in sorted(kept[:most])]
    return wanted, left_out


def line(
    frame: Frame,
    show: Show,
    places: Mapping[int, tuple[float, float]],
    tie: Tie,
    style: str = "tie",
    count: int = 1,
) -> TieLine:
    """One tie as it runs over the picture, px; of `count` ties, many of which make each finer and paler."""
    many = count > MANY
    zigzags = jagged(tie, show)
    step = STEP_JAGGED if zigzags else (STEP_FINE if many else STEP)
    way = bend(places[tie.a], places[tie.b], step)
    scale, left, top = frame.scale, frame.x, frame.y
    points = tuple([(left + x * scale, top + y * scale) for x, y in way])
    if zigzags:
        points = zigzag(points, 5.0, 2.6)
    if style != "tie":
        return TieLine(tie.id, tie.a, tie.b, points, WIDTHS[tie.level] * 1.35, style, 1.0, not zigzags)
    width = (FINE if many else WIDTHS)[tie.level]
    smooth = not zigzags and not many
    return TieLine(tie.id, tie.a, tie.b, points, width, style, opacity(count, show), smooth)


def jagged(tie: Tie, show: Show) -> bool:
    """Whether a tie is drawn as a zigzag."""
    return tie.feel == "strained" and show.conflicts is not False


def opacity(count: int, show: Show) -> float:
    """The opacity of each of `count` ties that do not stand out."""
    found = 1.0 if count <= FULL else max(0.3, (FULL / count) ** 0.5)
    return round(min(found, PALE) if show.lit or show.lit_ties else found, 2)


def stroke(theme: Theme, tie: TieLine) -> QPen:
    """The pen that a tie is drawn with."""
    name = {"tie": theme.tie, "bridge": theme.quiet}.get(tie.style, theme.accent)
    return pen(name, tie.width, (), tie.opacity)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint all ties, those of one pen together."""
    paint_lines(painter, scene.theme, scene.ties, scene.size)


def paint_lines(
    painter: QPainter, theme: Theme, ties: Sequence[TieLine], size: tuple[float, float] | None = None
) -> None:
    """Paint ties; clipped to `size`, which Qt's raster engine is many times faster with."""
    painter.save()
    if size is not None:
        painter.setClipRect(QRectF(0, 0, *size), Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    batches: dict[tuple[str, float, float], tuple[QPen, list[TieLine]]] = {}
    for tie in ties:
        key = (tie.style, tie.width, tie.opacity)
        if key not in batches:
            batches[key] = (stroke(theme, tie), [])
        batches[key][1].append(tie)
    for ink, lines in batches.values():
        painter.setPen(ink)
        straight: list[QLineF] = []
        for tie in lines:
            if tie.smooth and len(tie.points) > 2:
                painter.drawPath(path(tie))
            else:
                straight += [QLineF(x, y, u, v) for (x, y), (u, v) in pairwise(tie.points)]
        if straight:
            painter.drawLines(straight)
    painter.restore()


def path(tie: TieLine) -> QPainterPath:
    """The way of a tie: smooth through its points (Catmull-Rom), or from corner to corner if it zigzags."""
    points = tie.points
    way = QPainterPath(QPointF(*points[0]))
    if not tie.smooth:
        for x, y in points[1:]:
            way.lineTo(x, y)
        return way
    last = len(points) - 1
    for i in range(last):
        (x0, y0), (x1, y1) = points[max(i - 1, 0)], points[i]
        (x2, y2), (x3, y3) = points[i + 1], points[min(i + 2, last)]
        way.cubicTo(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2)
    return way
