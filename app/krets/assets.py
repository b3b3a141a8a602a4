"""The one door to ``krets_resources``: icons, translations, samples, templates, themes.

Names are relative and use ``/``: ``read_text("icons/undo.svg")``. They work alike from a checkout, a wheel
and a frozen program.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["names", "path", "read_bytes", "read_text"]


def read_text(name: str) -> str:
    """The text of a data file, read as UTF-8.

    Raises:
        ValueError: if ``name`` is empty, absolute or leads out of the data (``..``).
        FileNotFoundError: if there is no such file.
    """
    return _find(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of a data file; raises as ``read_text`` does."""
    return _find(name).read_bytes()


def path(name: str) -> str:
    """Where a data file lies, with ``/``, for what wants a path (a stylesheet); "" if it is no real file."""
    place = _find(name)
    return place.as_posix() if isinstance(place, Path) and place.is_file() else ""


def names(folder: str) -> tuple[str, ...]:
    """The names of the files in a folder, sorted, without the folder; none if there is no such folder.

    >>> "undo.svg" in names("icons")
    True
    """
    place = _find(folder)
    if not place.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in place.iterdir() if entry.is_file()))


def _find(name: str) -> Traversable:
    parts = name.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"not the name of a data file: {name!r}")
    return files("krets_resources").joinpath(*parts)
