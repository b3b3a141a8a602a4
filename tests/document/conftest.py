"""A document of its own for each test, with a clock that can be put forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krets.document import Document
from krets.model import Change, Network
from krets.storage import MapFile
from tests.helpers.strategies import NOW

Open = Callable[[], Document]


def unsettled(network: Network, change: Change) -> Change:
    """Stand in for `rings.settle` where places do not matter."""
    return change


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the map lies."""
    return tmp_path / "a.krets"


@pytest.fixture
def opened(qapp: QApplication, path: Path) -> Iterator[Open]:
    """Opens the map (makes it the first time); everything is closed at the end."""
    documents: list[Document] = []

    def clock() -> datetime:
        return NOW

    def open_it() -> Document:
        file = MapFile.open(path) if path.exists() else MapFile.create(path)
        documents.append(Document(file, unsettled, clock))
        return documents[-1]

    yield open_it
    for document in documents:
        document.close(discard=True)
        document.deleteLater()


@pytest.fixture
def document(opened: Open) -> Document:
    """A document on a new map."""
    return opened()
