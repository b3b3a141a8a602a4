"""One writer at a time: a lock file beside the map, taken by window and command line alike."""

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout, UnixFileLock

from krets.storage.trouble import StorageTrouble, trouble_from


class Lock:
    """The lock of one map. The system lets go of it when a process dies, so none is ever left behind."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            StorageTrouble: "locked" if somebody has it (in this process, too), "no-permission" if the folder
                cannot be written.
        """
        real = Path(os.path.realpath(path))
        self._file = real.with_name(f"{real.name}.lock")
        self._lock = FileLock(self._file, timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StorageTrouble("locked", path) from error
        except OSError as error:
            raise trouble_from(error, path, "no-permission") from error
        self._stays = isinstance(self._lock, UnixFileLock)

    def release(self) -> None:
        """Let go, and take the file away while nobody else can have it."""
        if self._stays:
            with suppress(OSError):
                self._file.unlink()
        self._lock.release()
