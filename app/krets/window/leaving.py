"""What leaves the map in a file: whole or not at all, and with its ending."""

from pathlib import Path

from PySide6.QtCore import QSaveFile


def ended(name: str, ending: str) -> Path | None:
    """Return the path that was chosen, with its ending (with its dot); None if none was chosen."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; tell whether it was."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    file.write(data)
    return file.commit()
