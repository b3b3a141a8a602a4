"""The map as it lies in a report: larger letters, light, sharp enough to print."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice

from krets.look import LIGHT
from krets.model import Discretion, Network
from krets.picture.export import export
from krets.picture.making import Kind
from krets.picture.scene import Show
from krets.picture.sheet import Sheet

SIZE = (1040, 880)
"""Width and height of the map as it is laid out, px."""
_SHARP = 2
"""So many pixels of the PNG to one of these."""
_LETTERS = 1.15
"""Letters are so much larger than on the screen: on paper the map is smaller."""


class Paper(NamedTuple):
    """A map as PNG and as SVG; `size` is that of the PNG, px."""

    png: bytes
    size: tuple[int, int]
    svg: bytes


def for_paper(network: Network, vitality: Mapping[int, float], how: Discretion) -> Paper:
    """Return a map painted for a report; there has to be a Qt application already."""
    show = Show(names=how.names, private=how.private, conflicts=how.conflicts, text=_LETTERS)

    def painted(kind: Kind, sharp: int) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        sheet = Sheet(SIZE, sharp)
        export(network, buffer, kind=kind, sheet=sheet, theme=LIGHT, vitality=vitality, show=show)
        return bytes(buffer.data().data())

    return Paper(painted("png", _SHARP), (SIZE[0] * _SHARP, SIZE[1] * _SHARP), painted("svg", 1))
