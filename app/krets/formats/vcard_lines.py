"""The lines of a vCard file made properties, and its properties cards; versions 2.1, 3.0 and 4.0 alike.

After RFC 2426, 6350, 6868 and the vCard 2.1 of versit (1996), and as tolerant as real files ask for: any
line ends, blank lines anywhere, folds that continue a word or stand for a space, soft breaks of quoted
printable, base64 that is not indented, a card put inside a card. O(length of the text).
"""

import binascii
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from krets.formats.found import Skipped
from krets.formats.names import split_lines
from krets.model import Argument

_COLON = re.compile(r'(?:[^":]++|"[^"]*+")*+:')
_PARAMETER = re.compile(r'(?:[^;"]++|"[^"]*+"?)++')
_NAME = re.compile(r"[A-Za-z0-9-]+")
_CARET = re.compile(r"\^[n^']")
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MARKS = {mark: re.compile(rf"\\.|{mark}", re.DOTALL) for mark in (";", ",")}
_BASE64 = re.compile(r"[A-Za-z0-9+/=]+\s*")
_EDGE = re.compile(r"(?:BEGIN|END):VCARD\s*", re.IGNORECASE)
_SPLIT_CHARACTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]*)(\r?\n[ \t])([\x80-\xbf]+)")
_BARE = {
    **dict.fromkeys(("QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"), "ENCODING"),
    **dict.fromkeys(("INLINE", "URL", "CONTENT-ID", "CID"), "VALUE"),
}
"""What a parameter of version 2.1 that is a mere word says; any other one is a type."""
_ENCODINGS = {"QUOTED-PRINTABLE": "quoted", "Q": "quoted", "BASE64": "base64", "B": "base64"}
_CHARSETS = re.compile(
    r"(?:us-)?ascii|utf-?(?:8|16)|iso-?8859-?\d+|latin-?1|(?:windows|cp)-?125\d|macintosh|koi8-r|gb(?:2312|k"
    r"|18030)|big5|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp",
    re.IGNORECASE,
)
"""Those that phones and address books wrote; Python knows others, which turn text into something else."""
LONGEST_TEXT = 100_000
"""Characters that all properties of one name have room for in a card."""
_OF_ANY_LENGTH = {"PHOTO", "LOGO", "SOUND", "KEY", "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"}
"""What is no text: it is not counted here."""
_LONGEST_KEPT, _MOST_KEPT = 200, 2_000
_NO_PREFERENCE = 101
"""PREF goes from 1 to 100 (RFC 6350, section 5.3)."""


class Head(NamedTuple):
    """What stands before the colon: `item1.TEL;TYPE=CELL` is of group "item1", name "TEL", types ("cell",).

    `encoding` is "quoted", "base64" or ""; the other parameters are in `params` by name in capitals. `name`
    is "" where the line is no property at all.
    """

    group: str
    name: str
    types: tuple[str, ...]
    encoding: str
    params: Mapping[str, str]

    def preference(self) -> int:
        """Return how far behind others of its name it comes: 1 is first."""
        said = self.params.get("PREF", "")
        if said.isdecimal() and len(said) <= 3:
            return int(said)
        return 1 if "pref" in self.types else _NO_PREFERENCE


_NO_PROPERTY = Head("", "", (), "", {})


class Property(NamedTuple):
    """One property: quoted printable is decoded, base64 is not, and escapes still stand. `line` is from 1."""

    head: Head
    value: str
    line: int

    def text(self) -> str:
        """Return the value without escapes."""
        return unescaped(self.value)

    def parts(self, mark: str = ";") -> list[str]:
        """Return the parts of the value between semicolons (or commas), each without escapes."""
        return [unescaped(part) for part in split_at(self.value, mark)]


