"""In which encodings a file can be read because somebody says so."""

from __future__ import annotations

import encodings
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats.found import Unreadable
from krets.formats.text import decode

CODECS = [
    "charmap",
    "a\0b",
    "\ud800",
    *sorted(module.name for module in pkgutil.iter_modules(encodings.__path__)),
]
"""All that Python can be asked for by name, of text or not, and two names that are none."""
BYTES = [bytes(range(256)), b"\\ \\x1 \\N{", b"xn--\xff", b"+-\xff+", b"\x1b$B\xff", b"\xd8\x00\xd8", b""]


def read_or_refused(data: bytes, encoding: str) -> bool:
    try:
        decode(data, encoding)
    except Unreadable as refused:
        return refused.key == "is-binary"
    return True


@pytest.mark.parametrize("encoding", CODECS)
def test_whatever_encoding_is_said_any_bytes_are_read_or_refused(encoding: str) -> None:
    for data in BYTES:
        for content in (data, b"{" + data, b"Name\nAda\n" * 50 + data):
            assert read_or_refused(content, encoding)


@pytest.mark.parametrize("encoding", ["idna", "punycode", "unicode_escape", "raw-unicode-escape", "rot13"])
def test_what_is_no_encoding_of_files_is_passed_over(encoding: str) -> None:
    data = "Name\nÅse \\u0041\n".encode()
    assert decode(data, encoding) == decode(data)


@given(
    st.binary(max_size=60), st.sampled_from(["utf-7", "utf-16", "utf-32-be", "shift_jis", "iso2022_kr", "hz"])
)
def test_any_bytes_in_odd_encodings(data: bytes, encoding: str) -> None:
    assert read_or_refused(data, encoding)
