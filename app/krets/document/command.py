"""The only undo command: a step of the log, taken back and done again by its inverse."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from krets.storage import Step

Reverse = Callable[[Step], Step]


class StepCommand(QUndoCommand):
    """A step on the undo stack.

    `step` is what was last done about it: the change, its undo, or its redo. Undo and redo alike reverse that
    and put the step that does so in its place; on pushing, Qt's own first redo finds it done already.
    """

    def __init__(self, step: Step, reverse: Reverse) -> None:
        super().__init__()
        self.step = step
        self._reverse = reverse

    def undo(self) -> None:
        """Reverse the step."""
        self.step = self._reverse(self.step)

    def redo(self) -> None:
        """Reverse the step that reversed it."""
        self.step = self._reverse(self.step)
