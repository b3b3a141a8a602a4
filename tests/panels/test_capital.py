"""The six scores on screen: values, what they wait for, now → if dropped, where they come from."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krets.model import constants, edits
from krets.panels import CapitalPanel, CurvePanel
from tests.helpers.golden import ID, golden
from tests.panels.conftest import Desk


def test_the_golden_map(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    shown = {key: row._value() for key, row in panel.rows.items()}
    # measures, section 8, rounded
    assert shown == {
        "attraction": "28",
        "resources": "32",
        "learning": "13",
        "trust": "52",
        "outreach": "12",
        "ease": "35",
    }
    assert panel.caption.text() == "from 6 of 6"
    assert panel.sentence.text() == "Strongest: Trust. Thinnest: Outreach."
    assert panel.overall.text() == "All six together: 27"
    assert "−" not in panel.gauge.accessibleName()


def test_an_empty_map_waits(desk: Desk) -> None:
    panel = desk.open().show(CapitalPanel)
    for row in panel.rows.values():
        assert row.reading.grey
        assert row._value() == ""
        assert row._below().startswith("waits for: ")
    assert panel.sentence.text() == "Nobody is drawn yet. Next: who is close to you?"


def test_what_a_drop_would_do(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    change = desk.document.propose(edits.set_level, (ID["eva"],), 4)
    desk.engine.preview(change)
    trust = panel.rows["trust"]
    assert "→" in trust._value()
    assert "if dropped" in trust.accessibleName()
    assert panel.sentence.text()[0].isupper()
    assert "100 days ago" in panel.sentence.text()
    panel.grab()
    desk.engine.preview(None)
    assert trust._value() == "52"
    assert desk.steps() == 1


def test_a_click_lights_who_is_behind_it(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel, height=900)
    ease = panel.rows["ease"]
    QTest.mouseClick(ease, Qt.MouseButton.LeftButton)
    view = desk.document.view
    assert view.lit_by == "ease"
    assert ID["ada"] in view.lit
    assert ID["jon"] not in view.lit
    assert panel.why.isVisible()
    assert "ada" in panel.why.people.text()
    assert "constants version 1" in panel.why.source.text()
    text = panel.why.people.text()
    rings = [text.index(ring) for ring in ("Closest", "Close</b>", "Familiar", "Not met yet")]
    assert rings == sorted(rings)
    QTest.mouseClick(ease, Qt.MouseButton.LeftButton)
    assert desk.document.view.lit_by == ""
    assert not panel.why.isVisible()
    QTest.mouseClick(ease, Qt.MouseButton.LeftButton)
    QTest.keyClick(ease, Qt.Key.Key_Escape)
    assert desk.document.view.lit == frozenset()
    assert not ease.isChecked()


def test_the_light_follows_changes_and_others(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    panel.explain("trust")
    desk.document.edit(edits.remove_contacts, (ID["ada"],))
    assert ID["ada"] not in desk.document.view.lit
    assert "ada" not in panel.why.people.text()
    desk.document.look(lit=frozenset(), lit_by="")
    assert not panel.why.isVisible()


def test_changes_are_shown(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    desk.document.edit(edits.seen, (ID["finn"], ID["dag"], ID["bo"]), desk.document.now().date())
    assert panel.rows["trust"].reading.moved > 0
    assert "up" in panel.rows["trust"].accessibleName()
    panel.grab()


def test_a_name_with_markup_stays_a_name(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    desk.document.edit(edits.rename, ID["ada"], "<b>Ada</b> & <a href='x'>")
    panel.explain("trust")
    assert "&lt;b&gt;Ada" in panel.why.people.text()
    with_link = panel.why.people.text().count("<a ")
    assert with_link == len(desk.document.view.lit)


def test_before_the_first_scores(desk: Desk) -> None:
    desk.open(golden())
    desk.engine.scores = None
    panel = desk.show(CapitalPanel)
    QTest.mouseClick(panel.rows["trust"], Qt.MouseButton.LeftButton)
    assert desk.document.view.lit_by == ""


def test_curves_come_when_there_are_two_days(desk: Desk, qtbot: QtBot) -> None:
    from datetime import timedelta

    from krets.model import Point
    from tests.helpers.golden import ON

    panel = desk.open(golden()).show(CurvePanel, 700, 220)
    assert panel.chart is None or not panel.chart.isVisible()
    scores = dict.fromkeys(constants.SCORES, 20.0)
    points = [
        Point(ON - timedelta(days), {**scores, "trust": None if days > 200 else 30.0}, 20.0)
        for days in range(300, -1, -10)
    ]
    desk.engine.curved.emit(points)
    assert panel.chart is not None
    assert panel.chart.isVisible()
    assert "pyqtgraph" in sys.modules
    panel.show_measure("trust")
    assert panel.heading.text().startswith("Trust since ")
    assert "Trust" in panel.chart.accessibleName()
    panel.grab()
    small = desk.show(CapitalPanel)
    with qtbot.waitSignal(small.curve_asked) as said:
        QTest.mouseClick(small.curves, Qt.MouseButton.LeftButton)
    assert said.args == ["overall"]
    desk.engine.curved.emit(points)
    small.curve.show_measure("trust")
    assert small.curve.isVisible()
    assert len(small.curve.runs()) == 1
    small.grab()


def test_nothing_is_reckoned_from_nothing(desk: Desk) -> None:
    panel = desk.open().show(CapitalPanel)
    assert panel.caption.text() == ""
    assert panel.overall.text() == ""
    desk.document.edit(edits.add_contact, "Ada", level=4)
    assert panel.caption.text() == "from 3 of 6"
    assert panel.overall.text().startswith("All six together: ")


def test_the_bars_keep_their_place(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel)
    QApplication.processEvents()
    top = panel.rows["attraction"].y()
    for text in ("One line.", "A sentence that is long enough to take two lines at this width, or so."):
        panel.sentence.setText(text)
        QApplication.processEvents()
        assert panel.rows["attraction"].y() == top


def test_the_explanation_unfolds_under_its_bar(desk: Desk) -> None:
    panel = desk.open(golden()).show(CapitalPanel, height=900)
    for key, below in (("attraction", "resources"), ("learning", "trust")):
        panel.explain(key)
        QApplication.processEvents()
        assert panel.rows[key].y() < panel.why.y() < panel.rows[below].y()


def test_a_grey_score_leads_to_what_it_waits_for(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open().show(CapitalPanel, height=900)
    desk.document.edit(edits.add_contact, "Ada", level=4)
    for key, title, where in (
        ("resources", "Resources waits for something you need help with", "needs"),
        ("learning", "Learning waits for one thing learned together", "log"),
    ):
        panel.explain(key)
        assert panel.why.title.text() == title
        assert not panel.why.formula.isVisible()
        with qtbot.waitSignal(panel.entry_asked) as asked:
            QTest.mouseClick(panel.why.enter, Qt.MouseButton.LeftButton)
        assert asked.args == [where]
    panel.explain("trust")
    assert not panel.why.enter.isVisible()
    assert panel.why.formula.isVisible()


def test_while_the_first_person_is_in_the_air_a_score_waits_for_the_next_thing(desk: Desk) -> None:
    panel = desk.open().show(CapitalPanel)
    desk.document.edit(edits.add_contact, "Ada")
    learning = panel.rows["learning"]
    assert learning._below() == "waits for: one person on a ring"
    desk.engine.preview(desk.document.propose(edits.set_level, (1,), 4))
    assert learning._below() == "waits for: one thing learned together"
    desk.engine.preview(desk.document.propose(edits.set_level, (1,), 1))
    assert learning._below() == "waits for: one person on a ring"
    desk.engine.preview(None)
    assert learning._below() == "waits for: one person on a ring"


@pytest.mark.parametrize("width", range(180, 300, 20))
def test_a_question_of_two_lines_has_room_for_both(desk: Desk, width: int) -> None:
    panel = desk.open(golden()).show(CapitalPanel, width, 1100)
    panel.resize(width, 1100)
    QApplication.processEvents()
    for row in panel.rows.values():
        assert row.height() >= row.heightForWidth(row.width())
