"""The context menus of people, a tie, a group, ego and the empty canvas.

What the menu bar has as well is the same here: a window lends the canvas its actions (`QWidget.actions`),
with their texts, keys and icons; the submenus are filled for both by `fill_submenu`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from krets import rings
from krets.canvas import commands
from krets.model import LEVELS, Group, edits
from krets.words import level_name

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

SUBMENUS = ("ring", "move_to", "belongs", "pick_ring", "pick_group", "notes")
"""The submenus that a menu bar has as well, by the key of their command."""
SHOWN = 40
"""A note is named by so many of its first letters."""
_ONE = ("open_panel", "rename")
_EACH = (
    "link",
    "ring",
    "move_to",
    "belongs",
    None,
    "seen_today",
    "pin",
    "private",
    None,
    "unplace",
    "remove",
)
_EMPTY = ("paste_names", "select_all", "pick_ring", "pick_group", None, "tidy", "ties_all", "bridges", None)


def menu_at(canvas: Acting, at: QPointF) -> QMenu:
    """Return the menu for what is under a point, which is selected first."""
    contact = canvas.contact_at(at)
    if contact is not None:
        if contact not in canvas.document.selection.contacts:
            canvas.document.select((contact,))
        return person_menu(canvas)
    if hypot(*canvas.unit_at(at)) < rings.EGO_RADIUS:
        return ego_menu(canvas)
    note = canvas.note_at(at)
    if note is not None:
        return note_menu(canvas, at, note)
    tie = canvas.tie_at(at)
    if tie is not None:
        canvas.document.select(tie=tie)
        return tie_menu(canvas)
    group = canvas.group_at(at)
    if group is not None:
        canvas.document.select(group=group)
        return group_menu(canvas, group)
    return empty_menu(canvas, at)


def menu_of_selection(canvas: Acting) -> QMenu:
    """Return the menu of what is selected; where nothing is, that of the empty map."""
    selection = canvas.document.selection
    if selection.contacts:
        return person_menu(canvas)
    if selection.tie is not None:
        return tie_menu(canvas)
    if selection.group is not None:
        return group_menu(canvas, selection.group)
    return empty_menu(canvas, None)


def person_menu(canvas: Acting) -> QMenu:
    """Return the menu for the selected people, placed or not."""
    menu = QMenu(canvas)
    people = canvas.document.selection.contacts
    if canvas.document.read_only:
        return _lend(menu, canvas, ("open_panel",))
    _lend(menu, canvas, _ONE if len(people) == 1 else ("open_panel",))
    return _lend(menu, canvas, _EACH)


def tie_menu(canvas: Acting) -> QMenu:
    """Return the menu for the selected tie."""
    document = canvas.document
    tie = document.selection.tie
    menu = QMenu(canvas)
    _lend(menu, canvas, ("open_panel",))
    if tie is None or document.read_only:
        return _lend(menu, canvas, ("fit",))
    strength = menu.addMenu(canvas.tr("How well they know each other"))
    for level in LEVELS[:4]:
        edit = partial(document.edit, edits.edit_tie, tie, level=level)
        _add(strength, level_name(level), edit, document.network.ties[tie].level == level)
    _add(menu, canvas.tr("Do not know each other"), canvas.delete_selected)
    return menu


def group_menu(canvas: Acting, group: int) -> QMenu:
    """Return the menu of the selected group."""
    document = canvas.document
    people = any(group in contact.groups for contact in document.network.placed())
    menu = QMenu(canvas)
    _add(menu, canvas.tr("Select everybody in it"), partial(commands.select_group, canvas, group)).setEnabled(
        people
    )
    if group in document.view.filter.groups:
        _add(menu, canvas.tr("Show all groups"), lambda: document.narrow(groups=frozenset()))
    else:
        _add(menu, canvas.tr("Show this group alone"), lambda: document.narrow(groups=frozenset({group})))
    _lend(menu, canvas, ("open_panel",))
    return menu if document.read_only else _lend(menu, canvas, (None, "rename", "remove"))


def note_menu(canvas: Acting, at: QPointF, note: int) -> QMenu:
    """Return the menu of a note."""
    menu = QMenu(canvas)
    if not canvas.document.read_only:
        _add(menu, canvas.tr("Edit the note"), lambda: canvas.write_note(at, note))
        _add(menu, canvas.tr("Remove the note"), partial(canvas.document.edit, edits.remove_notes, (note,)))
    return _lend(menu, canvas, ("fit",))


def ego_menu(canvas: Acting) -> QMenu:
    """Return the menu of the one in the middle."""
    menu = QMenu(canvas)
    _add(menu, canvas.tr("Open"), canvas.ego_opened.emit)
    return _lend(menu, canvas, ("select_all", "fit"))


def empty_menu(canvas: Acting, at: QPointF | None) -> QMenu:
    """Return the menu of an empty place, or, where it is asked for by keyboard (None), of the empty map."""
    menu = QMenu(canvas)
    if at is None:
        _lend(menu, canvas, ("add",))
    elif not canvas.document.read_only and canvas.spot_at(*canvas.unit_at(at)) is not None:
        _add(menu, canvas.tr("Add a person here"), lambda: canvas.add_at(at))
    if at is not None and not canvas.document.read_only:
        _add(menu, canvas.tr("Write a note here"), lambda: canvas.write_note(at))
    return _lend(menu, canvas, (*_EMPTY, "fit"))


# Shared with the menu bar ---------------------------------------------------------------------------------


def _lend(menu: QMenu, canvas: Acting, keys: Collection[str | None]) -> QMenu:
    """Add the window's own actions of these commands, in this order; None is a line."""
    lent = {action.objectName(): action for action in canvas.actions()}
    for key in keys:
        if key is None:
            menu.addSeparator()
        elif key in lent and key in SUBMENUS:
            shown = menu.addMenu(lent[key].text())
            shown.setEnabled(lent[key].isEnabled())
            fill_submenu(shown, key, canvas)
        elif key in lent:
            menu.addAction(lent[key])
    return menu


