"""Ties between people: which are drawn, how they run, how they look."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from krets.look import Theme
from krets.model import Network, Tie
from krets.picture.bend import bend, zigzag
from krets.picture.frame import Frame
from krets.picture.pens import pen
from krets.picture.scene import Scene, Show, TieLine

CROWD = 60
"""Up to so many people placed, "auto" draws all ties."""
WIDTHS = {2: 0.8, 3: 1.1, 4: 1.5, 5: 2.0}
PALE = 0.25


def chosen(network: Network, placed: Mapping[int, object], show: Show) -> list[tuple[Tie, str]]:
    """The ties to draw with their style; those that stand out come last, so that they lie on top."""
    foci = (show.selected | show.focus) - show.skip
    own = {tie.id: tie for who in sorted(foci) for tie in network.neighbours(who).values()}
    everything = show.ties == "all" or (show.ties == "auto" and len(placed) <= CROWD)
    rest: Iterable[Tie] = network.ties.values() if everything or show.bridges or show.lit_ties else ()
    quiet: list[tuple[Tie, str]] = []
    loud: list[tuple[Tie, str]] = []
    for tie in rest:
        if tie.id in own or tie.a not in placed or tie.b not in placed:
            continue
        if tie.id in show.lit_ties:
            loud.append((tie, "lit"))
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
    wanted = chosen(network, places, show)
    left_out = max(0, len(wanted) - show.most_ties)
    if left_out:
        strongest = sorted(range(len(wanted)), key=lambda i: (wanted[i][1] == "tie", -wanted[i][0].level, i))
        kept = sorted(strongest[: show.most_ties])
        wanted = [wanted[i] for i in kept]
    return tuple(line(frame, show, places, tie, style) for tie, style in wanted), left_out


def line(
    frame: Frame, show: Show, places: Mapping[int, tuple[float, float]], tie: Tie, style: str
) -> TieLine:
    """One tie as it runs over the picture, px."""
    finest = min(0.16, max(0.03, 26 / frame.scale))
    scale, left, top = frame.scale, frame.x, frame.y
    points = tuple((left + x * scale, top + y * scale) for x, y in bend(places[tie.a], places[tie.b], finest))
    if tie.feel == "strained" and show.conflicts:
        points = zigzag(points, 5.0, 2.6)
    width = WIDTHS[tie.level] * (1.0 if style == "tie" else 1.35)
    lit = show.lit | show.lit_ties
    return TieLine(tie.id, tie.a, tie.b, points, width, style, bool(lit) and style == "tie")


def stroke(theme: Theme, tie: TieLine) -> QPen:
    """The pen that a tie is drawn with."""
    name = {"tie": theme.tie, "bridge": theme.text}.get(tie.style, theme.accent)
    return pen(name, tie.width, (), PALE if tie.dim else 1.0)


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
    batches: dict[tuple[str, float, bool], tuple[QPen, list[TieLine]]] = {}
    for tie in ties:
        key = (tie.style, tie.width, tie.dim)
        if key not in batches:
            batches[key] = (stroke(theme, tie), [])
        batches[key][1].append(tie)
    for ink, lines in batches.values():
        painter.setPen(ink)
        for tie in lines:
            if len(tie.points) == 2:
                painter.drawLine(QPointF(*tie.points[0]), QPointF(*tie.points[1]))
            else:
                painter.drawPath(path(tie))
    painter.restore()


def path(tie: TieLine) -> QPainterPath:
    """The way of a tie."""
    way = QPainterPath(QPointF(*tie.points[0]))
    for x, y in tie.points[1:]:
        way.lineTo(x, y)
    return way
