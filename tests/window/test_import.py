"""The import screen, by mouse and keys: columns corrected, doubles decided, people left out, one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from krets.formats import read
from krets.model import Contact, edits
from krets.window import Program
from krets.window.import_dialog import ImportDialog
from krets.window.main_window import MainWindow
from tests.helpers.windows import cut_off, dialogs, filled, map_at, program

__all__ = ["program"]

LEFT = Qt.MouseButton.LeftButton

UNKNOWN = "Wer;Wo;Was sonst;Verein\nKari Nilsen;Oslo;plays chess;Choir\nOle Moen;Voss;;Choir\n;Bergen;;\n"

BOOK = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{more}END:VCARD\r\n"
    for name, more in (
        ("Ada Bergh", "ORG:Nordlys\r\nEMAIL:ada@post.invalid\r\n"),
        ("Ek, Bo", "TEL:+47 11 22 33 44\r\n"),
        ("Cai Strøm", "ORG:Havkraft\r\n"),
        ("Dag Lie", ""),
    )
)


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_contact, "Ada Berg", level=4, organisation="Nordlys")
    opened.document.edit(edits.add_contact, "Bo Ek", level=3, phones=("11 22 33 44",))
    opened.document.edit(edits.add_contact, "Cai Strom", level=2, organisation="Havkraft")
    return opened


def dialog_for(window: MainWindow, qtbot: QtBot, path: Path, text: str) -> ImportDialog:
    """The import screen for a file of this text, worked out."""
    path.write_text(text, encoding="utf-8", newline="")
    window.files.read([path])
    qtbot.waitUntil(lambda: any(isinstance(each, ImportDialog) for each in dialogs()))
    dialog = next(each for each in dialogs() if isinstance(each, ImportDialog))
    qtbot.waitUntil(lambda: dialog.ready)
    assert cut_off(dialog) == []
    return dialog


def choose(qtbot: QtBot, combo: QComboBox, meaning: str) -> None:
    """Open a choice with the mouse, and click on an entry."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)  # for so long Qt takes the click that opened it for a slip
    QTest.mouseClick(combo, LEFT, pos=combo.rect().center())
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    index = combo.model().index(combo.findData(meaning), 0)
    view.scrollTo(index)
    at = view.visualRect(index).center()
    QTest.mouseMove(view.viewport(), at)
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: not view.isVisible())
    QApplication.setDoubleClickInterval(usual)


def open_tab(qtbot: QtBot, dialog: ImportDialog, title: str) -> QWidget:
    """Click on a tab, and return its page."""
    bar = dialog.tabs.tabBar()
    place = next(i for i in range(bar.count()) if bar.tabText(i).startswith(title) and bar.isTabVisible(i))
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())
    page = dialog.tabs.currentWidget()
    assert page is not None
    return page


def click_row(qtbot: QtBot, view: QTableView, row: int) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 1)).center())


def untick(qtbot: QtBot, view: QWidget, row: int) -> None:
    """Click on the box in front of a row."""
    assert isinstance(view, QTableView)
    rect: QRect = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(rect.left() + 10, rect.center().y()))


