"""What the command palette finds: every entry of the menus, submenus too, everybody, and the groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from krets.words import fill

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow


class Entry(NamedTuple):
    """One thing that can be done: its text, where it is in the menus, its key, whether it is on, why not.

    `does` is told whether to add to the selection, which only people care for. `icon` is a name of
    `krets.look`; `on` is None where there is nothing to be on or off.
    """

    text: str
    does: Callable[[bool], object]
    where: str = ""
    keys: str = ""
    icon: str = ""
    on: bool | None = None
    why_not: str = ""
    is_person: bool = False


def rank(folded: str, words: list[str]) -> int | None:
    """Return how well a text answers what was typed, 0 best; None where one of the words is not in it.

    A word that begins the text counts 0, one that begins a word of it 1, one inside a word 3.
    """
    cost = 0
    for word in words:
        at = folded.find(word)
        if at < 0:
            return None
        if at > 0:
            cost += 1 if f" {word}" in folded else 3
    return cost


class Finder:
    """Everything that can be done when the palette is opened, and the search in it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        icons = {key: command.icon for key, command in window.actions_.commands.items()}
        self._entries = [
            entry
            for action in window.menuBar().actions()
            if isinstance(menu := action.menu(), QMenu)
            for entry in _entries(menu, _plain(action.text()), icons)
        ]
        self._entries += self._groups()
        self._folded = [f"{entry.text} {entry.where}".casefold() for entry in self._entries]
        contacts = window.document.network.contacts.values()
        self._people = [(contact.name.casefold(), contact.id) for contact in contacts]

    def find(self, typed: str, most: int) -> list[Entry]:
        """Return what answers the words typed, in any order: best first, commands before people of one rank.

        O(everything): 30,000 people take some ten milliseconds.
        """
        words = typed.casefold().split()
        found: list[tuple[int, int, int | None]] = [
            (cost, row, None)
            for row, folded in enumerate(self._folded)
            if (cost := rank(folded, words)) is not None
        ]
        people = self._find_people(words) if words else ()
        best = nsmallest(most, (*found, *people), key=lambda each: each[:2])
        return [self._entries[row] if contact is None else self._person(contact) for _, row, contact in best]

    def _find_people(self, words: list[str]) -> Iterator[tuple[int, int, int]]:
        """Yield (rank, row, contact); "go to" may be typed too."""
        lead = _go_to("").casefold().split()
        named = [word for word in words if not any(part.startswith(word) for part in lead)] or words
        rows = len(self._folded)
        for row, (folded, contact) in enumerate(self._people):
            cost = rank(folded, named)
            if cost is not None:
                yield cost, rows + row, contact

    def _person(self, contact: int) -> Entry:
        network = self._window.document.network
        name = str(self._window.canvas.namesakes.shown(network.contacts[contact]))
        return Entry(_go_to(name), partial(self._go, contact), icon="user", is_person=True)

    def _go(self, contact: int, adding: bool) -> None:
        document, canvas = self._window.document, self._window.canvas
        kept = document.selection.contacts if adding else ()
        document.select((*(other for other in kept if other != contact), contact))
        canvas.setFocus()
        canvas.centre_on(contact)

    def _groups(self) -> Iterator[Entry]:
        document, canvas = self._window.document, self._window.canvas

        def go(group: int, _adding: bool) -> None:
            document.select(group=group)
            canvas.setFocus()

        for group in sorted(document.network.groups.values(), key=lambda group: (group.start, group.id)):
            text = fill(QCoreApplication.translate("palette", "Go to group {name}"), {"name": group.name})
            yield Entry(text, partial(go, group.id), icon="users")


def _entries(menu: QMenu, where: str, icons: dict[str, str]) -> Iterator[Entry]:
    """Yield what a menu and its submenus offer now."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            deeper = QCoreApplication.translate("palette", "{menu} › {submenu}")
            path = deeper.format(menu=where, submenu=_plain(action.text()))
            for entry in _entries(inner, path, icons):
                why_not = "" if action.isEnabled() else action.statusTip()
                yield entry._replace(
                    icon=icons.get(action.objectName(), ""), why_not=why_not or entry.why_not
                )
        elif not action.isSeparator() and action.isVisible():
            yield Entry(
                _plain(action.text()),
                partial(_trigger, action),
                where,
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                icons.get(action.objectName(), ""),
                action.isChecked() if action.isCheckable() else None,
                _why_not(action),
            )


def _go_to(name: str) -> str:
    return fill(QCoreApplication.translate("palette", "Go to {name}"), {"name": name})


def _trigger(action: QAction, _adding: bool) -> None:
    action.trigger()


def _why_not(action: QAction) -> str:
    if action.isEnabled():
        return ""
    return action.statusTip() or QCoreApplication.translate("palette", "This cannot be done now.")


def _plain(text: str) -> str:
    """Return a menu's text without the letter to type, and without the dots that promise a dialog."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…").rstrip()
