"""Steps into a database: one transaction for the records and the log alike."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from krets.model import Change, Edit
from krets.storage.codec import pack, row_of
from krets.storage.columns import Cell
from krets.storage.fetching import fetch
from krets.storage.schema import STEP, TABLE_OF, quoted


class Entry(NamedTuple):
    """A step that waits to be written."""

    seq: int
    change: Change
    undoes: int | None


def write(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Write steps, all of them or none.

    Raises:
        sqlite3.Error, OSError, ValueError, TypeError, OverflowError: if it cannot be done.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for entry in entries:
            _write_one(connection, entry)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_written(connection: sqlite3.Connection, entry: Entry) -> bool:
    """Tell whether just this step is in the log."""
    question = f"SELECT {STEP} FROM change WHERE seq = ?"  # noqa: S608 - names of our own
    return fetch(connection, question, (entry.seq,)) == [_row(entry, pack(entry.change.edits)[0])]


def _row(entry: Entry, blob: bytes) -> tuple[Cell, ...]:
    at = entry.change.at.replace(tzinfo=None).isoformat()
    arguments = msgspec.json.encode(entry.change.arguments).decode()
    return (entry.seq, at, entry.change.verb, arguments, blob, entry.undoes)


def _write_one(connection: sqlite3.Connection, entry: Entry) -> None:
    change = entry.change
    blob, photos = pack(change.edits)
    connection.executemany("INSERT OR IGNORE INTO photo (digest, image) VALUES (?, ?)", photos.items())
    put_edits(connection, change.edits)
    connection.execute(
        f"INSERT INTO change ({STEP}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - as above
        _row(entry, blob),
    )


def put_edits(connection: sqlite3.Connection, edits: Iterable[Edit]) -> None:
    """Carry out edits on the tables of records; runs of one kind go in one statement."""

    def run(edit: Edit) -> tuple[type, bool]:
        return type(edit.record()), edit.after is None

    for (kind, gone), some in groupby(edits, run):
        table = TABLE_OF[kind]
        if gone:
            ids = ((edit.record().id,) for edit in some)
            connection.executemany(f'DELETE FROM "{table.name}" WHERE id = ?', ids)  # noqa: S608 - names of our own
        else:
            marks = ", ".join("?" * len(table.columns))
            into = f'"{table.name}" ({quoted(table.columns)})'
            rows = (row_of(edit.record()) for edit in some)
            connection.executemany(f"INSERT OR REPLACE INTO {into} VALUES ({marks})", rows)  # noqa: S608 - as above
