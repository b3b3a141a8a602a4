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


def decode(data: bytes, encoding: str = "") -> tuple[str, list[Remark]]:
    """Return the text of a file, without a byte order mark, and what to say about it.

    A byte order mark decides; else `encoding`, if the user says one; else it is as `encoding_of` has it, and
    a guess is told of. A UTF-8 file that was cut off inside its last character is read up to there.

    Raises:
        Unreadable: "is-binary" where it is not text.
    """
    mark, marked = _mark(data)
    known = marked or (encoding if _is_encoding(encoding) else "") or encoding_of(data)
    text, remarks = _decoded(data[len(mark) :], known)
    if known == GUESSED and not encoding:
        remarks.append(Remark("encoding-guessed", {"encoding": "Windows-1252"}))
    head = text[:_LOOKED_AT]
    if head.lstrip().startswith(("{", "[")):  # JSON may hold any character, and its reader is strict itself
        return text, remarks
    if sum(_is_strange(char) for char in head) > _STRANGE_AT_MOST * len(head):
        raise Unreadable("is-binary")
    return text, remarks


def encoding_of(data: bytes) -> str:
    """Return in which encoding a text is, as Python names it.

    A byte order mark decides; else strict UTF-8 (but for an end in the middle of a character); else UTF-16
    where every second byte is 0; else Windows-1252, which is a guess.
    """
    mark, encoding = _mark(data)
    if mark:
        return encoding
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return wide
    return GUESSED if _broken_utf8(data) == "inside" else "utf-8"


GUESSED = "cp1252"
_ESCAPES = {"unicode_escape", "raw_unicode_escape"}
_EVERY_BYTE = bytes(range(256))


def _is_encoding(name: str) -> bool:
    """Tell the name of an encoding in which any bytes can be read as text, odd ones as a mark.

    Python knows others by name: of domain names, of escapes in a program, of bytes as bytes.
    """
    if name.replace("-", "_").lower() in _ESCAPES:
        return False
    try:
        "".encode(name)
        _EVERY_BYTE.decode(name, "replace")
    except (LookupError, ValueError):  # ValueError: a 0 in the name; UnicodeError: "replace" is not heeded
        return False
    return True


def _mark(data: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))


def _broken_utf8(data: bytes) -> str:
    """Return where text stops being UTF-8: "inside", at the "end" (a character cut off), or "" nowhere."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at_the_end = error.start > max(0, len(data) - _LONGEST_CHARACTER)
        return "end" if at_the_end and error.reason == "unexpected end of data" else "inside"
    return ""


def _decoded(data: bytes, encoding: str) -> tuple[str, list[Remark]]:
    if encoding == "utf-8" and _broken_utf8(data) == "end":
        return data.decode("utf-8", "ignore"), [Remark("cut-off")]
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        if encoding == GUESSED:
            return data.decode(encoding, "replace"), []
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
