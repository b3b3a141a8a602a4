"""Reading a map for a command, and putting one change into it."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from krets.cli.output import CouldNot, WrongUse, undisturbed
from krets.model import Change, Network
from krets.storage import MapFile, StorageTrouble, remove_map
from krets.words import say_trouble


def now() -> datetime:
    """Return local time without a zone: the clock of the command line."""
    return datetime.now()  # noqa: DTZ005 - a map's days are those of the user's own calendar


def trouble(path: Path, found: StorageTrouble) -> CouldNot:
    """Turn storage's trouble with a file into a sentence."""
    return CouldNot(say_trouble(found.key, {"file": path.name, "path": str(path), **found.arguments}))


def open_map(path: Path) -> MapFile:
    """Open a map for a window.

    Raises:
        CouldNot: if it is missing, damaged, or no map.
    """
    try:
        return MapFile.open(path)
    except StorageTrouble as found:
        raise trouble(path, found) from found


def load(path: Path) -> Network:
    """Read a map from a private copy, whoever else has it open.

    Raises:
        CouldNot: if it is missing, damaged, or no map.
    """
    try:
        file = MapFile.open(path, write=False)
    except StorageTrouble as found:
        raise trouble(path, found) from found
    try:
        return file.network
    finally:
        file.close()


def put(path: Path, make: Callable[[Network], Change], done: Callable[[], object]) -> bool:
    """Open a map (or make it), ask `make` for a change, and see it on the disk; tell whether there was any.

    `done` is called as soon as it is there: whatever comes after that (Ctrl+C) takes nothing back.

    Raises:
        CouldNot: if somebody else is writing, or it cannot be read or written; nothing is altered then.
    """
    new = not os.path.lexists(path)
    try:
        file = MapFile.create(path) if new else MapFile.open(path)
    except StorageTrouble as found:
        raise trouble(path, found) from found
    kept = False
    try:
        if file.read_only:
            raise CouldNot(say_trouble(file.read_only, {"file": path.name, "path": str(path)}))
        change = make(file.network)
        with undisturbed():
            if change:
                file.network.apply(change)
                file.append(change)
                file.flush()
            kept = True
            done()
        return bool(change)
    except StorageTrouble as found:
        raise trouble(path, found) from found
    finally:
        file.close(discard=not kept)
        if new and not kept:
            with suppress(OSError):
                remove_map(path)


def refuse_same(path: Path, other: Path) -> None:
    """Refuse to write over what is being read.

    Raises:
        WrongUse: if the two are one file.
    """
    try:
        same = path.samefile(other)
    except OSError:
        return  # one of them is not there, so they are not the same
    if same:
        text = QCoreApplication.translate("cli", "“{file}” would be written over itself.")
        raise WrongUse(text.format(file=path))
