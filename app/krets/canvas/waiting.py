"""The people not placed yet, in their order of entry, kept in step with the map."""

from bisect import bisect_left, insort

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from krets.model import Change, Contact, Network

Index = QModelIndex | QPersistentModelIndex


class Waiting:
    """Ids of contacts without a level, in the order in which they were entered (ids only grow)."""

    def __init__(self, network: Network) -> None:
        self.ids = sorted(contact.id for contact in network.contacts.values() if contact.level is None)

    def follow(self, change: Change) -> bool:
        """Take a change in; return whether it touched anybody who waits. O(edits · log people)."""
        touched = False
        for edit in change.edits:
            record = edit.record()
            if not isinstance(record, Contact):
                continue
            after = edit.after
            waits = isinstance(after, Contact) and after.level is None
            row = bisect_left(self.ids, record.id)
            there = row < len(self.ids) and self.ids[row] == record.id
            if there and not waits:
                del self.ids[row]
            elif waits and not there:
                insort(self.ids, record.id)
            touched = touched or waits or there
        return touched


class WaitingModel(QAbstractListModel):
    """Those of the waiting people whose name holds what is typed; it filters its own rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[tuple[int, str, str]] = []
        self._rows: list[tuple[int, str, str]] = []
        self._typed = ""

    def fill(self, people: list[tuple[int, str]]) -> None:
        """Show these people (contact, name)."""
        self._names = [(contact, name, name.casefold()) for contact, name in people]
        self.type(self._typed)

    def type(self, typed: str) -> None:
        """Keep only those whose name holds `typed`. 30,000 names take about 3 ms."""
        self.beginResetModel()
        self._typed = wanted = typed.strip().casefold()
        self._rows = [row for row in self._names if wanted in row[2]] if wanted else self._names
        self.endResetModel()

    def contact(self, index: Index) -> int:
        """Return the contact in a row."""
        return self._rows[index.row()][0]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the name in a row."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1]
        return None