class Card(msgspec.Struct):
    """One card: the line on which it begins, its properties by name, and the line of the card it is in, or 0.

    Of several properties of one name the preferred come first. `lengths` is how much text came by each name.
    """

    line: int
    inside: int = 0
    properties: dict[str, list[Property]] = msgspec.field(default_factory=dict)
    lengths: dict[str, int] = msgspec.field(default_factory=dict)

    def add(self, each: Property, skipped: list[Skipped]) -> None:
        """Take in a property; what goes beyond `LONGEST_TEXT` is left out (of a note, the end) and told once.

        Pictures that other programs wrote for themselves alone are left out without a word.
        """
        name, value = each.head.name, each.value
        if name not in _OF_ANY_LENGTH:
            before = self.lengths.get(name, 0)
            self.lengths[name] = before + len(value)
            if self.lengths[name] > LONGEST_TEXT:
                if before <= LONGEST_TEXT and each.head.encoding != "base64":
                    told: dict[str, Argument] = {"property": name, "count": LONGEST_TEXT}
                    skipped.append(Skipped("", "long-property", told, each.line))
                if name != "NOTE" or before >= LONGEST_TEXT:
                    return
                each = each._replace(value=value[: LONGEST_TEXT - before].rstrip("\\"))
        self.properties.setdefault(name, []).append(each)

    def all(self, name: str) -> list[Property]:
        """Return the properties of a name, the preferred first."""
        found = self.properties.get(name, [])
        return sorted(found, key=lambda each: each.head.preference()) if len(found) > 1 else found

    def first(self, name: str) -> str:
        """Return the first text of a name that is not blank, or ""."""
        texts = (each.text().strip() for each in self.all(name))
        return next((text for text in texts if text), "")


def unescaped(value: str) -> str:
    r"""Return a value without its escapes: `\n` is a line end, any other mark itself.

    >>> unescaped(r"Ek\, Bo\; 2\:1\\")
    'Ek, Bo; 2:1\\'
    """
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)


def split_at(value: str, mark: str) -> list[str]:
    r"""Return the parts between semicolons or commas that have no backslash before them.

    >>> split_at(r"Ek\;Berg;Bo", ";")
    ['Ek\\;Berg', 'Bo']
    """
    if "\\" not in value:
        return value.split(mark)
    parts, start = [], 0
    for found in _MARKS[mark].finditer(value):
        if found.group() == mark:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def folds_between_characters(data: bytes) -> bytes:
    r"""Return a file in which no fold cuts a character of UTF-8 in two, for decoding; no line moves.

    Those who count 75 bytes blindly write such folds. Other encodings are left as they are but for a fold
    that stands between two letters which no language has side by side.

    >>> folds_between_characters(b"FN:Bj\xc3\r\n \xb8rn").decode()
    'FN:Bjø\r\n rn'
    """
    return _SPLIT_CHARACTER.sub(rb"\1\3\2", data)


def read_cards(text: str, skipped: list[Skipped]) -> Iterator[Card]:
    """Yield the cards of a text, a card inside another (AGENT) before that one.

    Cards that are not closed, lines in a card that are no property, and what is too long (`Card.add`), are
    told of in `skipped`.
    """
    open_: list[Card] = []
    last = ""
    for each in _properties(split_lines(text)):
        name = each.head.name
        edge = each.value.strip().casefold() if name in {"BEGIN", "END", "AGENT"} else ""
        if name == "END" and edge.startswith("vcard"):
            if open_:
                yield open_.pop()
            edge = edge[len("vcard") :].strip("\ufeff \t")  # files put together: END:VCARDBEGIN:VCARD
        if edge == "begin:vcard" or (name == "BEGIN" and edge == "vcard"):
            if last != "AGENT" and name != "AGENT":
                skipped += _unclosed(open_)
            open_.append(Card(each.line, open_[-1].line if open_ else 0))
        elif not open_ or (name == "END" and not edge):
            pass
        elif name:
            open_[-1].add(each, skipped)
        else:
            skipped.append(Skipped("", "stray-line", line=each.line))
        last = name
    skipped += _unclosed(open_)


def _unclosed(cards: list[Card]) -> list[Skipped]:
    told = [Skipped("", "unclosed-card", line=card.line) for card in cards]
    cards.clear()
    return told


