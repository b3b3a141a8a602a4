"""The ring drag: where people land, what is one step, and how it is called off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krets.canvas.gestures import Drag
from krets.canvas.seen import SeenChip
from krets.model import Change, Effect, Level, edits
from krets.storage import MapFile, StorageTrouble
from tests.canvas.conftest import TODAY, Desk
from tests.helpers.newcomer import ALT, LEFT, NONE, RIGHT, Key

KARI, SOFIA, LARS, OLE = 4, 9, 5, 10


@pytest.mark.parametrize("who", [1, 4, 9, 12])
@pytest.mark.parametrize("level", [5, 4, 3, 2, 1])
@pytest.mark.parametrize("group", [1, 3])
def test_a_drop_sets_ring_and_group_in_one_step(desk: Desk, who: int, level: Level, group: int) -> None:
    before, steps = desk.place(who), desk.steps()
    desk.drag(desk.at(who), desk.on(level, group, 0.3, 0.6))
    assert desk.place(who) == (level, group)
    assert desk.steps() == steps + 1
    assert not desk.overlapping()
    desk.document.undo()
    assert desk.place(who) == before


def test_a_dropped_person_stays_where_the_hand_left_them(desk: Desk) -> None:
    there = desk.free(3, 1)
    desk.drag(desk.at(KARI), there)
    assert (desk.at(KARI) - there).manhattanLength() <= 12


def test_a_drop_on_somebody_lands_beside_them(desk: Desk) -> None:
    desk.drag(desk.at(KARI), desk.at(LARS))
    assert desk.place(KARI) == desk.place(LARS)
    assert not desk.overlapping()


def test_nobody_else_moves(desk: Desk) -> None:
    before = dict(desk.canvas.positions)
    desk.drag(desk.at(KARI), desk.on(2, 1))
    assert {who: at for who, at in desk.canvas.positions.items() if who != KARI} == {
        who: at for who, at in before.items() if who != KARI
    }


def test_a_small_move_inside_the_ring_is_a_step_of_its_own(desk: Desk) -> None:
    steps, place = desk.steps(), desk.place(KARI)
    desk.drag(desk.at(KARI), desk.at(KARI) + QPoint(18, 0))
    assert desk.steps() == steps + 1
    assert desk.place(KARI) == place
    assert desk.seen_chip() is None


def test_a_move_below_the_threshold_is_a_click(desk: Desk) -> None:
    steps, at = desk.steps(), desk.at(KARI)
    desk.press(at)
    desk.move(at + QPoint(2, 2))
    desk.release(at + QPoint(2, 2))
    assert desk.steps() == steps
    assert desk.chosen() == (KARI,)


def test_a_selection_moves_together(desk: Desk) -> None:
    desk.document.select((KARI, SOFIA))
    steps = desk.steps()
    way = desk.on(3, 3) - desk.on(2, 3)
    desk.drag(desk.at(SOFIA), desk.at(SOFIA) - way)
    assert desk.steps() == steps + 1
    assert desk.place(SOFIA) == (2, 3)
    assert desk.place(KARI)[0] == 3
    assert not desk.overlapping()
    desk.document.undo()
    assert desk.place(KARI) == (4, 3)


def test_who_is_not_selected_moves_alone(desk: Desk) -> None:
    desk.document.select((KARI, SOFIA))
    desk.drag(desk.at(LARS), desk.on(2, 2))
    assert desk.chosen() == (LARS,)
    assert desk.place(KARI) == (4, 3)


def test_scores_are_previewed_when_ring_or_sector_changes(desk: Desk) -> None:
    previews: list[Effect | None] = []
    desk.engine.previewed.connect(previews.append)
    start = desk.at(KARI)
    desk.press(start)
    desk.move(start + QPoint(6, 0), start + QPoint(7, 0))
    assert previews == []  # still on the same ring and in the same sector
    there = desk.on(2, 3)
    desk.move(there, there + QPoint(1, 0), there + QPoint(1, 1))
    assert len(previews) == 1
    assert previews[0] is not None
    assert previews[0].change.verb == "move"
    desk.move(start + QPoint(7, 0))
    assert previews[1:] == [None]
    desk.move(there)
    steps = desk.steps()
    desk.release(there)
    assert desk.steps() == steps + 1
    assert desk.engine.effect is None


def test_the_ring_and_group_under_the_pointer_are_named(desk: Desk) -> None:
    desk.press(desk.at(KARI))
    desk.move(desk.at(KARI) + QPoint(9, 0), desk.on(2, 1))
    gesture = desk.gesture()
    assert isinstance(gesture, Drag)
    assert gesture.caption.text == "Distant · Family"
    desk.move(QPoint(1, 1))
    assert gesture.caption.text == "Let go to put back"
    desk.release(QPoint(1, 1))


@pytest.mark.parametrize("where", ["outside", "ego"])
def test_a_drop_beside_the_rings_puts_back(desk: Desk, where: str) -> None:
    ego = QPoint(round(desk.canvas.frame.x), round(desk.canvas.frame.y))
    steps, place, at = desk.steps(), desk.place(KARI), desk.at(KARI)
    desk.drag(at, QPoint(2, 2) if where == "outside" else ego)
    assert (desk.steps(), desk.place(KARI), desk.at(KARI)) == (steps, place, at)
    assert desk.engine.effect is None
    assert not desk.canvas.is_lifted


def focus_out(desk: Desk) -> None:
    QApplication.sendEvent(
        desk.canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )


def lost_release(desk: Desk) -> None:
    """The button was let go where nobody noticed: the next move comes without it."""
    at = desk.on(2, 2).toPointF()
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, desk.canvas.mapToGlobal(at), none, none, NONE)
    QApplication.sendEvent(desk.canvas, event)


def turned_read_only(desk: Desk) -> None:
    """The file can no longer be written to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MapFile, "read_only", property(lambda _file: "disk-full"))
        desk.document.troubled.emit(StorageTrouble("disk-full", desk.document.path))


