"""The map as a screen reader goes through it: what is read, what can be done, and what is told."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QMenu
from shiboken6 import Shiboken

from krets.canvas.parts import Key
from krets.model import Change, Contact, Edit, edits
from tests.canvas.conftest import TODAY, Desk
from tests.helpers.maps import invented
from tests.helpers.newcomer import ALT, NOW
from tests.helpers.newcomer import Key as Keys

Text, Role, Event = QAccessible.Text, QAccessible.Role, QAccessible.Event
AMINA, JOHAN = 3, 7


class Ear:
    """What a screen reader would be told, in order: kind of event and text or name."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.events: list[tuple[str, str]] = []

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.events.append(("Announcement", event.message()))
        else:
            interface = event.accessibleInterface()
            self.events.append((event.type().name, interface.text(Text.Name)))

    def heard(self, kind: str) -> list[str]:
        """Everything of one kind since the last time, once the canvas has spoken."""
        QCoreApplication.processEvents()
        found = [text for each, text in self.events if each == kind]
        self.events = [(each, text) for each, text in self.events if each != kind]
        return found


@pytest.fixture
def ear(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    """A desk whose canvas is listened to."""
    desk.canvas.be_heard()
    made = Ear(desk)
    assert desk.canvas.heard is not None
    monkeypatch.setattr(desk.canvas.heard, "tell", made.hear)
    QAccessible.setActive(True)
    QCoreApplication.processEvents()
    made.events.clear()
    yield made
    QAccessible.setActive(False)


def the_map(desk: Desk) -> QAccessibleInterface:
    desk.canvas.be_heard()
    return QAccessible.queryAccessibleInterface(desk.canvas)


def below(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [interface.child(row) for row in range(interface.childCount())]


def names(interface: QAccessibleInterface) -> list[str]:
    return [child.text(Text.Name) for child in below(interface)]


def person(desk: Desk, contact: int) -> QAccessibleInterface:
    level = desk.contact(contact).level
    ring = the_map(desk).child(5 - (level or 0))
    name = desk.contact(contact).name
    return next(child for child in below(ring) if child.text(Text.Name).startswith(name))


def test_the_map_is_rings_of_people_then_groups_then_what_floats_on_it(desk: Desk) -> None:
    top = the_map(desk)
    assert top.role() == Role.List
    assert top.text(Text.Name) == "Map"
    assert top.text(Text.Description) == (
        "In the middle: You. On the rings: 12 people. Not placed yet: 3 people."
    )
    assert names(top)[:6] == [
        "Closest, 2 people",
        "Close, 3 people",
        "Familiar, 4 people",
        "Distant, 2 people",
        "Not met yet, one person",
        "Groups",
    ]
    assert top.state().multiSelectable
    widgets = [child.object() for child in below(top)[6:]]
    assert desk.canvas.corner in widgets
    assert [top.indexOfChild(child) for child in below(top)] == list(range(top.childCount()))


def test_everybody_placed_is_read_once_with_ring_and_group(desk: Desk) -> None:
    network = desk.document.network
    heard = [name for ring in below(the_map(desk))[:5] for name in names(ring)]
    for contact in network.placed():
        group = network.groups[contact.groups[0]].name
        ring = {5: "Closest", 4: "Close", 3: "Familiar", 2: "Distant", 1: "Not met yet"}[contact.level or 0]
        said = [name for name in heard if name.startswith(f"{contact.name}, {ring}, {group}")]
        assert len(said) == 1, contact.name
    assert len(heard) == 12


def test_a_person_is_an_item_of_their_ring_at_their_disc(desk: Desk) -> None:
    found = person(desk, AMINA)
    assert found.role() == Role.ListItem
    assert found.isValid()
    assert found.text(Text.Name) == "Amina Yusuf, Close, Friends, knows one person"
    assert found.text(Text.Description) == "Knows: Ole Moen, Familiar"
    assert found.text(Text.Value) == ""
    ring = found.parent()
    assert ring.text(Text.Name) == "Close, 3 people"
    assert ring.parent().object() is desk.canvas
    assert ring.child(ring.indexOfChild(found)).object() is found.object()
    assert ring.child(99) is None
    assert the_map(desk).indexOfChild(found) == -1
    middle = desk.canvas.mapToGlobal(desk.at(AMINA))
    assert (found.rect().center() - middle).manhattanLength() <= 2
    assert the_map(desk).childAt(middle.x(), middle.y()).object() is found.object()
    assert ring.childAt(middle.x(), middle.y()).object() is found.object()
    assert the_map(desk).child(0).childAt(middle.x(), middle.y()) is None
    assert found.window() is desk.window.windowHandle()


def test_widgets_on_the_map_are_found_before_people_and_nobody_where_nobody_is(desk: Desk) -> None:
    plus = desk.canvas.corner.plus
    at = plus.mapToGlobal(plus.rect().center())
    assert the_map(desk).childAt(at.x(), at.y()).object() is plus
    corner = desk.canvas.mapToGlobal(QPoint(1, 1))
    assert the_map(desk).childAt(corner.x(), corner.y()) is None


def test_states_follow_selection_and_focus(desk: Desk) -> None:
    amina, johan = person(desk, AMINA), person(desk, JOHAN)
    desk.document.select((AMINA, JOHAN))
    assert [each.state().selected for each in (amina, johan)] == [1, 1]
    assert [each.state().focused for each in (amina, johan)] == [0, 1]
    assert johan.state().selectable
    assert not johan.state().offscreen
    assert the_map(desk).focusChild().object() is johan.object()
    desk.document.select()
    assert not johan.state().selected
    assert the_map(desk).focusChild() is None or the_map(desk).focusChild().object() is desk.canvas


def test_the_selection_can_be_read_and_made(desk: Desk) -> None:
    chosen = the_map(desk).selectionInterface()
    amina, johan = person(desk, AMINA), person(desk, JOHAN)
    assert chosen.select(amina)
    assert chosen.select(johan)
    assert desk.chosen() == (AMINA, JOHAN)
    assert chosen.selectedItemCount() == 2
    assert [item.object() for item in chosen.selectedItems()] == [amina.object(), johan.object()]
    assert chosen.selectedItem(1).object() is johan.object()
    assert chosen.selectedItem(2) is None
    assert chosen.isSelected(amina)
    assert chosen.unselect(amina)
    assert desk.chosen() == (JOHAN,)
    assert not chosen.select(the_map(desk).child(0))
    assert chosen.selectAll()
    assert len(desk.chosen()) == 12
    assert chosen.clear()
    assert desk.chosen() == ()


@pytest.mark.parametrize(
    ("deed", "place"),
    [("inwards", (5, 2)), ("outwards", (3, 2)), ("next_group", (4, 3)), ("previous_group", (4, 1))],
)
def test_a_person_is_moved_as_the_keys_would(desk: Desk, deed: str, place: tuple[int, int]) -> None:
    deeds = person(desk, AMINA).actionInterface()
    assert deed in deeds.actionNames()
    steps = desk.steps()
    deeds.doAction(deed)
    assert desk.place(AMINA) == place
    assert desk.steps() == steps + 1
    assert person(desk, AMINA).text(Text.Name).startswith("Amina Yusuf, ")


def test_deeds_have_names_for_people_and_the_keys_that_do_the_same(desk: Desk) -> None:
    deeds = person(desk, AMINA).actionInterface()
    assert len(deeds.actionNames()) == 10
    for name in deeds.actionNames():
        assert deeds.localizedActionName(name)
        assert deeds.localizedActionDescription(name) == deeds.localizedActionName(name)
    assert deeds.keyBindingsForAction("inwards") == ["Alt+Up"]
    assert deeds.keyBindingsForAction("nothing") == []
    assert the_map(desk).child(0).actionInterface() is None


def test_press_open_rename_remove_and_menu(desk: Desk) -> None:
    asked: list[int] = []
    desk.canvas.opened.connect(asked.append)
    deeds = person(desk, AMINA).actionInterface()
    deeds.doAction(deeds.pressAction())
    assert desk.chosen() == (AMINA,)
    deeds.doAction("open")
    assert asked == [AMINA]
    desk.document.select()
    desk.tray.field.setFocus()
    deeds.doAction(deeds.setFocusAction())
    assert desk.canvas.hasFocus()
    assert desk.chosen() == (AMINA,)
    deeds.doAction("rename")
    field = desk.canvas.asked.name
    assert field is not None
    field.setText("Amina Y")
    desk.key(Keys.Key_Return, on=field)
    assert person(desk, AMINA).text(Text.Name).startswith("Amina Y, Close")
    deeds.doAction(deeds.showMenuAction())
    menu = next(child for child in desk.canvas.children() if isinstance(child, QMenu))
    menu.close()
    deeds.doAction("remove")
    assert AMINA not in desk.document.network.contacts


def test_nothing_is_done_to_a_map_that_can_only_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    deeds = person(desk, AMINA).actionInterface()
    monkeypatch.setattr(type(desk.document), "read_only", property(lambda _: "locked"))
    deeds.doAction("inwards")
    assert desk.place(AMINA) == (4, 2)
    assert desk.refusals == ["read-only"]


def test_a_group_counts_its_people_and_selects_them(desk: Desk) -> None:
    groups = the_map(desk).child(5)
    assert names(groups) == ["Family, 2 people", "Friends, 4 people", "Work, 3 people", "Leisure, 3 people"]
    family = groups.child(0)
    assert family.parent().object() is groups.object()
    assert groups.indexOfChild(family) == 0
    family.actionInterface().doAction(family.actionInterface().pressAction())
    assert desk.chosen() == (1, 2)
    middle = family.rect().center()
    assert the_map(desk).childAt(middle.x(), middle.y()).object() is family.object()
    assert not family.rect().isEmpty()
    assert not groups.rect().isEmpty()
    assert the_map(desk).child(4).rect().contains(the_map(desk).child(0).rect())


def test_a_large_map_makes_only_what_is_asked_for(bare: Desk) -> None:
    records = invented(1_000, 0).records()
    people = [record for record in records if isinstance(record, Contact)]
    bare.document.do(Change(NOW, "import", {}, tuple(Edit(None, person) for person in people)))
    top = the_map(bare)
    assert bare.canvas.heard is not None
    made = bare.canvas.heard.parts
    assert top.child(3).childCount() > 500
    assert len(made.findChildren(type(made[Key("person", 1)]))) == 1
    top.child(3).child(7).text(Text.Name)
    assert len(made.findChildren(type(made[Key("person", 1)]))) <= 2


def test_who_goes_is_dropped_and_comes_again(desk: Desk) -> None:
    gone = person(desk, AMINA).object()
    desk.document.edit(edits.remove_contacts, (AMINA,))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not Shiboken.isValid(gone)
    desk.document.undo()
    assert person(desk, AMINA).text(Text.Name).startswith("Amina Yusuf")


def test_it_is_the_same_map_after_qt_has_let_go_of_it(desk: Desk) -> None:
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(the_map(desk)))
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(the_map(desk).child(0)))
    assert names(the_map(desk))[0] == "Closest, 2 people"


