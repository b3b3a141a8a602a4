"""What can be read in a PDF: its objects' strings, and what its pages show.

No library is asked: a report of ours has to be searched before it is handed over, and those that read PDF are
larger than Krets. Pages show glyphs by number, so that no name is in their bytes; the `ToUnicode` tables of
their fonts say which characters these are (ISO 32000-1, section 9.10).
"""

import re
import zlib
from collections.abc import Iterator

import msgspec

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) \d+ obj\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_STRING = re.compile(rb"\(((?:\\.|[^\\()])*+)\)?|<([0-9A-Fa-f\s]{4,}+)>?", re.DOTALL)
"""A string of an object; what is not closed counts too, so that nothing is gone through twice."""
_FONTS = re.compile(rb"/Font\s*<<([^<>]*)>>")
_REFERENCE = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
_TABLE = re.compile(rb"begin(bfchar|bfrange)((?:(?!beginbf).)*+)", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_SHOWN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+(?P<size>\d{1,9}(?:\.\d*)?)\s+Tf\b"
    rb"|(?P<across>-?\d{1,9}(?:\.\d*)?)\s+(?P<down>-?\d{1,9}(?:\.\d*)?)\s+Td\b"
    rb"|<(?P<codes>[0-9A-Fa-f\s]+)>|(?P<begin>\bBT\b)"
)
_READABLE = re.compile(rb"(?:[\t -~]|[\xc2-\xf4][\x80-\xbf]{1,3}){16,}")
"""Text among other bytes, as remarks in a picture: shorter stretches, and names in them, are chance."""
_LOOKED_AT = 2_048
_WIDEST = 1.15
"""How far from its beginning a glyph reaches at the most, in parts of the font's size."""
_MOST_CODES = 0x10000


class Font(msgspec.Struct, frozen=True):
    """Which characters a font's glyphs are, by number; numbers have `digits` hexadecimal digits."""

    digits: int
    characters: dict[int, str]


def pdf_texts(content: bytes) -> Iterator[str]:
    """Yield the texts of a PDF: each object's strings, and each page as lines in their order. O(length)."""
    objects = list(_objects(content))
    fonts = _fonts(dict(objects))
    for _, (head, stream) in objects:
        yield from _strings(head)
        if stream is None:
            continue
        if _is_binary(stream):
            yield readable(stream)
            continue
        yield from _strings(stream)
        yield "\n".join(_lines(stream, fonts))


def readable(data: bytes) -> str:
    """Return the stretches of text in bytes that are none, a line each."""
    return "\n".join(part.decode("utf-8", "replace") for part in _READABLE.findall(data))


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:_LOOKED_AT]


def _objects(content: bytes) -> Iterator[tuple[int, tuple[bytes, bytes | None]]]:
    """Yield number, head and unpacked stream of each object; what stands before them is number 0."""
    found = list(_OBJECT.finditer(content))
    ends = [*(each.start() for each in found), len(content)]
    yield 0, (content[: ends[0]], None)
    for each, end in zip(found, ends[1:], strict=True):
        body = content[each.end() : end]
        start, stop = _STREAM.search(body), body.rfind(b"endstream")
        if start is None or stop < start.end():
            yield int(each.group(1)), (body, None)
        else:
            rest = body[: start.start()] + body[stop:]
            yield int(each.group(1)), (rest, _unpacked(body[start.end() : stop]))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _strings(data: bytes) -> Iterator[str]:
    """Yield strings as they stand in an object: bracketed ones, hexadecimal ones as bytes and as UTF-16."""
    raw = [_bytes(coded) if coded else plain for plain, coded in _STRING.findall(data)]
    yield data.decode("latin-1")
    yield "\n".join(each.decode("latin-1") for each in raw)
    yield "\n".join(each.removeprefix(b"\xfe\xff").decode("utf-16-be", "replace") for each in raw)


def _bytes(digits: bytes) -> bytes:
    bare = b"".join(digits.split())
    return bytes.fromhex(bare[: len(bare) // 2 * 2].decode("ascii"))


# Fonts --------------------------------------------------------------------------------------------------


def _fonts(objects: dict[int, tuple[bytes, bytes | None]]) -> dict[bytes, Font]:
    """Return the fonts that say which characters they show, by the names that pages know them by."""
    fonts: dict[bytes, Font] = {}
    for head, _ in objects.values():
        for names in _FONTS.findall(head):
            for name, number in _REFERENCE.findall(names):
                about = dict(_REFERENCE.findall(objects.get(int(number), (b"", None))[0]))
                table = objects.get(int(about.get(b"ToUnicode", b"0")), (b"", None))[1]
                if table is not None and name not in fonts:
                    fonts[name] = _font(table)
    return fonts


def _font(table: bytes) -> Font:
    characters: dict[int, str] = {}
    digits = 0
    for kind, entries in _TABLE.findall(table):
        codes = [code for code, _, _ in _CODES.findall(entries)]
        digits = max(digits, len(codes[0]) if codes else 0)
        characters.update(_singles(codes) if kind == b"bfchar" else _ranges(entries))
    return Font(digits or 4, characters)


def _singles(codes: list[bytes]) -> Iterator[tuple[int, str]]:
    for code, text in zip(codes[::2], codes[1::2], strict=False):
        yield _number(code), _text(text)


def _ranges(entries: bytes) -> Iterator[tuple[int, str]]:
    """Yield what ranges of numbers show: from one character on, or a list of texts."""
    found = iter(_CODES.findall(entries))
    for first, _, _ in found:
        last, (text, opened, _) = next(found, (b"", b"", b""))[0], next(found, (b"", b"", b""))
        if not (first and last and (text or opened)):
            return
        start = _number(first)
        if opened:
            for at, (listed, _, closed) in enumerate(found):
                if closed:
                    break
                yield start + at, _text(listed)
            continue
        shown = _text(text) or "\0"
        for at in range(min(_number(last) - start + 1, _MOST_CODES)):
            yield start + at, shown[:-1] + chr(min(ord(shown[-1]) + at, 0x10FFFF))


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    """Return the characters of an entry; Qt says tab for the glyph that stands for every blank."""
    return _bytes(digits).decode("utf-16-be", "replace").replace("\t", " ")


# Pages --------------------------------------------------------------------------------------------------


def _lines(page: bytes, fonts: dict[bytes, Font]) -> Iterator[str]:
    """Yield what a page shows, line by line: glyphs that follow each other at once are of one line.

    A line in letters of several fonts is shown in several parts, each of which begins anew (BT). What is read
    from the right to the left comes in that order.
    """
    font, size = Font(4, {}), 0.0
    across = down = end = row = 0.0
    line: list[str] = []
    for each in _SHOWN.finditer(page):
        if each["begin"]:
            across = down = 0.0
        elif each["font"]:
            font, size = fonts.get(each["font"], font), float(each["size"])
        elif each["across"]:
            across, down = across + float(each["across"]), down + float(each["down"])
        else:
            if line and not (down == row and abs(across - end) <= _WIDEST * size):
                yield "".join(line)
                line.clear()
            line.append(_shown(each["codes"], font))
            end, row = across, down
    if line:
        yield "".join(line)


def _shown(codes: bytes, font: Font) -> str:
    bare = b"".join(codes.split())
    numbers = (int(bare[at : at + font.digits], 16) for at in range(0, len(bare), font.digits))
    return "".join(font.characters.get(number, "") for number in numbers)
