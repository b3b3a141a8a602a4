"""What a field of somebody says, as a text; and what becomes of somebody, field by field."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from krets.model import Channel, Contact, Offer, Topic
from krets.words.catalogue import resource_name
from krets.words.dates import say_date
from krets.words.fields import field_name
from krets.words.people import feel_name, kind_name, level_name, trust_name, word_name

Names = Mapping[int, str]
_NOBODY_NAMED: Names = {}
_CHOICES: dict[str, Callable[[str], str]] = {
    "kind": kind_name,
    "feel": feel_name,
    "word": word_name,
    "trust": trust_name,
}


def say_field(
    person: Contact, field: str, groups: Names = _NOBODY_NAMED, people: Names = _NOBODY_NAMED
) -> str:
    """Return a field of somebody as a text; "" where nothing is said, or nothing that a text could say.

    `groups` and `people` give names by id.
    """
    value = getattr(person, field)
    match field:
        case "level":
            return level_name(value) if value else ""
        case "groups":
            return ", ".join(groups[group] for group in value if group in groups)
        case "introduced_by":
            return people.get(value, "") if isinstance(value, int) else value or ""
        case "i_give" | "wants":
            return ", ".join(map(resource_name, value))
        case "photo" | "at" | "distinct_from":
            return ""
        case _ if field in _CHOICES:
            return _CHOICES[field](value) if value else ""
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return QCoreApplication.translate("words", "yes") if value else ""
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, tuple):
        return ", ".join(map(_entry, value))
    return "" if value is None else str(value)


def _entry(entry: object) -> str:
    match entry:
        case Offer():
            return resource_name(entry.resource)
        case Topic():
            return entry.topic
        case Channel():
            return f"{entry.channel} {entry.handle}".strip()
        case _:
            return str(entry)


def say_update(
    before: Contact, after: Contact, groups: Names = _NOBODY_NAMED, people: Names = _NOBODY_NAMED
) -> str:
    """Return what becomes of somebody: each field that changes, what it was and what it will be."""
    parts = []
    for field in Contact.__struct_fields__:
        if getattr(before, field) != getattr(after, field):
            was, will = (say_field(each, field, groups, people) for each in (before, after))
            parts.append(_difference(field, was, will))
    return "; ".join(parts)


def _difference(field: str, before: str, after: str) -> str:
    if not after:
        return field_name(field)
    if before:
        text = QCoreApplication.translate("words", "{field}: {before} → {after}")
    else:
        text = QCoreApplication.translate("words", "{field}: {after}")
    return text.format(field=field_name(field), before=before, after=after)
