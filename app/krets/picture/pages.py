"""The picture on pages: a PDF with its lines as lines and its fonts inside, or a printer's paper."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from krets.picture.compose import paint
from krets.picture.laying import Steps, portions
from krets.picture.scene import Scene
from krets.picture.sheet import INCH, Sheet

_DOTS = 1200


def pdf(scene: Scene, sheet: Sheet, title: str) -> Steps[bytes]:
    """The scene as a PDF of one page of the sheet's size, in steps."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle(title)
    writer.setCreator("Krets")
    inches = QSizeF(sheet.size[0] / INCH, sheet.size[1] / INCH)
    page = QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.scale(_DOTS / INCH * sheet.factor, _DOTS / INCH * sheet.factor)
    for layer, portion in portions(scene):
        paint(painter, portion, (layer,))
        yield
    painter.end()
    return bytes(buffer.data().data())


def paint_page(device: QPagedPaintDevice, scene: Scene, sheet: Sheet) -> None:
    """Paint the scene on a page that is set up already, as large as its margins let it be, in the middle."""
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    factor = min(room.width() / sheet.size[0], room.height() / sheet.size[1])
    left = (room.width() - sheet.size[0] * factor) / 2
    top = (room.height() - sheet.size[1] * factor) / 2
    painter = QPainter(device)
    painter.translate(left, top)
    painter.setClipRect(QRectF(0, 0, sheet.size[0] * factor, sheet.size[1] * factor))
    painter.scale(factor * sheet.factor, factor * sheet.factor)
    paint(painter, scene)
    painter.end()
