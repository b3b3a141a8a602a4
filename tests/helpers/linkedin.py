"""Invented Connections.csv files of any size and of every era."""

from __future__ import annotations

import csv
import io
import random
import zipfile
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


MESSAGES_TO_2023 = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
)
MESSAGES_TO_2025 = (*MESSAGES_TO_2023[:5], "RECIPIENT PROFILE URLS", *MESSAGES_TO_2023[5:])
MESSAGES = (*MESSAGES_TO_2025, "ATTACHMENTS", "IS MESSAGE DRAFT")
MESSAGE_ERAS = (MESSAGES_TO_2023, MESSAGES_TO_2025, MESSAGES)
INVITATIONS_TO_2021 = ("From", "To", "Sent At", "Message", "Direction")
INVITATIONS = (*INVITATIONS_TO_2021, "inviterProfileUrl", "inviteeProfileUrl")
ME = "Siv Solheim"
"""Who took the invented archives away."""
SECRET = "what nobody else may read"
"""In every invented message and invitation: it is to be found nowhere else."""


def url(name: str) -> str:
    """Return the address of somebody's profile."""
    return "https://www.linkedin.com/in/" + name.lower().replace(" ", "-")


def message(talk: str, sender: str, to: str | tuple[str, ...], at: str, **other: str) -> dict[str, str]:
    """Return a row of messages.csv by column; `other` sets columns, in lower case with underscores."""
    names = (to,) if isinstance(to, str) else to
    row = {
        "CONVERSATION ID": talk,
        "CONVERSATION TITLE": "",
        "FROM": sender,
        "SENDER PROFILE URL": url(sender),
        "TO": ", ".join(names),
        "RECIPIENT PROFILE URLS": ",".join(map(url, names)),
        "DATE": f"{at} UTC",
        "SUBJECT": SECRET,
        "CONTENT": f'{SECRET},\r\n"and\nmore"\r',
        "FOLDER": "INBOX",
        "ATTACHMENTS": "",
        "IS MESSAGE DRAFT": "No",
    }
    return row | {name.upper().replace("_", " "): text for name, text in other.items()}


def invitation(sender: str, to: str, at: str) -> dict[str, str]:
    """Return a row of Invitations.csv by column."""
    return {
        "From": sender,
        "To": to,
        "Sent At": at,
        "Message": SECRET,
        "Direction": "OUTGOING" if sender == ME else "INCOMING",
        "inviterProfileUrl": url(sender),
        "inviteeProfileUrl": url(to),
    }


def connection(name: str) -> dict[str, str]:
    """Return a row of Connections.csv by column."""
    first, last = name.split(" ", 1)
    row = dict.fromkeys(COLUMNS, "") | {"First Name": first, "Last Name": last, "URL": url(name)}
    return row | {"Connected On": "08 Feb 2020"}


def table(rows: list[dict[str, str]], columns: tuple[str, ...], quoted: bool = False) -> str:
    """Return a table of the archive; from 2026 on every field of messages.csv is quoted."""
    return connections(rows, columns=columns, preamble="", quoted=quoted)


def takeout(**members: str) -> bytes:
    """Return an archive of these tables by name without ".csv", with a profile and positions of `ME`."""
    profile = "First Name,Last Name,Maiden Name,Headline\n" + ME.replace(" ", ",") + ",,Carpenter\n"
    positions = "Company Name,Title,Description,Location,Started On,Finished On\n"
    positions += "Papir & Co,Clerk,,,Jan 2010,Feb 2015\nHavkraft,Carpenter,,,Mar 2015,\n"
    tables = {"Profile": profile, "Positions": positions, "Skills": "Name\nWood\n"} | members
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return out.getvalue()
