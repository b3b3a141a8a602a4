"""The running program: its windows, one for each map, the start page, and the colours they all wear.

What is not needed for the first paint is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from krets.look import DARK, LIGHT, apply_theme, follow_system, system_theme, themes, want_motion
from krets.window.folders import SAMPLE, UNTITLED, is_untitled, new_untitled
from krets.window.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from krets.formats import Found
    from krets.model import Change, Network
    from krets.storage import MapFile
    from krets.window.main_window import MainWindow
    from krets.window.reading import Reader
    from krets.window.start_page import StartPage

Clock = Callable[[], datetime]
SMALLEST_TEXT = 13.0
"""Pixels; the system's letters count where they are larger."""


def local_now() -> datetime:
    """Return local time without a zone: the clock of the window."""
    return datetime.now()  # noqa: DTZ005 - a map's days are those of the user's own calendar


class Application(QApplication):
    """Qt's application, which on macOS is told of files to open."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.open_file: Callable[[Path], object] | None = None

    def event(self, event: QEvent) -> bool:
        """Open a file that the system hands over."""
        if event.type() == QEvent.Type.FileOpen and self.open_file is not None:
            from PySide6.QtGui import QFileOpenEvent

            assert isinstance(event, QFileOpenEvent)
            self.open_file(Path(event.file()))
            return True
        return super().event(event)


class Program(QObject):
    """Opens maps, each in one window, and the start page when there is none."""

    def __init__(self, application: QApplication, settings: Settings, clock: Clock = local_now) -> None:
        super().__init__(application)
        self.settings, self.clock = settings, clock
        self.windows: list[MainWindow] = []
        self.start: StartPage | None = None
        self._application = application
        self._reader: Reader | None = None
        self._box: QMessageBox | None = None
        self._text_pixels = max(SMALLEST_TEXT, float(QFontInfo(application.font()).pixelSize()))
        self.dress()
        settings.changed.connect(self.dress)
        follow_system()
        themes().system_changed.connect(self._system_turned)

    # Colours ------------------------------------------------------------------------------------------------

    def dress(self) -> None:
        """Put on the theme and the size of letters that the settings ask for."""
        want_motion(not self.settings.less_motion)
        chosen = {"light": LIGHT, "dark": DARK}.get(self.settings.theme) or system_theme()
        apply_theme(self._application, chosen, self._text_pixels * self.settings.text_size / 100)

    def _system_turned(self) -> None:
        if self.settings.theme == "system":
            self.dress()

    # Windows ------------------------------------------------------------------------------------------------

    def show_start(self) -> StartPage:
        """Show the start page, or bring it to the front."""
        if self.start is None:
            from krets.window.start_page import StartPage

            page = StartPage(self.settings, self.clock().date())
            page.draw_wanted.connect(self.draw)
            page.files_wanted.connect(self.bring_files)
            page.names_wanted.connect(self.bring_names)
            page.sample_wanted.connect(self.look_at_sample)
            page.map_wanted.connect(self.open)
            page.open_wanted.connect(self.choose)
            self.start = page
            self._place(page)
        self.start.show()
        _raise(self.start)
        return self.start

    def open(self, path: Path) -> MainWindow | None:
        """Open a map in a window of its own, or raise the window that has it; None if it cannot be read."""
        from krets.storage import MapFile, StorageTrouble

        for window in self.windows:
            if _same(window.document.path, path):
                _raise(window)
                return window
        try:
            return self.show(MapFile.open(path))
        except StorageTrouble as trouble:
            self.settings.forget(path)
            self._complain_of(trouble.key, {"path": str(path), **trouble.arguments})
            return None

    def choose(self) -> None:
        """Ask which map to open."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._front(), self.tr("Open a map"), "", self.tr("Krets maps (*.krets);;All files (*)")
        )
        if name:
            self.open(Path(name))

    def show(self, file: MapFile) -> MainWindow:
        """Make the window of a map that has been opened."""
        from krets.document import Document
        from krets.rings import settle
        from krets.window.main_window import MainWindow

        document = Document(file, settle, self.clock, untitled=is_untitled(file.path))
        window = MainWindow(document, self.settings)
        window.new_wanted.connect(self.show_start)
        window.open_wanted.connect(self.choose)
        window.map_wanted.connect(self.open)
        window.sample_wanted.connect(self.look_at_sample)
        window.quit_wanted.connect(self.quit)
        window.closed.connect(lambda: self._closed(window))
        self.windows.append(window)
        if len(self.windows) > 1:
            window.move(self.windows[-2].pos().x() + 28, self.windows[-2].pos().y() + 28)
        elif self.start is not None:
            window.setGeometry(self.start.geometry())
        self._leave_start()
        window.show()
        return window

    def quit(self) -> None:
        """Close every window; one that cannot be saved keeps the program open."""
        for window in list(self.windows):
            if not window.close():
                return
        self._leave_start()
        if self._box is not None:
            self._box.close()

    # New maps -----------------------------------------------------------------------------------------------

    def draw(self, groups: Sequence[str]) -> MainWindow | None:
        """Make an untitled map with these groups, and ask the questions of the first minute."""
        from krets.model import edits

        window = self._new(lambda network, now: edits.add_groups(network, now, groups))
        if window is not None:
            window.disposable = window.document.revision
            window.ask_questions(True)
        return window

    def bring_names(self, names: Sequence[str]) -> MainWindow | None:
        """Make an untitled map with these people, not placed."""
        from krets.model import edits

        return self._new(lambda network, now: edits.add_contacts(network, now, names))

    def bring_files(self, paths: Sequence[Path]) -> None:
        """Read files, then make an untitled map and show what would come into it."""
        from krets.window.reading import Reader

        page = self.show_start()
        if self._reader is None:
            self._reader = Reader(self)
            self._reader.found.connect(self._show_found)
            self._reader.failed.connect(self._complain_of)
            self._application.aboutToQuit.connect(self._reader.stop)
        self._reader.read(list(paths), page)

    def look_at_sample(self) -> MainWindow | None:
        """Make an untitled map of the sample and its year, dated so that it never goes stale."""
        from krets.formats import sample_changes

        window = self._new(None, SAMPLE, sample_changes(self.clock().date()))
        if window is not None:
            window.disposable = window.document.revision
        return window

    def _show_found(self, found: list[Found], paths: list[Path]) -> None:
        window = self._new(None)
        if window is not None:
            window.disposable = window.document.revision
            window.files.preview(found, paths)

    def _new(
        self,
        verb: Callable[[Network, datetime], Change] | None,
        stem: str = UNTITLED,
        past: Sequence[Change] = (),
    ) -> MainWindow | None:
        from krets.storage import MapFile, StorageTrouble

        try:
            file = MapFile.create(new_untitled(self.clock().date(), stem))
            for change in past:
                file.network.apply(change)
                file.append(change)
        except (StorageTrouble, OSError):
            self.complain(self.tr("A new map could not be made in your data folder."))
            return None
        window = self.show(file)
        if verb is not None:
            window.document.edit(verb)
        return window

    # Endings ------------------------------------------------------------------------------------------------

    def _closed(self, window: MainWindow) -> None:
        self.windows.remove(window)
        document = window.document
        if document.untitled and document.revision == window.disposable:
            from krets.storage import remove_map

            with suppress(OSError):
                remove_map(document.path)
        window.deleteLater()

    def _leave_start(self) -> None:
        if self.start is not None:
            if self._reader is not None:
                self._reader.stop()
            self.settings.geometry = self.start.saveGeometry()
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _place(self, widget: QWidget) -> None:
        if self.settings.geometry.isEmpty():
            widget.resize(widget.sizeHint())
        else:
            widget.restoreGeometry(self.settings.geometry)

    def _front(self) -> QWidget | None:
        return QApplication.activeWindow() or self.start or (self.windows[-1] if self.windows else None)

    def _complain_of(self, key: str, arguments: Mapping[str, object]) -> None:
        from krets.words import say_trouble

        self.complain(say_trouble(key, arguments))

    def complain(self, sentence: str) -> None:
        """Say something in a box, over a window if there is one."""
        from PySide6.QtWidgets import QMessageBox

        front = self._front()
        box = QMessageBox(front)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(sentence)
        if front is None:
            self._box = box  # Qt leaves it to Python to keep it
        box.open()


def _raise(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
