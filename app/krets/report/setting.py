"""Setting a report's blocks in type for a page: each becomes pieces that measure and paint themselves."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPagedPaintDevice, QPainter, QTextLayout, QTextOption

from krets.report.blocks import (
    SHORT,
    WHOLE,
    Bar,
    Bars,
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from krets.report.pages import Piece
from krets.report.plain import plain

INK, QUIET, LINE, TRACK, ACCENT = "#1d1f23", "#5c6068", "#d9d4ca", "#efece6", "#5b3a86"
LONGEST = 320
"""So many characters of a cell or a line of a list are set: a row has to fit on a page."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


class Style(msgspec.Struct, frozen=True):
    """How a text looks: size in points, weight, colour, height of a line in parts of the font's own."""

    size: float = 10.0
    bold: bool = False
    colour: str = INK
    leading: float = 1.2


TITLE = Style(22.0, bold=True, leading=1.05)
SUBTITLE = Style(11.0, colour=QUIET)
SECTION = Style(15.0, bold=True, leading=1.05)
SUBSECTION = Style(11.0, bold=True)
BODY = Style()
STRONG = Style(bold=True)
QUIETLY = Style(9.0, colour=QUIET)
CELL = Style(9.0)
HEAD = Style(8.5, bold=True)
SMALL = Style(8.0, colour=QUIET)


