"""What keys do on the canvas: one table. Keys that the window's own actions take never come here.

A canvas in a window hears most of these as the window's commands; `Stroke.command` names the command that a
key means there, so that a test can see that both mean the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from krets.canvas import commands

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_SIGNS = {Qt.Key.Key_Plus.value, Qt.Key.Key_Minus.value, Qt.Key.Key_Equal.value}
"""Signs that need Shift on some keyboards and not on others."""


class Stroke(NamedTuple):
    """What a key is for: the window's command (or a word of the canvas' own), and what does it here."""

    command: str
    does: Callable[[Acting], object]
    edits: bool = False


def _arrows() -> dict[str, Stroke]:
    found = {}
    for key in commands.DIRECTIONS:
        name = key.capitalize()
        found[name] = Stroke("go", partial(commands.go, direction=key))
        found[f"Ctrl+{name}"] = Stroke("go_adding", partial(commands.go, direction=key, adding=True))
        found[f"Shift+{name}"] = Stroke("nudge", partial(commands.nudge, direction=key), edits=True)
    return found


STROKES: dict[str, Stroke] = {
    **_arrows(),
    "Alt+Up": Stroke("inwards", lambda canvas: canvas.nudge_level(1), edits=True),
    "Alt+Down": Stroke("outwards", lambda canvas: canvas.nudge_level(-1), edits=True),
    "Alt+Right": Stroke("next_group", lambda canvas: canvas.nudge_group(1), edits=True),
    "Alt+Left": Stroke("previous_group", lambda canvas: canvas.nudge_group(-1), edits=True),
    "Ctrl+A": Stroke("select_all", commands.select_all),
    "Ctrl++": Stroke("zoom_in", lambda canvas: canvas.zoom_in()),
    "Ctrl+=": Stroke("zoom_in", lambda canvas: canvas.zoom_in()),
    "+": Stroke("zoom_in", lambda canvas: canvas.zoom_in()),
    "Ctrl+-": Stroke("zoom_out", lambda canvas: canvas.zoom_out()),
    "-": Stroke("zoom_out", lambda canvas: canvas.zoom_out()),
    "Ctrl+0": Stroke("zoom_reset", lambda canvas: canvas.reset_zoom()),
    "F": Stroke("fit", lambda canvas: canvas.fit()),
    "T": Stroke("walk_ties", lambda canvas: canvas.walk.tie(1)),
    "Shift+T": Stroke("walk_ties_back", lambda canvas: canvas.walk.tie(-1)),
    "G": Stroke("walk_groups", lambda canvas: canvas.walk.group(1)),
    "Shift+G": Stroke("walk_groups_back", lambda canvas: canvas.walk.group(-1)),
    "Esc": Stroke("escape", lambda canvas: canvas.escape()),
    "Return": Stroke("open_panel", commands.open_selected),
    "Enter": Stroke("open_panel", commands.open_selected),
    "Menu": Stroke("menu", lambda canvas: canvas.open_menu()),
    "Shift+F10": Stroke("menu", lambda canvas: canvas.open_menu()),
    "Del": Stroke("remove", commands.delete_selected, edits=True),
    "Backspace": Stroke("remove", commands.delete_selected, edits=True),
    "L": Stroke("link", commands.link_selected, edits=True),
    "F2": Stroke("rename", commands.rename_selected, edits=True),
    "N": Stroke("add", lambda canvas: canvas.add_person(), edits=True),
    "Ins": Stroke("add", lambda canvas: canvas.add_person(), edits=True),
}
"""Every key of the canvas as Qt writes it, Space aside, which is held while the mouse pans."""


def stroke_of(event: QKeyEvent) -> str:
    """Return what was pressed as Qt writes shortcuts: "Ctrl+A". Keys of any script have a name."""
    keys = event.modifiers() & ~_IGNORED
    if event.key() in _SIGNS:
        keys &= ~Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(event.key() | keys.value)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def pressed(canvas: Acting, event: QKeyEvent) -> bool:
    """Do what a key is for; return whether it is for anything."""
    stroke = STROKES.get(stroke_of(event))
    if stroke is None:
        return False
    if not (stroke.edits and canvas.refuses_edits()):
        stroke.does(canvas)
    return True
