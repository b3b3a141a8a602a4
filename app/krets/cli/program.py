"""`main`: reads the command line, runs what it asks for, and turns every outcome into an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

from krets.cli.crash import Reporter, complain, log_qt
from krets.cli.loading import loading
from krets.cli.output import CouldNot, WrongUse, flush, reason, say, silence

if TYPE_CHECKING:
    from krets.storage import MapFile

DONE, COULD_NOT, WRONG_USE = 0, 1, 2

_COMMANDS = {
    "import": "importing",
    "score": "scoring",
    "image": "drawing",
    "export": "exporting",
    "report": "reporting",
    "dedupe": "dedupe",
    "selftest": "selftest",
}


def main(arguments: Sequence[str]) -> int:
    """Run Krets with these arguments and return its exit code (see `krets.cli.main`)."""
    reporter = Reporter(_log_folder)
    reporter.start()
    before = qInstallMessageHandler(log_qt)
    try:
        code = _outcome(arguments, reporter)
    finally:
        qInstallMessageHandler(before)
    reporter.stop()  # after what nobody foresaw it stays, and says so when Python ends
    return code


def _outcome(arguments: Sequence[str], reporter: Reporter) -> int:
    try:
        try:
            code = _run(arguments, reporter)
        except SystemExit as end:  # argparse has said what there is to say
            code = end.code if isinstance(end.code, int) else WRONG_USE
        flush()
    except WrongUse as wrong:
        complain(str(wrong))
        return WRONG_USE
    except CouldNot as trouble:
        complain(str(trouble))
        return COULD_NOT
    except OSError as error:
        silence()
        text = QCoreApplication.translate("cli", "The output could not be written: {why}.")
        complain(text.format(why=reason(error)))
        return COULD_NOT
    except KeyboardInterrupt:
        complain(QCoreApplication.translate("cli", "Stopped."))
        return COULD_NOT
    return code


def _run(arguments: Sequence[str], reporter: Reporter) -> int:
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    if not arguments:
        return _open_window(None, reporter)
    from krets.cli.arguments import parse  # the start page comes some milliseconds sooner without

    options = parse(arguments)
    if options.command:
        import_module(f"krets.cli.{_COMMANDS[options.command]}").run(options)
        return DONE
    if options.version:
        from importlib.metadata import version

        say(f"Krets {version('krets')}")
        return DONE
    return _open_window(options.map, reporter)


def _open_window(path: Path | None, reporter: Reporter) -> int:
    with loading():
        from krets.cli.display import missing_for_window

        missing = missing_for_window()
        if missing:
            raise CouldNot(missing)
        try:
            file = None if path is None else _open_map(path)
        except CouldNot as trouble:
            return _complain_in_a_box(str(trouble))
        from krets.window import run
    return run(file, reporter)


def _complain_in_a_box(sentence: str) -> int:
    """Say why there is no window: whoever started Krets from the desktop does not see the error output."""
    complain(sentence)
    from krets.cli.display import is_seen

    if is_seen():
        from krets.window import say_alone

        say_alone(sentence)
    return COULD_NOT


def _open_map(path: Path) -> MapFile:
    from krets.cli.maps import open_map  # the start page needs no more than the door to the window

    return open_map(path)


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("krets", appauthor=False)