def _properties(lines: list[str]) -> Iterator[Property]:
    """Yield every property of a file, and with an empty name what is none."""
    heads: dict[str, Head] = {}
    spaced = False
    at, count = 0, len(lines)
    lines.append("")
    while at < count:
        start, text, closed = at, lines[at], False
        at += 1
        after = lines[at]
        if not after or after[0] in " \t" or text[-1:] == "=":
            text, at, closed = _unfolded(lines, start, spaced)
        before, colon, value = _at_colon(text)
        head = heads.get(before) if colon else _NO_PROPERTY
        if head is None:
            head = _head(before)
            if len(before) <= _LONGEST_KEPT and len(heads) < _MOST_KEPT:
                heads[before] = head
        if head.encoding == "base64" and not closed:
            value, at = _more_base64(value, lines, at)
        elif head.encoding == "quoted":
            value = _printed(value, head.params.get("CHARSET", ""))
        if head.name == "VERSION":
            spaced = value.strip() == "2.1"
        if colon or (text and not text.isspace()):
            yield Property(head, value, start + 1)


def _unfolded(lines: list[str], at: int, spaced: bool) -> tuple[str, int, bool]:
    """Return the line at a place with what continues it, the next place, and whether a blank line closed it.

    In version 2.1 (`spaced`) the white space of a fold belongs to the text; later it was put in by the fold.
    """
    pieces = [lines[at]]
    at += 1
    soft = pieces[0].endswith("=") and _head(_at_colon(pieces[0])[0]).encoding == "quoted"
    while at < len(lines):
        if soft and pieces[-1].endswith("=") and not _EDGE.fullmatch(lines[at]):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(lines[at])
            at += 1
            continue
        after = at
        while after < len(lines) and not lines[after]:
            after += 1
        if after == len(lines) or lines[after][0] not in " \t":
            return "".join(pieces), after, after > at
        pieces.append(lines[after] if spaced else lines[after][1:])
        at = after + 1
    return "".join(pieces), at, False


def _more_base64(value: str, lines: list[str], at: int) -> tuple[str, int]:
    """Return base64 with the lines that go on with it without being indented, and the next place."""
    pieces = [value]
    while at < len(lines) and _BASE64.fullmatch(lines[at]):
        pieces.append(lines[at])
        at += 1
    return "".join(pieces), at


def _at_colon(line: str) -> tuple[str, str, str]:
    """Return what stands before the first colon outside quotation marks, the colon, and what comes after."""
    before, colon, value = line.partition(":")
    if '"' in before:
        found = _COLON.match(line)
        if found:
            return line[: found.end() - 1], ":", line[found.end() :]
    return before, colon, value


def _head(text: str) -> Head:
    pieces = text.split(";") if '"' not in text else _PARAMETER.findall(text)
    group, _, name = pieces[0].strip("\ufeff \t").rpartition(".") if pieces else ("", "", "")
    types: list[str] = []
    params: dict[str, str] = {}
    for piece in pieces[1:]:
        key, mark, said = piece.partition("=")
        key = key.strip().upper()
        if not mark:
            key, said = _BARE.get(key, "TYPE"), piece
        said = _CARET.sub(lambda found: _CARETS[found.group()], said.strip().replace('"', ""))
        if key == "TYPE":
            types += [word.strip().casefold() for word in said.split(",")]
        else:
            params.setdefault(key, said)
    encoding = _ENCODINGS.get(params.get("ENCODING", "").upper(), "")
    known = name.upper() if _NAME.fullmatch(name) else ""
    return Head(group.casefold(), known, tuple(types), encoding, params)


def _printed(value: str, charset: str) -> str:
    """Return the text of quoted printable: in the charset said, else in UTF-8, else in Windows-1252."""
    data = binascii.a2b_qp(value.encode("utf-8", "replace"))
    said = charset.strip()
    for encoding in (said if _CHARSETS.fullmatch(said) else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