def edit(desk: Desk) -> None:
    desk.document.edit(edits.rename, LARS, "Lasse")


CALLED_OFF: dict[str, Callable[[Desk], None]] = {
    "Esc": lambda desk: desk.key(Key.Key_Escape),
    "another button": lambda desk: desk.press(desk.on(2, 2), button=RIGHT),
    "another window": focus_out,
    "a lost release": lost_release,
    "a new size": lambda desk: desk.window.resize(860, 800),
    "undo": lambda desk: desk.document.undo(),
    "hidden": lambda desk: desk.canvas.hide(),
    "another change": edit,
    "read-only": turned_read_only,
}


@pytest.mark.parametrize("how", CALLED_OFF)
def test_a_drag_is_called_off_without_a_trace(desk: Desk, how: str) -> None:
    place = desk.place(KARI)
    at = desk.contact(KARI).at
    done: list[Change] = []
    desk.press(desk.at(KARI))
    desk.move(desk.at(KARI) + QPoint(9, 0), desk.on(2, 1))
    assert isinstance(desk.gesture(), Drag)
    desk.document.changed.connect(done.append)
    CALLED_OFF[how](desk)
    QApplication.processEvents()
    assert desk.gesture() is None
    desk.release(desk.on(2, 1))
    assert (desk.place(KARI), desk.contact(KARI).at) == (place, at)
    assert all(change.verb != "move" for change in done)
    assert desk.engine.effect is None
    assert not desk.canvas.is_lifted


def test_the_other_button_in_mid_drag_calls_it_off_and_opens_no_menu(desk: Desk) -> None:
    steps, start, goal = desk.steps(), desk.at(KARI), desk.on(3, 2)
    window = desk.window.windowHandle()
    in_window = desk.canvas.mapTo(desk.window, QPoint())
    QTest.mousePress(window, LEFT, NONE, in_window + start)
    QTest.mouseMove(window, in_window + goal)
    desk.press(goal, button=RIGHT)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, goal, desk.canvas.mapToGlobal(goal))
    QApplication.sendEvent(desk.canvas, menu)
    assert QApplication.activePopupWidget() is None
    QTest.mouseRelease(window, LEFT, NONE, in_window + goal)
    assert desk.steps() == steps


def test_somebody_removed_in_the_air_is_let_go(desk: Desk) -> None:
    desk.press(desk.at(KARI))
    desk.move(desk.at(KARI) + QPoint(9, 0), desk.on(2, 1))
    desk.document.edit(edits.remove_contacts, (KARI,))
    assert desk.gesture() is None
    desk.canvas.finish()
    desk.move(desk.on(2, 2))
    desk.release(desk.on(2, 2))
    assert KARI not in desk.document.network.contacts


def test_alt_drag_does_not_move(desk: Desk) -> None:
    steps = desk.steps()
    desk.drag(desk.at(KARI), desk.free(2, 1), ALT)
    assert desk.steps() == steps


# Seen lately? --------------------------------------------------------------------------------


