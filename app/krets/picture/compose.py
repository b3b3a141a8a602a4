"""Compose a scene from a map; paint it on anything that Qt paints on."""

from collections.abc import Iterable, Mapping

import msgspec
from PySide6.QtGui import QPainter

from krets.look import Theme
from krets.model import Network
from krets.picture.frame import fit, frame_of
from krets.picture.layers import ego, heading, labels, legend, notes, people, sectors, ties, tray, zones
from krets.picture.scene import Camera, Label, Scene, Show
from krets.rings import Box, disc_radius, positions
from krets.rings import sectors as rings_sectors

Places = Mapping[int, tuple[float, float]]
"""Contacts' places in units, by id."""
LAYERS = ("zones", "sectors", "notes", "ties", "people", "labels", "ego", "legend", "tray", "heading")
"""The layers from back to front."""

_PAINTERS = {
    "zones": zones.paint,
    "sectors": sectors.paint,
    "notes": notes.paint,
    "ties": ties.paint,
    "people": people.paint,
    "labels": labels.paint,
    "ego": ego.paint,
    "legend": legend.paint,
    "tray": tray.paint,
    "heading": heading.paint,
}


def compose(
    network: Network,
    *,
    vitality: Mapping[int, float],
    theme: Theme,
    size: tuple[float, float],
    camera: Camera = Camera(),  # noqa: B008 - frozen
    show: Show = Show(),  # noqa: B008 - frozen
    places: Places | None = None,
) -> Scene:
    """Work out everything that is to be painted, for a picture of `size` px (width, height).

    `vitality` by contact id, 0 to 1; a contact that is missing counts as met lately. `places` is where
    everybody sits (`rings.positions`), if at hand. Pure but for the system's font; O(contacts + ties drawn).
    """
    everybody = places or positions(network)
    places = _drawn(everybody, show)
    rows = legend.work_out(network, show, theme)
    frame = fit(size, camera, len(everybody), show.text, legend.corner(network, show, theme, size))
    discs = people.work_out(network, frame, theme, show, places, vitality, disc_radius(len(everybody)))
    lines, left_out = ties.work_out(network, frame, show, places)
    name, pixels = ego.written(network, show, frame.ego_r)
    scene = Scene(
        size=frame.size,
        x=frame.x,
        y=frame.y,
        scale=frame.scale,
        r=frame.r,
        theme=theme,
        text=show.text,
        discs=tuple(discs),
        index={disc.contact: i for i, disc in enumerate(discs)},
        ties=lines,
        ties_left_out=left_out,
        sectors=sectors.work_out(network, frame, rings_sectors(network)),
        notes=notes.work_out(network, frame, show),
        rings=labels.rings(frame, theme),
        legend=rows,
        legend_box=legend.box(rows, size, show.text),
        legend_backed=camera != Camera(),
        ego=name,
        ego_pixels=pixels,
        ego_r=frame.ego_r,
    )
    return msgspec.structs.replace(scene, labels=labels_of(network, scene, show))


def labels_of(network: Network, scene: Scene, show: Show) -> tuple[Label, ...]:
    """The labels of a scene; for one that was composed without them, to show them a moment later."""
    return labels.work_out(network, frame_of(scene), show, scene.discs, _blocked(scene))


def add_labels(network: Network, scene: Scene, contacts: Iterable[int]) -> tuple[Label, ...]:
    """Further labels for a scene that has its own: of these people, where there is room for them."""
    return labels.add(network, scene, contacts, _blocked(scene))


def _blocked(scene: Scene) -> list[Box]:
    """Where no name may be: on the rings' names, ego, notes and the legend."""
    ego = (scene.x - scene.ego_r, scene.y - scene.ego_r, 2 * scene.ego_r, 2 * scene.ego_r)
    boxes = [*(ring.box for ring in scene.rings), *(note.box for note in scene.notes), ego]
    return boxes if scene.legend_box is None else [*boxes, scene.legend_box]


def _drawn(places: Places, show: Show) -> Places:
    return {who: at for who, at in places.items() if who not in show.skip} if show.skip else places


def paint(painter: QPainter, scene: Scene, layers: Iterable[str] = LAYERS) -> None:
    """Paint layers of a scene, in the order given, in the scene's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for layer in layers:
        lower = 0.0 if layer == "heading" else scene.top
        if lower:
            painter.translate(0.0, lower)
        _PAINTERS[layer](painter, scene)
        if lower:
            painter.translate(0.0, -lower)
