"""Everybody on the map: found by typing, filtered by group, by ring, several edited at once."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QToolButton,
    QWidget,
)

from krets import words
from krets.document import Document, View
from krets.engine import Engine
from krets.model import Change, Contact, Filter, edits
from krets.panels.filter_menu import FilterMenu
from krets.panels.parts import Caption, Panel, set_face
from krets.panels.people_bar import PeopleBar
from krets.panels.people_list import PeopleModel
from krets.panels.people_rows import PeopleDelegate


class _Search(QLineEdit):
    """The search field: Esc empties it, Down goes on to the list, Enter takes the first found."""

    leave = Signal()
    take = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty, leave or take."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.leave.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take.emit()
            case _:
                super().keyPressEvent(event)


class _List(QListView):
    """The list: Enter says `chosen`, Delete `removing`; a click on a heading changes nothing."""

    chosen = Signal(QModelIndex)
    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or remove people; everything else is Qt's."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(self.currentIndex())
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removing.emit()
            case _:
                super().keyPressEvent(event)

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection alone where there is nobody under the mouse."""
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)


class PeoplePanel(Panel):
    """The list of people. `activated` carries whom to show on the map."""

    activated = Signal(int)

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("People"))
        self.setAccessibleName(self.tr("People"))
        self._following = False
        self._narrowed = Filter()
        self._make_search()
        self.model = PeopleModel(document.network, self)
        self._delegate = PeopleDelegate(document, self._vitality, self._shown_name, self)
        self.list = self._make_list()
        self.nobody = Caption("", self.card)
        self.body.addWidget(self.nobody)
        self.body.addWidget(self.list, 1)
        self.bar = PeopleBar(document, self.card)
        self.body.addWidget(self.bar)
        self.body.setContentsMargins(13, 10, 13, 10)
        self._stocked = False
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._prepare)
        document.selected.connect(self._show_selection)
        document.viewed.connect(self._show_filter)
        engine.scored.connect(self._repaint)
        self._show_selection()

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self, change: Change | None = None) -> None:
        """Take in a change, or everything."""
        scroll = self.list.verticalScrollBar().value()
        current = self._contact(self.list.currentIndex())
        if change is None or not self._stocked:
            self._stocked = True
            self.model.restock(self.document.network)
        elif not self.model.follow(change):
            self.list.viewport().update()
            return
        self._idle.start()
        self._delegate.recolour()
        self._say()
        self._show_selection()
        if current is not None and (row := self.model.row_of(current)) is not None:
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(self.model.index(row), keep)
        self.list.verticalScrollBar().setValue(scroll)

    def _prepare(self) -> None:
        if not self.model.prepare():
            self._idle.stop()

    # Making it -------------------------------------------------------------------------------------------

    def _make_search(self) -> None:
        row = QHBoxLayout()
        self.search = _Search(self.card)
        self.search.setPlaceholderText(self.tr("Find (Ctrl+F)"))
        self.search.setToolTip(self.tr("Find a person, group or topic"))
        self.search.setAccessibleName(self.tr("Find a person, group or topic"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda text: self.document.narrow(text=text))
        self.search.leave.connect(self._to_list)
        self.search.take.connect(self._take_first)
        self.filter = QToolButton(self.card)
        set_face(self.filter, "filter", "")
        self.filter.setCheckable(True)
        self.filter.setToolTip(self.tr("Only some people"))
        self.filter.setAccessibleName(self.tr("Only some people"))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_menu = FilterMenu(self.document, self.filter)
        self.filter.setMenu(self.filter_menu)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        self.body.insertLayout(0, row)

    def _make_list(self) -> _List:
        view = _List(self.card)
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("People by ring"))
        view.setIconSize(QSize(10, 10))
        view.setMinimumHeight(view.fontMetrics().height() * 6)
        view.selectionModel().selectionChanged.connect(self._picked)
        view.chosen.connect(self._activate)
        view.doubleClicked.connect(self._activate)
        view.removing.connect(self._remove)
        return view

    # Searching -------------------------------------------------------------------------------------------

    def _show_filter(self, view: View) -> None:
        """Take in what is asked of people, here or elsewhere."""
        if view.filter == self._narrowed:
            return
        if self.search.text() != view.filter.text:
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.filter.text)
            blocker.unblock()
        self._narrow()

    def _narrow(self) -> None:
        wanted = self._narrowed = self.document.view.filter
        self._following = True
        scores = self.engine.scores
        self.model.narrow(wanted, {} if scores is None else scores.vitality)
        self._following = False
        self.filter.setChecked(bool(wanted.without_text()))
        self._say()
        self._show_selection()

    def _to_list(self) -> None:
        people = self.model.people()
        if people:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            row = self.model.row_of(people[0])
            if row is not None and not self.list.selectionModel().hasSelection():
                self.list.setCurrentIndex(self.model.index(row))

    def _take_first(self) -> None:
        people = self.model.people()
        if people and self.search.text():
            self.document.select(contacts=(people[0],))
            self.activated.emit(people[0])

    # Selecting -------------------------------------------------------------------------------------------

    def _picked(self) -> None:
        if self._following:
            return
        people: list[int] = []
        for part in self.list.selectionModel().selection().toList():
            rows = (self.model.contact_at(row) for row in range(part.top(), part.bottom() + 1))
            people += [contact for contact in rows if contact is not None]
        self._following = True
        self.document.select(contacts=tuple(people))
        self._following = False
        self.bar.show_people(self.document.selection.contacts)

    def _show_selection(self, *_: object) -> None:
        people = self.document.selection.contacts
        self.bar.show_people(people)
        if self._following:
            return
        self._following = True
        wanted = QItemSelection()
        rows = sorted(row for contact in people if (row := self.model.row_of(contact)) is not None)
        for first, last in _runs(rows):
            wanted.select(self.model.index(first), self.model.index(last))
        flag = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().select(wanted, flag.ClearAndSelect)
        if len(rows) == 1:
            self.list.selectionModel().setCurrentIndex(self.model.index(rows[0]), flag.NoUpdate)
            self.list.scrollTo(self.model.index(rows[0]))
        self._following = False

    def _contact(self, index: QModelIndex) -> int | None:
        return self.model.contact_at(index.row()) if index.isValid() else None

    def _activate(self, index: QModelIndex) -> None:
        contact = self._contact(index)
        if contact is not None:
            self.activated.emit(contact)

    def _remove(self) -> None:
        if self.document.selection.contacts:
            self.document.edit(edits.remove_contacts, self.document.selection.contacts)

    # Saying ----------------------------------------------------------------------------------------------

    def _say(self) -> None:
        placed, waiting = self.model.placed, self.model.waiting
        if waiting:
            text = self.tr("{placed} placed · {waiting} waiting").format(placed=placed, waiting=waiting)
        else:
            text = self.tr("{placed} placed").format(placed=placed)
        self.caption.setText(text)
        if not placed and not waiting:
            self.nobody.setText(self.tr("Nobody yet. Add a person on the map, or bring your own list."))
        elif not self.model.rowCount():
            self.nobody.setText(self.tr("Nobody is found."))
        self.nobody.setVisible(not self.model.rowCount())

    def _repaint(self, _: object) -> None:
        if self._narrowed.faded:
            self._narrow()
        self.list.viewport().update()

    def _shown_name(self, contact: Contact) -> words.Shown:
        return self.model.namesakes.shown(contact)

    def _vitality(self, contact: int) -> float | None:
        scores = self.engine.scores
        return None if scores is None else scores.vitality.get(contact)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs of neighbours: [2, 3, 4, 9] → [(2, 4), (9, 9)]."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
