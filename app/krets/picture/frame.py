"""How the whole is laid into a size: where ego is, how many pixels a unit has, how large a disc is."""

from math import hypot

import msgspec

from krets.picture.scene import Camera, Scene
from krets.rings import EGO_RADIUS, disc_radius

MARGIN = 30.0
"""Pixels round the whole, for the sectors' arcs and names."""
BESIDE = 14.0
"""Pixels between the whole and the legend."""
SHRUNK, STEPS = 0.12, 12
"""So much of itself the whole gives up at most, in so many steps, to leave the legend its corner."""
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

    @property
    def ego_r(self) -> float:
        """Radius of ego's disc, px."""
        return EGO_RADIUS * self.scale

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

    Where the legend would reach into the whole, the whole makes way, then shrinks a little.
    """
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    margin = MARGIN * text
    whole = max(min(width, height) / 2 - margin, 40.0)
    right = up = 0.0
    if corner != (0.0, 0.0):
        whole, right, up = _beside(width / 2, height / 2, whole, margin, corner, text)
    zoom = max(camera.zoom, 0.05)
    scale = whole * zoom
    return Frame(
        size=(width, height),
        x=width / 2 + right - camera.x * scale,
        y=height / 2 - up - camera.y * scale,
        scale=scale,
        r=disc_pixels(count, whole, zoom),
        text=text,
    )


def _beside(
    middle: float, half: float, whole: float, margin: float, corner: tuple[float, float], text: float
) -> tuple[float, float, float]:
    """The whole so large, so far right and up that the legend's corner is beside it, px.

    Larger letters make a larger legend, for which the whole gives up as much more.
    """
    apart, most = BESIDE + MARGIN * (text - 1.0), SHRUNK * text
    right = up = 0.0
    for step in range(STEPS + 1):
        smaller = whole * (1 - most * step / STEPS)
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            right = max(middle - smaller - margin, 0.0) * part
            up = max(half - smaller - margin, 0.0) * part
            dx, dy = middle + right - corner[0], half + up - corner[1]
            if dx > 0 and dy > 0 and hypot(dx, dy) >= smaller + apart:
                return smaller, right, up
    return whole * (1 - most), right, up


def disc_pixels(count: int, whole: float, zoom: float) -> float:
    """The radius of everybody's disc: it shrinks with their number and grows, more slowly, with the zoom.

    Where room is short, a disc takes the whole seat that is kept for it, but no more: nobody covers another.
    """
    seat = disc_radius(count) * whole
    at_rest = max(min(seat, max(seat * DRAWN, SMALL), MOST), LEAST)
    grown = at_rest * zoom
    calm = max(at_rest, SMALL)
    return grown if grown <= calm else min(calm * (grown / calm) ** 0.4, 2.2 * calm)
