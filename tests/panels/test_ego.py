"""You and what I need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from krets.model import Offer, Topic
from krets.panels import EgoPanel
from tests.helpers.golden import ID, golden
from tests.panels.conftest import Desk


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_ego_is_edited(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open().show(EgoPanel)
    type_into(panel.name, "Signe")
    type_into(panel.organisation, "Nordlys")
    type_into(panel.topics.field, "maps")
    type_into(panel.offers.field, "design")
    type_into(panel.context.field, "Oslo")
    ego = desk.document.network.ego
    assert (ego.name, ego.organisation) == ("Signe", "Nordlys")
    assert (ego.topics, ego.offers, ego.context) == ((Topic("maps"),), (Offer("design"),), ("Oslo",))
    assert desk.steps() == 5


def test_a_need_and_who_could_help(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(golden()).show(EgoPanel)
    before = desk.document.network.copy()
    steps = desk.steps()
    type_into(panel.new_need, "A PLACE to stay")
    need = max(desk.document.network.needs)
    assert desk.document.network.needs[need].resource == "lodging"
    assert panel.helpers is not None
    assert panel.helpers.isVisible()
    QTest.keyClicks(panel.helpers.search, "ada")
    model = panel.helpers.model
    assert model.rowCount() == 1
    model.setData(model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    QTest.mouseClick(panel.helpers.done, Qt.MouseButton.LeftButton)
    assert Offer("lodging") in desk.document.network.contacts[ID["ada"]].offers
    assert desk.document.network.needs[need].asked
    assert not panel.helpers.isVisible()
    row = panel.rows[-1]
    assert "One person could help" in row.question.text()
    row.weight.activated.emit(2)
    assert desk.document.network.needs[need].weight == 2.0
    QTest.mouseClick(row.cross, Qt.MouseButton.LeftButton)
    assert need not in desk.document.network.needs
    assert desk.steps() == steps + 4
    for _ in range(4):
        desk.document.undo()
    assert desk.document.network == before


def test_nobody_i_know(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(golden()).show(EgoPanel)
    type_into(panel.new_need, "knitting")
    need = max(desk.document.network.needs)
    assert panel.helpers is not None
    QTest.keyClick(panel.helpers, Qt.Key.Key_Escape)
    assert not desk.document.network.needs[need].asked
    QTest.mouseClick(panel.rows[-1].question, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.helpers.nobody, Qt.MouseButton.LeftButton)
    assert desk.document.network.needs[need].asked
    assert "Nobody" in panel.rows[-1].question.text()


def test_a_need_named_twice_is_refused(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(golden()).show(EgoPanel)
    with qtbot.waitSignal(desk.document.refused):
        type_into(panel.new_need, "funding")
    assert panel.new_need.text() == ""


def test_the_question_closes_when_its_need_goes(desk: Desk) -> None:
    panel = desk.open(golden()).show(EgoPanel)
    panel.ask_who(panel.rows[0].need)
    assert panel.helpers is not None
    assert panel.helpers.isVisible()
    panel.rows[0].removing.emit()
    assert not panel.helpers.isVisible()
