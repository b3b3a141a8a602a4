"""Text fields that hand over what was typed once, on Enter or on leaving, and take it back on Esc."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from krets.model import edits


def is_undo(event: QEvent) -> bool:
    """Tell whether Qt asks if a field wants Ctrl+Z or Ctrl+Y for itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """One line of text. `committed` carries what the user typed, never what the program showed."""

    committed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self._shown = ""
        self._hint = hint
        self._source: Callable[[], list[str]] | None = None
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)

    def show_value(self, value: str, *, several: bool = False) -> None:
        """Show a value, unless the user is just typing another; `several` says that people differ."""
        self._shown = value
        self.setPlaceholderText(self.tr("several") if several else self._hint)
        if not (self.hasFocus() and self.isModified()):
            self._restore()

    def commit(self) -> None:
        """Hand over what has been typed, if anything has, and show what came of it."""
        if not self.isModified():
            return
        text = edits.clean(self.text())
        self.setModified(False)
        if text != self._shown:
            self.committed.emit(text)
        self._restore()

    def suggest(self, source: Callable[[], list[str]]) -> None:
        """Offer the words that `source` gives, asked for each time the field is entered."""
        self._source = source
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(self._take)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the map unless something has been typed that is not handed over yet."""
        if is_undo(event) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for suggestions on entering."""
        if self._source is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._words.setStringList(self._source())
        super().focusInEvent(event)
        if (
            self._source is not None
        ):  # Qt has just asked for the words to be put in: they go out again after it
            self.completer().activated.disconnect(self._take)
            self.completer().activated.connect(self._take)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Enter, restore on Esc; what is marked among the suggestions is taken first."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        popup = None if self._source is None else self.completer().popup()
        if popup is not None and popup.isVisible():
            marked = popup.currentIndex().isValid()
            if (enter and marked) or event.key() == Qt.Key.Key_Escape:
                event.ignore()
                return
            if enter:
                popup.hide()
        if enter:
            self.commit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take(self, text: str) -> None:
        self.setText(text)
        self.setModified(True)
        self.commit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit on leaving, save into a menu or a list of suggestions."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.setCursorPosition(0)
            self.left.emit()

    def _restore(self) -> None:
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)
        self.setModified(False)


class NoteField(QPlainTextEdit):
    """Several lines of text; Ctrl+Enter or leaving commits, Esc restores."""

    committed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = "", rows: int = 3) -> None:
        super().__init__(parent)
        self._shown = ""
        self._hint = hint
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + margins)

    def show_value(self, value: str, *, several: bool = False) -> None:
        """Show a value, unless the user is just typing another."""
        self._shown = value
        self.setPlaceholderText(self.tr("several") if several else self._hint)
        if not (self.hasFocus() and self.document().isModified()):
            self._restore()

    def commit(self) -> None:
        """Hand over what has been typed, if anything has, and show what came of it."""
        if not self.document().isModified():
            return
        text = self.toPlainText().strip()
        self.document().setModified(False)
        if text != self._shown:
            self.committed.emit(text)
        self._restore()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the map unless something has been typed that is not handed over yet."""
        if is_undo(event) and not self.document().isModified():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Ctrl+Enter, restore on Esc."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self._restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit on leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _restore(self) -> None:
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        self.document().setModified(False)
