"""A map file: made, filled, closed, opened again, copied; and what other programs see in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from krets.model import Change, Contact, Edit, Exchange, edits
from krets.storage import MapFile, StorageTrouble, mapfile, remove_map, schema
from krets.storage.copies import make_empty
from tests.helpers.maps import invented
from tests.helpers.strategies import NOW
from tests.storage.filling import add, do, fingerprint, made, names, plainly, read, replay, rows, whole


def test_what_is_done_is_there_after_closing(file: MapFile, path: Path) -> None:
    assert add(file, "Ada", "Ulf") == [1, 2]
    do(file, edits.connect(file.network, NOW, 1, 2))
    file.close()
    with MapFile.open(path) as again:
        assert again.network == file.network
        assert again.read_only == ""
        assert [step.verb for step in again.steps()] == ["add_contact", "add_contact", "connect"]
        assert [step.change for step in again.steps()] == [step.change for step in file.steps()]
        assert add(again, "Siv") == [4]


def test_a_step_is_acknowledged_after_the_commit_and_in_order(file: MapFile, path: Path) -> None:
    told: list[tuple[int, int]] = []
    threads = set()

    def saved(seq: int) -> None:
        threads.add(threading.current_thread())
        told.append((seq, rows(path, "SELECT max(seq) FROM change")[0][0]))

    file.on_saved = saved
    assert file.on_saved is saved
    add(file, *"abcdefghij")
    file.flush()
    assert file.pending == 0
    assert [seq for seq, _ in told] == list(range(1, 11))
    assert all(on_disk >= seq for seq, on_disk in told)
    assert threads.isdisjoint({threading.main_thread()})


def test_two_hundred_steps_at_once_are_one_after_the_other(file: MapFile, path: Path) -> None:
    add(file, *map(str, range(250)))
    file.close()
    with MapFile.open(path) as again:
        assert names(again.network) == [str(i) for i in range(250)]
        assert replay(again.steps()) == again.network


def test_opening_alters_nothing(path: Path) -> None:
    made(path, "Ada")
    before = fingerprint(path)
    for write in (True, False):
        with MapFile.open(path, write=write) as file:
            assert names(file.network) == ["Ada"]
            file.steps(None)
    assert fingerprint(path) == before
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, "home"}


def test_nothing_is_left_beside_a_closed_map(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    file.close()
    file.close()
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, "home"}


def test_a_new_map_never_overwrites_unless_told(path: Path) -> None:
    made(path, "Ada")
    before = fingerprint(path)
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.create(path)
    assert trouble.value.key == "exists"
    assert fingerprint(path) == before
    with MapFile.create(path, overwrite=True) as file:
        assert file.network.is_empty()
        assert file.steps() == []


def test_a_new_map_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.create(tmp_path / "nowhere" / "a.krets")
    assert trouble.value.key == "no-folder"


def test_a_journal_left_by_another_file_is_not_rolled_into_a_new_one(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"something left lying about" * 100)
    with MapFile.create(path) as file:
        add(file, "Ada")
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("name", ["100% sure?#1.krets", "æøå 名前.krets", "a'b\"c.krets"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    assert names(read(made(tmp_path / name, "Ada"))) == ["Ada"]


def test_any_sqlite_program_can_read_it(file: MapFile, path: Path) -> None:
    ada = Contact(id=1, name="Ada", level=4, groups=(2, 1), kin=True, at=(0.25, 0.5), created=NOW.date())
    met = Exchange(id=1, contact=1, on=NOW.date(), direction="mutual", answered=False)
    do(file, Change(NOW, "import", {"count": 1}, (Edit(None, ada), Edit(None, met))))
    file.close()
    assert rows(path, "PRAGMA application_id") == [(0x4B524554,)]
    assert rows(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert rows(path, "PRAGMA journal_mode") == [("delete",)]
    assert rows(path, 'SELECT name, level, groups, kin, "at", created, last_contact, photo FROM contact') == [
        ("Ada", 4, "[2,1]", 1, "[0.25,0.5]", "2026-11-22", None, None)
    ]
    assert rows(path, 'SELECT contact, "on", direction, answered FROM exchange') == [
        (1, "2026-11-22", "mutual", 0)
    ]
    assert rows(path, "SELECT seq, at, verb, arguments, undoes FROM change") == [
        (1, "2026-11-22T10:30:00", "import", '{"count":1}', None)
    ]
    assert rows(path, "SELECT count(*) FROM contact, json_each(contact.groups)") == [(2,)]
    assert path.read_bytes()[:16] == b"SQLite format 3\0"
    assert path.read_bytes()[68:72] == b"KRET"


def test_a_photo_is_kept_once_however_often_its_owner_is_edited(file: MapFile, path: Path) -> None:
    image = os.urandom(50_000)
    do(file, edits.add_contact(file.network, NOW, "Ada", photo=image))
    for level in (1, 2, 3, 4, 5):
        do(file, edits.set_level(file.network, NOW, [1], level))
    do(file, edits.remove_contacts(file.network, NOW, [1]))
    file.close()
    assert path.stat().st_size < 150_000
    with MapFile.open(path) as again:
        assert not again.network.contacts
        again.network.apply(again.steps()[-1].change.inverse())
        assert again.network.contacts[1].photo == image
        assert again.steps()[0].change.edits == file.steps()[0].change.edits


def test_ids_of_removed_people_are_not_given_again(file: MapFile, path: Path) -> None:
    add(file, "Ada", "Ulf")
    do(file, edits.remove_contacts(file.network, NOW, [2]))
    file.close()
    with MapFile.open(path) as again:
        assert again.network.next_id(Contact) == 3


def test_all_steps_are_read_when_they_are_asked_for(file: MapFile, path: Path) -> None:
    add(file, *map(str, range(30)))
    file.close()
    with MapFile.open(path) as again:
        again._steps = again.steps()[-10:]  # as if the log were longer than what is read on opening
        assert [step.seq for step in again.steps(5)] == list(range(21, 31))
        assert [step.seq for step in again.steps(25)] == list(range(6, 31))
        add(again, "Ada")
        assert [step.seq for step in again.steps(None)] == list(range(1, 32))
        assert [step.seq for step in again.steps(None)] == list(range(1, 32))


def test_only_the_last_thousand_steps_are_read_on_opening(path: Path) -> None:
    with MapFile.create(path) as file:
        add(file, *map(str, range(1100)))
    with MapFile.open(path) as again:
        assert len(again._steps) == 1000
        assert len(again.steps()) == 1000
        assert len(again.steps(None)) == 1100


def test_steps_reach_back_to_one_that_reverses_nothing(path: Path) -> None:
    with MapFile.create(path) as file:
        (seq,) = add(file, "Ada")
        for _ in range(40):
            seq = do(file, file.steps()[-1].change.inverse(), seq)
    with MapFile.open(path) as again:
        again._steps = again.steps()[-1:]
        assert len(again.steps(2)) == 41


# Read-only ------------------------------------------------------------------------------------------------


def test_asked_for_reading_it_is_read_from_a_copy(path: Path) -> None:
    made(path, "Ada")
    with MapFile.open(path, write=False) as file:
        assert file.read_only == "asked"
        with pytest.raises(StorageTrouble) as trouble:
            add(file, "Ulf")
        assert trouble.value.key == "asked"
        with MapFile.open(path) as other:
            assert other.read_only == ""
            add(other, "Siv")
        assert names(file.network)[0] == "Ada"
        assert len(file.steps(None)) == 1


def test_the_second_to_open_reads_and_the_first_goes_on(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    file.flush()
    with MapFile.open(path) as second:
        assert second.read_only == "locked"
        assert names(second.network) == ["Ada"]
        add(file, "Ulf")
        file.flush()
        assert names(second.network) == ["Ada"]
        assert [step.verb for step in second.steps(None)] == ["add_contact"]
    file.close()
    with MapFile.open(path) as third:
        assert third.read_only == ""
        assert names(third.network) == ["Ada", "Ulf"]


def test_another_name_of_the_same_file_is_locked_too(file: MapFile, path: Path) -> None:
    link = path.with_name("link.krets")
    link.symlink_to(path)
    with MapFile.open(link) as second:
        assert second.read_only == "locked"


def test_another_process_finds_it_locked(file: MapFile, path: Path) -> None:
    code = (
        "import sys, pathlib; from krets.storage import MapFile;"
        "file = MapFile.open(pathlib.Path(sys.argv[1])); print(file.read_only); file.close()"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "locked"


def test_a_lock_file_left_by_a_crash_locks_nobody_out(path: Path) -> None:
    made(path, "Ada")
    path.with_name(f"{path.name}.lock").touch()
    with MapFile.open(path) as file:
        assert file.read_only == ""


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_permission_it_is_read(path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    made(path, "Ada")
    refused = path if what == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda place, mode: place != refused or mode == os.R_OK)
    with MapFile.open(path) as file:
        assert file.read_only == "no-permission"
        assert names(file.network) == ["Ada"]


def test_a_folder_that_takes_no_lock_makes_it_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path, "Ada")

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with MapFile.open(path) as file:
        assert file.read_only == "no-permission"
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.create(path.with_name("new.krets"))
    assert trouble.value.key == "no-permission"


def test_a_program_that_holds_the_file_is_waited_for_only_so_long(
    file: MapFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(file, "Ada")
    file.flush()
    file._writer.ask(lambda connection: connection.execute("PRAGMA busy_timeout = 20"))
    monkeypatch.setattr("krets.storage.connecting.PATIENCE", 0.02)
    with plainly(path) as other:
        other.isolation_level = None
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageTrouble) as trouble:
            MapFile.open(path)
        assert trouble.value.key == "busy"
        add(file, "Ulf")
        with pytest.raises(StorageTrouble) as trouble:
            file.flush()
        assert trouble.value.key == file.read_only == "busy"
        other.execute("ROLLBACK")
    file.retry()
    file.flush()
    assert names(read(path)) == ["Ada", "Ulf"]


def test_looking_at_a_map_starts_no_thread(path: Path) -> None:
    made(path, "Ada")
    with MapFile.open(path) as file:
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("krets")]
        file.steps()


# Copies ---------------------------------------------------------------------------------------------------


def test_a_copy_is_whole_and_the_map_goes_on(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    copy = path.with_name("copy.krets")
    file.save_copy(copy)
    add(file, "Ulf")
    file.flush()
    assert file.path == path
    with MapFile.open(copy) as other:
        assert names(other.network) == ["Ada"]
        assert len(other.steps()) == 1


def test_a_copy_replaces_what_was_there_even_beside_a_foreign_journal(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    copy = path.with_name("copy.krets")
    copy.write_text("an old letter")
    copy.with_name("copy.krets-journal").write_bytes(b"old" * 1000)
    file.save_copy(copy)
    assert names(read(copy)) == ["Ada"]


@pytest.mark.parametrize(
    ("name", "key"), [("nowhere/copy.krets", "no-folder"), (".", "is-a-folder"), ("my map.krets", "locked")]
)
def test_where_a_copy_cannot_be_put(file: MapFile, path: Path, name: str, key: str) -> None:
    add(file, "Ada")
    for way in (file.save_copy, file.save_as):
        with pytest.raises(StorageTrouble) as trouble:
            way(path.parent / name)
        assert trouble.value.key == key
    assert file.path == path
    add(file, "Ulf")
    file.flush()


def test_saved_as_it_goes_on_there_and_the_first_file_stays(file: MapFile, path: Path) -> None:
    add(file, "Ada")
    other = path.with_name("other.krets")
    file.save_as(other)
    assert file.path == other
    assert add(file, "Ulf") == [2]
    with MapFile.open(path) as first:
        assert first.read_only == ""
        assert names(first.network) == ["Ada"]
    with MapFile.open(other) as second:
        assert second.read_only == "locked"
    file.close()
    with MapFile.open(other) as second:
        assert names(second.network) == ["Ada", "Ulf"]
        assert len(second.steps()) == 2


@pytest.mark.parametrize("write", [True, False])
def test_a_map_for_reading_can_be_written_once_saved_as(file: MapFile, path: Path, write: bool) -> None:
    add(file, "Ada")
    file.flush()
    with MapFile.open(path, write=write) as reader:
        reader.save_as(path.with_name("mine.krets"))
        assert reader.read_only == ""
        add(reader, "Ulf")
        reader.flush()
    assert rows(path, "SELECT count(*) FROM contact") == [(1,)]
    assert rows(path.with_name("mine.krets"), "SELECT count(*) FROM contact") == [(2,)]


def test_the_previous_version_is_the_map_before_the_first_edit_of_its_last_day(path: Path) -> None:
    made(path, "Ada", "Ulf")
    for day, name in ((1, "Siv"), (1, "Liv"), (2, "Eva")):
        with MapFile.open(path) as file:
            do(file, edits.add_contact(file.network, NOW + timedelta(days=day), name))
    with MapFile.open(path) as file:
        assert file.previous is not None
        assert file.previous.name == "my map.krets~"
        assert names(read(file.previous)) == ["Ada", "Ulf", "Siv", "Liv"]


def test_a_map_of_one_day_has_no_previous_version(file: MapFile) -> None:
    add(file, "Ada", "Ulf")
    file.flush()
    assert file.previous is None


def test_a_map_open_past_midnight_keeps_yesterdays(file: MapFile) -> None:
    add(file, "Ada")
    do(file, edits.add_contact(file.network, NOW + timedelta(days=1), "Ulf"))
    file.flush()
    assert file.previous is not None
    assert names(read(file.previous)) == ["Ada"]


def test_a_map_is_removed_with_what_belongs_to_it(path: Path) -> None:
    made(path, "Ada")
    shutil.copy(path, path.with_name(f"{path.name}~"))
    remove_map(path)
    remove_map(path)
    assert not list(path.parent.glob("my map*"))


# Speed ----------------------------------------------------------------------------------------------------


def test_a_large_import_is_one_step_and_comes_back(file: MapFile, path: Path) -> None:
    network = invented(2000, 6000)
    do(file, whole(network.contacts.values()))
    do(file, Change(NOW, "import", {}, tuple(Edit(None, tie) for tie in network.ties.values())))
    file.close()
    with MapFile.open(path) as again:
        assert again.network.contacts == network.contacts
        assert again.network.ties == network.ties
        assert replay(again.steps()) == again.network


def test_a_broken_off_commit_is_rolled_back_on_opening(path: Path, tmp_path: Path) -> None:
    made(path, "Ada", "Ulf")
    broken = tmp_path / "broken.krets"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")  # so that pages are written before the commit
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM contact")
    writer.executemany("INSERT INTO photo VALUES (?, ?)", ((bytes([i]), bytes(9000)) for i in range(50)))
    shutil.copy(path, broken)
    shutil.copy(f"{path}-journal", f"{broken}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    with plainly(path) as sound:
        assert sound.execute("SELECT count(*) FROM contact").fetchone() == (2,)
    assert broken.read_bytes() != path.read_bytes()
    with MapFile.open(broken, write=False) as file:
        assert names(file.network) == ["Ada", "Ulf"]
    assert broken.read_bytes() == path.read_bytes()
    assert not Path(f"{broken}-journal").exists()


def test_two_who_make_one_map_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second must not put an empty map in the place of the first one's."""

    def meanwhile(made: Path) -> None:
        monkeypatch.setattr(mapfile, "make_empty", make_empty)
        with pytest.raises(StorageTrouble, match="locked"):
            MapFile.create(made)
        make_empty(made)

    monkeypatch.setattr(mapfile, "make_empty", meanwhile)
    with MapFile.create(path) as file:
        add(file, "Ada")
    assert names(read(path)) == ["Ada"]
