"""Where the map is on the widget: unit circle to pixels and back, and what panning and zooming make of it."""

from math import hypot

import msgspec

from krets.picture import Camera

NEAREST = 12.0
FARTHEST = 0.5
STEP = 1.25
"""One step of zooming by key or button."""


class Frame(msgspec.Struct, frozen=True):
    """The middle of the map in widget pixels, and pixels a unit (the whole has radius 1)."""

    x: float
    y: float
    scale: float

    def screen(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the unit circle is on the widget."""
        return self.x + x * self.scale, self.y + y * self.scale

    def unit(self, x: float, y: float) -> tuple[float, float]:
        """Return which point of the unit circle is at a pixel of the widget."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def seen_by(self, before: Camera, after: Camera) -> "Frame":
        """Return the frame of another camera, given that this one is the frame of `before`."""
        scale = self.scale / before.zoom * after.zoom
        middle = self.screen(before.x, before.y)
        return Frame(middle[0] - after.x * scale, middle[1] - after.y * scale, scale)


def panned(camera: Camera, frame: Frame, dx: float, dy: float) -> Camera:
    """Return the camera after the map was pushed by so many pixels."""
    return kept(Camera(camera.x - dx / frame.scale, camera.y - dy / frame.scale, camera.zoom))


def zoomed(camera: Camera, at: tuple[float, float], factor: float) -> Camera:
    """Return the camera `factor` times nearer; the point `at` (in units) stays where it is on screen."""
    zoom = min(max(camera.zoom * factor, FARTHEST), NEAREST)
    part = camera.zoom / zoom
    return kept(Camera(at[0] + (camera.x - at[0]) * part, at[1] + (camera.y - at[1]) * part, zoom))


def kept(camera: Camera) -> Camera:
    """Return the camera moved so that the map is never lost: the middle of the view stays on the map."""
    zoom = min(max(camera.zoom, FARTHEST), NEAREST)
    far = hypot(camera.x, camera.y)
    if far <= 1.0:
        return Camera(camera.x, camera.y, zoom)
    return Camera(camera.x / far, camera.y / far, zoom)
