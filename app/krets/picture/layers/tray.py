"""Those who are not placed yet, in the margin of an exported picture; on screen they wait in the tray."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from krets.model import Contact, Network
from krets.picture import letters
from krets.picture.marks import draw_text
from krets.picture.pens import colour
from krets.picture.scene import Scene, Show, Waiting
from krets.words import full_names, initials

TEXT = 12.0
ROW = 18.0
COLUMN, GAP, TOP = 150.0, 14.0, 34.0
"""Width of a column, px between two, and where the first row stands below the top."""
MOST = 0.34
"""Part of the picture's width that the columns take at the most."""


def room(network: Network, show: Show, size: tuple[float, float]) -> float:
    """How many px of the width the margin takes: 0 where nobody waits, or it is not asked for."""
    if not _waiting(network, show):
        return 0.0
    return _columns(network, show, size) * (COLUMN + GAP) * show.text


def work_out(network: Network, show: Show, size: tuple[float, float]) -> tuple[Waiting, ...]:
    """The lines of the margin: a heading, names column by column, and how many more there are."""
    people = _waiting(network, show)
    if not people:
        return ()
    columns, rows = _columns(network, show, size), _rows(size, show)
    left = size[0] - room(network, show, size) + GAP / 2 * show.text
    heading = QCoreApplication.translate("words", "Not placed yet: {count}").format(count=len(people))
    lines = [Waiting(heading, left, TOP * show.text, True)]
    names = _names(network, people, show)
    fit = columns * rows
    shown = names if len(names) <= fit else names[: fit - 1]
    if len(shown) < len(names):
        shown = [*shown, f"+{len(names) - len(shown)}"]
    for place, name in enumerate(shown):
        column, row = divmod(place, rows)
        x = left + column * (COLUMN + GAP) * show.text
        y = (TOP + ROW * (row + 1.3)) * show.text
        lines.append(Waiting(letters.elide(name, TEXT * show.text, COLUMN * show.text), x, y))
    return tuple(lines)


def _waiting(network: Network, show: Show) -> list[Contact]:
    if not show.tray:
        return []
    waiting = (each for each in network.contacts.values() if each.level is None)
    return [each for each in waiting if each.id not in show.skip and (show.private or not each.private)]


def _names(network: Network, people: list[Contact], show: Show) -> list[str]:
    if show.names == "none":
        return []
    if show.names == "initials":
        return sorted(initials(each.name) for each in people)
    named = full_names(network, people)
    return sorted((named[each.id].name + named[each.id].mark for each in people), key=str.casefold)


def _rows(size: tuple[float, float], show: Show) -> int:
    return max(1, int((size[1] / show.text - TOP - 2 * ROW) / ROW))


def _columns(network: Network, show: Show, size: tuple[float, float]) -> int:
    most = max(1, int(size[0] * MOST / ((COLUMN + GAP) * show.text)))
    wanted = -(-len(_names(network, _waiting(network, show), show)) // _rows(size, show))
    return min(most, max(1, wanted))


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint the margin, on a ground of its own: a map that is looked at closely reaches under it."""
    if scene.waiting:
        left = min(line.x for line in scene.waiting) - GAP / 2 * scene.text
        ground = QRectF(left, 0, scene.size[0] - left, scene.size[1])
        painter.fillRect(ground, colour(scene.theme.ground))
    for line in scene.waiting:
        painter.setFont(letters.font(TEXT * scene.text, bold=line.bold))
        painter.setPen(colour(scene.theme.text if line.bold else scene.theme.quiet))
        draw_text(painter, QPointF(line.x, line.y), line.text)
