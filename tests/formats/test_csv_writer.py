"""A map as CSV, and back."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from krets.formats import plan, sample
from krets.formats.cells import FIELDS, paragraphs
from krets.formats.csv_writer import to_csv, to_tsv_text
from krets.formats.found import Answers, Found
from krets.formats.own_tables import EXCHANGES, PEOPLE, TIES, own_kind, read_own
from krets.formats.rows import parse_table
from krets.formats.tables import read_any_table
from krets.formats.text import decode, one_line
from krets.formats.written import Written
from krets.model import Contact, Exchange, Group, Network, Record, Tie
from tests.helpers.strategies import NOW, networks
from tests.helpers.tables import as_cells_keep

TODAY = date(2026, 11, 22)


def read_back(written: Written) -> Found:
    tables = {}
    for content in written.files.values():
        table = parse_table(decode(content)[0], Answers())
        assert table is not None
        tables[own_kind(table)] = table
    assert set(tables) == {PEOPLE, TIES, EXCHANGES}
    return read_own(tables, Answers(), [])


def network_of(found: Found) -> Network:
    network = Network()
    network.apply(plan(network, found).change(NOW))
    return network


def kept(network: Network) -> list[Any]:
    """What cells hold of a map, in a form that two maps can be compared by."""
    groups = {group.id: one_line(group.name) for group in network.groups.values()}
    names = {contact.id: contact.name for contact in network.contacts.values()}
    records: list[Any] = []
    for contact in network.contacts.values():
        who = contact.introduced_by
        bare = as_cells_keep(contact, names.get(who) if isinstance(who, int) else who)
        joined = tuple(dict.fromkeys(filter(None, (groups[group] for group in contact.groups))))
        records.append((msgspec.structs.replace(bare, groups=(), created=None, distinct_from=()), joined))
    for tie in network.ties.values():
        kinds = tuple(filter(None, map(one_line, tie.kinds)))
        records.append((tie.a, tie.b, tie.level, kinds, tie.feel))
    for each in network.exchanges.values():
        texts = {
            f: one_line(getattr(each, f)) for f in ("topic", "resource", "channel", "started_by", "outcome")
        }
        records.append(msgspec.structs.replace(each, id=0, note=paragraphs(each.note), **texts))
    return sorted(records, key=repr)


def test_the_sample_comes_back_but_for_what_is_said_to_be_lost() -> None:
    network = network_of(sample(TODAY))
    written = to_csv(network)
    assert set(written.files) == {"", "-ties", "-exchanges"}
    assert set(written.lost) <= {"contact.at", "contact.pinned", "ego", "group.span", "group.start", "need"}
    assert {"ego", "need"} <= set(written.lost)
    found = read_back(written)
    assert not found.skipped
    assert kept(network_of(found)) == kept(network)


@given(networks())
@settings(max_examples=100)
def test_any_map_comes_back_as_cells_keep_it(network: Network) -> None:
    assert kept(network_of(read_back(to_csv(network)))) == kept(network)


def test_headers_are_the_names_of_fields_and_excel_is_told_the_encoding() -> None:
    network = Network([Contact(id=7, name="Ada Ås"), Contact(id=8, name="Bo"), Tie(id=1, a=7, b=8)])
    written = to_csv(network)
    people = written.files[""]
    assert people.startswith(b"\xef\xbb\xbfid,name,level,groups,")
    assert people.decode("utf-8-sig").splitlines()[0].split(",") == ["id", *FIELDS]
    assert written.files["-ties"].decode("utf-8-sig").splitlines()[1] == "7,Ada Ås,8,Bo,3,,"
    assert written.lost == ()


def test_no_cell_is_a_formula() -> None:
    records: list[Record] = [
        Contact(id=1, name="=HYPERLINK(1)", note="-1\n=2", phones=("+47 22",), role="@x", place="'=y"),
        Contact(id=2, name="Bo"),
        Tie(id=1, a=1, b=2, kinds=("=a",)),
        Exchange(id=1, contact=1, on=TODAY, direction="given", note="+1"),
    ]
    network = Network(records)
    written = to_csv(network)
    for content in written.files.values():
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r") and cell]
    assert kept(network_of(read_back(written))) == kept(network)


def test_each_file_alone_brings_its_people_along_by_name() -> None:
    records: list[Record] = [
        Contact(id=1, name="Ada", level=4),
        Contact(id=2, name="Bo"),
        Tie(id=1, a=1, b=2, level=5),
        Exchange(id=1, contact=2, on=TODAY, direction="mutual", value=2),
    ]
    files = to_csv(Network(records)).files
    ties, exchanges = (
        read_any_table(decode(files[each])[0], Answers(), []) for each in ("-ties", "-exchanges")
    )
    assert ties is not None
    assert exchanges is not None
    assert ties.people == [Contact(id=1, name="Ada"), Contact(id=2, name="Bo")]
    assert ties.ties == [Tie(id=1, a=1, b=2, level=5)]
    assert exchanges.people == [Contact(id=2, name="Bo")]
    assert exchanges.exchanges == [Exchange(id=1, contact=2, on=TODAY, direction="mutual", value=2)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1,Ada,9,Nobody,3,,", "no-such-person"),
        ("x,Ada,2,Bo,3,,", "no-such-person"),
        ("1,Ada,1,Ada,3,,", "self-tie"),
        ("2,Bo,1,Ada,4,,", "double-tie"),
        ("1,Ada,3,Cai,near,,", "not-understood"),
        ("1,Ada,3,Cai,9,,", "not-understood"),
        ("1,Ada,3,Cai,3,,angry", "not-understood"),
    ],
)
def test_a_bad_tie_is_skipped_with_its_line(row: str, why: str) -> None:
    people = [Contact(id=number, name=name) for number, name in enumerate(("Ada", "Bo", "Cai"), start=1)]
    files = to_csv(Network([*people, Tie(id=1, a=1, b=2)])).files
    tables = {
        PEOPLE: parse_table(decode(files[""])[0], Answers()),
        TIES: parse_table(decode(files["-ties"])[0] + row + "\r\n", Answers()),
    }
    found = read_own({kind: table for kind, table in tables.items() if table}, Answers(), [])
    assert len(found.ties) == 1
    assert [(each.where, each.line, each.why) for each in found.skipped] == [("ties", 3, why)]


def test_what_is_lost_is_said() -> None:
    records: list[Record] = [
        Group(id=1, name="Choir"),
        Group(id=2, name="Nobody's"),
        Contact(id=1, name="Ada", groups=(1,), photo=b"x", introduced_by=2),
        Contact(id=2, name="Bo"),
        Contact(id=3, name="Bo", pinned=True),
    ]
    lost = to_csv(Network(records)).lost
    assert lost == ("contact.introduced_by", "contact.photo", "contact.pinned", "group")


@pytest.mark.parametrize(
    ("introducer", "others", "lost"),
    [(2, ["Bo"], False), (2, ["Bo", "BO"], True), ("bo", ["Bo"], True), ("bo", ["Cai"], False)],
)
def test_an_introducer_goes_by_a_name_in_any_case_of_letters(
    introducer: int | str, others: list[str], lost: bool
) -> None:
    people = [Contact(id=number, name=name) for number, name in enumerate(others, start=2)]
    network = Network([Contact(id=1, name="Ada", introduced_by=introducer), *people])
    written = to_csv(network)
    assert ("contact.introduced_by" in written.lost) is lost
    assert (kept(network_of(read_back(written))) != kept(network)) == (lost and introducer == "bo")


def test_people_for_the_clipboard() -> None:
    records = [
        Contact(id=1, name="Ada\u00a0Berg", role="=baker", note="a\tb\nc"),
        Contact(id=2, name="Bo", place="Oslo"),
    ]
    network = Network(records)
    assert to_tsv_text(network, [2]) == "name\tplace\nBo\tOslo\n"
    assert '"a\tb\nc"' in to_tsv_text(network)
    assert "'=baker" in to_tsv_text(network)
