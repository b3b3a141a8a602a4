"""The map by ear, for real: a client on the accessibility bus reads the whole sample and moves somebody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from krets import words
from krets.formats import sample_changes
from krets.model import Group, Network
from tests.helpers.windows import NOW, map_at, read

CLIENT = Path(__file__).resolve().parent.parent / "helpers" / "atspi_client.py"
PYTHON = "/usr/bin/python3"
"""The system's own: Debian's `gi` is for it alone."""
BINDING = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> str:
    """What of Debian's is not there; "" where everything is."""
    for program in ("Xvfb", "dbus-run-session", PYTHON):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not list(Path("/usr/libexec").glob("at-spi-bus-launcher")):
        return "at-spi2-core is not installed"
    there = subprocess.run([PYTHON, "-c", BINDING], capture_output=True, check=False)
    return "" if there.returncode == 0 else "python3-gi and gir1.2-atspi-2.0 are not installed"


@pytest.fixture
def display() -> Iterator[str]:
    """An X display of this test's own; Qt has no accessibility bus without one."""
    if reason := missing():
        pytest.skip(reason)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        shown = number.readline().strip()
    yield f":{shown}"
    server.terminate()
    server.wait(10)


def listen(display: str, path: Path, folder: Path) -> dict[str, Any]:
    """Start Krets on a map in a session of its own, and return what the client found."""
    folder.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    krets = [sys.executable, "-m", "krets", str(path)]
    done = subprocess.run(
        ["dbus-run-session", "--", PYTHON, "-W", "ignore", str(CLIENT), *krets],
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in environment.items() if key != "WAYLAND_DISPLAY"},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # before it the bus speaks
    return found


def test_a_client_reads_the_whole_sample_and_moves_somebody_one_ring(display: str, tmp_path: Path) -> None:
    path = map_at(tmp_path / "sample.krets", *sample_changes(NOW.date()))
    network = read(path)
    found = listen(display, path, tmp_path / "run")
    rings = words.outline(network)
    names = words.full_names(network, network.placed())
    shown = [
        [words.say_person(network, network.contacts[who], str(names[who])) for who in ring.people]
        for ring in rings
    ]
    told = found["rings"]
    assert list(told) == [words.say_ring(ring.level, len(ring.people)) for ring in rings]
    for heard, expected in zip(told.values(), shown, strict=True):
        assert [line[: len(start)] for line, start in zip(heard, expected, strict=True)] == expected
    assert sum(map(len, told.values())) == 43
    people = {
        group.name: sum(group.id in who.groups for who in network.placed()) for group in groups(network)
    }
    assert found["groups"] == [f"{name}, {count} people" for name, count in people.items()]
    mover = network.contacts[rings[1].people[0]]
    before, after, ring = moved = found["moved"]
    assert before == told[words.say_ring(4, 8)][0]
    assert after == before.replace(", Close, ", ", Closest, "), moved
    assert ring == words.say_ring(5, 3)
    heard = found["heard"]
    assert heard[0].startswith(f"{mover.name}: Closest · ")
    assert heard[-1] == f"Undone: Move {mover.name} to Closest"


def groups(network: Network) -> list[Group]:
    """The groups in their order round the map."""
    return sorted(network.groups.values(), key=lambda group: (group.start, group.id))
