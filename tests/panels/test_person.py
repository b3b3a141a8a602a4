"""The panel on a person: every field there and back, one step each, several at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from krets.model import Channel, Contact, Offer, Topic, edits
from krets.panels import PersonPanel
from krets.panels.parts import Chips
from tests.helpers.golden import ID, ON, golden
from tests.panels.conftest import Desk

ADA, BO, DAG, GRO = (ID[name] for name in ("ada", "bo", "dag", "gro"))


@pytest.fixture
def panel(desk: Desk) -> PersonPanel:
    desk.open(golden())
    desk.document.select(contacts=(DAG,))
    return desk.show(PersonPanel)


def dag(desk: Desk) -> Contact:
    return desk.document.network.contacts[DAG]


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def texts(chips: Chips) -> list[str]:
    return [item.text for item in chips.items]


def test_nobody_selected(desk: Desk) -> None:
    panel = desk.open().show(PersonPanel)
    assert panel.hint.isVisible()
    assert not panel.fields.isVisible()


def test_it_shows_the_five_things(panel: PersonPanel) -> None:
    assert panel.name.text() == "dag"
    assert [button.isChecked() for button in panel.ring.buttons] == [False, False, False, True, False]
    assert texts(panel.groups) == ["uni"]
    assert texts(panel.helps_me) == ["legal questions ✓"]
    assert panel.seen.pick.text().strip() == "Last seen 45 days ago"
    assert texts(panel.ties.chips) == ["cai", "eva"]


def test_it_never_shows_a_score(panel: PersonPanel, desk: Desk) -> None:
    panel.show_more()
    shown = " ".join(label.text() for label in panel.findChildren(QLineEdit))
    assert "8.2" not in shown  # dag's share of Trust is 8.289934 (measures, section 8)


def test_rename_is_one_step_and_escape_is_none(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    before = desk.document.network.copy()
    steps = desk.steps()
    panel.name.setFocus()
    QTest.keyClicks(panel.name, "xyz")
    QTest.keyClick(panel.name, Qt.Key.Key_Escape)
    assert panel.name.text() == "dag"
    type_into(panel.name, "Dag & Co")
    assert dag(desk).name == "Dag & Co"
    assert desk.steps() == steps + 1
    desk.document.undo()
    assert desk.document.network == before
    assert panel.name.text() == "dag"


def test_a_refused_name_comes_back(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.document.refused):
        type_into(panel.name, "  ")
    assert panel.name.text() == "dag"
    assert dag(desk).name == "dag"


def test_what_was_typed_is_kept_for_whom_it_was_meant(panel: PersonPanel, desk: Desk) -> None:
    panel.name.setFocus()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "Dagny")
    desk.document.select(contacts=(ADA,))
    assert dag(desk).name == "Dagny"
    assert desk.document.network.contacts[ADA].name == "ada"
    assert panel.name.text() == "ada"


def test_typing_survives_a_change_elsewhere(panel: PersonPanel, desk: Desk) -> None:
    panel.name.setFocus()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "Dagn")
    desk.document.edit(edits.rename, ADA, "Ada")
    assert panel.name.text() == "Dagn"
    panel.name.clearFocus()
    assert dag(desk).name == "Dagn"


def test_the_ring_by_mouse_and_by_key(panel: PersonPanel, desk: Desk) -> None:
    steps = desk.steps()
    QTest.mouseClick(panel.ring.buttons[4], Qt.MouseButton.LeftButton)
    assert dag(desk).level == 5
    QTest.mouseClick(panel.ring.buttons[4], Qt.MouseButton.LeftButton)
    assert desk.steps() == steps + 1
    assert panel.ring.buttons[4].isChecked()
    panel.ring.buttons[4].setFocus()
    QTest.keyClick(panel.ring.buttons[4], Qt.Key.Key_Left)
    assert dag(desk).level == 5
    assert panel.ring.buttons[3].hasFocus()
    QTest.keyClick(panel.ring.buttons[3], Qt.Key.Key_Space)
    assert dag(desk).level == 4


def test_groups_are_joined_left_and_put_first(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    before = desk.document.network.copy()
    steps = desk.steps()
    type_into(panel.groups.field, "choir")
    type_into(panel.groups.field, "Sailing club")
    assert texts(panel.groups) == ["uni", "choir", "Sailing club"]
    panel.groups.pressed.emit(panel.groups.items[1].key)
    assert texts(panel.groups) == ["choir", "uni", "Sailing club"]
    panel.groups.removed.emit(panel.groups.items[1].key)
    assert texts(panel.groups) == ["choir", "Sailing club"]
    assert desk.steps() == steps + 4
    for _ in range(4):
        desk.document.undo()
    assert desk.document.network == before


def test_help_both_ways(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    type_into(panel.helps_me.field, "Funding")
    type_into(panel.helps_me.field, "knitting")
    assert dag(desk).offers == (Offer("legal", True), Offer("funding"), Offer("knitting"))
    panel.helps_me.pressed.emit("funding")
    assert dag(desk).offers[1] == Offer("funding", True)
    word = panel.helps_me.findChildren(type(panel.helps_me._chips[0].word))[0]
    QTest.keyClick(word, Qt.Key.Key_Delete)
    assert dag(desk).offers == (Offer("funding", True), Offer("knitting"))
    type_into(panel.i_help.field, "a car or a lift")
    assert dag(desk).i_give == ("car",)


def test_adding_what_is_there_makes_no_step(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    steps = desk.steps()
    type_into(panel.helps_me.field, "legal questions")
    assert desk.steps() == steps


def test_last_seen(panel: PersonPanel, desk: Desk) -> None:
    QTest.mouseClick(panel.seen.now, Qt.MouseButton.LeftButton)
    assert dag(desk).last_contact == ON
    assert panel.seen.pick.text().strip() == "Last seen today, in person" or "today" in panel.seen.pick.text()
    panel.seen.committed.emit(date(2026, 1, 2))
    assert dag(desk).last_contact == date(2026, 1, 2)
    panel.seen.committed.emit(None)
    assert dag(desk).last_contact is None
    assert "not known" in panel.seen.pick.text()


def test_the_calendar_opens_and_takes_a_day(panel: PersonPanel, desk: Desk) -> None:
    from PySide6.QtCore import QDate

    QTest.mouseClick(panel.seen.pick, Qt.MouseButton.LeftButton)
    assert panel.seen.calendar is not None
    panel.seen.calendar.activated.emit(QDate(2026, 11, 1))
    assert dag(desk).last_contact == date(2026, 11, 1)
    assert panel.seen._menu is not None
    assert not panel.seen._menu.isVisible()


def test_who_they_know(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    type_into(panel.ties.chips.field, "gro")
    assert desk.document.network.tie_between(DAG, GRO) is not None
    assert "gro" in texts(panel.ties.chips)
    tie = desk.document.network.tie_between(DAG, GRO)
    assert tie is not None
    panel.ties.chips.pressed.emit(str(tie.id))
    assert desk.document.selection.tie == tie.id
    panel.ties.chips.removed.emit(str(tie.id))
    assert desk.document.network.tie_between(DAG, GRO) is None
    type_into(panel.ties.chips.field, "nobody at all")
    assert panel.ties.remark.isVisible()
    with qtbot.waitSignal(desk.document.refused):
        type_into(panel.ties.chips.field, "dag")


MORE = {
    "organisation": "Havkraft",
    "role": "Engineer",
    "place": "Oslo",
    "birthday": "1 May",
    "how_met": "at the fair",
    "known_since": "2011",
}


def test_every_line_under_more(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.show_more()
    assert panel.more is not None
    before = desk.document.network.copy()
    steps = desk.steps()
    for name, text in MORE.items():
        field = panel.more.rows[name]
        assert isinstance(field, QLineEdit)
        type_into(field, text)
        assert getattr(dag(desk), name) == text
    assert desk.steps() == steps + len(MORE)
    for _ in MORE:
        desk.document.undo()
    assert desk.document.network == before


def test_choices_and_ticks_under_more(panel: PersonPanel, desk: Desk) -> None:
    panel.show_more()
    assert panel.more is not None
    fields = dict(panel.more.binding._fields)
    for name, index, value in (
        ("trust", 3, "fully"),
        ("feel", 3, "strained"),
        ("word", 2, "ill"),
        ("kind", 2, "animal"),
    ):
        choice = fields[name]
        choice.setCurrentIndex(index)  # type: ignore[union-attr] # a choice
        choice.activated.emit(index)  # type: ignore[union-attr] # a choice
        assert getattr(dag(desk), name) == value
    for name in ("kin", "no_count", "private", "pinned"):
        box = fields[name]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        assert getattr(dag(desk), name) is True


def test_lists_under_more(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.show_more()
    assert panel.more is not None
    chips = {name: chips for name, chips, _ in panel.more.binding._chips}
    for name in ("topics", "context", "wants", "emails", "phones"):
        type_into(chips[name].field, "one & two")
    assert dag(desk).topics[-1] == Topic("one & two")
    chips["topics"].pressed.emit("one & two")
    assert dag(desk).topics[-1] == Topic("one & two", "tacit")
    assert dag(desk).emails == ("one & two",)
    assert dag(desk).wants == ("one & two",)


def test_channels(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.show_more()
    assert panel.more is not None
    field = panel.more.channels
    type_into(field.rows[0].channel, "Phone")
    type_into(field.rows[0].handle, "555")
    field.rows[0].answers.activated.emit(3)
    assert dag(desk).channels == (Channel("Phone", "555", 3),)
    type_into(field.rows[1].channel, "LinkedIn")
    assert len(dag(desk).channels) == 2
    QTest.mouseClick(field.rows[0].cross, Qt.MouseButton.LeftButton)
    assert dag(desk).channels == (Channel("LinkedIn"),)


def test_introduced_by_a_person_or_a_name(panel: PersonPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.show_more()
    assert panel.more is not None
    type_into(panel.more.introduced_by, "ada")
    assert dag(desk).introduced_by == ADA
    assert panel.more.introduced_by.text() == "ada"
    type_into(panel.more.introduced_by, "a stranger")
    assert dag(desk).introduced_by == "a stranger"


def test_a_photo_is_kept_small(panel: PersonPanel, desk: Desk, tmp_path: Path) -> None:
    panel.show_more()
    assert panel.more is not None
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "me.png"))
    panel.more.photo.take(tmp_path / "me.png")
    kept = QImage.fromData(dag(desk).photo or b"")
    assert (kept.width(), kept.height()) == (256, 128)
    assert panel.more.photo.picture.isVisible()
    (tmp_path / "no.png").write_text("not a picture")
    panel.more.photo.take(tmp_path / "no.png")
    assert panel.more.photo.trouble.isVisible()
    panel.more.photo.drop.click()
    assert dag(desk).photo is None


def test_a_note_is_committed_on_leaving(panel: PersonPanel, desk: Desk) -> None:
    panel.show_more()
    assert panel.more is not None
    note = dict(panel.more.binding._fields)["note"]
    note.setFocus()
    QTest.keyClicks(note, "two")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "lines")
    note.clearFocus()
    assert dag(desk).note == "two\nlines"


def test_several_show_what_they_share_and_change_together(
    panel: PersonPanel, desk: Desk, qtbot: QtBot
) -> None:
    panel.show_more()
    desk.document.select(contacts=(DAG, BO, GRO))
    assert panel.heading.text() == "3 people"
    assert not any(button.isChecked() for button in panel.ring.buttons)
    assert {item.text: item.some for item in panel.helps_me.items} == {
        "legal questions ✓": True,
        "funding ✓": True,
    }
    assert panel.more is not None
    organisation = panel.more.rows["organisation"]
    assert isinstance(organisation, QLineEdit)
    assert organisation.placeholderText() == "several"
    before = desk.document.network.copy()
    steps = desk.steps()
    type_into(organisation, "Havkraft")
    type_into(panel.helps_me.field, "legal questions")
    panel.groups.removed.emit(panel.groups.items[0].key)
    QTest.mouseClick(panel.ring.buttons[1], Qt.MouseButton.LeftButton)
    people = [desk.document.network.contacts[who] for who in (DAG, BO, GRO)]
    assert {person.organisation for person in people} == {"Havkraft"}
    assert {person.level for person in people} == {2}
    assert people[0].offers == (Offer("legal", True),)
    assert people[1].offers == (Offer("funding", True), Offer("legal"))
    assert desk.steps() == steps + 4
    for _ in range(4):
        desk.document.undo()
    assert desk.document.network == before


def test_showing_makes_no_edits(panel: PersonPanel, desk: Desk) -> None:
    panel.show_more()
    steps = desk.steps()
    for who in [*ID.values(), *ID.values()]:
        desk.document.select(contacts=(who,))
        desk.document.select(contacts=(who, ADA, BO))
    desk.document.select()
    assert desk.steps() == steps


def test_a_person_who_goes_takes_the_typing_along(panel: PersonPanel, desk: Desk) -> None:
    panel.name.setFocus()
    QTest.keyClicks(panel.name, "more")
    desk.document.edit(edits.remove_contacts, (DAG,))
    assert panel.hint.isVisible()
    desk.document.undo()
    assert dag(desk).name == "dag"
