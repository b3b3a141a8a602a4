"""Paper: the picture in Qt's preview, from where it is printed, or printed into a file."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from krets.picture import SHAPES, Scene, Sheet, paint_page

_MARGIN = 10.0
"""Millimetres that most printers can not print on, and more."""


class PrintPreview(QPrintPreviewDialog):
    """One page with a picture, as large as the paper's margins let it be, whatever paper is chosen there."""

    def __init__(self, scene: Scene, sheet: Sheet, title: str, parent: QWidget | None = None) -> None:
        self.paper = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(self.paper, parent)
        self.setWindowTitle(self.tr("Print"))
        self._scene, self._sheet = scene, sheet
        self.paper.setDocName(title or "Krets")
        self.paper.setCreator("Krets")
        self.paper.setPageLayout(_layout(sheet))
        self.paintRequested.connect(self.paint_on)

    def done(self, result: int) -> None:
        """Go, and be gone."""
        super().done(result)
        self.deleteLater()

    def paint_on(self, paper: QPrinter) -> None:
        """Paint the page on a printer, on the preview, or into a file."""
        paint_page(paper, self._scene, self._sheet)


def _layout(sheet: Sheet) -> QPageLayout:
    """The paper of the sheet's own name, else A4; lying where the picture is wider than high."""
    wide, high = sheet.size
    a3 = sorted(sheet.size) == sorted(SHAPES["a3"])
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A3 if a3 else QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
        QPageLayout.Unit.Millimeter,
    )
