"""The system's own dialogs: which file, and boxes that say one thing. Imported when the first is opened."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from krets.window.bring_people import import_filter


def ended(name: str, ending: str) -> Path | None:
    """Return the path that was chosen, with its ending (with its dot); None if none was chosen."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def where_to_save(window: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Ask for a file to write, with the ending of what is suggested; None if the user thinks better of it."""
    name, _ = QFileDialog.getSaveFileName(window, title, str(suggested), kinds)
    return ended(name, suggested.suffix)


def whom_to_import(window: QWidget) -> list[Path]:
    """Ask for files to take people from."""
    title = QCoreApplication.translate("window", "Import people from")
    names, _ = QFileDialog.getOpenFileNames(window, title, "", import_filter())
    return [Path(name) for name in names]


def tell(window: QWidget, text: str, more: str = "") -> None:
    """Say something in a box that does not make anybody wait."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.open()


def may_lose(window: QWidget, why: str) -> bool:
    """Ask whether to close although the latest changes are not on the disk; waits for the answer."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(QCoreApplication.translate("window", "Your latest changes are not on the disk."))
    box.setInformativeText(why)
    stay = box.addButton(QCoreApplication.translate("window", "Stay"), QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(
        QCoreApplication.translate("window", "Close and lose them"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is lose
