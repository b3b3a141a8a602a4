"""A map as tables of our own, and such tables as a map: what CSV and Excel share.

People have a column a field (`cells.FIELDS`) after their id; ties and exchanges name their people by id and,
for readers, by name. Read together, the tables give back what cells hold; ties or exchanges read alone bring
their people along by name.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from krets.formats.cells import (
    FIELDS,
    day_of_cell,
    from_cells,
    join_list,
    paragraphs,
    split_list,
    to_cells,
    truth_of_cell,
)
from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.rows import Table
from krets.formats.shape import shaped
from krets.formats.table import OWN_HEADERS, people_of
from krets.formats.text import folded, one_line
from krets.formats.written import left_behind
from krets.model import Contact, Ego, Exchange, Need, Network, Record, Tie, is_blank

Value = str | int | float | date | None
Sheet = tuple[tuple[str, ...], list[list[Value]]]
"""Headers, and rows of values; None where nothing is said."""

PEOPLE, TIES, EXCHANGES, YOU, NEEDS = "People", "Ties", "Exchanges", "You", "Needs"
_PEOPLE = ("id", *FIELDS)
_TIES = ("a", "a_name", "b", "b_name", "level", "kinds", "feel")
_EXCHANGES = ("contact", "contact_name", *Exchange.__struct_fields__[2:])
_YOU = Ego.__struct_fields__[1:]
_NEEDS = Need.__struct_fields__[1:]
_TOLD_BY = {
    PEOPLE: OWN_HEADERS,
    TIES: set(_TIES[:4]),
    EXCHANGES: {"contact", "contact_name", "on", "direction"},
}
_HELD = {
    *(f"contact.{field}" for field in FIELDS),
    "group.name",
    "tie.level",
    "tie.kinds",
    "tie.feel",
    "exchange",
}
_WHOLE = re.compile(r"[+\-]?\d{1,20}", re.ASCII)
_PERSONAL = ("name", "organisation", "context", "topics", "offers")


def sheets_of(network: Network) -> dict[str, Sheet]:
    """Return people, ties and exchanges, and ego and needs where they say something, in the order of ids."""
    people = _by_id(network.contacts.values())
    names = {person.id: person.name for person in people}
    sheets: dict[str, Sheet] = {
        PEOPLE: (_PEOPLE, [_person_row(person, network) for person in people]),
        TIES: (_TIES, [_tie_row(tie, names) for tie in _by_id(network.ties.values())]),
        EXCHANGES: (_EXCHANGES, [_exchange_row(each, names) for each in _by_id(network.exchanges.values())]),
    }
    if network.ego != Ego():
        sheets[YOU] = (_YOU, [_ego_row(network.ego)])
    if network.needs:
        rows = [
            [one_line(each.resource), each.weight, _yes(each.asked)]
            for each in _by_id(network.needs.values())
        ]
        sheets[NEEDS] = (_NEEDS, rows)
    return sheets


def lost_in_sheets(network: Network, also_held: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return what the sheets leave behind, as `written.left_behind`; groups without people are no one's cell.

    Two groups of one name become one; whoever was introduced by one of several people of a name is said to
    have been introduced by that name.
    """
    lost = set(left_behind(network, _HELD | also_held))
    members = {group for contact in network.contacts.values() for group in contact.groups}
    labels = Counter(one_line(group.name) for group in network.groups.values())
    if set(network.groups) - members or any(number > 1 or not label for label, number in labels.items()):
        lost.add("group")
    names = Counter(folded(contact.name) for contact in network.contacts.values())
    introducers = {contact.introduced_by for contact in network.contacts.values()} - {None}
    linked = [
        network.contacts[who].name for who in introducers if isinstance(who, int) and who in network.contacts
    ]
    said = [who for who in introducers if isinstance(who, str)]
    if any(names[folded(name)] > 1 for name in linked) or any(names[folded(text)] == 1 for text in said):
        lost.add("contact.introduced_by")
    return tuple(sorted(lost))


def _by_id(records: Any) -> list[Any]:
    return sorted(records, key=lambda record: record.id)


def _person_row(person: Contact, network: Network) -> list[Value]:
    cells: dict[str, Value] = {
        field: cell or None for field, cell in to_cells(person, network.groups, network.contacts).items()
    }
    cells |= {"level": person.level, "created": person.created, "last_contact": person.last_contact}
    return [person.id, *(cells[field] for field in FIELDS)]


