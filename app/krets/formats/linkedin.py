"""LinkedIn's Connections.csv, as exported since 2018 and as a spreadsheet may have saved it again.

What varies from year to year, and what a re-save does to it: a preamble of notes, the column URL, the order
of columns, quotes round everything, a byte order mark, line ends, the separator, dates as `4-Apr-21`. So
the row that holds "First Name" and "Connected On" is looked for, and the columns are found by name. (Survey
of about 30 public archives, 2020 to 2026.)
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

import msgspec

from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.names import LONGEST_LINE, LONGEST_NAME, MOST_PEOPLE
from krets.formats.text import one_line
from krets.model import Channel, Contact, is_blank

SEPARATORS = (",", ";", "\t")
_NOTES = ("Notes:", "When exporting your connection data")
_LINES_OF_A_ROW = 20
_LINES_LOOKED_AT = 200
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")
_SLUG = re.compile(r"linkedin\.[a-z.]{1,20}/(?:in|pub|profile/view)/?([^/?#]+)?", re.IGNORECASE)
_FOLDED_AWAY = re.compile(r"[\s_\-]+")


class Header(msgspec.Struct, frozen=True):
    """Where the table begins: the line of its header (from 0), the separator, the columns by folded name."""

    line: int
    separator: str
    columns: dict[str, int]
    width: int


def find_header(lines: list[str]) -> Header | None:
    """Return the header of Connections.csv among the first lines, or None."""
    for number, line in enumerate(lines[:_LINES_LOOKED_AT]):
        if "onnected" not in line and "ONNECTED" not in line:
            continue
        for separator in SEPARATORS:
            cells = [fold_header(cell) for cell in _cells(line, separator)]
            if "firstname" in cells and "connectedon" in cells:
                columns = {cell: place for place, cell in reversed(list(enumerate(cells))) if cell}
                return Header(number, separator, columns, len(cells))
    return None


def is_other_linkedin(lines: list[str]) -> bool:
    """Tell another table of the same archive: messages, invitations, endorsements ..."""
    for line in lines[:5]:
        cells = {fold_header(cell) for cell in _cells(line, ",")}
        if {"conversationid", "folder"} <= cells or {"from", "to", "sentat", "direction"} <= cells:
            return True
        if {"firstname", "maidenname"} <= cells or {"date", "sharelink"} <= cells:
            return True
        if {"endorsementdate", "skillname"} <= cells:
            return True
    return False


def is_cut_linkedin(lines: list[str]) -> bool:
    """Tell a Connections.csv that ends in the notes before its table, or in the table's header."""
    filled = [line.strip().strip('"') for line in lines[:_LINES_LOOKED_AT] if line.strip()]
    if not filled or filled[0] != _NOTES[0]:
        return False
    return all(
        begun.startswith(line[: len(begun)]) for line, begun in zip(filled[1:], _NOTES[1:], strict=False)
    )


def fold_header(cell: str) -> str:
    """Return a column's name for comparing: without case, spaces, underscores, hyphens."""
    return _FOLDED_AWAY.sub("", cell).strip("\ufeff\"'").casefold()


def read_linkedin(lines: list[str], header: Header, remarks: list[Remark]) -> Found:
    """Read the table under `header`; each row becomes a person who is not placed.

    "Connected On" is `known_since`, not a meeting. A row that hides its member, has no name, another number
    of columns or a quote that is never closed is skipped, with its line; so is a person's second row.

    Raises:
        Unreadable: "too-large" where there are too many rows.
    """
    if len(lines) > MOST_PEOPLE:
        raise Unreadable("too-large")
    found = Found(format="linkedin", warnings=remarks)
    known: set[tuple[str, ...]] = set()
    for line, row in _rows(lines, header):
        why, arguments = "", {}
        if isinstance(row, str):
            why = row
        elif all(not cell or cell.isspace() for cell in row):
            continue
        elif len(row) != header.width and any(cell.strip() for cell in row[header.width :] or ("short",)):
            why, arguments = "wrong-columns", {"found": len(row), "wanted": header.width}
        else:
            person = _person(row, header.columns, len(found.people) + 1)
            why = _why_not(row, header.columns, person, known)
            if not why:
                found.people.append(person)
        if why:
            found.skipped.append(Skipped("", why, {**arguments}, line))
    return found


