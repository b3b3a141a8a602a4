"""The running program in a test: real windows, settings and maps in its folder, a clock that stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from krets.model import Change, Network
from krets.storage import MapFile
from krets.window import Program, Settings
from krets.window.main_window import MainWindow

NOW = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001 - local time without a zone, as in Change
SIZE = (1280, 800)


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program without a window yet; whatever it opens is closed after the test."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    started = Program(qapp, Settings(store), lambda: NOW)
    yield started
    for dialog in dialogs():
        dialog.close()
    for window in started.windows:
        window.document.close(discard=True)  # a test that failed must not be asked what to do
    started.quit()
    started.settings.deleteLater()
    started.deleteLater()
    qapp.setStyleSheet("")


def filled(window: MainWindow | None, qtbot: QtBot) -> MainWindow:
    """Wait until every panel of a window is there."""
    assert window is not None
    window.resize(*SIZE)
    if window.people is None or not window.filling.finished:
        with qtbot.waitSignal(window.filled, timeout=20_000):
            pass
    qtbot.waitUntil(lambda: window.engine.scores is not None)
    return window


def dialogs() -> list[QDialog]:
    """The dialogs and boxes that are open."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]


def told() -> list[str]:
    """What the boxes that are open say."""
    return [box.text() for box in dialogs() if isinstance(box, QMessageBox)]


def cut_off(window: QWidget) -> list[str]:
    """The visible children that reach out of their parent to the right."""
    found = []
    for child in window.findChildren(QWidget):
        parent = child.parentWidget() or window
        seen = child.isVisible() and child.window() is window and not child.visibleRegion().isEmpty()
        if seen and child.geometry().right() > parent.width():
            found.append(f"{type(child).__name__} {child.objectName()} in {type(parent).__name__}")
    return found


def map_at(path: Path, *changes: Change) -> Path:
    """A map on the disk, with these changes made."""
    with MapFile.create(path) as file:
        for change in changes:
            file.network.apply(change)
            file.append(change)
    return path


def read(path: Path) -> Network:
    """What a map on the disk holds."""
    with MapFile.open(path, write=False) as file:
        return file.network
