"""The details of one entry of the log."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from krets import words
from krets.document import Document
from krets.model import Exchange, edits
from krets.panels import suggest
from krets.panels.parts import (
    ChoiceField,
    DayField,
    LineField,
    NoteField,
    Strong,
    TickField,
    capital,
    form_label,
    push,
)

_LARGEST_MINUTES = 10_000_000


class EntryEditor(QWidget):
    """A form for an entry. `removing` asks to take it out of the log."""

    removing = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.exchange: Exchange | None = None
        self.lines: dict[str, LineField | NoteField] = {}
        self.choices: dict[str, ChoiceField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        self.title = Strong("", self)
        column.addWidget(self.title)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(8)
        self.form.setVerticalSpacing(5)
        column.addLayout(self.form)
        self._make_first()
        self._make_rest()
        self.remove = push("trash-2", self.tr("Remove this entry"), self)
        self.remove.clicked.connect(self.removing)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_entry(self, exchange: Exchange | None) -> None:
        """Show an entry, or nothing."""
        self.exchange = exchange
        self.setVisible(exchange is not None)
        if exchange is None:
            return
        today = self.document.now().date()
        network = self.document.network
        contact = network.contacts.get(exchange.contact)
        name = words.full_name(network, contact) if contact else ""
        what = words.direction_name(exchange.direction, exchange.in_person)
        self.title.setText(self.tr("{what} · {name}").format(what=what, name=name))
        self.day.show_value(exchange.on, today)
        for field, choice in self.choices.items():
            choice.show_value(getattr(exchange, field))
        self.in_person.show_value(exchange.in_person)
        for field, line in self.lines.items():
            value = getattr(exchange, field)
            if field == "resource":
                value = words.resource_name(value)
            line.show_value("" if value is None else str(value))
        self.form.setRowVisible(self.choices["value"], exchange.direction != "mutual" or exchange.value > 0)

    def commit(self) -> None:
        """Hand over what is still being typed."""
        if self.exchange is not None and self.exchange.id in self.document.network.exchanges:
            for line in self.lines.values():
                line.commit()

    # Making it -------------------------------------------------------------------------------------------

    def _make_first(self) -> None:
        self.day = DayField(words.field_name("on"), self, optional=False)
        self.day.committed.connect(lambda on: self._edit(on=on))
        self._row("on", self.day)
        ways = ("mutual", "received", "given")
        self._choice("direction", [(way, words.direction_name(way)) for way in ways])
        self._choice("value", [(value, words.value_name(value)) for value in (0, 1, 2, 3)])
        self._choice("mode", [(mode, words.mode_name(mode)) for mode in (None, "S", "E", "C", "I")])
        self._line("topic").suggest(lambda: suggest.topics(self.document.network))
        self._line("resource").suggest(words.resource_names)
        self._line("channel").suggest(lambda: suggest.channels(self.document.network))
        self.in_person = TickField(capital(words.field_name("in_person")), self)
        self.in_person.committed.connect(lambda on: self._edit(in_person=on))
        self.form.addRow(self.in_person)

    def _make_rest(self) -> None:
        starters = [("", self.tr("Not said")), ("me", self.tr("I did")), ("them", self.tr("They did"))]
        self._choice("started_by", starters)
        answers = [(None, self.tr("Not said")), (True, self.tr("Yes")), (False, self.tr("No"))]
        self._choice("answered", answers)
        self._line("outcome")
        self._line("minutes")
        note = NoteField(capital(words.field_name("note")), self, rows=2)
        note.committed.connect(lambda text: self._edit(note=text))
        self.lines["note"] = note
        self._row("note", note)

    def _row(self, name: str, field: QWidget) -> None:
        self.form.addRow(form_label(capital(words.field_name(name)), field, self), field)

    def _choice(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        choice = ChoiceField(capital(words.field_name(name)), choices, self)
        choice.committed.connect(lambda value: self._edit(**{name: value}))
        self.choices[name] = choice
        self._row(name, choice)

    def _line(self, name: str) -> LineField:
        line = LineField(capital(words.field_name(name)), self)
        line.committed.connect(lambda text: self._edit_line(name, text))
        self.lines[name] = line
        self._row(name, line)
        return line

    # Changing --------------------------------------------------------------------------------------------

    def _edit_line(self, name: str, text: str) -> None:
        if name == "resource":
            self._edit(resource=words.resource_key(text))
        elif name != "minutes":
            self._edit(**{name: text})
        elif not text:
            self._edit(minutes=None)
        elif text.isascii() and text.isdigit() and int(text[:10]) <= _LARGEST_MINUTES:
            self._edit(minutes=int(text[:10]))

    def _edit(self, **fields: Any) -> None:
        if self.exchange is not None:
            self.document.edit(edits.edit_exchange, self.exchange.id, **fields)
