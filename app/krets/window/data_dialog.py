"""Taking the data away: in which form, and what of it others may see; a file, or a table for pasting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from krets.document import Document
from krets.formats import EXPORT_KINDS, Written, leaks, secrets_of, table_html, table_text, write
from krets.model import Discretion, Network, discreet
from krets.window.asking import tell
from krets.window.discretion import DiscretionChoice
from krets.window.leaving import ended, write_whole
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
        self.lost.setText(say_left_behind(write(self._seen(how), self.kind).lost))

    def _seen(self, how: Discretion) -> Network:
        network = self._document.network
        return discreet(network, how, discreet_labels(network, how.names))

    def _may_leave(self, how: Discretion, written: Written) -> bool:
        """Open what is to leave again, and see that nothing is in it that should stay."""
        secrets = secrets_of(self._document.network, how)
        found = {secret for content in written.files.values() for secret in leaks(content, secrets)}
        if found:
            text = self.tr(
                "Nothing was written: “{name}” could still be read in it, which was to be left out."
            )
            tell(self, text.format(name=min(found)))
        return not found

    def _copy(self) -> None:
        how = self.discretion.chosen
        if how is None:
            return
        seen = self._seen(how)
        text, table = table_text(seen), table_html(seen)
        if not self._may_leave(how, Written({"": text.encode(), "-table": table.encode()})):
            return
        copied = QMimeData()
        copied.setText(text)
        copied.setHtml(table)
        QGuiApplication.clipboard().setMimeData(copied)
        self._say(self.tr("The table is on the clipboard."))
        self.accept()

    def _save(self) -> None:
        how, kind = self.discretion.chosen, self.kind
        if how is None:
            return
        stem = self.tr("My network") if self._document.untitled else self._document.path.stem
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the data as"),
            str(Path.home() / f"{stem}.{kind}"),
            f"{kind.upper()} (*.{kind})",
        )
        path = ended(name, f".{kind}")
        if path is None:
            return
        written = write(self._seen(how), kind)
        if not self._may_leave(how, written):
            return
        for more, content in written.files.items():
            file = path.with_name(f"{path.stem}{more}{path.suffix}")
            trouble = write_whole(file, content)
            if trouble:
                tell(self, trouble)
                return
        self._say(self.tr("The data is in {file}.").format(file=path.name))
        self.accept()
