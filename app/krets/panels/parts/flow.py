"""A layout that puts widgets side by side and goes on in the next row where they no longer fit."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets, each as wide as it wants.

    With `justify` each row fills the whole width, and rows of equally many stand in columns.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4, justify: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._justify = gap, justify
        self._in_columns = False
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item in at the end."""
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Take a widget in at a place in the order."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return an item, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Let go of an item and return it, or None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Want no more room than the rows take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items in the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of one row that holds everything."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the widest single item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        rows = self._rows(rect.width())
        self._in_columns = self._justify and len(rows) > 1 and len({len(row) for row in rows}) == 1
        for row in rows:
            height = max(size.height() for _, size in row)
            if place:
                self._place(row, rect, top, height)
            top += height + self._gap
        return max(0, top - rect.top() - self._gap)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows = self._broken(width)
        if not self._justify or len(rows) < 2:
            return rows
        flat = [entry for row in rows for entry in row]
        each = -(-len(flat) // len(rows))
        even = [flat[start : start + each] for start in range(0, len(flat), each)]
        fits = all(self._taken(row) <= width for row in even)
        return even if fits else rows

    def _taken(self, row: list[tuple[QLayoutItem, QSize]]) -> int:
        return sum(size.width() for _, size in row) + self._gap * (len(row) - 1)

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not rows or taken + self._gap + size.width() > width:
                rows.append([])
                taken = -self._gap
            rows[-1].append((item, size))
            taken += self._gap + size.width()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int) -> None:
        spare = rect.width() - self._taken(row)
        left = rect.left()
        same = (rect.width() - self._gap * (len(row) - 1)) // len(row)
        in_columns = self._in_columns and all(size.width() <= same for _, size in row)
        for number, (item, size) in enumerate(row):
            wide = size.width()
            if in_columns:
                wide = same
            elif self._justify and spare > 0:
                wide += spare * (number + 1) // len(row) - spare * number // len(row)
            tall = height if self._justify else size.height()
            item.setGeometry(QRect(QPoint(left, top + (height - tall) // 2), QSize(wide, tall)))
            left += wide + self._gap
