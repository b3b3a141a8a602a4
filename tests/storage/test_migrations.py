"""From an older form to today's: the file is left alone until the first edit, and a copy is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from krets.model import Channel, Contact, Ego, Exchange, Group, Need, Network, Offer, Tie, edits
from krets.storage import MapFile, StorageTrouble, migrations, schema
from tests.helpers.strategies import NOW
from tests.storage.filling import add, do, fingerprint, made, names, read, replay, rows

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A map of version 1, which knew no notes, opened by a Krets of version 3."""
    made(path, "Ada", "Ulf")
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE contact DROP COLUMN note")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()

    def add_notes(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE contact ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    def name_ego(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE ego SET name = 'Signe'")

    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: add_notes, 2: name_ego})
    return path


@pytest.fixture
def first(path: Path) -> Path:
    """A map that a Krets of version 1 wrote, out of SQLite's dump of it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DATA / "version-1.sql").read_text(encoding="utf-8"))
    return path


def test_a_map_of_version_1_is_read_whole_and_stays_as_it_is(first: Path) -> None:
    before = fingerprint(first)
    with MapFile.open(first) as file:
        assert file.network == Network(
            [
                Ego(name="Solveig"),
                Group(id=1, name="Choir"),
                Contact(
                    id=1,
                    name="Ada Berg",
                    level=4,
                    groups=(1,),
                    offers=(Offer("legal", True),),
                    emails=("ada@post.invalid",),
                    photo=b"\x89PNG\x00",
                    created=NOW.date(),
                    last_contact=NOW.date(),
                ),
                Contact(
                    id=2,
                    name="Ada M. Berg",
                    channels=(Channel("linkedin", "ada-b", 3),),
                    introduced_by=1,
                    created=NOW.date(),
                ),
                Tie(id=1, a=1, b=2, level=5),
                Exchange(id=1, contact=1, on=NOW.date(), direction="mutual"),
                Need(id=1, resource="legal"),
            ]
        )
        assert replay(file.steps()) == file.network
    assert fingerprint(first) == before


def test_a_map_of_version_1_learns_who_is_somebody_else_at_the_first_edit(first: Path) -> None:
    with MapFile.open(first) as file:
        do(file, edits.edit_contacts(file.network, NOW, [1], distinct_from=(2,)))
        after = file.network.copy()
    assert rows(first, "PRAGMA user_version") == [(schema.VERSION,)]
    assert rows(first, "SELECT distinct_from FROM contact ORDER BY id") == [("[2]",), ("[]",)]
    assert rows(first.with_name(f"{first.name}~1"), "PRAGMA user_version") == [(1,)]
    with MapFile.open(first) as file:
        assert file.network == after
        do(file, file.steps()[-1].change.inverse(), file.steps()[-1].seq)
        assert file.network.contacts[1].distinct_from == ()


def test_every_version_so_far_leads_to_todays() -> None:
    assert set(migrations.MIGRATIONS) == set(range(1, schema.VERSION))


def test_looking_at_an_older_map_leaves_it_older(older: Path) -> None:
    before = fingerprint(older)
    with MapFile.open(older) as file:
        assert file.read_only == ""
        assert file.network.ego.name == "Signe"
        assert [step.seq for step in file.steps(None)] == [1, 2]
    assert names(read(older)) == ["Ada", "Ulf"]
    assert fingerprint(older) == before


def test_the_first_edit_migrates_it_and_keeps_a_copy(older: Path) -> None:
    before = older.read_bytes()
    with MapFile.open(older) as file:
        do(file, edits.edit_contacts(file.network, NOW, [1], note="tall"))
        file.flush()
        add(file, "Siv")
    assert rows(older, "PRAGMA user_version") == [(3,)]
    assert rows(older, "SELECT name, note FROM contact") == [("Ada", "tall"), ("Ulf", ""), ("Siv", "")]
    kept = older.with_name(f"{older.name}~1")
    assert rows(kept, "PRAGMA user_version") == [(1,)]
    assert kept.read_bytes()[100:] == before[100:]  # but for the counters in the header
    assert names(read(kept)) == ["Ada", "Ulf"]
    assert names(read(older)) == ["Ada", "Ulf", "Siv"]


def test_a_copy_of_an_older_map_is_of_today(older: Path) -> None:
    with MapFile.open(older) as file:
        file.save_copy(older.with_name("copy.krets"))
    assert rows(older, "PRAGMA user_version") == [(1,)]
    assert rows(older.with_name("copy.krets"), "PRAGMA user_version") == [(3,)]


def test_a_migration_that_fails_alters_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with MapFile.open(older) as file:

        def half(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM contact")
            connection.execute("SELECT * FROM nowhere")

        monkeypatch.setitem(migrations.MIGRATIONS, 2, half)
        add(file, "Siv")
        with pytest.raises(StorageTrouble):
            file.flush()
        file.close(discard=True)
    assert rows(older, "PRAGMA user_version") == [(1,)]
    assert rows(older, "SELECT name FROM contact") == [("Ada",), ("Ulf",)]


def test_an_older_map_whose_migration_fails_on_looking_is_damaged(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(migrations.MIGRATIONS, 1, lambda connection: connection.execute("DROP TABLE nowhere"))
    with pytest.raises(StorageTrouble) as trouble:
        MapFile.open(older)
    assert trouble.value.key == "damaged"
