"""You and what you need: who stands in the middle, and what help would be welcome."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from krets import words
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Contact, Edit, Ego, Need, edits
from krets.panels import bind, suggest
from krets.panels.helpers import Helpers
from krets.panels.need_row import NeedRow
from krets.panels.parts import Caption, Chips, LineField, Panel, Strong


class EgoPanel(Panel):
    """Name, organisation, topics, offers, context; the needs, and who could help with each."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("You and what I need"))
        self.setAccessibleName(self.tr("You and what I need"))
        self.binding = bind.Binding(self._apply)
        self.rows: list[NeedRow] = []
        self._make_ego()
        self._make_needs()
        self.helpers: Helpers | None = None
        self.asked: int | None = None
        self.body.addStretch(1)

    def refresh(self, change: Change | None = None) -> None:
        """Show ego and the needs as they are now."""
        if change is not None and not any(map(_concerns, change.edits)):
            return
        self.binding.show((self.document.network.ego,))
        self._show_needs()

    def focus_needs(self) -> None:
        """Put the cursor where another need is named."""
        self.new_need.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(self.new_need)

    def ask_who(self, need: int | None, *, beside: bool = False) -> None:
        """Open the question "Who could help?" for a need; None closes it.

        It opens below its need and takes the keyboard; `beside` the field for another need, it leaves the
        keyboard there, so that needs can be named one after the other.
        """
        self.asked = need
        if need is not None and self.helpers is None:
            self.helpers = Helpers(self.document, self.card)
            self.helpers.answered.connect(self._answer)
            self.helpers.left.connect(lambda: self.ask_who(None))
        for row in self.rows:
            row.show_open(row.need == need)
        if self.helpers is None:
            return
        self.helpers.setVisible(need is not None)
        if need is not None:
            self._put_question(need, beside)
            self.helpers.ask(self.document.network.needs[need])
            if not beside:
                self.helpers.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(self.helpers, self.new_need if beside else self.helpers.search)

    def _put_question(self, need: int, beside: bool) -> None:
        if self.helpers is None:
            return
        for layout in (self.needs, self.below):
            layout.removeWidget(self.helpers)
        if beside:
            self.below.addWidget(self.helpers)
        else:
            row = next(row for row in self.rows if row.need == need)
            self.needs.insertWidget(self.needs.indexOf(row) + 1, self.helpers)

    # Making it -------------------------------------------------------------------------------------------

    def _make_ego(self) -> None:
        network = self.document.network
        names = QHBoxLayout()
        self.name = LineField(self.tr("Your name"), self.card, hint=self.tr("your name"))
        self.organisation = LineField(
            self.tr("Your organisation"), self.card, hint=self.tr("your organisation")
        )
        self.organisation.suggest(lambda: suggest.organisations(network))
        self.binding.field("name", self.name)
        self.binding.field("organisation", self.organisation)
        names.addWidget(self.name)
        names.addWidget(self.organisation)
        self.body.addLayout(names)
        tip = self.tr("Click: it can be written down, or it has to be shown")
        self.topics = self._chips(self.tr("I know about"), "topics", bind.topic_kind(tip))
        self.topics.suggest(lambda: suggest.topics(network))
        proved = self.tr("Click: it has been proved, or only believed")
        self.offers = self._chips(self.tr("I can help others with"), "offers", bind.offer_kind(proved))
        self.offers.suggest(words.resource_names)
        self.context = self._chips(self.tr("What I share with others"), "context", bind.plain_kind())
        self.context.suggest(lambda: suggest.context(network))

    def _chips(self, label: str, name: str, kind: bind.Kind) -> Chips:
        self.body.addWidget(Strong(label, self.card))
        chips = Chips(label, self.card, pressable=kind.turned is not None)
        self.binding.chips(name, chips, kind)
        self.body.addWidget(chips)
        return chips

    def _make_needs(self) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(Strong(self.tr("I need help with"), self.card))
        self.needs_hint = Caption(self.tr("Three are a good start."), self.card)
        self.body.addWidget(self.needs_hint)
        self.needs = QVBoxLayout()
        self.needs.setSpacing(6)
        self.body.addLayout(self.needs)
        row = QHBoxLayout()
        label = self.tr("Something you need help with")
        self.new_need = LineField(label, self.card, hint=self.tr("something you need help with"))
        self.new_need.suggest(self._not_named_yet)
        self.new_need.committed.connect(self._add)
        self.add = QPushButton(self.tr("Add"), self.card)
        self.add.clicked.connect(self.new_need.commit)
        row.addWidget(self.new_need, 1)
        row.addWidget(self.add)
        self.body.addLayout(row)
        self.below = QVBoxLayout()
        self.body.addLayout(self.below)

    # Needs -----------------------------------------------------------------------------------------------

    def _show_needs(self) -> None:
        network = self.document.network
        needs = sorted(network.needs.values(), key=lambda need: need.id)
        if [row.need for row in self.rows] != [need.id for need in needs]:
            self._rebuild([need.id for need in needs])
        helping = self._helping()
        for row, need in zip(self.rows, needs, strict=True):
            row.show_need(need, helping.get(need.resource, 0))
        self.needs_hint.setVisible(len(needs) < 3)
        if self.asked is not None and self.helpers is not None and self.helpers.isVisible():
            if self.asked in network.needs:
                self.helpers.ask(network.needs[self.asked], again=True)
            else:
                self.ask_who(None)

    def _rebuild(self, needs: list[int]) -> None:
        kept = {row.need: row for row in self.rows}
        self.rows = [kept.pop(need) if need in kept else self._make_row(need) for need in needs]
        for row in kept.values():
            self.needs.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self.rows):
            self.needs.insertWidget(place, row)
        if self.asked is not None and self.asked not in needs:
            self.ask_who(None)

    def _make_row(self, need: int) -> NeedRow:
        row = NeedRow(need, self.card)
        row.weighed.connect(lambda weight: self.document.edit(edits.edit_need, need, weight=weight))
        row.removing.connect(lambda: self.document.edit(edits.remove_need, need))
        row.asking.connect(lambda on: self.ask_who(need if on else None))
        return row

    def _helping(self) -> dict[str, int]:
        helping: dict[str, int] = {}
        for contact in self.document.network.contacts.values():
            for offer in contact.offers:
                helping[offer.resource] = helping.get(offer.resource, 0) + 1
        return helping

    def _not_named_yet(self) -> list[str]:
        named = {words.resource_name(need.resource) for need in self.document.network.needs.values()}
        return [name for name in words.resource_names() if name not in named]

    # Changing --------------------------------------------------------------------------------------------

    def _apply(self, field: str, values: Mapping[int, Any]) -> None:
        for value in values.values():
            self.document.edit(edits.edit_ego, **{field: value})

    def _add(self, text: str) -> None:
        if not text:
            return
        need = self.document.network.next_id(Need)
        done = self.document.edit(edits.add_need, words.resource_key(text))
        if done is not None and self.document.network.contacts and self.isVisible():
            self.ask_who(need, beside=True)

    def _answer(self, people: Any) -> None:
        if self.asked is not None:
            need = self.asked
            self.ask_who(None)
            self.document.edit(edits.who_could_help, need, people)


def _concerns(edit: Edit) -> bool:
    """Tell whether an edit alters anything that is shown: ego, a need, or what somebody offers."""
    if not isinstance(edit.record(), Contact):
        return isinstance(edit.record(), Ego | Need)
    return getattr(edit.before, "offers", ()) != getattr(edit.after, "offers", ())
