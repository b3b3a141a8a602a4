"""Notes on the map: written, changed, moved and taken off by hand; painted, and avoided by names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from krets.canvas import menus
from krets.canvas.note_field import NoteField
from krets.model import edits
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import CTRL, Key

OUT = (0.9, -0.9)
"""Beside the rings, in units."""


def noted(desk: Desk, text: str = "The old choir\nuntil 2019") -> QPoint:
    """A note on the map; return a pixel on it."""
    desk.document.edit(edits.add_note, text, OUT)
    desk.canvas.finish()
    box = desk.canvas.note_box(1)
    assert box is not None
    return box.center().toPoint()


def field(desk: Desk) -> NoteField:
    found = desk.canvas.asked.note
    assert found is not None
    return found


def chosen(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_note_is_written_where_the_menu_was_opened(desk: Desk) -> None:
    at = QPointF(60, 60)
    steps = desk.steps()
    chosen(menus.menu_at(desk.canvas, at), "Write a note here")
    desk.type("From the choir", field(desk))
    desk.key(Key.Key_Return, CTRL, on=field(desk))
    (note,) = desk.document.network.notes.values()
    assert note.text == "From the choir"
    assert desk.canvas.note_at(at + QPointF(5, 5)) == note.id
    assert desk.steps() == steps + 1
    assert desk.canvas.hasFocus()


def test_esc_writes_nothing(desk: Desk) -> None:
    desk.canvas.write_note(QPointF(60, 60))
    desk.type("No", field(desk))
    desk.key(Key.Key_Escape, on=field(desk))
    assert desk.document.network.notes == {}


def test_a_field_that_is_gone_is_not_asked_again(desk: Desk) -> None:
    desk.canvas.write_note(QPointF(60, 60))
    desk.key(Key.Key_Escape, on=field(desk))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.canvas.fit()
    desk.canvas.begin(None)  # which finishes whatever is open
    assert desk.document.network.notes == {}


def test_a_double_click_changes_it_and_no_words_take_it_off(desk: Desk) -> None:
    at = noted(desk)
    desk.double_click(at)
    assert field(desk).toPlainText() == "The old choir\nuntil 2019"
    field(desk).clear()
    desk.type("New", field(desk))
    desk.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.document.network.notes[1].text == "New"
    desk.canvas.finish()
    box = desk.canvas.note_box(1)
    assert box is not None
    desk.double_click(box.center().toPoint())
    field(desk).clear()
    desk.key(Key.Key_Return, CTRL, on=field(desk))
    assert 1 not in desk.document.network.notes
    desk.document.undo()
    assert desk.document.network.notes[1].text == "New"


def test_a_drag_moves_it_in_one_step_and_esc_leaves_it(desk: Desk) -> None:
    at = noted(desk)
    steps = desk.steps()
    desk.press(at)
    desk.move(at + QPoint(-40, 30))
    desk.key(Key.Key_Escape)
    desk.release(at)
    assert desk.document.network.notes[1].at == OUT
    desk.drag(at, at + QPoint(-60, 45))
    scale = desk.canvas.frame.scale
    x, y = desk.document.network.notes[1].at
    assert abs(x - (OUT[0] - 60 / scale)) < 0.01
    assert abs(y - (OUT[1] + 45 / scale)) < 0.01
    assert desk.steps() == steps + 1


def test_its_menu_takes_it_off(desk: Desk) -> None:
    at = noted(desk)
    chosen(menus.menu_at(desk.canvas, QPointF(at)), "Remove the note")
    assert desk.document.network.notes == {}


def test_notes_are_reached_from_the_menu_without_a_mouse(desk: Desk) -> None:
    noted(desk)
    menu = QMenu(desk.canvas)
    menus.fill_submenu(menu, "notes", desk.canvas)
    assert [action.text() for action in menu.actions()] == ["Write a note", "The old choir"]
    chosen(menu, "The old choir")
    assert field(desk).toPlainText() == "The old choir\nuntil 2019"
    desk.key(Key.Key_Escape, on=field(desk))


def test_the_map_shows_it_and_no_name_lies_on_it(desk: Desk) -> None:
    before = desk.canvas.grab().toImage()
    x, y = desk.canvas.positions[4]
    desk.document.edit(edits.add_note, "Right below Kari, where her name was", (x - 0.1, y + 0.05))
    desk.canvas.finish()
    assert desk.canvas.grab().toImage() != before
    scene = desk.canvas.current()
    (note,) = scene.notes
    left, top, wide, high = note.box
    for label in scene.labels:
        apart_across = label.box[0] >= left + wide or label.box[0] + label.box[2] <= left
        apart_down = label.box[1] >= top + high or label.box[1] + label.box[3] <= top
        assert apart_across or apart_down
