"""The panel of groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krets.panels import GroupsPanel
from tests.helpers.golden import ID, golden
from tests.panels.conftest import Desk


def test_groups_are_added_renamed_removed(desk: Desk) -> None:
    panel = desk.open(golden()).show(GroupsPanel)
    network = desk.document.network
    before = network.copy()
    steps = desk.steps()
    QTest.keyClicks(panel.new, "Sailing")
    QTest.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    group = max(network.groups)
    assert network.groups[group].name == "Sailing"
    assert panel.chosen() == group
    row = panel.model.row_of(group)
    assert row is not None
    assert panel.model.setData(panel.model.index(row), "Boats")
    assert network.groups[group].name == "Boats"
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert group not in network.groups
    assert desk.steps() == steps + 3
    for _ in range(3):
        desk.document.undo()
    assert network == before


def test_a_name_that_is_taken_is_refused(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(golden()).show(GroupsPanel)
    with qtbot.waitSignal(desk.document.refused):
        panel.model.setData(panel.model.index(0), "CHOIR")
    with qtbot.waitSignal(desk.document.refused):
        QTest.keyClicks(panel.new, "choir")
        QTest.keyClick(panel.new, Qt.Key.Key_Return)


def test_its_people_and_only_them(desk: Desk) -> None:
    panel = desk.open(golden()).show(GroupsPanel)
    choir = next(group.id for group in desk.document.network.groups.values() if group.name == "choir")
    desk.document.select(group=choir)
    assert panel.chosen() == choir
    QTest.mouseClick(panel.only, Qt.MouseButton.LeftButton)
    assert desk.document.view.filter.groups == {choir}
    QTest.mouseClick(panel.people, Qt.MouseButton.LeftButton)
    assert set(desk.document.selection.contacts) == {ID["finn"], ID["gro"]}
    QTest.mouseClick(panel.only, Qt.MouseButton.LeftButton)
    assert desk.document.view.filter.groups == frozenset()


def test_counts_follow(desk: Desk) -> None:
    from krets.model import edits

    panel = desk.open(golden()).show(GroupsPanel)
    said = [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]
    assert "choir · 2" in said
    desk.document.edit(edits.join_group, (ID["ada"],), "choir")
    said = [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]
    assert "choir · 3" in said
