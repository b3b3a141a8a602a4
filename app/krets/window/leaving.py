"""What leaves the map in a file: whole or not at all, and with its ending."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileDevice, QSaveFile


def ended(name: str, ending: str) -> Path | None:
    """Return the path that was chosen, with its ending (with its dot); None if none was chosen."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def write_whole(path: Path, data: bytes) -> str:
    """Write a file whole or not at all; return "", or the sentence that says why it was not."""
    file = QSaveFile(str(path))
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
    if written:
        return ""
    text = QCoreApplication.translate("window", "{file} could not be written: {why}.")
    return text.format(file=path.name, why=_why(path, file.error()))


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
