"""The groups: colour, name, how many; add, rename, remove, select their people, show only them."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QPushButton, QWidget

from krets import look
from krets.document import Document, View
from krets.engine import Engine
from krets.model import Change, Contact, Group, edits
from krets.panels.parts import Caption, FlowLayout, LineField, Panel, dot_icon, push

Index = QModelIndex | QPersistentModelIndex
group_role = int(Qt.ItemDataRole.UserRole) + 1


class GroupsModel(QAbstractListModel):
    """The groups in the order of their sectors, with a box each: shown on the map or not."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._groups: list[int] = []
        self._counts: dict[int, int] = {}
        self._colours: dict[int, str] = {}

    def restock(self) -> None:
        """Take the groups in anew."""
        network = self._document.network
        ordered = sorted(network.groups.values(), key=lambda group: (group.start, group.id))
        self._colours = look.group_colours(network.groups)
        self._counts = dict.fromkeys(network.groups, 0)
        for contact in network.contacts.values():
            for group in contact.groups:
                if group in self._counts:
                    self._counts[group] += 1
        groups = [group.id for group in ordered]
        if groups == self._groups:
            if groups:
                self.dataChanged.emit(self.index(0), self.index(len(groups) - 1))
            return
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def row_of(self, group: int | None) -> int | None:
        """Return the row of a group."""
        return self._groups.index(group) if group is not None and group in self._groups else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of groups."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name and count, the name alone to edit, the colour, whether it is shown."""
        if not index.isValid():
            return None
        id_ = self._groups[index.row()]
        group = self._document.network.groups.get(id_)
        if group is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{group.name} · {self._counts.get(id_, 0)}"
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return group.name
            case Qt.ItemDataRole.DecorationRole:
                return dot_icon(self._colours.get(id_, look.UNGROUPED), 12)
            case Qt.ItemDataRole.AccessibleTextRole:
                people = self.tr("%n people", "", self._counts.get(id_, 0))
                return self.tr("{group}, {people}").format(group=group.name, people=people)
        return id_ if role == group_role else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a group."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        group = self._document.network.groups.get(self._groups[index.row()])
        if group is None or edits.clean(str(value)) == group.name:
            return False
        return self._document.edit(edits.rename_group, group.id, str(value)) is not None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let groups be selected and renamed."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable


class _List(QListView):
    """The list, up to twelve rows high; Enter says `chosen`, Delete `removing`."""

    chosen = Signal()
    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose or remove the marked group."""
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removing.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Want room for the groups there are."""
        rows = min(12, max(3, self.model().rowCount()))
        return QSize(super().sizeHint().width(), rows * max(24, self.sizeHintForRow(0)) + 4)


class GroupsPanel(Panel):
    """The list of groups and what can be done with them."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("Groups"))
        self.setAccessibleName(self.tr("Groups"))
        self.model = GroupsModel(document, self)
        self.hint = Caption(self.tr("Circles people belong to: family, work, choir …"), self.card)
        self.body.addWidget(self.hint)
        self.list = self._make_list()
        self.body.addWidget(self.list, 1)
        self._make_buttons()
        row = QHBoxLayout()
        self.new = LineField(self.tr("New group"), self.card, hint=self.tr("new group"))
        self.new.committed.connect(self._add)
        self.add = QPushButton(self.tr("Add"), self.card)
        self.add.clicked.connect(self.new.commit)
        row.addWidget(self.new, 1)
        row.addWidget(self.add)
        self.body.addLayout(row)
        document.selected.connect(self._show_selection)
        document.viewed.connect(self._show_filter)
        self._show_selection()

    def refresh(self, change: Change | None = None) -> None:
        """Show the groups as they are now."""
        if change is not None and not any(
            isinstance(edit.record(), Group | Contact) for edit in change.edits
        ):
            return
        self.model.restock()
        self.list.updateGeometry()
        self.hint.setVisible(self.model.rowCount() == 0)
        self.caption.setText(str(self.model.rowCount() or ""))
        self._show_selection()
        self._show_filter(self.document.view)

    def chosen(self) -> int | None:
        """Return the group that is marked in the list."""
        index = self.list.currentIndex()
        marked = index.isValid() and self.list.selectionModel().isSelected(index)
        return int(index.data(group_role)) if marked else None

    def select_people(self) -> None:
        """Select everybody in the marked group."""
        group = self.chosen()
        if group is not None:
            contacts = self.document.network.contacts.values()
            people = tuple(contact.id for contact in contacts if group in contact.groups)
            self.document.select(contacts=people, group=group)

    def show_only(self, on: bool) -> None:
        """Show only the marked group on the map, or everybody again."""
        group = self.chosen()
        if group is not None:
            shown = self.document.view.filter.groups
            self.document.narrow(groups=shown | {group} if on else shown - {group})

    def rename(self) -> None:
        """Open the marked group's name for editing."""
        if self.chosen() is not None:
            self.list.edit(self.list.currentIndex())

    def remove(self) -> None:
        """Remove the marked group; its people stay."""
        group = self.chosen()
        if group is not None:
            self.document.edit(edits.remove_group, group)

    # Making it -------------------------------------------------------------------------------------------

    def _make_list(self) -> _List:
        view = _List(self.card)
        view.chosen.connect(self.select_people)
        view.removing.connect(self.remove)
        view.setModel(self.model)
        view.setUniformItemSizes(True)
        view.setIconSize(QSize(12, 12))
        trigger = QAbstractItemView.EditTrigger
        view.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setAccessibleName(self.tr("Groups"))
        view.selectionModel().currentChanged.connect(self._marked)
        return view

    def _make_buttons(self) -> None:
        flow = FlowLayout(gap=5)
        self.body.addLayout(flow)
        self.people = push("users", self.tr("Select its people"), self.card)
        self.people.clicked.connect(self.select_people)
        self.only = push("filter", self.tr("Only this on the map"), self.card)
        self.only.setCheckable(True)
        self.only.clicked.connect(self.show_only)
        self.renaming = push("pencil", self.tr("Rename"), self.card)
        self.renaming.clicked.connect(self.rename)
        self.removing = push("trash-2", self.tr("Remove"), self.card)
        self.removing.clicked.connect(self.remove)
        for button in (self.people, self.only, self.renaming, self.removing):
            flow.addWidget(button)

    # Following -------------------------------------------------------------------------------------------

    def _marked(self, *_: object) -> None:
        self._enable()

    def _show_selection(self, *_: object) -> None:
        row = self.model.row_of(self.document.selection.group)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
        self._enable()

    def _show_filter(self, view: View) -> None:
        self.only.setChecked(self.chosen() in view.filter.groups)

    def _enable(self) -> None:
        group = self.chosen()
        for button in (self.people, self.only, self.renaming, self.removing):
            button.setEnabled(group is not None)
        self.only.setChecked(group in self.document.view.filter.groups)

    def _add(self, name: str) -> None:
        if not name:
            return
        group = self.document.network.next_id(Group)
        if self.document.edit(edits.add_group, name) is not None:
            self.document.select(group=group)
