"""Every dialog, opened: import with its preview, names, picture, keys, about, and what broke."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from krets.formats import read
from krets.model import Discretion, edits
from krets.window import Program
from krets.window.cards import AboutCard, KeysCard
from krets.window.export_dialog import KINDS, SIZES, ExportDialog
from krets.window.import_dialog import ImportDialog
from krets.window.import_rows import Rows
from krets.window.main_window import MainWindow
from krets.window.names_dialog import NamesDialog
from krets.window.reading import Reading
from krets.window.running import Teller
from tests.helpers.windows import cut_off, dialogs, filled, map_at, program, told

__all__ = ["program"]

CSV = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Berg,https://www.linkedin.com/in/ada,,Nordlys,Boss,01 Nov 2026\n"
    "Bo,Ek,https://www.linkedin.com/in/bo,,,,02 Nov 2026\n"
    ",,,,,,03 Nov 2026\n"
    "Cai,Ås\n"
)


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_contact, "Ada Berg", level=4, last_contact=date(2026, 11, 1))
    opened.document.edit(edits.add_contact, "Hidden One", level=3, private=True)
    return opened


def opened(kind: type, qtbot: QtBot) -> object:
    qtbot.waitUntil(lambda: any(isinstance(dialog, kind) for dialog in dialogs()))
    return next(dialog for dialog in dialogs() if isinstance(dialog, kind))


# Import -------------------------------------------------------------------------------------------------


def import_dialog(qtbot: QtBot) -> ImportDialog:
    """The import that is open, once it has been worked out."""
    dialog = opened(ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.ready)
    return dialog


def tables(dialog: ImportDialog) -> dict[str, Rows]:
    """The tables that can be seen, by the title of their tab."""
    shown = {}
    for place in range(dialog.tabs.count()):
        table = dialog.tabs.widget(place)
        if dialog.tabs.isTabVisible(place) and isinstance(table, QTableView):
            rows = table.model()
            assert isinstance(rows, Rows)
            shown[dialog.tabs.tabText(place)] = rows
    return shown


def test_a_file_without_people_is_not_one_whose_people_are_here(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"krets": 1}', encoding="utf-8")
    window.files.read([path])
    dialog = import_dialog(qtbot)
    assert "There is nobody to import in it" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


def test_the_preview_says_who_is_new_known_and_skipped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(CSV, encoding="utf-8")
    window.files.read([path])
    dialog = import_dialog(qtbot)
    shown = tables(dialog)
    assert [title.split(" (")[0] for title in shown] == ["New", "Updated", "Skipped"]
    new = shown["New (1)"]
    assert new.data(new.index(0, 0)) == "Bo Ek"
    assert new.headerData(0, Qt.Orientation.Horizontal) == "Name"
    skipped = next(model for title, model in shown.items() if title.startswith("Skipped"))
    assert str(skipped.data(skipped.index(0, 0))).startswith("Line ")
    assert skipped.rowCount(skipped.index(0, 0)) == 0
    assert "{" not in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert cut_off(dialog) == []
    steps = window.document.undo_stack.index()
    dialog.reject()
    assert window.document.undo_stack.index() == steps
    window.files.preview([read(path)])
    again = import_dialog(qtbot)
    again.accept()
    assert window.document.undo_stack.index() == steps + 1
    assert window.toast.text == "One person imported, one person updated"
    window.files.preview([read(path)])
    third = import_dialog(qtbot)
    assert not third.take.isEnabled()


def test_a_file_that_cannot_be_read_changes_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"\0\1\2")
    window.files.read([path, path])
    qtbot.waitUntil(lambda: bool(told()))
    assert "x.csv" in told()[0]


def test_reading_can_be_called_off(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("".join(f"Person {number}\n" for number in range(20_000)), encoding="utf-8")
    reading = Reading([path], window)
    heard: list[object] = []
    reading.found.connect(heard.append)
    with qtbot.waitSignal(reading.over, timeout=20_000):
        reading.start()
        reading.cancel()
    assert heard == []


def test_closing_while_reading(program: Program, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("".join(f"Person {number}\n" for number in range(20_000)), encoding="utf-8")
    window.files.read([path])
    assert window.close()
    assert program.windows == []


def test_rows_are_only_text() -> None:
    rows = Rows(("a", "b"), [("1", "2")])
    assert (rows.rowCount(), rows.columnCount()) == (1, 2)
    assert rows.columnCount(rows.index(0, 0)) == 0
    assert rows.data(rows.index(0, 1), Qt.ItemDataRole.DecorationRole) is None
    assert rows.headerData(0, Qt.Orientation.Vertical) is None


# Names --------------------------------------------------------------------------------------------------


def test_names_from_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("1. Di\n2. Eli")
    window.actions_["paste_names"].trigger()
    dialog = opened(NamesDialog, qtbot)
    assert isinstance(dialog, NamesDialog)
    assert dialog.list.toPlainText() == "Di\nEli"
    assert dialog.add.text() == "Add 2 people"
    dialog.list.setPlainText("Di\nEli\nFay")
    dialog.accept()
    assert len(window.document.network.contacts) == 5
    window.actions_["paste_names"].trigger()
    dialog = opened(NamesDialog, qtbot)
    assert isinstance(dialog, NamesDialog)
    dialog.list.clear()
    assert not dialog.add.isEnabled()
    dialog.reject()
    assert len(window.document.network.contacts) == 5


# Picture ------------------------------------------------------------------------------------------------


@pytest.fixture
def export(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    window.actions_["export_picture"].trigger()
    dialog = opened(ExportDialog, qtbot)
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_it_asks_before_names_leave(export: ExportDialog) -> None:
    assert export.discretion.names.checkedId() == -1
    assert not export.save.isEnabled()
    assert not any(box.isChecked() for box in export.discretion.ticks.values())
    export.discretion.names.button(1).click()
    assert export.discretion.chosen == Discretion("initials")
    assert export.save.isEnabled()
    assert not export.preview.pixmap().isNull()
    assert cut_off(export) == []


def test_what_is_not_ticked_stays(export: ExportDialog) -> None:
    drawn = export.draw("svg", (800, 600), Discretion()).decode()
    assert "Ada" in drawn
    assert "Hidden" not in drawn
    assert "Hidden" in export.draw("svg", (800, 600), Discretion(private=True)).decode()
    assert "Ada" not in export.draw("svg", (800, 600), Discretion("none")).decode()


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_the_picture_is_saved(
    export: ExportDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    export.discretion.names.button(0).click()
    export.kind.setCurrentIndex(kind)
    export.size_.setCurrentIndex(1)
    export.colours.setCurrentIndex(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "picture"), ""))
    export.save.click()
    path = tmp_path / f"picture.{KINDS[kind]}"
    assert path.stat().st_size > 500
    assert path.name in window.toast.text
    if KINDS[kind] == "png":
        assert (QImage(str(path)).width(), QImage(str(path)).height()) == SIZES[1]


def test_a_picture_that_cannot_be_written(
    export: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.discretion.names.button(2).click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.png"), ""))
    export.save.click()
    assert told() == [f"x.png could not be written: there is no folder {tmp_path / 'no'}."]
    assert export.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    export.save.click()
    export.reject()


# Cards --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "kind"), [("shortcuts", KeysCard), ("about", AboutCard)])
def test_cards(window: MainWindow, qtbot: QtBot, command: str, kind: type) -> None:
    window.actions_[command].trigger()
    card = opened(kind, qtbot)
    assert isinstance(card, KeysCard | AboutCard)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert len(texts) >= 3
    assert all(text and "{" not in text and "&" not in text for text in texts)
    assert cut_off(card) == []
    card.reject()


def test_the_card_of_keys_knows_them_all(window: MainWindow, qtbot: QtBot) -> None:
    window.help.show_keys()
    card = opened(KeysCard, qtbot)
    assert isinstance(card, KeysCard)
    texts = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "Alt+Up" in texts
    assert "Ctrl+Shift+Z" in texts


def test_what_broke_is_said_in_a_box(program: Program, qtbot: QtBot) -> None:
    Teller(program).told.emit("Something went wrong inside Krets.")
    qtbot.waitUntil(lambda: bool(told()))
    assert told() == ["Something went wrong inside Krets."]
