"""Nothing heavy is loaded before the window has painted; the whole program in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from krets.model import Network, edits
from tests.helpers.windows import NOW, map_at, read

HEAVY = ["numpy", "networkx", "pyqtgraph", "scipy", "krets.panels", "krets.formats"]
ASKED_FOR = ["krets.canvas.knowing", "krets.canvas.seen", "krets.canvas.waiting_list", "krets.picture.svg"]
MAPS = ["filelock", "msgspec", "sqlite3", "krets.canvas", "krets.model", "krets.words"]

PAINTED = f"""
import sys
import krets.cli.program as command
opened = command._open_window
def open_window(path, reporter):
    import krets.window.program as program
    from PySide6.QtCore import QTimer
    def look(window):
        loaded = [name for name in {HEAVY + ASKED_FOR!r} if name in sys.modules]
        print("loaded:", loaded, flush=True)
        window.filled.connect(lambda: QTimer.singleShot(0, window.close))
    show = program.Program.show
    def shown(self, file):
        window = show(self, file)
        window.painted.connect(lambda: look(window))
        return window
    program.Program.show = shown
    return opened(path, reporter)
command._open_window = open_window
sys.exit(command.main(sys.argv[1:]))
"""


STARTED = f"""
import sys
import krets.window.program as program
from PySide6.QtCore import QTimer
show_start = program.Program.show_start
def shown(self):
    page = show_start(self)
    print("loaded:", [name for name in {HEAVY + MAPS!r} if name in sys.modules], flush=True)
    QTimer.singleShot(0, page.close)
    return page
program.Program.show_start = shown
from krets.cli import main
sys.exit(main([]))
"""


def test_the_start_page_loads_nothing_of_maps() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "loaded: []\n"
    assert done.returncode == 0, done.stderr


def test_nothing_heavy_before_the_first_paint(tmp_path: Path) -> None:
    path = map_at(tmp_path / "map.krets", edits.add_contact(Network(), NOW, "Ada", level=4))
    done = subprocess.run(
        [sys.executable, "-c", PAINTED, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "loaded: []\n"
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(
    not hasattr(signal, "SIGTERM") or os.name == "nt", reason="there are no such signals here"
)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_closes_properly(tmp_path: Path, number: signal.Signals) -> None:
    path = map_at(tmp_path / "map.krets", edits.add_contact(Network(), NOW, "Ada", level=4))
    process = subprocess.Popen(
        [sys.executable, "-c", PAINTED.replace("window.close)", "lambda: None)"), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("loaded")
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert len(read(path).contacts) == 1
