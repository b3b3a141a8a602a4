"""Excel workbooks: ours, other people's, and hostile ones."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from krets.formats import Found, Unreadable, sample
from krets.formats.archive import Archive
from krets.formats.excel import is_excel, read_excel
from krets.formats.excel_writer import to_excel
from krets.formats.found import Answers
from krets.model import Contact, Ego, Exchange, Need, Network, Offer, Record, Tie, Topic
from tests.formats.test_csv_writer import kept, network_of
from tests.helpers.strategies import networks

TODAY = date(2026, 11, 22)


def book(**sheets: Sequence[Sequence[Any]]) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(data: bytes, answers: Answers | None = None) -> Found:
    return read_excel(Archive(data), data, answers or Answers(), [])


def changed(data: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            alter = next((each for end, each in parts.items() if name.endswith(end)), bytes)
            new.writestr(name, alter(old.read(name)))
    return out.getvalue()


PEOPLE: list[list[Any]] = [
    ["Name", "Last contact", "Ring", "Phone", "Company"],
    ["Ada Ødegård", date(2026, 3, 4), 4, 22000001, "Havkraft"],
    ["Bo Ek", datetime.fromisoformat("2026-03-04T14:05"), 4.0, "+47 22", None],
    [None, None, None, None, "Nova"],
]


def test_a_sheet_of_people_whose_days_are_days_and_whose_numbers_are_whole() -> None:
    data = book(Blad1=PEOPLE)
    assert is_excel(Archive(data))
    found = read(data)
    ada, bo = found.people
    assert found.format == "excel"
    assert (ada.name, ada.last_contact, ada.level, ada.phones) == (
        "Ada Ødegård",
        date(2026, 3, 4),
        4,
        ("22000001",),
    )
    assert (bo.last_contact, bo.level, bo.phones) == (date(2026, 3, 4), 4, ("+47 22",))
    assert [(each.line, each.why) for each in found.skipped] == [(4, "no-name")]


def test_the_sheet_with_most_people_goes_first_unless_the_user_says_which() -> None:
    data = book(Notes=[["Remember", "this"], ["and", "that"]], Few=PEOPLE[:2], Many=PEOPLE, Empty=[])
    assert read(data).sheets == ["Many", "Notes", "Few"]
    chosen = read(data, Answers(sheet="Few"))
    assert (chosen.sheets[0], len(chosen.people)) == ("Few", 1)
    assert read(data, Answers(sheet="Gone")).sheets[0] == "Many"


def test_a_formula_is_what_excel_last_showed_else_its_own_text() -> None:
    data = book(People=[["Name", "Note"], ["Ada", '=HYPERLINK("x","y")'], ["Bo", "=1+1"]])
    assert [person.note for person in read(data).people] == ['=HYPERLINK("x","y")', "=1+1"]
    stored = changed(
        data,
        {"sheet1.xml": lambda part: re.sub(rb"<f>1\+1</f><v\s*/?>(?:</v>)?", b"<f>1+1</f><v>2</v>", part)},
    )
    assert [person.note for person in read(stored).people] == ['=HYPERLINK("x","y")', "2"]


def test_our_own_workbook_comes_back() -> None:
    records: list[Record] = [
        Ego(name="Kim", context=("oslo",), topics=(Topic("rust", "tacit"),), offers=(Offer("car"),)),
        Contact(id=2**60, name="=Ada", note="_x0041_ #1\n-2", last_contact=date(1899, 1, 1), created=TODAY),
        Contact(id=8, name="Bo", last_contact=TODAY, level=1),
        Tie(id=1, a=8, b=2**60, level=5, kinds=("choir; bass",), feel="good"),
        Exchange(id=1, contact=8, on=TODAY, direction="given", value=3, minutes=20, answered=False),
        Need(id=1, resource="car", weight=2.5, asked=True),
    ]
    network = Network(records)
    written = to_excel(network)
    assert written.lost == ()
    found = read(written.files[""])
    assert not found.skipped
    assert found.sheets == ["People", "Ties", "Exchanges", "You", "Needs"]
    assert found.ego == network.ego
    assert found.needs == list(network.needs.values())
    assert kept(network_of(found)) == kept(network)


def test_the_sample_comes_back() -> None:
    network = network_of(sample(TODAY))
    written = to_excel(network)
    assert set(written.lost) <= {"contact.at", "contact.pinned", "group.span", "group.start"}
    found = read(written.files[""])
    assert not found.skipped
    back = network_of(found)
    assert kept(back) == kept(network)
    assert (back.ego, list(back.needs.values())) == (network.ego, list(network.needs.values()))


@given(networks(3))
@settings(max_examples=15)
def test_any_map_comes_back_as_cells_keep_it(network: Network) -> None:
    assert kept(network_of(read(to_excel(network).files[""]))) == kept(network)


def test_texts_are_no_formulas_days_are_days_and_the_header_stands_still() -> None:
    network = Network([Contact(id=1, name="=1+1", note="#N/A", last_contact=TODAY)])
    sheet = load_workbook(io.BytesIO(to_excel(network).files[""])).worksheets[0]
    cells: dict[str, Any] = {str(top.value): cell for top, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["name"].data_type, cells["name"].value, cells["name"].quotePrefix) == ("s", "=1+1", True)
    assert (cells["last_contact"].value, cells["last_contact"].is_date) == (
        datetime.fromisoformat("2026-11-22"),
        True,
    )
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width


def test_the_same_map_gives_the_same_bytes_and_nobody_s_name() -> None:
    network = network_of(sample(TODAY))
    content = to_excel(network).files[""]
    assert content == to_excel(network).files[""]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
    assert "openpyxl" not in core
    assert re.findall(r">(\d{4})-", core) == ["1980", "1980"]


def test_what_is_longer_than_a_cell_is_cut_and_said() -> None:
    written = to_excel(Network([Contact(id=1, name="Ada", note="n" * 40_000)]))
    assert written.lost == ("contact.note",)
    assert len(read(written.files[""]).people[0].note) == 32_767


def test_a_sheet_that_lies_about_its_size_costs_nothing() -> None:
    lie = (rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"')
    data = changed(book(People=PEOPLE), {"sheet1.xml": lambda part: re.sub(*lie, part)})
    assert len(read(data).people) == 2


def test_cells_far_out_are_refused() -> None:
    row = '<row r="{0}"><c r="XFD{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    rows = "".join(row.format(number) for number in range(10, 3_000))
    data = changed(
        book(People=PEOPLE),
        {"sheet1.xml": lambda part: part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")},
    )
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.key == "too-large"


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"workbook.xml": lambda part: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part}, "unsafe-spreadsheet"),
        ({"workbook.xml": lambda part: part[:100]}, "broken-spreadsheet"),
        ({"sheet1.xml": lambda part: part[:-200]}, "broken-spreadsheet"),
        ({"sheet1.xml": lambda part: b"<x/>" + b" " * 20_000_000}, "too-large"),
        ({"styles.xml": lambda part: b"<styleSheet/>"}, ""),
        ({"workbook.xml.rels": lambda part: b"<x/>"}, "broken-spreadsheet"),
    ],
)
def test_a_hostile_workbook_is_refused(parts: Mapping[str, Callable[[bytes], bytes]], key: str) -> None:
    data = changed(book(People=PEOPLE), parts)
    if not key:
        assert len(read(data).people) == 2
        return
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.key == key


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(Unreadable) as caught:
        read(book(Blad1=[], Blad2=[[None]]))
    assert caught.value.key == "empty"


@given(st.data())
@settings(max_examples=60)
def test_a_workbook_with_bytes_amiss_is_read_or_refused(data: st.DataObject) -> None:
    parts = ("workbook.xml", "sheet1.xml", "styles.xml", "[Content_Types].xml", "workbook.xml.rels")
    part = data.draw(st.sampled_from(parts))
    at = data.draw(st.integers(0, 2_000))
    junk = data.draw(
        st.binary(max_size=20) | st.sampled_from([b'"', b"<", b"-1", b"99999999", b"</c>", b" r='A0'"])
    )
    gone = data.draw(st.integers(0, 40))
    content = changed(book(People=PEOPLE), {part: lambda old: old[:at] + junk + old[at + gone :]})
    with suppress(Unreadable):
        assert read(content).format in {"excel", "table"}
