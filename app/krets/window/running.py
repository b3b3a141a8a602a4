"""From the command line to a window on the screen, and back to an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QEventLoop,
    QObject,
    QSettings,
    QSocketNotifier,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication

from krets.look import FUSION, install_translators
from krets.window.collecting import Collector
from krets.window.program import Application, Clock, Program
from krets.window.settings import Settings

if TYPE_CHECKING:
    from krets.storage import MapFile

_PATIENCE_MS = 20_000
_SOON_MS = 300
"""What the first paint need not wait for comes so much later."""


class Reporter(Protocol):
    """Who takes what nobody caught (see `krets.cli`): logs it, and tells one sentence to `told`."""

    told: Callable[[str], None]

    def watch_faults(self) -> None:
        """Begin to write down faults of the process itself."""


def run(file: MapFile | None, reporter: Reporter) -> int:
    """Show a map, or the start page, until every window is closed; return the exit code."""
    application = _application()
    collector = Collector(application)
    program = Program(application, Settings())
    application.open_file = program.open
    waker = _Waker(program)
    if file is None:
        program.show_start()
    else:
        program.show(file)
    reporter.told = Teller(program).told.emit
    QTimer.singleShot(_SOON_MS, application, reporter.watch_faults)
    code = application.exec()
    waker.stop()
    collector.stop()
    return code


def say_alone(sentence: str) -> None:
    """Say why a map cannot be shown, in a box by itself, and wait until it is closed."""
    application = _application()
    program = Program(application, Settings())
    waker = _Waker(program)
    program.complain(sentence)
    application.exec()
    waker.stop()


def _application() -> Application:
    application = Application([*sys.argv[:1], "-style", "fusion"])
    application.setProperty(FUSION, True)
    application.setApplicationName("krets")
    application.setApplicationDisplayName("Krets")
    application.setDesktopFileName("org.krets.Krets")
    install_translators(application)
    return application


def try_window(path: Path, settings: Path, clock: Clock) -> bool:
    """Open a map's window once, let it paint and fill its panels, and close it; tell whether all that came.

    There has to be a Qt application already; the settings are kept in a file of their own.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return False
    program = Program(application, Settings(QSettings(str(settings), QSettings.Format.IniFormat)), clock)
    window = program.open(path)
    if window is None:
        return False
    waiting = QEventLoop()
    window.filled.connect(waiting.quit)
    QTimer.singleShot(_PATIENCE_MS, waiting.quit)
    waiting.exec()
    filled = window.people is not None and window.engine.scores is not None
    return window.close() and filled


class Teller(QObject):
    """Says in a box that something broke, whichever thread it broke in."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told.connect(self.show)

    def show(self, sentence: str) -> None:
        """Open the box; the map is safe, since every change was written when it was made."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Krets", sentence)
        box.setInformativeText(
            self.tr("Every change is on the disk as soon as you make it, so you can go on.")
        )
        self._box = box  # Qt leaves it to Python to keep it
        box.open()


class _Waker(QObject):
    """Closes the windows properly when the system or the terminal asks the process to end."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._ends: tuple[int, int] | None = None
        if not hasattr(signal, "set_wakeup_fd") or os.name == "nt":
            return
        read, write = os.pipe()
        os.set_blocking(read, False)
        os.set_blocking(write, False)
        self._ends = read, write
        self._before = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        if self._ends is not None:
            os.read(self._ends[0], 64)
        self._program.quit()

    def stop(self) -> None:
        """Leave signals as they were found."""
        if self._ends is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL if number != signal.SIGINT else signal.default_int_handler)
        for end in self._ends:
            os.close(end)
        self._ends = None
