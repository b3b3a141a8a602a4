"""The log: an entry in two clicks, its details, the list."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krets.model import Exchange, edits
from krets.panels import LogPanel
from tests.helpers.golden import ID, ON, golden
from tests.panels.conftest import Desk

GRO = ID["gro"]


@pytest.fixture
def panel(desk: Desk) -> LogPanel:
    desk.open(golden())
    desk.document.select(contacts=(GRO,))
    return desk.show(LogPanel)


def latest(desk: Desk) -> Exchange:
    exchanges = desk.document.network.exchanges
    return exchanges[max(exchanges)]


@pytest.mark.parametrize(
    ("name", "direction", "value", "in_person"),
    [
        ("met", "mutual", 0, True),
        ("wrote", "mutual", 0, False),
        ("received", "received", 1, False),
        ("given", "given", 1, False),
    ],
)
def test_two_clicks_are_an_entry(
    panel: LogPanel, desk: Desk, name: str, direction: str, value: int, in_person: bool
) -> None:
    before = desk.document.network.copy()
    QTest.mouseClick(getattr(panel, name), Qt.MouseButton.LeftButton)
    entry = latest(desk)
    assert (entry.contact, entry.on, entry.direction) == (GRO, ON, direction)
    assert (entry.value, entry.in_person) == (value, in_person)
    assert (desk.document.network.contacts[GRO].last_contact == ON) is (direction == "mutual")
    assert panel.editor.isVisible()
    assert panel.model.rowCount() == 1
    desk.document.undo()
    assert desk.document.network == before
    assert not panel.editor.isVisible()


def test_details(panel: LogPanel, desk: Desk) -> None:
    panel.log_given()
    steps = desk.steps()
    editor = panel.editor
    for name, text in (("topic", "rust"), ("resource", "legal questions"), ("minutes", "45")):
        QTest.keyClicks(editor.lines[name], text)
        QTest.keyClick(editor.lines[name], Qt.Key.Key_Return)
    editor.choices["mode"].activated.emit(1)
    editor.choices["value"].activated.emit(3)
    editor.choices["started_by"].activated.emit(2)
    editor.choices["answered"].activated.emit(1)
    editor.day.committed.emit(date(2026, 11, 20))
    editor.in_person.click()
    entry = latest(desk)
    assert (entry.topic, entry.resource, entry.minutes) == ("rust", "legal", 45)
    assert (entry.mode, entry.value, entry.started_by, entry.answered) == ("S", 3, "them", True)
    assert (entry.on, entry.in_person) == (date(2026, 11, 20), True)
    assert desk.steps() == steps + 9
    QTest.keyClicks(editor.lines["minutes"], "x")
    QTest.keyClick(editor.lines["minutes"], Qt.Key.Key_Return)
    minutes = editor.lines["minutes"]
    assert minutes.text() == "45"  # type: ignore[union-attr] # a line, not a note
    editor.remove.click()
    assert entry.id not in desk.document.network.exchanges


def test_the_list_is_newest_first_and_can_show_everybody(panel: LogPanel, desk: Desk) -> None:
    panel.log_met()
    assert panel.model.rowCount() == 1
    panel.only.click()
    count = len(desk.document.network.exchanges)
    assert panel.model.rowCount() == count
    days = [desk.document.network.exchanges[panel.model.entry_at(row) or 0].on for row in range(count)]
    assert days == sorted(days, reverse=True)
    panel.list.setCurrentIndex(panel.model.index(count - 1))
    assert panel.entry == panel.model.entry_at(count - 1)
    assert panel.editor.isVisible()


def test_delete_removes_the_entry(panel: LogPanel, desk: Desk) -> None:
    panel.log_met()
    entry = latest(desk).id
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert entry not in desk.document.network.exchanges


def test_the_four_buttons_stand_in_columns(panel: LogPanel) -> None:
    assert panel.met.geometry().left() == panel.received.geometry().left()
    assert panel.wrote.geometry().left() == panel.given.geometry().left()
    assert panel.met.width() == panel.received.width()


def test_without_one_person_there_is_nobody_to_log(panel: LogPanel, desk: Desk) -> None:
    desk.document.select()
    assert not panel.met.isEnabled()
    desk.document.select(contacts=(GRO, ID["ada"]))
    assert not panel.met.isEnabled()
    desk.document.select(contacts=(GRO,))
    panel.log_met()
    desk.document.edit(edits.remove_contacts, (GRO,))
    assert not panel.editor.isVisible()
