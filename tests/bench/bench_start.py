"""From the process's start to the first paint: Krets' window beside a bare one of PySide6, run in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

RUNS = 9
GOAL = 1.4

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
application = QApplication([])
class Canvas(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print("painted", flush=True)
    import os
    os._exit(0)
window = QMainWindow()
window.setCentralWidget(Canvas())
window.resize(1600, 1000)
window.show()
application.exec()
"""

# The command as a user gives it, except that it ends at the first paint of the map or of the three cards.
_KRETS = """
import os, sys
import krets.cli.program as command
opened = command._open_window
def open_window(options, reporter):
    import krets.window.program as program
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, ended)
            return False
    def ended():
        print("painted", flush=True)
        os._exit(0)
    watch = Watch()
    show, show_start = program.Program.show, program.Program.show_start
    def shown(self, file):
        window = show(self, file)
        window.canvas.installEventFilter(watch)
        return window
    def start_shown(self):
        page = show_start(self)
        page.draw.installEventFilter(watch)
        return page
    program.Program.show, program.Program.show_start = shown, start_shown
    return opened(options, reporter)
command._open_window = open_window
sys.exit(command.main(sys.argv[1:]))
"""


def elapsed(code: str, *arguments: str) -> float:
    """Milliseconds from the start of the process to what it prints at its first paint."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    spent = (time.perf_counter() - begun) * 1000
    process.wait()
    process.stdout.close()
    assert line == "painted\n", "it did not paint"
    return spent


def make_map(path: Path, people: int) -> None:
    """Write a map of some people for the window to open."""
    from krets.cli import main as krets

    names = path.with_suffix(".txt")
    names.write_text("".join(f"Person {number}\n" for number in range(people)), encoding="utf-8")
    assert krets(["import", str(names), "--into", str(path), "--level", "3"]) == 0


def main() -> None:
    """Print each candidate's median beside the bare window's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(
            XDG_CONFIG_HOME=str(home / "config"),
            XDG_DATA_HOME=str(home / "data"),
            XDG_STATE_HOME=str(home / "log"),
        )
        os.environ["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        path = home / "map.krets"
        make_map(path, 150)
        candidates: dict[str, tuple[str, ...]] = {
            "start page": (_KRETS,),
            "a map of 150": (_KRETS, str(path)),
        }
        bare: list[float] = []
        taken: dict[str, list[float]] = {name: [] for name in candidates}
        for code, *arguments in ((_BARE,), *candidates.values()):
            elapsed(code, *arguments)  # compiles what an installed program has compiled already
        for _ in range(RUNS):
            bare.append(elapsed(_BARE))
            for name, (code, *arguments) in candidates.items():
                taken[name].append(elapsed(code, *arguments))
    floor = median(bare)
    print(f"bare PySide6 window: {floor:.0f} ms to the first paint (median of {RUNS})")
    for name, times in taken.items():
        ratio = median(times) / floor
        print(f"{name}: {median(times):.0f} ms, {ratio:.2f} x bare (goal {GOAL})")


if __name__ == "__main__":
    main()