def _rows(lines: list[str], header: Header) -> Iterator[tuple[int, list[str] | str]]:
    """Yield (line from 1, cells), or instead of cells why a row cannot be taken apart; O(length).

    A quoted cell may go on over a few lines. A quote that is not closed by then spoils its own line only.
    """
    at = header.line + 1
    while at < len(lines):
        row, used = _row(lines, at, header.separator)
        yield at + 1, row
        at += used


def _row(lines: list[str], at: int, separator: str) -> tuple[list[str] | str, int]:
    text = lines[at]
    if len(text) > LONGEST_LINE:
        return "too-long", 1
    if '"' not in text:
        return text.split(separator), 1
    reader = csv.reader(_some(lines, at), delimiter=separator, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        cells = _cells(text, separator)
    return (cells, 1) if text.count('"') % 2 == 0 else ("open-quote", 1)


def _some(lines: list[str], at: int) -> Iterator[str]:
    """Yield the lines over which a row may go on, and no more than a row may be long."""
    left = LONGEST_LINE
    for line in lines[at : at + _LINES_OF_A_ROW]:
        left -= len(line)
        if left < 0:
            return
        yield line + "\n"


def _cells(text: str, separator: str) -> list[str]:
    if len(text) > LONGEST_LINE:
        return []
    return text.split(separator) if '"' not in text else next(csv.reader([text], delimiter=separator), [])


def _person(row: list[str], columns: dict[str, int], number: int) -> Contact:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        return one_line(row[place]) if place < len(row) else ""

    handle = handle_of(cell("url"))
    email = cell("emailaddress") or cell("email")
    return Contact(
        id=number,
        name=f"{cell('firstname')} {cell('lastname')}".strip(),
        organisation=cell("company") or cell("organization"),
        role=cell("position") or cell("title"),
        emails=(email,) if email else (),
        channels=(Channel("linkedin", handle),) if handle else (),
        known_since=day_of(cell("connectedon")),
    )


def _why_not(row: list[str], columns: dict[str, int], person: Contact, known: set[tuple[str, ...]]) -> str:
    if is_blank(person.name):
        return "no-name" if person.channels or person.emails else "hidden-member"
    if len(person.name) > LONGEST_NAME:
        return "too-long"
    if fold_header(row[columns["firstname"]]) == "firstname":
        return "header-again"
    handle = person.channels[0].handle if person.channels else ""
    key = (handle,) if handle else (*person.emails, person.name.casefold()) if person.emails else ()
    if key and key in known:
        return "twice"
    known.add(key)
    return ""


def handle_of(url: str) -> str:
    """Return the part of a profile's address that names the person, lower-cased and without %-codes, or "".

    >>> handle_of("https://www.linkedin.com/in/Ada-L%C3%B8v-1/?trk=x")
    'ada-løv-1'
    """
    found = _SLUG.search(url)
    if found is None or not found.group(1):
        return ""
    return one_line(unquote(found.group(1))).casefold()


def day_of(text: str) -> str:
    """Return "08 Feb 2026" or a spreadsheet's "8-Feb-26" as "2026-02-08"; another spelling as it stands.

    >>> day_of("4-Apr-21"), day_of("2021"), day_of("31 Feb 2020")
    ('2021-04-04', '2021', '31 Feb 2020')
    """
    found = _DAY.fullmatch(text)
    month = _MONTHS.get(found.group(2).casefold(), 0) if found else 0
    if found is None or not month:
        return text
    day, year = int(found.group(1)), int(found.group(3))
    if year < 100:
        year += 2000
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
