"""The people in the tray, and the list behind "+N", which gives way to what the hand does on the map."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from krets.model import edits
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import LEFT, NONE

KARI, OLE, GRO, HAL = 4, 10, 13, 14


def test_the_list_takes_the_place_of_seen_lately(desk: Desk) -> None:
    desk.drag(desk.at(KARI), desk.on(3, 3, 0.2))
    assert desk.seen_chip() is not None
    desk.tray.toggle_list()
    assert desk.tray.list.isVisible()
    assert desk.seen_chip() is None


def test_a_click_on_the_map_closes_the_list(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.tray.toggle_list()
    desk.qtbot.waitUntil(desk.tray.list.field.hasFocus)
    desk.click(QPoint(3, 3))
    assert desk.tray.list.isHidden()


def test_a_row_picked_keeps_the_list_open_and_one_dragged_arrives(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.tray.toggle_list()
    desk.qtbot.waitUntil(desk.tray.list.field.hasFocus)
    view = desk.tray.list.view
    row = view.visualRect(desk.tray.list.model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, NONE, row)
    assert desk.tray.list.isVisible()
    assert desk.chosen() == (GRO,)
    goal = desk.canvas.mapToGlobal(desk.on(2, 3))
    QTest.mousePress(view.viewport(), LEFT, NONE, row)
    QTest.mouseMove(view.viewport(), row + QPoint(9, 9))
    QTest.mouseMove(view.viewport(), view.viewport().mapFromGlobal(goal))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, view.viewport().mapFromGlobal(goal))
    assert desk.place(GRO) == (2, 3)
    assert desk.tray.list.isHidden()


def test_two_people_of_one_name_are_told_apart_in_tray_and_list(desk: Desk) -> None:
    desk.document.edit(edits.rename, GRO, "Hal Moe")
    desk.document.edit(edits.edit_contacts, (HAL,), organisation="Nordlys")
    desk.tray.show_people()
    assert [chip.text() for chip in desk.tray.chips[:2]] == ["Hal Moe (1)", "Hal Moe (Nordlys)"]
    desk.tray.toggle_list()
    rows = [desk.tray.list.model.data(desk.tray.list.model.index(row, 0)) for row in range(2)]
    assert rows == ["Hal Moe (1)", "Hal Moe (Nordlys)"]


def test_two_people_of_one_name_are_told_apart_when_asked_who_knows(desk: Desk) -> None:
    desk.document.edit(edits.rename, KARI, "Lars")
    desk.drag(desk.at(OLE), desk.on(1, 3, 0.3))
    knows = desk.canvas.asked.knows
    assert knows is not None
    rows = [knows.list.item(row).text() for row in range(knows.list.count())]
    assert {"Lars (1)", "Lars (2)"} <= set(rows)
