"""The menus of people, ties, groups, ego and the empty map: by mouse, by the Menu key, as in the menu bar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QMenu

from krets import rings
from krets.canvas import SUBMENUS, menus
from krets.model import edits
from tests.helpers.hand import Hand, entry, hand, opened, texts
from tests.helpers.newcomer import NONE, NOW, SHIFT, Key

__all__ = ["hand", "opened"]

made: list[QMenu] = []
"""The menus of a test, taken away after it."""
KARI, LARS, SOFIA, WORK, LEISURE = 4, 5, 9, 3, 4


@pytest.fixture(autouse=True)
def no_menu_left() -> Iterator[None]:
    yield
    while popup := QApplication.activePopupWidget():
        popup.close()
    while made:
        made.pop().deleteLater()


def menu_on(hand: Hand, at: QPoint | QPointF) -> QMenu:
    made.append(menus.menu_at(hand.canvas, QPointF(at)))
    return made[-1]


def test_of_one_person(hand: Hand) -> None:
    menu = menu_on(hand, hand.at(KARI))
    assert hand.chosen() == (KARI,)
    for text in ("Open", "Rename", "Know each other", "Put on ring", "Move to group", "Belongs to", "Remove"):
        assert text in texts(menu)
    entry(menu, "Put on ring", "Closest")
    assert hand.place(KARI) == (5, WORK)
    entry(menu, "Move to group", "Leisure")
    assert hand.place(KARI) == (5, LEISURE)
    entry(menu, "Belongs to", "Work")
    assert hand.contact(KARI).groups == (LEISURE, WORK)
    entry(menu, "Pin in place")
    entry(menu, "Private")
    entry(menu, "Seen today")
    kari = hand.contact(KARI)
    assert (kari.pinned, kari.private, kari.last_contact) == (True, True, NOW.date())
    entry(menu, "Pin in place")
    assert not hand.contact(KARI).pinned
    entry(menu, "Put back to not placed")
    assert hand.contact(KARI).level is None
    entry(menu, "Remove")
    assert KARI not in hand.document.network.contacts


def test_of_several_people_each_is_one_step(hand: Hand) -> None:
    hand.document.select((KARI, LARS, SOFIA))
    menu = menu_on(hand, hand.at(LARS))
    assert hand.chosen() == (KARI, LARS, SOFIA)
    assert "Rename" not in texts(menu)
    for steps, path in enumerate(
        [("Know each other",), ("Put on ring", "Distant"), ("Move to group", "Family"), ("Seen today",)], 1
    ):
        entry(menu, *path)
        assert hand.steps() == steps
    assert {hand.place(who) for who in (KARI, LARS, SOFIA)} == {(2, 1)}
    ties = hand.document.network.tie_between
    assert all(ties(a, b) for a, b in ((KARI, LARS), (KARI, SOFIA), (LARS, SOFIA)))


def test_what_somebody_belongs_to_is_ticked_and_taken_away(hand: Hand) -> None:
    hand.document.edit(edits.join_group, (KARI,), LEISURE)
    menu = menu_on(hand, hand.at(KARI))
    inner = next(action.menu() for action in menu.actions() if action.text().replace("&", "") == "Belongs to")
    assert isinstance(inner, QMenu)
    ticked = [action.text() for action in inner.actions() if action.isChecked()]
    assert ticked == ["Work", "Leisure"]
    entry(inner, "Leisure")
    assert hand.contact(KARI).groups == (WORK,)


def test_of_a_tie(hand: Hand) -> None:
    hand.document.select(tie=1)
    menu = menus.menu_of_selection(hand.canvas)
    made.append(menu)
    entry(menu, "How well they know each other", "Closest")
    assert hand.document.network.ties[1].level == 5
    entry(menu, "Do not know each other")
    assert 1 not in hand.document.network.ties


def test_of_a_group(hand: Hand) -> None:
    sector = next(found for found in hand.canvas.sectors if found.group == WORK)
    out = 1 + 12 / hand.canvas.frame.scale
    x, y = hand.canvas.frame.screen(*rings.on_circle(sector.start + sector.span / 2, out))
    menu = menu_on(hand, QPointF(x, y))
    assert hand.document.selection.group == WORK
    entry(menu, "Show this group alone")
    assert hand.document.view.filter.groups == {WORK}
    entry(menu, "Rename")
    hand.type("Office")
    hand.key(Key.Key_Return)
    assert hand.document.network.groups[WORK].name == "Office"
    entry(menu, "Select everybody in it")
    assert set(hand.chosen()) == {KARI, SOFIA, 11}
    hand.document.select(group=WORK)
    entry(menu, "Remove")
    assert WORK not in hand.document.network.groups
    assert hand.window.toast.text == "Group Office removed"


def test_of_ego_and_of_an_empty_place(hand: Hand) -> None:
    menu = menu_on(hand, QPointF(*hand.canvas.frame.screen(0, 0)))
    entry(menu, "Open")
    assert hand.window.docks["ego"].isVisible()
    assert hand.window.docks["ego"].isAncestorOf(hand.focus())
    empty = menu_on(hand, hand.free(2, 1))
    assert {"Add a person here", "Tidy the map", "Select everybody"} <= set(texts(empty))
    entry(empty, "Select all on a ring", "Closest")
    assert set(hand.chosen()) == {1, 2}
    entry(empty, "Select all in a group", "Work")
    assert set(hand.chosen()) == {KARI, SOFIA, 11}
    assert "Add a person here" not in texts(menu_on(hand, QPoint(2, 2)))
    entry(empty, "Add a person here")
    hand.type("Nora Vik")
    hand.key(Key.Key_Return)
    assert hand.contact(13).name == "Nora Vik"
    assert hand.place(13) == (2, 1)


@pytest.mark.parametrize("key", [Key.Key_Menu, Key.Key_F10])
@pytest.mark.parametrize(
    ("select", "there"),
    [
        ({"contacts": (KARI,)}, "Rename"),
        ({"contacts": (KARI, LARS)}, "Know each other"),
        ({"tie": 1}, "Do not know each other"),
        ({"group": WORK}, "Show this group alone"),
        ({}, "Add a person"),
    ],
    ids=["person", "people", "tie", "group", "nothing"],
)
def test_by_key_the_menu_is_of_what_is_selected(
    hand: Hand, key: Key, select: dict[str, object], there: str
) -> None:
    hand.document.select(**select)  # type: ignore[arg-type] # one of the kinds of selection
    hand.key(key, SHIFT if key == Key.Key_F10 else NONE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert there in texts(menu)


def test_the_menu_bar_has_the_same_submenus(hand: Hand) -> None:
    hand.document.select((KARI,))
    named = ["Closest", "Close", "Familiar", "Distant", "Not met yet"]
    for key in [key for key in SUBMENUS if key != "notes"]:
        shown = hand.window.actions_.menus[key]
        shown.aboutToShow.emit()
        there = texts(shown)
        assert there == (named if "ring" in key else ["Family", "Friends", "Work", "Leisure"]), key
    hand.window.actions_.menus["ring"].aboutToShow.emit()
    entry(hand.window.actions_.menus["ring"], "Close")
    assert hand.place(KARI) == (4, WORK)


def test_what_cannot_be_done_says_why(hand: Hand) -> None:
    actions = hand.window.actions_
    assert not actions["ring"].isEnabled()
    assert actions["ring"].statusTip() == "Select somebody first."
    hand.document.select((KARI,))
    assert actions["ring"].isEnabled()
    assert actions["ring"].statusTip() == ""
