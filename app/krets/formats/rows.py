"""Text to a table: which separator, which row names the columns, which rows follow.

What the usual sniffers get wrong (a file of one column, a cell that holds the separator, notes before the
header) is told here by what Krets knows: the names that columns have. O(length of the text).
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec

from krets.formats.cells import day_of_cell, rearmed
from krets.formats.columns import header_key, meaning_of
from krets.formats.found import Answers, Skipped, Unreadable
from krets.formats.names import LONGEST_LINE, MOST_PEOPLE, split_lines

SEPARATORS = (",", ";", "\t", "|")
MOST_COLUMNS = 4_000
"""A matrix has a column a person; a file with more is no table of anybody's people."""
KNOWN, GUESSED, NONE = "known", "guessed", "none"
"""Whether the row that names the columns was told by its names, by its look, or is not there."""
LONGEST_CELL = 50_000
"""Characters; in a line that is too long, a cell that is longer is left out and the rest of the row kept."""
_LEFT_OUT = "\x1e"
"""Stands where a cell was that is too long."""
_MOST_QUOTES = 100_000
_LINES_OF_A_ROW = 500
_LOOKED_OVER = 100_000
"""So many lines of a file are looked over for the ends of quotes that are never closed; then such a quote is
sought on its own line only.
"""
_LOOKED_AT = 200
_HEADER_WITHIN = 40
_EVEN = 0.9
_FEWEST_ALIKE = 3
"""So many rows of one width make a table although another one is uneven, however few there are in all."""
_MOSTLY = 0.8
_ANOTHER_KIND = 0.5
"""The least difference between two columns' shares of names by which only one of them holds people."""
_COLUMNS_LOOKED_AT = 20
_NO_SEPARATOR = "\x1f"
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
_SAID = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMERIC = re.compile(r"[+\-]?[\d\s().,:/%\-]+")

Row = tuple[int, list[str]]
"""The line on which a row begins (from 1), and its cells."""


class Table(msgspec.Struct, kw_only=True):
    """A table: unique headers, rows that are as wide, and the rows that could not be taken apart."""

    headers: list[str]
    rows: list[Row]
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    separator: str = ""
    headed: str = KNOWN

    def column(self, place: int) -> Iterator[str]:
        """Yield the cells of a column that are not blank."""
        return (row[place] for _, row in self.rows if row[place] and not row[place].isspace())


def parse_table(text: str, answers: Answers) -> Table | None:
    """Return the table that a text is, or None where it is none.

    `answers.separator` decides where it is given; else a line `sep=;`; else whichever separator gives most
    known names of columns, and among equals the most even rows.

    Raises:
        Unreadable: "too-large" (too many rows), "too-many-columns".
    """
    lines = split_lines(text)
    if len(lines) > MOST_PEOPLE:
        raise Unreadable("too-large")
    begin = next((number for number, line in enumerate(lines) if line and not line.isspace()), len(lines))
    said = _SAID.fullmatch(lines[begin].strip()) if begin < len(lines) and len(lines[begin]) < 10 else None
    begin += bool(said)
    separator = _usable(answers.separator) or (said.group(1) if said else "") or _separator(lines, begin)
    if not separator:
        return _one_column(lines, begin)
    skipped: list[Skipped] = []
    return table_of(list(rows_of(lines, begin, separator, skipped)), skipped, separator)


def _usable(separator: str) -> str:
    return separator if len(separator) == 1 and separator not in "\"'\r\n" else ""


def rows_of(lines: Sequence[str], begin: int, separator: str, skipped: list[Skipped]) -> Iterator[Row]:
    """Yield the rows from line `begin` (from 0) on; blank ones are passed over, broken ones told.

    A quoted cell may go on over the following lines. A quote that is never closed spoils its own line only.
    A line of more than `LONGEST_LINE` loses its cells of more than `LONGEST_CELL`, which is told as well.
    """
    at, patience = begin, _LOOKED_OVER
    while at < len(lines):
        text, line = lines[at], at + 1
        at += 1
        long = len(text) > LONGEST_LINE
        if long:
            text = _without_long_cells(text, separator)
        if len(text) > LONGEST_LINE:
            skipped.append(Skipped("", "too-long", line=line))
            continue
        if '"' not in text:
            cells = text.split(separator)
        else:
            row, used, in_vain = _quoted(text, lines, at, separator, _LINES_OF_A_ROW if patience > 0 else 1)
            patience -= in_vain
            if row is None:
                skipped.append(Skipped("", "open-quote", line=line))
                continue
            cells = row
            at += used - 1
        if long:
            skipped += _left_out(cells, line)
        if any(cells) and not all(not cell or cell.isspace() for cell in cells):
            yield line, [rearmed(cell) if cell[:1] == "'" else cell for cell in cells]


def _without_long_cells(text: str, separator: str) -> str:
    """Return a line with a mark for each cell that is too long; O(length).

    It still is too long where it is full of quotes, or of more cells than any table.
    """
    if text.count('"') <= _MOST_QUOTES:
        text = _QUOTED.sub(_marked, text)
    if len(text) <= LONGEST_LINE or text.count(separator) > MOST_COLUMNS:
        return text
    return separator.join(_LEFT_OUT if len(cell) > LONGEST_CELL else cell for cell in text.split(separator))


