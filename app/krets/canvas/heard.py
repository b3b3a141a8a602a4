"""Tells whoever listens to the screen what happens on the map. Loaded after the first paint.

Every change says its own words, unless somebody has something more exact to announce at the same time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from krets.canvas import accessible
from krets.canvas.parts import Key, Parts
from krets.model import Change, Contact, Group
from krets.words import say_change

if TYPE_CHECKING:
    from krets.canvas.acting import Acting

MANY = 20
"""Of a change of more people than this only the words are heard, not each one's coming or new place."""


class Heard(QObject):
    """The voice of one canvas: parts for a screen reader to go through, and what it is told."""

    def __init__(self, canvas: Acting) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.parts = Parts(canvas)
        self._exact: list[str] = []
        self._words = ""
        self._focus = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._speak)
        canvas.document.changed.connect(self._changed)
        canvas.document.selected.connect(self._selected)

    def begin(self) -> None:
        """Stand in for what Qt has told of the canvas so far; the canvas knows its voice by now."""
        accessible.install()
        accessible.forget(self.canvas)
        if self.canvas.hasFocus():
            self.focus()

    def announce(self, text: str) -> None:
        """Say something, in place of the words of a change that happens at the same time."""
        self._exact.append(text)
        self._later.start()

    def focus(self) -> None:
        """Say who the keys go to, once Qt has said that they go to the canvas."""
        self._focus = True
        self._later.start()

    def tell(self, event: QAccessibleEvent) -> None:
        """Hand an event to the screen reader."""
        QAccessible.updateAccessibility(event)

    # What happens ----------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.parts.forget()
        document = self.canvas.document
        few = len(change.edits) <= MANY and QAccessible.isActive()
        for edit in change.edits:
            record = edit.record()
            if isinstance(record, Group):
                self._altered(Key("group", record.id), edit.before is not None, edit.after is not None, few)
            elif isinstance(record, Contact):
                was, will = (
                    isinstance(side, Contact) and side.level is not None for side in (edit.before, edit.after)
                )
                self._altered(Key("person", record.id), was, will, few)
        done = document.undo_step() == change
        said = say_change(change)
        self._words = said if done else self.tr("Undone: {step}").format(step=said)
        self._later.start()

    def _altered(self, key: Key, was: bool, will: bool, few: bool) -> None:
        """Tell of a person or group that was, or will be, on the map."""
        events = QAccessible.Event
        if will and not was and few:
            self.tell(QAccessibleEvent(self.parts[key], events.ObjectCreated))
        elif (part := self.parts.get(key)) is not None:
            if will:
                self.tell(QAccessibleEvent(part, events.NameChanged))
            elif was:
                self.tell(QAccessibleEvent(part, events.ObjectDestroyed))
                self.parts.drop(key)

    def _selected(self, _selection: object) -> None:
        if not QAccessible.isActive():
            return
        person = self.parts.focused()
        if person is not None and len(self.parts.selected()) == 1:
            self.tell(QAccessibleEvent(person, QAccessible.Event.Selection))
        else:
            self.tell(QAccessibleEvent(self.canvas, QAccessible.Event.SelectionWithin))
        self.focus()

    def _speak(self) -> None:
        said, self._exact = self._exact or [self._words], []
        self._words = ""
        focus, self._focus = self._focus, False
        if not QAccessible.isActive():
            return
        person = self.parts.focused() if focus and self.canvas.hasFocus() else None
        if person is not None:
            self.tell(QAccessibleEvent(person, QAccessible.Event.Focus))
        for text in filter(None, said):
            self.tell(QAccessibleAnnouncementEvent(self.canvas, text))
