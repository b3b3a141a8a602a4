"""Garbage is collected in the window's thread only."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from krets.window import collecting


class Ring(QObject):
    """An object that only the collector can take down."""

    taken_in: list[str] = []  # noqa: RUF012 - what the class saw, on purpose shared

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        self.taken_in.append(threading.current_thread().name)


def test_another_thread_takes_nothing_down(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    # Qt remembers a button that another test pressed and never let go
    monkeypatch.setattr(collecting, "hand_is_busy", lambda: False)
    parent = QObject()
    collector = collecting.Collector(parent)
    try:
        assert not gc.isenabled()
        gc.collect()
        Ring.taken_in.clear()
        Ring()
        busy = threading.Thread(target=lambda: [[] for _ in range(50_000)], name="writer")
        busy.start()
        busy.join()
        assert Ring.taken_in == []
        # Python counts no list that it makes out of one it kept for that (80 at most)
        kept: list[list[int]] = [[] for _ in range(collecting.YOUNG + 100)]
        collector.look()
        assert Ring.taken_in == [threading.main_thread().name]
        assert kept
        Ring()
        for _ in range(collecting.WHOLE):
            collector.look()
        assert len(Ring.taken_in) == 2
    finally:
        collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_while_a_button_is_down(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = True
    monkeypatch.setattr(collecting, "hand_is_busy", lambda: busy)
    parent = QObject()
    collector = collecting.Collector(parent)
    try:
        gc.collect()
        Ring.taken_in.clear()
        Ring()
        for _ in range(2 * collecting.WHOLE):
            collector.look()
        assert Ring.taken_in == []
        busy = False
        for _ in range(collecting.WHOLE):
            collector.look()
        assert Ring.taken_in == [threading.main_thread().name]
    finally:
        collector.stop()
