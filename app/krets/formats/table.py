"""Any table of people (CSV, TSV, a sheet): columns recognised, shown, correctable; each row a person."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from krets.formats.cells import day_of_cell, join_list, split_list
from krets.formats.columns import OF_TIES, PARTS_OF_A_NAME, Roster, link_introducers, meanings_of, person_of
from krets.formats.found import Answers, Column, Found, Remark, Skipped
from krets.formats.linkedin import handle_of
from krets.formats.names import LONGEST_NAME
from krets.formats.rows import (
    KNOWN,
    NONE,
    Table,
    is_day,
    is_email,
    is_full_name,
    is_one_word,
    parse_table,
)

NAMING = {"name", "nickname", "emails", *PARTS_OF_A_NAME}
"""Meanings out of which a name can be made."""
OWN_HEADERS = {"id", "name", "level", "groups", "offers", "i_give"}
"""Columns by which a table of people that Krets wrote is told."""
_LONGEST_ID = 20
_LONGEST_DAY = 100
_SAMPLES = 3
_LOOKED_AT = 100
_MOSTLY = 0.8
_BORN_BEFORE = 2010
"""A column of days that all lie before this year is taken for birthdays, another for when people met."""
_SETTLED = ("last_contact", "created")
_AS_WRITTEN = ("birthday", "known_since")
"""Days that are kept as texts, since a year or a day without one is worth something, too."""
_NO_DAY = re.compile(r"0{1,4}([./-])0{1,4}\1(?:0{1,4})?")
"""How Outlook and some databases write that there is none: "0.0.00"."""
_EXCHANGE = re.compile(r"(?:ex:)?/o=", re.IGNORECASE)
"""How an address begins inside a company's Exchange: no address for anybody outside."""
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})((?:[ T,].*)?)", re.ASCII | re.DOTALL)
_PHONE = re.compile(r"\+?[\d\s()./\-]{7,25}", re.ASCII)
_AFTER_A_NAME = {"jr", "sr", "ii", "iii", "phd", "ph d", "md", "msc", "mba", "esq", "dds"}


def is_table(text: str, answers: Answers | None = None) -> bool:
    """Tell whether a text is a table, whatever is in it; else it may be a plain list of names."""
    return parse_table(text, answers or Answers()) is not None


def read_table(text: str, answers: Answers, remarks: list[Remark]) -> Found | None:
    """Return the people of any table, or None where the text is no table.

    Raises:
        Unreadable: as `krets.formats.rows.parse_table`.
    """
    table = parse_table(text, answers)
    return None if table is None else people_of(table, answers, remarks)


def people_of(
    table: Table,
    answers: Answers,
    remarks: list[Remark],
    format: str = "table",  # noqa: A002 - as the field of Found
    usual: Mapping[str, str] | None = None,
    lines: dict[int, int] | None = None,
) -> Found:
    """Return the people of a table, a row each, with ids 1, 2, 3 ...; O(cells).

    A column means what the user says (`Answers.meanings`), else what is `usual` for it in this format (by
    header), else what its header says in any, unless that is of ties; where the headers are not known, what
    is in it is looked at. Nobody is placed who has no level. Whoever has no name is skipped; a table without
    any column of names gives nobody, and a remark. Days are written as YYYY-MM-DD where it is clear which are
    meant, and what is no e-mail address is left out, and told of unless it is one of Exchange's own. In a
    table of our own people keep their ids, and such texts stay as they are. `lines` gets the line of each
    person with the id.
    """
    found = Found(format=format, warnings=list(remarks), skipped=list(table.skipped))
    found.separator = table.separator
    said = {**(usual or {}), **answers.meanings}
    if table.headed != KNOWN:
        found.warnings.append(Remark("no-headings" if table.headed == NONE else "headings-guessed"))
    meanings = _guessed(table, meanings_of(table.headers, said), said)
    found.columns = columns_of(table, meanings)
    if NAMING.isdisjoint(meanings):
        found.warnings.append(Remark("no-name-column"))
        return found
    change = _changes(table, meanings, found.warnings)
    addresses = [at for at, meaning in enumerate(meanings) if meaning == "emails" and at in change]
    roster = Roster(found)
    ids = _own_ids(table)
    for line, row in table.rows:
        cells = [change[at](cell) if at in change else cell for at, cell in enumerate(row)] if change else row
        person = person_of(zip(meanings, cells, strict=True), ids.get(line, len(found.people) + 1))
        if person is None:
            found.skipped.append(Skipped("", "no-name", line=line))
        elif len(person.contact.name) > LONGEST_NAME:
            found.skipped.append(Skipped("", "too-long", line=line))
        else:
            if any(_has_no_address(row[at]) for at in addresses):
                person.misread += ("emails",)
            roster.add(person, line=line)
            if lines is not None:
                lines[line] = person.contact.id
    link_introducers(found)
    found.skipped.sort(key=lambda skipped: skipped.line)
    return found


