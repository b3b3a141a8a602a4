"""How a field on the canvas ends: its text is handed over once, or dropped, and the keyboard goes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Handover:
    """The end of one field; `entered` gets the text at most once."""

    def __init__(self, field: QWidget, canvas: QWidget, entered: Callable[[str], None]) -> None:
        self._field, self._canvas = field, canvas
        self._entered: Callable[[str], None] | None = entered

    @property
    def is_open(self) -> bool:
        """Tell whether the field still waits for its text."""
        return self._entered is not None

    def close(self, text: str | None) -> None:
        """Take the field away and hand a text over, unless it is None."""
        entered, self._entered = self._entered, None
        if entered is None:
            return
        had_focus = self._field.hasFocus()
        self._field.hide()
        self._field.deleteLater()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is not None:
            entered(text)


def has_gone_on(event: QFocusEvent) -> bool:
    """Tell whether the keyboard left a field because the user goes on elsewhere in the window."""
    return event.reason() not in _STAYING
