"""Where maps live that have no name yet."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

_FOLDER = "maps"
UNTITLED, SAMPLE = "untitled", "sample"


def untitled_folder() -> Path:
    """Return the folder of maps that were never named; it is made when the first of them is."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data, "krets", _FOLDER)


def new_untitled(today: date, stem: str = UNTITLED) -> Path:
    """Return a path for a new untitled map that nothing lies at yet; makes the folder."""
    folder = untitled_folder()
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"{stem}-{today.isoformat()}-{number}.krets").exists():
        number += 1
    return path


def is_untitled(path: Path) -> bool:
    """Tell whether a map was never given a name and a place by the user."""
    return path.absolute().parent.name == _FOLDER and path.absolute().parent == untitled_folder().absolute()


def untitled_name(path: Path) -> str:
    """Return what to call an untitled map."""
    if path.name.startswith(SAMPLE):
        return QCoreApplication.translate("window", "Sample")
    return QCoreApplication.translate("window", "Untitled map")


def untitled_maps() -> list[Path]:
    """Return the untitled maps, the one changed last first."""
    folder = untitled_folder()
    found = [(path.stat().st_mtime, path) for path in folder.glob("*.krets")] if folder.is_dir() else []
    return [path for _, path in sorted(found, reverse=True)]
