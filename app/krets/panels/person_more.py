"""The rest of what can be said of a person, under More."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from krets import words
from krets.document import Document
from krets.model import Contact, edits
from krets.panels import bind, suggest
from krets.panels.channels import ChannelsField
from krets.panels.parts import Chips, ChoiceField, LineField, NoteField, TickField, capital, form_label, wide
from krets.panels.photo import PhotoField


class PersonMore(QWidget):
    """A form for one or several people; what tells people apart is hidden for several."""

    def __init__(self, document: Document, apply: bind.Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.binding = bind.Binding(self._apply)
        self._apply_field = apply
        self.rows: dict[str, QWidget] = {}
        self._people: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(8)
        self.form.setVerticalSpacing(5)
        column.addLayout(self.form)
        self._make_work()
        self._make_bond()
        self._make_knowledge()
        self._make_reach()
        self._make_history()

    def show_people(self, people: Sequence[Contact]) -> None:
        """Show what these people have in common."""
        self._people = tuple(person.id for person in people)
        self.binding.show(people)
        one = people[0] if len(people) == 1 else None
        for name in ("channels", "photo", "introduced_by", "created"):
            self.form.setRowVisible(self.rows[name], one is not None)
        if one is not None:
            network = self.document.network
            self.channels.show_channels(one.channels)
            self.photo.show_photo(one.photo, one.name)
            introducer = one.introduced_by
            known = network.contacts.get(introducer) if isinstance(introducer, int) else None
            self.introduced_by.show_value(words.full_name(network, known) if known else str(introducer or ""))
            self.created.setText("–" if one.created is None else words.say_date(one.created))

    def commit(self) -> None:
        """Hand over what is still being typed."""
        self.binding.commit()
        self.introduced_by.commit()
        self.channels.commit()

    # Making it -------------------------------------------------------------------------------------------

    def _make_work(self) -> None:
        network = self.document.network
        self._line("organisation").suggest(lambda: suggest.organisations(network))
        self._line("role")
        self._line("place").suggest(lambda: suggest.places(network))
        kinds = [(kind, words.kind_name(kind)) for kind in ("person", "service", "animal")]
        self._choice("kind", kinds)

    def _make_bond(self) -> None:
        for name in ("trust", "feel", "word"):
            self._choice(name, _CHOICES[name]())
        self._tick("kin", self.tr("A relative, by blood, marriage or choice"))
        self._tick("no_count", self.tr("What you give each other is not weighed"))
        self._tick("private", self.tr("Left out of pictures unless you ask for private people there"))
        self._tick("pinned", self.tr("Stays in place when the map is tidied"))

    def _make_knowledge(self) -> None:
        network = self.document.network
        tip = self.tr("Click: it can be written down, or it has to be shown")
        self._chips("topics", bind.topic_kind(tip)).suggest(lambda: suggest.topics(network))
        self._chips("context", bind.plain_kind()).suggest(lambda: suggest.context(network))
        self._chips("wants", bind.resource_kind()).suggest(lambda: suggest.wishes(network))

    def _make_reach(self) -> None:
        self.channels = ChannelsField(lambda: suggest.channels(self.document.network), self)
        self.channels.committed.connect(lambda channels: self._set_one("channels", channels))
        self._row("channels", self.channels)
        self._chips("emails", bind.plain_kind())
        self._chips("phones", bind.plain_kind())
        self._line("birthday")

    def _make_history(self) -> None:
        self._chips("aliases", bind.plain_kind())
        self._line("how_met")
        self.introduced_by = LineField(words.field_name("introduced_by"), self)
        self.introduced_by.suggest(lambda: list(suggest.people(self.document.network, self._people)))
        self.introduced_by.committed.connect(self._set_introducer)
        self._row("introduced_by", self.introduced_by)
        self._line("known_since")
        self.photo = PhotoField(self)
        self.photo.committed.connect(lambda photo: self._set_one("photo", photo))
        self._row("photo", self.photo)
        note = NoteField(words.field_name("note"), self)
        self.binding.field("note", note)
        self._row("note", note)
        self.created = QLabel("", self)
        self._row("created", self.created)

    def _row(self, name: str, field: QWidget) -> None:
        self.rows[name] = field
        if isinstance(field, Chips | ChannelsField | NoteField):
            self.rows[name] = wide(capital(words.field_name(name)), field, self)
            self.form.addRow(self.rows[name])
        else:
            self.form.addRow(form_label(capital(words.field_name(name)), field, self), field)

    def _line(self, name: str) -> LineField:
        field = LineField(capital(words.field_name(name)), self)
        self.binding.field(name, field)
        self._row(name, field)
        return field

    def _choice(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        field = ChoiceField(capital(words.field_name(name)), choices, self)
        self.binding.field(name, field)
        self._row(name, field)

    def _tick(self, name: str, tip: str) -> None:
        field = TickField(capital(words.field_name(name)), self)
        field.setToolTip(tip)
        self.binding.field(name, field)
        self.form.addRow(field)

    def _chips(self, name: str, kind: bind.Kind) -> Chips:
        chips = Chips(capital(words.field_name(name)), self, pressable=kind.turned is not None)
        self.binding.chips(name, chips, kind)
        self._row(name, chips)
        return chips

    # Changing --------------------------------------------------------------------------------------------

    def _apply(self, field: str, values: Mapping[int, Any]) -> None:
        if field == "pinned":
            self.document.edit(edits.pin, tuple(values), all(values.values()))
        else:
            self._apply_field(field, values)

    def _set_one(self, field: str, value: object) -> None:
        self._apply_field(field, dict.fromkeys(self._people[:1], value))

    def _set_introducer(self, text: str) -> None:
        named = suggest.people(self.document.network, self._people)
        self._set_one("introduced_by", named.get(text, text or None))


_CHOICES: dict[str, Callable[[], list[tuple[object, str]]]] = {
    "trust": lambda: [(key, words.trust_name(key)) for key in (None, "somewhat", "much", "fully")],
    "feel": lambda: [(key, words.feel_name(key)) for key in (None, "good", "mixed", "strained")],
    "word": lambda: [(key, words.word_name(key)) for key in (None, "well", "ill")],
}
