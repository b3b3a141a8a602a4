"""Small ways to fill a map and to look into its file, shared by the tests of storage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from krets.model import Change, Contact, Edit, Network, edits
from krets.storage import MapFile, Step
from tests.helpers.strategies import NOW


def do(file: MapFile, change: Change, undoes: int | None = None) -> int:
    """Apply a change to the network and append it, as a document does."""
    file.network.apply(change)
    return file.append(change, undoes)


def add(file: MapFile, *names: str) -> list[int]:
    """Add people by name, one step each; return the steps' numbers."""
    return [do(file, edits.add_contact(file.network, NOW, name)) for name in names]


def made(path: Path, *names: str) -> Path:
    """Make a closed map with these people."""
    with MapFile.create(path) as file:
        add(file, *names)
    return path


def read(path: Path) -> Network:
    """The map in a file."""
    with MapFile.open(path, write=False) as file:
        return file.network


def names(network: Network) -> list[str]:
    """The people's names, by id."""
    return [contact.name for _, contact in sorted(network.contacts.items())]


def replay(steps: Iterable[Step]) -> Network:
    """The network that the log builds from nothing."""
    network = Network()
    for step in steps:
        network.apply(step.change)
    return network


def whole(contacts: Iterable[Contact]) -> Change:
    """One change that adds these people."""
    return Change(NOW, "import", {}, tuple(Edit(None, contact) for contact in contacts))


@contextmanager
def plainly(path: Path) -> Iterator[sqlite3.Connection]:
    """Look into a file, or spoil it, as any other program would; what is done is committed."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
        connection.commit()


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    """What a plain SQLite program sees."""
    with plainly(path) as connection:
        return connection.execute(statement).fetchall()


def fingerprint(path: Path) -> tuple[bytes, int]:
    """What is not altered by looking: bytes and the time of the last change."""
    return path.read_bytes(), path.stat().st_mtime_ns
