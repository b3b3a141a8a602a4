"""The command table as `QAction`s of one window: made once, shared by menus, toolbar and keys."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from krets.look import icon, theme
from krets.window.commands import MENUS, Command, CommandTable

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}


class Actions:
    """Every command of the table as an action of `window`, by key; `do` says what it does.

    Shortcuts that hold on the canvas only are registered there when `lend` is called. The submenus, and their
    actions, come with `fill`.
    """

    def __init__(self, window: QWidget) -> None:
        self.table = CommandTable(window)
        self.commands = self.table.all()
        self.menus: dict[str, QMenu] = {}
        self._window = window
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {
            key: self._make(command) for key, command in self.commands.items() if command.kind != "menu"
        }

    def __getitem__(self, key: str) -> QAction:
        """Return the action of a command."""
        return self._actions[key]

    def do(self, key: str, slot: Callable[..., Any]) -> None:
        """Say what a command does; a checkable one hands its state over."""
        action = self._actions[key]
        if self.commands[key].kind == "check":
            action.toggled.connect(slot)
        else:
            action.triggered.connect(lambda _checked=False: slot())

    def lend(self, canvas: QWidget) -> None:
        """Lend the canvas all actions: for the shortcuts that hold only there, and for its menus."""
        canvas.addActions(list(self._actions.values()))

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into the menu bar."""
        for menu in MENUS:
            shown = bar.addMenu(self.table.title(menu))
            shown.aboutToShow.connect(lambda menu=menu: self._dress(menu))
            for entry in self.table.entries(menu):
                if entry is None:
                    shown.addSeparator()
                elif entry.kind == "menu":
                    self.menus[entry.key] = submenu = shown.addMenu(entry.text)
                    self._actions[entry.key] = submenu.menuAction()
                    submenu.menuAction().setObjectName(entry.key)
                else:
                    shown.addAction(self._actions[entry.key])

    def enable(self, key: str, why_not: str) -> None:
        """Switch a command on; or off, with a sentence that says why, shown in status line and palette."""
        self._actions[key].setEnabled(not why_not)
        self._actions[key].setStatusTip(why_not)

    def check(self, key: str, checked: bool) -> None:
        """Show a checkable command as on or off without doing it."""
        blocker = QSignalBlocker(self._actions[key])
        self._actions[key].setChecked(checked)
        blocker.unblock()

    def _dress(self, menu: str) -> None:
        """Draw a menu's icons in the colours of the theme, when it is opened (each takes a millisecond)."""
        now = theme()
        for entry in self.table.entries(menu):
            if entry is not None and entry.icon:
                self._actions[entry.key].setIcon(icon(entry.icon, now))

    def _make(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.key)
        action.setShortcuts([QKeySequence(text) for text in command.shortcuts])
        action.setMenuRole(_ROLES.get(command.key, QAction.MenuRole.NoRole))
        if command.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        if command.kind != "do":
            action.setCheckable(True)
        if command.kind not in {"do", "check"}:
            group = self._groups.setdefault(command.kind, QActionGroup(self._window))
            group.addAction(action)
        return action