def _tie_row(tie: Tie, names: Mapping[int, str]) -> list[Value]:
    ends: list[Value] = [tie.a, names[tie.a], tie.b, names[tie.b]]
    return [*ends, tie.level, join_list(tie.kinds) or None, tie.feel]


def _exchange_row(exchange: Exchange, names: Mapping[int, str]) -> list[Value]:
    values = {field: _value(getattr(exchange, field)) for field in Exchange.__struct_fields__}
    values["note"] = paragraphs(exchange.note) or None
    values["answered"] = None if exchange.answered is None else "yes" if exchange.answered else "no"
    return [exchange.contact, names[exchange.contact], *(values[field] for field in _EXCHANGES[2:])]


def _ego_row(ego: Ego) -> list[Value]:
    person = Contact(id=0, **{field: getattr(ego, field) for field in _PERSONAL})
    cells = to_cells(person, {}, {})
    return [one_line(cells[field]) or None for field in _YOU]


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, str):
        return one_line(value) or None
    return value if isinstance(value, int | float | date) else None


def _yes(said: bool) -> str | None:
    return "yes" if said else None


# Reading -----------------------------------------------------------------------------------------------


def own_kind(table: Table) -> str:
    """Return which of our tables this is (`PEOPLE`, `TIES`, `EXCHANGES`), or "" for another's."""
    headers = set(table.headers)
    return next((kind for kind, told in _TOLD_BY.items() if told <= headers), "")


class Companion(Found, kw_only=True):
    """Ties or exchanges of our own without the table of people: these came along by name.

    `lines` gives the line of each by where it is ("ties", "exchanges") and its id, for those whom
    `krets.formats.together` finds to be missing in a table of people that comes with it.
    """

    lines: dict[tuple[str, int], int] = msgspec.field(default_factory=dict)

    def nobody(self, where: str, id: int, person: int) -> Skipped:  # noqa: A002 - the field's name
        """Say of a tie or an exchange that there is nobody of an id that it names."""
        return Skipped(where, "no-such-person", {"id": str(person)}, self.lines.get((where, id), 0))


def read_own(tables: Mapping[str, Table], answers: Answers, remarks: list[Remark]) -> Found:
    """Return the map in tables of our own by kind (`PEOPLE`, `TIES` ... `NEEDS`); any of them may be missing.

    `Skipped.where` is "ties" or "exchanges" for rows of these. Without a table of people, those whom the
    others name come along, unplaced, in a `Companion`.
    """
    if PEOPLE in tables:
        found = people_of(tables[PEOPLE], answers, remarks)
    else:
        found = Companion(format="table", warnings=list(remarks))
    book = _Book(found)
    if TIES in tables:
        _read_ties(tables[TIES], book)
    if EXCHANGES in tables:
        _read_exchanges(tables[EXCHANGES], book)
    if YOU in tables:
        found.ego = _read_ego(tables[YOU])
    if NEEDS in tables:
        _read_needs(tables[NEEDS], book)
    return found


