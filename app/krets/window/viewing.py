"""The View and Analyse menus: zoom, what is shown, panels, colours, size of the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from krets.document import View
from krets.look import motion
from krets.window.settings import TEXT_SIZES, ThemeChoice
from krets.window.shading_menus import list_colours, list_sizes

if TYPE_CHECKING:
    from krets.window.main_window import MainWindow

_THEMES: tuple[ThemeChoice, ...] = ("system", "light", "dark")


class ViewCommands(QObject):
    """What the user sees of a window, never what is on the map."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        canvas, do = window.canvas, window.actions_.do
        do("zoom_in", canvas.zoom_in)
        do("zoom_out", canvas.zoom_out)
        do("zoom_reset", canvas.reset_zoom)
        do("fit", canvas.fit)
        do("ties_all", lambda on: window.document.look(ties="all" if on else "auto"))
        do("bridges", lambda on: window.document.look(bridges=on))
        window.actions_.check("hover", window.settings.hover_dims)
        do("hover", self._dim)
        canvas.set_hover_dims(window.settings.hover_dims)
        self._offer_looks()
        do("next_panel", self._next_panel)
        do("reset_layout", window.docks.arrange)
        do("full_screen", self._full_screen)
        do("text_size", self._choose_text_size)
        do("text_larger", lambda: self._text(1))
        do("text_smaller", lambda: self._text(-1))
        window.actions_.check("less_motion", window.settings.less_motion)
        do("less_motion", self._choose_less_motion)
        for choice in _THEMES:
            do(f"theme_{choice}", lambda choice=choice: self._choose_theme(choice))
        for key, dock in (("show_capital", "capital"), ("show_needs", "ego"), ("show_curve", "curve")):
            do(key, window.docks[dock].bring)
        panels = window.actions_.menus["panels"]
        for each in window.docks.all():
            panels.addAction(each.toggleViewAction())
        window.document.viewed.connect(self._viewed)
        window.settings.changed.connect(self._refresh)
        self._viewed(window.document.view)
        self._refresh()

    def _offer_looks(self) -> None:
        """Fill the submenus of colours, sizes and filter anew each time they are opened."""
        window = self._window
        menus = window.actions_.menus
        menus["colour"].aboutToShow.connect(lambda: list_colours(menus["colour"], window.document))
        menus["size"].aboutToShow.connect(lambda: list_sizes(menus["size"], window.document))
        menus["filter"].aboutToShow.connect(lambda: self._list_filter(menus["filter"]))

    def _list_filter(self, menu: QMenu) -> None:
        from krets.panels import fill_filter  # the panels come after the first paint

        fill_filter(menu, self._window.document)

    def _dim(self, on: bool) -> None:
        self._window.settings.hover_dims = on
        self._window.canvas.set_hover_dims(on)

    def _viewed(self, view: View) -> None:
        self._window.actions_.check("ties_all", view.ties == "all")
        self._window.actions_.check("bridges", view.bridges)

    def _refresh(self) -> None:
        settings, actions = self._window.settings, self._window.actions_
        actions.check(f"theme_{settings.theme}", True)
        actions.check("less_motion", settings.less_motion)
        self._window.setAnimated(motion(self._window) > 0)
        actions["text_larger"].setEnabled(settings.text_size < TEXT_SIZES[-1])
        actions["text_smaller"].setEnabled(settings.text_size > TEXT_SIZES[0])

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._window.settings.theme = choice

    def _choose_less_motion(self, less: bool) -> None:
        self._window.settings.less_motion = less

    def _choose_text_size(self) -> None:
        from krets.window.text_size import TextSizeDialog

        TextSizeDialog(self._window.settings, self._window).open()

    def _text(self, step: int) -> None:
        row = TEXT_SIZES.index(self._window.settings.text_size) + step
        if 0 <= row < len(TEXT_SIZES):
            self._window.settings.text_size = TEXT_SIZES[row]

    def _full_screen(self, on: bool) -> None:
        window = self._window
        state = window.windowState() & ~Qt.WindowState.WindowFullScreen
        window.setWindowState(state | Qt.WindowState.WindowFullScreen if on else state)

    def _next_panel(self) -> None:
        """Hand the keyboard on: map, tray, then every panel that can be seen."""
        window = self._window
        stops: list[QWidget] = [window.canvas, window.tray]
        stops += [dock for dock in window.docks.all() if dock.is_in_front()]
        focus = QApplication.focusWidget()
        now = next((row for row, stop in enumerate(stops) if focus and _holds(stop, focus)), -1)
        for step in range(1, len(stops) + 1):
            if give_keyboard(stops[(now + step) % len(stops)]):
                return


def _holds(stop: QWidget, focus: QWidget) -> bool:
    return stop is focus or stop.isAncestorOf(focus)


def give_keyboard(stop: QWidget) -> bool:
    """Give the keyboard to the first widget of a panel that takes it; tell whether there was one."""
    for widget in (stop, *stop.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
