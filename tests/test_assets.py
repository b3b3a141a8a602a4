"""The one door to the data files."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from krets import assets

ICONS = [name for name in assets.names("icons") if name.endswith(".svg")]


def test_files_are_read_and_listed() -> None:
    assert "undo.svg" in ICONS
    assert assets.read_text("icons/undo.svg").encode() == assets.read_bytes("icons/undo.svg")
    assert assets.names("no such folder") == ()


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../pyproject.toml", "icons/../__init__.py", ".", "icons//undo.svg", "a\\b", "C:x"],
)
def test_no_name_leads_out(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a data file"):
        assets.read_text(name)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        assets.read_bytes("icons/no-such.svg")


@pytest.mark.parametrize("name", ICONS)
def test_icons_take_their_colour_from_the_theme(name: str) -> None:
    drawing = ElementTree.fromstring(assets.read_text(f"icons/{name}"))
    assert drawing.get("viewBox")
    assert name == "krets.svg" or drawing.get("stroke") == "currentColor"
    assert "ISC License" in assets.read_text("icons/LICENSE")
