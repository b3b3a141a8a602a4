"""What the commands say and write: one sentence when something cannot be done, files whole or not at all."""

import errno
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from PySide6.QtCore import QCoreApplication


class CouldNot(Exception):
    """Something could not be done; the message is the one sentence that says so (exit code 1)."""


class WrongUse(Exception):
    """The arguments contradict each other; the message says how (exit code 2)."""


def say(text: str) -> None:
    """Print a line, if there is an output; what the terminal cannot show is replaced."""
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")


def say_bytes(data: bytes) -> None:
    """Print UTF-8 as it is, if there is an output, whatever the terminal's own encoding."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def flush() -> None:
    """See the output out while its troubles can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def silence() -> None:
    """Send what is left of the output nowhere, so that Python does not stumble over it while it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return  # there was no output of the process's own


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do not hear Ctrl+C while something is done that must not be broken off half-way."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread, which alone hears of it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def write_whole(path: Path, data: bytes) -> None:
    """Make a file beside `path`, then put it in its place: there is the old one, or the whole new one.

    Raises:
        CouldNot: if the folder or the disk will not have it; nothing is left behind then.
    """
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Make every file beside its place, and only when all are on the disk put them there.

    Raises:
        CouldNot: if a folder or the disk will not have one; nothing is left behind then.
    """
    made: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            made[path] = _beside(path, data)
        for path, beside in made.items():
            try:
                beside.replace(os.path.realpath(path))
            except OSError as error:
                raise CouldNot(_cannot_write(path, reason(error))) from error
    finally:
        for beside in made.values():
            beside.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """Write a file beside its place, with the rights that the one in its place has, and return where."""
    target = Path(os.path.realpath(path))  # Path.resolve() would stumble over a link to itself
    if target.exists() and not target.is_file():
        raise CouldNot(_cannot_write(path, QCoreApplication.translate("cli", "it is not a file")))
    try:
        handle, name = mkstemp(prefix=".krets-", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise CouldNot(_cannot_write(path, reason(error))) from error
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    except OSError as error:
        made.unlink(missing_ok=True)
        raise CouldNot(_cannot_write(path, reason(error))) from error
    return made


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, why: str) -> str:
    text = QCoreApplication.translate("cli", "“{file}” could not be written: {why}.")
    return text.format(file=path, why=why)


def reason(error: OSError) -> str:
    """Say in a clause why the system refused."""
    clauses = {
        errno.ENOENT: QCoreApplication.translate("cli", "there is no such file or folder"),
        errno.ENOTDIR: QCoreApplication.translate("cli", "there is no such file or folder"),
        errno.EACCES: QCoreApplication.translate("cli", "there is no permission to do so"),
        errno.EPERM: QCoreApplication.translate("cli", "there is no permission to do so"),
        errno.EROFS: QCoreApplication.translate("cli", "the disk can only be read"),
        errno.ENOSPC: QCoreApplication.translate("cli", "the disk is full"),
        errno.EDQUOT: QCoreApplication.translate("cli", "the disk is full"),
        errno.EFBIG: QCoreApplication.translate("cli", "the disk is full"),
        errno.EISDIR: QCoreApplication.translate("cli", "it is a folder"),
        errno.ENAMETOOLONG: QCoreApplication.translate("cli", "its name is too long"),
        errno.EPIPE: QCoreApplication.translate("cli", "nobody reads it any more"),
    }
    unknown = QCoreApplication.translate("cli", "the system refused ({code})")
    return clauses.get(error.errno or 0, unknown.format(code=errno.errorcode.get(error.errno or 0, "?")))
