"""Reading beside the window ends before what it was begun for goes: it is called off and waited for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krets.formats import Found
from krets.model import Contact
from krets.window import Program, reading
from krets.window.import_dialog import ImportDialog
from tests.helpers.windows import dialogs, filled, map_at, program

__all__ = ["program"]

ENDLESS, SHORT = Path("endless.txt"), Path("short.txt")


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is being read; one of the two files has no end, and is left only where reading is called off."""
    paths: list[Path] = []

    def read(path: Path) -> Found:
        paths.append(path)
        while path == ENDLESS and not QThread.currentThread().isInterruptionRequested():
            QThread.msleep(1)
        return Found(format="names", people=[Contact(id=1, name=path.stem)])

    monkeypatch.setattr(reading, "read", read)
    return paths


def test_another_map_instead(program: Program, qtbot: QtBot, begun: list[Path]) -> None:
    program.bring_files([ENDLESS])
    qtbot.waitUntil(lambda: begun == [ENDLESS])
    filled(program.look_at_sample(), qtbot)
    QApplication.processEvents()
    assert len(program.windows) == 1
    assert dialogs() == []


def test_the_program_ends(program: Program, qtbot: QtBot, begun: list[Path]) -> None:
    program.bring_files([ENDLESS])
    qtbot.waitUntil(lambda: begun == [ENDLESS])
    program.quit()
    assert program.start is None


def test_other_files_instead(program: Program, qtbot: QtBot, begun: list[Path]) -> None:
    program.bring_files([ENDLESS])
    qtbot.waitUntil(lambda: begun == [ENDLESS])
    program.bring_files([SHORT])
    qtbot.waitUntil(lambda: bool(dialogs()))
    (window,) = program.windows
    (dialog,) = dialogs()
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.ready)
    assert [person.name for person in dialog.plans[0].new] == ["short"]
    filled(window, qtbot)


def test_other_files_instead_in_a_window_that_is_closed_then(
    program: Program, qtbot: QtBot, tmp_path: Path, begun: list[Path]
) -> None:
    window = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    for lot in (1, 2):
        window.files.read([ENDLESS])
        qtbot.waitUntil(lambda lot=lot: len(begun) == lot)  # type: ignore[misc] # a default that mypy does not infer
        QApplication.processEvents()
    assert window.close()
    assert program.windows == []
