"""Chips: made a few a tick, used anew for others, in order."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from krets.panels.parts import Chips, Item
from krets.panels.parts.chips import AT_ONCE, Chip


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    chips = Chips("Knows", pressable=True)
    qtbot.addWidget(chips)
    chips.show()
    return chips


def shown(chips: Chips) -> list[str]:
    """What the chips say, in the order in which they lie."""
    there = [chip for chip in chips.findChildren(Chip) if chip.isVisible()]
    return [chip.item.key for chip in sorted(there, key=lambda chip: (chip.y(), chip.x()))]


def items(count: int, first: int = 0) -> list[Item]:
    return [Item(f"{number:02}", f"Person {number}") for number in range(first, first + count)]


def test_many_come_a_few_a_tick(chips: Chips, qtbot: QtBot) -> None:
    chips.show_items(items(20))
    assert len(chips.findChildren(Chip)) == AT_ONCE
    qtbot.waitUntil(lambda: shown(chips) == [item.key for item in items(20)])


def test_they_are_used_anew(chips: Chips, qtbot: QtBot) -> None:
    chips.show_items(items(3))
    before = set(chips.findChildren(Chip))
    chips.show_items(items(4, first=2))
    assert before < set(chips.findChildren(Chip))
    qtbot.waitUntil(lambda: shown(chips) == ["02", "03", "04", "05"])
    pressed: list[str] = []
    chips.pressed.connect(pressed.append)
    for chip in chips.findChildren(Chip):
        chip.word.click()
    assert sorted(pressed) == ["02", "03", "04", "05"]
