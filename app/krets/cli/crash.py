"""What happens when something breaks: the traceback goes to a log file, the user reads one sentence.

Nothing leaves the computer. The log's folder is made when there is something to write.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType

_LOG_BYTES, _LOGS_KEPT = 500_000, 3
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _LateLog(logging.Handler):
    """A rotating log file that is opened by the first record; until then nothing is imported or made."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        super().__init__(logging.WARNING)
        self._folder = folder
        self._file: logging.Handler | None = None

    @property
    def path(self) -> Path:
        """Where the log is."""
        return self._folder() / "krets.log"

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a disk that will not have it is no reason to stop."""
        try:
            if self._file is None:
                self._file = self._open()
            self._file.emit(record)
        except OSError:
            self.setLevel(logging.CRITICAL + 1)

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        class Rotating(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
                """Hand the error on; logging itself would print a traceback."""
                raise  # noqa: PLE0704 - called where the error is being handled

        path = self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        file = Rotating(path, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8", errors="replace")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None
        super().close()


class Reporter:
    """Takes what nobody caught: logs it and says one sentence. `told` is called with that sentence, once.

    It stands in for `sys.excepthook` and `threading.excepthook` between `start` and `stop`.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._log = _LateLog(folder)
        self.told: Callable[[str], None] = complain
        self._said = False
        self._fault: object | None = None

    def start(self) -> None:
        """Begin to catch."""
        logging.getLogger().addHandler(self._log)
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = _log_unraisable

    def watch_faults(self) -> None:
        """Have the interpreter write down where it was if the process itself breaks."""
        folder = self._log.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = (folder / "fault.log").open("a", encoding="utf-8")
        except OSError:
            return
        self._fault = file
        faulthandler.enable(file)

    def stop(self) -> None:
        """Leave everything as it was found."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        logging.getLogger().removeHandler(self._log)
        self._log.close()

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception that nobody caught, and say so once."""
        if issubclass(kind, KeyboardInterrupt):
            return
        logging.getLogger("krets").critical("Not caught", exc_info=(kind, error, trace))
        if not self._said:
            self._said = True
            text = QCoreApplication.translate(
                "cli", "Something went wrong inside Krets ({kind}); the details are in {log}."
            )
            self.told(text.format(kind=kind.__name__, log=self._log.path))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.caught(caught.exc_type, caught.exc_value, caught.exc_traceback)


def _log_unraisable(caught: "sys.UnraisableHookArgs") -> None:
    """Take what goes wrong while something is cleared away: nothing hangs on it."""
    trouble = (caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback)
    logging.getLogger("krets").warning("While clearing away", exc_info=trouble)


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Take what Qt says (see `qInstallMessageHandler`): it belongs in the log, not between our sentences."""
    del context
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.DEBUG), "%s", message)


def complain(sentence: str) -> None:
    """Print one sentence on the error output, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"krets: {sentence}\n")
