"""Taking the picture away: asked each time what of it others may see."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from krets.analysis import vitality
from krets.document import Document
from krets.look import DARK, LIGHT, Theme
from krets.model import Discretion, Network, discreet
from krets.picture import Kind, Sheet, Show, export, preview
from krets.report import to_draw
from krets.window.discretion import DiscretionChoice
from krets.window.leaving import take_away
from krets.words import discreet_labels

SIZES = ((1600, 1200), (1200, 1200), (1920, 1080), (3200, 2400))
KINDS: tuple[Kind, ...] = ("png", "svg", "pdf")
_PREVIEW = (480, 360)
"""Width and height, px."""


class ExportDialog(QDialog):
    """Names or none, private people or not, kind and size; a preview shows what will leave."""

    def __init__(
        self, document: Document, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export picture"))
        self._document, self._say = document, say
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(self._make_choices())
        self.preview = QLabel()
        self.preview.setFixedSize(*_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(self.tr("Preview of the picture"))
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._make_buttons())
        self._refresh()

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.discretion = DiscretionChoice(("private", "conflicts"))
        self.discretion.changed.connect(self._refresh)
        column.addWidget(self.discretion)
        self.legend = QCheckBox(self.tr("Legend"))
        self.legend.setChecked(True)
        self.legend.toggled.connect(self._refresh)
        column.addWidget(self.legend)
        column.addSpacing(8)
        column.addLayout(self._make_form())
        column.addStretch(1)
        return column

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        self.kind, self.size_, self.colours = QComboBox(), QComboBox(), QComboBox()
        self.kind.addItems(
            [self.tr("PNG, for screens"), self.tr("SVG, to draw on"), self.tr("PDF, to print")]
        )
        self.size_.addItems([f"{width} × {height}" for width, height in SIZES])
        self.colours.addItems([self.tr("Light"), self.tr("Dark")])
        for text, combo in (
            (self.tr("Kind"), self.kind),
            (self.tr("Size"), self.size_),
            (self.tr("Colours"), self.colours),
        ):
            form.addRow(text, combo)
            combo.currentIndexChanged.connect(self._refresh)
        return form

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(self.tr("Save picture …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        self.copy = buttons.addButton(self.tr("Copy picture"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons

    def done(self, result: int) -> None:
        """Go, and be gone."""
        super().done(result)
        self.deleteLater()

    def draw(self, kind: Kind, size: tuple[int, int], how: Discretion, whole: Network | None = None) -> bytes:
        """Return the picture of the map, or of another whole one, as a file's bytes."""
        whole = whole or self._document.network
        network = to_draw(whole, discreet(whole, how, discreet_labels(whole, how.names)))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        export(
            network,
            buffer,
            kind=kind,
            sheet=Sheet(size),
            theme=self._theme(),
            vitality=self._vitality(network),
            show=self._show(how),
        )
        return bytes(buffer.data().data())

    def _theme(self) -> Theme:
        return DARK if self.colours.currentIndex() == 1 else LIGHT

    def _show(self, how: Discretion) -> Show:
        return Show(
            names=how.names, conflicts=how.conflicts, legend=self.legend.isChecked(), private=how.private
        )

    def _vitality(self, network: Network) -> dict[int, float]:
        on = self._document.now().date()
        known = {contact.id: vitality(contact, on) for contact in network.placed()}
        return {contact: value for contact, value in known.items() if value is not None}

    def _size(self) -> tuple[int, int]:
        return SIZES[self.size_.currentIndex()]

    def _refresh(self) -> None:
        how = self.discretion.chosen
        for button in (self.save, self.copy):
            button.setEnabled(how is not None)
        if how is None:
            self.preview.setText(self.tr("Choose first how people are shown."))
            return
        network, ratio = self._document.network, self.devicePixelRatioF()
        image = preview(
            network,
            (round(_PREVIEW[0] * ratio), round(_PREVIEW[1] * ratio)),
            sheet=Sheet(self._size()),
            theme=self._theme(),
            vitality=self._vitality(network),
            show=self._show(how),
        )
        image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(image))

    def _copy(self) -> None:
        """Put the picture on the clipboard: as a bitmap, and as lines for programs that take them."""
        how = self.discretion.chosen
        if how is None:
            return
        copied = QMimeData()
        copied.setImageData(QImage.fromData(self.draw("png", self._size(), how)))
        copied.setData("image/svg+xml", self.draw("svg", self._size(), how))
        QGuiApplication.clipboard().setMimeData(copied)
        self._say(self.tr("The picture is on the clipboard."))
        self.accept()

    def _save(self) -> None:
        how, kind = self.discretion.chosen, KINDS[self.kind.currentIndex()]
        if how is None:
            return
        title = self.tr("Save the picture as")

        def make(whole: Network) -> dict[str, bytes]:
            return {"": self.draw(kind, self._size(), how, whole)}

        path = take_away(self, self._document, how, kind, title, make)
        if path is not None:
            self._say(self.tr("The picture is in {file}.").format(file=path.name))
            self.accept()
