"""The command palette: type a few letters of a command, a person or a group, and Enter does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from krets.window.palette_entries import Entry, Finder
from krets.window.palette_rows import RowDelegate, entry_role

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow

SHOWN = 60
"""As many finds at the most are listed; more letters find the others."""
ROWS = 11
"""As many rows at the most are seen at once."""
WIDTH, TOP = 580, 12
"""How wide it is, and how far below the menu bar, px."""

Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """What has been found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Take in what has been found."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many were found."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, the whole in words for who hears it, or the entry itself."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.said(entry)
        return entry if role == entry_role else None

    def said(self, entry: Entry) -> str:
        """Return an entry in words: what, where, key, whether on, why not."""
        state = "" if entry.on is None else self.tr("on") if entry.on else self.tr("off")
        parts = (entry.text, entry.where, entry.keys, state, entry.why_not)
        return ", ".join(part for part in parts if part)


class _Field(QLineEdit):
    """The line that is typed in; it stays in charge of the keyboard while the list is moved through."""

    moved = Signal(int)
    taken = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take or leave; everything else is typed."""
        page = ROWS - 1
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        if event.key() in steps:
            self.moved.emit(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the keyboard, unless it will be back."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class Palette(QFrame):
    """A card in the upper middle of a window; it goes when something was chosen, or with Esc."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._finder: Finder | None = None
        self._before: QWidget | None = None
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Find a command"))
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("Type a command, a person or a group"))
        self.field.setAccessibleName(self.tr("Type a command, a person or a group"))
        self.model = EntryModel(self)
        self.list = self._make_list()
        self.note = QLabel(self)
        self.note.setProperty("quiet", True)
        self.note.setProperty("small", True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        for widget in (self.field, self.list, self.note):
            column.addWidget(widget)
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self._move)
        self.field.taken.connect(self.take)
        self.field.left.connect(self.leave)
        window.installEventFilter(self)
        self.hide()

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Found"))
        view.clicked.connect(lambda _index: self.take(False))
        view.selectionModel().currentChanged.connect(self._marked)
        return view

    def begin(self) -> None:
        """Open it, with everything there is to do now; close it if it is open."""
        if self.isVisible():
            self.leave()
            return
        self._before = self._window.focusWidget()
        self._finder = Finder(self._window)
        self.field.clear()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        back = self._before if self.field.hasFocus() else None
        self._before, self._finder = None, None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, adding: bool) -> None:
        """Do what is marked; a person is added to the selection if `adding`. What cannot be done stays."""
        entry = self.current()
        if entry is None or entry.why_not:
            return
        self.leave()
        entry.does(adding)

    def current(self) -> Entry | None:
        """Return what is marked."""
        index = self.list.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    def _find(self, typed: str) -> None:
        if self._finder is not None:
            self.model.show(self._finder.find(typed, SHOWN))
            self.list.setCurrentIndex(self.model.index(0))
            self._say()
            self._place()

    def _move(self, step: int) -> None:
        last = self.model.rowCount() - 1
        row = self.list.currentIndex().row() + step
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, last))))

    def _marked(self) -> None:
        self._say()
        entry = self.current()
        if entry is not None and self.isVisible():
            self._window.canvas.announce(self.model.said(entry))

    def _say(self) -> None:
        entry = self.current()
        if entry is None:
            self.note.setText(self.tr("Nothing is called that."))
        elif entry.why_not:
            self.note.setText(entry.why_not)
        elif entry.is_person:
            self.note.setText(self.tr("Enter goes there · Ctrl+Enter adds to the selection · Esc closes"))
        else:
            self.note.setText(self.tr("Enter does it · Esc closes"))

    def _place(self) -> None:
        window = self._window
        rows = max(1, min(ROWS, self.model.rowCount()))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 4)
        width = min(WIDTH, window.width() - 40)
        top = window.menuBar().geometry().bottom() + TOP
        self._column.activate()
        height = min(self.sizeHint().height(), window.height() - top - TOP)
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
