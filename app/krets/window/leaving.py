"""What leaves the map in files: asked for where, searched once more, written whole or not at all."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileDevice, QSaveFile, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from krets.document import Document
from krets.formats import left_in, secrets_of, wordless
from krets.model import Discretion, Network
from krets.window.asking import ended, tell
from krets.words import discreet_labels, say_still_there


def may_leave(
    dialog: QDialog,
    document: Document,
    how: Discretion,
    contents: Iterable[bytes],
    again: Callable[[Network], Iterable[bytes]],
) -> bool:
    """Search what is to leave for what should stay; say so where something is found.

    `again` makes the same of another map; it is asked where a form's own words may be meant.
    """
    network = document.network
    labels = discreet_labels(network, "initials" if how.names == "full" else how.names)
    secrets = secrets_of(network, how, labels)
    found = left_in(contents, secrets, lambda: again(wordless(network)))
    if found:
        tell(dialog, say_still_there(min(found)))
    return not found


def take_away(
    dialog: QDialog,
    document: Document,
    how: Discretion,
    kind: str,
    title: str,
    make: Callable[[Network], Mapping[str, bytes]],
) -> Path | None:
    """Ask where files should go, make them, see that nothing is in them that should stay, and write them.

    `kind` is their ending without its dot, `make` gives the content of each for a map by what is added to the
    chosen name ("" for the first). Returns the first one's path; None where nothing was written.
    """
    path = whereto(dialog, document, kind, title)
    if path is None:
        return None
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    made = {}
    try:
        files = make(document.network)
        made = {path.with_name(f"{path.stem}{more}{path.suffix}"): data for more, data in files.items()}
    except OSError:
        tell(dialog, _not_written(path, QFileDevice.FileError.ResourceError))
    finally:
        QGuiApplication.restoreOverrideCursor()
    if not made or not may_leave(dialog, document, how, made.values(), lambda blank: make(blank).values()):
        return None
    there = [each for each in made if each != path and each.exists()]
    if there and not _may_replace(dialog, there):
        return None
    trouble = write_whole(made)
    if trouble:
        tell(dialog, trouble)
    return None if trouble else path


def whereto(dialog: QDialog, document: Document, kind: str, title: str) -> Path | None:
    """Ask where a file with this ending (without its dot) should go; None if nowhere."""
    untitled = QCoreApplication.translate("window", "My network")
    stem = untitled if document.untitled else document.path.stem
    suggested = str(Path.home() / f"{stem}.{kind}")
    name, _ = QFileDialog.getSaveFileName(dialog, title, suggested, f"{kind.upper()} (*.{kind})")
    return ended(name, f".{kind}")


def _may_replace(dialog: QDialog, files: list[Path]) -> bool:
    """Ask whether files go that the file dialog did not ask about."""
    text = QCoreApplication.translate("window", "These will be replaced too: {files}.")
    box = QMessageBox(QMessageBox.Icon.Question, "Krets", "", parent=dialog)
    box.setText(text.format(files=", ".join(file.name for file in files)))
    replace = box.addButton(
        QCoreApplication.translate("window", "Replace them"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is replace


def write_whole(files: Mapping[Path, bytes]) -> str:
    """Write files, all of them whole or none at all; return "", or the sentence that says why they were not.

    Each is written beside its place first; only when all of them are on the disk do they take their places.
    """
    written: list[QSaveFile] = []
    for path, data in files.items():
        file = QSaveFile(str(path))
        if (
            not file.open(QSaveFile.OpenModeFlag.WriteOnly)
            or file.write(data) != len(data)
            or not file.flush()
        ):
            return _not_written(path, file.error())
        written.append(file)
    for path, file in zip(files, written, strict=True):
        if not file.commit():
            return _not_written(path, file.error())
    return ""


def _not_written(path: Path, error: QFileDevice.FileError) -> str:
    text = QCoreApplication.translate("window", "{file} could not be written: {why}.")
    return text.format(file=path.name, why=_why(path, error))


def _why(path: Path, error: QFileDevice.FileError) -> str:
    if path.is_dir():
        return QCoreApplication.translate("window", "it is a folder")
    if not path.parent.is_dir():
        text = QCoreApplication.translate("window", "there is no folder {folder}")
        return text.format(folder=path.parent)
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return QCoreApplication.translate("window", "there is no permission to do so")
    if error in {QFileDevice.FileError.ResourceError, QFileDevice.FileError.WriteError}:
        return QCoreApplication.translate("window", "the disk is full or reports an error")
    return QCoreApplication.translate("window", "the system refused")
