"""Tying two people: handle, Alt, tool, key; refusals; calling off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication

from krets.canvas.caption import PADDING, Caption
from krets.canvas.gestures import Link
from krets.model import edits
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import ALT, Key

KARI, SOFIA, LARS, EMMA = 4, 9, 5, 6


def by_handle(desk: Desk) -> None:
    desk.move(desk.at(KARI))
    desk.qtbot.waitUntil(lambda: desk.canvas.outstanding.marked == KARI)
    handle = desk.canvas.outstanding.handle()
    assert handle is not None
    desk.move(handle.toPoint())
    assert desk.canvas.outstanding.contact == KARI
    desk.drag(handle.toPoint(), desk.at(LARS))


def by_clicks(desk: Desk) -> None:
    desk.canvas.set_tool("link")
    desk.click(desk.at(KARI))
    assert isinstance(desk.gesture(), Link)
    desk.move(desk.at(LARS))
    desk.click(desk.at(LARS))


def by_tool(desk: Desk) -> None:
    desk.canvas.set_tool("link")
    desk.drag(desk.at(KARI), desk.at(LARS))


def by_key(desk: Desk) -> None:
    desk.document.select((KARI, LARS))
    desk.key(Key.Key_L)


WAYS = {
    "handle": by_handle,
    "alt": lambda desk: desk.drag(desk.at(KARI), desk.at(LARS), ALT),
    "tool": by_tool,
    "clicks": by_clicks,
    "key": by_key,
}


@pytest.mark.parametrize("way", WAYS)
def test_two_people_are_tied_in_one_step(desk: Desk, way: str) -> None:
    steps, place = desk.steps(), desk.place(KARI)
    WAYS[way](desk)
    assert desk.document.network.tie_between(KARI, LARS) is not None
    assert desk.steps() == steps + 1
    assert desk.place(KARI) == place
    assert desk.gesture() is None
    desk.document.undo()
    assert desk.document.network.tie_between(KARI, LARS) is None


def test_a_selection_is_tied_all_to_all(desk: Desk) -> None:
    steps = desk.steps()
    desk.document.select((KARI, LARS, EMMA, SOFIA))
    desk.canvas.link_selected()
    network = desk.document.network
    people = (KARI, LARS, EMMA, SOFIA)
    assert all(network.tie_between(a, b) for a in people for b in people if a != b)
    assert desk.steps() == steps + 1


def test_people_already_tied_pale_while_linking(desk: Desk) -> None:
    desk.press(desk.at(KARI), ALT)
    desk.move(desk.at(KARI) + QPoint(9, 9))
    bright = desk.canvas.outstanding.bright
    assert bright is not None
    assert SOFIA not in bright
    assert LARS in bright
    desk.key(Key.Key_Escape)
    assert desk.canvas.outstanding.bright is None


def shown_whole(caption: Caption) -> bool:
    """Tell whether the bold line, wrapped, has room in the caption's box."""
    bold = QFont(QApplication.font())
    bold.setBold(True)
    page = QTextDocument()
    page.setDefaultFont(bold)
    page.setDocumentMargin(0)
    page.setTextWidth(caption.area().width() - 2 * PADDING)
    page.setPlainText(caption.text)
    return page.size().height() <= caption.area().height()


def test_a_long_name_leaves_the_caption_readable(desk: Desk) -> None:
    desk.document.edit(edits.rename, KARI, "Ab" * 150)
    desk.press(desk.at(KARI), ALT)
    desk.move(desk.at(KARI) + QPoint(40, 0), desk.at(LARS))
    gesture = desk.gesture()
    assert isinstance(gesture, Link)
    assert gesture.caption.text.endswith("and Lars know each other")
    assert len(gesture.caption.text) < 80
    assert desk.canvas.rect().contains(gesture.caption.area().toRect())


@pytest.mark.parametrize(("target", "key"), [(KARI, "tie-to-oneself"), (SOFIA, "already-tied")])
def test_what_cannot_be_tied_is_refused_with_the_reason(desk: Desk, target: int, key: str) -> None:
    steps = desk.steps()
    desk.press(desk.at(KARI), ALT)
    desk.move(desk.at(KARI) + QPoint(40, 0), desk.at(target))
    gesture = desk.gesture()
    assert isinstance(gesture, Link)
    assert "Kari Nilsen" in gesture.caption.text
    assert shown_whole(gesture.caption)
    desk.release(desk.at(target), ALT)
    assert desk.refusals == [key]
    assert desk.steps() == steps


@pytest.mark.parametrize("how", ["Esc", "empty"])
def test_a_link_is_called_off(desk: Desk, how: str) -> None:
    steps = desk.steps()
    desk.press(desk.at(KARI), ALT)
    desk.move(desk.at(LARS) if how == "Esc" else desk.free(2, 1))
    if how == "Esc":
        desk.key(Key.Key_Escape)
        desk.release(desk.at(LARS), ALT)
    else:
        desk.release(desk.free(2, 1), ALT)
    assert desk.steps() == steps
    assert desk.refusals == []
    assert desk.gesture() is None


def test_of_one_person_alone_it_is_asked_who_knows_them(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.key(Key.Key_L)
    assert desk.refusals == []
    assert desk.canvas.asked.knows is not None
    desk.key(Key.Key_Escape)
    assert desk.canvas.asked.knows is None


def test_nobody_is_not_tied(desk: Desk) -> None:
    desk.document.select()
    desk.key(Key.Key_L)
    assert desk.refusals == ["two-people-needed"]
