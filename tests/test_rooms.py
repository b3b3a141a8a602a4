"""The import law of the house: which room may import which room, which part of Qt, which library.

It is the table of the architecture, read off the source with ``ast``, so that imports inside functions and
those for type checking count as well. From another room one takes only what its ``__init__`` offers.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app" / "krets"

CORE, GUI = {"QtCore"}, {"QtCore", "QtGui"}
ALL_QT = {"*"}
EVERY_ROOM = {"*"}

# room: (rooms it may import, parts of Qt, libraries beside msgspec, which is what records are made of)
LAW: dict[str, tuple[set[str], set[str], set[str]]] = {
    "model": (set(), set(), set()),
    "assets": (set(), set(), set()),
    "words": ({"model", "assets"}, CORE, set()),
    "rings": ({"model"}, set(), set()),
    "storage": ({"model"}, set(), {"filelock"}),
    "analysis": ({"model"}, set(), {"networkx", "numpy"}),
    "formats": ({"model", "assets"}, set(), {"lxml", "openpyxl", "rapidfuzz"}),
    "report": ({"model", "analysis", "assets", "words"}, GUI, {"docx"}),
    "document": ({"model", "storage"}, GUI, set()),
    "engine": ({"model", "analysis", "document"}, CORE, {"numpy"}),
    "look": ({"assets", "words"}, {*GUI, "QtWidgets", "QtSvg"}, set()),
    "picture": ({"model", "rings", "look", "words"}, {*GUI, "QtSvg"}, set()),
    "canvas": ({"model", "rings", "picture", "document", "engine", "look", "words"}, ALL_QT, set()),
    "panels": ({"model", "analysis", "document", "engine", "look", "words"}, ALL_QT, {"pyqtgraph"}),
    "window": (EVERY_ROOM, ALL_QT, set()),
    "cli": (EVERY_ROOM, ALL_QT, {"platformdirs"}),
}
DOORS = {"__init__": "model", "__main__": "cli"}  # the package itself is as bare as the model

# Who may find modules and data by name, and by what of importlib.
FINDERS = {"assets": {"resources"}, "window": {"metadata"}, "cli": {"import_module", "metadata"}}

# Rooms that the commands without a picture use: no screen, no fonts, nothing heavy on import.
WITHOUT_SCREEN = ["assets", "model", "words", "rings", "storage", "analysis", "formats"]


def imports(tree: ast.AST, package: str) -> Iterator[tuple[str, str | None, int]]:
    """Each import as (module, name taken from it or None, line); relative ones are made absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*up, *([node.module] if node.module else [])])
            yield from ((module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            named = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "name")]
            yield from ((_beginning(name), None, node.lineno) for name in named)
    yield from _reached(tree)


def _beginning(name: ast.expr) -> str:
    """The name of a module as far as it is written down: "krets.cli." of f"krets.cli.{command}"."""
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    return str(parts[0].value).rstrip(".") if parts and isinstance(parts[0], ast.Constant) else "?"


def _reached(tree: ast.AST) -> Iterator[tuple[str, str | None, int]]:
    """What is reached through a room that was imported whole: the module ``model.records`` of ``model``."""
    known = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "krets"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first, *steps = ast.unparse(node).split(".")
            path = [*known.get(first, first).split("."), *steps]
            inside = APP.joinpath(*path[1:]) if path[0] == "krets" and len(path) > 2 else None
            if inside is not None and (inside.is_dir() or inside.with_suffix(".py").is_file()):
                yield ".".join(path), None, node.lineno


def offers(room: str, app: Path = APP) -> set[str]:
    """What a room's ``__init__`` (or the room, where it is one file) offers: its ``__all__``."""
    place = app / room / "__init__.py" if (app / room).is_dir() else app / f"{room}.py"
    for node in ast.parse(place.read_text(encoding="utf-8")).body if place.exists() else []:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id == "__all__":
            return set(ast.literal_eval(node.value))  # type: ignore[attr-defined] # both kinds have one
    return set()


