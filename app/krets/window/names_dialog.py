"""Names pasted or typed, one a line, before they become people who wait in the tray."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from krets.formats import names_from_text


class NamesDialog(QDialog):
    """A list of names to be corrected and added."""

    chosen = Signal(object)
    """The names (list of str)."""

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste names"))
        told = QLabel(
            self.tr("One name a line. They wait below the map until you drag them where they belong.")
        )
        told.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(names))
        self.list.setPlaceholderText(self.tr("Type or paste names, one a line"))
        self.list.setTabChangesFocus(True)
        self.list.textChanged.connect(self._count)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (told, self.list, buttons):
            column.addWidget(widget)
        self._count()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for a dozen names."""
        return QSize(440, 380)

    def done(self, result: int) -> None:
        """Hand the names over, and go."""
        if result == QDialog.DialogCode.Accepted:
            self.chosen.emit(self._names())
        super().done(result)
        self.deleteLater()

    def _names(self) -> list[str]:
        return names_from_text(self.list.toPlainText())

    def _count(self) -> None:
        count = len(self._names())
        self.add.setEnabled(count > 0)
        one = self.tr("Add one person")
        self.add.setText(one if count == 1 else self.tr("Add %n people", "", count))
