"""Asking SQLite so that nothing stays open: a cursor that an error keeps alive would keep the file locked."""

import sqlite3
from contextlib import closing
from typing import Any


def fetch(
    connection: sqlite3.Connection, question: str, values: tuple[str | int, ...] = ()
) -> list[tuple[Any, ...]]:
    """Return all rows of an answer."""
    with closing(connection.cursor()) as cursor:
        return cursor.execute(question, values).fetchall()


def fetch_one(connection: sqlite3.Connection, question: str, values: tuple[str | int, ...] = ()) -> Any:
    """Return the one value of an answer of one row (None where there is none)."""
    rows = fetch(connection, question, values)
    return rows[0][0] if rows else None
