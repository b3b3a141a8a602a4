"""The maps of before, on the start page: the untitled ones among them."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from krets.window.folders import is_untitled, untitled_maps, untitled_name
from krets.window.settings import Settings

_SHOWN = 5


class RecentMaps(QFrame):
    """The maps used last, each one click away; and a way to any other.

    When they were last changed is said right after the first paint, which need not wait for all our words.
    """

    chosen = Signal(object)
    """A map (path)."""
    other = Signal()
    """One that is not in the list."""

    def __init__(self, settings: Settings, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._dated = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.buttons: dict[Path, QPushButton] = {}
        self.labels: list[QLabel] = []
        paths = recent_maps(settings)[:_SHOWN]
        if paths:
            heading = QLabel(self.tr("Go on with"))
            heading.setProperty("strong", True)
            column.addWidget(heading)
        for path in paths:
            column.addLayout(self._line(path))
        open_other = QPushButton(self.tr("Open a map …") if not paths else self.tr("Open another map …"))
        open_other.clicked.connect(self.other)
        row = QHBoxLayout()
        row.addWidget(open_other)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self.open_other = open_other

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; after the first time, say when each map was changed."""
        super().paintEvent(event)
        if not self._dated:
            self._dated = True
            QTimer.singleShot(0, self, self._say_when)

    def _say_when(self) -> None:
        from krets.words import date_ago

        for path, label in zip(self.buttons, self.labels, strict=True):
            label.setText(date_ago(_changed(path), self._today))

    def _line(self, path: Path) -> QHBoxLayout:
        name = untitled_name(path) if is_untitled(path) else path.stem
        button = QPushButton(name.replace("&", "&&"))
        button.setProperty("flat", True)
        button.setToolTip(str(path))
        button.clicked.connect(lambda: self.chosen.emit(path))
        self.buttons[path] = button
        when = QLabel()
        when.setProperty("quiet", True)
        self.labels.append(when)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button)
        row.addWidget(when)
        row.addStretch(1)
        return row


def recent_maps(settings: Settings) -> list[Path]:
    """Return the maps that may be gone on with: the ones opened lately, then untitled ones left over."""
    named = settings.recent()
    return named + [path for path in untitled_maps() if path.absolute() not in named]


def _changed(path: Path) -> date:
    try:
        return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the user's own calendar
    except OSError:
        return date.min
