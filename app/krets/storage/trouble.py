"""What can go wrong with a file, as one exception with a key that `krets.words` turns into a sentence."""

import errno
import os
import sqlite3
from pathlib import Path


class StorageTrouble(Exception):
    """A map could not be read or written; `key` and `arguments` (always `path`) say why.

    Keys: "not-a-map", "newer-map", "damaged", "is-a-folder", "missing", "no-folder" (to put it in), "exists",
    "no-permission", "locked", "disk-full", "busy" (another program holds the file), "write-failed" (the disk
    reports an error), "gone" (moved or removed while it was open), "replaced" (another file lies where the
    map was), "unwritable" (a value that a file cannot hold).
    """

    def __init__(self, key: str, path: Path, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments: dict[str, str | int] = {"path": str(path), **arguments}

    def __str__(self) -> str:
        return f"{self.key}: {self.arguments['path']}"


class Damaged(Exception):
    """Rows hold what no map can hold; whoever knows the file's path turns this into a `StorageTrouble`."""


READING = (sqlite3.Error, OSError, Damaged, UnicodeDecodeError)
"""What reading a file may raise (the last: SQLite quotes a damaged file in its own messages)."""
WRITING = (sqlite3.Error, OSError, ValueError, TypeError, OverflowError)
"""What writing a file may raise: the disk's own errors, and values that a file cannot hold."""

_SQLITE = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "no-permission",
    sqlite3.SQLITE_PERM: "no-permission",
    sqlite3.SQLITE_CANTOPEN: "no-permission",
    sqlite3.SQLITE_AUTH: "no-permission",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_IOERR: "write-failed",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not-a-map",
    sqlite3.SQLITE_CONSTRAINT: "unwritable",
    sqlite3.SQLITE_MISMATCH: "unwritable",
    sqlite3.SQLITE_TOOBIG: "unwritable",
}
_SYSTEM = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "missing",
    errno.EISDIR: "is-a-folder",
    errno.EEXIST: "exists",
}


def _files_are_limited() -> bool:
    """Tell whether the system limits the size of files, which SQLite does not tell from a broken disk."""
    if os.name != "posix":
        return False
    import resource

    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


def trouble_from(error: BaseException, path: Path, otherwise: str) -> StorageTrouble:
    """Return the trouble that an error of SQLite or the system means; `otherwise` where it names none."""
    if isinstance(error, StorageTrouble):
        return error
    key = otherwise
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        key = otherwise if code is None else _SQLITE.get(code & 0xFF, otherwise)
        if code == sqlite3.SQLITE_IOERR_WRITE and _files_are_limited():
            key = "disk-full"
    elif isinstance(error, OSError):
        key = _SYSTEM.get(error.errno or 0, "write-failed")
    elif isinstance(error, Damaged | UnicodeDecodeError):
        key = "damaged"
    elif isinstance(error, ValueError | TypeError | OverflowError):
        key = "unwritable"
    return StorageTrouble(key, path)
