"""The start page: three cards, maps of before, circles, people from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from krets.model import SECTORS, edits
from krets.panels import FlowLayout
from krets.window import Program
from krets.window.draw_mine import DrawMine
from krets.window.folders import new_untitled
from krets.words import sector_name
from tests.helpers.windows import NOW, cut_off, dialogs, filled, map_at, program, told

__all__ = ["program"]

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> DrawMine:
    made = DrawMine()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_one_window_that_comes_back(program: Program) -> None:
    page = program.show_start()
    assert program.show_start() is page
    assert page.isVisible()


def test_the_three_cards_can_be_reached_with_keys(program: Program, qtbot: QtBot) -> None:
    page = program.show_start()
    for card in (page.draw, page.bring, page.sample):
        assert card.accessibleName()
        assert card.accessibleDescription()
        assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(page.sample, Qt.Key.Key_Space)
    window = filled(program.windows[0], qtbot)
    assert window.windowTitle().startswith("Sample")
    assert len(window.document.network.contacts) == 50
    assert window.toast.text == ""
    assert window.document.undo_stack.canUndo()


@pytest.mark.parametrize("size", [(820, 560), (1280, 800), (1600, 1000)])
def test_nothing_is_cut_off(program: Program, size: tuple[int, int]) -> None:
    page = program.show_start()
    page.resize(*size)
    for show in (page.show_front, page.show_draw, page.show_bring):
        show()
        QApplication.processEvents()
        assert cut_off(page) == []


def test_maps_of_before(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    named = map_at(tmp_path / "R&D.krets")
    program.settings.remember(named)
    gone = tmp_path / "gone.krets"
    program.settings.remember(gone)
    untitled = map_at(new_untitled(NOW.date()))
    day_before = NOW.timestamp() - 86_400
    os.utime(untitled, (day_before, day_before))
    page = program.show_start()
    buttons = page.recent.buttons
    assert list(buttons) == [named, untitled]
    assert [button.text() for button in buttons.values()] == ["R&&D", "Untitled map"]
    qtbot.waitUntil(lambda: page.recent.labels[1].text() == "yesterday")
    QTest.mouseClick(buttons[untitled], LEFT)
    window = filled(program.windows[0], qtbot)
    assert window.document.untitled
    assert program.start is None


def test_another_map_is_chosen(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = map_at(tmp_path / "other.krets")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    program.show_start().recent.open_other.click()
    assert program.windows[0].document.path == path


# Circles ------------------------------------------------------------------------------------------------


def test_a_set_of_circles_is_one_click(page: DrawMine) -> None:
    private = [sector_name(key) for key in SECTORS["private"]]
    work = [sector_name(key) for key in SECTORS["work"]]
    assert page.names() == private
    page.sets["work"].click()
    assert page.names() == private + work
    page.sets["private"].click()
    assert page.names() == work


def test_circles_of_ones_own(page: DrawMine) -> None:
    page.sets["private"].click()
    for name in ("Choir", "  choir ", "", "Band & Co"):
        page.own.setText(name)
        QTest.keyClick(page.own, Qt.Key.Key_Return)
    assert page.names() == ["Choir", "Band & Co"]
    chosen: list[list[str]] = []
    page.chosen.connect(chosen.append)
    page.own.setText("Left in the field")
    page.start.click()
    assert chosen == [["Choir", "Band & Co", "Left in the field"]]


def test_a_circle_is_renamed_or_emptied(page: DrawMine) -> None:
    first, second = page.chips[:2]
    first.setText("Kin")
    second.clear()
    assert page.names()[:2] == ["Kin", sector_name(SECTORS["private"][2])]


def test_there_is_an_end_to_circles(page: DrawMine) -> None:
    for number in range(40):
        page.add(f"Circle {number}")
    assert len(page.names()) == 12
    assert not page.own.isEnabled()
    assert "Twelve" in page.own.placeholderText()
    page.chips[3].clear()
    assert page.own.isEnabled()


def test_chips_flow(qtbot: QtBot) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    layout = FlowLayout(inside, gap=8)
    inside.show()
    for _ in range(6):
        button = QPushButton("x", inside)
        button.setFixedSize(100, 20)
        button.show()
        layout.addWidget(button)
    assert layout.count() == 6
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(210) == 3 * 20 + 2 * 8
    assert layout.itemAt(6) is None
    assert layout.takeAt(0) is not None
    assert layout.count() == 5


def test_no_circles_at_all(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw([]), qtbot)
    assert not window.document.network.groups
    assert window.questions.isVisible()


# People from elsewhere ----------------------------------------------------------------------------------


def test_a_list_of_names(program: Program, qtbot: QtBot) -> None:
    page = program.show_start().show_bring()
    assert not page.take.isEnabled()
    page.list.setPlainText("Ada\n\n- Bo\n")
    assert page.take.text() == "Bring 2 people"
    page.take.click()
    window = filled(program.windows[0], qtbot)
    assert sorted(person.name for person in window.document.network.contacts.values()) == ["Ada", "Bo"]
    assert all(person.level is None for person in window.document.network.contacts.values())


def test_a_file_is_previewed_in_a_new_map(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Ada\nBo\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    program.show_start().show_bring().choose.click()
    qtbot.waitUntil(lambda: bool(dialogs()))
    window = program.windows[0]
    assert not window.document.network.contacts
    dialogs()[0].accept()
    filled(window, qtbot)
    assert len(window.document.network.contacts) == 2
    assert window.toast.text == "2 people imported"
    window.document.undo()
    assert not window.document.network.contacts


def test_a_file_that_cannot_be_read_leaves_the_start_page(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    program.bring_files([path])
    qtbot.waitUntil(lambda: bool(told()))
    assert "picture.csv" in told()[0]
    assert program.windows == []
    assert program.start is not None


def test_files_dropped_on_the_start_page(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = map_at(tmp_path / "map.krets")
    page = program.show_start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    )
    filled(program.windows[0], qtbot)


# The questions ------------------------------------------------------------------------------------------


def test_five_questions_then_done(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw(["A"]), qtbot)
    bar = window.questions
    asked: list[str] = []
    for _ in range(5):
        QTest.keyClicks(bar.field, f"Person {len(asked) + 1}")
        asked.append(bar.asked.text())  # it can still be read while one types
        assert bar.asked.isVisible()
        assert bar.field.accessibleName() == asked[-1]
        bar.next.click()  # a name that was typed is taken too
    assert len(set(asked)) == 5
    assert bar.isHidden()
    assert window.tray.field.isVisible()
    assert len(window.document.network.contacts) == 5
    assert window.focusWidget() is window.canvas
    window.actions_["questions"].trigger()
    assert bar.isVisible()
    assert bar.question == "stands_up"


def test_several_names_pasted_at_once(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw(["A"]), qtbot)
    QApplication.clipboard().setText("Ada; Bo; Cai")
    window.questions.field.paste()
    QTest.keyClick(window.questions.field, Qt.Key.Key_Return)
    assert len(window.document.network.contacts) == 3
    assert window.document.undo_stack.count() == 2


def test_an_empty_answer_is_nothing(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw(["A"]), qtbot)
    for text in ("", "   ", "\u200b"):
        window.questions.field.setText(text)
        QTest.keyClick(window.questions.field, Qt.Key.Key_Return)
    assert not window.document.network.contacts


def test_the_empty_canvas_offers_ways_to_begin(program: Program, qtbot: QtBot) -> None:
    window = filled(program.draw([]), qtbot)
    assert not window.canvas.invitation.isVisible(), "the questions ask for names: one voice is enough"
    window.ask_questions(False)
    assert window.canvas.invitation.isVisible()
    window.canvas.invited.emit("names")
    assert window.questions.isVisible()
    window.canvas.invited.emit("sample")
    assert len(program.windows) == 2
    filled(program.windows[1], qtbot)
    window.document.edit(edits.add_contact, "Ada")


# Maps that nobody wanted ----------------------------------------------------------------------------------


def test_a_sample_that_was_only_looked_at_goes(program: Program, qtbot: QtBot) -> None:
    window = filled(program.look_at_sample(), qtbot)
    path = window.document.path
    assert window.close()
    assert not path.exists()


def test_a_sample_that_was_edited_stays(program: Program, qtbot: QtBot) -> None:
    window = filled(program.look_at_sample(), qtbot)
    window.document.edit(edits.add_contact, "Ada")
    path = window.document.path
    assert window.close()
    assert path.exists()


def test_a_sample_that_cannot_be_removed_is_closed_all_the_same(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "another program has it open")

    window = filled(program.look_at_sample(), qtbot)
    monkeypatch.setattr("krets.storage.remove_map", held)
    assert window.close()
    assert program.windows == []


def test_a_circle_left_in_the_field_is_on_the_map(program: Program, qtbot: QtBot) -> None:
    page = program.show_start()
    QTest.mouseClick(page.draw, LEFT)
    draw = page.findChild(DrawMine)
    assert isinstance(draw, DrawMine)
    QTest.keyClicks(draw.own, "Sailing club")
    QTest.mouseClick(draw.start, LEFT)
    window = filled(program.windows[0], qtbot)
    assert [group.name for group in window.document.network.groups.values()][-1] == "Sailing club"
