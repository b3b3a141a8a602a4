"""The small list that asks "Who knows them?" when somebody is dropped on Not met yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from krets.canvas.card import Question

SHOWN = 50
"""The list shows as many at the most; typing finds the others."""
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WhoKnows(Question):
    """Asks which of some people knows the one just dropped; `answered` gets a contact, or None for nobody."""

    def __init__(
        self,
        canvas: QWidget,
        name: str,
        people: Sequence[tuple[int, str]],
        spot: QRect,
        answered: Callable[[int | None], None],
    ) -> None:
        """Show it beside `spot` (canvas pixels); `people` are (contact, name), the likeliest first."""
        super().__init__(canvas)
        self._people = [(contact, shown, shown.casefold()) for contact, shown in people]
        self._answered: Callable[[int | None], None] | None = answered
        title = self.tr("Who knows {name}?").format(name=name)
        self.setAccessibleName(title)
        self.setFixedWidth(232)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type to find"))
        self.field.setAccessibleName(self.tr("Type to find"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setFixedHeight(148)
        self.nobody = QPushButton(self.tr("Nobody I know"), self)
        for widget in (heading, self.field, self.list, self.nobody):
            column.addWidget(widget)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self.nobody.clicked.connect(lambda: self._close(None))
        self._filter("")
        self.place_beside(spot)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the field is typed in, and Enter take what is marked."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._chosen(item)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the question open: no tie is drawn."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self._close(None)
            event.accept()

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self.list.clear()
        for contact, shown, folded in self._people:
            if wanted in folded:
                item = QListWidgetItem(shown, self.list)
                item.setData(Qt.ItemDataRole.UserRole, contact)
                if self.list.count() == SHOWN:
                    break
        self.list.setCurrentRow(0 if wanted else -1)

    def _chosen(self, item: QListWidgetItem) -> None:
        self._close(int(item.data(Qt.ItemDataRole.UserRole)))

    def _close(self, contact: int | None) -> None:
        answered, self._answered = self._answered, None
        if answered is not None:
            self.hide()
            self.canvas_widget.setFocus(Qt.FocusReason.OtherFocusReason)
            answered(contact)
