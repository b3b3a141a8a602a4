"""Files that are no map, or no sound one: one clear key, at once, and the file as it was."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from krets.model import Change, Edit, Network, edits
from krets.storage import Damaged, MapFile, StorageTrouble, fold
from krets.storage.schema import TABLES, VERSION
from tests.helpers.maps import invented
from tests.helpers.strategies import NOW
from tests.storage.filling import add, do, fingerprint, made, plainly, read

Make = Callable[[Path], object]


def foreign(path: Path) -> None:
    with plainly(path) as connection:
        connection.execute("CREATE TABLE song (name)")


def marked(path: Path) -> None:
    with plainly(path) as connection:
        connection.execute(f"PRAGMA application_id = {0x4B524554}")
        connection.execute("PRAGMA user_version = 1")


def with_version(version: int) -> Make:
    def make(path: Path) -> None:
        made(path, "Ada")
        with plainly(path) as connection:
            connection.execute(f"PRAGMA user_version = {version}")

    return make


def large(path: Path) -> None:
    """A map of some pages, so that there is something to cut off."""
    with MapFile.create(path) as file:
        network = invented(300, 900)
        do(file, Change(NOW, "import", {}, tuple(Edit(None, each) for each in network.contacts.values())))
        do(file, Change(NOW, "import", {}, tuple(Edit(None, each) for each in network.ties.values())))


def cut(keep: float) -> Make:
    def make(path: Path) -> None:
        large(path)
        os.truncate(path, int(path.stat().st_size * keep))

    return make


def without_its_last_byte(path: Path) -> None:
    large(path)
    os.truncate(path, path.stat().st_size - 1)


def header_alone(path: Path) -> None:
    large(path)
    os.truncate(path, 100)


def overwritten(start: float, length: int, what: bytes) -> Make:
    def make(path: Path) -> None:
        large(path)
        with path.open("r+b") as handle:
            handle.seek(int(path.stat().st_size * start))
            handle.write(what * length)

    return make


def garbage(path: Path) -> None:
    with path.open("wb") as handle:
        handle.write(os.urandom(4096))
        handle.truncate(200 * 2**20)


BAD: dict[str, tuple[str, Make]] = {
    "missing": ("missing", lambda path: None),
    "a folder": ("is-a-folder", Path.mkdir),
    "empty": ("not-a-map", Path.touch),
    "a letter": ("not-a-map", lambda path: path.write_text("Dear Ada, ...")),
    "a letter as long as a header": ("not-a-map", lambda path: path.write_text("Dear Ada, " * 1000)),
    "200 MB of anything": ("not-a-map", garbage),
    "another database": ("not-a-map", foreign),
    "a database marked as a map": ("damaged", marked),
    "no version": ("damaged", with_version(0)),
    "a newer map": ("newer-map", with_version(VERSION + 1)),
    "a far newer map": ("newer-map", with_version(2**31 - 1)),
    "a version below nothing": ("damaged", with_version(-1)),
    "half of it": ("damaged", cut(0.5)),
    "all but the end": ("damaged", cut(0.95)),
    "all but its last byte": ("damaged", without_its_last_byte),
    "its header alone": ("damaged", header_alone),
    "zeros in the middle": ("damaged", overwritten(0.3, 8192, b"\0")),
    "noise in the middle": ("damaged", overwritten(0.5, 3000, b"\xa5\x17\xff")),
    "a pipe": ("not-a-map", os.mkfifo),
}
if not hasattr(os, "mkfifo"):
    del BAD["a pipe"]


@pytest.mark.parametrize(("key", "make"), BAD.values(), ids=BAD.keys())
def test_what_is_no_sound_map_is_told_and_left_alone(path: Path, key: str, make: Make) -> None:
    make(path)
    before = fingerprint(path) if path.is_file() else None
    for write in (True, False):
        with pytest.raises(StorageTrouble) as trouble:
            MapFile.open(path, write=write)
        assert trouble.value.key == key
        assert trouble.value.arguments["path"] == str(path)
        assert str(path) in str(trouble.value)
    if before is not None:
        assert fingerprint(path) == before
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, "home"}


def test_a_file_that_may_not_be_read_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path, "Ada")
    monkeypatch.setattr(os, "access", lambda *where: False)
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.open(path)
    assert trouble.value.key == "no-permission"


def test_a_file_below_a_file_is_missing(path: Path) -> None:
    path.touch()
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.open(path / "a.krets")
    assert trouble.value.key == "missing"


# Sound SQLite, but not what Krets writes ------------------------------------------------------------------


def full(path: Path) -> Network:
    """A map that has something of every kind."""
    with MapFile.create(path) as file:
        add(file, "Ada", "Ulf")
        do(file, edits.edit_contacts(file.network, NOW, [1], photo=b"image", at=(0.5, 0.5), level=3))
        do(file, edits.connect(file.network, NOW, 1, 2))
        do(file, edits.log_exchange(file.network, NOW, 1, on=NOW.date(), direction="mutual"))
        do(file, edits.add_group(file.network, NOW, "Friends"))
        do(file, edits.add_need(file.network, NOW, "car"))
        do(file, edits.add_note(file.network, NOW, "old friends", (0.5, -1.0)))
        return file.network


VALUES: tuple[object, ...] = (-1, 99, 2.5, 9e999, "", "many", "[1, [2]]", '{"a": 1}', b"\xff\0", None)
NULLABLE = {
    "level", "photo", "introduced_by", "feel", "word", "trust", "at", "created", "last_contact", "mode",
    "answered", "minutes", "among", "label_at",
}  # fmt: skip


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_no_value_of_any_column_is_more_than_damage(path: Path, table: str) -> None:
    """Whatever stands in a cell, a file is read as a lawful map or refused as damaged."""
    full(path)
    columns = next(each.columns for each in TABLES if each.name == table)
    with sqlite3.connect(":memory:") as memory, sqlite3.connect(path) as disk:
        disk.backup(memory)
        sound = memory.serialize()
    memory.close()
    disk.close()
    for column in columns:
        for value in VALUES:
            path.write_bytes(sound)
            with plainly(path) as spoiler:
                spoiler.execute("PRAGMA writable_schema = ON")
                spoiler.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE 1")
            try:
                with plainly(path) as spoiler:
                    spoiler.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))
            except sqlite3.Error:
                continue  # SQLite itself does not take it
            key, network = _opened(path)
            assert key in ("", "damaged")
            assert network is None or _lawful(network)
            may_be_empty = column in NULLABLE and table != "note"
            assert key == "damaged" or value is not None or may_be_empty, f"{column} may be empty"


def _opened(path: Path) -> tuple[str, Network | None]:
    try:
        return "", read(path)
    except StorageTrouble as trouble:
        return trouble.key, None


def _lawful(network: Network) -> bool:
    """Whether the map could have been drawn: made anew from its records by one change."""
    scratch = Network()
    records = [record for record in network.records() if record is not network.ego]
    change = Change(NOW, "x", {}, (Edit(scratch.ego, network.ego), *(Edit(None, each) for each in records)))
    scratch.apply(change)
    return scratch == network


SPOILT = {
    "no ego": "DELETE FROM ego",
    "two egos": "INSERT INTO ego (id) VALUES (7)",
    "an ego with another number": "UPDATE ego SET id = 7",
    "a level that is a text": "UPDATE contact SET level = '3x'",
    "a level beyond the rings": "UPDATE contact SET level = 6",
    "a tie to nobody": "UPDATE tie SET b = 99",
    "a tie to oneself": "UPDATE tie SET b = a",
    "a tie backwards": "UPDATE tie SET a = 2, b = 1",
    "a tie of level 1": "UPDATE tie SET level = 1",
    "two ties of one pair": "INSERT INTO tie (a, b) SELECT a, b FROM tie",
    "an exchange with nobody": "UPDATE exchange SET contact = 99",
    "a photo that is not there": "DELETE FROM photo",
    "a photo that is a text": "UPDATE photo SET image = 'x'",
    "text that is no text": "UPDATE contact SET name = CAST(x'fffe' AS TEXT)",
    "a date that is none": "UPDATE contact SET created = '2026-02-30'",
    "a list that never ends": "UPDATE contact SET offers = '[[[[[['",
    "a step at no time": "UPDATE change SET at = 'yesterday'",
    "a step in another zone": "UPDATE change SET at = '2026-11-22T10:00:00+02:00'",
    "a step with no arguments": "UPDATE change SET arguments = '[]'",
    "a step whose edits are a text": "UPDATE change SET edits = 'x'",
    "a step with the last number": "UPDATE change SET seq = 9223372036854775807 WHERE seq = 1",
    "a table gone": "DROP TABLE need",
    "a column gone": "ALTER TABLE need DROP COLUMN asked",
    "something that runs by itself": "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM contact; END",
    "a view in place of a table": "DROP TABLE need; CREATE VIEW need AS SELECT * FROM contact",
}


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT.keys())
def test_a_map_that_nobody_can_have_drawn_is_damaged(path: Path, statement: str) -> None:
    full(path)
    with plainly(path) as connection:
        connection.executescript(statement)
    before = fingerprint(path)
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.open(path)
    assert trouble.value.key == "damaged"
    assert fingerprint(path) == before


def _held(path: Path) -> bool:
    """Whether somebody still keeps others from writing to a file."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return False


