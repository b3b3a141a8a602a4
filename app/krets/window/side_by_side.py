"""Two people side by side: why they may be one, and what each says."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from krets.model import Channel, Contact, Offer, Topic
from krets.window.import_rows import Rows, RowsView
from krets.words import (
    feel_name,
    field_name,
    kind_name,
    level_name,
    resource_name,
    say_date,
    say_evidence,
    trust_name,
    word_name,
)

_FIELDS = (
    *("name", "aliases", "organisation", "role", "place", "emails", "phones", "channels", "birthday"),
    *("level", "known_since", "last_contact", "topics", "offers", "note"),
)
"""Fields that tell two people apart, or show that they are one."""


Names = Mapping[int, str]
_NOBODY_NAMED: Names = {}
_CHOICES: dict[str, Callable[[str], str]] = {
    "kind": kind_name,
    "feel": feel_name,
    "word": word_name,
    "trust": trust_name,
}


class SideBySide(QWidget):
    """A sentence of evidence, what can be answered (any widget), and a row for each field that is filled."""

    def __init__(self, answers: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = QLabel()
        self.evidence.setWordWrap(True)
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.fields = RowsView(Rows(("", "", ""), ()))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.evidence)
        column.addWidget(answers)
        column.addWidget(self.fields, 1)

    def show_pair(self, a: Contact, b: Contact, evidence: Sequence[str], titles: tuple[str, str]) -> None:
        """Show two people under two titles."""
        self.evidence.setText(say_evidence(evidence))
        rows = [(field_name(field), shown(a, field), shown(b, field)) for field in _FIELDS]
        self.fields.show_rows(Rows(("", *titles), [row for row in rows if any(row[1:])]))


def shown(person: Contact, field: str, groups: Names = _NOBODY_NAMED, people: Names = _NOBODY_NAMED) -> str:
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
        return QCoreApplication.translate("window", "yes") if value else ""
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
