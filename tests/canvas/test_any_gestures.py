"""Any sequence of gestures: no exception, no warning, nothing half done, and the map is what its log says.

`KRETS_GESTURES=2000` tries so many sequences, which goes on for minutes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from krets.model import edits
from tests.canvas.conftest import TIES, Desk
from tests.helpers.newcomer import ALT, CTRL, LEFT, MIDDLE, NONE, PEOPLE, RIGHT, SHIFT, Key
from tests.storage.filling import replay

KEYS = (
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down),
    *(Key.Key_Return, Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace, Key.Key_F2, Key.Key_Tab),
    *(Key.Key_L, Key.Key_N, Key.Key_F, Key.Key_T, Key.Key_G, Key.Key_Plus, Key.Key_Minus, Key.Key_Space),
)
BEGUN = 1 + len(PEOPLE) + len(TIES) + 2
"""Steps by which a desk is drawn: groups, people, ties, tidying, those who wait."""
TRIED = int(os.environ.get("KRETS_GESTURES", "40"))
TOOLS = ("select", "add", "link", "lasso")

spots = st.one_of(
    st.integers(1, len(PEOPLE)),
    st.tuples(st.integers(-20, 920), st.integers(-20, 760)),
)
"""Somebody by id, or a pixel on the canvas or just beside it."""
modifiers = st.sampled_from((NONE, NONE, NONE, SHIFT, CTRL, ALT))
buttons = st.sampled_from((LEFT, LEFT, LEFT, MIDDLE, RIGHT))
whom = st.integers(1, len(PEOPLE) + 4)
acts = st.one_of(
    st.tuples(st.just("press"), spots, modifiers, buttons),
    st.tuples(st.just("move"), spots),
    st.tuples(st.just("release"), spots, modifiers, buttons),
    st.tuples(st.just("drag"), spots, spots, modifiers),
    st.tuples(st.just("double"), spots),
    st.tuples(st.just("wheel"), spots, st.sampled_from((-240, 120, 960)), modifiers),
    st.tuples(st.just("key"), st.sampled_from(KEYS), modifiers),
    st.tuples(st.just("type"), st.sampled_from(("Åse", " ", "مريم"))),
    st.tuples(st.just("menu"), spots),
    st.tuples(st.just("resize"), st.integers(500, 1100), st.integers(480, 900)),
    st.tuples(st.just("tool"), st.sampled_from(TOOLS)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("away")),
    st.tuples(st.just("arrives")),
    st.tuples(st.just("removed"), whom),
)


def pixel(desk: Desk, spot: int | tuple[int, int]) -> QPoint:
    if isinstance(spot, int):
        return desk.at(spot) if spot in desk.canvas.positions else QPoint(400, 300)
    return QPoint(*spot)


def wheel(desk: Desk, spot: int | tuple[int, int], turned: int, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(pixel(desk, spot))
    where, phase = desk.canvas.mapToGlobal(at), Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(0, turned)
    QApplication.sendEvent(
        desk.canvas,
        QWheelEvent(at, where, QPoint(), turn, Qt.MouseButton.NoButton, keys, phase, False),
    )


def menu(desk: Desk, spot: int | tuple[int, int]) -> None:
    at = pixel(desk, spot)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(desk.canvas, QContextMenuEvent(reason, at, desk.canvas.mapToGlobal(at)))
    close_menus()


def close_menus() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def typed(desk: Desk, text: str) -> None:
    focus = QApplication.focusWidget() or desk.canvas
    for letter in text:  # as an input method does: QTest types ASCII alone
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, NONE, letter))


def away(desk: Desk) -> None:
    """As Alt+Tab: the release never comes."""
    leaving = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.canvas, leaving)
    assert desk.gesture() is None


def removed(desk: Desk, contact: int) -> None:
    if contact in desk.document.network.contacts:
        desk.document.edit(edits.remove_contacts, (contact,))


ACTS: dict[str, Callable[..., Any]] = {
    "press": lambda desk, spot, keys, button: desk.press(pixel(desk, spot), keys, button),
    "move": lambda desk, spot: desk.move(pixel(desk, spot)),
    "release": lambda desk, spot, keys, button: desk.release(pixel(desk, spot), keys, button),
    "drag": lambda desk, start, end, keys: desk.drag(pixel(desk, start), pixel(desk, end), keys),
    "double": lambda desk, spot: desk.double_click(pixel(desk, spot)),
    "wheel": wheel,
    "key": lambda desk, key, keys: desk.key(key, keys, on=QApplication.focusWidget()),
    "type": typed,
    "menu": menu,
    "resize": lambda desk, width, height: desk.window.resize(width, height),
    "tool": lambda desk, tool: desk.canvas.set_tool(tool),
    "undo": lambda desk: desk.document.undo(),
    "redo": lambda desk: desk.document.redo(),
    "away": away,
    "arrives": lambda desk: desk.document.edit(edits.add_contact, "Newcomer", level=2),
    "removed": removed,
}


def begun(desk: Desk) -> None:
    """Bring the desk back to where each sequence begins."""
    desk.canvas.cancel_gesture()
    desk.canvas.asked.forget()
    desk.canvas.set_tool("select")
    desk.document.undo_stack.setIndex(BEGUN)
    desk.document.select()
    desk.window.resize(900, 820)
    desk.canvas.fit()
    desk.canvas.setFocus()


@given(st.lists(acts, max_size=25))
@settings(
    max_examples=TRIED,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_gestures_leave_a_sound_map(desk: Desk, drawn: list[tuple[Any, ...]]) -> None:
    begun(desk)
    for name, *arguments in drawn:
        ACTS[name](desk, *arguments)
        close_menus()
    QApplication.processEvents()
    desk.canvas.finish()
    desk.canvas.grab()
    for _ in range(3):
        desk.key(Key.Key_Escape)
    assert desk.gesture() is None
    assert not desk.canvas.is_lifted
    desk.canvas.asked.forget()
    assert set(desk.canvas.positions) == {contact.id for contact in desk.document.network.placed()}
    assert replay(desk.document.steps()) == desk.document.network