def fill_submenu(menu: QMenu, key: str, canvas: Acting) -> None:
    """Put into a menu what the submenu of a command offers now: rings or groups, for who is selected."""
    menu.clear()
    network, people = canvas.document.network, canvas.document.selection.contacts
    chosen = [network.contacts[contact] for contact in people]
    groups = sorted(network.groups.values(), key=_order)
    if key in ("ring", "pick_ring"):
        here = {contact.level for contact in chosen}
        for level in LEVELS:
            done = commands.set_level if key == "ring" else commands.select_ring
            on = here == {level} if key == "ring" else None
            _add(menu, level_name(level), partial(done, canvas, level), on)
        return
    if key == "notes":
        _fill_notes(menu, canvas)
        return
    for group in groups:
        if key == "move_to":
            sectors = {network.sector(contact) for contact in chosen}
            move = partial(canvas.document.edit, edits.set_sector, people, group.id)
            _add(menu, group.name, move, sectors == {group.id})
        elif key == "belongs":
            change = partial(commands.change_belonging, canvas, group.id)
            _add(menu, group.name, change, commands.all_belong(canvas, group.id))
        else:
            _add(menu, group.name, partial(commands.select_group, canvas, group.id))
    if not groups:
        _add(menu, canvas.tr("There is no group yet"), lambda: None).setEnabled(False)


def _fill_notes(menu: QMenu, canvas: Acting) -> None:
    """Offer to write a note, or to change one of those that are there (without words it goes)."""
    middle = QPointF(canvas.rect().center())
    _add(menu, canvas.tr("Write a note"), lambda: canvas.write_note(canvas.pointer() or middle))
    notes = sorted(canvas.document.network.notes.values(), key=lambda note: note.id)
    for note in notes:
        first = note.text.split("\n")[0]
        shown = first if len(first) <= SHOWN else f"{first[: SHOWN - 1]}…"
        _add(menu, shown, partial(canvas.write_note, middle, note.id))


def _order(group: Group) -> tuple[float, int]:
    return group.start, group.id


def _add(menu: QMenu, text: str, called: Callable[[], object], on: bool | None = None) -> QAction:
    """Add an entry of the canvas' own, ticked or not if it is one to tick."""
    action = menu.addAction(text.replace("&", "&&"))
    if on is not None:
        action.setCheckable(True)
        action.setChecked(on)
    action.triggered.connect(lambda _checked=False: called())
    return action