def breaches(source: str, path: Path) -> Iterator[str]:
    """What in a source file at ``path`` (relative to krets) breaks the law."""
    room = DOORS.get(path.stem, path.stem) if len(path.parts) == 1 else path.parts[0]
    rooms, qt, libraries = LAW[room]
    for module, name, line in imports(ast.parse(source), ".".join(["krets", *path.parent.parts])):
        top, _, rest = module.partition(".")
        wrong = ""
        if top in {"PySide6", "shiboken6"}:
            part = rest.split(".")[0] or name or "*"
            wrong = "" if "*" in qt or part in qt or (top == "shiboken6" and qt) else f"{part} of Qt"
        elif top == "krets_resources":
            wrong = "" if room == "assets" else "data files go through krets.assets"
        elif top == "importlib":
            wrong = "" if (rest.split(".")[0] or name) in FINDERS.get(room, set()) else "importlib"
        elif top == "krets":
            wrong = _wrong_room(room, rooms, [*rest.split("."), *([name] if name else [])])
        elif top not in {*sys.stdlib_module_names, "msgspec", *libraries}:
            wrong = f"the library {top}"
        if wrong:
            yield f"{path}:{line}: {room} may not import {wrong}"


def _wrong_room(room: str, rooms: set[str], steps: list[str]) -> str:
    steps = [step for step in steps if step]
    if not steps or steps[0] == room or steps[0] not in LAW:
        return "" if steps and steps[0] == room else f"krets.{'.'.join(steps)}"
    if steps[0] not in rooms and "*" not in rooms:
        return steps[0]
    inside = len(steps) > 2 or (len(steps) == 2 and steps[1] not in offers(steps[0]))
    return f"what {steps[0]} does not offer: {'.'.join(steps)}" if inside else ""


def test_every_room_keeps_the_law() -> None:
    found: list[str] = []
    for path in sorted(APP.rglob("*.py")):
        found += breaches(path.read_text(encoding="utf-8"), path.relative_to(APP))
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("model/edits.py", "from PySide6.QtCore import QObject", "QtCore of Qt"),
        ("model/edits.py", "def f():\n    from krets import storage", "storage"),
        ("rings/seats.py", "import numpy", "the library numpy"),
        ("words/names.py", "from PySide6 import QtGui", "QtGui of Qt"),
        ("storage/schema.py", "from krets.model.records import Contact", "what model does not offer"),
        ("canvas/gestures/drag.py", "import krets.model.records", "what model does not offer"),
        ("canvas/gestures/drag.py", "from ...panels import PersonPanel", "panels"),
        ("panels/person.py", "from krets.canvas import Canvas", "canvas"),
        ("canvas/screen.py", "from krets import model\nmodel.records.Contact", "what model does not offer"),
        ("canvas/screen.py", "import krets.model\nkrets.model.records.Contact", "what model does not offer"),
        ("canvas/screen.py", "from krets.model import edits\nedits.people.move", "what model does not offer"),
        ("report/html.py", "import_module('krets.window')", "window"),
        ("report/html.py", "import_module(name='krets.window')", "window"),
        ("report/html.py", "import_module(f'krets.window.{name}')", "window"),
        ("report/html.py", "import_module(name)", "the library ?"),
        ("report/html.py", "from importlib import import_module as load", "importlib"),
        ("look/icons.py", "from importlib.resources import files", "importlib"),
        ("look/icons.py", "import krets_resources", "data files go through"),
        ("cli.py", "from krets.nowhere import x", "krets.nowhere.x"),
    ],
)
def test_a_breach_is_seen(path: str, source: str, said: str) -> None:
    assert said in "".join(breaches(source, Path(path)))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "model/edits.py",
            "from .records import Contact\nfrom krets.model.change import Change\nimport msgspec",
        ),
        ("canvas/gestures/drag.py", "from ..hit import Grid\nfrom PySide6.QtWidgets import QWidget"),
        ("words/names.py", "import json\nfrom krets import assets\nfrom krets.assets import read_text"),
        ("canvas/gestures/drag.py", "from krets.model import edits, constants\nedits.move, constants.TAU"),
        ("cli/program.py", "from importlib import import_module\nimport_module(f'krets.cli.{name}')"),
        ("__main__.py", "from krets.cli import main"),
    ],
)
def test_what_is_allowed_is_let_through(path: str, source: str) -> None:
    assert not list(breaches(source, Path(path)))


def test_rooms_without_a_screen_load_without_it() -> None:
    rooms = [f"krets.{room}" for room in WITHOUT_SCREEN if (APP / room).is_dir() or room == "assets"]
    code = (
        "import sys, importlib\n"
        "for name in ('PySide6.QtGui', 'PySide6.QtWidgets', 'networkx', 'pyqtgraph'):\n"
        "    sys.modules[name] = None\n"
        f"for name in {rooms!r}:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
