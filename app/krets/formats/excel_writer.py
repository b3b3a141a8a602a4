"""A map as an Excel workbook: sheets of people, ties, exchanges, and of ego and needs where there are any.

Texts are texts, whatever they begin with; days are days. Same map, same bytes: the workbook tells neither
who made it nor when, and the clock of its zip stands still.
"""

import errno
import gc
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from krets.formats.cells import disarmed
from krets.formats.own_tables import NEEDS, YOU, Sheet, Value, lost_in_sheets, sheets_of
from krets.formats.written import Written
from krets.model import Network

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the first day that a zip can state; it has no zone
_FIRST_DAY = date(1900, 3, 1)
"""Before this, Excel reckons with a day that never was."""
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_EXACT = 2**53
"""Up to here Excel keeps whole numbers apart."""
_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"name": 28, "note": 40, "emails": 28, "groups": 24, "organisation": 24}
_WIDTH = 14


def to_excel(network: Network) -> Written:
    """Return a map as one .xlsx; `krets.formats.excel.read_excel` reads it back.

    What is longer than a cell of Excel is cut off, and named among what is lost.

    Raises:
        OSError: if there is no room for temporary files.
    """
    content = _workbook(sheets_of(network))
    if not content:
        gc.collect()  # what openpyxl left half done complains as it goes: now, and not when Python ends
        raise OSError(errno.ENOSPC, "no room for temporary files")
    return Written({"": _timeless(content)}, lost_in_excel(network))


def _workbook(sheets: dict[str, Sheet]) -> bytes:
    """Return a workbook; nothing where there is no room for the files in which openpyxl writes sheets."""
    from lxml.etree import LxmlError
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    workbook.properties.creator = None
    workbook.properties.created = workbook.properties.modified = _EPOCH
    out = io.BytesIO()
    try:
        for title, sheet in sheets.items():
            _write(workbook.create_sheet(title), sheet)
        ExcelWriter(workbook, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    except LxmlError:
        return b""
    return out.getvalue()


def lost_in_excel(network: Network) -> tuple[str, ...]:
    """Return what of a map a workbook does not hold, named as `written.left_behind` does."""
    sheets = sheets_of(network)
    held = frozenset(name for title, name in ((YOU, "ego"), (NEEDS, "need")) if title in sheets)
    return tuple(sorted({*lost_in_sheets(network, held), *_cut(sheets)}))


def _write(sheet: Any, content: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    headers, rows = content
    sheet.freeze_panes = "A2"
    for place, header in enumerate(headers, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(header, _WIDTH)
    bold = Font(bold=True)
    top = [WriteOnlyCell(sheet, header) for header in headers]
    for cell in top:
        cell.font = bold
    sheet.append(top)
    for row in rows:
        sheet.append([None if value is None else _cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Value) -> Any:
    """Return a cell that shows a value and runs nothing."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, date) and value >= _FIRST_DAY:
        cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
        cell.number_format = "yyyy-mm-dd"
        return cell
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < _EXACT):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet)
    text = str(value)
    cell.value = _LOOKS_CODED.sub("_x005F_", text)[:_LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = disarmed(text) != text
    return cell


def _cut(sheets: dict[str, Sheet]) -> Iterable[str]:
    """Yield what is too long for a cell, as `written.left_behind` names it."""
    kinds = {"People": "contact", "Ties": "tie", "Exchanges": "exchange", "You": "ego", "Needs": "need"}
    for title, (headers, rows) in sheets.items():
        for row in rows:
            for header, value in zip(headers, row, strict=True):
                if isinstance(value, str) and len(_LOOKS_CODED.sub("_x005F_", value)) > _LONGEST:
                    yield f"{kinds[title]}.{header}"


def _timeless(content: bytes) -> bytes:
    """Return a zip whose members have no hour of their own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still,
    ):
        for member in made.infolist():
            still.writestr(zipfile.ZipInfo(member.filename), made.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()
