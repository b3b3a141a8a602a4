"""What an import would do, person by person, before it is done: one step, which one undo takes back."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from krets.document import Document
from krets.formats import Found, Skipped, plan_all
from krets.model import Contact
from krets.rings import settle
from krets.words import field_name, level_name, say_change, say_remark, say_skipped

Row = tuple[str, ...]


class Rows(QAbstractTableModel):
    """A table of texts that is only read; thirty thousand rows cost nothing before they are seen."""

    def __init__(self, header: Row, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header, self._rows = header, rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """As many as there are; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """As many as the header has."""
        return 0 if parent.isValid() else len(self._header)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The text of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The name of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._header[section]
        return None


class ImportDialog(QDialog):
    """New, updated, already here, skipped and why; then Import, or nothing."""

    def __init__(self, document: Document, found: list[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import people"))
        self._document = document
        self.change, self.plans = plan_all(document.network, found, settle, document.now())
        self._found = found
        column = QVBoxLayout(self)
        heading = QLabel(self._heading())
        heading.setProperty("title", True)
        column.addWidget(heading)
        for note in self._notes():
            label = QLabel(note)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.tabs = self._make_tabs()
        column.addWidget(self.tabs, 1)
        column.addWidget(self._make_buttons())
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for a table."""
        return QSize(720, 520)

    def done(self, result: int) -> None:
        """Import if that was chosen, and go."""
        super().done(result)
        if result == QDialog.DialogCode.Accepted:
            self._document.do(self.change)
        self.deleteLater()

    def _heading(self) -> str:
        if self.change:
            return say_change(self.change)
        if any(made.same for made in self.plans):
            return self.tr("Everybody is here already")
        return self.tr("There is nobody to import in it")

    def _notes(self) -> list[str]:
        notes = [say_remark(remark.key, remark.arguments) for each in self._found for remark in each.warnings]
        notes += [say_remark(note) for made in self.plans for note in made.notes]
        new = [person for made in self.plans for person in made.new]
        if new and not any(person.level for person in new):
            notes.insert(
                0, self.tr("They wait below the map: nobody is put on a ring, and no score changes.")
            )
        return notes

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        people = (self.tr("Name"), self.tr("Organisation"), self.tr("Ring"))
        plans = self.plans
        for title, header, rows in (
            (self.tr("New ({count})"), people, [_person(each) for made in plans for each in made.new]),
            (
                self.tr("Updated ({count})"),
                (*people[:2], self.tr("What is new")),
                [_updated(*pair) for made in plans for pair in made.updated],
            ),
            (
                self.tr("Already here ({count})"),
                people,
                [_person(each) for made in plans for each in made.same],
            ),
            (
                self.tr("Skipped ({count})"),
                (self.tr("Where"), self.tr("Why")),
                [self._skipped(each) for made in plans for each in made.skipped],
            ),
        ):
            tabs.addTab(_table(header, rows), title.format(count=self.locale().toString(len(rows))))
            tabs.setTabVisible(tabs.count() - 1, bool(rows))
        return tabs

    def _skipped(self, skipped: Skipped) -> Row:
        where = self.tr("Line {line}").format(line=skipped.line) if skipped.line else skipped.where
        return where, say_skipped(skipped.why, skipped.arguments)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setEnabled(bool(self.change))
        self.take.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _person(person: Contact) -> Row:
    return person.name, person.organisation, level_name(person.level)


def _updated(before: Contact, after: Contact) -> Row:
    fields = [field for field in Contact.__struct_fields__ if getattr(before, field) != getattr(after, field)]
    return after.name, after.organisation, ", ".join(field_name(field) for field in fields)


def _table(header: Row, rows: Sequence[Row]) -> QTableView:
    table = QTableView()
    table.setModel(Rows(header, rows, table))
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setDefaultSectionSize(220)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setStretchLastSection(True)
    table.setWordWrap(False)
    return table