def press(qtbot: QtBot, button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


def people(window: MainWindow) -> dict[str, Contact]:
    return {person.name: person for person in window.document.network.contacts.values()}


def test_a_table_with_unknown_headings_is_corrected_by_mouse_and_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(window, qtbot, tmp_path / "club.csv", UNKNOWN)
    assert dialog.choices is not None
    assert set(dialog.choices.columns) == {"Wer", "Wo", "Was sonst", "Verein"}
    for header, meaning in (("Wer", "name"), ("Wo", "place"), ("Was sonst", "note"), ("Verein", "groups")):
        assert dialog.choices is not None
        choose(qtbot, dialog.choices.columns[header], meaning)
        qtbot.waitUntil(lambda: dialog.ready)
    assert "2" in dialog.heading.text()
    new = open_tab(qtbot, dialog, "New")
    assert isinstance(new, QTableView)
    untick(qtbot, new, 1)
    assert "Import one person" in dialog.heading.text()
    steps = window.document.undo_stack.index()
    press(qtbot, dialog.take)
    qtbot.waitUntil(lambda: not dialogs())
    kari = people(window)["Kari Nilsen"]
    assert (kari.place, kari.note, kari.level) == ("Oslo", "plays chess", None)
    assert [window.document.network.groups[group].name for group in kari.groups] == ["Choir"]
    assert "Ole Moen" not in people(window)
    assert window.document.undo_stack.index() == steps + 1
    window.document.undo()
    assert "Kari Nilsen" not in people(window)
    again = dialog_for(window, qtbot, tmp_path / "club again.csv", UNKNOWN)
    assert [person.name for person in again.plans[0].new] == ["Kari Nilsen", "Ole Moen"]
    again.reject()


def test_three_doubles_of_an_address_book_are_decided_by_mouse(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(window, qtbot, tmp_path / "book.vcf", BOOK)
    assert len(dialog.plans[0].new) == 4
    page = open_tab(qtbot, dialog, "Maybe the same (3)")
    assert page is dialog.maybe
    rows = {str(dialog.maybe.view.model().index(row, 0).data()): row for row in range(dialog.maybe.count)}
    assert set(rows) == {"Ada Bergh", "Ek, Bo", "Cai Strøm"}
    for name, answer in (("Ada Bergh", 1), ("Ek, Bo", 1), ("Cai Strøm", 2)):
        click_row(qtbot, dialog.maybe.view, rows[name])
        assert dialog.maybe.pair.evidence.text()
        press(qtbot, dialog.maybe.choice.buttons[answer])
        qtbot.waitUntil(lambda: dialog.ready)
    assert sorted(person.name for person in dialog.plans[0].new) == ["Cai Strøm", "Dag Lie"]
    press(qtbot, dialog.take)
    qtbot.waitUntil(lambda: not dialogs())
    known = people(window)
    assert set(known) == {"Ada Berg", "Bo Ek", "Cai Strom", "Cai Strøm", "Dag Lie"}
    assert (known["Ada Berg"].level, known["Ada Berg"].aliases) == (4, ("Ada Bergh",))
    assert known["Bo Ek"].phones == ("11 22 33 44", "+47 11 22 33 44")
    assert known["Cai Strøm"].distinct_from == (known["Cai Strom"].id,)
    again = dialog_for(window, qtbot, tmp_path / "book again.vcf", BOOK)
    assert not again.plans[0].new
    assert not again.take.isEnabled()
    again.reject()


def test_somebody_is_one_person_at_the_most(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.document.edit(edits.add_contact, "Ada M. Berg", level=2)
    dialog = dialog_for(window, qtbot, tmp_path / "b.vcf", BOOK)
    mine = [
        row
        for row in range(dialog.maybe.count)
        if dialog.maybe.view.model().index(row, 0).data() == "Ada Bergh"
    ]
    assert len(mine) > 1
    for row in mine:
        dialog.maybe.answer(row, "same")
    qtbot.waitUntil(lambda: dialog.ready)
    decided = [dialog.maybe.view.model().index(row, 2).data() for row in mine]
    assert decided == [*["open"] * (len(mine) - 1), "the same"]
    dialog.reject()


def test_who_you_are_in_a_network_can_be_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    network = "Source;Target;Weight\nYou;Ada;5\nYou;Bo;1\nAda;Bo;2\nAda;Cai;2\n"
    dialog = dialog_for(window, qtbot, tmp_path / "net.csv", network)
    assert dialog.choices is not None
    assert dialog.choices.me.currentText() == "Ada"
    choose(qtbot, dialog.choices.me, "You")
    qtbot.waitUntil(lambda: dialog.ready)
    assert {person.name: person.level for person in dialog.plans[0].new} == {"Ada": 5, "Bo": 2, "Cai": None}
    dialog.reject()


def test_a_choice_that_cannot_be_read_is_told_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "club.csv"
    dialog = dialog_for(window, qtbot, path, UNKNOWN)
    path.unlink()
    assert dialog.choices is not None
    choose(qtbot, dialog.choices.columns["Wer"], "name")
    qtbot.waitUntil(lambda: "club.csv" in dialog.notes.text())
    assert not dialog.take.isEnabled()
    path.write_text(UNKNOWN, encoding="utf-8")
    choose(qtbot, dialog.choices.columns["Wo"], "place")
    qtbot.waitUntil(lambda: dialog.ready and dialog.take.isEnabled())
    dialog.reject()


def test_the_summary_can_be_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_for(window, qtbot, tmp_path / "book.vcf", BOOK)
    press(qtbot, dialog.take)
    qtbot.waitUntil(lambda: not dialogs())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "what"), ""))
    window.toast.press_also()
    told = (tmp_path / "what.txt").read_text(encoding="utf-8")
    assert "book.vcf: An address book (vCard)" in told
    assert "+ Dag Lie" in told


