"""Bytes to text, and text to lines and names, without ever failing in another way than `Unreadable`."""

import codecs
import unicodedata

from krets.formats.found import Remark, Unreadable
from krets.model import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 65_536
_STRANGE_AT_MOST = 0.01
_LONGEST_CHARACTER = 4


def decode(data: bytes) -> tuple[str, list[Remark]]:
    """Return the text of a file, without a byte order mark, and what to say about it.

    A byte order mark decides; else strict UTF-8; else UTF-16 where every second byte is 0; else Windows-1252,
    with a remark. A UTF-8 file that was cut off inside its last character is read up to there.

    Raises:
        Unreadable: "is-binary" where it is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, remarks = _lenient(data[len(mark) :], encoding)
            break
    else:
        text, remarks = _unmarked(data)
    head = text[:_LOOKED_AT]
    if head.lstrip().startswith(("{", "[")):  # JSON may hold any character, and its reader is strict itself
        return text, remarks
    if sum(_is_strange(char) for char in head) > _STRANGE_AT_MOST * len(head):
        raise Unreadable("is-binary")
    return text, remarks


def _unmarked(data: bytes) -> tuple[str, list[Remark]]:
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return _lenient(data, wide)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start > max(0, len(data) - _LONGEST_CHARACTER) and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), [Remark("cut-off")]
    text = data.decode("cp1252", "replace")
    return text, [Remark("encoding-guessed", {"encoding": "Windows-1252"})]


def _lenient(data: bytes, encoding: str) -> tuple[str, list[Remark]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), [Remark("some-unreadable")]


def _wide(head: bytes) -> str:
    """Return which UTF-16 a file without a mark is in, or "": Western text has a 0 in every second byte."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _is_strange(char: str) -> bool:
    return (char < " " and char not in "\t\n\r\f\v") or char == "\ufffd" or "\x7f" <= char < "\xa0"


def one_line(text: str) -> str:
    """Return text fit for one line, as `krets.model.clean` does, but fast for what is clean already."""
    return " ".join(text.split()) if text.isprintable() else clean(text)


def folded(text: str) -> str:
    """Return text for comparing: one line, one spelling of each character, no case."""
    line = one_line(text)
    return line.lower() if line.isascii() else unicodedata.normalize("NFKC", line).casefold()
