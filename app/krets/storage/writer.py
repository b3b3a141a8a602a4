"""The storage thread: it alone touches the connection of an open map, and nobody waits for it unasked."""

import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from threading import Lock as Guard
from typing import TYPE_CHECKING, Any, TypeVar

from krets.storage import schema
from krets.storage.connecting import connect
from krets.storage.copies import before_migration, previous_path, put_in_place
from krets.storage.fetching import fetch_one
from krets.storage.log import last_seq
from krets.storage.migrations import migrate, version_of
from krets.storage.trouble import READING, WRITING, StorageTrouble, trouble_from
from krets.storage.writing import Entry, is_written, write

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
TOGETHER = 100
"""Steps that are written in one transaction, where so many wait."""


class Writer:
    """Writes steps in the order in which they came, and says which are on the disk.

    After a failure it keeps what is not written, in order, and waits for `retry`. `on_saved(seq)` and
    `on_trouble(trouble)` are called in the storage thread; they must not raise and not wait.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.on_saved: Callable[[int], None] = lambda seq: None
        self.on_trouble: Callable[[StorageTrouble], None] = lambda trouble: None
        self.trouble: StorageTrouble | None = None
        self._connection = connection
        self._written = last_seq(connection)
        self._identity = _identity(path)
        self._day: date | None = None
        self._queue: deque[Entry] = deque()
        self._guard = Guard()
        self._thread: ThreadPoolExecutor | None = None

    @property
    def pending(self) -> int:
        """How many steps are not on the disk yet."""
        return len(self._queue)

    def append(self, entry: Entry) -> None:
        """Queue a step; returns at once."""
        with self._guard:
            self._queue.append(entry)
        self._submit(self._drain)

    def flush(self) -> None:
        """Wait until everything queued so far is on the disk.

        Raises:
            StorageTrouble: if something could not be written.
        """
        self._submit(self._drain).result()
        if self.trouble is not None:
            raise self.trouble

    def retry(self) -> None:
        """Try again after a trouble; returns at once, `on_saved` or `on_trouble` tell how it went."""
        self._submit(self._try_again)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Have the storage thread answer something from the file; waits for it."""
        return self._submit(lambda: question(self._connection)).result()

    def copy_to(self, path: Path) -> None:
        """Put a copy of the file at `path`, with what is queued; waits for it.

        Raises:
            sqlite3.Error, OSError, ValueError, TypeError, OverflowError: if it cannot be done.
        """
        self._submit(put_in_place, path, self._fill).result()

    def go_on_at(self, path: Path) -> None:
        """Write to the copy that was put at `path` with all that was queued; waits for the change-over.

        Raises:
            StorageTrouble: if the copy cannot be opened.
        """
        self._submit(self._move, path).result()

    def close(self) -> None:
        """Close the connection and end the thread; what is still queued is given up."""
        with self._guard:
            self._queue.clear()
        if self._thread is None:
            self._connection.close()
            return
        self._submit(self._connection.close).result()
        self._thread.shutdown()

    def _submit(self, work: Callable[..., T], *arguments: Any) -> "Future[T]":
        """Have the storage thread do something; it begins with the first thing there is to do."""
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # takes a moment: not before the first window

            self._thread = ThreadPoolExecutor(1, "krets-storage")
        return self._thread.submit(work, *arguments)

    # In the storage thread -----------------------------------------------------------------------------

    def _drain(self) -> None:
        while self.trouble is None:
            with self._guard:
                some = list(islice(self._queue, TOGETHER))
            if not some:
                return
            try:
                self._prepare(some[0])
                write(self._connection, some)
            except (StorageTrouble, *WRITING) as error:
                self._stop(trouble_from(error, self.path, "write-failed"))
                return
            self._done(len(some))

    def _done(self, count: int) -> None:
        with self._guard:
            some = [self._queue.popleft() for _ in range(count)]
        for entry in some:
            self._written = entry.seq
            self.on_saved(entry.seq)

    def _stop(self, trouble: StorageTrouble) -> None:
        self.trouble = trouble
        self.on_trouble(trouble)

    def _prepare(self, entry: Entry) -> None:
        """See that the file is still the one that was opened; before the first edit, bring it up to date."""
        if _identity(self.path) != self._identity:
            if not self.path.exists():
                raise StorageTrouble("gone", self.path)
            raise StorageTrouble("replaced", self.path)
        if last_seq(self._connection) != self._written:
            raise StorageTrouble("replaced", self.path)
        if self._day == entry.change.at.date():
            return
        self._keep_previous(entry.change.at.date())
        self._connection.execute("PRAGMA journal_mode = DELETE")
        version = version_of(self._connection)
        if version < schema.VERSION:
            put_in_place(before_migration(self.path, version), self._connection.backup)
            migrate(self._connection)
        self._day = entry.change.at.date()

    def _keep_previous(self, today: date) -> None:
        """Keep the map as it was before the first edit of a day; saving today's edits matters more."""
        at = fetch_one(self._connection, "SELECT at FROM change ORDER BY seq DESC LIMIT 1")
        if at is not None and datetime.fromisoformat(at).date() != today:
            with suppress(sqlite3.Error, OSError):
                put_in_place(previous_path(self.path), self._connection.backup)

    def _try_again(self) -> None:
        if self.trouble is None:
            return
        try:
            self._reconnect()
        except (StorageTrouble, *READING) as error:
            self._stop(trouble_from(error, self.path, "damaged"))
            return
        self.trouble = None
        self._drain()

    def _reconnect(self) -> None:
        """Open the file anew: it may have been away, on a stick or a share."""
        self._connection.close()
        self._connection = connect(self.path)
        self._identity = _identity(self.path)
        found = last_seq(self._connection)
        # an error may have been reported for a commit that did reach the disk
        with self._guard:
            reached = [entry for entry in self._queue if entry.seq <= found]
        if reached and not is_written(self._connection, reached[-1]):
            raise StorageTrouble("replaced", self.path)
        self._done(len(reached))
        if found != self._written:
            raise StorageTrouble("replaced", self.path)

    def _fill(self, copy: sqlite3.Connection) -> None:
        self._connection.backup(copy)
        if version_of(copy) < schema.VERSION:
            migrate(copy)
        with self._guard:
            waiting = list(self._queue)
        if waiting:
            write(copy, waiting)

    def _move(self, path: Path) -> None:
        connection = connect(path)
        self._connection.close()
        self._connection, self.path, self.trouble = connection, path, None
        self._identity = _identity(path)
        self._done(len(self._queue))
        self._written = last_seq(connection)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
