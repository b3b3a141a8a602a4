"""Taking the data away: in which form, and what of it others may see; a file, or a table for pasting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from krets.document import Document
from krets.formats import EXPORT_KINDS, lost, table_html, table_text, write
from krets.model import Discretion, Network, discreet
from krets.window.discretion import DiscretionChoice
from krets.window.leaving import may_leave, take_away
from krets.words import discreet_labels, export_name, say_left_behind

_LINES = 4
"""Room for what a form cannot hold."""


class DataDialog(QDialog):
    """The form, how people are named, what comes along; says beforehand what the form cannot hold."""

    def __init__(
        self, document: Document, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export data"))
        self._document, self._say = document, say
        column = QVBoxLayout(self)
        column.setSpacing(14)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(self.tr("Form"))
        self.kinds.addItems([export_name(kind) for kind in EXPORT_KINDS])
        self.kinds.setCurrentRow(0)
        self.kinds.setFixedHeight(self.kinds.sizeHintForRow(0) * len(EXPORT_KINDS) + 16)
        self.kinds.setMinimumWidth(420)
        column.addWidget(self.kinds)
        self.discretion = DiscretionChoice(("private", "conflicts", "give_take"))
        column.addWidget(self.discretion)
        self.lost = QLabel()
        self.lost.setProperty("quiet", True)
        self.lost.setTextFormat(Qt.TextFormat.PlainText)
        self.lost.setWordWrap(True)
        self.lost.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lost.setFixedHeight(_LINES * self.lost.fontMetrics().lineSpacing())
        column.addWidget(self.lost)
        column.addStretch(1)
        column.addWidget(self._make_buttons())
        self.kinds.currentRowChanged.connect(self._refresh)
        self.discretion.changed.connect(self._refresh)
        self._refresh()

    @property
    def kind(self) -> str:
        """The ending of the chosen form."""
        return EXPORT_KINDS[max(self.kinds.currentRow(), 0)]

    def done(self, result: int) -> None:
        """Go, and be gone."""
        super().done(result)
        self.deleteLater()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(self.tr("Save data …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        self.copy = buttons.addButton(self.tr("Copy as a table"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons

    def _refresh(self) -> None:
        how = self.discretion.chosen
        self.save.setEnabled(how is not None)
        self.copy.setEnabled(how is not None)
        if how is None:
            self.lost.setText(self.tr("Choose first how people are shown."))
            return
        self.lost.setText(say_left_behind(lost(_seen(self._document.network, how), self.kind)))

    def _copy(self) -> None:
        how = self.discretion.chosen
        if how is None:
            return

        def make(network: Network) -> tuple[bytes, bytes]:
            seen = _seen(network, how)
            return table_text(seen).encode(), table_html(seen).encode()

        text, table = made = make(self._document.network)
        if not may_leave(self, self._document, how, made, make):
            return
        copied = QMimeData()
        copied.setText(text.decode())
        copied.setHtml(table.decode())
        QGuiApplication.clipboard().setMimeData(copied)
        self._say(self.tr("The table is on the clipboard."))
        self.accept()

    def _save(self) -> None:
        how, kind = self.discretion.chosen, self.kind
        if how is None:
            return
        title = self.tr("Save the data as")
        path = take_away(
            self, self._document, how, kind, title, lambda network: write(_seen(network, how), kind).files
        )
        if path is not None:
            self._say(self.tr("The data is in {file}.").format(file=path.name))
            self.accept()


def _seen(network: Network, how: Discretion) -> Network:
    return discreet(network, how, discreet_labels(network, how.names))
