"""Cutting people's names down in texts, so that these may be shown to others."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from krets.model.catalogue import RESOURCE_KEYS
from krets.model.records import Channel, Offer, Topic

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\S+")
_ALONE = re.compile(r"[^<>\"\n\r\t,;|:=\[\]{}()]+")
"""What stands alone in a text: a line, an entry of a list."""
_KEYS = frozenset(RESOURCE_KEYS)
_SHORTEST = 2
"""Letters of a name's word that is looked for in other texts: fewer say nothing of anybody."""
_MOST_WORDS = 12
"""Words of a name that are looked for in a row; of a longer one the first."""
_SHORTEST_NAME = 3
"""Characters, spaces aside, of a name of several words that is looked for whatever its case."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters, as in a regular expression's brackets, of scripts that write on without a space after a name:
Thai, Lao, Burmese, Korean (whose particles follow at once), Khmer, Japanese, Chinese."""
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")


class Scrubber:
    """Cuts names down wherever they stand in other texts, each word as `cut` says.

    A word is one of a name whatever its case, and with the genitive's s behind it; but for words written
    small that stand small in no name: a person called Per leaves "hours per week" alone. The words of a whole
    name in a row, and a name of one word that stands alone, are cut even then. Where a script has no spaces,
    a name's words are cut inside other text. Keys of the catalogue are nobody's names.
    """

    def __init__(self, names: Iterable[str], cut: Callable[[str], str]) -> None:
        self._cut = cut
        self._words: set[str] = set()
        self._small: set[str] = set()
        self._alone: set[str] = set()
        self._rows: set[tuple[str, ...]] = set()
        self._counts: dict[str, list[int]] = {}
        self._unspaced: dict[str, list[str]] = {}
        for name in set(map(_composed, names)):
            self._learn(name)
        for pieces in self._unspaced.values():
            pieces.sort(key=len, reverse=True)
        for row in self._rows:
            self._counts.setdefault(row[0], []).append(len(row))
        self._counts = {first: sorted(set(counts), reverse=True) for first, counts in self._counts.items()}

    def _learn(self, name: str) -> None:
        words = _WORD.findall(name)
        telling = [word for word in words if len(word) >= _SHORTEST and not word.isdigit()]
        self._words.update(map(_folded, telling))
        self._small.update(word for word in telling if word[0].islower())
        pieces = _PIECE.findall(name)
        if len(words) > 1 and len("".join(pieces)) >= _SHORTEST_NAME:
            self._rows.add(tuple(map(_folded, words[:_MOST_WORDS])))
        elif telling and len(pieces) == 1:
            self._alone.add(_folded(pieces[0]))
        for piece in {*pieces, "".join(pieces)}:
            if len(piece) >= _SHORTEST and is_unspaced(piece):
                known = self._unspaced.setdefault(piece[0], [])
                if piece not in known:
                    known.append(piece)

    def __call__(self, value: Any) -> Any:
        """Return a text, or whatever holds texts, without the words of names. O(length)."""
        if isinstance(value, str):
            return value if value in _KEYS else self._scrubbed(value)
        if isinstance(value, tuple):
            return tuple(map(self, value))
        if isinstance(value, Offer):
            return msgspec.structs.replace(value, resource=self(value.resource))
        if isinstance(value, Topic):
            return msgspec.structs.replace(value, topic=self(value.topic))
        if isinstance(value, Channel):
            return msgspec.structs.replace(value, channel=self(value.channel))
        return value

    def _scrubbed(self, text: str) -> str:
        composed = _composed(text)
        cut = _UNSPACED_RUN.sub(self._cut_unspaced, composed) if self._unspaced else composed
        cut = _ALONE.sub(self._cut_alone, cut) if self._alone else cut
        cut = "".join(self._parts(cut))
        return text if cut == composed else cut

    def _cut_alone(self, found: re.Match[str]) -> str:
        part = found.group()
        return _PIECE.sub(self._cut_piece, part) if _folded(part.strip()) in self._alone else part

    def _cut_unspaced(self, found: re.Match[str]) -> str:
        run, parts, at = found.group(), [], 0
        while at < len(run):
            name = next((each for each in self._unspaced.get(run[at], ()) if run.startswith(each, at)), "")
            parts.append(self._cut(name) if name else run[at])
            at += len(name) or 1
        return "".join(parts)

    def _parts(self, text: str) -> Iterator[str]:
        """Yield a text in parts, those cut down that are to be."""
        found = list(_WORD.finditer(text))
        words = [_folded(each.group()) for each in found]
        done = at = 0
        while at < len(found):
            count = self._row_at(words, at)
            if count or self._is_of_a_name(found[at].group(), words[at]):
                start, end = found[at].start(), _end(text, found[at + max(count, 1) - 1].end())
                yield text[done:start]
                yield _PIECE.sub(self._cut_piece, text[start:end])
                done = end
            at += count or 1
        yield text[done:]

    def _row_at(self, words: list[str], at: int) -> int:
        """Return how many words from a place on are a whole name, the longest; 0 where they are none."""
        for count in self._counts.get(words[at], ()):
            *before, last = words[at : at + count]
            if any((*before, form) in self._rows for form in _without_genitive(last)):
                return count
        return 0

    def _is_of_a_name(self, word: str, folded: str) -> bool:
        small = word[0].islower() and not self._small.intersection(_without_genitive(word))
        return not small and not self._words.isdisjoint(_without_genitive(folded))

    def _cut_piece(self, found: re.Match[str]) -> str:
        word = _WORD.search(found.group())
        return self._cut(word.group()) if word else found.group()


def is_unspaced(text: str) -> bool:
    """Tell whether a text is wholly in scripts in which no space need follow a name.

    >>> is_unspaced("李明"), is_unspaced("Li Ming")
    (True, False)
    """
    return _UNSPACED_RUN.fullmatch(text) is not None


def _without_genitive(word: str) -> tuple[str, str]:
    """Return a word, and the one of which it may be the genitive in Norwegian, Swedish or German."""
    return word, word.removesuffix("s")


def _end(text: str, end: int) -> int:
    """Return where a word ends whose last letter has marks (vowels of Indian scripts, accents) behind it."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
