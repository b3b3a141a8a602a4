"""The panel on a tie."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krets.panels import TiePanel
from tests.helpers.golden import ID, golden
from tests.panels.conftest import Desk


def test_a_tie_is_shown_and_edited(desk: Desk) -> None:
    network = desk.open(golden()).document.network
    tie = network.tie_between(ID["bo"], ID["cai"])
    assert tie is not None
    panel = desk.show(TiePanel)
    assert panel.hint.isVisible()
    desk.document.select(tie=tie.id)
    assert [end.text() for end in panel.ends] == ["bo", "cai"]
    before = network.copy()
    steps = desk.steps()
    QTest.mouseClick(panel.level.buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.kinds.field, "colleagues")
    QTest.keyClick(panel.kinds.field, Qt.Key.Key_Return)
    panel.feel.activated.emit(3)
    changed = network.ties[tie.id]
    assert (changed.level, changed.kinds, changed.feel) == (2, ("colleagues",), "strained")
    panel.remove.click()
    assert tie.id not in network.ties
    assert desk.steps() == steps + 4
    for _ in range(4):
        desk.document.undo()
    assert network == before


def test_two_people_without_a_tie(desk: Desk) -> None:
    desk.open(golden())
    ada, dag = ID["ada"], ID["dag"]
    desk.document.select(contacts=(ada, dag))
    panel = desk.show(TiePanel)
    assert panel.connect_button.isVisible()
    QTest.mouseClick(panel.connect_button, Qt.MouseButton.LeftButton)
    assert desk.document.network.tie_between(ada, dag) is not None
    assert panel.fields.isVisible()
    QTest.mouseClick(panel.ends[0], Qt.MouseButton.LeftButton)
    assert desk.document.selection.contacts == (ada,)
