"""Data, reports and doubles: asked for whose eyes, opened again before it is handed over, one step each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from krets.formats import EXPORT_KINDS, read
from krets.model import Discretion, edits
from krets.picture import finished
from krets.report import SECTIONS
from krets.window import Program
from krets.window.data_dialog import DataDialog
from krets.window.doubles_dialog import DoublesDialog
from krets.window.export_dialog import ExportDialog
from krets.window.main_window import MainWindow
from krets.window.report_dialog import KINDS, ReportDialog
from tests.helpers.windows import cut_off, dialogs, filled, map_at, program, told

__all__ = ["program"]

D = TypeVar("D", bound=QDialog)
INITIALS = 1


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    edit = opened.document.edit
    edit(edits.add_contact, "Ada Berg", level=4, last_contact=date(2026, 11, 1), note="tall")
    edit(edits.add_contact, "Bo Ek", level=3, feel="strained")
    edit(edits.add_contact, "Hidden One", level=3, private=True)
    edit(edits.connect, 1, 2)
    return opened


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every dialog is told to save: the kind's ending is added."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    return tmp_path / "out"


def opened(window: MainWindow, command: str, kind: type[D]) -> D:
    window.actions_[command].trigger()
    dialog = next(each for each in dialogs() if isinstance(each, kind))
    assert cut_off(dialog) == []
    return dialog


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_data_leaves_with_initials(window: MainWindow, target: Path, kind: str) -> None:
    dialog = opened(window, "export_data", DataDialog)
    assert not dialog.save.isEnabled()
    dialog.kinds.setCurrentRow(EXPORT_KINDS.index(kind))
    dialog.discretion.names.button(INITIALS).click()
    dialog.save.click()
    assert f"out.{kind}" in window.toast.text
    found = read(target.with_name(f"out.{kind}"))
    assert sorted(person.name for person in found.people) == ["AB", "BE"]


def test_what_a_form_cannot_hold_is_said_beforehand(window: MainWindow) -> None:
    dialog = opened(window, "export_data", DataDialog)
    dialog.discretion.names.button(0).click()
    dialog.kinds.setCurrentRow(EXPORT_KINDS.index("json"))
    assert dialog.lost.text() == ""
    dialog.kinds.setCurrentRow(EXPORT_KINDS.index("net"))
    assert "note" in dialog.lost.text()
    dialog.reject()


def test_people_go_to_the_clipboard_as_a_table(window: MainWindow) -> None:
    dialog = opened(window, "export_data", DataDialog)
    dialog.discretion.names.button(0).click()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().mimeData()
    assert "Ada Berg\t4" in copied.text()
    assert "Hidden" not in copied.text() + copied.html()
    assert "<td>Ada Berg</td>" in copied.html()


def test_the_picture_goes_to_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "export_picture", ExportDialog)
    dialog.choices.discretion.names.button(0).click()
    dialog.copy.click()
    qtbot.waitUntil(lambda: not dialogs())
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert "Ada" in bytes(copied.data("image/svg+xml").data()).decode()


def test_a_group_that_is_called_after_somebody_is_so_no_more(window: MainWindow) -> None:
    window.document.edit(edits.add_group, "Friends of Ada")
    dialog = opened(window, "export_picture", ExportDialog)
    drawn = finished(dialog.steps("svg", Discretion("initials"))).data.decode()
    assert "Friends of A." in drawn
    assert "Ada" not in drawn
    dialog.reject()


def test_nothing_leaves_in_which_a_name_is_left(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("krets.window.data_dialog.discreet", lambda network, how, labels: network)
    dialog = opened(window, "export_data", DataDialog)
    dialog.discretion.names.button(INITIALS).click()
    dialog.save.click()
    assert "Ada Berg" in told()[0]
    assert not target.with_name("out.csv").exists()


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_report_is_saved(window: MainWindow, target: Path, kind: str) -> None:
    dialog = opened(window, "report", ReportDialog)
    assert list(dialog.sections) == list(SECTIONS)
    assert not dialog.save.isEnabled()
    dialog.discretion.names.button(0).click()
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.save.click()
    assert f"out.{kind}" in window.toast.text
    assert target.with_name(f"out.{kind}").stat().st_size > 2000


def test_a_report_says_what_was_ticked_and_no_more(window: MainWindow) -> None:
    dialog = opened(window, "report", ReportDialog)
    dialog.discretion.names.button(0).click()
    for key, box in dialog.sections.items():
        box.setChecked(key == "people")
    options = dialog.options
    assert options is not None
    page = dialog.write(options, "html").decode()
    assert "Ada Berg" in page
    assert "Hidden" not in page
    dialog.discretion.ticks["private"].setChecked(True)
    options = dialog.options
    assert options is not None
    assert "Hidden" in dialog.write(options, "html").decode()
    for box in dialog.sections.values():
        box.setChecked(False)
    assert not dialog.save.isEnabled()
    dialog.reject()


def doubles(window: MainWindow, qtbot: QtBot) -> DoublesDialog:
    window.actions_["doubles"].trigger()
    dialog = next(each for each in dialogs() if isinstance(each, DoublesDialog))
    qtbot.waitUntil(lambda: not dialog.looking)
    return dialog


def test_doubles_are_put_together_or_told_apart_one_step_each(window: MainWindow, qtbot: QtBot) -> None:
    window.document.edit(edits.add_contact, "Berg, Ada", emails=("ada@post.invalid",))
    window.document.edit(edits.add_contact, "Ek, Bo")
    dialog = doubles(window, qtbot)
    assert len(dialog.pairs) == 2
    assert cut_off(dialog) == []
    steps = window.document.undo_stack.index()
    first = dialog.pairs[0]
    dialog.one.click()
    assert window.document.undo_stack.index() == steps + 1
    assert first.b not in window.document.network.contacts
    assert len(dialog.pairs) == 1
    dialog.two.click()
    assert not dialog.pairs
    assert "Nobody" in dialog.heading.text()
    dialog.reject()
    assert not doubles(window, qtbot).pairs
    window.document.undo()
    window.document.undo()
    assert first.b in window.document.network.contacts


def test_looking_for_doubles_can_be_called_off(window: MainWindow) -> None:
    window.document.edit(edits.add_contacts, [f"Person {number}" for number in range(3000)])
    window.actions_["doubles"].trigger()
    dialog = next(each for each in dialogs() if isinstance(each, DoublesDialog))
    dialog.reject()
    assert not dialogs()