def test_a_cancelled_import_leaves_nothing_running(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("".join(f"Person {number}\n" for number in range(3000)), encoding="utf-8")
    before = dict(window.document.network.contacts)
    window.files.preview([read(path)], [path])
    dialog = next(each for each in dialogs() if isinstance(each, ImportDialog))
    dialog.reject()
    assert not dialogs()
    assert window.document.network.contacts == before


def test_several_are_left_out_by_key(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(window, qtbot, tmp_path / "names.txt", "Eva\nFinn\nGro\n")
    view = open_tab(qtbot, dialog, "New")
    assert isinstance(view, QTableView)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not dialog.take.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dialog.take.isEnabled()
    dialog.reject()


def test_whoever_is_unticked_while_it_is_worked_out_stays_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    names = "".join(f"Person {number}\n" for number in range(2000))
    dialog = dialog_for(window, qtbot, tmp_path / "names.txt", f"{names}Berg, Ada\n")
    view = open_tab(qtbot, dialog, "New")
    assert isinstance(view, QTableView)
    dialog.maybe.answer(0, "same")
    assert not dialog.ready
    untick(qtbot, view, 0)
    assert not dialog.take.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: not dialogs())
    assert "Person 0" not in people(window)
    assert "Person 1" in people(window)


def test_answers_are_forgotten_when_the_file_is_read_in_another_way(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    table = "First;Second\nBerg, Ada;Cai Strom\n"
    dialog = dialog_for(window, qtbot, tmp_path / "two.csv", table)
    assert dialog.choices is not None
    choose(qtbot, dialog.choices.columns["First"], "name")
    qtbot.waitUntil(lambda: dialog.ready and dialog.maybe.count == 1)
    dialog.maybe.answer(0, "same")
    qtbot.waitUntil(lambda: dialog.ready)
    choose(qtbot, dialog.choices.columns["First"], "")
    qtbot.waitUntil(lambda: dialog.ready)
    choose(qtbot, dialog.choices.columns["First"], "name")
    qtbot.waitUntil(lambda: dialog.ready and dialog.maybe.count == 1)
    assert dialog.maybe.view.model().index(0, 2).data() == "open"
    dialog.reject()


def test_what_is_new_is_said_in_words_with_the_groups_of_the_map(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("Choir", "Work"):
        window.document.edit(edits.add_group, name)
    table = "Name;Group;Kin\nAda Berg;Work;yes\nEva;Choir;\n"
    dialog = dialog_for(window, qtbot, tmp_path / "groups.csv", table)
    updated = open_tab(qtbot, dialog, "Updated")
    assert isinstance(updated, QTableView)
    assert updated.model().index(0, 1).data() == "groups: Work; related to me: yes"
    new = open_tab(qtbot, dialog, "New")
    assert isinstance(new, QTableView)
    assert [new.model().index(0, column).data() for column in (0, 1)] == ["Eva", "Choir"]
    untick(qtbot, open_tab(qtbot, dialog, "Updated"), 0)
    press(qtbot, dialog.take)
    qtbot.waitUntil(lambda: not dialogs())
    assert not people(window)["Ada Berg"].groups
    assert people(window)["Eva"].groups


def test_what_was_taken_for_names_can_be_said_to_be_a_table(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(
        window, qtbot, tmp_path / "two.csv", "Hvem,Arbeidsplass\nArne Foss,Statoil\nEva Lie,NAV\n"
    )
    assert dialog.choices is not None
    assert not dialog.choices.columns
    choose(qtbot, dialog.choices.separator, ",")
    qtbot.waitUntil(lambda: dialog.ready and dialog.choices is not None and bool(dialog.choices.columns))
    assert list(dialog.choices.columns) == ["Hvem", "Arbeidsplass"]
    choose(qtbot, dialog.choices.columns["Hvem"], "name")
    qtbot.waitUntil(lambda: dialog.ready)
    assert [person.name for person in dialog.plans[0].new] == ["Arne Foss", "Eva Lie"]
    dialog.reject()
