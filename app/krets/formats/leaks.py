"""Whatever is to leave with less than everything is opened again and searched, before it is handed over.

It cannot be known whether "Per" in a text is somebody's name or the Latin word, so a name of one word counts
where it stands alone (a cell, an attribute, a line); a name of several, an address, a number, a handle or a
note counts wherever it stands.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from krets.formats.cells import FIELDS
from krets.formats.text import folded
from krets.model import Contact, Discretion, Network

_SHORTEST = 4
"""Characters of an address, a number or a note that is searched for; fewer are found in anything."""
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[ @+/.]")
_ALONE = re.compile(r"[^<>\"\n\r\t,;|:=\[\]{}()]+")
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_TEXT = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_OWN_WORDS = {word for field in FIELDS for word in (field, *field.split("_"))} | {"ego", "ties", "exchanges"}
"""What a form calls its own columns; somebody called Note is not betrayed by them."""


def secrets_of(network: Network, how: Discretion) -> tuple[str, ...]:
    """Return the texts of a map that may not leave under this discretion, sorted, each once.

    Names in full: those of private people that stay (if nobody else has the same). Else: everybody's name,
    and whatever else leads to a person or was noted about them.
    """
    people = network.contacts.values()
    if how.names != "full":
        texts = {network.ego.name, *(text for person in people for text in _leading_to(person))}
        texts |= {text for each in network.exchanges.values() for text in (each.note, each.outcome)}
    else:
        stays = [person for person in people if person.private and not how.private]
        leaves = {person.name for person in people if how.private or not person.private}
        texts = {person.name for person in stays} - leaves
    return tuple(sorted(text for text in texts if text.strip()))


def _leading_to(person: Contact) -> Iterator[str]:
    yield person.name
    yield from person.aliases
    yield from (
        text
        for text in (*person.emails, *person.phones, *(way.handle for way in person.channels), person.note)
        if len(text) >= _SHORTEST
    )


def leaks(content: bytes, secrets: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of some texts can be read in a file: in its bytes, its zipped members, its PDF streams.

    Case and white space do not count. O(length + secrets), as long as little of them is there.
    """
    wanted = {folded(secret): secret for secret in secrets}
    several = {secret: set(_WORD.findall(secret)) for secret in wanted if _MARK.search(secret)}
    single = wanted.keys() - several.keys() - _OWN_WORDS
    found: set[str] = set()
    for text in _texts(content):
        flat = folded(text)
        there = set(_WORD.findall(flat))
        found |= {secret for secret, words in several.items() if words <= there and secret in flat}
        found |= single & {folded(alone) for alone in _ALONE.findall(text)}
    return tuple(sorted(wanted[secret] for secret in found))


def _texts(content: bytes) -> Iterator[str]:
    """Yield every text that a file holds, each member and stream by itself."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from _texts(archive.read(member))
        return
    if content.startswith(b"%PDF"):
        for stream in _PDF_STREAM.findall(content):
            yield from _pdf_texts(_inflated(stream))
        yield from _pdf_texts(content)
        return
    text = content.decode("utf-8", "replace")
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "=\r\n" in text or "=\n" in text or "\r\n " in text:
        yield re.sub(r"\r\n[ \t]|=\r?\n", "", text)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _pdf_texts(data: bytes) -> Iterator[str]:
    """Yield the strings of a PDF's objects: bracketed ones, and hexadecimal ones as bytes and as UTF-16."""
    yield data.decode("latin-1")
    for plain, coded in _PDF_TEXT.findall(data):
        raw = plain
        if coded:
            digits = b"".join(coded.split())
            raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        yield raw.decode("latin-1")
        yield raw.removeprefix(b"\xfe\xff").decode("utf-16-be", "replace")