@pytest.mark.parametrize(("button", "day"), [("today_button", 22), ("week_button", 19)])
def test_seen_lately_is_a_step_of_its_own(desk: Desk, button: str, day: int) -> None:
    steps = desk.steps()
    desk.drag(desk.at(KARI), desk.on(3, 3, 0.2))
    chip = desk.seen_chip()
    assert chip is not None
    assert not chip.geometry().intersects(desk.canvas.person_box(KARI))
    assert desk.canvas.rect().contains(chip.geometry())
    QTest.mouseClick(getattr(chip, button), LEFT)
    assert desk.contact(KARI).last_contact == TODAY.replace(day=day)
    assert desk.steps() == steps + 2
    assert desk.seen_chip() is None


def test_seen_longer_ago_takes_month_and_year(desk: Desk) -> None:
    desk.drag(desk.at(KARI), desk.on(3, 3, 0.2))
    chip = desk.seen_chip()
    assert chip is not None
    QTest.mouseClick(chip.no_button, LEFT)
    inside = chip.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [child for child in inside if child.isVisibleTo(chip)]
    assert chip.set_button in shown
    assert all(child.width() >= child.sizeHint().width() for child in shown), "cut off"
    chip.month.setCurrentIndex(2)
    chip.year.setCurrentText("2025")
    QTest.mouseClick(chip.set_button, LEFT)
    assert desk.contact(KARI).last_contact == TODAY.replace(year=2025, month=3, day=15)


GONE_ON: dict[str, Callable[[Desk], None]] = {
    "click": lambda desk: desk.click(QPoint(3, 3)),
    "key": lambda desk: desk.key(Key.Key_Escape),
    "wheel": lambda desk: desk.canvas.zoom_in(),
    "select": lambda desk: desk.document.select((LARS,)),
    "change": edit,
    "drag": lambda desk: desk.press(desk.at(LARS)),
}


@pytest.mark.parametrize("how", GONE_ON)
def test_whoever_goes_on_answers_nothing(desk: Desk, how: str) -> None:
    desk.drag(desk.at(KARI), desk.on(3, 3, 0.2))
    assert desk.seen_chip() is not None
    GONE_ON[how](desk)
    assert desk.seen_chip() is None
    assert desk.contact(KARI).last_contact is None


# Who knows them? --------------------------------------------------------------------------------


def dropped_on_not_met(desk: Desk) -> None:
    desk.drag(desk.at(OLE), desk.on(1, 2, 0.4))
    assert desk.canvas.asked.knows is not None


def test_who_knows_them_draws_a_tie_in_a_step_of_its_own(desk: Desk) -> None:
    steps = desk.steps()
    dropped_on_not_met(desk)
    knows = desk.canvas.asked.knows
    assert knows is not None
    desk.type("kari", knows.field)
    assert knows.list.count() == 1
    desk.key(Key.Key_Return, on=knows.field)
    assert desk.document.network.tie_between(KARI, OLE) is not None
    assert desk.steps() == steps + 2
    assert desk.canvas.asked.knows is None


@pytest.mark.parametrize("how", ["nobody", "Esc", "elsewhere"])
def test_nobody_i_know_draws_none(desk: Desk, how: str) -> None:
    ties = len(desk.document.network.ties)
    dropped_on_not_met(desk)
    knows = desk.canvas.asked.knows
    assert knows is not None
    if how == "nobody":
        QTest.mouseClick(knows.nobody, LEFT)
    elif how == "Esc":
        desk.key(Key.Key_Escape, on=knows)
    else:
        desk.click(QPoint(3, 3))
    assert desk.canvas.asked.knows is None
    assert len(desk.document.network.ties) == ties
    assert desk.place(OLE) == (1, 2)


def test_arrows_and_enter_choose_who_knows_them(desk: Desk) -> None:
    dropped_on_not_met(desk)
    knows = desk.canvas.asked.knows
    assert knows is not None
    desk.key(Key.Key_Down, on=knows.field)
    first = knows.list.item(0).data(Qt.ItemDataRole.UserRole)
    desk.key(Key.Key_Return, on=knows.field)
    assert desk.document.network.tie_between(first, OLE) is not None


def test_the_chip_covers_as_few_people_as_it_can(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 400)
    spot, below, above = QRect(485, 185, 30, 30), QPoint(500, 235), QPoint(500, 165)
    for people, covered in (([], below), ([below], above), ([above], below), ([below, above], None)):
        chip = SeenChip(page, TODAY, spot, people, lambda _: None)
        assert not chip.geometry().intersects(spot)
        assert not any(chip.geometry().contains(person) for person in people)
        assert covered is None or chip.geometry().contains(covered)
