"""One tie between two people: who, how close, in which ways, how it feels."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from krets import words
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, edits
from krets.panels import bind, suggest
from krets.panels.parts import Caption, Chips, ChoiceField, ElidedButton, Panel, Segments, Strong, push


class TiePanel(Panel):
    """The tie that is selected, or the one between the two people who are."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("Know each other"))
        self.setAccessibleName(self.tr("Know each other"))
        self.tie: int | None = None
        self._pair: tuple[int, int] | None = None
        self.binding = bind.Binding(self._apply)
        self.hint = Caption("", self.card)
        self.body.addWidget(self.hint)
        self.connect_button = push("link", self.tr("They know each other"), self.card)
        self.connect_button.clicked.connect(self._connect)
        self.body.addWidget(self.connect_button)
        self.fields = QWidget(self.card)
        self.body.addWidget(self.fields)
        self._make_fields()
        self.body.addStretch(1)
        document.selected.connect(self._on_selected)
        self._show(None)

    def refresh(self, change: Change | None = None) -> None:
        """Show the tie as it is now."""
        network = self.document.network
        selection = self.document.selection
        chosen = network.ties.get(selection.tie) if selection.tie is not None else None
        self._pair = None
        if chosen is None and len(selection.contacts) == 2:
            first, second = selection.contacts
            chosen = network.tie_between(first, second)
            self._pair = (first, second) if chosen is None else None
        self._show(None if chosen is None else chosen.id)

    def _make_fields(self) -> None:
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        ends = QHBoxLayout()
        self.ends = (ElidedButton("", self.fields), ElidedButton("", self.fields))
        for number, button in enumerate(self.ends):
            button.setProperty("flat", True)
            button.setProperty("strong", True)
            button.clicked.connect(lambda _=False, number=number: self._show_end(number))
            ends.addWidget(button, 1)
        column.addLayout(ends)
        levels = [(level, words.level_name(level)) for level in (2, 3, 4, 5)]
        self.level = Segments(self.tr("How close the two are"), levels, self.fields)
        self.level.committed.connect(lambda level: self._edit(level=level))
        column.addWidget(self.level)
        column.addWidget(Strong(self.tr("How they know each other"), self.fields))
        self.kinds = Chips(self.tr("How they know each other"), self.fields)
        self.kinds.suggest(lambda: suggest.tie_kinds(self.document.network))
        self.binding.chips("kinds", self.kinds, bind.plain_kind())
        column.addWidget(self.kinds)
        column.addWidget(Caption(self.tr("How it feels between them"), self.fields))
        feels = [(key, words.feel_name(key)) for key in (None, "good", "mixed", "strained")]
        self.feel = ChoiceField(self.tr("How it feels between them"), feels, self.fields)
        self.feel.committed.connect(lambda feel: self._edit(feel=feel))
        column.addWidget(self.feel)
        self.remove = push("unlink", self.tr("Do not know each other"), self.fields)
        self.remove.clicked.connect(self._disconnect)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, tie: int | None) -> None:
        self.tie = tie
        self.fields.setVisible(tie is not None)
        self.connect_button.setVisible(self._pair is not None)
        self.hint.setVisible(tie is None)
        network = self.document.network
        if tie is None:
            if self._pair is None:
                self.hint.setText(self.tr("Select the line between two people, or two people."))
                return
            a, b = (words.full_name(network, network.contacts[end]) for end in self._pair)
            said = self.tr("As far as the map knows, {a} and {b} do not know each other.")
            self.hint.setText(said.format(a=a, b=b))
            return
        shown = network.ties[tie]
        for button, end in zip(self.ends, (shown.a, shown.b), strict=True):
            name = words.full_name(network, network.contacts[end])
            button.setText(name.replace("&", "&&"))
            button.setToolTip(name)
        self.level.show_value(shown.level)
        self.feel.show_value(shown.feel)
        self.binding.show((shown,))

    # Changing --------------------------------------------------------------------------------------------

    def _on_selected(self, _: object) -> None:
        if self.tie is not None and self.tie in self.document.network.ties:
            self.binding.commit()
        self.touch()

    def _apply(self, field: str, values: Mapping[int, Any]) -> None:
        for tie, value in values.items():
            self.document.edit(edits.edit_tie, tie, **{field: value})

    def _edit(self, **fields: Any) -> None:
        if self.tie is not None:
            self.document.edit(edits.edit_tie, self.tie, **fields)

    def _connect(self) -> None:
        if self._pair is not None:
            self.document.edit(edits.connect, *self._pair)

    def _disconnect(self) -> None:
        if self.tie is not None:
            self.document.edit(edits.disconnect, self.tie)

    def _show_end(self, number: int) -> None:
        shown = self.document.network.ties.get(self.tie) if self.tie is not None else None
        if shown is not None:
            self.document.select(contacts=((shown.a, shown.b)[number],))
