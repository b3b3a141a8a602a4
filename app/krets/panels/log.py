"""What passed between ego and people: an entry in two clicks, its details, the list of entries."""

from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from krets import words
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Exchange, edits
from krets.panels.log_entry import EntryEditor
from krets.panels.log_list import EntriesModel, EntryDelegate
from krets.panels.parts import Caption, FlowLayout, Panel, TickField, set_face


class _List(QListView):
    """The list of entries, about eight rows high; Delete says `removing`."""

    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the marked entry on Delete."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Want room for eight rows, fewer where there are fewer."""
        rows = min(8, max(2, self.model().rowCount()))
        return QSize(super().sizeHint().width(), rows * max(24, self.sizeHintForRow(0)) + 4)


class LogPanel(Panel):
    """The log. The four large buttons write an entry of today with whoever is selected."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("Log"))
        self.setAccessibleName(self.tr("Log"))
        self.contact: int | None = None
        self.entry: int | None = None
        self.hint = Caption("", self.card)
        self.body.addWidget(self.hint)
        self._make_buttons()
        self.editor = EntryEditor(document, self.card)
        self.editor.removing.connect(self.remove)
        self.body.addWidget(self.editor)
        self.only = TickField("", self.card)
        self.only.setChecked(True)
        self.only.committed.connect(lambda _: self._restock())
        self.body.addWidget(self.only)
        self.model = EntriesModel(document.network, self)
        self.list = self._make_list()
        self.body.addWidget(self.list, 1)
        document.selected.connect(self._on_selected)

    def log_met(self) -> None:
        """Write down that ego met the selected person today."""
        self._log(direction="mutual", in_person=True)

    def log_wrote(self) -> None:
        """Write down that the two wrote to each other today."""
        self._log(direction="mutual", in_person=False)

    def log_received(self) -> None:
        """Write down that the selected person gave ego something today."""
        self._log(direction="received", value=1)

    def log_given(self) -> None:
        """Write down that ego gave the selected person something today."""
        self._log(direction="given", value=1)

    def remove(self) -> None:
        """Remove the entry that is shown."""
        if self.entry is not None:
            self.document.edit(edits.remove_exchange, self.entry)

    def show_entry(self, entry: int | None) -> None:
        """Show the details of an entry, or of none."""
        self.editor.commit()
        self.entry = entry
        self.editor.show_entry(self._exchange())

    def refresh(self, change: Change | None = None) -> None:
        """Show the entries as they are now."""
        self.model.namesakes.follow(change)
        self._show_person()
        if change is None or any(isinstance(edit.record(), Exchange) for edit in change.edits):
            self._restock()
        else:
            self.list.viewport().update()

    # Making it -------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        flow = FlowLayout(gap=6, justify=True)
        self.met = self._button("handshake", words.direction_name("mutual"), self.log_met)
        self.wrote = self._button("message-circle", words.direction_name("mutual", False), self.log_wrote)
        self.received = self._button("download", words.direction_name("received"), self.log_received)
        self.given = self._button("hand-heart", words.direction_name("given"), self.log_given)
        for button in (self.met, self.wrote, self.received, self.given):
            flow.addWidget(button)
        self.body.addLayout(flow)

    def _button(self, icon: str, text: str, act: object) -> QToolButton:
        button = QToolButton(self.card)
        set_face(button, icon, text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(button.fontMetrics().height() * 5 // 2)
        button.clicked.connect(act)
        return button

    def _make_list(self) -> _List:
        view = _List(self.card)
        view.removing.connect(self.remove)
        view.setModel(self.model)
        view.setItemDelegate(EntryDelegate(self.document, self.model, view))
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        view.setAccessibleName(self.tr("Entries, newest first"))
        view.selectionModel().currentChanged.connect(self._marked)
        return view

    # Showing ---------------------------------------------------------------------------------------------

    def _on_selected(self, _: object) -> None:
        people = self.document.selection.contacts
        contact = people[0] if len(people) == 1 else None
        if contact != self.contact:
            self.editor.commit()
            self.contact = contact
            self.entry = None
        self.touch()

    def _show_person(self) -> None:
        people = self.document.selection.contacts
        self.contact = people[0] if len(people) == 1 else None
        person = None if self.contact is None else self.document.network.contacts.get(self.contact)
        for button in (self.met, self.wrote, self.received, self.given):
            button.setEnabled(person is not None)
        if person is None:
            self.hint.setText(self.tr("Select one person to write down what passed between you."))
        else:
            name = self.model.namesakes.shown(person)
            self.hint.setText(self.tr("Today, with {name}:").format(name=name))
            metrics = self.fontMetrics()
            short = name.fitted(
                lambda text, room: metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room)),
                150,
                metrics.horizontalAdvance(name.mark),
            )
            self.only.setText(self.tr("Only with {name}").format(name=short).replace("&", "&&"))
        self.only.setVisible(person is not None)

    def _restock(self) -> None:
        only = self.contact if self.only.isChecked() else None
        self.model.restock(self.document.network, only)
        self.caption.setText(self._count(self.model.rowCount()))
        if self.entry is not None and self.entry not in self.document.network.exchanges:
            self.entry = None
        self.editor.show_entry(self._exchange())
        row = self.model.row_of(self.entry)
        index = QModelIndex() if row is None else self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.updateGeometry()

    def _count(self, entries: int) -> str:
        if entries == 1:
            return self.tr("one entry")
        return self.tr("%n entries", "", entries) if entries else self.tr("nothing yet")

    def _exchange(self) -> Exchange | None:
        return None if self.entry is None else self.document.network.exchanges.get(self.entry)

    def _marked(self, current: QModelIndex) -> None:
        if current.isValid():
            entry = self.model.entry_at(current.row())
            if entry != self.entry:
                self.show_entry(entry)

    def _log(self, **fields: object) -> None:
        if self.contact is None:
            return
        self.editor.commit()
        today: date = self.document.now().date()
        self.entry = self.document.network.next_id(Exchange)
        done = self.document.edit(edits.log_exchange, self.contact, on=today, **fields)
        if done is None:
            self.entry = None
        self._restock()
