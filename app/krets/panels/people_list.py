"""The rows of the list of people: headings of the rings with counts, and people under them, filtered."""

from bisect import insort
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import combining, normalize

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from krets import words
from krets.model import LEVELS, Change, Contact, Group, Level, Network

Index = QModelIndex | QPersistentModelIndex
ORDER: tuple[Level | None, ...] = (*LEVELS, None)
"""The rings from the innermost outwards, then those not placed yet."""
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SHOWN = ("name", "level", "groups", "organisation", "topics", "role")


class Heading(msgspec.Struct, frozen=True):
    """The row over the people of one ring."""

    level: Level | None
    count: int

    def text(self) -> str:
        """Return the ring and how many of its people are listed: "Closest · 2"."""
        return f"{words.level_name(self.level)} · {self.count}"


def folded(text: str) -> str:
    """Return text as it is searched: lower case, without accents.

    >>> folded("Öhman Ørsta")
    'ohman orsta'
    """
    if text.isascii():
        return text.lower()
    plain = "".join(mark for mark in normalize("NFKD", text.casefold()) if not combining(mark))
    return plain.translate(_LETTERS)


class PeopleModel(QAbstractListModel):
    """Headings and people in the order in which they are listed; it filters its own rows.

    `contact_role` gives a person's id, None for a heading; `heading_role` the heading.
    """

    contact_role = int(Qt.ItemDataRole.UserRole) + 1
    heading_role = int(Qt.ItemDataRole.UserRole) + 2

    def __init__(self, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._rows: list[int | Heading] = []
        self._row_of: dict[int, int] = {}
        self._order: list[tuple[Any, int]] = []
        self._keys: dict[int, tuple[Any, int]] = {}
        self._texts: dict[int, str] = {}
        self._wanted: list[str] = []
        self._groups: frozenset[int] = frozenset()
        self._collator = QCollator(QLocale())
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.placed = 0
        self.waiting = 0

    # What is listed --------------------------------------------------------------------------------------

    def restock(self, network: Network | None = None) -> None:
        """Take everybody in anew; O(n log n)."""
        self._network = network or self._network
        contacts = self._network.contacts
        self._keys = {who: (self._collator.sortKey(contact.name), who) for who, contact in contacts.items()}
        self._order = sorted(self._keys.values(), key=_first)
        self._texts = {}
        self._arrange()

    def follow(self, change: Change) -> bool:
        """Take in what a change has done; return whether anything listed is different."""
        people: dict[int, None] = {}
        regrouped = False
        for edit in change.edits:
            record = edit.record()
            if isinstance(record, Contact) and _differs(edit.before, edit.after):
                people[record.id] = None
            elif isinstance(record, Group):
                regrouped = True
        if regrouped:
            self._texts = {}
        if not people and not regrouped:
            return False
        if len(people) > len(self._order) // 4 + 50:
            self.restock()
        else:
            self._replace(people)
            self._arrange()
        return True

    def narrow(self, text: str, groups: Iterable[int] = ()) -> None:
        """List only those in whose name, groups, organisation or topics every word of `text` occurs."""
        self._wanted = folded(text).split()
        self._groups = frozenset(groups)
        self._arrange()

    def people(self) -> list[int]:
        """Return the ids listed, in order."""
        return list(self._row_of)

    def row_of(self, contact: int) -> int | None:
        """Return the row of a person, None if they are not listed."""
        return self._row_of.get(contact)

    def contact_at(self, row: int) -> int | None:
        """Return the id of the person in a row, None for a heading or beyond the list."""
        if not 0 <= row < len(self._rows):
            return None
        entry = self._rows[row]
        return None if isinstance(entry, Heading) else entry

    def _replace(self, people: Mapping[int, None]) -> None:
        gone = {who for who in people if who in self._keys}
        if gone:
            self._order = [entry for entry in self._order if entry[1] not in gone]
        for who in people:
            self._texts.pop(who, None)
            self._keys.pop(who, None)
            contact = self._network.contacts.get(who)
            if contact is not None:
                self._keys[who] = (self._collator.sortKey(contact.name), who)
                insort(self._order, self._keys[who], key=_first)

    def _arrange(self) -> None:
        contacts = self._network.contacts
        buckets: dict[Level | None, list[int]] = {level: [] for level in ORDER}
        filtering = bool(self._wanted or self._groups)
        for _, who in self._order:
            if not filtering or self._matches(who):
                buckets[contacts[who].level].append(who)
        rows: list[int | Heading] = []
        for level, people in buckets.items():
            if people:
                rows.append(Heading(level, len(people)))
                rows += people
        self.beginResetModel()
        self._rows = rows
        self._row_of = {entry: row for row, entry in enumerate(rows) if not isinstance(entry, Heading)}
        self._count(filtering, buckets)
        self.endResetModel()

    def _count(self, filtering: bool, buckets: Mapping[Level | None, list[int]]) -> None:
        if filtering:
            self.waiting = sum(1 for contact in self._network.contacts.values() if contact.level is None)
        else:
            self.waiting = len(buckets[None])
        self.placed = len(self._network.contacts) - self.waiting

    def _matches(self, who: int) -> bool:
        if self._groups and self._groups.isdisjoint(self._network.contacts[who].groups):
            return False
        text = self._texts.get(who)
        if text is None:
            text = self._texts[who] = self._searched(self._network.contacts[who])
        return all(word in text for word in self._wanted)

    def _searched(self, contact: Contact) -> str:
        groups = self._network.groups
        parts = [contact.name, contact.organisation, contact.role]
        parts += [groups[group].name for group in contact.groups if group in groups]
        parts += [topic.topic for topic in contact.topics]
        return folded("\n".join(parts))

    # Qt's model ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's text, what it is called aloud, or the person or heading in it."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if isinstance(entry, Heading):
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return entry if role == self.heading_role else entry.text() if role in texts else None
        contact = self._network.contacts.get(entry)
        if contact is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return contact.name
            case Qt.ItemDataRole.AccessibleTextRole:
                groups = self._network.groups
                names = [groups[group].name for group in contact.groups if group in groups]
                return words.say_person(contact, ", ".join(names))
            case self.contact_role:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let people be selected, headings not."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never


def _first(entry: tuple[Any, int]) -> Any:
    return entry[0]


def _differs(before: object, after: object) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, field) != getattr(after, field) for field in _SHOWN)
