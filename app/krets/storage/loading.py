"""A whole network out of the tables of a file, at once."""

import gc
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from krets.model import Ego, Mismatch, Network
from krets.storage.codec import records_of
from krets.storage.fetching import fetch
from krets.storage.schema import TABLES, quoted
from krets.storage.trouble import Damaged


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Half a million new objects would have the garbage collector look through them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load_photos(connection: sqlite3.Connection) -> dict[bytes, bytes]:
    """Return every photo by its digest."""
    photos = dict(fetch(connection, "SELECT digest, image FROM photo"))
    if not all(type(name) is bytes and type(image) is bytes for name, image in photos.items()):
        raise Damaged("a photo that is none")
    return photos


def load_network(connection: sqlite3.Connection, photos: Mapping[bytes, bytes]) -> Network:
    """Return the map of a file, with its indexes.

    Raises:
        Damaged: if the tables hold what no map can hold.
        sqlite3.Error: if they cannot be read.
    """
    with _no_collecting():
        tables = {}
        for table in TABLES:
            question = f'SELECT {quoted(table.columns)} FROM "{table.name}"'  # noqa: S608 - names of our own
            tables[table.record] = records_of(table, fetch(connection, question), photos)
        egos = tables.pop(Ego)
        if [ego.id for ego in egos] != [0]:
            raise Damaged("there is not exactly one ego")
        try:
            return Network.whole(egos[0], tables, _highest_ids(connection))
        except Mismatch as error:
            raise Damaged(str(error)) from error


def _highest_ids(connection: sqlite3.Connection) -> dict[type, int]:
    """The highest id that each table ever had; SQLite keeps count."""
    known = dict(fetch(connection, "SELECT name, seq FROM sqlite_sequence"))
    found = {table.record: known.get(table.name, 0) for table in TABLES}
    return {record: highest for record, highest in found.items() if type(highest) is int}
