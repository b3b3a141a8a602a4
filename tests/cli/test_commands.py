"""Import, score and export on real files: what they write, what they say, how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from krets.cli import main
from krets.formats import from_json
from krets.model import constants
from krets.storage import MapFile
from tests.helpers.golden import ON

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "golden.json"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """The golden map as a `.krets` file."""
    path = tmp_path / "golden.krets"
    assert main(["import", str(GOLDEN), "--into", str(path)]) == 0
    return path


def scored(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["score", str(path), "--json", "--on", ON.isoformat()]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_score_has_every_key(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = scored(golden, capsys)
    assert list(answer) == ["on", "constants", "overall", "measured", "scores", "measures", "contacts"]
    assert answer["on"] == ON.isoformat()
    assert answer["constants"] == constants.CONSTANTS_VERSION
    assert set(answer["scores"]) == set(constants.SCORES)  # type: ignore[call-overload] # a dict, as parsed
    assert answer["overall"] == pytest.approx(27.02, abs=0.005)  # measures.md, section 8
    contacts = answer["contacts"]
    assert isinstance(contacts, list)
    assert len(contacts) == 11
    for contact in contacts:
        assert list(contact) == ["id", "name", "level", "vitality", "share", "shares"]
        assert set(contact["shares"]) == set(constants.SCORES)
    unplaced = [contact for contact in contacts if contact["level"] is None]
    assert all(contact["vitality"] is None and contact["share"] == 0 for contact in unplaced)
    assert sum(contact["share"] for contact in contacts) == pytest.approx(answer["overall"], abs=1e-9)


def test_three_hundred_strangers_change_no_number(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = scored(golden, capsys)
    connections = tmp_path / "Connections.csv"
    rows = (
        f"Ann{n},Berg{n},https://www.linkedin.com/in/a{n},,Firm {n},Boss,01 Nov 2026\n" for n in range(300)
    )
    connections.write_text("Notes:\n\n" + LINKEDIN + "".join(rows), encoding="utf-8")
    assert main(["import", str(connections), "--into", str(golden)]) == 0
    assert "300 new" in capsys.readouterr().out
    after = scored(golden, capsys)
    assert after["scores"] == before["scores"]
    assert after["overall"] == before["overall"]
    assert after["measures"] == before["measures"]
    assert len(after["contacts"]) == len(before["contacts"]) + 300  # type: ignore[arg-type] # lists, as parsed


def test_importing_twice_changes_nothing(golden: Path, tmp_path: Path) -> None:
    before = golden.read_bytes()
    connections = tmp_path / "Connections.csv"
    connections.write_text(
        LINKEDIN + "Ann,Berg,https://www.linkedin.com/in/a,,,,01 Nov 2026\n", encoding="utf-8"
    )
    assert main(["import", str(connections), "--into", str(golden)]) == 0
    once = golden.read_bytes()
    assert main(["import", str(connections), "--into", str(golden)]) == 0
    assert before != once == golden.read_bytes()


def test_several_files_are_one_step_and_one_person_comes_once(tmp_path: Path) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.json"
    a.write_text("Ada Berg\nBo Ek\n", encoding="utf-8")
    b.write_text(
        json.dumps(
            {
                "krets": 1,
                "groups": [{"id": 9, "name": "Choir"}],
                "contacts": [
                    {"id": 5, "name": "Ada Berg", "groups": [9]},
                    {"id": 6, "name": "Cai", "level": 2},
                ],
                "ties": [{"a": 5, "b": 6}],
            }
        ),
        encoding="utf-8",
    )
    path = tmp_path / "map.krets"
    assert main(["import", str(a), str(b), "--into", str(path), "--level", "4"]) == 0
    with MapFile.open(path) as file:
        people = {person.name: person for person in file.network.contacts.values()}
        assert sorted(people) == ["Ada Berg", "Bo Ek", "Cai"]
        assert [people[name].level for name in sorted(people)] == [4, 4, 2]
        assert all(person.at is not None for person in people.values())
        assert len(file.network.ties) == 1
        assert len(file.steps()) == 1


def test_export_loses_nothing(golden: Path, tmp_path: Path) -> None:
    first, second, again = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "again.krets"
    assert main(["export", str(golden), "-o", str(first)]) == 0
    assert main(["import", str(first), "--into", str(again)]) == 0
    assert main(["export", str(again), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert len(from_json(first.read_bytes()).people) == 11


def test_text_names_what_a_score_waits_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Ada Berg\n", encoding="utf-8")
    path = tmp_path / "map.krets"
    assert main(["import", str(names), "--into", str(path), "--level", "5"]) == 0
    capsys.readouterr()
    assert main(["score", str(path)]) == 0
    said = capsys.readouterr().out
    assert "waits for: something you need help with" in said
    assert "{" not in said


# What cannot be done: one sentence, exit code 1, nothing changed


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 1) -> str:
    capsys.readouterr()
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("krets: ")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize("content", [b"", b"no map", b"SQLite format 3\0" + b"\0" * 100, b"\xff\xfe" * 300])
@pytest.mark.parametrize("command", [["score"], ["export", "-o", "out.json"], []])
def test_what_is_no_map(
    content: bytes,
    command: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "broken.krets"
    path.write_bytes(content)
    refused([*command[:1], str(path), *command[1:]], capsys)
    assert path.read_bytes() == content
    assert not (tmp_path / "out.json").exists()


def test_a_map_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.krets" in refused(["score", str(tmp_path / "nowhere.krets")], capsys)
    assert "nowhere.krets" in refused([str(tmp_path / "nowhere.krets")], capsys)


@pytest.mark.parametrize("content", [b"", b"\0\1\2\3", b'{"krets": 1, "contacts": [', b"%PDF-1.7", b"PK\3\4"])
def test_a_file_that_cannot_be_imported_makes_no_map(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, path = tmp_path / "good.txt", tmp_path / "bad.csv", tmp_path / "map.krets"
    good.write_text("Ada\n", encoding="utf-8")
    bad.write_bytes(content)
    assert "bad.csv" in refused(["import", str(good), str(bad), "--into", str(path)], capsys)
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="there are no such limits")
def test_an_import_that_finds_no_room_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    names, path = tmp_path / "names.txt", tmp_path / "map.krets"
    names.write_text("".join(f"Ann{n} Berg\n" for n in range(5000)), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        refused(["import", str(names), "--into", str(path)], capsys)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_that_no_disk_can_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = tmp_path / ("long" * 80 + ".krets")
    assert "long" in refused(["import", str(GOLDEN), "--into", str(long)], capsys)


def test_nothing_is_never_minus_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.krets"
    MapFile.create(path).close()
    assert main(["score", str(path), "--json"]) == 0
    assert "-0.0" not in capsys.readouterr().out


def test_a_map_open_elsewhere_takes_nothing_but_can_be_scored(
    golden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = golden.read_bytes()
    with MapFile.open(golden):
        assert "golden.krets" in refused(["import", str(GOLDEN), "--into", str(golden)], capsys)
        assert scored(golden, capsys)["measured"] == 6
    assert golden.read_bytes() == before


def test_nothing_is_written_over_itself(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = golden.read_bytes()
    odd = tmp_path / "golden.json"
    odd.symlink_to(golden)
    refused(["export", str(golden), "-o", str(odd)], capsys, code=2)
    refused(["import", str(golden), "--into", str(golden)], capsys, code=2)
    assert golden.read_bytes() == before


def test_output_that_cannot_be_written(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "round.json").symlink_to(tmp_path / "round.json")
    for output in ("folder.json", "nowhere/out.json", "long" * 80 + ".json", "round.json/out.json"):
        refused(["export", str(golden), "-o", str(tmp_path / output)], capsys)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".krets-")]


@pytest.mark.parametrize(("command", "name"), [("export", "out.json"), ("image", "out.png")])
def test_output_keeps_what_was_there_until_it_is_whole(
    command: str,
    name: str,
    golden: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = tmp_path / name
    output.write_text("before", encoding="utf-8")

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        assert "disk is full" in refused([command, str(golden), "-o", str(output)], capsys)
    assert output.read_text(encoding="utf-8") == "before"
    output.chmod(0o600)
    assert main([command, str(golden), "-o", str(output)]) == 0
    assert output.stat().st_mode & 0o777 == 0o600


def test_of_several_files_none_is_written_where_one_cannot_be(
    golden: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = tmp_path / "out.csv"
    output.write_text("before", encoding="utf-8")
    done = []

    def full_in_the_end(file: int) -> None:
        done.append(file)
        if len(done) == 3:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full_in_the_end)
        assert "disk is full" in refused(["export", str(golden), "-o", str(output)], capsys)
    assert output.read_text(encoding="utf-8") == "before"
    assert not (tmp_path / "out-ties.csv").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".krets-")]
    assert main(["export", str(golden), "-o", str(output)]) == 0
    assert (tmp_path / "out-ties.csv").exists()


def test_ctrl_c_after_the_map_is_written_takes_nothing_back(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Eva Lie\nFinn Moe\n", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("krets.cli.importing.say", stopped)
        patched.setattr("krets.cli.importing.silence", lambda: None)
        assert main(["import", str(names), "--into", str(golden)]) == 0
    assert "It is imported" in capsys.readouterr().err
    assert main(["import", str(names), "--into", str(golden)]) == 0
    assert "0 new" in capsys.readouterr().out
    with monkeypatch.context() as patched:
        patched.setattr("krets.cli.importing.plan_all", stopped)
        assert main(["import", str(names), "--into", str(golden)]) == 1
    assert "Stopped" in capsys.readouterr().err


def test_an_import_says_who_is_changed_what_is_left_out_and_who_may_be_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = str(tmp_path / "map.krets")
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Name,Company,Title\nAda Berg,Nordlys,Nurse\nBo Ek,,\n", encoding="utf-8")
    second.write_text("Name,Company,Title,Shoes\nAda Berg,Nordlys,Head,38\nEk Bo,,,40\n", encoding="utf-8")
    assert main(["import", str(first), "--into", into]) == 0
    capsys.readouterr()
    assert main(["import", str(second), "--into", into, "--dry-run"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["people"], told["new"], told["updated"], told["maybe"]) == (
        *("table", 2),
        *(1, 1, 1),
    )
    assert main(["import", str(second), "--into", into]) == 0
    said = capsys.readouterr().out
    assert "Ada Berg: role: Nurse → Head" in said
    assert "Not known, and left out: Shoes." in said
    assert "May be here already: 1" in said
