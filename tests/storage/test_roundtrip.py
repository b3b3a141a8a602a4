"""Whatever can be on a map comes back from the file as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from krets.model import Change, Contact, Edit, Ego, Network, Record
from krets.storage import MapFile
from krets.storage.codec import pack, records_of, row_of, unpack
from krets.storage.schema import TABLE_OF
from tests.helpers.strategies import NOW, Act, act_lists, record_lists
from tests.storage.filling import do, read, replay, rows


@given(record_lists())
def test_records_become_rows_and_rows_records(records: list[Record]) -> None:
    photos = {
        row[list(TABLE_OF[Contact].columns).index("photo")]: record.photo
        for record in records
        if isinstance(record, Contact) and record.photo is not None
        for row in [row_of(record)]
    }
    for kind, table in TABLE_OF.items():
        some = [record for record in records if isinstance(record, kind)]
        assert records_of(table, [row_of(record) for record in some], photos) == some  # type: ignore[arg-type] # they are of this kind


@given(record_lists())
def test_edits_are_unpacked_as_they_were_packed(records: list[Record]) -> None:
    edits = tuple(Edit(None, record) for record in records) + tuple(Edit(record, None) for record in records)
    blob, photos = pack(edits)
    assert unpack(blob, photos) == edits


@settings(max_examples=40)
@given(record_lists())
def test_a_network_comes_back_from_the_file(records: list[Record]) -> None:
    network = Network(records)
    edits = [Edit(Ego(), network.ego)] if network.ego != Ego() else []
    edits += [Edit(None, record) for record in records if not isinstance(record, Ego)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.krets")
        with MapFile.create(path) as file:
            do(file, Change(NOW, "import", {}, tuple(edits)))
        with MapFile.open(path) as again:
            assert again.network == network
            assert replay(again.steps()) == network
            do(again, again.steps()[0].change.inverse(), 1)
        assert read(path).is_empty()


@settings(max_examples=25)
@given(act_lists(20))
def test_verbs_come_back_from_the_file(acts: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.krets")
        with MapFile.create(path) as file:
            for act in acts:
                if (change := act.attempt(file.network)) is not None:
                    do(file, change)
        with MapFile.open(path) as again:
            assert again.network == file.network
            assert [step.change for step in again.steps()] == [step.change for step in file.steps()]
            assert replay(again.steps()) == again.network
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
