"""When the disk fails: one trouble, nothing lost, everything in order once it works again."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from krets.model import Change, Contact, Edit, Group, edits
from krets.storage import Damaged, MapFile, StorageTrouble
from krets.storage.trouble import trouble_from
from tests.helpers.strategies import NOW
from tests.storage.filling import add, do, made, names, plainly, read, replay, rows

WRITE = "krets.storage.writer.write"


class Failing:
    """Stands in for `write` and raises."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls = 0

    def __call__(self, *ignored: object) -> None:
        self.calls += 1
        raise self.error


def test_what_could_not_be_written_waits_in_order_and_is_told_once(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: SimpleQueue[StorageTrouble] = SimpleQueue()
    saved: list[int] = []
    file.on_trouble = told.put
    assert file.on_trouble == told.put
    file.on_saved = saved.append
    add(file, "Ada")
    file.flush()
    failing = Failing(OSError(errno.ENOSPC, "No space left on device"))
    with monkeypatch.context() as patch:
        patch.setattr(WRITE, failing)
        add(file, "Ulf")
        trouble = told.get(timeout=10)
        add(file, "Siv", "Liv")
        for _ in range(2):
            with pytest.raises(StorageTrouble):
                file.flush()
        with pytest.raises(StorageTrouble):
            file.close()
    assert trouble.key == file.read_only == "disk-full"
    assert failing.calls == 1
    assert told.empty()
    assert file.pending == 3
    assert saved == [1]
    assert names(read(path)) == ["Ada"]
    file.retry()
    file.flush()
    assert file.read_only == ""
    assert saved == [1, 2, 3, 4]
    assert names(read(path)) == ["Ada", "Ulf", "Siv", "Liv"]
    file.retry()  # nothing to do
    file.flush()


def test_a_second_failure_is_told_again(file: MapFile, monkeypatch: pytest.MonkeyPatch) -> None:
    told: SimpleQueue[StorageTrouble] = SimpleQueue()
    file.on_trouble = told.put
    monkeypatch.setattr(WRITE, Failing(OSError(errno.EIO, "Input/output error")))
    add(file, "Ada")
    assert told.get(timeout=10).key == "write-failed"
    file.retry()
    assert told.get(timeout=10).key == "write-failed"
    assert file.pending == 1


def test_a_full_disk_is_known_by_sqlite_too(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    pages = rows(path, "PRAGMA page_count")[0][0]
    file.flush()
    file._writer.ask(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    do(file, edits.edit_contacts(file.network, NOW, [1], note="x" * 100_000))
    with pytest.raises(StorageTrouble) as trouble:
        file.flush()
    assert trouble.value.key == "disk-full"
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    file.retry()
    file.flush()
    assert len(read(path).contacts[1].note) == 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_limit_of_the_system_is_survived(path: Path) -> None:
    made(path, "Ada")
    code = """
import resource, sys
from pathlib import Path
from krets.storage import StorageTrouble
from tests.storage.filling import add, do
from tests.helpers.strategies import NOW
from krets.storage import MapFile
from krets.model import edits
path = Path(sys.argv[1])
with MapFile.open(path) as file:
    add(file, "Ulf")
    file.flush()
    full = path.stat().st_size + 4096
    resource.setrlimit(resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
    do(file, edits.edit_contacts(file.network, NOW, [1], note="x" * 200_000))
    add(file, "Siv")
    try:
        file.flush()
    except StorageTrouble as trouble:
        print(trouble.key, file.pending)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    file.retry()
    file.flush()
    print(file.read_only, file.pending)
"""
    here = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=False, cwd=here
    )
    assert done.stderr == ""
    assert done.stdout.split() in (["disk-full", "2", "0"], ["write-failed", "2", "0"])
    assert names(read(path)) == ["Ada", "Ulf", "Siv"]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("how", ["removed", "moved", "replaced", "written by another program"])
def test_a_file_that_is_not_there_any_more_is_noticed(file: MapFile, path: Path, how: str) -> None:
    add(file, "Ada")
    file.flush()
    away = path.with_name("away.krets")
    if how == "written by another program":
        with plainly(path) as connection:
            connection.execute("INSERT INTO change SELECT 2, at, verb, arguments, edits, 1 FROM change")
    elif how == "replaced":
        shutil.copy(path, away)
        away.replace(path)
    else:
        path.rename(away)
    add(file, "Ulf")
    with pytest.raises(StorageTrouble) as trouble:
        file.flush()
    assert trouble.value.key == ("gone" if how in {"removed", "moved"} else "replaced")
    file.retry()
    if how in {"removed", "moved"}:
        with pytest.raises(StorageTrouble):
            file.flush()
        away.rename(path)  # the stick is back
        file.retry()
    if how == "written by another program":
        with pytest.raises(StorageTrouble):
            file.flush()
    else:
        file.flush()
        assert names(read(path)) == ["Ada", "Ulf"]
        assert len(MapFile.steps(file)) == 2


def test_another_map_in_its_place_is_never_written_to(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    file.flush()
    other = made(path.with_name("other.krets"), "Eva", "Liv")
    with plainly(other) as connection:
        connection.execute("UPDATE change SET at = '2020-01-01T00:00:00'")
    other.replace(path)
    add(file, "Ulf")
    for _ in range(2):
        with pytest.raises(StorageTrouble) as trouble:
            file.flush()
        assert trouble.value.key == "replaced"
        file.retry()
    assert names(read(path)) == ["Eva", "Liv"]


def test_a_commit_that_did_reach_the_disk_is_not_written_twice(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[int] = []
    file.on_saved = saved.append
    from krets.storage.writing import write

    def writes_and_fails(connection: sqlite3.Connection, entries: list[object]) -> None:
        write(connection, entries)  # type: ignore[arg-type] # as it was handed in
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(WRITE, writes_and_fails)
        add(file, "Ada")
        with pytest.raises(StorageTrouble):
            file.flush()
    add(file, "Ulf")
    file.retry()
    file.flush()
    assert saved == [1, 2]
    assert rows(path, "SELECT seq FROM change") == [(1,), (2,)]


def test_a_copy_elsewhere_holds_what_could_not_be_written(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(file, "Ada")
    file.flush()
    with monkeypatch.context() as patch:
        patch.setattr(WRITE, Failing(OSError(errno.ENOSPC, "No space left on device")))
        add(file, "Ulf")
        with pytest.raises(StorageTrouble):
            file.flush()
        with pytest.raises(StorageTrouble) as trouble:
            file.save_copy(path.with_name("also full.krets"))
    assert trouble.value.key == "disk-full"
    assert not list(path.parent.glob("*also full*"))
    copy = path.with_name("copy.krets")
    file.save_copy(copy)
    assert names(read(copy)) == ["Ada", "Ulf"]
    assert file.read_only == "disk-full"  # the map itself is not saved by that
    assert file.pending == 1


def test_saved_as_elsewhere_the_trouble_is_over(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[int] = []
    file.on_saved = saved.append
    add(file, "Ada")
    path.rename(path.with_name("away.krets"))
    add(file, "Ulf")
    with pytest.raises(StorageTrouble):
        file.flush()
    file.save_as(path.with_name("mine.krets"))
    assert file.read_only == ""
    assert file.pending == 0
    assert saved[-1] == 2
    add(file, "Siv")
    file.close()
    assert names(read(path.with_name("mine.krets"))) == ["Ada", "Ulf", "Siv"]


def test_out_of_reach_it_is_saved_from_memory(file: MapFile, path: Path) -> None:
    add(file, "Ada", "Ulf")
    do(file, edits.edit_ego(file.network, NOW, name="Signe"))
    do(file, edits.connect(file.network, NOW, 1, 2))
    file.flush()
    path.unlink()
    add(file, "Siv")
    with pytest.raises(StorageTrouble):
        file.flush()
    file.retry()  # closes what could still be read
    with pytest.raises(StorageTrouble):
        file.flush()
    mine = path.with_name("mine.krets")
    file.save_as(mine)
    add(file, "Liv")
    file.close()
    with MapFile.open(mine) as again:
        assert again.network == file.network
        assert replay(again.steps()) == again.network
        assert [step.verb for step in again.steps()] == ["rescue", "add_contact"]


def test_leaving_with_unsaved_steps_has_to_be_said(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WRITE, Failing(sqlite3.OperationalError("whatever")))
    add(file, "Ada")
    with pytest.raises(StorageTrouble) as trouble:
        file.close()
    assert trouble.value.key == "write-failed"
    assert file.pending == 1
    file.close(discard=True)
    assert read(path).is_empty()


def test_an_error_inside_with_does_not_hide_behind_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(name: str, file: MapFile) -> None:
        with file:
            add(file, name)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin("Ada", MapFile.create(path))
    assert names(read(path)) == ["Ada"]
    monkeypatch.setattr(WRITE, Failing(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(ZeroDivisionError):
        begin("Ulf", MapFile.open(path))
    assert names(read(path)) == ["Ada"]


@pytest.mark.parametrize(
    "contact",
    [
        Contact(id=2**63, name="too far"),
        Contact(id=1, name="half a mark \ud800"),
        Contact(id=1, name=object()),  # type: ignore[arg-type] # on purpose
    ],
    ids=["an id beyond 64 bits", "half a character", "an object"],
)
def test_a_value_that_no_file_can_hold_spoils_nothing(file: MapFile, path: Path, contact: Contact) -> None:
    add(file, "Ada")
    file.flush()
    file.append(Change(NOW, "add_contact", {}, (Edit(None, contact),)))
    with pytest.raises(StorageTrouble) as trouble:
        file.flush()
    assert trouble.value.key == "unwritable"
    assert names(read(path)) == ["Ada"]


def test_a_place_that_is_none_is_left_out(file: MapFile, path: Path) -> None:
    for at in ((float("nan"), 0.5), (0.5, float("inf")), (1e300, 0.5)):
        do(file, edits.add_contact(file.network, NOW, "Ada", at=at))
    group = Group(id=1, name="Choir", start=float("nan"), span=float("inf"))
    do(file, Change(NOW, "add_group", {}, (Edit(None, group),)))
    file.flush()
    found = read(path)
    assert [contact.at for contact in found.contacts.values()] == [None, None, None]
    assert found.groups[1] == Group(id=1, name="Choir")


def test_a_time_with_a_zone_is_kept_as_the_clock_showed_it(file: MapFile, path: Path) -> None:
    at = datetime.fromisoformat("2026-11-22T10:30:00+01:00")
    do(file, edits.add_contact(file.network, at, "Ada"))
    file.flush()
    with MapFile.open(path, write=False) as again:
        assert again.steps()[0].at == NOW


def test_a_previous_version_that_cannot_be_kept_stops_nothing(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(file, "Ada")
    file.flush()
    monkeypatch.setattr("krets.storage.writer.put_in_place", Failing(OSError(errno.ENOSPC, "full")))
    do(file, edits.add_contact(file.network, NOW + timedelta(days=1), "Ulf"))
    file.flush()
    assert file.previous is None
    assert names(read(path)) == ["Ada", "Ulf"]


@pytest.mark.parametrize("name", ["krets.storage.mapfile.make_empty", "krets.storage.copies.schema.create"])
def test_a_map_that_cannot_be_made_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(name, Failing(OSError(errno.EROFS, "Read-only file system")))
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.create(path)
    assert trouble.value.key == "no-permission"
    assert {entry.name for entry in path.parent.iterdir()} <= {"home"}


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (OSError(errno.EDQUOT, ""), "disk-full"),
        (OSError(errno.EROFS, ""), "no-permission"),
        (PermissionError(errno.EACCES, ""), "no-permission"),
        (OSError(errno.EIO, ""), "write-failed"),
        (OSError(), "write-failed"),
        (FileNotFoundError(errno.ENOENT, ""), "missing"),
        (Damaged(), "damaged"),
        (ValueError(), "unwritable"),
        (sqlite3.OperationalError("without a code"), "otherwise"),
        (StorageTrouble("locked", Path("a")), "locked"),
    ],
)
def test_errors_have_keys(error: Exception, key: str) -> None:
    assert trouble_from(error, Path("a.krets"), "otherwise").key == key


def test_a_folder_that_cannot_be_synced_is_no_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    made(path, "Ada")
    assert names(read(path)) == ["Ada"]