def _marked(cell: re.Match[str]) -> str:
    return _LEFT_OUT if len(cell[0]) > LONGEST_CELL else cell[0]


def _left_out(cells: list[str], line: int) -> Iterator[Skipped]:
    """Empty the cells in whose place a mark stands, and yield that each was too long."""
    for place, cell in enumerate(cells):
        if _LEFT_OUT in cell:
            cells[place] = ""
            yield Skipped("", "long-cell", {"column": place + 1}, line)


def _quoted(
    text: str, lines: Sequence[str], at: int, separator: str, most: int
) -> tuple[list[str] | None, int, int]:
    """Return the cells of the row that begins with a text and may go on from a line, None if a quote stays
    open; its lines; and how many lines were looked over in vain.
    """
    reader = csv.reader(_some(text, lines, at, most), delimiter=separator, strict=True)
    try:
        return next(reader), reader.line_num, 0
    except (csv.Error, StopIteration):
        pass
    if text.count('"') % 2:
        return None, 1, reader.line_num
    return next(csv.reader([text], delimiter=separator), []), 1, reader.line_num


def _some(text: str, lines: Sequence[str], at: int, most: int) -> Iterator[str]:
    left = LONGEST_LINE - len(text)
    yield text + "\n"
    for number in range(at, min(at + most - 1, len(lines))):
        left -= len(lines[number])
        if left < 0:
            return
        yield lines[number] + "\n"


def _separator(lines: Sequence[str], begin: int) -> str:
    """Return the separator of a table without one said, or "" where nothing speaks for a table."""
    sample = [line for line in lines[begin : begin + _LOOKED_AT] if len(line) <= LONGEST_LINE]
    best: tuple[int, float, int] = (0, 0.0, 0)
    chosen = ""
    for separator in SEPARATORS:
        rows = [row for _, row in rows_of(sample, 0, separator, [])]
        counts = Counter(map(len, rows))
        usual, often = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        known = max((known_headers(row) for row in rows[:_HEADER_WITHIN] if len(row) > 1), default=0)
        even = often / len(rows) if usual > 1 else 0.0
        if not _is_even(separator, rows, usual, often, bool(known)):
            known = known if known > 1 or even >= _EVEN else 0
            even = 0.0
        if (known or even) and (known, even, usual) > best:
            best, chosen = (known, even, usual), separator
    return chosen


def _is_even(separator: str, rows: list[list[str]], usual: int, often: int, known: bool) -> bool:
    """Tell whether rows, `often` of which have the `usual` number of cells, are as even as a table's.

    One comma a line may be in a name, two may not. Nine rows in ten are of one width; or all but one, where
    a heading is `known` or columns hold different things. Several names a line are no table, however even.
    """
    if usual < 2 or (separator == "," and usual < 3):
        return False
    if often >= _EVEN * len(rows) and len(rows) > (2 if usual < 4 else 1):
        return known or not _are_names(rows, usual)
    return _FEWEST_ALIKE <= often >= len(rows) - 1 and (known or _differ(rows, usual))


def _are_names(rows: list[list[str]], width: int) -> bool:
    """Tell a list of several names a line: every column holds whole names, none twice, under no heading."""
    columns = [column for column in _columns(rows, width) if column]
    cells = [cell for column in columns for cell in column]
    if not columns or len(set(cells)) < _EVEN * len(cells) or _is_heading(rows[0], rows[1:]):
        return False
    return all(_share(column, is_full_name) >= _MOSTLY for column in columns)


def _differ(rows: list[list[str]], width: int) -> bool:
    """Tell whether some column holds names and another does not, as in no list of names."""
    columns = _columns(rows, width)
    return any(
        max(shares) - min(shares) >= _ANOTHER_KIND
        for looks in (is_full_name, _may_be_name)
        if (shares := [_share(column, looks) for column in columns])
    )


def _columns(rows: list[list[str]], width: int) -> list[list[str]]:
    """Return the first columns of the rows that have this width, without blank cells."""
    return [
        [row[at].strip() for row in rows if len(row) == width and row[at].strip()]
        for at in range(min(width, _COLUMNS_LOOKED_AT))
    ]


def _share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, cells)) / len(cells) if cells else 0.0


def _may_be_name(cell: str) -> bool:
    return is_full_name(cell) or is_one_word(cell)


def known_headers(row: Sequence[str]) -> int:
    """Return how many different meanings the cells of a row name, were it a header."""
    return len({meaning_of(cell) for cell in row} - {""})


def _one_column(lines: Sequence[str], begin: int) -> Table | None:
    """Return a list under the heading "Name" or "E-mail" as the table that it is."""
    if begin >= len(lines) or meaning_of(lines[begin].strip().strip('"')) not in {"name", "emails"}:
        return None
    skipped: list[Skipped] = []
    rows = [(line, [cells[0]]) for line, cells in rows_of(lines, begin, _NO_SEPARATOR, skipped)]
    return table_of(rows, skipped, "")


