"""Excel workbooks (.xlsx, .xlsm): the sheet with most people, or the one that the user names.

Cells are what Excel last showed; a formula is never reckoned: without a stored value it stays the text that
it is. A workbook is a zip of XML: `Archive` guards against bombs before anything is unpacked, and no part may
declare entities.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from krets.formats.archive import Archive
from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.names import LONGEST_LINE
from krets.formats.own_tables import EXCHANGES, NEEDS, PEOPLE, TIES, YOU, own_kind, read_own
from krets.formats.rows import KNOWN, Row, Table, table_of, under
from krets.formats.tables import found_in

MOST_CELLS = 20_000_000
"""Cells of all sheets, the empty ones that a row skips included."""
_MOST_SHEETS = 100
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CODED = re.compile("_x(005F|000D)_")
_BROKEN = (
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    EOFError,
)
"""Whatever openpyxl says of a workbook that is not as it should be; SyntaxError is XML's."""


def is_excel(archive: Archive) -> bool:
    """Tell a workbook from other zips."""
    return any(name.casefold().endswith("xl/workbook.xml") for name in archive)


def read_excel(archive: Archive, data: bytes, answers: Answers, remarks: list[Remark]) -> Found:
    """Return what a workbook holds: its own sheets put together where Krets wrote it, else one sheet's table.

    `data` is the content of `archive`. `Found.sheets` names the sheets, the one that was read first:
    `Answers.sheet`, else that with most people. Lines are rows of the sheet.

    Raises:
        Unreadable: as `Archive`; "broken-spreadsheet"; "unsafe-spreadsheet" (entities); "too-large";
            "empty" where no sheet has a cell; "too-many-columns".
    """
    has_formulas = _check(archive)
    try:
        sheets = _sheets(data, has_formulas)
    except _BROKEN:
        raise Unreadable("broken-spreadsheet") from None
    if not sheets:
        raise Unreadable("empty")
    if own_kind(sheets.get(PEOPLE, Table(headers=[], rows=[]))) == PEOPLE and answers.sheet in {"", PEOPLE}:
        known = {name: sheets[name] for name in (PEOPLE, TIES, EXCHANGES, YOU, NEEDS) if name in sheets}
        return _named(read_own(known, answers, remarks), PEOPLE, sheets)
    if answers.sheet in sheets:
        return _named(found_in(sheets[answers.sheet], answers, remarks), answers.sheet, sheets)
    found = {name: found_in(table, answers, remarks) for name, table in sheets.items()}
    fullest = max(found, key=lambda name: len(found[name].people))
    return _named(found[fullest], fullest, sheets)


def _named(found: Found, sheet: str, sheets: dict[str, Table]) -> Found:
    found.sheets = [sheet, *(name for name in sheets if name != sheet)]
    found.separator = ""
    if found.format == "table":
        found.format = "excel"
    return found


def _check(archive: Archive) -> bool:
    """Read each part once, so that none is larger than may be; return whether there are formulas."""
    formulas = False
    for name in archive:
        if not name.casefold().endswith((".xml", ".rels")):
            continue
        part = archive.read(name)
        if _DECLARED.search(part):
            raise Unreadable("unsafe-spreadsheet")
        formulas = formulas or ("worksheets/" in name and _HAS_FORMULA.search(part) is not None)
    return formulas


def _sheets(data: bytes, has_formulas: bool) -> dict[str, Table]:
    """Return the tables of a workbook by the names of their sheets; empty ones are left out."""
    budget = [MOST_CELLS]
    shown = _rows_by_sheet(data, True, budget)
    written = _rows_by_sheet(data, False, budget) if has_formulas else {}
    tables = {}
    for name, rows in shown.items():
        skipped: list[Skipped] = []
        whole = list(_texts(rows, written.get(name, []), skipped))
        own = name in {YOU, NEEDS} and whole
        table = under(whole, 0, KNOWN, skipped) if own else table_of(whole, skipped)
        if table is not None:
            tables[name] = table
    return tables


def _rows_by_sheet(data: bytes, values: bool, budget: list[int]) -> dict[str, list[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles, validations and the like, which are not read
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        try:
            return {sheet.title: list(_rows(sheet, budget)) for sheet in workbook.worksheets[:_MOST_SHEETS]}
        finally:
            workbook.close()


def _rows(sheet: Any, budget: list[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that are there: what a sheet says of its own size may be anything."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        budget[0] -= len(row) + 1
        if budget[0] < 0:
            raise Unreadable("too-large")
        yield row


def _texts(
    rows: list[tuple[Any, ...]], written: list[tuple[Any, ...]], skipped: list[Skipped]
) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        formulas = written[number - 1] if number <= len(written) else ()
        cells = [
            _text(formulas[at] if value is None and at < len(formulas) else value)
            for at, value in enumerate(row)
        ]
        while cells and not cells[-1].strip():
            cells.pop()
        if sum(map(len, cells)) > LONGEST_LINE:
            skipped.append(Skipped("", "too-long", line=number))
        elif cells:
            yield number, cells


def _text(value: object) -> str:
    """Return what a cell says: days as YYYY-MM-DD, whole numbers without a point, errors as nothing."""
    if isinstance(value, str):
        return "" if value.startswith("#") and value in _ERRORS else _CODED.sub(_decoded, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(getattr(value, "text", value))


_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def _decoded(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))
