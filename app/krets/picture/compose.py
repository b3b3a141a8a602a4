"""Compose a scene from a map; paint it on anything that Qt paints on."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QPainter

from krets.look import Theme, group_numbers
from krets.model import Network
from krets.picture.frame import fit
from krets.picture.layers import ego, labels, legend, people, sectors, ties, zones
from krets.picture.scene import Camera, Scene, Show
from krets.rings import EGO_RADIUS, positions
from krets.rings import sectors as rings_sectors

LAYERS = ("zones", "sectors", "ties", "people", "labels", "ego", "legend")
"""The layers from back to front."""

_PAINTERS = {
    "zones": zones.paint,
    "sectors": sectors.paint,
    "ties": ties.paint,
    "people": people.paint,
    "labels": labels.paint,
    "ego": ego.paint,
    "legend": legend.paint,
}


def compose(
    network: Network,
    *,
    vitality: Mapping[int, float],
    theme: Theme,
    size: tuple[float, float],
    camera: Camera = Camera(),  # noqa: B008 - frozen
    show: Show = Show(),  # noqa: B008 - frozen
) -> Scene:
    """Work out everything that is to be painted, for a picture of `size` px (width, height).

    `vitality` by contact id, 0 to 1; a contact that is missing counts as met lately. Pure but for the
    system's font; O(contacts + ties drawn).
    """
    places = {who: at for who, at in positions(network).items() if who not in show.skip}
    rows = legend.work_out(network, show)
    corner = legend.box(rows, size, show.text)
    room = (corner[0] + corner[2], corner[3] + 8) if corner is not None else (0.0, 0.0)
    frame = fit(size, camera, len(places), show.text, room)
    numbers = group_numbers(network.groups)
    discs = people.work_out(network, frame, theme, show, places, vitality, numbers)
    lines, left_out = ties.work_out(network, frame, show, places)
    rings = labels.rings(frame, theme)
    ego_r = EGO_RADIUS * frame.scale
    blocked = [ring.box for ring in rings]
    blocked.append((frame.x - ego_r, frame.y - ego_r, 2 * ego_r, 2 * ego_r))
    if corner is not None:
        blocked.append(corner)
    return Scene(
        size=frame.size,
        x=frame.x,
        y=frame.y,
        scale=frame.scale,
        theme=theme,
        text=show.text,
        discs=tuple(discs),
        index={disc.contact: i for i, disc in enumerate(discs)},
        ties=lines,
        ties_left_out=left_out,
        labels=labels.work_out(network, frame, show, discs, blocked),
        sectors=sectors.work_out(network, frame, rings_sectors(network), numbers),
        rings=rings,
        legend=rows,
        legend_box=corner,
        legend_backed=camera != Camera(),
        ego=ego.written(network, show, ego_r),
        ego_r=ego_r,
    )


def paint(painter: QPainter, scene: Scene, layers: Iterable[str] = LAYERS) -> None:
    """Paint layers of a scene, in the order given, in the scene's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for layer in layers:
        _PAINTERS[layer](painter, scene)
