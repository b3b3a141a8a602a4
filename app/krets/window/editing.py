"""Undo and redo with their names, and the commands on people: menu and keys alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from krets.model import Change, Contact, Exchange, Network, Tie, edits
from krets.words import full_name, say_change

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow

_OFFER_UNDO = {"remove_contacts", "remove_group", "disconnect", "remove_exchange", "remove_need", "import"}


class EditCommands(QObject):
    """The Edit and People menus of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        canvas, document = window.canvas, window.document
        do = window.actions_.do
        do("undo", document.undo)
        do("redo", document.redo)
        do("select_all", canvas.select_all)
        do("select_none", document.select)
        do("find", self._find)
        do("add", canvas.add_person)
        do("rename", self._rename)
        do("link", canvas.link_selected)
        do("remove", canvas.delete_selected)
        do("inwards", lambda: canvas.nudge_level(1))
        do("outwards", lambda: canvas.nudge_level(-1))
        do("next_group", lambda: canvas.nudge_group(1))
        do("previous_group", lambda: canvas.nudge_group(-1))
        do("unplace", self._unplace)
        do("tidy", canvas.tidy)
        do("questions", window.ask_questions)
        document.undo_stack.indexChanged.connect(self.refresh)
        document.selected.connect(self.refresh)
        window.closed.connect(self.stop)
        self.refresh()

    def stop(self) -> None:
        """Follow the document no longer: the window is closed."""
        self._window.document.undo_stack.indexChanged.disconnect(self.refresh)

    def refresh(self) -> None:
        """Name the steps that undo and redo would take; switch off what has nothing to work on."""
        actions, document = self._window.actions_, self._window.document
        editable = not document.read_only
        undo, redo = document.undo_step(), document.redo_step()
        actions["undo"].setText(self._named(self.tr("&Undo"), self.tr("&Undo: {step}"), undo))
        actions["redo"].setText(self._named(self.tr("&Redo"), self.tr("&Redo: {step}"), redo))
        actions["undo"].setEnabled(editable and undo is not None)
        actions["redo"].setEnabled(editable and redo is not None)
        people = len(document.selection.contacts)
        chosen = people > 0 or document.selection.tie is not None
        for key, possible in (
            ("remove", chosen),
            ("rename", people == 1),
            ("link", people > 1),
            ("inwards", people > 0),
            ("outwards", people > 0),
            ("next_group", people > 0),
            ("previous_group", people > 0),
            ("unplace", people > 0),
        ):
            actions[key].setEnabled(editable and possible)

    def _named(self, plain: str, named: str, step: Change | None) -> str:
        return plain if step is None else named.format(step=say_change(step).replace("&", "&&"))

    def _find(self) -> None:
        dock = self._window.docks["people"]
        dock.bring()
        if self._window.people is not None:
            self._window.people.focus_search()

    def _rename(self) -> None:
        contacts = self._window.document.selection.contacts
        if contacts:
            self._window.canvas.edit_name(contacts[-1])

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
