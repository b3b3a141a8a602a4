"""A real document and engine on a map of one's choice, for panels to stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Edit, Ego, Network
from krets.panels import Panel
from krets.rings import settle
from krets.storage import MapFile
from tests.helpers.golden import ON

NOW = datetime(ON.year, ON.month, ON.day, 12)  # noqa: DTZ001 - local time without a zone, as in Change
P = TypeVar("P", bound=Panel)


class Desk:
    """An open map and what stands on it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._folder, self._qtbot = folder, qtbot
        self.document: Document
        self.engine: Engine
        self._panels: list[Panel] = []

    def open(self, network: Network | None = None) -> Desk:
        """Open a map with these records; that is one step."""
        file = MapFile.create(self._folder / "map.krets")
        self.document = Document(file, settle, lambda: NOW)
        if network is not None:
            fresh = [record for record in network.records() if not isinstance(record, Ego)]
            edits = [Edit(Ego(), network.ego)] if network.ego != Ego() else []
            self.document.do(Change(NOW, "import", {}, (*edits, *(Edit(None, record) for record in fresh))))
        self.engine = Engine(self.document)
        self.engine.start()
        return self

    def show(self, kind: Callable[[Document, Engine], P], width: int = 300, height: int = 640) -> P:
        """Make a panel and show it."""
        panel = kind(self.document, self.engine)
        self._panels.append(panel)
        panel.resize(width, height)
        panel.show()
        self._qtbot.waitExposed(panel)
        return panel

    def clear(self) -> None:
        """Take the panels away as Qt does it. Left to Python, the storage thread might collect them."""
        for panel in self._panels:
            panel.close()
            panel.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._panels.clear()
        if hasattr(self, "engine"):
            self.engine.stop()
            self.document.close()

    def steps(self) -> int:
        """The number of steps that can be undone."""
        return self.document.undo_stack.index()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk; call `open` first."""
    made = Desk(tmp_path, qtbot)
    yield made
    made.clear()