def table_of(rows: list[Row], skipped: list[Skipped], separator: str = "") -> Table | None:
    """Return rows as a table: the header found, also after notes; None where nothing is left.

    Raises:
        Unreadable: "too-many-columns".
    """
    if not rows:
        return None
    place, headed = _header(rows)
    return under(rows, place, headed, skipped, separator)


def under(rows: list[Row], place: int, headed: str, skipped: list[Skipped], separator: str = "") -> Table:
    """Return the table whose header is the row at a place; where there is none (`NONE`), its first row.

    Raises:
        Unreadable: "too-many-columns".
    """
    width = max(len(cells) for _, cells in rows[place : place + _LOOKED_AT])
    if headed != NONE:
        width = max(len(rows[place][1]), 1)
    if width > MOST_COLUMNS:
        raise Unreadable("too-many-columns", count=width)
    names = [""] * width if headed == NONE else rows[place][1]
    body = rows[place:] if headed == NONE else rows[place + 1 :]
    table = Table(headers=_unique(names), rows=[], skipped=skipped, separator=separator, headed=headed)
    for line, cells in body:
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            table.skipped.append(Skipped("", "wrong-columns", {"found": len(cells), "wanted": width}, line))
        elif headed != NONE and cells == names:
            table.skipped.append(Skipped("", "header-again", line=line))
        else:
            table.rows.append((line, cells[:width] + [""] * (width - len(cells))))
    return table


def _header(rows: list[Row]) -> tuple[int, str]:
    """Return where the row is that names the columns, and how it was told."""
    known = [known_headers(cells) for _, cells in rows[:_HEADER_WITHIN]]
    most = max(known)
    place = known.index(most)
    if most > 1 or (most == 1 and place == 0):
        return place, KNOWN
    place = next((at for at, (_, cells) in enumerate(rows) if _filled(cells) > 1), 0)
    others = [cells for _, cells in rows[place + 1 : place + _LOOKED_AT]]
    if place < _HEADER_WITHIN and _is_heading(rows[place][1], others):
        return place, GUESSED
    return 0, NONE


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell and not cell.isspace())


def _is_heading(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row of unknown words names columns: words that differ, and do not come up below.

    A row in which somebody's name stands above others of two words, or an address, a number, a day, is one
    of the rows.
    """
    keys = [header_key(cell) for cell in first]
    if len(keys) < 2 or not others or "" in keys[1:] or len(set(keys)) < len(keys):
        return False
    if any(is_data(cell) for cell in first):
        return False
    widths = Counter(map(len, others))
    if widths[len(keys)] < max(widths.values()):
        return False
    below = {header_key(cell) for row in others for cell in row}
    if not below.isdisjoint(keys):
        return False
    looks = [
        any(is_full_name(row[place]) for row in others if place < len(row)) for place in range(len(first))
    ]
    return not any(look and is_full_name(cell) for look, cell in zip(looks, first, strict=True))


def is_data(cell: str) -> bool:
    """Tell a cell that can name no column: an e-mail address, a number, a day."""
    text = cell.strip()
    return bool(is_email(text) or _NUMERIC.fullmatch(text) or is_day(text)) if text else False


def is_email(cell: str) -> bool:
    """Tell an e-mail address."""
    return len(cell) < LONGEST_LINE and _EMAIL.fullmatch(cell.strip()) is not None


def is_day(cell: str) -> bool:
    """Tell a day, however clear it is which."""
    text = cell.strip()
    if not text[:1].isdigit() or len(text) > 40:
        return False
    try:
        day_of_cell(text.replace("/", ".", 2))
    except ValueError:
        return False
    return True


def is_full_name(cell: str) -> bool:
    """Tell what looks like somebody's whole name: two to five words of letters, the ends capitalised.

    >>> is_full_name("Ada van den Berg"), is_full_name("Havkraft 2"), is_full_name("Ada")
    (True, False, False)
    """
    words = cell.split() if len(cell) < 100 else []
    if not 2 <= len(words) <= 5:
        return False
    letters = (word.strip(".,'’").replace("-", "").replace("'", "").replace("’", "") for word in words)
    return all(word.isalpha() for word in letters) and words[0][0].isupper() and words[-1][0].isupper()


def is_one_word(cell: str) -> bool:
    """Tell what may be somebody's first name: one word that is capitalised.

    >>> is_one_word("Anne-Lise"), is_one_word("ada"), is_one_word("Ada Berg")
    (True, False, False)
    """
    text = cell.strip()
    return len(text) < 50 and text[:1].isupper() and _ONE_WORD.fullmatch(text) is not None


def _unique(names: Sequence[str]) -> list[str]:
    """Return headers by which each column can be named: "Column 3" where nothing is written."""
    headers: list[str] = []
    taken: set[str] = set()
    for place, name in enumerate(names, start=1):
        header = " ".join(name.split())[:200] or f"Column {place}"
        while header in taken:
            header = f"{header} ({place})"
        taken.add(header)
        headers.append(header)
    return headers
