"""The legend, bottom left: what discs and lines mean."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from krets.look import UNGROUPED, Theme, group_colour, ink, mix
from krets.model import Network
from krets.picture import letters
from krets.picture.layers import people, ties
from krets.picture.marks import draw_text
from krets.picture.pens import colour
from krets.picture.scene import Disc, LegendRow, Scene, Show, TieLine
from krets.picture.shading import LEAST
from krets.rings import Box
from krets.words import capitalised, first_name, initials, legend_name, trait_value

ROW, TIGHT = 21.0, 18.0
"""Height of a row, px; and in a picture whose shorter side is less than `SMALL`."""
SMALL = 720.0
COMFORT = 420.0
"""Letters of twice the size, for one, ask for a picture whose shorter side is twice this, px."""
LEFT = 10.0
TEXT = 12.0
WIDEST = 168.0
"""A text of the legend is cut off at so many pixels."""
_DISCS = ("fresh", "faded", "absent", "service", "animal", "shade", "unknown")
_WORDS = ("title", "note")


def work_out(network: Network, show: Show, theme: Theme) -> tuple[LegendRow, ...]:
    """The rows that this map needs."""
    if not show.legend:
        return ()
    rows = [*_values(network, show, theme), *_states(show)]
    kinds = {contact.kind for contact in network.placed()}
    rows += [LegendRow(kind, name) for kind, name in _shapes().items() if kind in kinds]
    if network.ties:
        rows.append(LegendRow("tie", legend_name("tie")))
    if show.bridges:
        rows.append(LegendRow("bridge", legend_name("bridge")))
    if any(network.neighbours(who) for who in show.selected | show.focus):
        rows.append(LegendRow("own", _knows(network, show)))
    if show.conflicts is not False and _strained(network):
        rows.append(LegendRow("strained", legend_name("strained")))
    if show.said:
        rows.append(LegendRow("note", letters.elide(show.said, TEXT, 2 * WIDEST)))
    return tuple(rows)


def _states(show: Show) -> list[LegendRow]:
    """What a rim says; where colours stand for something else, a plain disc needs no row."""
    keys = ("faded", "absent") if show.colouring else ("fresh", "faded", "absent")
    return [LegendRow(key, legend_name(key)) for key in keys]


def _values(network: Network, show: Show, theme: Theme) -> list[LegendRow]:
    """What people are coloured and sized by: each shade with its text."""
    rows = []
    if show.colouring is not None:
        of = show.colouring.of
        rows.append(LegendRow("title", _cut(capitalised(show.colouring.title))))
        rows += [
            LegendRow("shade", _cut(shade.text), shade.colour(theme), shade.pattern)
            for shade in show.colouring.shades
        ]
        if any(contact.id not in of for contact in network.placed()):
            rows.append(LegendRow("unknown", trait_value("", "")))
    if show.sizing is not None:
        if show.colouring is None or show.colouring.title != show.sizing.title:
            rows.append(LegendRow("title", _cut(capitalised(show.sizing.title))))
        sentence = QCoreApplication.translate("words", "{least} to {most}")
        said = sentence.format(least=show.sizing.least, most=show.sizing.most)
        rows.append(LegendRow("sizes", _cut(said)))
    return rows


def _cut(text: str) -> str:
    return letters.elide(text, TEXT, WIDEST)


def _shapes() -> dict[str, str]:
    return {
        "service": QCoreApplication.translate("words", "service"),
        "animal": QCoreApplication.translate("words", "animal"),
    }


def _strained(network: Network) -> bool:
    return any(contact.feel == "strained" for contact in network.placed()) or any(
        tie.feel == "strained" for tie in network.ties.values()
    )


def _knows(network: Network, show: Show) -> str:
    whose = sorted(show.selected or show.focus)
    if len(whose) > 1 or show.names == "none" or whose[0] not in network.contacts:
        return QCoreApplication.translate("words", "whom the selected people know")
    name = network.contacts[whose[0]].name
    name = initials(name) if show.names == "initials" else first_name(name)
    sentence = QCoreApplication.translate("words", "knows {name}")
    return letters.elide(sentence.format(name=name), TEXT, 110)


def row_height(size: tuple[float, float], text: float) -> float:
    """The height of one row in a picture of this size, px."""
    return (ROW if min(size) >= SMALL else TIGHT) * scale(size, text)


def scale(size: tuple[float, float], text: float) -> float:
    """The scale of the legend's letters: no larger than leaves most of a small picture to the map."""
    return min(text, max(1.0, min(size) / COMFORT))


