"""Tables of an import: texts that are only read, some with a box to tick in front of each row."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

Row = tuple[str, ...]
Thing = TypeVar("Thing")
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """A table that is only read: `things`, and how one of them is said in a row.

    Thirty thousand cost nothing before they are seen: a row is made when it is painted.
    """

    def __init__(
        self,
        header: Row,
        things: Sequence[Any],
        say: Callable[[Any], Row] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self.things = things
        self._say = say

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """As many as there are; none below a row."""
        return 0 if parent.isValid() else len(self.things)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """As many as the header has."""
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._say(self.things[index.row()])[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The name of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._header[section]
        return None


class Ticks(Rows):
    """Rows with a box each, ticked until it is not: whom to take along. `unticked` holds the others."""

    ticked = Signal()

    def __init__(
        self,
        header: Row,
        things: Sequence[Thing],
        say: Callable[[Thing], Row],
        unticked: set[Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(header, things, say, parent)
        self.unticked = unticked

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first cell of each row can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and whether its row is ticked."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            off = self.things[index.row()] in self.unticked
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick several rows, or take their ticks away."""
        keys = {self.things[row] for row in rows}
        if on:
            self.unticked -= keys
        else:
            self.unticked |= keys
        if rows:
            self.dataChanged.emit(
                self.index(min(rows), 0), self.index(max(rows), 0), [Qt.ItemDataRole.CheckStateRole]
            )
        self.ticked.emit()


class RowsView(QTableView):
    """A table as an import shows it: whole rows, no grid; Space ticks whatever is chosen."""

    def __init__(self, model: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_rows(model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def show_rows(self, model: Rows) -> None:
        """Show other rows instead."""
        before = self.model()
        model.setParent(self)
        self.setModel(model)
        if before is not None:
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks all chosen rows, or takes their ticks away."""
        model = self.model()
        chosen = [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() == Qt.Key.Key_Space and isinstance(model, Ticks) and chosen:
            first = model.data(model.index(chosen[0], 0), Qt.ItemDataRole.CheckStateRole)
            model.tick(chosen, first == Qt.CheckState.Unchecked)
            return
        super().keyPressEvent(event)


def roomy(dialog: QWidget, height: int) -> QSize:
    """Return a size for a dialog with tables: as wide as its letters ask for, and within the screen."""
    letter = dialog.fontMetrics().averageCharWidth()
    wanted = QSize(max(820, letter * 100), max(height, letter * 70))
    return wanted.boundedTo(dialog.screen().availableSize() * 0.9)
