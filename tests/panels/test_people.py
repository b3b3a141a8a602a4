"""The list of people: rows, search, selection both ways, many at once."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from krets.model import Contact, Filter, Group, Network, Topic, edits, folded
from krets.panels import PeoplePanel
from krets.panels.people_list import PeopleModel
from tests.helpers.golden import ID, golden
from tests.panels.conftest import Desk


def rows(panel: PeoplePanel) -> list[str]:
    model = panel.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def some() -> Network:
    return Network(
        [
            Group(id=1, name="Choir"),
            Group(id=2, name="Work", start=0.5),
            Contact(id=1, name="Öhman, Lars", level=5, groups=(1,)),
            Contact(id=2, name="Ada", level=4, groups=(2, 1), organisation="Havkraft"),
            Contact(id=3, name="Bo", level=4, topics=(Topic("Sailing"),)),
            Contact(id=4, name="Waiting one"),
            Contact(id=5, name="Ida", level=1),
        ]
    )


def test_people_stand_under_their_rings(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    assert rows(panel) == [
        "Closest · 1",
        "Öhman, Lars",
        "Close · 2",
        "Ada",
        "Bo",
        "Not met yet · 1",
        "Ida",
        "Not placed yet · 1",
        "Waiting one",
    ]
    assert panel.caption.text() == "4 placed · 1 waiting"


def test_folding() -> None:
    assert folded("Øystein ÅSE Straße Łódź") == "oystein ase strasse lodz"


def test_search_finds_names_groups_organisations_and_topics(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    found = {"ohman": {1}, "choir": {1, 2}, "HAVK": {2}, "sail": {3}, "choir ada": {2}, "zzz": set()}
    for text, people in found.items():
        panel.search.clear()
        QTest.keyClicks(panel.search, text)
        assert set(panel.model.people()) == people, text
    assert panel.nobody.isVisible()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(panel.model.people()) == 5
    assert desk.steps() == 1


def test_list_and_view_share_one_filter(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    desk.document.narrow(groups=frozenset({2}))
    assert panel.model.people() == [2]
    assert panel.filter.isChecked()
    desk.document.clear_filter()
    assert len(panel.model.people()) == 5
    QTest.keyClicks(panel.search, "ada")
    assert desk.document.view.filter == Filter(text="ada")
    assert not panel.filter.isChecked()
    desk.document.clear_filter()
    assert panel.search.text() == ""
    assert len(panel.model.people()) == 5


def chosen(menu: QMenu, *path: str) -> None:
    """Open a menu and choose an entry by the names on the way to it."""
    menu.aboutToShow.emit()
    *way, last = path
    for name in way:
        inner = next(each.menu() for each in menu.actions() if each.text() == name)
        assert isinstance(inner, QMenu)
        menu = inner
    next(each for each in menu.actions() if each.text() == last).trigger()


@pytest.mark.parametrize(
    ("path", "people"),
    [
        (("Choir",), {1, 2}),
        (("Ring", "Close"), {2, 3}),
        (("Organisation", "Havkraft"), {2}),
        (("Organisation", "not known"), {1, 3, 4, 5}),
        (("Know nobody here",), {1, 4, 5}),
        (("Not met lately",), {2}),
    ],
)
def test_the_filter_s_menu(desk: Desk, path: tuple[str, ...], people: set[int]) -> None:
    last = date(2020, 1, 1)
    faded = msgspec.structs.replace(some().contacts[2], last_contact=last)
    network = Network([*(each for each in some().records() if each != some().contacts[2]), faded])
    panel = desk.open(network).show(PeoplePanel)
    desk.document.edit(edits.connect, 2, 3)
    chosen(panel.filter_menu, *path)
    assert set(panel.model.people()) == people
    chosen(panel.filter_menu, "Everybody")
    assert len(panel.model.people()) == 5


def test_who_is_tied_drops_out_of_those_who_know_nobody(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    desk.document.narrow(alone=True)
    desk.document.edit(edits.connect, 2, 3)
    assert set(panel.model.people()) == {1, 4, 5}


def test_selection_goes_both_ways(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    said: list[object] = []
    desk.document.selected.connect(said.append)
    desk.document.select(contacts=(3, 1))
    chosen = panel.list.selectionModel().selectedIndexes()
    assert {index.data(PeopleModel.contact_role) for index in chosen} == {1, 3}
    assert len(said) == 1
    assert panel.bar.isVisible()
    row = panel.model.row_of(2)
    assert row is not None
    place = panel.list.visualRect(panel.model.index(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.document.selection.contacts == (2,)
    assert not panel.bar.isVisible()
    panel.list.selectAll()
    assert set(desk.document.selection.contacts) == {1, 2, 3, 4, 5}


def test_a_heading_is_not_selected(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    desk.document.select(contacts=(3,))
    place = panel.list.visualRect(panel.model.index(0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.document.selection.contacts == (3,)


def test_several_are_edited_in_one_step_each(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    before = desk.document.network.copy()
    desk.document.select(contacts=(3, 4))
    panel.bar.set_ring(2)
    assert {desk.document.network.contacts[who].level for who in (3, 4)} == {2}
    assert panel.caption.text() == "5 placed"
    panel.bar.set_group(1)
    assert desk.document.network.contacts[4].groups == (1,)
    QTest.mouseClick(panel.bar.met, Qt.MouseButton.LeftButton)
    assert desk.document.network.contacts[3].last_contact is not None
    QTest.mouseClick(panel.bar.delete, Qt.MouseButton.LeftButton)
    assert set(desk.document.network.contacts) == {1, 2, 5}
    assert desk.steps() == 5
    for _ in range(4):
        desk.document.undo()
    assert desk.document.network == before
    assert "Not placed yet · 1" in rows(panel)


def test_enter_says_whom_to_show(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    panel.focus_search()
    QTest.keyClicks(panel.search, "ada")
    with qtbot.waitSignal(panel.activated) as said:
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert said.args == [2]
    assert desk.document.selection.contacts == (2,)
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.activated):
        QTest.keyClick(panel.list, Qt.Key.Key_Return)


def test_delete_in_the_list_removes(desk: Desk) -> None:
    panel = desk.open(some()).show(PeoplePanel)
    desk.document.select(contacts=(2,))
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert 2 not in desk.document.network.contacts
    desk.document.undo()
    assert "Ada" in rows(panel)


def test_it_keeps_its_place_when_somebody_moves(desk: Desk) -> None:
    people = [Contact(id=i, name=f"P{i:03}", level=3) for i in range(1, 101)]
    panel = desk.open(Network(people)).show(PeoplePanel)
    panel.list.verticalScrollBar().setValue(500)
    desk.document.select(contacts=(50,))
    at = panel.list.verticalScrollBar().value()
    from krets.model import edits

    desk.document.edit(edits.edit_contacts, (50,), note="x")
    desk.document.edit(edits.set_level, (90,), 4)
    assert panel.list.verticalScrollBar().value() == at


def test_nobody_of_thirty_thousand_is_folded_twice_while_typing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Contact(id=i, name=f"Person {i % 977} Öst {i}") for i in range(1, 30_001)]
    panel = desk.open(Network(people)).show(PeoplePanel)
    texts: list[str] = []

    def counted(text: str) -> str:
        texts.append(text)
        return folded(text)

    for place in ("krets.model.searching", "krets.panels.people_list"):
        monkeypatch.setattr(f"{place}.folded", counted)
    panel.search.setText("p")
    assert len(texts) <= len(people) + 1
    texts.clear()
    typed = ["pe", "per", "pers", "person 5", "person 55", "person 555 ost"]
    for text in typed:
        panel.search.setText(text)
    assert texts == typed
    assert set(panel.model.people()) == {person.id for person in people if "555" in person.name}


def test_a_golden_map_says_who_was_not_met_lately(desk: Desk) -> None:
    panel = desk.open(golden()).show(PeoplePanel)
    assert desk.engine.scores is not None
    assert panel._vitality(ID["finn"]) == desk.engine.scores.vitality[ID["finn"]]
    assert panel._vitality(ID["finn"]) < 0.5  # type: ignore[operator] # finn has one
    flag = QItemSelectionModel.SelectionFlag.Select
    panel.list.selectionModel().select(panel.model.index(1), flag)
    panel.grab()