def corner(network: Network, show: Show, theme: Theme, size: tuple[float, float]) -> tuple[float, float]:
    """The room that a usual legend takes at the bottom left, px; the same whoever is selected."""
    if not show.legend:
        return 0.0, 0.0
    usual = [*_values(network, show, theme), *_states(show)]
    usual += [LegendRow(key, legend_name(key)) for key in ("tie", "own")]
    left, _, wide, high = box(usual, size, show.text) or (0.0, 0.0, 0.0, 0.0)
    return left + wide, high + 8


def box(rows: Sequence[LegendRow], size: tuple[float, float], text: float) -> Box | None:
    """Where the legend lies, px."""
    if not rows:
        return None
    larger = scale(size, text)
    widest = max(letters.width(row.text, TEXT * larger, row.kind == "title") for row in rows)
    wide = 36 * larger + widest
    high = row_height(size, text) * len(rows)
    return LEFT - 4, size[1] - high - 8, wide + 8, high


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint the legend; on a ground of its own where the map may lie under it."""
    if scene.legend_box is None:
        return
    left, top, wide, high = scene.legend_box
    theme = scene.theme
    if scene.legend_backed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ground, 0.9))
        painter.drawRoundedRect(QRectF(left - 3, top - 4, wide + 6, high + 8), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    text = scale(scene.size, scene.text)
    pixels = TEXT * text
    middle = left + 4 + 11 * text
    row = row_height(scene.size, scene.text)
    for i, line in enumerate(scene.legend):
        y = top + row * (i + 0.5)
        half = 10 * text
        if line.kind in _DISCS:
            people.paint_disc(painter, theme, _sample(scene, line, middle, y))
        elif line.kind == "sizes":
            for aside, part in ((-5.5, LEAST), (4.5, 1.0)):
                disc = _plain(scene, UNGROUPED, middle + aside * text, y, 7.5 * part)
                people.paint_disc(painter, theme, disc)
        elif line.kind not in _WORDS:
            points = ((middle - half, y), (middle + half, y))
            ties.paint_lines(painter, theme, (_line(line.kind, points),))
        titled = line.kind in _WORDS
        painter.setFont(letters.font(pixels, bold=line.kind == "title"))
        painter.setPen(colour(theme.quiet))
        left_of_text = middle - half if titled else middle + 18 * text
        draw_text(painter, QPointF(left_of_text, y + pixels * 0.36), line.text)


def _line(kind: str, points: tuple[tuple[float, float], ...]) -> TieLine:
    if kind == "strained":
        from krets.picture.bend import zigzag

        return TieLine(0, 0, 0, zigzag(points, 5.0, 2.6), 1.2)
    return TieLine(0, 0, 0, points, 1.2 if kind == "tie" else 2.0, kind)


def _plain(scene: Scene, own: str, x: float, y: float, r: float) -> Disc:
    return Disc(0, x, y, r * scale(scene.size, scene.text), own, scene.theme.rim(own), ink(own))


def _sample(scene: Scene, row: LegendRow, x: float, y: float) -> Disc:
    theme, kind = scene.theme, row.kind
    if kind == "shade":
        own, fill, style = row.fill, row.fill, "solid"
    else:
        grouped = any(arc.group is not None for arc in scene.sectors)
        coloured = any(each.kind == "shade" for each in scene.legend)
        own = group_colour(2) if grouped and not coloured and kind != "unknown" else UNGROUPED
        fill, style = own, "solid"
    if kind == "faded":
        fill, style = mix(own, theme.zone_weak_3, people.FADES), "dotted"
    elif kind == "absent":
        fill, style = theme.ego, "dashed"
    elif kind == "unknown":
        fill = theme.ego
    shape = kind if kind in {"service", "animal"} else "person"
    plain = _plain(scene, own, x, y, 7.5)
    return msgspec.structs.replace(
        plain, fill=fill, ink=ink(fill), style=style, shape=shape, pattern=row.pattern
    )
