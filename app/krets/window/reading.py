"""Reading files beside the window: it stays alive, says that it is busy, and lets one think better of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from krets.formats import Found, Unreadable, read

_BUSY_AFTER_MS = 400


class _Worker(QThread):
    """Reads files one after the other; a sentence's key and arguments where one cannot be read."""

    done = Signal(object)
    failed = Signal(str, object)

    def __init__(self, paths: list[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths

    def run(self) -> None:
        """Read; tell what was found, or what could not be read."""
        found: list[Found] = []
        for path in self._paths:
            if self.isInterruptionRequested():
                return
            try:
                found.append(read(path))
            except Unreadable as trouble:
                self.failed.emit(trouble.key, {"file": path.name, **trouble.arguments})
                return
            except OSError:
                self.failed.emit("unreadable", {"file": path.name})
                return
        self.done.emit(found)


class Reading(QObject):
    """One reading of some files for a window; it takes itself away when it is over."""

    found = Signal(object)
    """The list of what was found, in the order of the files."""
    failed = Signal(str, object)
    """Key and arguments of `krets.words.say_trouble`."""
    over = Signal()

    def __init__(self, paths: list[Path], window: QWidget) -> None:
        super().__init__(window)
        self._dropped = False
        self._busy = QProgressDialog(self.tr("Reading …"), self.tr("Cancel"), 0, 0, window)
        self._busy.setMinimumDuration(_BUSY_AFTER_MS)
        self._busy.canceled.connect(self.cancel)
        self._worker = _Worker(paths, self)
        self._worker.done.connect(self._done)
        self._worker.failed.connect(self._failed)
        self._worker.finished.connect(self._over)

    def start(self) -> None:
        """Begin."""
        self._busy.setValue(0)
        self._worker.start()

    def cancel(self) -> None:
        """Want nothing of it any more; the map is as it was."""
        self._dropped = True
        self._worker.requestInterruption()

    def wait(self) -> None:
        """Let the thread end (before the window goes)."""
        self.cancel()
        self._worker.wait()

    def _done(self, found: list[Found]) -> None:
        self._busy.reset()  # to close it would be to cancel
        if not self._dropped:
            self.found.emit(found)

    def _failed(self, key: str, arguments: dict[str, object]) -> None:
        self._busy.reset()  # to close it would be to cancel
        if not self._dropped:
            self.failed.emit(key, arguments)

    def _over(self) -> None:
        self._busy.deleteLater()
        self.over.emit()
        self.deleteLater()


class Reader(QObject):
    """Reads files for whoever owns it, one lot at a time: another lot calls the one before it off."""

    found = Signal(object, object)
    """The list of what was found, and that of the files, in the same order."""
    failed = Signal(str, object)
    """As `Reading.failed`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None

    def read(self, paths: list[Path], window: QWidget) -> None:
        """Begin to read; `window` has to stay until it is over, or until `stop`."""
        self.stop()
        reading = self._reading = Reading(paths, window)
        reading.found.connect(lambda found: self.found.emit(found, paths))
        reading.failed.connect(self.failed)
        reading.over.connect(partial(self._forget, reading))
        reading.start()

    def stop(self) -> None:
        """Leave off, and let the thread end: a window that went before it would take the program along."""
        if self._reading is not None:
            self._reading.wait()
            self._reading = None

    def _forget(self, reading: Reading) -> None:
        if reading is self._reading:
            self._reading = None
