"""The map by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from krets.canvas import commands, menus
from krets.model import LEVELS
from tests.canvas.conftest import ALT, CTRL, NONE, SHIFT, Desk, Key

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


def test_the_menu_of_a_person_does_what_it_says(desk: Desk) -> None:
    menu = menus.menu_at(desk.canvas, desk.at(KARI).toPointF())
    assert desk.chosen() == (KARI,)
    rings = next(action.menu() for action in menu.actions() if action.text() == "Put on ring")
    assert isinstance(rings, QMenu)
    assert [action.isChecked() for action in rings.actions()] == [level == 4 for level in LEVELS]
    rings.actions()[0].trigger()
    assert desk.contact(KARI).level == 5
    next(action for action in menu.actions() if action.text() == "Pin in place").trigger()
    assert desk.contact(KARI).pinned
    next(action for action in menu.actions() if action.text() == "Put back to not placed").trigger()
    assert desk.contact(KARI).level is None
    menu.deleteLater()


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


def test_the_menu_key_opens_the_menu_of_who_is_selected(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Rename" in texts(menu)
    menu.close()
