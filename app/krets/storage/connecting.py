"""Opening a file as a map: what can be wrong with it is found here, and the file is not altered."""

import os
import sqlite3
import stat
from pathlib import Path
from typing import NamedTuple

from krets.model import Network
from krets.storage import schema
from krets.storage.fetching import fetch, fetch_one
from krets.storage.loading import load_network, load_photos
from krets.storage.log import Step, last_seq, read_steps
from krets.storage.migrations import migrate, version_of
from krets.storage.trouble import READING, StorageTrouble, trouble_from

PATIENCE = 5.0
"""Seconds to wait where another program holds the file for a moment."""
FOLDED = 1000
"""How many of the last steps are read on opening."""


class Content(NamedTuple):
    """All that is read on opening."""

    network: Network
    photos: dict[bytes, bytes]
    steps: list[Step]


def connect(path: Path) -> sqlite3.Connection:
    """Connect to a map and see that it is one.

    "rw" also for reading: a commit that a crash broke off is rolled back, which a read-only connection cannot
    do. Where the file may not be written, SQLite reads it all the same.

    Raises:
        StorageTrouble: if it is missing, a folder, no map, a newer one, or cannot be read.
    """
    connection = None
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise StorageTrouble("is-a-folder", path)
        if not stat.S_ISREG(kind):
            raise StorageTrouble("not-a-map", path)
        if not os.access(path, os.R_OK):
            raise StorageTrouble("no-permission", path)
        uri = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        _settle(connection)
        _recognise(connection, path)
    except READING as error:
        if connection is not None:
            connection.close()
        raise trouble_from(error, path, "damaged") from error
    except StorageTrouble:
        if connection is not None:
            connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    if fetch_one(connection, "PRAGMA application_id") != schema.APPLICATION_ID:
        raise StorageTrouble("not-a-map", path)
    version = version_of(connection)
    if version > schema.VERSION:
        raise StorageTrouble("newer-map", path, version=version)
    if version < 1 or _is_cut(connection, path):
        raise StorageTrouble("damaged", path)


def _is_cut(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the end of the last page is missing, for which SQLite would read zeros.

    (Whole pages that are missing are seen by its own check.)
    """
    pages, size = (fetch_one(connection, f"PRAGMA {of}") for of in ("page_count", "page_size"))
    whole: int = pages * size
    return path.stat().st_size < whole


def read_copy(connection: sqlite3.Connection, path: Path) -> tuple[sqlite3.Connection, Content]:
    """Return a copy of a database in memory, in today's form, and what is in it.

    Raises:
        sqlite3.Error, OSError, StorageTrouble: as `read_all`; there is no copy then.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.backup(copy)
        _settle(copy)
        if version_of(copy) < schema.VERSION:
            migrate(copy)
        return copy, read_all(copy, path)
    except BaseException:
        copy.close()
        raise


def read_all(connection: sqlite3.Connection, path: Path) -> Content:
    """Check and read a database that is in today's form; in one transaction, so that it is of one piece.

    Raises:
        StorageTrouble: "damaged", whatever it is that does not fit.
    """
    try:
        connection.execute("BEGIN")
        try:
            _check(connection, path)
            photos = load_photos(connection)
            network = load_network(connection, photos)
            return Content(network, photos, read_steps(connection, photos, last=FOLDED))
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except READING as error:
        raise trouble_from(error, path, "damaged") from error


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """See that the pages are sound, and that the tables are tables and nothing runs by itself."""
    if fetch_one(connection, "PRAGMA quick_check(1)") != "ok":
        raise StorageTrouble("damaged", path)
    found = fetch(connection, "SELECT type, name, sql FROM sqlite_master")
    tables = {name for kind, name, sql in found if kind == "table" and str(sql).startswith("CREATE TABLE")}
    if not tables >= schema.NAMES or any(kind in {"trigger", "view"} for kind, _, _ in found):
        raise StorageTrouble("damaged", path)
    if last_seq(connection) > 2**62:  # there would be no numbers left for new steps
        raise StorageTrouble("damaged", path)