def test_the_interfaces_keep_no_canvas_alive(bare: Desk) -> None:
    the_map(bare).child(0).text(Text.Name)
    gone = ref(bare.canvas)
    bare.tray.deleteLater()
    bare.canvas.setParent(None)
    bare.canvas.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del bare.canvas, bare.tray
    gc.collect()
    assert gone() is None


# What is told -------------------------------------------------------------------------------------------


def test_arrows_move_the_focus_to_a_person(ear: Ear) -> None:
    ear.desk.document.select((AMINA,))
    ear.heard("Focus")
    ear.desk.key(Keys.Key_Down)
    reached = ear.desk.contact(ear.desk.chosen()[-1]).name
    assert [name.split(",")[0] for name in ear.heard("Focus")] == [reached]
    assert ear.heard("Announcement") == []
    assert ear.heard("Selection")[-1].startswith(reached)


def test_coming_to_the_canvas_tells_who_is_selected(ear: Ear) -> None:
    ear.desk.document.select((AMINA,))
    ear.desk.tray.field.setFocus()
    ear.heard("Focus")
    ear.desk.canvas.setFocus()
    assert [name.split(",")[0] for name in ear.heard("Focus")] == ["Amina Yusuf"]


def test_a_move_by_keys_announces_the_place_and_the_new_name(ear: Ear) -> None:
    ear.desk.document.select((AMINA,))
    ear.heard("NameChanged")
    ear.desk.key(Keys.Key_Up, ALT)
    assert ear.heard("Announcement")[0] == "Amina Yusuf: Closest · Friends"
    assert [name.split(", k")[0] for name in ear.heard("NameChanged")] == ["Amina Yusuf, Closest, Friends"]


