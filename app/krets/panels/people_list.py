"""The rows of the list of people: headings of the rings with counts, and people under them, filtered."""

from bisect import insort
from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)

from krets import words
from krets.model import (
    LEVELS,
    SORTED_BY,
    Change,
    Contact,
    Filter,
    Group,
    Level,
    Network,
    Tie,
    folded,
    passing,
    searched,
)

Index = QModelIndex | QPersistentModelIndex
Entry = tuple[Any, int]
"""What a name is sorted by, and the id."""
ORDER: tuple[Level | None, ...] = (*LEVELS, None)
"""The rings from the innermost outwards, then those not placed yet."""
_SHOWN = ("name", "aliases", "level", "groups", "organisation", "topics", "role", *SORTED_BY[1:])
"""Fields that a row shows, or by which it is found or left out."""


class Heading(msgspec.Struct, frozen=True):
    """The row over the people of one ring."""

    level: Level | None
    count: int

    def text(self) -> str:
        """Return the ring and how many of its people are listed: "Closest · 2"."""
        return f"{words.level_name(self.level)} · {self.count}"


class PeopleModel(QStringListModel):
    """Headings and people in the order in which they are listed; it filters its own rows.

    `contact_role` gives a person's id, None for a heading; `heading_role` the heading. The strings of Qt's
    class stay empty: it stands underneath because the list asks for the number of rows once a row.
    """

    contact_role = int(Qt.ItemDataRole.UserRole) + 1
    heading_role = int(Qt.ItemDataRole.UserRole) + 2

    def __init__(self, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._rows: list[int | Heading] = []
        self._row_of: dict[int, int] | None = None
        self._rings: dict[Level | None, list[Entry]] = {level: [] for level in ORDER}
        self._level_of: dict[int, Level | None] = {}
        self._texts: dict[int, str] = {}
        self._untold: list[int] = []
        self.namesakes = words.Namesakes(network)
        self._wanted: list[str] = []
        self._filter = Filter()
        self._vitality: Mapping[int, float] = {}
        self._sorted_by = words.name_order()

    # What is listed --------------------------------------------------------------------------------------

    @property
    def waiting(self) -> int:
        """How many people are not placed, listed or not."""
        return len(self._rings[None])

    @property
    def placed(self) -> int:
        """How many people are placed, listed or not."""
        return len(self._level_of) - self.waiting

    def restock(self, network: Network | None = None) -> None:
        """Take everybody in anew; O(n log n)."""
        if network is not None:
            self._network, self.namesakes = network, words.Namesakes(network)
        self.namesakes.follow()
        contacts = self._network.contacts
        self._level_of = {contact.id: contact.level for contact in contacts.values()}
        self._rings = {level: [] for level in ORDER}
        for contact in contacts.values():
            self._rings[contact.level].append((self._sorted_by(contact.name), contact.id))
        for ring in self._rings.values():
            ring.sort(key=_first)
        self._forget_texts()
        self._arrange()

    def follow(self, change: Change) -> bool:
        """Take in what a change has done; return whether anything listed is different."""
        self.namesakes.follow(change)
        people: dict[int, None] = {}
        regrouped = retied = False
        for edit in change.edits:
            record = edit.record()
            if isinstance(record, Contact) and _differs(edit.before, edit.after):
                people[record.id] = None
            elif isinstance(record, Group):
                regrouped = True
            elif isinstance(record, Tie) and self._filter.alone:
                retied = True
        if not people and not regrouped and not retied:
            return False
        if len(people) > len(self._level_of) // 4 + 50:
            self.restock()
            return True
        if regrouped:
            self._forget_texts()
        self._replace(people)
        self._arrange()
        return True

    def narrow(self, wanted: Filter, vitality: Mapping[int, float]) -> None:
        """List only those who pass a filter; `vitality` (0 to 1, by contact) says who was met lately."""
        self._wanted = folded(wanted.text).split()
        self._filter, self._vitality = wanted.without_text(), vitality
        self._arrange()

    def prepare(self, most: int = 1500) -> bool:
        """Make the texts of some people searchable ahead of the first letter; return whether more remain."""
        some, self._untold = self._untold[:most], self._untold[most:]
        for who in some:
            self._text(who)
        return bool(self._untold)

    def people(self) -> list[int]:
        """Return the ids listed, in order."""
        return [entry for entry in self._rows if not isinstance(entry, Heading)]

    def row_of(self, contact: int) -> int | None:
        """Return the row of a person, None if they are not listed."""
        if self._row_of is None:
            rows = enumerate(self._rows)
            self._row_of = {entry: row for row, entry in rows if not isinstance(entry, Heading)}
        return self._row_of.get(contact)

    def contact_at(self, row: int) -> int | None:
        """Return the id of the person in a row, None for a heading or beyond the list."""
        if not 0 <= row < len(self._rows):
            return None
        entry = self._rows[row]
        return None if isinstance(entry, Heading) else entry

    def _replace(self, people: Mapping[int, None]) -> None:
        for level in {self._level_of[who] for who in people if who in self._level_of}:
            self._rings[level] = [entry for entry in self._rings[level] if entry[1] not in people]
        for who in people:
            self._texts.pop(who, None)
            self._level_of.pop(who, None)
            contact = self._network.contacts.get(who)
            if contact is not None:
                self._level_of[who] = contact.level
                insort(self._rings[contact.level], (self._sorted_by(contact.name), who), key=_first)

    def _arrange(self) -> None:
        rows: list[int | Heading] = []
        for level, ring in self._rings.items():
            people = self._found(ring)
            if people:
                rows.append(Heading(level, len(people)))
                rows += people
        self._rows = rows
        self._row_of = None
        self.setStringList([""] * len(rows))

    def _found(self, ring: list[Entry]) -> list[int]:
        people = [who for _, who in ring]
        if self._filter:
            contacts = self._network.contacts
            passed = passing(self._network, self._filter, map(contacts.__getitem__, people), self._vitality)
            people = [who for who in people if who in passed]
        if self._wanted:
            for who in people:
                if who not in self._texts:
                    self._text(who)
            texts = self._texts
            for word in self._wanted:
                people = [who for who in people if word in texts[who]]
        return people

    def _forget_texts(self) -> None:
        self._texts = {}
        self._untold = list(self._level_of)

    def _text(self, who: int) -> None:
        contact = self._network.contacts.get(who)
        if contact is None:
            return
        self._texts[who] = searched(self._network, contact)

    # Qt's model ------------------------------------------------------------------------------------------

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
                return str(self.namesakes.shown(contact))
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.say_person(self._network, contact, str(self.namesakes.shown(contact)))
            case self.contact_role:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let people be selected, headings not."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never


def _first(entry: Entry) -> Any:
    return entry[0]


def _differs(before: object, after: object) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, field) != getattr(after, field) for field in _SHOWN)