def _own_ids(table: Table) -> dict[int, int]:
    """Return the ids in a table that Krets wrote, by line; {} for any other, or where they are not sound."""
    if not OWN_HEADERS.issubset(table.headers):
        return {}
    place = table.headers.index("id")
    try:
        ids = {line: int(row[place]) for line, row in table.rows if len(row[place]) <= _LONGEST_ID}
    except ValueError:
        return {}
    sound = len(set(ids.values())) == len(table.rows) and all(-(2**63) <= id_ < 2**63 for id_ in ids.values())
    return ids if sound else {}


def columns_of(table: Table, meanings: Sequence[str]) -> list[Column]:
    """Return the columns with their meanings and the first few different cells of each."""
    return [
        Column(header, meaning, tuple(_first_few(table.column(place))))
        for place, (header, meaning) in enumerate(zip(table.headers, meanings, strict=True))
    ]


def _first_few(cells: Iterator[str]) -> list[str]:
    shown: dict[str, None] = {}
    for _, cell in zip(range(_LOOKED_AT), cells, strict=False):
        shown[cell.strip()[:200]] = None
        if len(shown) == _SAMPLES:
            break
    return list(shown)


def _guessed(table: Table, meanings: list[str], said: Mapping[str, str]) -> list[str]:
    """Return meanings without those of ties that nobody said, and with those that only the cells tell.

    These are LinkedIn's addresses; names, wherever there are none; and, where no header is known, e-mail
    addresses, phone numbers and days.
    """
    meanings = [
        "" if meaning in OF_TIES and header not in said else meaning
        for header, meaning in zip(table.headers, meanings, strict=True)
    ]
    open_ = [at for at, header in enumerate(table.headers) if not meanings[at] and header not in said]
    looked = {
        at: [cell for _, cell in zip(range(_LOOKED_AT), table.column(at), strict=False)] for at in open_
    }
    for at in open_:
        if _mostly(looked[at], _is_linkedin):
            meanings[at] = "channels"
    if table.headed != KNOWN:
        for at in open_:
            meaning = _content(looked[at])
            if meaning and (meaning in {"emails", "phones"} or meaning not in meanings):
                meanings[at] = meaning
    if {"name", *PARTS_OF_A_NAME}.isdisjoint(meanings):
        full = [at for at in open_ if not meanings[at] and _mostly(looked[at], is_full_name)]
        if full:
            meanings[max(full, key=lambda at: len(set(looked[at])) / len(looked[at]))] = "name"
        elif open_ and not meanings[open_[0]] and _are_single_names(looked[open_[0]]):
            meanings[open_[0]] = "name"
    return meanings


def _content(cells: Sequence[str]) -> str:
    """Return what a column means that holds such cells, as far as that is plain."""
    if _mostly(cells, is_email):
        return "emails"
    if _mostly(cells, is_day):
        years = [int(year) for cell in cells for year in re.findall(r"(?<!\d)\d{4}(?!\d)", cell[:40])[:1]]
        return "birthday" if years and max(years) < _BORN_BEFORE else "known_since"
    return "phones" if _mostly(cells, _is_phone) else ""


