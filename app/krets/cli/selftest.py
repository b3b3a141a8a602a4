"""`krets selftest`: does this installation work? Tried on an invented map in a folder of its own."""

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from krets.analysis import score
from krets.cli.display import missing_for_pictures
from krets.cli.output import CouldNot, say
from krets.formats import EXPORT_KINDS, from_json, plan_all, read, read_bytes, to_json, write
from krets.model import Change, Network, constants, edits
from krets.rings import settle
from krets.storage import MapFile, fold

ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - a map's days are those of the user's own calendar
_MAP = {
    "krets": 1,
    "ego": {"name": "Eva"},
    "groups": [{"id": 1, "name": "Family"}, {"id": 2, "name": "Work"}],
    "contacts": [
        {"id": 1, "name": "Ada", "level": 5, "groups": [1], "last_contact": "2026-11-20"},
        {"id": 2, "name": "Bo", "level": 4, "groups": [1], "last_contact": "2026-11-01"},
        {"id": 3, "name": "Cai Ås", "level": 3, "groups": [2], "last_contact": "2026-10-01"},
        {"id": 4, "name": "Dag", "level": 2, "groups": [2], "offers": [{"resource": "tax"}]},
        {"id": 5, "name": "Ida"},
    ],
    "ties": [{"a": 1, "b": 2, "level": 5}, {"a": 2, "b": 3}],
    "needs": [{"resource": "tax"}],
}
_SCORED = {"size": 4, "ties": 2, "density": 1 / 3, "components": 2}
"""By hand: four people known; two of six pairs tied; Ada, Bo and Cai hang together, Dag stands alone."""


def run(options: Namespace) -> None:
    """Try everything, and say what was tried.

    Raises:
        CouldNot: at the first thing that does not work.
    """
    del options
    checks: list[tuple[str, Callable[[Path], None]]] = [
        (QCoreApplication.translate("cli", "make a map, import, edit, undo, open again"), _file),
        (QCoreApplication.translate("cli", "score a map whose numbers are known"), _scores),
        (QCoreApplication.translate("cli", "write the map as JSON and read it back"), _json),
        (QCoreApplication.translate("cli", "write it for other programs and read it back"), _others),
        (QCoreApplication.translate("cli", "draw it as PNG, SVG and PDF"), _pictures),
        (QCoreApplication.translate("cli", "write a report as HTML, PDF and DOCX"), _reports),
        (QCoreApplication.translate("cli", "open the window, without showing it"), _window),
    ]
    with TemporaryDirectory(prefix="krets-") as folder:
        for name, check in checks:
            _try(name, check, Path(folder))
    say(QCoreApplication.translate("cli", "Everything works."))


def _try(name: str, check: Callable[[Path], None], folder: Path) -> None:
    try:
        check(folder)
    except AssertionError as wrong:
        text = QCoreApplication.translate("cli", "This did not work: {name} ({what}).")
        raise CouldNot(text.format(name=name, what=wrong)) from wrong
    say(QCoreApplication.translate("cli", "ok: {name}").format(name=name))


def _expect(fact: bool, what: str) -> None:
    if not fact:
        raise AssertionError(what)


def _imported(network: Network, source: Path) -> Change:
    return plan_all(network, [read(source)], settle, NOW)[0]


def _map_file(folder: Path) -> Path:
    source = folder / "source.json"
    source.write_bytes(msgspec.json.encode(_MAP))
    path = folder / "selftest.krets"
    if not path.exists():
        with MapFile.create(path) as file:
            change = _imported(file.network, source)
            file.network.apply(change)
            file.append(change)
    return path


def _file(folder: Path) -> None:
    path = _map_file(folder)
    with MapFile.open(path) as file:
        network = file.network
        _expect(len(network.contacts) == 5 and len(network.ties) == 2, "import")
        before = network.copy()
        change = settle(network, edits.set_level(network, NOW, [3], 5))
        network.apply(change)
        done = file.append(change)
        back = change.inverse(NOW)
        network.apply(back)
        file.append(back, undoes=done)
        _expect(network == before, "undo")
    with MapFile.open(path) as file:
        _expect(file.network == before, "open again")
        done_steps, undone = fold(file.steps())
        _expect(len(done_steps) == 1 and len(undone) == 1, "the log")


def _scores(folder: Path) -> None:
    with MapFile.open(_map_file(folder), write=False) as file:
        scores = score(file.network, ON)
    for key, value in _SCORED.items():
        found = scores.measures[key]
        _expect(found is not None and abs(found - value) < 1e-9, key)
    for key in constants.SCORES:
        whole = scores.scores[key]
        _expect(whole is None or abs(whole - sum(scores.shares[key].values())) < 1e-6, key)
    _expect(scores.overall is not None, "overall")


def _json(folder: Path) -> None:
    with MapFile.open(_map_file(folder), write=False) as file:
        written = to_json(file.network)
        again = Network()
        again.apply(plan_all(again, [from_json(written)], settle, NOW)[0])
        _expect(again == file.network, "JSON")


def _others(folder: Path) -> None:
    with MapFile.open(_map_file(folder), write=False) as file:
        names = {person.name for person in file.network.contacts.values()}
        for kind in EXPORT_KINDS:
            again = read_bytes(write(file.network, kind).files[""])
            _expect({person.name for person in again.people} == names, kind)


def _pictures(folder: Path) -> None:
    missing = missing_for_pictures()
    if missing:
        raise CouldNot(missing)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from krets.cli.drawing import draw

    application = QCoreApplication.instance() or QApplication(["krets"])
    with MapFile.open(_map_file(folder), write=False) as file:
        kinds: dict[Literal["png", "svg", "pdf"], bytes] = {
            "png": b"\x89PNG",
            "svg": b"<?xml",
            "pdf": b"%PDF",
        }
        for kind, beginning in kinds.items():
            picture = draw(file.network, kind=kind, size=(400, 300), on=ON)
            _expect(picture.startswith(beginning), kind)
    del application


def _reports(folder: Path) -> None:
    from PySide6.QtGui import QGuiApplication

    from krets.cli.reporting import RENDERERS, reported
    from krets.report import Options

    application = QCoreApplication.instance() or QGuiApplication(["krets"])
    with MapFile.open(_map_file(folder), write=False) as file:
        made = reported(file.network, ON, Options())
    for kind, beginning in {"html": b"<!DOC", "pdf": b"%PDF", "docx": b"PK"}.items():
        _expect(RENDERERS[kind](made).startswith(beginning), kind)
    del application


def _window(folder: Path) -> None:
    from krets.window import try_window

    _expect(try_window(_map_file(folder), folder / "settings.ini", lambda: NOW), "window")
