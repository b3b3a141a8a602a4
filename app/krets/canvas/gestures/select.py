"""A click: takes a person, a tie, a group; adds with Shift or Ctrl; clears. Grows into a drag or a lasso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from krets.canvas.gestures.drag import Drag
from krets.canvas.gestures.gesture import ADDING, Gesture
from krets.canvas.gestures.lasso import Lasso

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Select(Gesture):
    """The press on a person, a tie or nothing, as long as it may still be a click."""

    def __init__(self, canvas: Acting, press: QPointF, keys: Qt.KeyboardModifier) -> None:
        super().__init__(canvas, press)
        self.contact = canvas.contact_at(press)
        self.tie = canvas.tie_at(press) if self.contact is None else None
        self.adding = bool(keys & ADDING)
        chosen = canvas.document.selection.contacts
        self.was_chosen = self.contact in chosen
        if self.contact is not None:
            if not canvas.document.read_only:
                canvas.lift(self.dragged())  # first: what stands out need not be painted twice
            if not self.was_chosen and not self.adding:
                canvas.document.select((self.contact,))

    def dragged(self) -> tuple[int, ...]:
        """Return who would move: the selection, if the one pressed is in it, or that one alone."""
        assert self.contact is not None
        chosen = self.canvas.document.selection.contacts
        placed = tuple(contact for contact in chosen if contact in self.canvas.positions)
        return placed if self.contact in placed else (self.contact,)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Become a drag of the person, or a lasso from an empty place."""
        if not self.is_past_threshold(at):
            return self
        if self.contact is None:
            return Lasso(self.canvas, self.press, self.adding).move(at, keys)
        if self.canvas.refuses_edits():
            self.canvas.set_down()
            return None
        return Drag(self.canvas, self.press, self.contact, self.dragged()).move(at, keys)

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> Gesture | None:
        """Be a click."""
        document = self.canvas.document
        self.canvas.set_down()
        if self.contact is not None:
            self._end_on_person(self.contact)
        elif self.tie is not None:
            document.select(tie=self.tie)
        elif not self.adding:
            document.select(group=self.canvas.group_at(self.press))
        return None

    def _end_on_person(self, contact: int) -> None:
        document = self.canvas.document
        chosen = document.selection.contacts
        if self.adding and self.was_chosen:
            document.select(tuple(other for other in chosen if other != contact))
        elif self.adding:
            document.select((*chosen, contact))
        elif chosen != (contact,):
            document.select((contact,))

    def cancel(self) -> None:
        """Forget the press."""
        self.canvas.set_down()
