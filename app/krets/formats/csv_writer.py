"""A map as CSV: three tables, people, ties and exchanges; and people for the clipboard."""

import csv
import io
from collections.abc import Sequence

from krets.formats.cells import disarmed
from krets.formats.own_tables import EXCHANGES, PEOPLE, TIES, Sheet, Value, lost_in_sheets, sheets_of
from krets.formats.written import Written
from krets.model import Contact, Network

_FILES = {PEOPLE: "", TIES: "-ties", EXCHANGES: "-exchanges"}
_MARK = "\ufeff"
"""Excel takes UTF-8 for what it is only behind a byte order mark."""


def to_csv(network: Network) -> Written:
    """Return people (""), ties ("-ties") and exchanges ("-exchanges"): UTF-8, commas, CRLF (RFC 4180).

    The headers are the fields' names; `krets.formats.own_tables.read_own` reads the files back together. A
    cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    sheets = sheets_of(network)
    files = {
        added: (_MARK + _text(sheets[kind], ",", "\r\n")).encode("utf-8") for kind, added in _FILES.items()
    }
    return Written(files, lost_in_sheets(network))


def to_tsv_text(network: Network, people: Sequence[int] | None = None) -> str:
    """Return people as text with tabs for the clipboard, as spreadsheets paste it; all of them, or these ids.

    Columns in which nothing is said are left out.
    """
    headers, rows = sheets_of(network)[PEOPLE]
    (nothing,) = sheets_of(Network([Contact(id=0, name="")]))[PEOPLE][1]
    wanted = None if people is None else set(people)
    chosen = [row for row in rows if wanted is None or row[0] in wanted]
    said = {at for at in range(1, len(headers)) if any(row[at] != nothing[at] for row in chosen)}
    shown = sorted({headers.index("name"), *said})
    sheet = tuple(headers[at] for at in shown), [[row[at] for at in shown] for row in chosen]
    return _text(sheet, "\t", "\n")


def _text(sheet: Sheet, separator: str, end: str) -> str:
    headers, rows = sheet
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(headers)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return disarmed(value) if isinstance(value, str) else str(value)
