"""Undo and redo with their names, and the commands on people: menu and keys alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from krets.canvas import SUBMENUS, TOOLS, fill_submenu
from krets.model import Change, Contact, Exchange, Network, Tie, edits
from krets.words import full_name, say_change

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow

_OFFER_UNDO = {"remove_contacts", "remove_group", "disconnect", "remove_exchange", "remove_need", "import"}

_ON_PEOPLE = (
    *("link", "ring", "inwards", "outwards", "unplace", "move_to", "belongs", "next_group", "previous_group"),
    *("seen_today", "pin", "private"),
)
"""Commands that need somebody selected."""


class EditCommands(QObject):
    """The Edit and People menus of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        canvas, document = window.canvas, window.document
        slots: dict[str, Callable[..., object]] = {
            "undo": document.undo,
            "redo": document.redo,
            "select_all": canvas.select_all,
            "select_none": document.select,
            "walk_ties": lambda: canvas.walk.tie(1),
            "walk_ties_back": lambda: canvas.walk.tie(-1),
            "walk_groups": lambda: canvas.walk.group(1),
            "walk_groups_back": lambda: canvas.walk.group(-1),
            "find": self._find,
            "add": canvas.add_person,
            "open_panel": canvas.open_selected,
            "rename": canvas.rename_selected,
            "link": canvas.link_selected,
            "remove": canvas.delete_selected,
            "inwards": lambda: canvas.nudge_level(1),
            "outwards": lambda: canvas.nudge_level(-1),
            "next_group": lambda: canvas.nudge_group(1),
            "previous_group": lambda: canvas.nudge_group(-1),
            "seen_today": canvas.see_today,
            "pin": lambda on: document.edit(edits.pin, document.selection.contacts, on),
            "private": lambda on: document.edit(edits.edit_contacts, document.selection.contacts, private=on),
            "unplace": self._unplace,
            "tidy": canvas.tidy,
            "questions": window.ask_questions,
        }
        for key, slot in slots.items():
            window.actions_.do(key, slot)
        self._wire_submenus()
        self._wire_tools()
        document.undo_stack.indexChanged.connect(self.refresh)
        document.selected.connect(self.refresh)
        window.closed.connect(self.stop)
        self.refresh()

    def _wire_submenus(self) -> None:
        for key in SUBMENUS:
            menu = self._window.actions_.menus[key]
            menu.aboutToShow.connect(partial(fill_submenu, menu, key, self._window.canvas))

    def _wire_tools(self) -> None:
        actions, canvas = self._window.actions_, self._window.canvas
        for tool in TOOLS:
            actions.do(f"tool_{tool}", partial(canvas.set_tool, tool))
        canvas.tool_changed.connect(lambda tool: actions.check(f"tool_{tool}", True))
        actions.check("tool_select", True)

    def stop(self) -> None:
        """Follow the document no longer: the window is closed."""
        self._window.document.undo_stack.indexChanged.disconnect(self.refresh)

    def refresh(self) -> None:
        """Name the steps that undo and redo would take; switch off what cannot be done, and say why."""
        actions, document = self._window.actions_, self._window.document
        undo, redo = document.undo_step(), document.redo_step()
        actions["undo"].setText(self._named(self.tr("&Undo"), self.tr("&Undo: {step}"), undo))
        actions["redo"].setText(self._named(self.tr("&Redo"), self.tr("&Redo: {step}"), redo))
        why_not = self._why_not()
        for key, command in actions.commands.items():
            if command.edits and document.read_only:
                actions.enable(key, self.tr("This map can be looked at, not changed."))
            elif command.edits or key in why_not:
                actions.enable(key, why_not.get(key, ""))
        people = [document.network.contacts[contact] for contact in document.selection.contacts]
        actions.check("pin", bool(people) and all(person.pinned for person in people))
        actions.check("private", bool(people) and all(person.private for person in people))

    def _why_not(self) -> dict[str, str]:
        """Return why a command has nothing to work on, by its key; "" where it has."""
        document = self._window.document
        chosen, placed = document.selection, self._window.canvas.positions
        people, group = chosen.contacts, chosen.group is not None
        nobody = "" if people else self.tr("Select somebody first.")
        nothing = "" if people or group or chosen.tie is not None else self.tr("Select somebody first.")
        one = (len(people) == 1 and people[0] in placed) or (group and not people)
        return {
            "undo": "" if document.undo_step() is not None else self.tr("There is nothing to undo."),
            "redo": "" if document.redo_step() is not None else self.tr("There is nothing to do again."),
            "rename": "" if one else self.tr("Select one person on the map, or a group, first."),
            **dict.fromkeys(_ON_PEOPLE, nobody),
            **dict.fromkeys(("open_panel", "remove", "select_none"), nothing),
        }

    def _named(self, plain: str, named: str, step: Change | None) -> str:
        return plain if step is None else named.format(step=say_change(step).replace("&", "&&"))

    def _find(self) -> None:
        dock = self._window.docks["people"]
        dock.bring()
        if self._window.people is not None:
            self._window.people.focus_search()

    def _unplace(self) -> None:
        self._window.document.edit(edits.set_level, self._window.document.selection.contacts, None)