class Setter:
    """Sets blocks for a column of `width`; lengths are dots of the device, `point` of them to a point."""

    def __init__(self, device: QPagedPaintDevice, width: float, height: float) -> None:
        self.device = device
        self.width = width
        self.height = height
        self.point = device.logicalDpiY() / 72.0
        self._setters: dict[type, Callable[[Any], Iterator[Piece]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullets: self._bullets,
            Table: self._table,
            Bars: self._bars,
            Picture: self._picture,
        }

    def pieces(self, block: Block, *, keep: bool = False) -> Iterator[Piece]:
        """Yield the pieces of a block, from top to bottom; `keep` holds the last one to what comes next."""
        whole = list(self._setters[type(block)](block))
        if keep and whole:
            whole[-1] = msgspec.structs.replace(whole[-1], keep=True)
        yield from whole

    def heading(self, text: str, style: Style, gap: float) -> Piece:
        """Return a heading that stays with what it is the heading of; `gap` in points."""
        whole = self.layout(text, style, self.width)
        return Piece(whole.height, whole.paint, gap=gap * self.point, keep=True)

    def lines(self, text: str, style: Style, gap: float, *, left: float = 0.0) -> Iterator[Piece]:
        """Yield a text line by line; the first two and the last two never part. `gap`, `left` in points."""
        laid = self.layout(text, style, self.width - left * self.point, left * self.point)
        count = laid.layout.lineCount()
        for index in range(count):
            keep = index in {0, count - 2} and index < count - 1
            yield Piece(laid.line, laid.painter(index), gap * self.point if index == 0 else 0.0, keep)

    def layout(
        self, text: str, style: Style, width: float, left: float = 0.0, align: Qt.AlignmentFlag = _LEFT
    ) -> "Laid":
        """Return a text broken into lines of `width`, `left` of them from the column's edge."""
        font = QFont()
        font.setPointSizeF(style.size)
        font.setBold(style.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        layout = QTextLayout(plain(text), font, self.device)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        tall = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            tall = tall or line.height() * style.leading
            line.setPosition(QPointF(left, height))
            height += tall
        layout.endLayout()
        return Laid(layout, height, tall, style.colour)

    def _heading(self, block: Heading) -> Iterator[Piece]:
        yield self.heading(block.text, SUBSECTION, 12)

    def _paragraph(self, block: Paragraph) -> Iterator[Piece]:
        return self.lines(block.text, QUIETLY if block.quiet else BODY, 5)

    def _bullets(self, block: Bullets) -> Iterator[Piece]:
        whole = 2 * len(block.items) <= SHORT
        for place, item in enumerate(block.items, start=1):
            for index, piece in enumerate(self.lines(_cut(item), BODY, 3, left=12)):
                marked = self._marked(piece) if index == 0 else piece
                yield (
                    msgspec.structs.replace(marked, keep=True)
                    if whole and place < len(block.items)
                    else marked
                )

    def _marked(self, piece: Piece) -> Piece:
        mark = self.layout("•", BODY, self.width)

        def paint(painter: QPainter, top: float) -> None:
            mark.paint(painter, top)
            piece.paint(painter, top)

        return msgspec.structs.replace(piece, paint=paint)

    def _table(self, block: Table) -> Iterator[Piece]:
        edges = self._edges(block.columns)
        titles = tuple(column.title for column in block.columns)
        head = self._row(block.columns, titles, edges, HEAD)
        yield msgspec.structs.replace(head, gap=6 * self.point, keep=True)
        for index, row in enumerate(block.rows):
            piece = self._row(block.columns, row, edges, CELL)
            left = len(block.rows) - 1 - index
            keep = left == 1 or (left > 0 and len(block.rows) <= SHORT)
            yield msgspec.structs.replace(piece, head=head, keep=keep)

    def _edges(self, columns: tuple[Column, ...]) -> list[tuple[float, float]]:
        """Left edge and width of each column, the gaps between them left out."""
        gap = (8 if len(columns) < 7 else 5) * self.point
        room = self.width - gap * (len(columns) - 1)
        whole = sum(column.share for column in columns)
        edges = []
        left = 0.0
        for column in columns:
            wide = room * column.share / whole
            edges.append((left, wide))
            left += wide + gap
        return edges

    def _row(
        self,
        columns: tuple[Column, ...],
        cells: tuple[str, ...],
        edges: list[tuple[float, float]],
        style: Style,
    ) -> Piece:
        laid = [
            self.layout(_cut(cell), style, wide, left, _RIGHT if column.number else _LEFT)
            for column, cell, (left, wide) in zip(columns, cells, edges, strict=True)
        ]
        above = 3 * self.point
        height = max(cell.height for cell in laid) + 2 * above
        width, heavy = self.width, 1.0 if style is HEAD else 0.5

        def paint(painter: QPainter, top: float) -> None:
            for cell in laid:
                cell.paint(painter, top + above)
            painter.setPen(self.pen(QUIET if style is HEAD else LINE, heavy))
            painter.drawLine(QLineF(0.0, top + height, width, top + height))

        return Piece(height, paint)

    def _bars(self, block: Bars) -> Iterator[Piece]:
        for bar in block.bars:
            yield self._bar(bar)

    def _bar(self, bar: Bar) -> Piece:
        parts = [self.layout(bar.name, STRONG, self.width)]
        shown = self.layout(bar.shown, BODY, self.width, 0.0, _RIGHT)
        below = [(bar.beside, QUIETLY), (bar.under, CELL)]
        parts += [self.layout(text, style, self.width) for text, style in below if text]
        thick, around = 5 * self.point, 3 * self.point
        start = parts[0].height + around
        width = self.width

        def paint(painter: QPainter, top: float) -> None:
            parts[0].paint(painter, top)
            shown.paint(painter, top)
            self.fill(painter, QRectF(0.0, top + start, width, thick), TRACK)
            if bar.value:
                part = width * min(bar.value, WHOLE) / WHOLE
                self.fill(painter, QRectF(0.0, top + start, max(thick, part), thick), ACCENT)
            below = top + start + thick + around
            for text in parts[1:]:
                text.paint(painter, below)
                below += text.height

        height = start + thick + around + sum(text.height for text in parts[1:])
        return Piece(height, paint, gap=10 * self.point)

    def _picture(self, block: Picture) -> Iterator[Piece]:
        image = QImage.fromData(block.png)
        if image.isNull():
            return
        factor = min(self.width / image.width(), self.height * 0.7 / image.height())
        wide, high = image.width() * factor, image.height() * factor
        left = (self.width - wide) / 2

        def paint(painter: QPainter, top: float) -> None:
            painter.drawImage(QRectF(left, top, wide, high), image)

        yield Piece(high, paint, gap=6 * self.point, keep=True)
        yield from self.lines(block.caption, QUIETLY, 4)

    def pen(self, colour: str, points: float) -> Any:
        """Return a pen that draws a line of so many points."""
        from PySide6.QtGui import QPen

        return QPen(QColor(colour), points * self.point)

    def fill(self, painter: QPainter, box: QRectF, colour: str) -> None:
        """Fill a box with round ends."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


class Laid(msgspec.Struct, frozen=True):
    """A text in lines: its height, that of a line, its colour."""

    layout: QTextLayout
    height: float
    line: float
    colour: str

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint the whole text."""
        painter.setPen(QColor(self.colour))
        self.layout.draw(painter, QPointF(0.0, top))

    def painter(self, index: int) -> Callable[[QPainter, float], None]:
        """Return what paints one line of it."""

        def paint(painter: QPainter, top: float) -> None:
            painter.setPen(QColor(self.colour))
            self.layout.lineAt(index).draw(painter, QPointF(0.0, top - index * self.line))

        return paint


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
