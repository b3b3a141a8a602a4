"""From an older form to today's: the file is left alone until the first edit, and a copy is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from krets.model import edits
from krets.storage import MapFile, StorageTrouble, migrations, schema
from tests.helpers.strategies import NOW
from tests.storage.filling import add, do, fingerprint, made, names, read, rows


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A map of version 1, which knew no notes, opened by a Krets of version 3."""
    made(path, "Ada", "Ulf")
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE contact DROP COLUMN note")
    connection.commit()
    connection.close()

    def add_notes(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE contact ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    def name_ego(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE ego SET name = 'Signe'")

    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: add_notes, 2: name_ego})
    return path


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
