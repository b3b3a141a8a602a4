"""A map file of its own for each test, and small ways to fill it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from krets.storage import MapFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a map may be made."""
    return tmp_path / "my map.krets"


@pytest.fixture
def file(path: Path) -> Iterator[MapFile]:
    """A new map, open."""
    file = MapFile.create(path)
    yield file
    file.close(discard=True)
