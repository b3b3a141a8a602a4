"""Take the picture away: PNG, SVG or PDF, the same drawing as on the screen, written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QIODevice
from PySide6.QtGui import QImage

from krets.look import Theme
from krets.model import Network
from krets.picture.laying import finished
from krets.picture.making import Kind, LeftOut, PictureTrouble, draft, make
from krets.picture.scene import Show
from krets.picture.sheet import Sheet


def export(
    network: Network,
    target: Path | QIODevice,
    *,
    kind: Kind,
    sheet: Sheet,
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> LeftOut:
    """Write a picture of the map to a file or an open device; return what it leaves out.

    Private people and strained relations are drawn only where `show.private` and `show.conflicts` are True. A
    file is written whole or not at all.

    Raises:
        PictureTrouble: if the picture is too large or cannot be written.
    """
    path = target if isinstance(target, Path) else None
    if not sheet.fits:
        raise PictureTrouble("picture-too-large", path)
    made = finished(make(network, kind=kind, sheet=sheet, theme=theme, vitality=vitality, show=show))
    if isinstance(target, Path):
        _write(target, made.data)
    elif target.write(made.data) != len(made.data):
        raise PictureTrouble("write-failed")
    return made.left_out


def preview(
    network: Network,
    within: tuple[int, int],
    *,
    sheet: Sheet,
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> QImage:
    """Return what `export` would make of a sheet, drawn smaller: as large as fits `within` (px)."""
    steps = draft(network, within, sheet=sheet, theme=theme, vitality=vitality, show=show)
    return finished(steps).image


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    try:
        if path.is_dir():
            raise PictureTrouble("is-a-folder", path)
        number, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(_mode(path))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as trouble:
        raise PictureTrouble(_key(trouble), path) from trouble


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _key(trouble: OSError) -> str:
    if isinstance(trouble, PermissionError) or trouble.errno == errno.EROFS:
        return "no-permission"
    if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "disk-full"
    if isinstance(trouble, FileNotFoundError | NotADirectoryError):
        return "no-folder"
    return "write-failed"
