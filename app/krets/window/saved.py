"""The words in the status line: is everything on the disk, and in which file?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from krets.document import Document
from krets.window.folders import untitled_name


class SavedLabel(QLabel):
    """Says truthfully whether all changes are saved: it follows the document's acknowledgements."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._trouble = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        document.changed.connect(self.refresh)
        document.saved.connect(self._saved)
        document.named.connect(self.refresh)
        document.troubled.connect(self._troubled)
        self.refresh()

    def refresh(self) -> None:
        """Say it anew."""
        name = map_name(self._document)
        if self._document.read_only and not self._trouble:
            text = self.tr("Read only · {name}")
        elif self._trouble:
            text = self.tr("Not saved · {name}")
        elif self._document.all_saved:
            text = self.tr("All changes saved · {name}")
        else:
            text = self.tr("Saving … · {name}")
        self.setText(text.format(name=name))

    def _saved(self) -> None:
        self._trouble = False
        self.refresh()

    def _troubled(self) -> None:
        self._trouble = True
        self.refresh()


def map_name(document: Document) -> str:
    """Return what to call a map: its file's name, or that it has none."""
    return untitled_name(document.path) if document.untitled else document.path.name
