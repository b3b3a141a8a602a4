"""The row of buttons above the map."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from krets.canvas import Canvas
from krets.document import Document, View
from krets.look import icon, theme, themes
from krets.window.actions import Actions
from krets.words import trait_name

TOOLS = {"select": "mouse-pointer-2", "add": "user-plus", "link": "link", "lasso": "lasso"}
"""The tools of the hand, and the icon that stands for each where there is no room for words."""
WIDE, TIGHT, SHORT, ICONS, BARE = range(5)
"""How the buttons are drawn: as they should be; with less room round the words; with what is chosen left
out; with icons for tools; with icons for all. Each takes less room than the one before.
"""
_NARROW = 560
"""It never asks for more width than this, px: with very large letters all its buttons are icons."""
_GAP, _ROUND = 8, 14
"""Between two buttons, and round the icon of one, px."""


class Toolbar(QWidget):
    """The tools of the hand, how the map is looked at, and export; tools and canvas follow each other."""

    def __init__(
        self, document: Document, canvas: Canvas, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.level = WIDE
        self._needs: dict[int, int] = {}
        self._texts: dict[QToolButton, tuple[str, str]] = {}
        self._icons: dict[QToolButton, str] = {}
        self._tools: dict[str, QToolButton] = {}
        self._add_tools()
        self._row.addSpacing(_GAP)
        self.colour = self._add_menu("palette", [])
        self.colour.setMenu(actions.menus["colour"])
        shown = ("ties_all", "bridges", "hover", None, "filter", "size")
        self.show_ = self._add_menu("eye", [None if key is None else actions[key] for key in shown])
        self._row.addStretch(1)
        exports = ("export_picture", "export_data", "report", "save_copy")
        self.export = self._add_menu("share-2", [actions[key] for key in exports])
        self._say(self.show_, self.tr("Show ▾"), self.tr("Show ▾"))
        self._say(self.export, self.tr("Export ▾"), self.tr("Export ▾"))
        self._viewed(document.view)
        canvas.tool_changed.connect(self._show_tool)
        document.viewed.connect(self._viewed)
        themes().changed.connect(self._themed)

    def tool(self, key: str) -> QToolButton:
        """Return the button of a tool."""
        return self._tools[key]

    def allow_edits(self, allowed: bool) -> None:
        """Switch the tools off that would change the map, or on again."""
        for key in ("add", "link"):
            self._tools[key].setEnabled(allowed)

    # How wide it is ------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets, so that panels can have more room with large letters."""
        metrics = self.fontMetrics()
        menus = [short for button, (_, short) in self._texts.items() if button not in self._tools.values()]
        words = sum(metrics.horizontalAdvance(text) + _ROUND for text in menus)
        wide = words + len(self._tools) * (metrics.height() + _ROUND) + _GAP * self._row.count()
        return QSize(min(wide, _NARROW), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the buttons as wide as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the widest of the ways that fit; what each needs is measured once."""
        for level in range(BARE + 1):
            if level not in self._needs:
                self._dress(level)
                self._needs[level] = self._row.minimumSize().width()
            if self._needs[level] <= self.width():
                break
        self._dress(level)

    def _dress(self, level: int) -> None:
        if level == self.level:
            return
        self.level = level
        for button, (text, short) in self._texts.items():
            iconic = level == BARE or (level == ICONS and button in self._tools.values())
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if iconic else Qt.ToolButtonStyle.ToolButtonTextOnly
            button.setToolButtonStyle(style)
            button.setText(short if level >= SHORT else text)
            if button.property("tight") != (level > WIDE):
                button.setProperty("tight", level > WIDE)
                self.style().unpolish(button)
                self.style().polish(button)
                QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))  # it keeps its size otherwise
        if level >= ICONS:
            self._draw_icons()
        self._row.activate()

    def _draw_icons(self) -> None:
        side = self.fontMetrics().height()
        for button, name in self._icons.items():
            button.setIcon(icon(name, theme()))
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with other letters, once every button has them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._later.start()

    def _themed(self, _theme: object) -> None:
        self._later.start()

    def _refit(self) -> None:
        """Measure anew: letters, words or colours are others now."""
        self._needs.clear()
        self.level = -1
        self._fit()

    # What is on it -------------------------------------------------------------------------------------

    def _viewed(self, view: View) -> None:
        colour = self.tr("Colour: {trait} ▾").format(trait=trait_name(view.colour))
        before = dict(self._texts)
        self._say(self.colour, colour, self.tr("Colour ▾"))
        if self._texts != before:
            self._later.start()

    def _say(self, button: QToolButton, text: str, short: str) -> None:
        self._texts[button] = (text, short)
        button.setText(short if self.level >= SHORT else text)
        button.setAccessibleName(text.removesuffix(" ▾"))
        if button not in self._tools.values():
            button.setToolTip(button.accessibleName())

    def _add_tools(self) -> None:
        names = {
            "select": (self.tr("Select"), self.tr("Select and move people")),
            "add": (self.tr("Add"), self.tr("Click where a new person belongs")),
            "link": (
                self.tr("Know each other"),
                self.tr("Drag from one person to another who know each other"),
            ),
            "lasso": (self.tr("Lasso"), self.tr("Draw round the people to select")),
        }
        for key, name in TOOLS.items():
            text, tip = names[key]
            button = self._button(name)
            self._say(button, text, text)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setProperty("tool", True)
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            self._tools[key] = button
        self._tools["select"].setChecked(True)

    def _add_menu(self, name: str, entries: list[QAction | None]) -> QToolButton:
        button = self._button(name)
        menu = QMenu(button)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        self._icons[button] = name
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def _choose(self, key: str) -> None:
        self._canvas.set_tool(key)
        self._show_tool(key)

    def _show_tool(self, tool: str) -> None:
        for key, button in self._tools.items():
            button.setChecked(key == tool)