class _Book:
    """Those found by id, and how rows of ties and exchanges are put among them."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self._names = {person.id: person.name for person in found.people}
        self._lines = found.lines if isinstance(found, Companion) else None

    def name(self, id_: int) -> str:
        """Return whose id this is."""
        return self._names[id_]

    def whom(self, row: Mapping[str, str], field: str) -> int | None:
        """Return the id that a row names; None where there is nobody of this id."""
        text = row.get(field, "").strip()
        number = int(text) if _WHOLE.fullmatch(text) else 2**63
        if number in self._names:
            return number
        name = one_line(row.get(f"{field}_name", ""))
        if self._lines is None or not -(2**63) <= number < 2**63 or is_blank(name):
            return None
        self._names[number] = name
        self.found.people.append(Contact(id=number, name=name))
        return number

    def keep(self, where: str, id_: int, line: int) -> None:
        """Remember the line of a tie or an exchange."""
        if self._lines is not None:
            self._lines[where, id_] = line

    def skip(self, where: str, line: int, why: str, **arguments: str) -> None:
        """Tell of a row that was passed over."""
        self.found.skipped.append(Skipped(where, why, {**arguments}, line))


def _named_rows(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in table.rows:
        yield line, dict(zip(table.headers, cells, strict=True))


def _read_ties(table: Table, book: _Book) -> None:
    drawn: dict[tuple[int, int], Tie] = {}
    for line, row in _named_rows(table):
        ends = [book.whom(row, field) for field in ("a", "b")]
        if None in ends:
            missing = "a" if ends[0] is None else "b"
            book.skip("ties", line, "no-such-person", id=row.get(missing, ""))
            continue
        a, b = sorted(end for end in ends if end is not None)
        if a == b:
            book.skip("ties", line, "self-tie", name=book.name(a))
        elif (a, b) in drawn:
            book.skip("ties", line, "double-tie", a=book.name(a), b=book.name(b))
        else:
            tie = _tie(row, a, b, book, line)
            if tie is not None:
                drawn[a, b] = msgspec.structs.replace(tie, id=len(drawn) + 1)
                book.keep("ties", len(drawn), line)
    book.found.ties = list(drawn.values())


def _tie(row: Mapping[str, str], a: int, b: int, book: _Book, line: int) -> Tie | None:
    place = ("ties", line, book.name(a))
    fields = _typed(row, {"level": _number, "feel": str}, book, place)
    if fields is None:
        return None
    kinds = list(split_list(row.get("kinds", "")))
    tie = _record(Tie, {**fields, "a": a, "b": b, "kinds": kinds}, book, place)
    return tie if isinstance(tie, Tie) else None


def _read_exchanges(table: Table, book: _Book) -> None:
    for line, row in _named_rows(table):
        whom = book.whom(row, "contact")
        if whom is None:
            book.skip("exchanges", line, "no-such-person", id=row.get("contact", ""))
            continue
        place = ("exchanges", line, book.name(whom))
        fields = _typed(row, _EXCHANGE_CELLS, book, place)
        exchange = None if fields is None else _record(Exchange, {**fields, "contact": whom}, book, place)
        if isinstance(exchange, Exchange):
            number = len(book.found.exchanges) + 1
            book.found.exchanges.append(msgspec.structs.replace(exchange, id=number))
            book.keep("exchanges", number, line)


def _read_ego(table: Table) -> Ego | None:
    for _, row in _named_rows(table):
        fields, _ = from_cells({field: row.get(field, "") for field in _PERSONAL})
        return Ego(**fields)
    return None


def _read_needs(table: Table, book: _Book) -> None:
    for line, row in _named_rows(table):
        resource = one_line(row.get("resource", ""))
        fields = _typed(row, {"weight": _number, "asked": truth_of_cell}, book, ("needs", line, resource))
        if is_blank(resource) or fields is None:
            continue
        need = _record(Need, {"resource": resource, **fields}, book, ("needs", line, resource))
        if isinstance(need, Need):
            book.found.needs.append(msgspec.structs.replace(need, id=len(book.found.needs) + 1))


_Place = tuple[str, int, str]
"""Where a row is: the table, the line, whom it is about."""


def _typed(
    row: Mapping[str, str], cells: Mapping[str, Callable[[str], Any]], book: _Book, place: _Place
) -> dict[str, Any] | None:
    """Return the fields that cells state; None, and told, where one of them is not understood."""
    fields = {}
    for field, parse in cells.items():
        cell = row.get(field, "").strip()
        try:
            fields[field] = parse(cell) if cell else None
        except ValueError:
            book.skip(place[0], place[1], "not-understood", name=place[2], field=field)
            return None
    return fields


def _record(kind: Any, fields: dict[str, Any], book: _Book, place: _Place) -> Record | None:
    try:
        record: Record = shaped(kind, fields, place[0])
    except Unreadable as trouble:
        field = str(trouble.arguments["where"]).rpartition(".")[2]
        book.skip(place[0], place[1], "not-understood", name=place[2], field=field)
        return None
    return record


def _number(cell: str) -> float | None:
    return float(cell.strip().replace(",", ".")) if cell.strip() else None


_EXCHANGE_CELLS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("topic", "resource", "channel", "started_by", "outcome"), one_line),
    **dict.fromkeys(("direction", "mode"), str),
    **dict.fromkeys(("in_person", "answered"), truth_of_cell),
    **dict.fromkeys(("value", "minutes"), _number),
    "on": lambda cell: day_of_cell(cell).isoformat(),
    "note": paragraphs,
}
