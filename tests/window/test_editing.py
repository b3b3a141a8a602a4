"""Undo and redo by name, and the commands on people."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krets.model import edits
from krets.panels import PersonPanel
from krets.panels.parts import LineField, NoteField
from krets.window import Program
from krets.window.main_window import MainWindow
from tests.helpers.windows import filled, map_at, program

__all__ = ["program"]

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_groups, ["Family", "Work"])
    for name, level in (("Ada & Co", 5), ("Bo", 4), ("Cai", 3)):
        opened.document.edit(edits.add_contact, name, level=level, groups=(1,))
    opened.activateWindow()
    opened.canvas.setFocus()
    return opened


def test_undo_and_redo_are_named(window: MainWindow) -> None:
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert "Cai" in undo.text()
    assert not redo.isEnabled()
    window.document.undo()
    assert "Cai" in redo.text()
    window.document.undo()
    window.document.undo()
    assert "Ada && Co" in redo.text()
    window.document.undo()
    assert not undo.isEnabled()


@pytest.mark.parametrize("keys", [(Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)])
def test_undo_keys(window: MainWindow, keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    QTest.keyClick(window, Key.Key_Z, CTRL)
    assert len(window.document.network.contacts) == 2
    QTest.keyClick(window, keys[0], keys[1])
    assert len(window.document.network.contacts) == 3


def test_undo_reaches_the_map_from_an_empty_field(window: MainWindow) -> None:
    window.ask_questions(True)
    field = window.questions.field
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert len(window.document.network.contacts) == 2
    QTest.keyClicks(field, "Di")
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert len(window.document.network.contacts) == 2
    assert field.text() == ""


def test_undo_reaches_the_map_when_a_field_has_handed_over_what_was_typed(window: MainWindow) -> None:
    people = window.document.network.contacts
    for asked, line in ((True, window.questions.field), (False, window.tray.field)):
        window.ask_questions(asked)
        QTest.keyClicks(line, "Di")
        QTest.keyClick(line, Key.Key_Return)
        assert len(people) == 4
        QTest.keyClick(line, Key.Key_Z, CTRL)
        assert len(people) == 3
    contact = next(iter(people.values()))
    window.document.select((contact.id,))
    panel = window.docks["person"].findChild(PersonPanel)
    assert isinstance(panel, PersonPanel)
    panel.show_more()
    note = panel.findChild(NoteField)
    assert isinstance(note, NoteField)
    fields: tuple[tuple[LineField | NoteField, str], ...] = ((panel.name, "Eva"), (note, "a note"))
    for field, text in fields:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return, CTRL)
        assert people[contact.id] != contact
        QTest.keyClick(field, Key.Key_Z, CTRL)
        assert people[contact.id] == contact


def test_removing_offers_undo(window: MainWindow) -> None:
    window.document.select((1,))
    QTest.keyClick(window.canvas, Key.Key_Delete)
    assert 1 not in window.document.network.contacts
    assert window.toast.text == "Ada & Co removed"
    window.toast.press()
    assert 1 in window.document.network.contacts
    assert window.toast.text == ""


def test_the_way_back_is_offered_only_while_it_is_the_next_undo(window: MainWindow) -> None:
    people = window.document.network.contacts
    window.document.edit(edits.remove_contacts, [1])
    window.document.select((2,))
    assert window.toast.text == "Ada & Co removed"  # looking elsewhere takes nothing back
    QTest.keyClick(window.canvas, Key.Key_Z, CTRL)
    assert 1 in people
    assert window.toast.text == ""
    window.document.edit(edits.remove_contacts, [1])
    window.document.edit(edits.rename, 2, "Bosse")
    assert window.toast.text == ""
    window.document.undo()
    assert window.toast.text == ""
    assert 1 not in people


def test_several_removed(window: MainWindow) -> None:
    window.actions_["select_all"].trigger()
    window.actions_["remove"].trigger()
    assert window.toast.text == "3 people removed"


def test_undo_and_ordinary_edits_say_nothing(window: MainWindow) -> None:
    window.document.edit(edits.rename, 2, "Bosse")
    assert window.toast.text == ""
    window.document.edit(edits.remove_contacts, [1])
    window.document.undo()
    assert window.toast.text == ""


def test_what_is_refused_is_said(window: MainWindow) -> None:
    window.document.edit(edits.connect, 1, 1)
    assert window.toast.text
    assert "{" not in window.toast.text


def test_keys_on_the_canvas(window: MainWindow) -> None:
    def after(key: Qt.Key, keys: Qt.KeyboardModifier) -> tuple[int | None, tuple[int, ...]]:
        QTest.keyClick(window.canvas, key, keys)
        person = window.document.network.contacts[3]
        return person.level, person.groups

    window.document.select((3,))
    assert after(Key.Key_Up, ALT) == (4, (1,))
    assert after(Key.Key_Down, ALT) == (3, (1,))
    assert after(Key.Key_Right, ALT) == (3, (2,))
    assert after(Key.Key_Left, ALT) == (3, (1,))
    QTest.keyClick(window.canvas, Key.Key_A, CTRL)
    assert len(window.document.selection.contacts) == 3
    QTest.keyClick(window.canvas, Key.Key_L)
    assert len(window.document.network.ties) == 3


def test_letters_are_letters_in_a_field(window: MainWindow) -> None:
    window.tray.field.setFocus()
    window.document.select((1, 2))
    QTest.keyClicks(window.tray.field, "nlf?")
    assert window.tray.field.text() == "nlf?"
    assert not window.document.network.ties


def test_commands_without_anybody_to_work_on_are_off(window: MainWindow) -> None:
    actions = window.actions_
    window.document.select()
    for key in ("remove", "rename", "link", "inwards", "outwards", "next_group", "previous_group", "unplace"):
        assert not actions[key].isEnabled(), key
    window.document.select((1,))
    assert actions["rename"].isEnabled()
    assert actions["link"].isEnabled()
    window.document.select((1, 2))
    assert actions["link"].isEnabled()
    assert not actions["rename"].isEnabled()


def test_back_among_those_not_placed(window: MainWindow) -> None:
    window.document.select((1, 2))
    window.actions_["unplace"].trigger()
    assert window.document.network.contacts[1].level is None
    assert window.document.network.contacts[2].level is None


def test_renaming_opens_a_field(window: MainWindow) -> None:
    window.document.select((2,))
    window.actions_["rename"].trigger()
    assert window.canvas.asked.name is not None
    QTest.keyClick(window.canvas.asked.name, Key.Key_Escape)


def test_tidying_is_one_step(window: MainWindow) -> None:
    before = window.document.undo_stack.index()
    window.actions_["tidy"].trigger()
    assert window.document.undo_stack.index() <= before + 1
