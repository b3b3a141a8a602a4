"""Adding, renaming, removing, tidying; the empty map; a map that is read-only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krets.canvas.name_field import NameField
from krets.model import Contact
from krets.picture import Camera
from krets.storage import MapFile
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import ALT, LEFT, SHIFT, Key

KARI, LARS = 4, 5


def field(desk: Desk) -> NameField:
    name = desk.canvas.asked.name
    assert name is not None
    assert name.is_open()
    return name


def test_a_double_click_on_an_empty_place_adds_a_person_there(desk: Desk) -> None:
    steps, at = desk.steps(), desk.free(3, 1)
    new = desk.document.network.next_id(Contact)
    desk.double_click(at)
    assert desk.steps() == steps
    desk.type("Nora Vik", field(desk))
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.contact(new).name == "Nora Vik"
    assert desk.place(new) == (3, 1)
    assert desk.steps() == steps + 1
    assert desk.chosen() == (new,)
    assert (desk.at(new) - at).manhattanLength() <= 14
    assert not desk.overlapping()


@pytest.mark.parametrize("how", ["Esc", "no name", "blank"])
def test_without_a_name_nothing_is_added(desk: Desk, how: str) -> None:
    steps, people = desk.steps(), len(desk.document.network.contacts)
    desk.double_click(desk.free(3, 1))
    if how == "blank":
        desk.type("   ", field(desk))
    elif how == "Esc":
        desk.type("Nora", field(desk))
    desk.key(Key.Key_Escape if how == "Esc" else Key.Key_Return, on=field(desk))
    assert (desk.steps(), len(desk.document.network.contacts)) == (steps, people)
    assert desk.canvas.hasFocus()


def test_a_click_elsewhere_enters_the_name(desk: Desk) -> None:
    desk.double_click(desk.free(3, 1))
    desk.type("Nora", field(desk))
    desk.click(desk.free(2, 3))
    assert any(contact.name == "Nora" for contact in desk.document.network.contacts.values())


def test_a_double_click_beside_the_rings_adds_nobody(desk: Desk) -> None:
    desk.double_click(QPoint(4, 4))
    assert desk.canvas.asked.name is None


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_Insert])
def test_a_key_opens_a_name_field_on_a_free_place(desk: Desk, key: Qt.Key) -> None:
    new = desk.document.network.next_id(Contact)
    desk.key(key)
    desk.type("Nora", field(desk))
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.contact(new).level is not None
    assert not desk.overlapping()


@pytest.mark.parametrize("camera", [Camera(), Camera(0.5, 0.5, 3), Camera(0, 0, 12), Camera(1, 0, 12)])
def test_there_is_a_place_for_somebody_new_wherever_one_looks(desk: Desk, camera: Camera) -> None:
    desk.canvas.set_camera(camera)
    desk.canvas.add_person()
    assert field(desk).isVisible()


def test_the_tool_adds_at_a_click(desk: Desk) -> None:
    desk.canvas.set_tool("add")
    desk.click(desk.free(2, 4))
    desk.type("Nora", field(desk))
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.canvas.asked.name is None or not desk.canvas.asked.name.is_open()
    assert any(contact.name == "Nora" for contact in desk.document.network.contacts.values())


@pytest.mark.parametrize("how", ["double click", "F2", "method"])
def test_a_person_is_renamed_in_place(desk: Desk, how: str) -> None:
    steps = desk.steps()
    if how == "double click":
        desk.double_click(desk.at(KARI))
    elif how == "F2":
        desk.document.select((KARI,))
        desk.key(Key.Key_F2)
    else:
        desk.canvas.edit_name(KARI)
    assert field(desk).text() == "Kari Nilsen"
    desk.type("Kari Berg", field(desk))
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.contact(KARI).name == "Kari Berg"
    assert desk.steps() == steps + 1


@pytest.mark.parametrize("name", ["👩‍👩‍👧 Ærlig", "עומר", "x" * 300, "A & B", "<b>bold</b>"])
def test_any_text_is_a_name(desk: Desk, name: str) -> None:
    desk.canvas.edit_name(KARI)
    field(desk).setText(name)
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.contact(KARI).name == name
    desk.canvas.finish()
    desk.document.select((KARI,))
    assert not desk.window.grab().isNull()


def test_renaming_to_the_same_or_nothing_is_no_step(desk: Desk) -> None:
    steps = desk.steps()
    desk.canvas.edit_name(KARI)
    desk.key(Key.Key_Return, on=field(desk))
    desk.canvas.edit_name(KARI)
    field(desk).clear()
    desk.key(Key.Key_Return, on=field(desk))
    assert desk.steps() == steps
    assert desk.contact(KARI).name == "Kari Nilsen"


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_people_are_removed_and_come_back(desk: Desk, key: Qt.Key) -> None:
    desk.document.select((KARI, LARS))
    desk.key(key)
    assert not {KARI, LARS} & desk.document.network.contacts.keys()
    assert desk.canvas.contact_at(QPoint(0, 0).toPointF()) is None
    desk.document.undo()
    assert {KARI, LARS} <= desk.canvas.positions.keys()


def test_tidy_is_one_step_and_leaves_nobody_on_another(desk: Desk) -> None:
    for who in (1, 4, 5, 7):
        desk.drag(desk.at(who), desk.on(2, 1, 0.1 + who / 20))
    steps = desk.steps()
    desk.canvas.tidy()
    assert desk.steps() == steps + 1
    assert not desk.overlapping()
    desk.qtbot.waitUntil(lambda: not desk.canvas.glide.moving)


def test_an_empty_map_invites(bare: Desk) -> None:
    chosen: list[str] = []
    bare.canvas.invited.connect(chosen.append)
    invitation = bare.canvas.invitation
    assert invitation.isVisible()
    assert bare.canvas.rect().contains(invitation.geometry())
    for button in invitation.findChildren(type(bare.tray.more)):
        QTest.mouseClick(button, LEFT)
    assert chosen == ["names", "import", "sample"]
    bare.double_click(bare.on(4, None))
    bare.type("Mum", field(bare))
    bare.key(Key.Key_Return, on=field(bare))
    assert not invitation.isVisible()
    bare.document.undo()
    assert invitation.isVisible()


READ_ONLY = {
    "drag": lambda desk: desk.drag(desk.at(KARI), desk.on(2, 1)),
    "link": lambda desk: desk.drag(desk.at(KARI), desk.at(LARS), ALT),
    "delete": lambda desk: desk.key(Key.Key_Delete),
    "rename": lambda desk: desk.double_click(desk.at(KARI)),
    "add": lambda desk: desk.double_click(desk.free(3, 1)),
    "nudge": lambda desk: desk.key(Key.Key_Up, SHIFT),
    "level": lambda desk: desk.key(Key.Key_Up, ALT),
    "tidy": lambda desk: desk.canvas.tidy(),
}


@pytest.mark.parametrize("how", READ_ONLY)
def test_a_map_for_reading_only_refuses(desk: Desk, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.document.select((KARI,))
    monkeypatch.setattr(MapFile, "read_only", property(lambda _file: "asked"))
    before = desk.document.network.copy()
    READ_ONLY[how](desk)
    QApplication.processEvents()
    assert desk.refusals
    assert set(desk.refusals) == {"read-only"}
    assert desk.document.network == before
    assert desk.gesture() is None
    assert desk.canvas.asked.name is None
    assert not desk.canvas.is_lifted
