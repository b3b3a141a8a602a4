"""Taking the picture away: asked each time what of it others may see."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from krets.analysis import vitality
from krets.document import Document
from krets.look import DARK, LIGHT, Theme
from krets.model import Names, Network
from krets.picture import Kind, Show, export, preview
from krets.window.leaving import ended, write_whole

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
        asked = QLabel(self.tr("Who will see it? Show people"))
        asked.setProperty("strong", True)
        column.addWidget(asked)
        self.names = QButtonGroup(self)
        texts = {
            "full": self.tr("with their names"),
            "initials": self.tr("with initials"),
            "none": self.tr("without names"),
        }
        for place, key in enumerate(get_args(Names)):
            button = QRadioButton(texts[key])
            self.names.addButton(button, place)
            column.addWidget(button)
        column.addSpacing(8)
        self.private = QCheckBox(self.tr("Also people marked private"))
        self.conflicts = QCheckBox(self.tr("Also which relationships are strained"))
        self.legend = QCheckBox(self.tr("Legend"))
        self.legend.setChecked(True)
        for box in (self.private, self.conflicts, self.legend):
            column.addWidget(box)
            box.toggled.connect(self._refresh)
        column.addSpacing(8)
        column.addLayout(self._make_form())
        column.addStretch(1)
        self.names.idToggled.connect(self._refresh)
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
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def chosen_names(self) -> Names | None:
        """How people are named; None until it has been chosen."""
        place = self.names.checkedId()
        return get_args(Names)[place] if place >= 0 else None

    def done(self, result: int) -> None:
        """Go, and be gone."""
        super().done(result)
        self.deleteLater()

    def draw(self, kind: Kind, size: tuple[int, int], names: Names) -> bytes:
        """Return the picture as a file's bytes."""
        network = self._document.network
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        export(
            network,
            buffer,
            kind=kind,
            size=size,
            theme=self._theme(),
            vitality=self._vitality(network),
            show=self._show(names),
        )
        return bytes(buffer.data().data())

    def _theme(self) -> Theme:
        return DARK if self.colours.currentIndex() == 1 else LIGHT

    def _show(self, names: Names) -> Show:
        return Show(
            names=names,
            conflicts=self.conflicts.isChecked(),
            legend=self.legend.isChecked(),
            private=self.private.isChecked(),
        )

    def _vitality(self, network: Network) -> dict[int, float]:
        on = self._document.now().date()
        known = {contact.id: vitality(contact, on) for contact in network.placed()}
        return {contact: value for contact, value in known.items() if value is not None}

    def _size(self) -> tuple[int, int]:
        return SIZES[self.size_.currentIndex()]

    def _refresh(self) -> None:
        names = self.chosen_names
        self.save.setEnabled(names is not None)
        if names is None:
            self.preview.setText(self.tr("Choose first how people are shown."))
            return
        network, ratio = self._document.network, self.devicePixelRatioF()
        image = preview(
            network,
            (round(_PREVIEW[0] * ratio), round(_PREVIEW[1] * ratio)),
            size=self._size(),
            theme=self._theme(),
            vitality=self._vitality(network),
            show=self._show(names),
        )
        image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(image))

    def _save(self) -> None:
        names, kind = self.chosen_names, KINDS[self.kind.currentIndex()]
        if names is None:
            return
        stem = self.tr("My network") if self._document.untitled else self._document.path.stem
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the picture as"),
            str(Path.home() / f"{stem}.{kind}"),
            f"{kind.upper()} (*.{kind})",
        )
        path = ended(name, f".{kind}")
        if path is None:
            return
        if write_whole(path, self.draw(kind, self._size(), names)):
            self._say(self.tr("The picture is in {file}.").format(file=path.name))
            self.accept()
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Krets", "", parent=self)
        box.setText(self.tr("{file} could not be written.").format(file=path.name))
        box.open()
