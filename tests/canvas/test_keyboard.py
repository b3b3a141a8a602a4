"""The map by keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from krets.canvas import commands, menus
from krets.model import edits
from tests.canvas.conftest import TODAY, Desk
from tests.helpers.newcomer import ALT, CTRL, NONE, SHIFT, Key

KARI, LARS, MUM, ANDERS = 4, 5, 1, 12


def test_arrows_go_to_the_next_person_that_way(desk: Desk) -> None:
    for key, sign in (
        (Key.Key_Right, (1, 0)),
        (Key.Key_Left, (-1, 0)),
        (Key.Key_Down, (0, 1)),
        (Key.Key_Up, (0, -1)),
    ):
        desk.document.select((KARI,))
        desk.key(key)
        (found,) = desk.chosen()
        if found != KARI:
            way = desk.at(found) - desk.at(KARI)
            assert way.x() * sign[0] + way.y() * sign[1] > 0


def test_everybody_can_be_reached_by_arrows(desk: Desk) -> None:
    reached, edge = set[int](), [KARI]
    while edge:
        who = edge.pop()
        if who not in reached:
            reached.add(who)
            for key in (Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Up):
                desk.document.select((who,))
                desk.key(key)
                edge += desk.chosen()
    assert reached == desk.canvas.positions.keys()


def test_the_first_arrow_selects_somebody(desk: Desk) -> None:
    desk.key(Key.Key_Right)
    assert len(desk.chosen()) == 1


def test_arrows_on_an_empty_map_do_nothing(bare: Desk) -> None:
    for keys in (NONE, SHIFT, ALT, CTRL):
        bare.key(Key.Key_Right, keys)
        bare.key(Key.Key_Up, keys)
    assert bare.steps() == 0


def test_ctrl_arrow_adds_to_the_selection(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_Up, CTRL)
    assert len(desk.chosen()) == 2
    assert desk.chosen()[0] == KARI


@pytest.mark.parametrize("who", [MUM, KARI, ANDERS])
def test_alt_arrows_go_through_all_rings(desk: Desk, who: int) -> None:
    desk.document.select((who,))
    for _ in range(5):
        desk.key(Key.Key_Down, ALT)
    assert desk.contact(who).level == 1
    seen = [desk.contact(who).level]
    for _ in range(5):
        desk.key(Key.Key_Up, ALT)
        seen.append(desk.contact(who).level)
    assert seen == [1, 2, 3, 4, 5, 5]
    assert not desk.overlapping()


def asked(desk: Desk) -> bool:
    """Whether "Who knows them?" is on the map."""
    return desk.canvas.asked.knows is not None


def test_who_comes_to_not_met_yet_by_keys_is_asked_about(desk: Desk) -> None:
    desk.document.select((KARI,))
    for there in (False, False, True):
        desk.key(Key.Key_Down, ALT)
        assert asked(desk) is there
    desk.key(Key.Key_Up, ALT)
    assert not asked(desk)
    commands.set_level(desk.canvas, 1)
    assert asked(desk)
    desk.key(Key.Key_Escape)
    desk.document.select((KARI, ANDERS))
    desk.key(Key.Key_Down, ALT)
    assert not asked(desk)


def test_alt_arrows_go_round_the_groups(desk: Desk) -> None:
    desk.document.select((KARI,))
    steps, groups = desk.steps(), []
    for _ in range(4):
        desk.key(Key.Key_Right, ALT)
        groups.append(desk.place(KARI)[1])
    assert groups == [4, 1, 2, 3]
    assert desk.steps() == steps + 4
    desk.key(Key.Key_Left, ALT)
    assert desk.place(KARI) == (4, 2)


def test_several_people_go_one_ring_in_one_step(desk: Desk) -> None:
    desk.document.select((KARI, ANDERS))
    steps = desk.steps()
    desk.canvas.nudge_level(1)
    assert (desk.contact(KARI).level, desk.contact(ANDERS).level) == (5, 2)
    assert desk.steps() == steps + 1


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down])
def test_a_nudge_stays_in_ring_and_sector(desk: Desk, key: Qt.Key) -> None:
    desk.document.select((KARI,))
    place = desk.place(KARI)
    for _ in range(30):
        desk.key(key, SHIFT)
    assert desk.place(KARI) == place
    assert not desk.overlapping()


def test_a_nudge_is_one_step(desk: Desk) -> None:
    desk.drag(desk.at(KARI), desk.on(3, 3, 0.5, 0.5))
    steps, at = desk.steps(), desk.at(KARI)
    desk.key(Key.Key_Right, SHIFT)
    assert desk.steps() == steps + 1
    assert desk.at(KARI) != at


def test_select_all_and_enter(desk: Desk) -> None:
    opened: list[int] = []
    desk.canvas.opened.connect(opened.append)
    desk.key(Key.Key_A, CTRL)
    assert set(desk.chosen()) == desk.canvas.positions.keys()
    desk.document.select((LARS,))
    desk.key(Key.Key_Return)
    assert opened == [LARS]


def test_tab_enters_and_leaves(desk: Desk) -> None:
    desk.key(Key.Key_Tab)
    assert not desk.canvas.hasFocus()


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menus_of_a_tie_and_of_an_empty_place(desk: Desk) -> None:
    desk.document.select(tie=1)
    tie = menus.tie_menu(desk.canvas)
    assert "Do not know each other" in texts(tie)
    empty = menus.menu_at(desk.canvas, desk.free(2, 1).toPointF())
    assert "Add a person here" in texts(empty)
    beside = menus.menu_at(desk.canvas, QPoint(2, 2).toPointF())
    assert "Add a person here" not in texts(beside)
    for menu in (tie, empty, beside):
        menu.deleteLater()


def test_ties_of_somebody_are_gone_through(desk: Desk) -> None:
    """Lars is tied to Ole (10) and, once drawn, to Kari; the tie to Kari is the sixth."""
    desk.document.edit(edits.connect, LARS, KARI)
    known = desk.document.network.neighbours(LARS)
    desk.document.select((LARS,))
    seen = []
    for _ in range(3):
        desk.key(Key.Key_T)
        assert desk.canvas.walk.whose == LARS
        seen.append(desk.document.selection.tie)
    assert set(seen) == {tie.id for tie in known.values()}
    assert seen[2] == seen[0]
    desk.key(Key.Key_T, SHIFT)
    assert desk.document.selection.tie == seen[1]
    opened: list[int] = []
    desk.canvas.tie_opened.connect(opened.append)
    desk.key(Key.Key_Return)
    assert opened == [seen[1]]
    desk.key(Key.Key_Up)
    assert desk.chosen() == (desk.canvas.next_towards(LARS, 0, -1),)
    desk.document.select(tie=seen[1])
    desk.key(Key.Key_Delete)
    assert seen[1] not in desk.document.network.ties


def test_without_anybody_selected_every_tie_is_gone_through(desk: Desk) -> None:
    desk.document.select()
    desk.key(Key.Key_T)
    first = desk.document.selection.tie
    assert first == min(desk.document.network.ties)
    desk.document.select()
    desk.key(Key.Key_T, SHIFT)
    assert desk.document.selection.tie == max(desk.document.network.ties)


def test_where_there_is_no_tie_and_no_group_a_key_says_so(bare: Desk) -> None:
    told: list[str] = []
    bare.canvas.told.connect(told.append)
    bare.key(Key.Key_T)
    bare.key(Key.Key_G)
    bare.document.edit(edits.add_contact, "Ada", level=4)
    bare.document.select((1,))
    bare.key(Key.Key_T)
    bare.key(Key.Key_L)
    assert len(told) == 4
    assert told[2] == "Ada is not said to know anybody here yet."


def test_groups_are_gone_through_and_one_is_renamed(desk: Desk) -> None:
    desk.document.select((KARI,))
    seen = []
    for _ in range(5):
        desk.key(Key.Key_G)
        seen.append(desk.document.selection.group)
    assert seen == [3, 4, 1, 2, 3]
    desk.key(Key.Key_G, SHIFT)
    assert desk.document.selection.group == 2
    opened: list[int] = []
    desk.canvas.group_opened.connect(opened.append)
    desk.key(Key.Key_Return)
    assert opened == [2]
    desk.key(Key.Key_F2)
    field = desk.canvas.asked.name
    assert field is not None
    desk.type("Choir", field)
    desk.key(Key.Key_Return, on=field)
    assert desk.document.network.groups[2].name == "Choir"
    desk.key(Key.Key_Delete)
    assert 2 not in desk.document.network.groups


def test_seen_lately_is_asked_after_a_key_and_answered_by_keys(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_Up, ALT)
    chip = desk.seen_chip()
    assert chip is not None
    assert desk.canvas.hasFocus()
    desk.key(Key.Key_Tab)
    assert chip.today_button.hasFocus()
    desk.key(Key.Key_Tab, on=chip.today_button)
    assert chip.week_button.hasFocus()
    desk.key(Key.Key_Return, on=chip.week_button)
    assert desk.contact(KARI).last_contact == TODAY - timedelta(days=3)
    assert desk.seen_chip() is None
    assert desk.canvas.hasFocus()


def test_a_month_is_chosen_by_keys_and_esc_leaves_the_chip(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_Up, ALT)
    chip = desk.seen_chip()
    assert chip is not None
    for button in (desk.canvas, chip.today_button, chip.week_button):
        desk.key(Key.Key_Tab, on=button)
    desk.key(Key.Key_Return, on=chip.no_button)
    assert chip.month.hasFocus()
    desk.key(Key.Key_Delete, on=chip.month)
    assert KARI in desk.document.network.contacts
    desk.key(Key.Key_Escape, on=chip.month)
    assert desk.seen_chip() is None
    assert desk.canvas.hasFocus()
    assert desk.chosen() == (KARI,)


def test_of_one_alone_the_key_asks_who_knows_them(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_L)
    card = desk.canvas.asked.knows
    assert card is not None
    desk.type("lars", card.field)
    desk.key(Key.Key_Return, on=card.field)
    assert desk.document.network.tie_between(KARI, LARS) is not None
    assert desk.canvas.asked.knows is None


@pytest.mark.parametrize("code", [0x0416, 0x05D0, 0x4E00])
def test_a_letter_of_any_script_does_no_harm(desk: Desk, code: int) -> None:
    desk.document.select((KARI,))
    steps = desk.steps()
    event = QKeyEvent(QEvent.Type.KeyPress, code, NONE, chr(code))
    QApplication.sendEvent(desk.canvas, event)
    desk.key(Key.Key_L)
    card = desk.canvas.asked.knows
    assert card is not None
    QApplication.sendEvent(card.field, QKeyEvent(QEvent.Type.KeyPress, code, NONE, chr(code)))
    assert card.field.text() == chr(code)
    assert desk.steps() == steps