def _mostly(cells: Sequence[str], looks: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(looks, cells)) >= _MOSTLY * len(cells)


def _are_single_names(cells: Sequence[str]) -> bool:
    """Tell a column of first names: words that repeat are a category, nobody's names."""
    return _mostly(cells, is_one_word) and len(set(cells)) >= _MOSTLY * len(cells)


def _is_linkedin(cell: str) -> bool:
    return len(cell) <= LONGEST_NAME and bool(handle_of(cell))


def _is_phone(cell: str) -> bool:
    text = cell.strip()
    return _PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) >= 7 and not is_day(text)


def _changes(table: Table, meanings: Sequence[str], remarks: list[Remark]) -> dict[int, Callable[[str], str]]:
    """Return how the cells of a column are written otherwise before they are read, by the column's place."""
    changes: dict[int, Callable[[str], str]] = {}
    own = OWN_HEADERS.issubset(table.headers)
    for at, meaning in enumerate(meanings):
        if meaning == "name" and _are_turned(list(table.column(at))):
            changes[at] = _turned
            remarks.append(Remark("names-turned"))
        elif meaning in _SETTLED:
            settled = _day_order(table.column(at))
            if settled is not None:
                changes[at] = settled
        elif meaning in _AS_WRITTEN and not own:
            changes[at] = _dated(_day_order(table.column(at)))
        elif meaning == "emails" and not own:
            changes[at] = _addresses
    return changes


def _addresses(cell: str) -> str:
    """Return the e-mail addresses of a cell."""
    return join_list(entry for entry in split_list(cell) if "@" in entry)


def _has_no_address(cell: str) -> bool:
    """Tell whether a cell of e-mail addresses has something that is none, and is not Exchange's own."""
    if _EXCHANGE.match(cell.strip()):
        return False
    return any("@" not in entry for entry in split_list(cell))


def _dated(settled: Callable[[str], str] | None) -> Callable[[str], str]:
    """Return how a text that may be a day is written: as YYYY-MM-DD if it is clear; "" for Outlook's none."""

    def written(cell: str) -> str:
        text = cell.strip()
        if len(text) > _LONGEST_DAY:
            return cell
        if _NO_DAY.fullmatch(text):
            return ""
        try:
            return day_of_cell(settled(text) if settled else text).isoformat()
        except ValueError:
            return cell

    return written


def _are_turned(names: Sequence[str]) -> bool:
    """Tell whether nearly all names are written last name first, with a comma: "Berg, Ada"."""
    found = [halves for halves in map(_halves, names) if halves is not None]
    if len(found) < 2 or len(found) < 0.9 * len(names):
        return False
    after = sum(behind.replace(".", "").casefold() in _AFTER_A_NAME for _, behind in found)
    return after < 0.5 * len(found)


def _turned(name: str) -> str:
    halves = _halves(name)
    return f"{halves[1]} {halves[0]}" if halves else name


def _halves(name: str) -> tuple[str, str] | None:
    """Return what stands before and behind the one comma of a name."""
    before, comma, behind = name.partition(",")
    halves = before.strip(), behind.strip()
    return halves if comma and all(halves) and "," not in behind else None


def _day_order(cells: Iterator[str]) -> Callable[[str], str] | None:
    """Return how days such as 3/4/2026 are meant, where others of the column say so and none contradicts."""
    day_first = month_first = 0
    for cell in cells:
        found = _SLASHED.fullmatch(cell.strip()) if len(cell) < _LONGEST_DAY else None
        if found:
            day_first += int(found.group(1)) > 12
            month_first += int(found.group(3)) > 12
    if bool(day_first) == bool(month_first):
        return None
    return _day_first if day_first else _month_first


def _day_first(cell: str) -> str:
    return _SLASHED.sub(r"\4-\3-\1\5", cell.strip()) if len(cell) < _LONGEST_DAY else cell


def _month_first(cell: str) -> str:
    return _SLASHED.sub(r"\4-\1-\3\5", cell.strip()) if len(cell) < _LONGEST_DAY else cell
