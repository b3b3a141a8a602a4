"""One `.krets` file, open: its network as loaded, its log, and the way to write more."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from krets.model import Change, Edit, Ego
from krets.storage import schema
from krets.storage.connecting import Content, connect, read_all, read_copy
from krets.storage.copies import make_empty, previous_path, put_in_place
from krets.storage.lock import Lock
from krets.storage.log import Step, last_seq, read_steps
from krets.storage.migrations import version_of
from krets.storage.trouble import READING, WRITING, StorageTrouble, trouble_from
from krets.storage.writer import Writer
from krets.storage.writing import Entry, write


class MapFile:
    """A map on the disk. Make one with `create` or `open`; `close` it, or use it with `with`.

    `network` is the map as loaded; whoever opened the file keeps it up to date (`network.apply`) and appends
    the same changes here. `read_only` is "" or why nothing can be appended: "asked", "locked" (somebody else
    writes), "no-permission", or the key of the trouble that keeps what was appended from the disk (until
    `retry` succeeds).
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, content: Content, lock: Lock | str
    ) -> None:
        self.path = path
        self.network = content.network
        self._photos = content.photos
        self._steps = content.steps
        self._whole = False
        self._lock = lock if isinstance(lock, Lock) else None
        self._why = "" if isinstance(lock, Lock) else lock
        self._writer = Writer(path, connection)
        self._seq = last_seq(connection)
        self._closed = False

    @classmethod
    def create(cls, path: Path, *, overwrite: bool = False) -> Self:
        """Make the file of an empty map and open it.

        Raises:
            StorageTrouble: "exists" (unless `overwrite`), "no-folder", "locked", "no-permission",
                "disk-full".
        """
        if not overwrite and os.path.lexists(path):
            raise StorageTrouble("exists", path)
        if not os.path.isdir(path.parent):  # noqa: PTH112 - Path.is_dir() stumbles over too long a name
            raise StorageTrouble("no-folder", path)
        lock = Lock(path)
        try:
            if not overwrite and os.path.lexists(path):  # somebody else was quicker
                raise StorageTrouble("exists", path)
            make_empty(path)
            connection = connect(path)
        except (StorageTrouble, *WRITING) as error:
            lock.release()
            raise trouble_from(error, path, "write-failed") from error
        return cls._read(connection, path, lock)

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Self:
        """Open a map. Where it cannot be written, or somebody else writes, it is read into a private copy.

        The file is not altered (a commit that a crash broke off is rolled back).

        Raises:
            StorageTrouble: if it cannot be read, whatever is wrong with it.
        """
        return cls._read(connect(path), path, _take(path) if write else "asked")

    @classmethod
    def _read(cls, connection: sqlite3.Connection, path: Path, lock: Lock | str) -> Self:
        try:
            if isinstance(lock, Lock) and version_of(connection) == schema.VERSION:
                return cls(path, connection, read_all(connection, path), lock)
            copy, content = read_copy(connection, path)
            if isinstance(lock, Lock):
                copy.close()
                return cls(path, connection, content, lock)
            connection.close()
            return cls(path, copy, content, lock)
        except (StorageTrouble, *READING) as error:
            connection.close()
            if isinstance(lock, Lock):
                lock.release()
            if isinstance(error, StorageTrouble):
                raise
            raise trouble_from(error, path, "damaged") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
            return
        with suppress(StorageTrouble):
            self.flush()
        self.close(discard=True)

    # Reading -------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> str:
        """Why nothing can be appended, as a key; "" where it can."""
        if self._why or self._writer.trouble is None:
            return self._why
        return self._writer.trouble.key

    @property
    def pending(self) -> int:
        """How many appended steps are not on the disk yet."""
        return self._writer.pending

    @property
    def previous(self) -> Path | None:
        """The map as it was before the first edit of its last day of editing, where that is kept."""
        path = previous_path(self.path)
        return path if path.exists() else None

    def steps(self, last: int | None = 1000) -> list[Step]:
        """Return at least so many of the last steps (None: all), oldest first, unwritten ones included.

        They reach back to the nearest step that reverses nothing, so that `fold` makes sense of them.

        Raises:
            StorageTrouble: if older ones have to be read and cannot be.
        """
        more = not self._whole and (last is None or len(self._steps) < last)
        first = self._steps[0].seq if self._steps else 1
        if more and first > 1 and not self._closed:
            rest = None if last is None else last - len(self._steps)
            try:
                older = self._writer.ask(partial(read_steps, photos=self._photos, last=rest, before=first))
            except READING as error:
                raise trouble_from(error, self.path, "damaged") from error
            self._steps[:0] = older
            self._whole = last is None
        return list(self._steps)

    # Writing -------------------------------------------------------------------------------------------

    @property
    def on_saved(self) -> Callable[[int], None]:
        """Called in the storage thread with the number of each step that is on the disk."""
        return self._writer.on_saved

    @on_saved.setter
    def on_saved(self, tell: Callable[[int], None]) -> None:
        self._writer.on_saved = tell

    @property
    def on_trouble(self) -> Callable[[StorageTrouble], None]:
        """Called in the storage thread when something cannot be written."""
        return self._writer.on_trouble

    @on_trouble.setter
    def on_trouble(self, tell: Callable[[StorageTrouble], None]) -> None:
        self._writer.on_trouble = tell

    def append(self, change: Change, undoes: int | None = None) -> int:
        """Queue a change for the storage thread and return its number at once.

        Raises:
            StorageTrouble: if the map was opened read-only. (After a trouble it is queued behind the others.)
        """
        if self._why:
            raise StorageTrouble(self._why, self.path)
        self._seq += 1
        self._steps.append(Step(self._seq, change, undoes))
        self._writer.append(Entry(self._seq, change, undoes))
        return self._seq

    def flush(self) -> None:
        """Wait until everything is on the disk.

        Raises:
            StorageTrouble: if something could not be written.
        """
        if not self._why and not self._closed:
            self._writer.flush()

    def retry(self) -> None:
        """Try again to write what could not be; returns at once."""
        self._writer.retry()

    def save_copy(self, path: Path) -> None:
        """Put a copy at `path`, over what is there, with all that is not written yet.

        Raises:
            StorageTrouble: if it cannot be done; nothing is altered at `path` then.
        """
        lock = self._lock_target(path)
        try:
            self._copy(path)
        finally:
            lock.release()

    def save_as(self, path: Path) -> None:
        """Put a copy at `path` and go on there; the file so far stays as it is, without what was not written.

        Raises:
            StorageTrouble: if it cannot be done; this goes on at the file so far then.
        """
        lock = self._lock_target(path)
        try:
            self._copy(path)
            self._writer.go_on_at(path)
        except BaseException:
            lock.release()
            raise
        if self._lock is not None:
            self._lock.release()
        self._lock, self.path, self._why = lock, path, ""

    def close(self, *, discard: bool = False) -> None:
        """Wait for the queue, then close the file; closing twice does nothing.

        Raises:
            StorageTrouble: if something could not be written; the file stays open then, unless `discard`.
        """
        if self._closed:
            return
        if not discard:
            self.flush()
        self._closed = True
        self._writer.close()
        if self._lock is not None:
            self._lock.release()

    def _lock_target(self, path: Path) -> Lock:
        if path.is_dir():
            raise StorageTrouble("is-a-folder", path)
        if not path.parent.is_dir():
            raise StorageTrouble("no-folder", path)
        return Lock(path)

    def _copy(self, path: Path) -> None:
        try:
            try:
                self._writer.copy_to(path)
            except sqlite3.Error:  # the file itself may be out of reach: then from memory
                put_in_place(path, self._from_memory)
        except WRITING as error:
            raise trouble_from(error, path, "write-failed") from error

    def _from_memory(self, copy: sqlite3.Connection) -> None:
        """Make a file of the network as it is, with one step that made all of it."""
        schema.create(copy)
        network = self.network
        edits = [Edit(Ego(), network.ego)] if network.ego != Ego() else []
        edits += [Edit(None, record) for record in network.records() if not isinstance(record, Ego)]
        if self._steps:
            change = Change(self._steps[-1].at, "rescue", {"count": len(network.contacts)}, tuple(edits))
            write(copy, [Entry(self._seq, change, None)])


def _take(path: Path) -> Lock | str:
    """The lock, or why the map can only be read."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "no-permission"
    try:
        return Lock(path)
    except StorageTrouble as trouble:
        return trouble.key if trouble.key == "locked" else "no-permission"
