"""Python's garbage is collected in the window's thread, and nowhere else.

Left alone, Python's collector runs in whatever thread happens to allocate: in the one that writes the file,
say. If it found a closed dialog there, Qt's objects would be taken down in the wrong thread, and the program
would stand still or fall.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

PAUSE_MS = 1000
YOUNG = 2000
"""So many new containers since the last time are worth a quick look."""
CROWD = 20_000
"""So many came in one lot: a file that was read, a map. They live, and looking through them would hold the
window up; they are set aside until everything is looked through."""
WHOLE = 120
"""Every so many looks, everything is looked through."""


def hand_is_busy() -> bool:
    """Tell whether a mouse button is down: a drag must not stutter."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


class Collector(QObject):
    """Switches the collector off, and collects from time to time while no mouse button is down."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._set_aside = False
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collect what is new, if it is much; now and then everything."""
        if hand_is_busy():
            return
        self._looks += 1
        if self._looks % WHOLE == 0:
            self._take_back()
            gc.collect()
        elif gc.get_count()[0] > CROWD:
            gc.freeze()
            self._set_aside = True
        elif gc.get_count()[0] > YOUNG:
            gc.collect(1)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._take_back()
        gc.enable()

    def _take_back(self) -> None:
        if self._set_aside:
            self._set_aside = False
            gc.unfreeze()
