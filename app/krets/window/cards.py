"""The card of keys and gestures, and the one that says what Krets is."""

from importlib.metadata import version

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from krets.window.actions import Actions
from krets.window.commands import MENUS

_LEAST_TOLD, _SCROLL_BAR = 210, 24


class _Card(QDialog):
    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)

    def finish(self) -> None:
        """Put the button below, and let the dialog go when it is closed."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)

    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()


class KeysCard(_Card):
    """Every key of the command table, and the gestures beside them."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setSpacing(28)
        row.addLayout(self._column([(self.tr("On the map"), self._gestures())]), 1)
        keys = [(actions.table.title(menu).replace("&", ""), _keys(actions, menu)) for menu in MENUS]
        row.addLayout(self._column([each for each in keys if each[1]]), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumWidth(inside.minimumSizeHint().width() + _SCROLL_BAR)
        self.column.addWidget(area, 1)
        self.finish()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for two columns."""
        return QSize(900, 640)

    def _column(self, parts: list[tuple[str, list[tuple[str, str]]]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for title, lines in parts:
            heading = QLabel(title)
            heading.setProperty("title", True)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, text in lines:
                at = grid.rowCount()
                label = QLabel(keys)
                label.setProperty("strong", True)
                told = QLabel(text)
                told.setWordWrap(True)
                told.setMinimumWidth(_LEAST_TOLD)
                grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(told, at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Drag a person"), self.tr("to another ring or sector; Esc lets go")),
            (
                self.tr("Double-click"),
                self.tr("adds a person on an empty place; renames a person, changes a note"),
            ),
            (self.tr("Alt+drag"), self.tr("from one person to another who know each other")),
            (self.tr("Drag the handle"), self.tr("which pointing at a person shows: the same")),
            (self.tr("Click"), self.tr("selects; Shift or Ctrl adds to the selection")),
            (
                self.tr("Drag on empty map"),
                self.tr("draws a lasso round people; Shift or Ctrl keeps the others"),
            ),
            (self.tr("Drag a note"), self.tr("to another place on the map")),
            (self.tr("Right click"), self.tr("opens the menu of what is there; so does the Menu key")),
            (self.tr("Wheel"), self.tr("zooms where the pointer is")),
            (self.tr("Space+drag"), self.tr("moves the map, as the middle button does")),
            (self.tr("Arrows"), self.tr("go to the next person that way")),
            (self.tr("Ctrl+arrows"), self.tr("add the next person that way to the selection")),
            (self.tr("Shift+arrows"), self.tr("move the selected people a little")),
            (self.tr("Enter"), self.tr("opens the panel of the person, tie or group selected")),
            (self.tr("Esc"), self.tr("lets go, or clears the selection")),
            (self.tr("Tab"), self.tr("enters and leaves the map")),
        ]


def _keys(actions: Actions, menu: str) -> list[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    lines = []
    for entry in actions.table.entries(menu):
        if entry is not None and entry.shortcuts:
            keys = "  ".join(QKeySequence(text).toString(native) for text in entry.shortcuts)
            lines.append((keys, entry.text.replace("&", "").rstrip("…")))
    return lines


class AboutCard(_Card):
    """Name, version, what it is for, and what it never does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About Krets"))
        heading = QLabel(self.tr("Krets {version}").format(version=version("krets")))
        heading.setProperty("heading", True)
        self.column.addWidget(heading)
        for text in (
            self.tr(
                "Draw the people around you, see what the relationships carry, and decide what to do next."
            ),
            self.tr(
                "Notes about real people, on this computer only: Krets makes no network connection, ever."
            ),
            self.tr(
                "Free software under the MIT licence. Built with Qt (PySide6, LGPL), NumPy, NetworkX and "
                "pyqtgraph; icons by Lucide (ISC)."
            ),
        ):
            label = QLabel(text)
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.finish()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for three paragraphs."""
        return QSize(460, 300)
