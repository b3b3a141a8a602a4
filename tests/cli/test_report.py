"""`krets report`: each kind, what comes along and what stays, wrong use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from krets.cli import main
from krets.cli.arguments import parse
from krets.report import SECTIONS

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "golden.json"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """The golden map as a `.krets` file."""
    path = tmp_path / "golden.krets"
    assert main(["import", str(GOLDEN), "--into", str(path)]) == 0
    return path


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", b"<!DOC"), ("a.PDF", b"%PDF-"), ("a.docx", b"PK\3\4")]
)
def test_each_kind(name: str, start: bytes, golden: Path, tmp_path: Path) -> None:
    before = golden.read_bytes()
    output = tmp_path / name
    assert main(["report", str(golden), "-o", str(output), "--on", "2026-11-22"]) == 0
    assert output.read_bytes().startswith(start)
    assert golden.read_bytes() == before


def html(golden: Path, *more: str) -> str:
    output = golden.with_name("out.html")
    assert main(["report", str(golden), "-o", str(output), "--on", "2026-11-22", *more]) == 0
    return output.read_text(encoding="utf-8")


def test_only_what_is_named_comes_along(golden: Path) -> None:
    plain = html(golden)
    assert "52 of 100" in plain
    for part in ("give-take", "conflicts", "shares"):
        assert f'id="part-{part}"' not in plain
    assert "All six together" not in plain
    along = html(golden, "--with", "private,conflicts,give-take,shares,overall")
    for part in ("give-take", "conflicts", "shares"):
        assert f'id="part-{part}"' in along
    assert "All six together: 27 of 100" in along


def test_sections_and_names(golden: Path) -> None:
    said = html(golden, "--sections", "people, scores", "--names", "none")
    assert 'id="part-people"' in said
    assert 'id="part-map"' not in said
    assert "Person 1" in said
    assert "ada" not in said
    drawn = html(golden, "--sections", "map")
    assert "<svg" in drawn
    assert ">ada<" in drawn


def test_what_is_said_is_read() -> None:
    options = parse(["report", "a", "-o", "b.docx", "--with", "shares,overall", "--sections", "fading"])
    assert (options.along, options.sections) == (("shares", "overall"), ("fading",))
    options = parse(["report", "a", "-o", "b.docx"])
    assert (options.along, options.sections, options.names) == ((), SECTIONS, "full")


@pytest.mark.parametrize(
    "arguments",
    [
        "report a",
        "report a -o b.txt",
        "report a -o b.html --sections nowhere",
        "report a -o b.html --sections",
        "report a -o b.html --with everything",
        "report a -o b.html --with ,",
        "report a -o b.html --names all",
    ],
)
def test_wrong_use_is_2(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments.split()) == 2
    assert capsys.readouterr().err


def test_what_cannot_be_done_is_1(golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path / "nowhere.krets"), "-o", str(tmp_path / "a.html")]) == 1
    assert "nowhere.krets" in capsys.readouterr().err
    assert main(["report", str(golden), "-o", str(tmp_path / "nowhere" / "a.html")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    same = tmp_path / "same.html"
    same.symlink_to(golden)
    assert main(["report", str(golden), "-o", str(same)]) == 2


def test_it_needs_no_display(golden: Path, tmp_path: Path) -> None:
    bare = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    output = tmp_path / "a.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "krets", "report", str(golden), "-o", str(output)],
        capture_output=True,
        text=True,
        check=False,
        env={**bare, "QT_QPA_PLATFORM": "xcb"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert output.read_bytes().startswith(b"%PDF")
