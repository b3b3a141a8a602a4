"""Whole files: made, copied and put in place so that nobody ever sees half of one."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from krets.storage import schema

Fill = Callable[[sqlite3.Connection], None]


def put_in_place(path: Path, fill: Fill) -> None:
    """Make a database under a passing name beside `path`, then move it there, over what is there.

    Raises:
        sqlite3.Error, OSError: if it cannot be done; nothing is altered then.
    """
    part = path.with_name(f".{path.name}.part")
    _remove(part)
    try:
        part.touch(exist_ok=False)
        connection = sqlite3.connect(part, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            fill(connection)
        finally:
            connection.close()
        # the journal of a file that a crash left at this place would be rolled back into the new one
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        part.replace(path)
    except BaseException:
        _remove(part)
        raise
    _sync_folder(path.parent)


def _remove(part: Path) -> None:
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """See to it that the new name outlives a power cut, where the system can say so of a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems cannot; the file itself is safe
    finally:
        os.close(handle)


def make_empty(path: Path) -> None:
    """Put the file of an empty map in place."""
    put_in_place(path, schema.create)


def previous_path(path: Path) -> Path:
    """Return where the previous version is kept: the map as it was before the first edit of its last day."""
    return path.with_name(f"{path.name}~")


def before_migration(path: Path, version: int) -> Path:
    """Return where a file of an older version is kept when it is migrated."""
    return path.with_name(f"{path.name}~{version}")


def remove_map(path: Path) -> None:
    """Remove a map that nobody has open, with what was kept beside it; one that is not there is no matter.

    Raises:
        OSError: if it may not be removed.
    """
    for kept in (path, previous_path(path), path.with_name(f"{path.name}-journal")):
        kept.unlink(missing_ok=True)
