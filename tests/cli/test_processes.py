"""The command line as a process: without Qt's window parts, with a full disk, a closed pipe, an interrupt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "golden.json"

# Nothing of Qt but its core can be imported, as on a machine without a screen's libraries.
BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("PySide6.Qt") and name != "PySide6.QtCore" or name in {"networkx", "pyqtgraph"}:
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Blocker())
from krets.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(
    *arguments: str,
    code: str = "from krets.cli import main; import sys; sys.exit(main(sys.argv[1:]))",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    bare = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**bare, **environment},
        timeout=60,
    )


def test_without_qts_window_parts(tmp_path: Path) -> None:
    path, output = str(tmp_path / "map.krets"), tmp_path / "out.json"
    for arguments in (
        ("import", str(GOLDEN), "--into", path),
        ("score", path),
        ("score", path, "--json"),
        ("export", path, "-o", str(output)),
    ):
        done = run(*arguments, code=BLOCKED, QT_QPA_PLATFORM="")
        assert (done.returncode, done.stderr) == (0, ""), arguments
    assert output.stat().st_size > 1000


def test_without_a_display_one_sentence(tmp_path: Path) -> None:
    done = run(QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr
    assert "score" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_behind_the_output(tmp_path: Path) -> None:
    path = tmp_path / "map.krets"
    assert run("import", str(GOLDEN), "--into", str(path)).returncode == 0
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "krets", "score", str(path), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "krets: The output could not be written: the disk is full.\n"


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    path = tmp_path / "map.krets"
    assert run("import", str(GOLDEN), "--into", str(path)).returncode == 0
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "krets", "score", str(path)],
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(write)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_help_on_a_full_disk() -> None:
    command = [sys.executable, "-m", "krets", "--help"]
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=buffered
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("command", [["score"], ["score", "--json"]])
def test_no_output_at_all(command: list[str], tmp_path: Path) -> None:
    """As under a service manager, or after `>&-`."""
    path = tmp_path / "map.krets"
    assert run("import", str(GOLDEN), "--into", str(path)).returncode == 0
    code = "import sys; sys.stdout = None; from krets.cli import main; sys.exit(main(sys.argv[1:]))"
    done = run(*command, str(path), code=code)
    assert (done.returncode, done.stderr) == (0, "")


def test_qt_says_nothing_between_our_sentences(tmp_path: Path) -> None:
    """Qt has a remark of four lines on every locale but UTF-8."""
    path = tmp_path / "map.krets"
    assert run("import", str(GOLDEN), "--into", str(path)).returncode == 0
    output = str(tmp_path / "out.svg")
    done = run("image", str(path), "-o", output, LC_ALL="C", XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_log_that_cannot_be_written_is_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "krets" / "log"
    folder.mkdir(parents=True)
    (folder / "krets.log").symlink_to("/dev/full")
    code = (
        "import sys\nfrom krets.cli import main\nimport krets.cli.scoring as scoring\n"
        "def wrong(options): return 1 / 0\n"
        "scoring.run = wrong\nsys.exit(main(['score', 'map']))"
    )
    done = run(code=code, XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_an_interrupt_is_one_sentence() -> None:
    code = (
        "import sys\nfrom krets.cli import main\nimport krets.cli.scoring as scoring\n"
        "def interrupted(options): raise KeyboardInterrupt\n"
        "scoring.run = interrupted\nsys.exit(main(['score', 'map']))"
    )
    done = run(code=code)
    assert (done.returncode, done.stderr) == (1, "krets: Stopped.\n")


def test_a_fault_of_ours_is_one_sentence_and_a_log(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom krets.cli import main\nimport krets.cli.scoring as scoring\n"
        "def wrong(options): return 1 / 0\n"
        "scoring.run = wrong\nsys.exit(main(['score', 'map']))"
    )
    done = run(code=code, XDG_STATE_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    logs = list(tmp_path.rglob("krets.log"))
    assert len(logs) == 1
    assert "ZeroDivisionError" in logs[0].read_text(encoding="utf-8")


def test_names_of_any_kind_on_a_narrow_terminal(tmp_path: Path) -> None:
    names, path = tmp_path / "names.txt", tmp_path / "kårt.krets"
    names.write_text("Åsa Öhman\n李雷\n👩‍👩‍👧\nשרה\n", encoding="utf-8")
    done = run(
        "import", str(names), "--into", str(path), PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C"
    )
    assert (done.returncode, done.stderr) == (0, "")
    done = run("score", str(path), "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Åsa Öhman" in done.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="there are no such signals here")
def test_python_dash_m(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "krets", "--version"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.startswith("Krets ")


BOXED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from krets.cli import display, main
display.is_seen = lambda: True
opened = QMessageBox.open
def open_and_close(box):
    print("box:", box.text(), flush=True)
    QTimer.singleShot(0, box.accept if sys.argv[2:] else lambda: None)
    opened(box)
QMessageBox.open = open_and_close
sys.exit(main(sys.argv[1:2]))
"""


@pytest.mark.parametrize("closed", ["by hand", "by a signal"])
def test_a_map_that_cannot_be_shown_is_said_in_a_box_too(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "letter.krets"
    path.write_text("Dear Mum", encoding="utf-8")
    how = ["box"] if closed == "by hand" else []
    process = subprocess.Popen(
        [sys.executable, "-c", BOXED, str(path), *how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    if closed == "by a signal":
        process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    assert said == "box: letter.krets is not a Krets map.\n"
    assert (process.returncode, errors) == (1, "krets: letter.krets is not a Krets map.\n")


def test_where_nobody_looks_there_is_no_box(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.krets"), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("import", str(GOLDEN), "--into", str(tmp_path / "nodir" / "x.krets"))
    assert (done.returncode, done.stderr) == (1, "krets: There is no folder nodir to put x.krets in.\n")
    picture = run("image", str(tmp_path / "typo.krets"), "-o", str(tmp_path / "x.png"))
    assert (picture.returncode, picture.stderr) == (1, "krets: There is no file typo.krets.\n")


@pytest.mark.skipif(os.name != "posix", reason="there is no limit on the size of files here")
def test_a_limit_on_files_is_a_full_disk_for_maps_as_for_pictures(tmp_path: Path) -> None:
    path = tmp_path / "map.krets"
    assert run("import", str(GOLDEN), "--into", str(path)).returncode == 0
    limited = (
        "import resource, sys; from krets.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20 * 1024, 20 * 1024))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = run("image", str(path), "-o", str(tmp_path / "map.png"), code=limited)
    assert done.returncode == 1
    assert done.stderr.endswith("could not be written: the disk is full.\n")
    names = tmp_path / "names.txt"
    names.write_text("".join(f"Somebody {number}\n" for number in range(500)), encoding="utf-8")
    for file in ("new.krets", "map.krets"):
        done = run("import", str(names), "--into", str(tmp_path / file), code=limited)
        said = f"krets: There is no room left on the disk for {file}.\n"
        assert (done.returncode, done.stderr) == (1, said)
