"""Invented Connections.csv files of any size and of every era."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta

FIRST = (
    "Ada",
    "Björn",
    "Åse",
    "Cecilie",
    "Dag",
    "Eline",
    "Frøydis",
    "Göran",
    "Håkon",
    "Ingrid",
    "Jörgen",
    "Kåre",
)
LAST = (
    "Aas",
    "Berg",
    "Dahl",
    "Ek",
    "Falk",
    "Gran",
    "Holm",
    "Lie",
    "Moe",
    "Nygård",
    "Öberg",
    "Strand",
    "Ødegård",
)
FIRMS = (
    "Havkraft",
    "Nordlys",
    "Fjellmat AS",
    "Papir & Co",
    'Verkstedet "Ro"',
    "Sjøboden",
    "Byggeliv, Oslo",
    "",
)
ROLES = ("Engineer", "Nurse", "Head of Design", "Teacher", "Lawyer, partner", "Carpenter", "")
COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their connections to "
    'see them."\n\n'
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def people(count: int = 300, seed: int = 1) -> list[dict[str, str]]:
    """Return so many rows by column; about one in fifty hides behind nothing but a date."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        first, last = draw.choice(FIRST), draw.choice(LAST)
        on = date(2012, 1, 1) + timedelta(days=draw.randrange(5000))
        row = {
            "First Name": first,
            "Last Name": last,
            "URL": f"https://www.linkedin.com/in/{first.lower()}-{last.lower()}-{number:x}",
            "Email Address": f"{number}@post.invalid" if draw.random() < 0.05 else "",
            "Company": draw.choice(FIRMS),
            "Position": draw.choice(ROLES),
            "Connected On": f"{on.day:02} {MONTHS[on.month - 1]} {on.year}",
        }
        if draw.random() < 0.02:
            row = dict.fromkeys(COLUMNS, "") | {"Connected On": row["Connected On"]}
        rows.append(row)
    return rows


def connections(
    rows: list[dict[str, str]] | int = 300,
    *,
    columns: tuple[str, ...] = COLUMNS,
    preamble: str = PREAMBLE,
    separator: str = ",",
    end: str = "\n",
    quoted: bool = False,
) -> str:
    """Return a Connections.csv of these rows (or of so many invented ones)."""
    rows = people(rows) if isinstance(rows, int) else rows
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return preamble.replace("\n", end) + out.getvalue()
