"""Zips: opened with care, refused by name, never unpacked; whatever is wrong with them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Unreadable, archive
from krets.formats.archive import LONGEST_PIECE, Archive


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as made:
        warnings.simplefilter("ignore")  # two members of one name are what some tests are about
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


@st.composite
def mangled(draw: st.DrawFn, whole: bytes) -> bytes:
    """Cut bytes, take some out, put some in, or change some."""
    at = draw(st.integers(0, len(whole)))
    to = draw(st.integers(at, min(len(whole), at + 40)))
    extra = draw(st.binary(max_size=8))
    return draw(st.sampled_from([whole[:at], whole[at:], whole[:at] + extra + whole[to:]]))


def key_of(content: bytes | Path, read: str = "") -> str:
    def opened() -> bytes:
        made = Archive(content)
        return made.read(read) if read else b""

    with pytest.raises(Unreadable) as caught:
        opened()
    return caught.value.key


def altered(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    assert len(old) == len(new)
    return content.replace(old, new)


def test_members_by_name_without_folders_and_shadows() -> None:
    members = {
        "a/Friends.json": b"1",
        "a/": b"",
        "b\\friends.JSON": b"2",
        "c\\": b"",
        "__MACOSX/a/friends.json": b"3",
        "a/._friends.json": b"4",
        "not_friends.json": b"5",
        "friends.json": b"6",
    }
    opened = Archive(packed(members))
    assert list(opened) == ["a/Friends.json", "b/friends.JSON", "not_friends.json", "friends.json"]
    named = opened.named("friends.json")
    assert [opened.read(name) for name in named] == [b"1", b"2", b"6"]
    assert opened.named("a/friends.json") == ["a/Friends.json"]


def test_a_file_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(packed({"a": b"1"}))
    assert Archive(path).read("a") == b"1"
    assert key_of(tmp_path / "none.zip") == "broken-zip"


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "..\\x", "/etc/x", "\\x", "C:\\x", "c:x", "a\\..\\x", ".."]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert key_of(packed({"ok": b"1", name: b"1"})) == "unsafe-zip"


def test_a_name_with_dots_that_stays_inside_is_none_of_those() -> None:
    names = ["a..b", "xx:y/z", "...", ".a/.b"]
    assert list(Archive(packed(dict.fromkeys(names, b"")))) == names


def test_members_without_a_name_are_left_out() -> None:
    content = packed({"x": b"1", "yyyy": b"2"})
    nameless = altered(content, b"yyyy", b"\0yyy")
    assert list(Archive(nameless)) == ["x"]


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = packed({"a.json": b"0" * 50_000_000})
    assert len(bomb) < 100_000
    assert key_of(bomb, "a.json") == "too-large"
    with pytest.raises(Unreadable, match="too-large"):
        list(Archive(bomb).lines("a.json"))


def test_a_small_member_may_be_squeezed_as_much_as_it_likes() -> None:
    assert Archive(packed({"a": b"0" * 900_000})).read("a") == b"0" * 900_000


@pytest.mark.parametrize("limit", ["MOST_MEMBERS", "MOST_UNPACKED"])
def test_too_many_and_too_much(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, limit, 3)
    assert list(Archive(packed({"a": b"1", "b": b"1", "c": b"1"}))) == ["a", "b", "c"]
    assert key_of(packed({"a": b"1", "b": b"1", "c": b"1", "d": b"1"})) == "too-large"


def test_a_member_too_large_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_OF_A_MEMBER", 3)
    opened = Archive(packed({"a": b"123", "b": b"1234"}))
    assert opened.read("a") == b"123"
    with pytest.raises(Unreadable, match="too-large"):
        opened.read("b")


def test_a_size_that_is_a_lie_is_broken() -> None:
    content = packed({"a": b"1" * 100}, zipfile.ZIP_STORED)
    lie = altered(content, struct.pack("<II", 100, 100), struct.pack("<II", 100, 90))
    assert key_of(lie, "a") == "broken-zip"
    assert key_of(altered(content, b"1" * 100, b"1" * 99 + b"2"), "a") == "broken-zip"


def test_a_locked_member_is_refused_and_the_others_are_read() -> None:
    content = bytearray(packed({"a": b"1", "b": b"2"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    opened = Archive(bytes(content))
    assert opened.read("b") == b"2"
    for read in (opened.read, opened.lines):
        with pytest.raises(Unreadable, match="locked-zip"):
            list(read("a"))


def test_the_first_of_two_of_one_name_is_taken() -> None:
    two = altered(packed({"a": b"1", "b": b"2"}), b"b", b"a")
    assert Archive(two).read("a") == b"1"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_lines_come_with_their_ends(method: int) -> None:
    opened = Archive(packed({"a": "\ufeffå\r\nb\rc\n\nd".encode(), "b": "x\ny".encode("utf-16")}, method))
    assert list(opened.lines("a")) == ["å\r\n", "b\r", "c\n", "\n", "d"]
    assert list(opened.lines("b")) == ["x\n", "y"]
    assert opened.head("a", 4) == b"\xef\xbb\xbf\xc3"


def test_a_wrong_byte_and_a_line_without_end() -> None:
    long = b"x" * (LONGEST_PIECE + 5)
    opened = Archive(packed({"a": b"\xff\n" + long}, zipfile.ZIP_STORED))
    assert [len(line) for line in opened.lines("a")] == [2, LONGEST_PIECE, 5]
    assert next(opened.lines("a")) == "\ufffd\n"


def test_lines_of_a_member_that_breaks_off_say_so() -> None:
    content = packed({"a": b"line\n" * 1000}, zipfile.ZIP_STORED)
    with pytest.raises(Unreadable, match="broken-zip"):
        list(Archive(altered(content, b"line\n" * 1000, b"line\n" * 999 + b"lime\n")).lines("a"))


def harmless(content: bytes) -> None:
    try:
        opened = Archive(content)
    except Unreadable:
        return
    for name in opened:
        assert ".." not in name.split("/")
        assert not name.startswith("/")
        for read in (opened.read, lambda each: list(opened.lines(each))):
            with suppress(Unreadable):
                read(name)


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    harmless(content)
    harmless(b"PK\x03\x04" + content)
    harmless(content + b"PK\x05\x06" + b"\0" * 18)


WHOLES = [
    packed({"a/b.csv": b"one\ntwo\n" * 20, "c.json": b"{}"}, method)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
]


@given(st.sampled_from(WHOLES).flatmap(mangled))
@settings(max_examples=300)
def test_a_whole_zip_cut_or_with_bytes_changed(content: bytes) -> None:
    harmless(content)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20),
        st.binary(max_size=50),
        max_size=5,
    )
)
def test_any_names(members: dict[str, bytes]) -> None:
    try:
        content = packed(members)
    except (ValueError, UnicodeError):  # no zip can be made of such names
        return
    harmless(content)
