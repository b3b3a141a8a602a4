"""The File menu of a window: saving, copies, people in, pictures and JSON out; dialogs are imported late."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from krets.model import edits
from krets.storage import StorageTrouble
from krets.words import say_trouble

if TYPE_CHECKING:
    from krets.formats import Found
    from krets.window.main_window import MainWindow
    from krets.window.reading import Reader

ENDING = ".krets"


class FileCommands(QObject):
    """What the File menu does; each dialog is opened beside the window, none makes it wait."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document = window.document
        self._reader: Reader | None = None
        self._summary = ""
        do = window.actions_.do
        do("new", window.new_wanted.emit)
        do("open", window.open_wanted.emit)
        do("sample", window.sample_wanted.emit)
        do("save", self.save)
        do("save_as", self.save_as)
        do("save_copy", self.save_copy)
        do("import", self.choose_import)
        do("paste_names", self.paste_names)
        do("summary", self.save_summary)
        window.actions_["summary"].setEnabled(False)
        do("export_picture", self.export_picture)
        do("print", self.print_picture)
        do("export_data", self.export_data)
        do("report", self.report)
        do("doubles", self.find_doubles)
        do("close", window.close)
        do("quit", window.quit_wanted.emit)
        recent = window.actions_.menus["recent"]
        recent.aboutToShow.connect(self._fill_recent)

    # The map's own file -------------------------------------------------------------------------------------

    def save(self) -> None:
        """Say that everything is saved already; an untitled map asks for its name."""
        if self._document.untitled:
            self.save_as()
        elif self._document.all_saved:
            self._window.toast.say(
                self.tr("Saved already: every change is on the disk as soon as you make it.")
            )
        else:
            self._document.retry()

    def save_as(self) -> None:
        """Give the map a name and a place; it goes on there."""
        path = self._ask_where(self.tr("Save the map as"))
        if path is None:
            return
        try:
            self._document.save_as(path)
        except StorageTrouble as trouble:
            self._complain(trouble, path)

    def save_copy(self) -> None:
        """Write a copy of the map; one goes on with this one."""
        path = self._ask_where(self.tr("Save a copy of the map as"))
        if path is None:
            return
        try:
            self._document.save_copy(path)
        except StorageTrouble as trouble:
            self._complain(trouble, path)
        else:
            self._window.toast.say(self.tr("A copy is in {file}.").format(file=path.name))

    def may_close(self) -> bool:
        """See everything on the disk; where that fails, ask whether to stay."""
        if self._reader is not None:
            self._reader.stop()
        try:
            self._document.flush()
        except StorageTrouble as trouble:
            from krets.window.asking import may_lose

            return may_lose(self._window, say_trouble(trouble.key, self._about(self._document.path, trouble)))
        return True

    def _ask_where(self, title: str) -> Path | None:
        from krets.window.asking import where_to_save

        untitled, path = self._document.untitled, self._document.path
        suggested = Path.home() / f"{self._stem()}{ENDING}" if untitled else path
        return where_to_save(self._window, title, suggested, self.tr("Krets maps (*.krets)"))

    def _stem(self) -> str:
        return self.tr("My network") if self._document.untitled else self._document.path.stem

    def _fill_recent(self) -> None:
        menu = self._window.actions_.menus["recent"]
        menu.clear()
        here = self._document.path.absolute()
        for path in self._window.settings.recent():
            if path != here:
                entry = menu.addAction(path.stem.replace("&", "&&"))
                entry.setToolTip(str(path))
                entry.triggered.connect(lambda _=False, path=path: self._window.map_wanted.emit(path))
        if menu.isEmpty():
            menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(self.tr("Forget these")).triggered.connect(self._window.settings.forget_recent)

    # People in ----------------------------------------------------------------------------------------------

    def choose_import(self) -> None:
        """Ask for files to take people from."""
        from krets.window.asking import whom_to_import

        paths = whom_to_import(self._window)
        if paths:
            self.read(paths)

    def drop(self, names: list[str]) -> None:
        """Open maps that were dropped; import from other files."""
        paths = [Path(name) for name in names]
        maps = [path for path in paths if path.suffix.lower() == ENDING]
        for path in maps:
            self._window.map_wanted.emit(path)
        others = [path for path in paths if path not in maps]
        if others and not self._document.read_only:
            self.read(others)

    def read(self, paths: list[Path]) -> None:
        """Read files beside the window, then show what an import would do."""
        from krets.window.reading import Reader

        if self._reader is None:
            self._reader = Reader(self)
            self._reader.found.connect(self.preview)
            self._reader.failed.connect(self._unreadable)
        self._reader.read(paths, self._window)

    def preview(self, found: list[Found], paths: Sequence[Path] = ()) -> None:
        """Show what importing would do, and do it when asked to; from files, they can be read anew."""
        from krets.window.import_dialog import ImportDialog

        dialog = ImportDialog(self._document, found, self._window.settings, self._window, paths)
        dialog.imported.connect(self._keep_summary)
        dialog.open()

    def _keep_summary(self, text: str) -> None:
        """Offer to save what an import did, beside the way back; later from the menu."""
        self._summary = text
        self._window.actions_["summary"].setEnabled(True)
        self._window.toast.also(self.tr("Save summary …"), self.save_summary)

    def save_summary(self) -> None:
        """Write what the last import did as a text."""
        from krets.window.asking import tell, where_to_save
        from krets.window.leaving import write_whole

        path = where_to_save(
            self._window,
            self.tr("Save the summary as"),
            Path.home() / self.tr("What was imported.txt"),
            self.tr("Text (*.txt)"),
        )
        trouble = write_whole({path: self._summary.encode()}) if path is not None else ""
        if trouble:
            tell(self._window, trouble)

    def paste_names(self) -> None:
        """Offer the names on the clipboard, to be corrected and added."""
        from krets.formats import names_from_text
        from krets.window.names_dialog import NamesDialog

        dialog = NamesDialog(names_from_text(QGuiApplication.clipboard().text()), self._window)
        dialog.chosen.connect(lambda names: self._document.edit(edits.add_contacts, names))
        dialog.open()

    def _unreadable(self, key: str, arguments: dict[str, object]) -> None:
        from krets.window.asking import tell

        tell(self._window, say_trouble(key, arguments), self.tr("Nothing has been changed."))

    # Out ----------------------------------------------------------------------------------------------------

    def export_picture(self) -> None:
        """Ask what the picture should show, and where it goes."""
        from krets.window.export_dialog import ExportDialog

        window = self._window
        ExportDialog(self._document, window.canvas, window.toast.say, window).open()

    def print_picture(self) -> None:
        """Ask what of the map should be printed, show it on paper, and print it."""
        from krets.window.export_dialog import ExportDialog

        window = self._window
        ExportDialog(self._document, window.canvas, window.toast.say, window, "printer").open()

    def export_data(self) -> None:
        """Ask in which form the data should leave, and what of it."""
        from krets.window.data_dialog import DataDialog

        DataDialog(self._document, self._window.toast.say, self._window).open()

    def report(self) -> None:
        """Ask what the report should say, and to whom."""
        from krets.window.report_dialog import ReportDialog

        ReportDialog(self._document, self._window.toast.say, self._window).open()

    def find_doubles(self) -> None:
        """Look for people who are on the map twice."""
        from krets.window.doubles_dialog import DoublesDialog

        DoublesDialog(self._document, self._window).open()

    def _complain(self, trouble: StorageTrouble, path: Path) -> None:
        from krets.window.asking import tell

        tell(self._window, say_trouble(trouble.key, self._about(path, trouble)))

    def _about(self, path: Path, trouble: StorageTrouble) -> dict[str, object]:
        return {"path": str(path), **trouble.arguments}
