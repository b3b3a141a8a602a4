"""Whatever is to leave with less than everything is opened again and searched, before it is handed over.

It cannot be known whether "Per" in a text is somebody's name or the Latin word, so a name of one word counts
where it stands alone (a cell, an attribute, a line); a name of several, an address, a number, a handle or a
note counts wherever it stands. What may leave anyhow is no secret, though it was noted of somebody as well;
nor is what a form says of every map: its columns, its headings, its styles.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from krets.formats.pdf_text import pdf_texts, readable
from krets.formats.text import folded
from krets.model import (
    RESOURCE_KEYS,
    Contact,
    Discretion,
    Ego,
    Network,
    Record,
    discreet,
    is_unspaced,
)

_SHORTEST = 4
"""Characters of an address, a number or a note that is searched for; fewer are found in anything."""
_SHORTEST_NAME = 2
"""Letters or digits of a name that is searched for; fewer say nothing of anybody."""
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARK = re.compile(r"[ @+/.]")
_ALONE = re.compile(r"[^<>\"\n\r\t,;|:=\[\]{}()]+")
_LOOKED_AT = 2_048
_LEADING = frozenset(
    ("name", "aliases", "emails", "phones", "handle", "birthday", "how_met", "note", "outcome", "started_by")
)
"""Fields that say who somebody is, which is left out without names."""
_CHOSEN = frozenset(("kind", "feel", "word", "trust", "direction", "mode"))
"""Fields that say one of a few words."""
_SIGN = "\ue000"
"""Begins what stands for a text in `wordless`: of private use, so that nobody's name has it."""
_NO_LABELS: Mapping[int, str] = {}


def secrets_of(network: Network, how: Discretion, labels: Mapping[int, str] = _NO_LABELS) -> tuple[str, ...]:
    """Return the texts of a map that may not leave under this discretion, sorted, each once.

    They are names, other names, addresses, numbers, handles, and what was noted: with names in full those of
    private people that stay, else everybody's. None of them is what those who leave are called or have too.
    `labels` says what people are called in what leaves (`krets.words.discreet_labels`), with names in full
    what they are called in the picture: if "BE" stands for Bo Ek, it does not tell of somebody of that name
    (nor does "Bo": lines end between names).
    """
    people = network.contacts.values()
    if how.names == "full":
        stay = [person for person in people if person.private and not how.private]
        leave = [person for person in people if how.private or not person.private]
        called = {network.ego.name, *(text for each in leave for text in (*_names(each), *_ways(each)))}
        called |= {labels.get(person.id, "") for person in leave}
        called |= {word for person in leave for word in person.name.split()}
        names = {name for person in stay for name in _names(person)}
        noted = {text for person in stay for text in _noted(network, person)}
    else:
        called = {labels.get(each.id, "") for each in people if labels.get(each.id) not in _names(each)}
        names = {network.ego.name, *(name for person in people for name in _names(person))}
        noted = {text for person in people for text in _noted(network, person)}
        noted |= {note.text for note in network.notes.values()}
    names = {name for name in names if sum(map(str.isalnum, name)) >= _SHORTEST_NAME}
    names -= _Search(names).found_in("\n".join(called))
    noted = {text for text in noted if len(text.strip()) >= _SHORTEST}
    if noted:
        noted -= _Search(noted).found_in("\n".join((*called, *_leaving(network, how))))
    return tuple(sorted(names | noted))


def _names(person: Contact) -> tuple[str, ...]:
    return (person.name, *person.aliases)


def _ways(person: Contact) -> tuple[str, ...]:
    return (*person.emails, *person.phones, *(way.handle for way in person.channels))


def _noted(network: Network, person: Contact) -> Iterator[str]:
    yield from (*_ways(person), person.note, person.how_met)
    for exchange in network.exchanges_of(person.id).values():
        yield from (exchange.note, exchange.outcome)


def _leaving(network: Network, how: Discretion) -> Iterator[str]:
    """Yield the texts that may leave; with names in full those of everybody who does."""
    passed_over = _CHOSEN if how.names == "full" else _CHOSEN | _LEADING
    for record in discreet(network, how, _NO_LABELS).records():
        kept = () if how.names == "full" or isinstance(record, Contact | Ego) else ("name",)
        yield from _texts_of(record, passed_over.difference(kept))