def test_every_change_says_its_own_words_and_undo_too(ear: Ear) -> None:
    document = ear.desk.document
    document.edit(edits.set_level, (AMINA,), 5)
    assert ear.heard("Announcement") == ["Move Amina Yusuf to Closest"]
    document.undo()
    assert ear.heard("Announcement") == ["Undone: Move Amina Yusuf to Closest"]
    document.redo()
    assert ear.heard("Announcement") == ["Move Amina Yusuf to Closest"]
    document.edit(edits.add_contacts, ["Ida Lund", "Odd Ness"])
    assert ear.heard("Announcement") == ["Add 2 people"]


def test_who_comes_and_who_goes(ear: Ear) -> None:
    document = ear.desk.document
    document.edit(edits.add_contact, "Ida Lund", level=2, groups=(1,))
    assert ear.heard("ObjectCreated") == ["Ida Lund, Distant, Family"]
    document.undo()
    assert len(ear.heard("ObjectDestroyed")) == 1
    document.edit(edits.add_group, "Choir")
    assert ear.heard("ObjectCreated") == ["Choir, nobody"]
    document.edit(edits.rename_group, 5, "Chorus")
    assert ear.heard("NameChanged") == ["Chorus, nobody"]


def test_of_an_import_only_the_words_are_heard(ear: Ear) -> None:
    people = [Contact(id=100 + i, name=f"Person {i}", level=2, last_contact=TODAY) for i in range(30)]
    done = Change(NOW, "import", {"count": 30}, tuple(Edit(None, person) for person in people))
    ear.desk.document.do(done)
    assert ear.heard("Announcement") == ["Import 30 people"]
    assert ear.heard("ObjectCreated") == []


def test_several_selected_are_told_as_one_change(ear: Ear) -> None:
    ear.desk.canvas.select_all()
    assert ear.heard("SelectionWithin") == ["Map"]
    assert ear.heard("Selection") == []


def test_nothing_is_told_while_nobody_listens(ear: Ear) -> None:
    QAccessible.setActive(False)
    ear.desk.document.edit(edits.set_level, (AMINA,), 5)
    ear.desk.document.select((AMINA,))
    QCoreApplication.processEvents()
    assert ear.events == []
