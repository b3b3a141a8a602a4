"""From the form of older files to that of today.

A file keeps its version as `user_version`. Opening an older one migrates a private copy and leaves the file
as it is; at the first edit a copy of the file is kept beside it (`map.krets~1` for version 1), then the file
itself is migrated, whole or not at all. The log's JSON needs no migration: a field that a record did not have
yet is read as its default.
"""

import sqlite3
from collections.abc import Callable

from krets.storage import schema
from krets.storage.fetching import fetch_one


def _know_who_is_whom(connection: sqlite3.Connection) -> None:
    for column in ("distinct_from", "aliases"):
        connection.execute(f"ALTER TABLE contact ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]'")


def _write_on_the_map(connection: sqlite3.Connection) -> None:
    for column in ("among", "label_at"):
        connection.execute(f"ALTER TABLE contact ADD COLUMN {column} TEXT")
    connection.execute(
        "CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL DEFAULT '',"
        " at TEXT NOT NULL DEFAULT '[0.0,0.0]', view TEXT NOT NULL DEFAULT 'rings')"
    )


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: _know_who_is_whom,
    2: _write_on_the_map,
}
"""What leads from a version to the next one. Each runs inside a transaction and may not end it."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file's form."""
    return int(fetch_one(connection, "PRAGMA user_version"))


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to today's version, in one transaction.

    Raises:
        sqlite3.Error: if it cannot be done; the database is as it was then.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(version_of(connection), schema.VERSION):
            MIGRATIONS[version](connection)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
