"""`krets dedupe`: who may be on a map twice, as text and for programs; the map stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from krets.cli import main
from krets.model import edits
from krets.storage import MapFile
from tests.helpers.strategies import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map with two pairs of doubles, one of which shares an address."""
    names = tmp_path / "names.txt"
    names.write_text("Åse Nygård\nBerg; Ada\nAase Nygaard\nOla Vik\nVik Ola\nKåre Sund\n", encoding="utf-8")
    path = tmp_path / "map.krets"
    assert main(["import", str(names), "--into", str(path)]) == 0
    with MapFile.open(path) as file:
        ids = {person.name: person.id for person in file.network.contacts.values()}
        some = [ids["Åse Nygård"], ids["Aase Nygaard"]]
        change = edits.edit_contacts(file.network, NOW, some, emails=("aase@post.invalid",))
        file.network.apply(change)
        file.append(change)
    return path


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_pairs_for_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    answer = json.loads(said(["dedupe", str(path), "--json"], capsys))
    assert list(answer) == ["pairs"]
    first, second = answer["pairs"]
    assert list(first) == ["a", "b", "score", "evidence"]
    assert first["a"] == {"id": 1, "name": "Åse Nygård"}
    assert first["b"] == {"id": 4, "name": "Aase Nygaard"}
    assert first["evidence"] == ["same-email", "same-name"]
    assert [second["a"]["name"], second["b"]["name"]] == ["Ola Vik", "Vik Ola"]
    assert second["evidence"] == ["name-order"]
    assert 0.5 <= second["score"] <= first["score"] <= 1
    assert path.read_bytes() == before


def test_pairs_to_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(["dedupe", str(path)], capsys).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("1.00  Åse Nygård (id 1) and Aase Nygaard (id 4). For it speaks: ")
    assert "the same name in another order" in lines[1]


def test_nobody_twice_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.krets"
    MapFile.create(path).close()
    assert said(["dedupe", str(path)], capsys) == "Nobody seems to be on this map twice.\n"
    assert json.loads(said(["dedupe", str(path), "--json"], capsys)) == {"pairs": []}


def test_a_map_that_is_not_there_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dedupe", str(tmp_path / "nowhere.krets")]) == 1
    assert "nowhere.krets" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["dedupe"], ["dedupe", "a", "b"], ["dedupe", ""]])
def test_wrong_use_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err
