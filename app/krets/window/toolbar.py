"""The row of buttons above the map."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from krets.canvas import Canvas
from krets.window.actions import Actions

TOOLS = ("select", "add", "link", "lasso")
_SAVED = 14
"""How much narrower a tight button is, px: the stylesheet's paddings."""


class Toolbar(QWidget):
    """The four tools of the hand, what is shown, and export; tools and canvas follow each other."""

    def __init__(self, canvas: Canvas, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._buttons: list[QToolButton] = []
        self._tight = False
        self._tools = self._add_tools()
        self._row.addSpacing(8)
        self._add_menu(self.tr("Show ▾"), [actions["ties_all"], actions["bridges"]])
        self._row.addStretch(1)
        self._add_menu(
            self.tr("Export ▾"),
            [actions[key] for key in ("export_picture", "export_data", "report", "save_copy")],
        )
        canvas.tool_changed.connect(self._show_tool)

    def tool(self, key: str) -> QToolButton:
        """Return the button of a tool."""
        return self._tools[key]

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets with tight buttons, so that panels can have more room with large letters."""
        least = super().minimumSizeHint()
        return least if self._tight else least - QSize(_SAVED * len(self._buttons), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the buttons tight where they would not fit otherwise."""
        super().resizeEvent(event)
        saved = _SAVED * len(self._buttons) if self._tight else 0
        tight = self.width() < self._row.minimumSize().width() + saved
        if tight != self._tight:
            self._tight = tight
            for button in self._buttons:
                button.setProperty("tight", tight)
                self.style().unpolish(button)
                self.style().polish(button)
                QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))  # it keeps its size otherwise

    def allow_edits(self, allowed: bool) -> None:
        """Switch the tools off that would change the map, or on again."""
        for key in ("add", "link"):
            self._tools[key].setEnabled(allowed)

    def _add_tools(self) -> dict[str, QToolButton]:
        names = {
            "select": (self.tr("Select"), self.tr("Select and move people")),
            "add": (self.tr("Add"), self.tr("Click where a new person belongs")),
            "link": (
                self.tr("Know each other"),
                self.tr("Drag from one person to another who know each other"),
            ),
            "lasso": (self.tr("Lasso"), self.tr("Draw round the people to select")),
        }
        buttons = {}
        for key in TOOLS:
            text, tip = names[key]
            button = self._button(text)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setProperty("tool", True)
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            buttons[key] = button
        buttons["select"].setChecked(True)
        return buttons

    def _add_menu(self, text: str, entries: list[QAction]) -> None:
        button = self._button(text)
        menu = QMenu(button)
        for entry in entries:
            menu.addAction(entry)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        self._buttons.append(button)
        return button

    def _choose(self, key: str) -> None:
        self._canvas.set_tool(key)
        self._show_tool(key)

    def _show_tool(self, tool: str) -> None:
        for key, button in self._tools.items():
            button.setChecked(key == tool)
