"""Make the bytes of a picture, or a small one to look at beforehand, in steps of a few milliseconds."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from krets.look import Theme
from krets.model import Network
from krets.picture.compose import paint
from krets.picture.laying import Steps, hidden, lay_out, portions
from krets.picture.scene import Scene, Show
from krets.picture.sheet import INCH, Sheet

Kind = Literal["png", "svg", "pdf"]

_PACKED = 30
"""How hard a PNG is packed, of 100: half the time of Qt's own choice for a twentieth more of bytes."""
_GLANCE = 0.002
"""Seconds that a step waits for another thread."""
_INCH_IN_METRES = 0.0254


class PictureTrouble(Exception):
    """The picture could not be made or written; `key` and `path` say why, for `krets.words`.

    Keys: "no-permission", "disk-full", "no-folder", "is-a-folder", "write-failed",
    "picture-too-large".
    """

    def __init__(self, key: str, path: object = None) -> None:
        super().__init__(key)
        self.key = key
        self.path = path
        self.arguments: dict[str, object] = {} if path is None else {"path": str(path)}


class LeftOut(msgspec.Struct, frozen=True):
    """What a picture does not show: private people, strained relations, ties beyond the most drawn."""

    private: int = 0
    conflicts: int = 0
    ties: int = 0


class Made(msgspec.Struct, frozen=True):
    """A picture as the bytes of a file."""

    data: bytes
    left_out: LeftOut


class Draft(msgspec.Struct, frozen=True):
    """A picture drawn smaller."""

    image: QImage
    left_out: LeftOut


def make(
    network: Network,
    *,
    kind: Kind,
    sheet: Sheet,
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> Steps[Made]:
    """Make a picture in steps; what comes of them is `Made`.

    Raises:
        PictureTrouble: if the picture is too large.
    """
    if not sheet.fits:
        raise PictureTrouble("picture-too-large")
    scene = yield from lay_out(network, sheet, theme=theme, vitality=vitality, show=show)
    data = yield from _MAKERS[kind](scene, sheet, show.title)
    return Made(data, _left_out(network, scene, show))


def draft(
    network: Network,
    within: tuple[int, int],
    *,
    sheet: Sheet,
    theme: Theme,
    vitality: Mapping[int, float],
    show: Show = Show(),  # noqa: B008 - frozen
) -> Steps[Draft]:
    """Draw what `make` would make of the sheet, as large as fits `within` (px), in steps."""
    scene = yield from lay_out(network, sheet, theme=theme, vitality=vitality, show=show)
    part = min(within[0] / sheet.size[0], within[1] / sheet.size[1])
    size = max(1, round(sheet.size[0] * part)), max(1, round(sheet.size[1] * part))
    image = yield from _drawn(scene, size, sheet.factor * part)
    return Draft(image, _left_out(network, scene, show))


def _left_out(network: Network, scene: Scene, show: Show) -> LeftOut:
    unseen = hidden(network, show)
    strained = 0 if show.conflicts else _strained(network, show.skip | unseen)
    return LeftOut(len(unseen), strained, scene.ties_left_out)


def _strained(network: Network, skip: frozenset[int]) -> int:
    people = sum(1 for who in network.placed() if who.feel == "strained" and who.id not in skip)
    placed = {who.id for who in network.placed()} - skip
    return people + sum(
        1 for tie in network.ties.values() if tie.feel == "strained" and tie.a in placed and tie.b in placed
    )


def _drawn(scene: Scene, size: tuple[int, int], factor: float) -> Steps[QImage]:
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureTrouble("picture-too-large")
    image.fill(scene.theme.ground)
    for layer, portion in portions(scene):
        painter = QPainter(image)
        painter.scale(factor, factor)
        paint(painter, portion, (layer,))
        painter.end()
        yield
    return image


def _png(scene: Scene, sheet: Sheet, title: str) -> Steps[bytes]:
    image = yield from _drawn(scene, sheet.pixels, sheet.factor * sheet.sharp)
    image.setText("Software", "Krets")
    if title:
        image.setText("Title", title)
    dots = round(INCH * sheet.sharp / _INCH_IN_METRES)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    # packing a large picture takes a second, in which Qt lets go of Python's lock
    from concurrent.futures import ThreadPoolExecutor, wait

    executor = ThreadPoolExecutor(1)
    packed = executor.submit(_packed, image)
    try:
        while not packed.done():
            wait((packed,), _GLANCE)
            yield
    finally:
        executor.shutdown(wait=False)
    return packed.result()


def _packed(image: QImage) -> bytes:
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_PACKED)
    writer.write(image)
    return bytes(buffer.data().data())


def _svg(scene: Scene, sheet: Sheet, title: str) -> Steps[bytes]:
    from krets.picture.svg import svg

    return (yield from svg(scene, sheet, title))


def _pdf(scene: Scene, sheet: Sheet, title: str) -> Steps[bytes]:
    from krets.picture.pages import pdf

    return (yield from pdf(scene, sheet, title))


_MAKERS = {"png": _png, "svg": _svg, "pdf": _pdf}
