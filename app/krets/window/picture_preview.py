"""What will leave, drawn small; made anew a moment after something was chosen, in slices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from krets.engine import Slicer
from krets.picture import Draft, Steps

WAIT = 120
"""Milliseconds after the last key before it is drawn: as long as somebody types, nothing is."""
SIZE = QSize(560, 470)

Begin = Callable[[tuple[int, int]], Steps[Draft]]


class PicturePreview(QLabel):
    """The latest draft; until the next one is ready the one before stays."""

    drawn = Signal(object)
    """What a draft leaves out (`LeftOut`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Preview of the picture"))
        self._begin: Begin | None = None
        self._slicer = Slicer(self)
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Tell whether another draft is on its way."""
        return self._wait.isActive() or self._slicer.busy

    def say(self, text: str) -> None:
        """Show a sentence in place of a picture."""
        self.stop()
        self.setText(text)

    def draw(self, begin: Begin) -> None:
        """Draw anew; `begin` is told how many pixels there are and returns the steps."""
        self.stop()
        self._begin = begin
        self._wait.start()

    def stop(self) -> None:
        """Leave undone what is on its way."""
        self._wait.stop()
        self._slicer.stop()

    def _start(self) -> None:
        if self._begin is not None:
            ratio = self.devicePixelRatioF()
            size = round(self.width() * ratio), round(self.height() * ratio)
            self._slicer.start(self._begin(size), self._show)

    def _show(self, draft: Draft) -> None:
        draft.image.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(QPixmap.fromImage(draft.image))
        self.drawn.emit(draft.left_out)
