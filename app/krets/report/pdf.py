"""A report as PDF: A4 pages with real text, heads of tables repeated, page numbers."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from krets.report.blocks import Report, introduces
from krets.words import report as said

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QPainter, QPdfWriter

    from krets.report.pages import Piece, Placed
    from krets.report.setting import Setter

DOTS = 600
"""Dots to an inch, in which a page is measured."""
SIDE, TOP, BOTTOM = 20.0, 20.0, 20.0
"""Margins in millimetres."""
FOOT = 30.0
"""What the lines at the foot of a page take of it, in points."""


def to_pdf(report: Report) -> bytes:
    """Return a report as PDF; there has to be a `QGuiApplication`, be it an offscreen one."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPainter

    from krets.report.pages import paginate
    from krets.report.setting import Setter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, report)
    painter = QPainter(writer)
    point = writer.logicalDpiY() / 72.0
    setter = Setter(writer, float(writer.width()), writer.height() - FOOT * point)
    pages = paginate(list(_pieces(report, setter)), setter.height)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        _paint(painter, page)
        _foot(painter, setter, report, said.say("page", page=number, pages=len(pages)))
    painter.end()
    return bytes(buffer.data().data())


def _writer(buffer: "QBuffer", report: Report) -> "QPdfWriter":
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(report.title)
    writer.setCreator("Krets")
    page = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(SIDE, TOP, SIDE, BOTTOM)
    unit = QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, unit))
    return writer


def _pieces(report: Report, setter: "Setter") -> "Iterator[Piece]":
    from krets.report.setting import QUIETLY, SECTION, SUBTITLE, TITLE

    yield setter.heading(report.title, TITLE, 0)
    yield setter.heading(report.subtitle, SUBTITLE, 2)
    for section in report.sections:
        yield setter.heading(section.title, SECTION, 24)
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            yield from setter.pieces(block, keep=introduces(block, following))
    yield setter.heading(said.say("about"), SECTION, 24)
    for note in report.notes[:-1]:
        yield from (msgspec.structs.replace(line, keep=True) for line in setter.lines(note, QUIETLY, 3))
    yield from setter.lines(report.notes[-1], QUIETLY, 3)


def _paint(painter: "QPainter", page: "list[Placed]") -> None:
    for placed in page:
        placed.piece.paint(painter, placed.top)


def _foot(painter: "QPainter", setter: "Setter", report: Report, page: str) -> None:
    """Paint the lines at the foot of a page, and its number beside the last of them."""
    from PySide6.QtCore import QLineF, Qt

    from krets.report.setting import LINE, SMALL

    lines = [setter.layout(line, SMALL, setter.width) for line in report.footer]
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    number = setter.layout(page, SMALL, setter.width, 0.0, right)
    top = setter.height + FOOT * setter.point - sum(line.height for line in lines)
    painter.setPen(setter.pen(LINE, 0.5))
    above = top - 3 * setter.point
    painter.drawLine(QLineF(0.0, above, setter.width, above))
    for line in lines:
        line.paint(painter, top)
        top += line.height
    number.paint(painter, top - number.height)
