"""Many put on a ring at once from the list: "put these 40 on Distant; last met?"."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krets.model import Contact, Network
from krets.panels import PeoplePanel
from tests.panels.conftest import NOW, Desk

WAITING = Network([Contact(id=i, name=f"P{i:02}") for i in range(1, 51)])
FORTY = tuple(range(1, 41))


def on_distant(desk: Desk) -> PeoplePanel:
    panel = desk.open(WAITING).show(PeoplePanel)
    desk.document.select(contacts=FORTY)
    assert not panel.bar.last_met.isVisible()
    next(action for action in panel.bar.ring_menu.actions() if action.text() == "Distant").trigger()
    return panel


def test_forty_come_to_a_ring_in_one_step_each_on_a_seat(desk: Desk) -> None:
    before = desk.open(WAITING).steps()
    panel = desk.show(PeoplePanel)
    desk.document.select(contacts=FORTY)
    panel.bar.set_ring(2)
    assert desk.steps() == before + 1
    people = desk.document.network.contacts
    seats = {people[contact].at for contact in FORTY}
    assert len(seats) == 40
    assert None not in seats
    assert people[41].level is None


def test_it_asks_once_when_they_were_met(desk: Desk) -> None:
    panel = on_distant(desk)
    asked = panel.bar.last_met
    assert asked.isVisible()
    assert "40" in asked.question.text()
    steps = desk.steps()
    QTest.mouseClick(asked.month, Qt.MouseButton.LeftButton)
    people = desk.document.network.contacts
    assert {people[contact].last_contact for contact in FORTY} == {NOW.date() - timedelta(days=15)}
    assert desk.steps() == steps + 1
    assert not asked.isVisible()
    desk.document.undo()
    assert people[1].last_contact is None
    assert people[1].level == 2


def test_whoever_goes_on_answers_nothing(desk: Desk) -> None:
    panel = on_distant(desk)
    desk.document.select(contacts=(41, 42))
    assert not panel.bar.last_met.isVisible()
    desk.document.select(contacts=FORTY)
    assert not panel.bar.last_met.isVisible()


def test_nobody_asks_about_those_not_met_yet_or_not_placed(desk: Desk) -> None:
    panel = on_distant(desk)
    panel.bar.set_ring(1)
    assert not panel.bar.last_met.isVisible()
    panel.bar.set_ring(None)
    assert not panel.bar.last_met.isVisible()


def test_an_answer_about_somebody_who_is_gone_is_for_the_others(desk: Desk) -> None:
    from krets.model import edits

    panel = on_distant(desk)
    desk.document.edit(edits.remove_contacts, (1,))
    panel.bar._met(FORTY, NOW.date())
    assert desk.document.network.contacts[2].last_contact == NOW.date()