def test_bytes_that_turned_over_are_damage_or_a_lawful_map(path: Path) -> None:
    """Whichever bytes: never another error, and a file that was refused is not held on to."""
    full(path)
    with MapFile.open(path) as file:
        add(file, *(f"Person {i}" for i in range(40)))
    sound = path.read_bytes()
    random = Random(5)
    refused: Counter[str] = Counter()
    for _ in range(150):
        spoilt = bytearray(sound)
        for _ in range(random.choice((1, 2, 5, 50))):
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
        path.write_bytes(spoilt)
        try:
            file = MapFile.open(path)
        except StorageTrouble as trouble:
            refused[trouble.key] += 1
            assert not _held(path)
        else:
            with file, suppress(Damaged):
                assert _lawful(file.network)
                fold([step for step in file.steps(None) if step.change])
    assert set(refused) <= {"damaged", "not-a-map", "newer-map"}
    assert 20 < refused.total() < 130


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"not packed",
        zlib.compress(b"[")[:-1],
        zlib.compress(b"{}"),
        zlib.compress(b'[{"before":null,"after":null}]'),
        zlib.compress(b'[{"before":null,"after":{"type":"Spy","id":1}}]'),
    ],
)
def test_a_step_that_cannot_be_unpacked_says_so_when_it_is_asked(path: Path, blob: bytes) -> None:
    made(path, "Ada")
    with plainly(path) as connection:
        connection.execute("UPDATE change SET edits = ?", (blob,))
    with MapFile.open(path) as file:
        (step,) = file.steps()
        assert step.verb == "add_contact"
        assert step.arguments == {"name": "Ada"}
        with pytest.raises(Damaged):
            _ = step.change


def test_a_step_made_to_fill_the_memory_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path, "Ada")
    monkeypatch.setattr("krets.storage.codec.LARGEST", 100)
    with MapFile.open(path) as file, pytest.raises(Damaged):
        _ = file.steps()[0].change


@pytest.mark.parametrize("write", [True, False])
def test_a_refused_map_leaves_no_connection_open(
    path: Path, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    overwritten(0.5, 3000, b"\xa5\x17\xff")(path)
    connect = sqlite3.connect
    opened: list[sqlite3.Connection] = []

    def counted(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", counted)
    with pytest.raises(StorageTrouble, match="damaged"):
        MapFile.open(path, write=write)
    assert opened
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
