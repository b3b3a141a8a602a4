"""What keys, menus and the window ask for: each a plain function of the canvas, each at most one step."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from krets import rings
from krets.canvas.landing import inside
from krets.model import LEVELS, Level, edits
from krets.words import full_name

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

NUDGE = 0.02
"""How far one nudge goes, in units."""
DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def chosen(canvas: Acting) -> tuple[int, ...]:
    """Return the people selected, placed or not."""
    return canvas.document.selection.contacts


def select_all(canvas: Acting) -> None:
    """Select everybody placed."""
    canvas.document.select(tuple(canvas.positions))


def select_ring(canvas: Acting, level: Level) -> None:
    """Select everybody on a ring."""
    canvas.document.select(
        [contact.id for contact in canvas.document.network.placed() if contact.level == level]
    )


def select_group(canvas: Acting, group: int) -> None:
    """Select everybody placed in a group."""
    placed = canvas.document.network.placed()
    canvas.document.select([contact.id for contact in placed if group in contact.groups])


def open_selected(canvas: Acting) -> None:
    """Ask for the panel of the last person selected, or of the tie, or of the group."""
    selection = canvas.document.selection
    if selection.contacts:
        canvas.opened.emit(selection.contacts[-1])
    elif selection.tie is not None:
        canvas.tie_opened.emit(selection.tie)
    elif selection.group is not None:
        canvas.group_opened.emit(selection.group)


def rename_selected(canvas: Acting) -> None:
    """Let the last person selected, or the group, be renamed where the name is."""
    selection = canvas.document.selection
    if selection.contacts:
        canvas.edit_name(selection.contacts[-1])
    elif selection.group is not None:
        canvas.edit_group_name(selection.group)


def delete_selected(canvas: Acting) -> None:
    """Take the selected people, the selected tie or the selected group off the map."""
    selection = canvas.document.selection
    if selection.contacts:
        canvas.document.edit(edits.remove_contacts, selection.contacts)
    elif selection.tie is not None:
        canvas.document.edit(edits.disconnect, selection.tie)
    elif selection.group is not None:
        canvas.document.edit(edits.remove_group, selection.group)


def link_selected(canvas: Acting) -> None:
    """Tie two selected people, or more, all to all; of one alone, ask who knows them."""
    people = chosen(canvas)
    if len(people) == 1:
        canvas.asked.who_knows(people[0])
    elif len(people) == 2:
        canvas.document.edit(edits.connect, *people)
    else:
        canvas.document.edit(edits.connect_all, people)


def see_today(canvas: Acting) -> None:
    """Note that the selected people were met today."""
    document = canvas.document
    document.edit(edits.seen, chosen(canvas), document.now().date())


def all_belong(canvas: Acting, group: int) -> bool:
    """Tell whether everybody selected is in a group."""
    contacts = canvas.document.network.contacts
    return bool(chosen(canvas)) and all(group in contacts[contact].groups for contact in chosen(canvas))


def change_belonging(canvas: Acting, group: int) -> None:
    """Put the selected people in a group, behind their others; or, if all are in it, take them out."""
    verb = edits.leave_group if all_belong(canvas, group) else edits.join_group
    canvas.document.edit(verb, chosen(canvas), group)


def nudge(canvas: Acting, direction: str) -> None:
    """Move the selected people a little, each inside its ring and sector; one step."""
    dx, dy = DIRECTIONS[direction]
    points = {c: canvas.positions[c] for c in chosen(canvas) if c in canvas.positions}
    if not points:
        return
    network = canvas.document.network
    moved = {c: inside(x + dx * NUDGE, y + dy * NUDGE) for c, (x, y) in points.items()}
    for contact, point in moved.items():
        whom, spot = network.contacts[contact], canvas.spot_at(*point)
        if spot is None or (spot.level, spot.group) != (whom.level, network.sector(whom)):
            moved[contact] = points[contact]
    canvas.document.edit(edits.move, canvas.land(moved))


def nudge_level(canvas: Acting, inwards: int) -> None:
    """Put the selected people one ring further in (1) or out (-1); who is not placed comes to Distant."""
    network = canvas.document.network
    people = chosen(canvas)
    wanted: dict[Level, list[int]] = {}
    for contact in people:
        level = _next_level(network.contacts[contact].level, inwards)
        if level is not None:
            wanted.setdefault(level, []).append(contact)
    if len(wanted) == 1:
        level, contacts = next(iter(wanted.items()))
        canvas.document.edit(edits.set_level, contacts, level)
    elif wanted:
        canvas.document.edit(
            edits.move,
            {
                c: (level, network.sector(network.contacts[c]), None)
                for level, cs in wanted.items()
                for c in cs
            },
        )
    announce_place(canvas)
    if wanted:
        canvas.asked.after_keys(people)


def _next_level(level: Level | None, inwards: int) -> Level | None:
    if level is None:
        return 2 if inwards > 0 else None
    row = LEVELS.index(level) - inwards
    return LEVELS[row] if 0 <= row < len(LEVELS) else None


def nudge_group(canvas: Acting, step: int) -> None:
    """Move the selected people to the next sector clockwise (1) or the other way (-1)."""
    network = canvas.document.network
    order = [sector.group for sector in rings.sectors(network)]
    people = [contact for contact in chosen(canvas) if network.contacts[contact].level is not None]
    if not people or len(order) < 2:
        return
    now = network.sector(network.contacts[people[-1]])
    group = order[(order.index(now) + step) % len(order)] if now in order else order[0]
    canvas.document.edit(edits.set_sector, people, group)
    announce_place(canvas)


def set_level(canvas: Acting, level: Level | None) -> None:
    """Put the selected people on a ring, or back among those not placed."""
    people = chosen(canvas)
    done = canvas.document.edit(edits.set_level, people, level)
    announce_place(canvas)
    if done is not None:
        canvas.asked.after_keys(people)


def announce_place(canvas: Acting) -> None:
    """Say where the last selected person is now, for whoever listens to the screen."""
    network = canvas.document.network
    people = [contact for contact in chosen(canvas) if contact in canvas.positions]
    if people:
        whom = network.contacts[people[-1]]
        if whom.level is not None:
            place = canvas.spot_name(whom.level, network.sector(whom))
            canvas.announce(canvas.tr("{name}: {place}").format(name=full_name(network, whom), place=place))


def go(canvas: Acting, direction: str, adding: bool = False) -> None:
    """Select the person who comes next that way from the last selected one, or the one nearest ego."""
    placed = [contact for contact in chosen(canvas) if contact in canvas.positions]
    start = placed[-1] if placed else canvas.walk.whose
    if start is None or start not in canvas.positions:
        found = min(canvas.positions, key=lambda c: (hypot(*canvas.positions[c]), c), default=None)
    else:
        found = canvas.next_towards(start, *DIRECTIONS[direction])
    if found is None:
        return
    kept = tuple(contact for contact in chosen(canvas) if contact != found) if adding else ()
    canvas.document.select((*kept, found))
    canvas.bring_into_view(found)


def empty_place(canvas: Acting) -> QPointF | None:
    """Return a free place on a ring for a new person: under the pointer, or near the middle of the view."""
    pointer = canvas.pointer()
    wanted = [] if pointer is None else [canvas.unit_at(pointer)]
    middle = canvas.unit_at(QPointF(canvas.rect().center()))
    inner, outer = rings.band(3)
    familiar = [rings.on_circle(step / 32 + 1 / 64, (inner + outer) / 2) for step in range(32)]
    familiar.sort(key=lambda point: hypot(point[0] - middle[0], point[1] - middle[1]))
    wanted += [*familiar, middle, (0.0, -(rings.EGO_RADIUS + inner) / 2)]
    for point in wanted:
        at = QPointF(*canvas.frame.screen(*point))
        if canvas.rect().contains(at.toPoint()) and canvas.spot_at(*point) and canvas.contact_at(at) is None:
            return at
    return None