def _texts_of(value: Any, passed_over: frozenset[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts_of(each, passed_over)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            if field not in passed_over:
                yield from _texts_of(getattr(value, field), passed_over)


def wordless(network: Network) -> Network:
    """Return the same map with a sign in place of each text, the same where the texts are. O(records).

    A file about it says whatever the file about the map itself says, but for what the map says: keys of the
    catalogue and the few words that a field chooses from stay.
    """
    signs: dict[str, str] = {}

    def sign(value: Any) -> Any:
        if isinstance(value, str) and value and value not in RESOURCE_KEYS:
            return signs.setdefault(value, f"{_SIGN}{len(signs) + 1}")
        if isinstance(value, tuple):
            return tuple(map(sign, value))
        if isinstance(value, msgspec.Struct):
            fields = {name: sign(getattr(value, name)) for name in value.__struct_fields__}
            fields |= {name: getattr(value, name) for name in _CHOSEN.intersection(fields)}
            return msgspec.structs.replace(value, **fields)
        return None if isinstance(value, bytes) else value

    records: Iterator[Record] = (sign(record) for record in network.records())
    return Network(records)


def left_in(
    contents: Iterable[bytes], secrets: tuple[str, ...], blank: Callable[[], Iterable[bytes]]
) -> tuple[str, ...]:
    """Return which secrets can be read in files, sorted, each once.

    `blank` makes the same files about the `wordless` map; what stands there too is the form's own word, and
    says nothing of anybody. It is asked only where something was found.
    """
    found = {secret for content in contents for secret in leaks(content, secrets)}
    if found:
        found -= {own for content in blank() for own in leaks(content, tuple(found))}
    return tuple(sorted(found))


def leaks(content: bytes, secrets: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of some texts can be read in a file: in its bytes, its zipped members, its PDF pages.

    Case and white space do not count, nor the s of a genitive behind a name of several words. O(length +
    secrets), as long as few of them are there.
    """
    search = _Search(secrets)
    return tuple(sorted({secret for text in _texts(content) for secret in search.found_in(text)}))


class _Search:
    """Looks for secrets in texts."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._wanted: dict[str, list[str]] = {}
        for secret in secrets:
            self._wanted.setdefault(folded(secret), []).append(secret)
        self._wanted.pop("", None)
        self._unspaced: dict[str, list[str]] = {}
        self._several: dict[str, list[str]] = {}
        self._single: set[str] = set()
        for secret in self._wanted:
            if is_unspaced(bare := "".join(secret.split())) and len(bare) >= _SHORTEST_NAME:
                self._unspaced.setdefault(secret[0], []).append(secret)
            elif _MARK.search(secret) and (words := _WORD.findall(secret)):
                self._several.setdefault(max(words, key=len), []).append(secret)
            else:
                self._single.add(secret)

    def found_in(self, text: str) -> set[str]:
        """Return the secrets that can be read in a text."""
        flat = folded(text)
        there = set(_WORD.findall(flat))
        there |= {word.removesuffix("s") for word in there}
        found = self._single & {folded(alone) for alone in _ALONE.findall(text)}
        for word in self._several.keys() & there:
            found |= {secret for secret in self._several[word] if _stands(secret, flat, there)}
        for first in self._unspaced.keys() & set(flat):
            found |= {each for each in self._unspaced[first] if each in flat or "".join(each.split()) in flat}
        return {secret for each in found for secret in self._wanted[each]}


def _stands(secret: str, text: str, words: set[str]) -> bool:
    """Tell whether a secret stands in a folded text of these words, whole; a line may end in it."""
    if not words.issuperset(_WORD.findall(secret)):
        return False
    pattern, before = "", ""
    for token in _TOKEN.findall(secret):
        both = _WORD.match(token) and _WORD.match(before)
        pattern += (" " if both else " ?" if before else "") + re.escape(token)
        before = token
    return re.search(rf"(?<!\w){pattern}s?(?!\w)", text) is not None


def _texts(content: bytes) -> Iterator[str]:
    """Yield every text that a file holds, each member and stream by itself."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from _texts(archive.read(member))
        return
    if content.startswith(b"%PDF"):
        yield from pdf_texts(content)
        return
    if b"\0" in content[:_LOOKED_AT]:
        yield readable(content)
        return
    text = content.decode("utf-8", "replace")
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "=\r\n" in text or "=\n" in text or "\r\n " in text:
        yield re.sub(r"\r\n[ \t]|=\r?\n", "", text)
