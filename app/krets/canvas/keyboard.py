"""What keys do on the canvas. Keys that the window's own actions take never come here; both mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from krets.canvas import commands

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

Key = Qt.Key
_ARROWS = {Key.Key_Left: "left", Key.Key_Right: "right", Key.Key_Up: "up", Key.Key_Down: "down"}
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


def pressed(canvas: Acting, event: QKeyEvent) -> bool:
    """Do what a key is for; return whether it is for anything."""
    key, keys = Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ARROWS:
        return _arrow(canvas, _ARROWS[key], keys)
    if event.matches(QKeySequence.StandardKey.SelectAll):
        commands.select_all(canvas)
    elif event.matches(QKeySequence.StandardKey.ZoomIn) or (key == Key.Key_Plus and keys == _NONE):
        canvas.zoom_in()
    elif event.matches(QKeySequence.StandardKey.ZoomOut) or (key == Key.Key_Minus and keys == _NONE):
        canvas.zoom_out()
    elif key == Key.Key_0 and keys == _CTRL:
        canvas.reset_zoom()
    elif keys == _NONE:
        return _plain(canvas, key)
    else:
        return False
    return True


def _arrow(canvas: Acting, direction: str, keys: Qt.KeyboardModifier) -> bool:
    if keys == _NONE:
        commands.go(canvas, direction)
    elif keys == _CTRL:
        commands.go(canvas, direction, adding=True)
    elif canvas.refuses_edits():
        return True
    elif keys == _SHIFT:
        commands.nudge(canvas, direction)
    elif keys == _ALT and direction in ("up", "down"):
        canvas.nudge_level(1 if direction == "up" else -1)
    elif keys == _ALT:
        canvas.nudge_group(1 if direction == "right" else -1)
    else:
        return False
    return True


def _plain(canvas: Acting, key: Qt.Key) -> bool:
    people = canvas.document.selection.contacts
    if key == Key.Key_Escape:
        canvas.escape()
    elif key == Key.Key_F:
        canvas.fit()
    elif key in (Key.Key_Return, Key.Key_Enter) and people:
        canvas.opened.emit(people[-1])
    elif key == Key.Key_Menu:
        canvas.open_menu()
    elif key in _EDITING and not canvas.refuses_edits():
        if key in (Key.Key_Delete, Key.Key_Backspace):
            canvas.delete_selected()
        elif key == Key.Key_L:
            canvas.link_selected()
        elif key == Key.Key_F2 and people:
            canvas.edit_name(people[-1])
        elif key in (Key.Key_N, Key.Key_Insert):
            canvas.add_person()
    else:
        return key in _EDITING
    return True


_EDITING = (
    Key.Key_Delete,
    Key.Key_Backspace,
    Key.Key_L,
    Key.Key_F2,
    Key.Key_N,
    Key.Key_Insert,
)
