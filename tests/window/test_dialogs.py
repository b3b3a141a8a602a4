"""Every dialog, opened: import with its preview, names, picture, keys, about, and what broke."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressDialog, QTableView
from pytestqt.qtbot import QtBot

from krets.canvas.keyboard import STROKES
from krets.formats import leaks, read
from krets.model import Discretion, edits
from krets.picture import SHAPES, Camera, Sheet, finished
from krets.window import Program
from krets.window.cards import AboutCard, KeysCard
from krets.window.export_dialog import ExportDialog
from krets.window.import_dialog import ImportDialog
from krets.window.import_rows import Rows
from krets.window.main_window import MainWindow
from krets.window.names_dialog import NamesDialog
from krets.window.printing import PrintPreview
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


def svg(export: ExportDialog, how: Discretion) -> str:
    return finished(export.steps("svg", how)).data.decode()


def test_it_asks_before_names_leave(export: ExportDialog, qtbot: QtBot) -> None:
    discretion = export.choices.discretion
    assert discretion.names.checkedId() == -1
    assert not export.save.isEnabled()
    assert not any(box.isChecked() for box in discretion.ticks.values())
    discretion.names.button(1).click()
    assert discretion.chosen == Discretion("initials")
    assert export.save.isEnabled()
    qtbot.waitUntil(lambda: not export.preview.busy)
    assert not export.preview.pixmap().isNull()
    assert cut_off(export) == []


def test_what_is_not_ticked_stays(export: ExportDialog) -> None:
    drawn = svg(export, Discretion())
    assert "Ada" in drawn
    assert "Hidden" not in drawn
    assert "Hidden" in svg(export, Discretion(private=True))
    assert "Ada" not in svg(export, Discretion("none"))


def test_the_picture_shows_what_the_window_shows(export: ExportDialog, window: MainWindow) -> None:
    canvas, choices = window.canvas, export.choices
    choices.titled.setChecked(False)
    shown = choices.shown(Discretion(), choices.heading, window.document.network)
    assert choices.sheet(shown) == Sheet((canvas.width(), canvas.height()), 2, canvas.camera, 1.0)
    window.document.look(bridges=True, ties="all")
    canvas.zoom_in()
    shown = choices.shown(Discretion(), choices.heading, window.document.network)
    assert (shown.bridges, shown.ties) == (True, "all")
    assert choices.sheet(shown).camera == canvas.camera != Camera()
    choices.part.setCurrentIndex(1)
    assert choices.sheet(shown).camera == Camera()


def test_colours_and_filter_leave_without_what_is_to_stay(export: ExportDialog, window: MainWindow) -> None:
    document, initials = window.document, Discretion("initials")
    ada, hidden = document.network.contacts
    document.edit(edits.edit_contacts, [ada], organisation="Ada's Boats", feel="strained")
    document.edit(edits.edit_contacts, [hidden], organisation="Secret Bakery")
    document.look(colour="organisation", size="knows")
    document.narrow(values=frozenset({("organisation", "Ada's Boats")}))
    drawn = svg(export, initials)
    assert "Organisation" in drawn
    assert "Boats" in drawn
    assert "People they know here" in drawn
    assert "Ada" not in drawn
    assert "Secret" not in drawn
    assert "Showing 1 of " in drawn
    assert "Secret Bakery" in svg(export, Discretion(private=True))
    document.look(colour="feel")
    assert "Strained" not in svg(export, initials)
    assert "Strained" in svg(export, Discretion(conflicts=True))
    document.narrow(text="Ada")
    assert "Ada" not in svg(export, initials)


def test_title_and_date_stand_on_it_if_they_are_ticked(export: ExportDialog) -> None:
    choices = export.choices
    assert (choices.titled.isChecked(), choices.title.text()) == (True, "map")
    choices.title.setText("Spring")
    assert ">Spring</text>" in svg(export, Discretion())
    assert "November" not in svg(export, Discretion())
    choices.date.setChecked(True)
    choices.title.clear()
    assert not choices.titled.isChecked()
    assert ">22 November 2026</text>" in svg(export, Discretion())


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_as_large_as_it_is_called(export: ExportDialog, window: MainWindow, shape: str) -> None:
    choices = export.choices
    choices.shape.setCurrentIndex(choices.shape.findData(shape))
    assert choices.sheet(choices.shown(Discretion(), "", window.document.network)).size == SHAPES[shape]


@pytest.mark.parametrize("row", range(3))
def test_the_picture_is_saved(
    export: ExportDialog,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    row: int,
) -> None:
    choices = export.choices
    choices.discretion.names.button(0).click()
    choices.way.setCurrentIndex(row)
    choices.shape.setCurrentIndex(choices.shape.findData("square"))
    choices.colours.setCurrentIndex(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "picture"), ""))
    path = tmp_path / f"picture.{choices.kind}"
    export.save.click()
    qtbot.waitUntil(lambda: not dialogs())
    assert path.stat().st_size > 500
    assert path.name in window.toast.text
    if row == 0:
        assert (QImage(str(path)).width(), QImage(str(path)).height()) == (2400, 2400)


def test_a_picture_that_cannot_be_written(
    export: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.choices.discretion.names.button(2).click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.png"), ""))
    export.save.click()
    qtbot.waitUntil(lambda: bool(told()))
    assert told() == [f"x.png could not be written: there is no folder {tmp_path / 'no'}."]
    assert export.isVisible()
    assert export.isEnabled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    export.save.click()
    assert not export.busy
    export.reject()


def test_making_a_picture_can_be_called_off(
    export: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.choices.discretion.names.button(0).click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.png"), ""))
    export.save.click()
    assert (export.busy, export.isEnabled()) == (True, False)
    progress = export.findChild(QProgressDialog)
    assert isinstance(progress, QProgressDialog)
    progress.canceled.emit()
    assert (export.busy, export.isEnabled()) == (False, True)
    assert not (tmp_path / "x.png").exists()
    export.reject()


@pytest.mark.parametrize("kind", range(4))
def test_a_name_in_the_title_does_not_leave_with_initials(
    export: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    export.choices.discretion.names.button(1).click()
    export.choices.way.setCurrentIndex(kind)
    export.choices.title.setText("Ada Berg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x"), ""))
    export.save.click()
    qtbot.waitUntil(lambda: bool(told()))
    assert "Ada Berg" in told()[0]
    assert not list(tmp_path.glob("x.*"))
    export.reject()


def test_the_picture_is_printed_after_it_was_seen_on_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.actions_["print"].trigger()
    asked = opened(ExportDialog, qtbot)
    assert isinstance(asked, ExportDialog)
    assert asked.choices.chosen_way == "printer"
    asked.choices.discretion.names.button(0).click()
    asked.choices.shape.setCurrentIndex(asked.choices.shape.findData("a3"))
    asked.save.click()
    shown = opened(PrintPreview, qtbot)
    assert isinstance(shown, PrintPreview)
    page = shown.paper.pageLayout()
    assert (page.pageSize().id(), page.orientation()) == (
        QPageSize.PageSizeId.A3,
        QPageLayout.Orientation.Landscape,
    )
    shown.paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    shown.paint_on(shown.paper)
    assert leaks((tmp_path / "paper.pdf").read_bytes(), ("Ada Berg", "Hidden One")) == ("Ada Berg",)
    shown.reject()


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
    for key, stroke in STROKES.items():
        arrow = re.sub(r"(Left|Right|Up|Down)$", "arrows", key)
        there = stroke.command in window.actions_.commands or arrow in texts or arrow.capitalize() in texts
        assert there or stroke.command == "menu", key
    assert "Menu key" in texts


def test_what_broke_is_said_in_a_box(program: Program, qtbot: QtBot) -> None:
    Teller(program).told.emit("Something went wrong inside Krets.")
    qtbot.waitUntil(lambda: bool(told()))
    assert told() == ["Something went wrong inside Krets."]
