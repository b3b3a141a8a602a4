"""What is wrong use, and how it is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from krets.cli import main
from krets.cli.arguments import parse


@pytest.mark.parametrize(
    "arguments",
    [
        "score",
        "score a b",
        "score a --on 2026-02-30",
        "score a --on 20261122",
        "score a --on yesterday",
        "score a --jso",
        "image a",
        "image a -o a.gif",
        "image a -o png",
        "image a -o a.png --size 1600",
        "image a -o a.png --size 0x0",
        "image a -o a.png --size 99x300",
        "image a -o a.png --size 300x10001",
        "image a -o a.png --size 1e3x1e3",
        "image a -o a.png --size ³x³",
        "image a -o a.png --names all",
        "export a",
        "export a -o a.txt",
        "import --into a",
        "import a",
        "import a --into b --level 0",
        "import a --into b --level 6",
        "import a --into b --level close",
        "selftest now",
        "one two",
        "--no-such-option",
    ],
)
def test_wrong_use_is_2(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err


@pytest.mark.parametrize("empty", [["score", ""], ["score", "a\0b"], ["export", "a", "-o", ""]])
def test_a_file_without_a_name_is_2(empty: list[str]) -> None:
    assert main(empty) == 2


@pytest.mark.parametrize("asked", [["--help"], ["score", "--help"], ["--version"]])
def test_help_and_version_are_0(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked) == 0
    assert "rets" in capsys.readouterr().out


def test_a_word_that_is_no_command_is_a_map() -> None:
    options = parse(["scor"])
    assert (options.command, options.map) == ("", Path("scor"))


def test_what_is_said_is_read() -> None:
    said = "image a.krets -o b.SVG --on 2026-11-22 --dark --size 800X600 --names initials"
    options = parse(said.split())
    assert options.output == Path("b.SVG")
    assert options.on == date(2026, 11, 22)
    assert (options.dark, options.size, options.names) == (True, (800, 600), "initials")
    assert parse(["import", "a", "b", "--into", "c", "--level", "4"]).files == [Path("a"), Path("b")]
