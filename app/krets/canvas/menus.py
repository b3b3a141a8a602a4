"""The context menus of a person, a tie, a group and the empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from krets.canvas import commands
from krets.model import LEVELS, edits
from krets.words import level_name

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


def menu_at(canvas: Acting, at: QPointF) -> QMenu:
    """Return the menu for what is under a point; a person there is selected first."""
    contact = canvas.contact_at(at)
    if contact is not None:
        if contact not in canvas.document.selection.contacts:
            canvas.document.select((contact,))
        return person_menu(canvas)
    tie = canvas.tie_at(at)
    if tie is not None:
        canvas.document.select(tie=tie)
        return tie_menu(canvas)
    group = canvas.group_at(at)
    if group is not None:
        canvas.document.select(group=group)
        return group_menu(canvas, group)
    return empty_menu(canvas, at)


def person_menu(canvas: Acting) -> QMenu:
    """Return the menu for the selected people."""
    document = canvas.document
    people = document.selection.contacts
    menu = QMenu(canvas)
    _add(menu, canvas.tr("Open"), lambda: canvas.opened.emit(people[-1]))
    if document.read_only:
        return menu
    _add(menu, canvas.tr("Rename"), lambda: canvas.edit_name(people[-1])).setEnabled(
        people[-1] in canvas.positions
    )
    add_rings(menu, canvas)
    _groups(menu, canvas)
    if len(people) > 1:
        _add(menu, canvas.tr("Know each other"), canvas.link_selected)
    menu.addSeparator()
    _seen(menu, canvas)
    pinned = all(document.network.contacts[contact].pinned for contact in people)
    text = canvas.tr("Let tidy move") if pinned else canvas.tr("Pin in place")
    _add(menu, text, lambda: document.edit(edits.pin, people, not pinned))
    menu.addSeparator()
    _add(menu, canvas.tr("Put back to not placed"), lambda: commands.set_level(canvas, None))
    _add(menu, canvas.tr("Remove"), canvas.delete_selected)
    return menu


def add_rings(menu: QMenu, canvas: Acting) -> None:
    """Add "Put on ring" with the five rings to a menu."""
    rings = menu.addMenu(canvas.tr("Put on ring"))
    contacts = canvas.document.network.contacts
    here = {contacts[contact].level for contact in canvas.document.selection.contacts}
    for level in LEVELS:
        action = _add(rings, level_name(level), partial(commands.set_level, canvas, level))
        action.setCheckable(True)
        action.setChecked(here == {level})


def _groups(menu: QMenu, canvas: Acting) -> None:
    document = canvas.document
    people = document.selection.contacts
    groups = sorted(document.network.groups.values(), key=lambda group: (group.start, group.id))
    if not groups:
        return
    submenu = menu.addMenu(canvas.tr("Move to group"))
    for group in groups:
        _add(submenu, group.name, partial(document.edit, edits.set_sector, people, group.id))


def _seen(menu: QMenu, canvas: Acting) -> None:
    document = canvas.document
    people = document.selection.contacts
    _add(menu, canvas.tr("Seen today"), lambda: document.edit(edits.seen, people, document.now().date()))


def tie_menu(canvas: Acting) -> QMenu:
    """Return the menu for the selected tie."""
    document = canvas.document
    tie = document.selection.tie
    menu = QMenu(canvas)
    if tie is None or document.read_only:
        _add(menu, canvas.tr("Show the whole map"), canvas.fit)
        return menu
    strength = menu.addMenu(canvas.tr("How well they know each other"))
    for level in LEVELS[:4]:
        action = _add(strength, level_name(level), partial(document.edit, edits.edit_tie, tie, level=level))
        action.setCheckable(True)
        action.setChecked(document.network.ties[tie].level == level)
    _add(menu, canvas.tr("Do not know each other"), canvas.delete_selected)
    return menu


def group_menu(canvas: Acting, group: int) -> QMenu:
    """Return the menu of a group."""
    document = canvas.document
    people = tuple(contact.id for contact in document.network.placed() if group in contact.groups)
    menu = QMenu(canvas)
    _add(menu, canvas.tr("Select everybody in it"), lambda: document.select(people)).setEnabled(bool(people))
    if group in document.view.groups:
        _add(menu, canvas.tr("Show all groups"), lambda: document.look(groups=frozenset()))
    else:
        _add(menu, canvas.tr("Show this group alone"), lambda: document.look(groups=frozenset({group})))
    return menu


def empty_menu(canvas: Acting, at: QPointF) -> QMenu:
    """Return the menu of an empty place."""
    menu = QMenu(canvas)
    if not canvas.document.read_only:
        if canvas.spot_at(*canvas.unit_at(at)) is not None:
            _add(menu, canvas.tr("Add a person here"), lambda: canvas.add_at(at))
        _add(menu, canvas.tr("Tidy the map"), canvas.tidy)
        menu.addSeparator()
    _add(menu, canvas.tr("Select everybody"), canvas.select_all)
    _add(menu, canvas.tr("Show the whole map"), canvas.fit)
    return menu


def _add(menu: QMenu, text: str, called: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: called())
    return action
