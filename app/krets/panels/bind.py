"""Fields bound to what records say: one record or several, shown together and changed in one step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from krets import words
from krets.model import Contact, Ego, Offer, Tie, Topic
from krets.panels.parts import Chips, ChoiceField, Item, LineField, NoteField, TickField

Field = LineField | NoteField | ChoiceField | TickField
Apply = Callable[[str, Mapping[int, Any]], None]
"""Takes a field's name and the new value for each record's id."""


class Kind(msgspec.Struct, frozen=True):
    """How the members of a list become chips and are made from what is typed."""

    key: Callable[[Any], str]
    text: Callable[[Any], str]
    make: Callable[[str], Any]
    turned: Callable[[Any], Any] | None = None
    tip: str = ""


def plain_kind() -> Kind:
    """Return the kind of the user's own words."""
    return Kind(key=str, text=str, make=str)


def resource_kind() -> Kind:
    """Return the kind of resources by key."""
    return Kind(key=str, text=words.resource_name, make=words.resource_key)


def offer_kind(tip: str) -> Kind:
    """Return the kind of offers; a click says whether it has been proved."""
    return Kind(
        key=lambda offer: str(offer.resource),
        text=lambda offer: words.resource_name(offer.resource) + (" ✓" if offer.confirmed else ""),
        make=lambda text: Offer(words.resource_key(text)),
        turned=lambda offer: Offer(offer.resource, not offer.confirmed),
        tip=tip,
    )


def topic_kind(tip: str) -> Kind:
    """Return the kind of topics; a click says whether it can be written down or has to be shown."""
    return Kind(
        key=lambda topic: str(topic.topic),
        text=words.say_topic,
        make=Topic,
        turned=lambda topic: Topic(topic.topic, "explicit" if topic.kind == "tacit" else "tacit"),
        tip=tip,
    )


class Binding:
    """Keeps fields and chips in step with records. Nothing is changed by showing."""

    def __init__(self, apply: Apply) -> None:
        self._apply = apply
        self._records: Sequence[Contact | Ego | Tie] = ()
        self._fields: list[tuple[str, Field]] = []
        self._chips: list[tuple[str, Chips, Kind]] = []

    def field(self, name: str, field: Field) -> None:
        """Bind a field to the records' field of this name."""
        self._fields.append((name, field))
        field.committed.connect(lambda value: self._set(name, value))

    def chips(self, name: str, chips: Chips, kind: Kind) -> None:
        """Bind chips to the records' list of this name."""
        self._chips.append((name, chips, kind))
        chips.added.connect(lambda text: self._add(name, kind, text))
        chips.removed.connect(lambda key: self._remove(name, kind, key))
        if kind.turned is not None:
            chips.pressed.connect(lambda key: self._turn(name, kind, key))

    def show(self, records: Sequence[Contact | Ego | Tie]) -> None:
        """Show what these records say; "several" where they differ."""
        self._records = records
        if not records:
            return
        for name, field in self._fields:
            values = [getattr(record, name) for record in records]
            _show(field, values)
        for name, chips, kind in self._chips:
            chips.show_items(items([getattr(record, name) for record in records], kind))

    def commit(self) -> None:
        """Hand over what is still being typed, before other records are shown."""
        for _, field in self._fields:
            if isinstance(field, LineField | NoteField):
                field.commit()
        for _, chips, _ in self._chips:
            chips.field.commit()

    def _set(self, name: str, value: object) -> None:
        self._apply(name, {record.id: value for record in self._records})

    def _add(self, name: str, kind: Kind, text: str) -> None:
        made = kind.make(text)
        self._alter(name, lambda had: (*had, made) if not _holds(had, kind, kind.key(made)) else had)

    def _remove(self, name: str, kind: Kind, key: str) -> None:
        self._alter(name, lambda had: tuple(value for value in had if kind.key(value) != key))

    def _turn(self, name: str, kind: Kind, key: str) -> None:
        turned = kind.turned
        if turned is None:
            return
        self._alter(
            name, lambda had: tuple(turned(value) if kind.key(value) == key else value for value in had)
        )

    def _alter(self, name: str, altered: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
        self._apply(name, {record.id: altered(getattr(record, name)) for record in self._records})


def items(lists: Sequence[Iterable[Any]], kind: Kind) -> list[Item]:
    """Return the chips for several records' lists: everything that any has, marked where not all have it."""
    holders: dict[str, int] = {}
    first: dict[str, Any] = {}
    for values in lists:
        for value in values:
            key = kind.key(value)
            holders[key] = holders.get(key, 0) + 1
            first.setdefault(key, value)
    return [
        Item(key, kind.text(value), tip=kind.tip, some=holders[key] < len(lists))
        for key, value in first.items()
    ]


def _holds(values: Iterable[Any], kind: Kind, key: str) -> bool:
    return any(kind.key(value) == key for value in values)


def _show(field: Field, values: list[Any]) -> None:
    several = any(value != values[0] for value in values[1:])
    if isinstance(field, ChoiceField):
        field.show_value(values[0], several=several)
    elif isinstance(field, TickField):
        field.show_value(bool(values[0]), several=several)
    else:
        field.show_value("" if several else str(values[0]), several=several)
