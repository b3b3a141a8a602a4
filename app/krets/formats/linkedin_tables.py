"""The tables in LinkedIn's archive: which member holds which, and its rows by column, one at a time."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

from krets.formats.archive import Archive
from krets.formats.found import Unreadable
from krets.formats.linkedin import SEPARATORS, find_header, fold_header
from krets.formats.names import split_lines
from krets.formats.text import decode

CONNECTIONS, MESSAGES, INVITATIONS = "connections", "messages", "invitations"
PROFILE, POSITIONS = "profile", "positions"

COLUMNS: dict[str, tuple[frozenset[str], ...]] = {
    MESSAGES: (frozenset({"conversationid", "from", "to", "date"}),),
    INVITATIONS: (frozenset({"from", "to", "sentat", "direction"}),),
    PROFILE: (frozenset({"firstname", "lastname", "headline"}), frozenset({"firstname", "maidenname"})),
    POSITIONS: (frozenset({"companyname", "title", "finishedon"}),),
}
"""Columns by which a table is known, folded; where there are several sets, one of them does."""
_HEAD = 65_536
_LINES_LOOKED_AT = 20
_MOST_TABLES = 500
"""Members that are looked into; an archive has about 50 tables."""

Row = dict[str, str]


def tables_of(archive: Archive) -> dict[str, str]:
    """Return which member holds each of the tables, told by its columns; those that are missing are left out.

    Where several would do (what one wrote to LinkedIn's coach looks like messages.csv), the one of the usual
    name does, else the first.
    """
    tables: dict[str, str] = {}
    members = [name for name in archive if name.casefold().endswith(".csv")]
    for name in islice(members, _MOST_TABLES):
        kind = _kind_of(archive, name)
        if kind and (kind not in tables or (_is_named(name, kind) and not _is_named(tables[kind], kind))):
            tables[kind] = name
    return tables


def named_like(archive: Archive, kind: str) -> list[str]:
    """Return the members that bear the usual name of a table, whatever the case, spaces and underscores."""
    return [name for name in archive if _is_named(name, kind)]


def _is_named(name: str, kind: str) -> bool:
    return fold_header(PurePosixPath(name).name) == f"{kind}.csv"


def _kind_of(archive: Archive, name: str) -> str:
    try:
        text, _ = decode(archive.head(name, _HEAD))
    except Unreadable as trouble:
        if trouble.key == "is-binary":
            return ""
        raise
    lines = split_lines(text)
    if find_header(lines) is not None:
        return CONNECTIONS
    for line in lines[:_LINES_LOOKED_AT]:
        for separator in SEPARATORS:
            kind = _kind_of_header(line, separator)
            if kind:
                return kind
    return ""


def _kind_of_header(line: str, separator: str) -> str:
    cells = set(_cells(line, separator))
    for kind, known in COLUMNS.items():
        if any(columns <= cells for columns in known):
            return kind
    return ""


def _cells(line: str, separator: str) -> list[str]:
    """Return the folded cells of a line that may be a header; none where it is too long for one."""
    if separator not in line:
        return []
    try:
        return [fold_header(cell) for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def rows_of(lines: Iterable[str], kind: str) -> Iterator[tuple[int, Row | None]]:
    """Yield (line, cells by folded column) for each row under the header of a table; O(length).

    None stands for a row that cannot be taken apart, or has too few or too many cells. A cell may hold line
    ends. Where no header comes within the first lines there are no rows.
    """
    source = iter(lines)
    for skipped, line in enumerate(islice(source, _LINES_LOOKED_AT), start=1):
        separator = next((each for each in SEPARATORS if _kind_of_header(line, each) == kind), "")
        if separator:
            yield from _rows(source, skipped, separator, _cells(line, separator))
            return


def _rows(
    source: Iterator[str], skipped: int, separator: str, columns: list[str]
) -> Iterator[tuple[int, Row | None]]:
    reader = csv.reader(source, delimiter=separator)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell longer than any message: a quote that was never closed
            yield line, None
            continue
        if any(cells):
            fits = len(cells) == len(columns) or (
                len(cells) > len(columns) and not any(cells[len(columns) :])
            )
            yield line, dict(zip(columns, cells, strict=False)) if fits else None
