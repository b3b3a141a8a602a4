"""How the whole is laid into a size: where ego is, how many pixels a unit has, how large a disc is."""

import msgspec

from krets.picture.scene import Camera, Scene
from krets.rings import disc_radius

MARGIN = 30.0
"""Pixels round the whole, for the sectors' arcs and names."""
BESIDE = 14.0
"""Pixels between the whole and the legend."""
DRAWN = 0.93
"""Discs are drawn by so much smaller than the seats that are kept for them."""
LEAST, SMALL, MOST = 4.0, 12.0, 15.0
"""Radius of a disc in px: ever, where initials fit, and at most before zooming in."""


class Frame(msgspec.Struct, frozen=True):
    """Ego at (`x`, `y`) px, `scale` px a unit, `r` px the radius of a disc, `text` the scale of letters."""

    size: tuple[float, float]
    x: float
    y: float
    scale: float
    r: float
    text: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the map, in units, as pixels."""
        return self.x + x * self.scale, self.y + y * self.scale

    def shows(self, x: float, y: float, margin: float) -> bool:
        """Whether a point (px) lies on the picture, or nearly."""
        return -margin <= x <= self.size[0] + margin and -margin <= y <= self.size[1] + margin


def frame_of(scene: Scene) -> Frame:
    """The frame that a scene was worked out in."""
    return Frame(scene.size, scene.x, scene.y, scene.scale, scene.r, scene.text)


def fit(
    size: tuple[float, float], camera: Camera, count: int, text: float, corner: tuple[float, float]
) -> Frame:
    """Lay the whole into a size; `corner` is what the legend takes at the bottom left (px), or (0, 0).

    Where the legend would reach into the whole, the whole makes way to the right, then shrinks a little.
    """
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    margin = MARGIN * text
    whole = max(min(width, height) / 2 - margin, 40.0)
    middle = width / 2
    if corner != (0.0, 0.0):
        down = height / 2 - corner[1]
        reach = whole + BESIDE * text
        if 0 < down < reach:
            wanted = corner[0] + (reach * reach - down * down) ** 0.5
            middle = max(middle, min(wanted, width - whole - margin))
            aside = max(middle - corner[0], 0.0)
            whole = max(min(whole, (aside * aside + down * down) ** 0.5 - BESIDE * text), whole * 0.9)
    zoom = max(camera.zoom, 0.05)
    scale = whole * zoom
    return Frame(
        size=(width, height),
        x=middle - camera.x * scale,
        y=height / 2 - camera.y * scale,
        scale=scale,
        r=disc_pixels(count, whole, zoom),
        text=text,
    )


def disc_pixels(count: int, whole: float, zoom: float) -> float:
    """The radius of everybody's disc: it shrinks with their number and grows, more slowly, with the zoom."""
    unit = disc_radius(count) * whole * DRAWN
    at_rest = min(max(unit, min(SMALL, 0.05 * whole) if unit >= SMALL * 0.7 else LEAST), MOST)
    grown = at_rest * zoom
    calm = max(at_rest, SMALL)
    return grown if grown <= calm else min(calm * (grown / calm) ** 0.4, 2.2 * calm)
