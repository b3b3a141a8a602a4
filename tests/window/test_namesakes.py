"""Two people of one name can be told apart wherever the window names them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krets.model import edits
from krets.panels import CapitalPanel, LogPanel, PersonPanel, TiePanel
from krets.window import Program
from krets.window.main_window import MainWindow
from tests.helpers.windows import filled, map_at, program

__all__ = ["program"]

NOVA, TEKNO, BO = 1, 2, 3


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    document = opened.document
    for name, firm in (("Kari Nilsen", "Nova"), ("Kari Nilsen", "Tekno"), ("Bo Lind", "Nova")):
        document.edit(edits.add_contact, name, level=5)
        document.edit(edits.edit_contacts, (max(document.network.contacts),), organisation=firm)
    document.edit(edits.connect_all, (NOVA, TEKNO, BO))
    for contact in (NOVA, TEKNO):
        document.edit(edits.seen, (contact,), date(2026, 11, 20))
        document.edit(edits.log_exchange, contact, on=date(2026, 11, 20), direction="mutual")
    return opened


def test_in_the_list_of_people(window: MainWindow) -> None:
    assert window.people is not None
    model = window.people.model
    rows = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert rows[1:] == ["Bo Lind", "Kari Nilsen (Nova)", "Kari Nilsen (Tekno)"]
    aloud = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in (2, 3)]
    assert aloud == ["Kari Nilsen (Nova), Closest", "Kari Nilsen (Tekno), Closest"]
    window.document.edit(edits.rename, TEKNO, "Siri Nilsen")
    assert model.data(model.index(2)) == "Kari Nilsen"


def test_in_the_heading_of_a_person_and_among_whom_they_know(window: MainWindow) -> None:
    panel = window.docks["person"].findChild(PersonPanel)
    assert isinstance(panel, PersonPanel)
    window.document.select((TEKNO,))
    assert (panel.name.text(), panel.mark.text(), panel.mark.isVisible()) == ("Kari Nilsen", "(Tekno)", True)
    window.document.select((BO,))
    assert panel.mark.isHidden()
    assert [item.text for item in panel.ties.chips.items] == ["Kari Nilsen (Nova)", "Kari Nilsen (Tekno)"]


def test_where_two_know_each_other(window: MainWindow) -> None:
    panel = window.docks["tie"].findChild(TiePanel)
    assert isinstance(panel, TiePanel)
    window.docks["tie"].bring()
    tie = window.document.network.tie_between(NOVA, TEKNO)
    assert tie is not None
    window.document.select((), tie=tie.id)
    assert [end.toolTip() for end in panel.ends] == ["Kari Nilsen (Nova)", "Kari Nilsen (Tekno)"]
    window.document.edit(edits.disconnect, tie.id)
    window.document.select((NOVA, TEKNO))
    assert "Kari Nilsen (Nova) and Kari Nilsen (Tekno)" in panel.hint.text()


def test_behind_a_score(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.docks["capital"].findChild(CapitalPanel)
    assert isinstance(panel, CapitalPanel)
    panel.explain("trust")
    qtbot.waitUntil(lambda: "Closest" in panel.why.people.text())
    assert "Kari Nilsen (Nova)</a>" in panel.why.people.text()
    assert "Kari Nilsen (Tekno)</a>" in panel.why.people.text()


def test_in_the_log(window: MainWindow) -> None:
    panel = window.docks["log"].findChild(LogPanel)
    assert isinstance(panel, LogPanel)
    window.docks["log"].bring()
    window.document.select((TEKNO,))
    assert panel.hint.text() == "Today, with Kari Nilsen (Tekno):"
    assert panel.only.text() == "Only with Kari Nilsen (Tekno)"
    QTest.mouseClick(panel.only, Qt.MouseButton.LeftButton)
    rows = [panel.model.data(panel.model.index(row)) for row in range(2)]
    assert [row.rsplit(", ", 1)[1] for row in rows] == ["Kari Nilsen (Tekno)", "Kari Nilsen (Nova)"]
    panel.show_entry(panel.model.entry_at(1))
    assert panel.editor.title.text().endswith("Kari Nilsen (Nova)")


@pytest.mark.parametrize("what", ["person", "tie", "entry"])
def test_in_what_is_said_of_a_removal(window: MainWindow, what: str) -> None:
    document = window.document
    if what == "person":
        document.edit(edits.remove_contacts, (TEKNO,))
        assert window.toast.text == "Kari Nilsen (Tekno) removed"
    elif what == "tie":
        tie = document.network.tie_between(NOVA, TEKNO)
        assert tie is not None
        document.edit(edits.disconnect, tie.id)
        assert window.toast.text.startswith("Kari Nilsen (Nova) and Kari Nilsen (Tekno) ")
    else:
        document.edit(edits.remove_exchange, max(document.network.exchanges))
        assert window.toast.text == "Entry in the log removed: Kari Nilsen (Tekno)"


def test_several_are_counted(window: MainWindow) -> None:
    window.document.edit(edits.remove_contacts, (NOVA, TEKNO))
    assert window.toast.text == "2 people removed"
