"""The tables of a `.krets` file: an open form that any SQLite program can read.

One table a kind of record, one column a field, named alike; lists are JSON arrays, days `YYYY-MM-DD`, yes and
no 1 and 0, what is not known NULL (text: empty). `photo` keeps each image once, under the SHA-256 of its
bytes. `change` is the log: rows are only ever added. `edits` is zlib-compressed JSON: an array of
`{"before", "after"}`, each a record with its `type`, or null; photos are named by their digest in base64.
`undoes` names the row that a row reverses (an undo names a change, a redo the undo).
"""

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from krets.model import Channel, Contact, Ego, Exchange, Group, Need, Note, Offer, Record, Tie, Topic
from krets.storage.columns import (
    COUNT,
    DAY,
    DIGEST,
    FLAG,
    ID,
    ID_OR_NAME,
    MAYBE,
    NUMBER,
    PLACE,
    REFERENCE,
    TEXT,
    THAT_DAY,
    THAT_PLACE,
    Kind,
    choice,
    listed,
    plain,
)

APPLICATION_ID = 0x4B524554
"""The letters KRET, at offset 68 of the file: what tells a map from other SQLite files."""
VERSION = 3
"""The version of this form, kept as `user_version`; `krets.storage.migrations` leads here from older ones."""


class Table(NamedTuple):
    """One table: its name, the records in it, and its columns in the order of the record's fields."""

    name: str
    record: type[Record]
    columns: dict[str, Kind]
    notes: Mapping[str, str] = MappingProxyType({})


_FEEL = choice("good", "mixed", "strained")

TABLES: tuple[Table, ...] = (
    Table(
        "ego",
        Ego,
        {
            "id": ID,
            "name": TEXT,
            "organisation": TEXT,
            "context": listed(str),
            "topics": listed(Topic),
            "offers": listed(Offer),
        },
        {"id": "always 0: there is one"},
    ),
    Table(
        "group",
        Group,
        {"id": ID, "name": TEXT, "start": NUMBER, "span": NUMBER},
        {"start": "of its sector, in turns clockwise from the top", "span": "in turns"},
    ),
    Table(
        "contact",
        Contact,
        {
            "id": ID,
            "name": TEXT,
            "level": plain("INTEGER", int, type(None), values=(1, 2, 3, 4, 5, None)),
            "groups": listed(int),
            "organisation": TEXT,
            "role": TEXT,
            "place": TEXT,
            "kind": plain("TEXT NOT NULL DEFAULT 'person'", str, values=("person", "service", "animal")),
            "kin": FLAG,
            "offers": listed(Offer),
            "i_give": listed(str),
            "wants": listed(str),
            "topics": listed(Topic),
            "context": listed(str),
            "channels": listed(Channel),
            "emails": listed(str),
            "phones": listed(str),
            "birthday": TEXT,
            "photo": DIGEST,
            "how_met": TEXT,
            "introduced_by": ID_OR_NAME,
            "known_since": TEXT,
            "feel": _FEEL,
            "word": choice("well", "ill"),
            "trust": choice("somewhat", "much", "fully"),
            "no_count": FLAG,
            "private": FLAG,
            "at": PLACE,
            "pinned": FLAG,
            "created": DAY,
            "last_contact": DAY,
            "note": TEXT,
            "distinct_from": listed(int),
            "aliases": listed(str),
            "among": PLACE,
            "label_at": PLACE,
        },
        {
            "level": "5 closest, 4 close, 3 familiar, 2 distant, 1 not met yet, NULL not placed",
            "groups": "the first is the sector",
            "photo": "photo.digest",
            "introduced_by": "contact.id, or a name",
            "at": "[across the sector, out through the ring], each 0 to 1",
            "distinct_from": "contact.id of those who are somebody else for certain",
            "among": "[x, y] in the view of groups, units of the whole map round ego",
            "label_at": "[right, down] from the disc to the name, heights of its letters",
        },
    ),
    Table(
        "tie",
        Tie,
        {
            "id": ID,
            "a": REFERENCE,
            "b": REFERENCE,
            "level": plain("INTEGER NOT NULL DEFAULT 3", int, values=(2, 3, 4, 5)),
            "kinds": listed(str),
            "feel": _FEEL,
        },
        {"a": "contact.id, the smaller one", "b": "contact.id"},
    ),
    Table(
        "exchange",
        Exchange,
        {
            "id": ID,
            "contact": REFERENCE,
            "on": THAT_DAY,
            "direction": plain("TEXT NOT NULL", str, values=("given", "received", "mutual")),
            "value": plain("INTEGER NOT NULL DEFAULT 0", int, values=(0, 1, 2, 3)),
            "mode": choice("S", "E", "C", "I"),
            "topic": TEXT,
            "resource": TEXT,
            "channel": TEXT,
            "in_person": FLAG,
            "started_by": TEXT,
            "answered": MAYBE,
            "outcome": TEXT,
            "minutes": COUNT,
            "note": TEXT,
        },
        {"contact": "contact.id"},
    ),
    Table(
        "need",
        Need,
        {"id": ID, "resource": TEXT, "weight": NUMBER, "asked": FLAG},
        {"resource": "a key of the catalogue, or the user's own words"},
    ),
    Table(
        "note",
        Note,
        {
            "id": ID,
            "text": TEXT,
            "at": THAT_PLACE,
            "view": plain("TEXT NOT NULL DEFAULT 'rings'", str, values=("rings", "groups")),
        },
        {"at": "[x, y], units of the whole map round ego"},
    ),
)
TABLE_OF: dict[type[Any], Table] = {table.record: table for table in TABLES}

_OTHERS = """
CREATE TABLE photo (digest BLOB PRIMARY KEY, image BLOB NOT NULL);
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, -- local time
  verb TEXT NOT NULL,
  arguments TEXT NOT NULL, -- a JSON object
  edits BLOB NOT NULL, -- zlib-compressed JSON
  undoes INTEGER -- change.seq
);
"""
STEP = "seq, at, verb, arguments, edits, undoes"
"""The columns of `change` in the order in which steps are written and read."""
NAMES = frozenset({table.name for table in TABLES} | {"photo", "change"})


def quoted(names: "tuple[str, ...] | dict[str, Kind]") -> str:
    """Return names of columns for a statement (`on` is a word of SQL's own)."""
    return ", ".join(f'"{name}"' for name in names)


def _definition(table: Table) -> str:
    lines = []
    for i, (name, kind) in enumerate(table.columns.items()):
        comma = "," if i + 1 < len(table.columns) else ""
        note = f" -- {table.notes[name]}" if name in table.notes else ""
        lines.append(f'  "{name}" {kind.sql}{comma}{note}'.replace(" ,", ","))
    return "\n".join([f'CREATE TABLE "{table.name}" (', *lines, ");"])


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty map in an empty database."""
    script = "\n".join([*map(_definition, TABLES), _OTHERS])
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.executescript(f"BEGIN; {script} COMMIT;")
    connection.execute("INSERT INTO ego (id) VALUES (0)")
