"""Any file: told by its content, refused by its name, never an exception of another kind."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats import Found, Unreadable, read, read_bytes, to_json
from krets.formats.names import MOST_PEOPLE
from krets.formats.read import LARGEST, LARGEST_LIST
from krets.model import Contact, Network
from tests.helpers.linkedin import connections, people


def key_of(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(content)
    return caught.value.key


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"SQLite format 3\0" + b"\0" * 52 + b"KRET", "is-map"),
        (b"SQLite format 3\0" + b"\0" * 80, "is-database"),
        (zipped("holiday.txt"), "is-zip"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "broken-spreadsheet"),
        (zipped("[Content_Types].xml", "word/document.xml"), "is-office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is-office"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is-image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is-image"),
        (b"GIF89a\x01", "is-image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "is-image"),
        (b"\0\0\0\x18ftypheic", "is-image"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + b"\0" * 20, "is-image"),
        (b"%PDF-1.7\n", "is-pdf"),
        (b"\x1f\x8b\x08\0", "is-archive"),
        (b"<!DOCTYPE html><html>", "is-html"),
        (b"\xef\xbb\xbf\n <HTML lang=no>", "is-html"),
        (b"<?xml version='1.0'?><feed/>", "is-xml"),
        (b"begin:vcalendar\n", "is-calendar"),
        (b"window.YTD.follower.part0 = [ {", "is-script"),
        (b"From ada@post.invalid Mon Mar 04 11:20:34 2024\nReceived: by x\n", "is-mail"),
        (bytes(range(256)) * 20, "is-binary"),
        (b'{"enemies_v2": []}', "is-json"),
        (b'{"krets": 1, "contacts": [{"name', "broken-json"),
        ('{"krets": 3}'.encode("utf-16"), "newer-form"),
    ],
)
def test_other_files_are_named(content: bytes, key: str) -> None:
    assert key_of(content) == key


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (b"Name;E-mail\nAda;a@post.invalid\n", "table"),
        (b"Ada\t5\nBo\t4\nCai\t3\n", "table"),
        ("Vorname,Nachname,Firma\nAda,Berg,\n".encode("utf-16-le"), "table"),
        (b"Source,Target\nAda,Bo\n", "edges"),
        (b";Ada;Bo\nAda;0;1\nBo;1;0\n", "edges"),
        (b"First Name,Last Name,File As,Labels,E-mail 1 - Label,E-mail 1 - Value\nAda,,,,,\n", "google"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n", "vcard"),
        (b"<graphml><graph><node id='a'/><node id='b'/></graph></graphml>", "graphml"),
        (
            b"<?xml version='1.0'?><gexf><graph><nodes><node id='a' label='Ada'/></nodes></graph></gexf>",
            "gexf",
        ),
        (b'*Vertices 2\n1 "Ada"\n2 "Bo"\n*Edges\n1 2\n', "pajek"),
        (connections(people(3)).encode(), "linkedin"),
        (b"Ada\nBo\n", "names"),
        (b'{"krets": 1}', "krets"),
    ],
)
def test_a_file_is_read_by_what_is_in_it(content: bytes, format_: str, tmp_path: Path) -> None:
    assert read_bytes(content).format == format_
    (tmp_path / "file.bin").write_bytes(content)
    assert read(tmp_path / "file.bin").format == format_


def test_the_name_of_a_file_means_nothing(tmp_path: Path) -> None:
    contents = {
        "photo.png": connections(5).encode(),
        "Connections.csv": to_json(Network([Contact(id=1, name="Ada")])),
        "map.json": b"Ada\nBo\n",
    }
    formats = []
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        formats.append(read(tmp_path / name).format)
    assert formats == ["linkedin", "krets", "names"]


def test_trouble_with_the_file_itself(tmp_path: Path) -> None:
    locked = tmp_path / "locked.csv"
    cases = {
        tmp_path / "none.csv": "missing",
        tmp_path: "not-a-file",
        Path("/dev/null"): "not-a-file",
        tmp_path / ("x" * 500): "unreadable",
        tmp_path / "a\0b": "unreadable",
    }
    for path, key in cases.items():
        with pytest.raises(Unreadable) as caught:
            read(path)
        assert (caught.value.key, caught.value.arguments["file"]) == (key, path.name)
    locked.write_text("Ada", encoding="utf-8")
    locked.chmod(0)
    try:
        locked.read_bytes()
    except PermissionError:
        with pytest.raises(Unreadable, match="no-permission"):
            read(locked)


def test_a_real_map_is_known_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA application_id = {int.from_bytes(b'KRET', 'big')}")
    base.execute("CREATE TABLE contact (id)")
    base.commit()
    base.close()
    with pytest.raises(Unreadable, match="is-map"):
        read(path)


@pytest.mark.parametrize(
    ("begin", "limit"), [(b"First Name,Connected On\n", LARGEST_LIST), (b'\xef\xbb\xbf{"krets": 1', LARGEST)]
)
def test_200_megabytes_are_refused_at_once(tmp_path: Path, begin: bytes, limit: int) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(200_000_000)
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.arguments == {"megabytes": limit // 1_000_000, "file": "huge.csv"}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"A\n" * (MOST_PEOPLE + 1), "too-large"),
        (b"First Name,Connected On\n" + b"A,\n" * MOST_PEOPLE, "too-large"),
        (b"[" + b"{}," * 2_000_001, "too-large"),
        (b"[" * 1_000_000, "is-json"),
        (b'{"contacts": [' + b"{}," * MOST_PEOPLE + b"{}]}", "too-large"),
        (b"x" * 5_000_000, "is-text"),
        (b"A;" * 2_000_000, "is-text"),
        (b'"' * 3_000_000, "is-text"),
        (b"\n" * 5_000_000, "empty"),
        (b",\n" * 500_000, "too-large"),
    ],
)
def test_huge_contents_of_odd_shapes_are_refused(content: bytes, key: str) -> None:
    assert key_of(content) == key


def test_a_cut_last_character_is_told_of() -> None:
    found = read_bytes("Ada\nAnne Bø".encode()[:-1])
    assert [person.name for person in found.people] == ["Ada", "Anne B"]
    assert [remark.key for remark in found.warnings] == ["cut-off"]


def test_a_marked_file_with_a_wrong_byte_is_told_of() -> None:
    found = read_bytes(b"\xef\xbb\xbf" + connections(5).encode() + b"Ada,B\xff,,,,,\n")
    assert [remark.key for remark in found.warnings] == ["some-unreadable"]


WHOLES = [
    connections(8).encode(),
    connections(8, quoted=True, end="\r\n").encode("utf-16"),
    to_json(Network([Contact(id=1, name="Ada", level=5), Contact(id=2, name="Åse")])),
    "1. Ada\n2. Bo; Cai\n".encode("cp1252"),
]


def harmless(content: bytes) -> None:
    try:
        found = read_bytes(content)
    except Unreadable:
        return
    assert isinstance(found, Found)
    assert all(person.name.isprintable() or person.name for person in found.people)
    assert len({person.id for person in found.people}) == len(found.people)


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    harmless(content)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_text(text: str, encoding: str) -> None:
    harmless(text.encode(encoding, "replace"))


@given(st.sampled_from(WHOLES), st.data())
def test_a_whole_file_cut_or_with_bytes_put_in(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    harmless(whole[:at])
    harmless(whole[:at] + data.draw(st.binary(max_size=6)) + whole[at:])
    harmless(b"First Name,Last Name,Connected On\n" + whole[at:])


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["krets", "contacts", "ego", "groups", "ties", "name", "id", "level", "offers", "at"]
                ),
                inner,
            )
        ),
    )
)
def test_any_json(value: object) -> None:
    harmless(json.dumps({"krets": 1, "contacts": value, "ego": value}).encode())
    harmless(json.dumps({"krets": 1, "contacts": [value], "groups": [value], "ties": [value]}).encode())