def offer_undo(window: MainWindow, change: Change) -> None:
    """Say what has just been taken away or brought in, with a way back; nothing after undo or redo.

    The way back is offered only as long as it is the next undo.
    """
    window.toast.check()
    document = window.document
    if change.verb in _OFFER_UNDO and document.undo_step() == change:
        text, button = _done(document.network, change), QCoreApplication.translate("window", "Undo")
        window.toast.say(text, button, document.undo, lambda: document.undo_step() == change)


def _done(network: Network, change: Change) -> str:
    """Say in the past tense what a change has taken away or brought in."""
    given = {**change.arguments, **_told_apart(network, change)}
    count = given.get("count", 1)
    several = count if isinstance(count, int) else 1
    sentences = {
        "remove_contacts": QCoreApplication.translate("window", "{name} removed")
        if "name" in given
        else QCoreApplication.translate("window", "%n people removed", "", several),
        "remove_group": QCoreApplication.translate("window", "Group {name} removed"),
        "disconnect": QCoreApplication.translate("window", "{a} and {b} no longer know each other"),
        "remove_exchange": QCoreApplication.translate("window", "Entry in the log removed: {name}"),
        "remove_need": QCoreApplication.translate("window", "Need removed"),
        "import": _imported(several, given.get("updated", 0)),
    }
    return sentences[change.verb].format(**given)


def _imported(new: int, updated: object) -> str:
    """Say how many came, and how many who were here got something."""
    many = updated if isinstance(updated, int) else 0
    came = (
        QCoreApplication.translate("window", "One person imported")
        if new == 1
        else QCoreApplication.translate("window", "%n people imported", "", new)
    )
    if not many:
        return came
    more = (
        QCoreApplication.translate("window", "one person updated")
        if many == 1
        else QCoreApplication.translate("window", "%n people updated", "", many)
    )
    return QCoreApplication.translate("window", "{came}, {more}").format(came=came, more=more)


def _told_apart(network: Network, change: Change) -> dict[str, str]:
    """Return the names in what a change has taken away, as the lists tell those of one name apart."""
    gone = [edit.before for edit in change.edits if edit.after is None]
    people = network.contacts
    for record in gone:
        if isinstance(record, Contact) and "name" in change.arguments:
            return {"name": full_name(network, record)}
        if isinstance(record, Exchange) and change.verb == "remove_exchange":
            return {"name": full_name(network, people[record.contact])}
        if isinstance(record, Tie) and change.verb == "disconnect":
            return {"a": full_name(network, people[record.a]), "b": full_name(network, people[record.b])}
    return {}
