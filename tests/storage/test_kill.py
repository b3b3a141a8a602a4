"""Killed in the middle of a hundred edits, fifty times: what was acknowledged is there, the file is sound."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest

from krets.storage import MapFile
from tests.storage.filling import replay, rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks a process for each round")

ROUNDS = 50
HERE = Path(__file__).resolve().parents[2]
Child = subprocess.Popen[str]


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """The process that forks one to be killed for each line it is sent."""
    command = [sys.executable, "-m", "tests.storage.kill_child"]
    with subprocess.Popen(
        command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=10) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a killed process takes no more with it there than on a disk."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=shared) as name:
        yield Path(name)


def edit_until_killed(child: Child, path: Path, seed: int) -> int:
    """Have a map edited and kill the editor at a moment that the seed chooses; return the last step told."""
    assert child.stdin is not None
    assert child.stdout is not None
    random = Random(seed)
    child.stdin.write(f"{path} {seed}\n")
    worker = int(child.stdout.readline())
    until, later = random.randrange(1, 80), random.uniform(0, 0.0005)
    journal = path.with_name(f"{path.name}-journal") if random.random() < 0.5 else None
    acknowledged = 0
    for line in child.stdout:
        number = int(line)
        if number == -2:
            break
        acknowledged = max(acknowledged, number)
        if number == until:
            limit = perf_counter() + 0.05
            while journal is not None and not journal.exists() and perf_counter() < limit:
                pass  # half of them are killed within a commit, the others whenever it happens to be
            moment = perf_counter() + later
            while perf_counter() < moment:
                pass
            with suppress(ProcessLookupError):  # it was done already
                os.kill(worker, signal.SIGKILL)
    return acknowledged


def test_killed_fifty_times_nothing_acknowledged_is_lost(child: Child, folder: Path) -> None:
    broken_off = killed = 0
    for round_ in range(ROUNDS):
        path = folder / f"{round_}.krets"
        MapFile.create(path).close()
        acknowledged = edit_until_killed(child, path, round_)
        broken_off += path.with_name(f"{path.name}-journal").exists()
        with MapFile.open(path) as file:
            assert file.read_only == ""
            steps = file.steps(None)
            assert [step.seq for step in steps] == list(range(1, len(steps) + 1))
            assert len(steps) >= acknowledged > 0
            killed += len(steps) < 90
            assert replay(steps) == file.network
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert killed > ROUNDS // 2  # most rounds ended in the middle, some within a commit
    assert broken_off > 0
