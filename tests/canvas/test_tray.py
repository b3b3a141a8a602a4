"""The tray: names come in, people are dragged out; also with thousands who wait."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krets import look
from krets.canvas.chips import Chip
from krets.canvas.gestures import Drag
from krets.canvas.tray import MOST
from krets.model import edits
from krets.words import Shown
from tests.canvas.conftest import WAITING, Desk
from tests.helpers.newcomer import ALT, CTRL, LEFT, NONE, Key


def chips(desk: Desk) -> list[Chip]:
    desk.tray.show_people()
    return [chip for chip in desk.tray.chips if chip.isVisible()]


def names(desk: Desk) -> list[str]:
    return [chip.text() for chip in chips(desk)]


def carry(desk: Desk, chip: Chip, to: QPoint, *, let_go: bool = True) -> None:
    """Drag a chip to a pixel of the canvas."""
    there = chip.mapFromGlobal(desk.canvas.mapToGlobal(to))
    QTest.mousePress(chip, LEFT, NONE, QPoint(8, 8))
    QTest.mouseMove(chip, QPoint(8, -6))
    QTest.mouseMove(chip, there)
    if let_go:
        QTest.mouseRelease(chip, LEFT, NONE, there)


def test_who_waits_is_shown_in_order_of_entry(desk: Desk) -> None:
    assert names(desk) == list(WAITING)


def test_a_chip_is_dragged_onto_a_ring(desk: Desk) -> None:
    steps, chip = desk.steps(), chips(desk)[1]
    who = chip.contact
    carry(desk, chip, desk.on(4, 3, 0.3))
    assert desk.contact(who).name == "Hal Moe"
    assert desk.place(who) == (4, 3)
    assert desk.steps() == steps + 1
    assert names(desk) == ["Gro Lie", "Eva Sand"]
    assert desk.seen_chip() is not None
    assert not desk.overlapping()
    desk.document.undo()
    assert names(desk) == list(WAITING)


@pytest.mark.parametrize("how", ["outside", "Esc", "back on the tray"])
def test_a_chip_is_let_go_beside_the_rings(desk: Desk, how: str) -> None:
    steps, chip = desk.steps(), chips(desk)[0]
    if how == "Esc":
        carry(desk, chip, desk.on(4, 3), let_go=False)
        assert isinstance(desk.gesture(), Drag)
        desk.key(Key.Key_Escape)
        QTest.mouseRelease(chip, LEFT, NONE, QPoint(0, -200))
    else:
        carry(desk, chip, QPoint(3, 3) if how == "outside" else QPoint(300, desk.canvas.height() + 20))
    assert desk.gesture() is None
    assert desk.steps() == steps
    assert names(desk) == list(WAITING)


def test_scores_are_previewed_for_somebody_out_of_the_tray(desk: Desk) -> None:
    carry(desk, chips(desk)[0], desk.on(4, 3), let_go=False)
    assert desk.engine.effect is not None
    desk.key(Key.Key_Escape)
    assert desk.engine.effect is None


def test_a_name_and_enter(desk: Desk) -> None:
    steps = desk.steps()
    desk.type("Ada Vik", desk.tray.field)
    desk.key(Key.Key_Return, on=desk.tray.field)
    assert names(desk) == [*WAITING, "Ada Vik"]
    assert desk.tray.field.text() == ""
    assert desk.steps() == steps + 1
    desk.key(Key.Key_Return, on=desk.tray.field)
    assert desk.steps() == steps + 1


def test_several_pasted_lines_are_several_people_in_one_step(desk: Desk) -> None:
    steps = desk.steps()
    QApplication.clipboard().setText("Ada Vik\n\nBo Ås\r\nCleo Dahl\n")
    desk.tray.field.setFocus()
    desk.key(Key.Key_V, CTRL, on=desk.tray.field)
    waiting = [desk.contact(who).name for who in desk.tray.waiting.ids]
    assert waiting[3:] == ["Ada Vik", "Bo Ås", "Cleo Dahl"]
    assert desk.steps() == steps + 1


def test_by_keyboard_a_chip_is_selected_and_placed(desk: Desk) -> None:
    chip = chips(desk)[0]
    who = chip.contact
    chip.setFocus()
    desk.key(Key.Key_Return, on=chip)
    assert desk.chosen() == (who,)
    desk.key(Key.Key_Up, ALT, on=chip)
    assert desk.contact(who).level == 2
    assert not desk.overlapping()


def test_who_has_no_room_is_behind_a_number(desk: Desk) -> None:
    desk.document.edit(edits.add_contacts, [f"Person {i}" for i in range(40)])
    shown = len(chips(desk))
    assert shown < 43
    assert desk.tray.more.text() == f"+{43 - shown}"
    QTest.mouseClick(desk.tray.more, LEFT)
    waiting = desk.tray.list
    assert waiting.isVisible()
    desk.type("person 39", waiting.field)
    assert waiting.model.rowCount() == 1
    index = waiting.model.index(0, 0)
    who = waiting.model.contact(index)
    view = waiting.view.viewport()
    start = waiting.view.visualRect(index).center()
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(0, 9))
    QTest.mouseMove(view, view.mapFromGlobal(desk.canvas.mapToGlobal(desk.on(3, 2))))
    assert isinstance(desk.gesture(), Drag)
    QTest.mouseRelease(view, LEFT, NONE, view.mapFromGlobal(desk.canvas.mapToGlobal(desk.on(3, 2))))
    assert desk.place(who) == (3, 2)
    assert not waiting.isVisible()


def test_thirty_thousand_who_wait(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, qtbot)
    desk.document.edit(edits.add_contacts, [f"Person {i}" for i in range(30_000)])
    desk.show()
    shown: list[int] = []
    show_person = Chip.show_person

    def counted(chip: Chip, contact: int, name: Shown, room: int) -> int:
        shown.append(contact)
        return show_person(chip, contact, name, room)

    monkeypatch.setattr(Chip, "show_person", counted)
    desk.document.edit(edits.set_level, (7,), 3)
    desk.tray.show_people()
    assert 0 < len(shown) <= MOST
    assert len(desk.tray.waiting.ids) == 29_999
    assert desk.tray.more.text().startswith("+29")
    desk.tray.toggle_list()
    desk.type("29998", desk.tray.list.field)
    assert desk.tray.list.model.rowCount() == 1
    assert desk.tray.list.model.data(desk.tray.list.model.index(0, 0)) == "Person 29998"
    assert desk.tray.list.model.data(desk.tray.list.model.index(0, 0), Qt.ItemDataRole.EditRole) is None
    desk.close()


def test_chips_take_the_room_of_a_hidden_field(desk: Desk) -> None:
    desk.document.edit(edits.add_contacts, [f"Person {i}" for i in range(40)])
    before = len(chips(desk))
    desk.tray.field.hide()
    desk.qtbot.waitUntil(lambda: len([chip for chip in desk.tray.chips if chip.isVisible()]) > before)
    desk.tray.field.show()
    desk.qtbot.waitUntil(lambda: len([chip for chip in desk.tray.chips if chip.isVisible()]) == before)


@pytest.mark.parametrize("pixels", [13, 15, 19])
@pytest.mark.parametrize("wide", [520, 640, 900])
def test_label_chips_and_field_share_the_room(desk: Desk, qapp: QApplication, pixels: int, wide: int) -> None:
    look.apply_theme(qapp, look.LIGHT, pixels)
    try:
        desk.document.edit(edits.add_contacts, [f"Somebody Longname {number}" for number in range(30)])
        tray = desk.tray
        tray.resize(wide, tray.height())
        shown = chips(desk)
        row = [tray.label, *shown, tray.more, tray.field]
        for left, right in pairwise(row):
            assert left.geometry().right() < right.geometry().left()
        assert tray.field.geometry().right() <= tray.width()
        letters = tray.field.fontMetrics().horizontalAdvance(tray.field.placeholderText())
        assert letters + 20 <= tray.field.width()
        gap = tray.field.geometry().left() - tray.more.geometry().right()
        assert gap < 40 or "Enter" in tray.field.placeholderText()
        assert gap < 120 * pixels / 13  # another chip would not have fitted in
    finally:
        look.apply_theme(qapp, look.LIGHT)
