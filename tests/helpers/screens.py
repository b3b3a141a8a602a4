"""Screenshots of the real window, to be looked at beside the design's pictures.

``python -m tests.helpers.screens FOLDER`` saves one PNG for each scene, size and theme (offscreen, unless
``QT_QPA_PLATFORM`` says otherwise); more words pick scenes by name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from krets.canvas import Canvas
from krets.formats import read_bytes
from krets.model import Contact, edits
from krets.window import Program, Settings
from krets.window.export_dialog import ExportDialog

NOW = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001 - the user's own calendar
SIZES = ((1600, 1000), (1280, 800))
THEMES = ("light", "dark")
_LOOK_MS = 700
_ROUNDS = 100
"""Rounds of events that a window is given at least: on a busy machine few of them pass in the time above."""

# The twelve of the design's picture: name, ring, group; and who knows whom.
TWELVE = (
    ("Mum", 5, "Family"),
    ("Grandpa", 5, "Family"),
    ("Amina Yusuf", 4, "Friends"),
    ("Lars", 4, "Friends"),
    ("Emma Ek", 3, "Friends"),
    ("Ole Moen", 2, "Friends"),
    ("Kari Nilsen", 4, "Work"),
    ("Sofia Lind", 3, "Work"),
    ("Tuva Aas", 2, "Work"),
    ("Johan Berg", 3, "Leisure"),
    ("Per Haugen", 3, "Leisure"),
    ("Anders Falk", 1, "Leisure"),
)
KNOW = (
    ("Mum", "Grandpa"),
    ("Mum", "Per Haugen"),
    ("Kari Nilsen", "Sofia Lind"),
    ("Sofia Lind", "Tuva Aas"),
    ("Tuva Aas", "Grandpa"),
    ("Amina Yusuf", "Emma Ek"),
    ("Emma Ek", "Ole Moen"),
    ("Johan Berg", "Per Haugen"),
)


def start_page(program: Program) -> QWidget:
    return program.show_start()


def circles(program: Program) -> QWidget:
    page = program.show_start()
    page.draw.click()
    return page


def bring(program: Program) -> QWidget:
    page = program.show_start()
    page.bring.click()
    return page


def twelve(program: Program) -> QWidget:
    """A newcomer's twelve people, one selected, the third question being asked."""
    window = program.draw(["Family", "Friends", "Work", "Leisure"])
    assert window is not None
    document = window.document
    groups = {group.name: group.id for group in document.network.groups.values()}
    for name, level, group in TWELVE:
        seen = None if level == 1 else NOW.date() - timedelta(days=level * 2)
        document.edit(edits.add_contact, name, level=level, groups=(groups[group],), last_contact=seen)
    people = {person.name: person.id for person in document.network.contacts.values()}
    for a, b in KNOW:
        document.edit(edits.connect, people[a], people[b])
    document.select((people["Kari Nilsen"],))
    window.questions.next.click()
    window.questions.next.click()
    return window


def names(program: Program) -> QWidget:
    """The first minute with names that wait."""
    window = program.draw(["Family", "Friends", "Work", "Leisure"])
    assert window is not None
    window.document.edit(edits.add_contacts, [name for name, _, _ in TWELVE[:7]])
    return window


def sample(program: Program) -> QWidget:
    window = program.look_at_sample()
    assert window is not None
    people = [person for person in window.document.network.placed() if person.level == 4]
    window.document.select((min(people, key=_id).id,))
    return window


def _id(person: Contact) -> int:
    return person.id


def tabs(program: Program, dock: str) -> QWidget:
    """The sample with another panel in front."""
    window = program.look_at_sample()
    assert window is not None
    window.document.select((8,))
    settle()
    window.docks[dock].bring()
    return window


def dialog(program: Program, command: str) -> QWidget:
    """A dialog by itself, over the sample."""
    window = program.look_at_sample()
    assert window is not None
    settle()
    if command == "import":
        lines = "".join(f"Person {number}\n" for number in range(40))
        window.files.preview([read_bytes(lines.encode())])
    else:
        window.actions_[command].trigger()
    shown = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog))
    if isinstance(shown, ExportDialog):
        shown.choices.discretion.names.button(1).click()
    return shown


SCENES: dict[str, Callable[[Program], QWidget]] = {
    "start": start_page,
    "circles": circles,
    "bring": bring,
    "names": names,
    "twelve": twelve,
    "sample": sample,
    **{dock: partial(tabs, dock=dock) for dock in ("log", "ego", "groups", "curve")},
    **{
        command: partial(dialog, command=command)
        for command in ("import", "export_picture", "paste_names", "shortcuts", "about")
    },
}


def settle(milliseconds: int = _LOOK_MS) -> None:
    """Let Qt paint, fill and animate for a while, and the canvas paint all there is."""
    clock = QElapsedTimer()
    clock.start()
    rounds = 0
    while clock.elapsed() < milliseconds or rounds < _ROUNDS:
        QApplication.processEvents()
        rounds += 1
    for window in QApplication.topLevelWidgets():
        for canvas in window.findChildren(Canvas):
            canvas.finish()


def main(folder: Path, wanted: list[str]) -> None:
    """Save every scene in every size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["krets"])
    with TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        store = QSettings(f"{home}/settings.ini", QSettings.Format.IniFormat)
        settings = Settings(store)
        program = Program(application, settings, lambda: NOW)
        for name in wanted or SCENES:
            for theme in THEMES:
                settings.theme = theme  # type: ignore[assignment] # one of the choices
                for width, height in SIZES:
                    for kept in ("geometry", *(key for key in store.allKeys() if key.startswith("layout"))):
                        store.remove(kept)
                    widget = SCENES[name](program)
                    if not isinstance(widget, QDialog):
                        widget.resize(width, height)
                    settle()
                    widget.grab().save(str(folder / f"{name}-{theme}-{width}.png"))
                    widget.close()
                    program.quit()
                    settle(50)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
