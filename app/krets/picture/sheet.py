"""What a picture is drawn on: its size, how sharp it is, and where the camera stands."""

from collections.abc import Mapping

import msgspec

from krets.picture.frame import MARGIN
from krets.picture.scene import Camera

LEAST, PLAIN = 480.0, 800.0
"""Between these heights or widths (px) letters keep their size; else the picture is the same one, scaled."""
LARGEST = 16_000
"""The greatest width and height of a picture, px."""
INCH = 96.0
"""Pixels of a sheet to an inch of paper."""
SHAPES: Mapping[str, tuple[int, int]] = {
    "a4": (1123, 794),
    "a4-portrait": (794, 1123),
    "a3": (1587, 1123),
    "a3-portrait": (1123, 1587),
    "square": (1200, 1200),
    "16:9": (1600, 900),
}
"""Width and height of a sheet by what its shape is called; paper is that of ISO 216."""


class Sheet(msgspec.Struct, frozen=True):
    """Width and height in px, at 96 px an inch; a PNG has `sharp` times as many.

    `magnified` says how many px of the sheet one of the screen is; None: as many as keep the picture of a
    large or a small sheet the same one.
    """

    size: tuple[int, int]
    sharp: int = 1
    camera: Camera = Camera()
    magnified: float | None = None

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a PNG."""
        return self.size[0] * self.sharp, self.size[1] * self.sharp

    @property
    def fits(self) -> bool:
        """Whether a picture can be as large as that."""
        return min(self.size) > 0 and self.sharp > 0 and max(self.pixels) <= LARGEST

    @property
    def factor(self) -> float:
        """How many px of the sheet one of the scene is."""
        if self.magnified is not None:
            return self.magnified
        return max(1.0, min(self.size) / PLAIN) * min(1.0, min(self.size) / LEAST)


def seen_on(
    size: tuple[float, float], seen: Camera, scale: float, on: tuple[float, float], text: float
) -> Camera:
    """The camera that shows on a picture of `size` (px) all that another one shows of the map.

    The other is as large as `on` (px) and has `scale` px to a unit through its camera `seen`; letters are
    `text` times as large as usual.
    """
    if seen == Camera():
        return seen
    whole = max(min(size) / 2 - MARGIN * text, 1.0)
    part = min(size[0] / on[0], size[1] / on[1])
    return Camera(seen.x, seen.y, scale * part / whole)
