"""Take the picture away: PNG, SVG or PDF, the same drawing as on the screen.

What only one of the kinds needs is imported there: the window loads this room before its first paint.
"""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from krets.look import Theme
from krets.model import Network
from krets.picture.compose import compose, paint
from krets.picture.layers import tray
from krets.picture.scene import Scene, Show

Kind = Literal["png", "svg", "pdf"]

LEAST, PLAIN = 480.0, 800.0
"""Between these heights or widths (px) letters keep their size; else the picture is the same one, scaled."""
LARGEST = 16_000
"""The greatest width and height of a picture, px."""
_PDF_DOTS = 1200


class PictureTrouble(Exception):
    """The picture could not be made or written; `key` and `path` say why, for `krets.words`.

    Keys: "no-permission", "disk-full", "no-folder", "is-a-folder", "write-failed",
    "picture-too-large".
    """

    def __init__(self, key: str, path: Path | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.path = path
        self.arguments: dict[str, object] = {} if path is None else {"path": str(path)}


class LeftOut(msgspec.Struct, frozen=True):
    """What a picture does not show: private people, strained relations, ties beyond the most drawn."""

    private: int = 0
    conflicts: int = 0
    ties: int = 0


def export(
    network: Network,
    target: Path | QIODevice,
    *,
    kind: Kind,
    size: tuple[int, int],
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> LeftOut:
    """Write a picture of the whole map to a file or an open device; return what it leaves out.

    `size` is width and height in px (of an SVG or PDF: at 96 px an inch). Private people and strained
    relations are drawn only where `show.private` and `show.conflicts` are True. A file is written whole or
    not at all.

    Raises:
        PictureTrouble: if the picture is too large or cannot be written.
    """
    if not (0 < size[0] <= LARGEST and 0 < size[1] <= LARGEST):
        raise PictureTrouble("picture-too-large", target if isinstance(target, Path) else None)
    hidden = _hidden(network, show)
    scene, factor = _laid_out(network, size, theme, vitality, show)
    data = _MAKERS[kind](scene, size, factor, show.title)
    if isinstance(target, Path):
        _write(target, data)
    elif target.write(data) != len(data):
        raise PictureTrouble("write-failed")
    strained = 0 if show.conflicts else _strained(network, show.skip | hidden)
    return LeftOut(len(hidden), strained, scene.ties_left_out)


def preview(
    network: Network,
    within: tuple[int, int],
    *,
    size: tuple[int, int],
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> QImage:
    """Return what `export` would make of `size`, drawn smaller: as large as fits `within` (px)."""
    scene, factor = _laid_out(network, size, theme, vitality, show)
    part = min(within[0] / size[0], within[1] / size[1])
    return _drawn(scene, (max(1, round(size[0] * part)), max(1, round(size[1] * part))), factor * part)


def _laid_out(
    network: Network, size: tuple[int, int], theme: Theme, vitality: Mapping[int, float], show: Show
) -> tuple[Scene, float]:
    """The scene of a picture, and how many of its px a px of the scene is."""
    skip = show.skip | _hidden(network, show)
    show = msgspec.structs.replace(show, skip=skip, conflicts=bool(show.conflicts))
    factor = max(1.0, min(size) / PLAIN) * min(1.0, min(size) / LEAST)
    plain = (size[0] / factor, size[1] / factor)
    margin = tray.room(network, show, plain)
    beside = (plain[0] - margin, plain[1])
    scene = compose(network, vitality=vitality, theme=theme, size=beside, show=show)
    if margin:
        scene = msgspec.structs.replace(scene, size=plain, waiting=tray.work_out(network, show, plain))
    return scene, factor


def _hidden(network: Network, show: Show) -> frozenset[int]:
    if show.private:
        return frozenset()
    return frozenset(contact.id for contact in network.placed() if contact.private)


def _strained(network: Network, skip: frozenset[int]) -> int:
    people = sum(1 for who in network.placed() if who.feel == "strained" and who.id not in skip)
    placed = {who.id for who in network.placed()} - skip
    return people + sum(
        1 for tie in network.ties.values() if tie.feel == "strained" and tie.a in placed and tie.b in placed
    )


def _png(scene: Scene, size: tuple[int, int], factor: float, title: str) -> bytes:
    from PySide6.QtGui import QImageWriter

    image = _drawn(scene, size, factor)
    image.setText("Software", "Krets")
    if title:
        image.setText("Title", title)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _drawn(scene: Scene, size: tuple[int, int], factor: float) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise PictureTrouble("picture-too-large")
    image.fill(scene.theme.ground)
    painter = QPainter(image)
    painter.scale(factor, factor)
    paint(painter, scene)
    painter.end()
    return image


def _svg(scene: Scene, size: tuple[int, int], factor: float, title: str) -> bytes:
    from krets.picture.svg import svg

    return svg(scene, size, factor, title)


def _pdf(scene: Scene, size: tuple[int, int], factor: float, title: str) -> bytes:
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS)
    writer.setTitle(title)
    writer.setCreator("Krets")
    page = QPageSize(
        QSizeF(size[0] / 96, size[1] / 96), QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    margins = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins))
    painter = QPainter(writer)
    dots = _PDF_DOTS / 96 * factor
    painter.scale(dots, dots)
    paint(painter, scene)
    painter.end()
    return bytes(buffer.data().data())


_MAKERS = {"png": _png, "svg": _svg, "pdf": _pdf}


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
