"""Initials, in any writing."""

from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder


@lru_cache(maxsize=1 << 15)
def initials(name: str) -> str:
    """The first letters of the first and last word, or of the only one.

    >>> initials("Vera Lund"), initials("Mum"), initials("")
    ('VL', 'M', '')
    """
    words = [word for word in name[:300].split() if any(mark.isalnum() for mark in word)]
    if not words:
        return _first(name.strip())
    ends = words if len(words) == 1 else [words[0], words[-1]]
    return "".join(_letter(word) for word in ends)


def _letter(word: str) -> str:
    start = next(i for i, mark in enumerate(word) if mark.isalnum())
    letter = _first(word[start:]).upper()
    return letter if len(letter) <= 2 else letter[:1]


def _first(text: str) -> str:
    if text[:1].isascii():
        return text[:1]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text[:16])
    end = finder.toNextBoundary()
    return text[: _characters(text[:16], end)] if end > 0 else text[:1]


def _characters(text: str, units: int) -> int:
    """How many characters take so many UTF-16 units, in which Qt counts."""
    count = 0
    for mark in text:
        if units <= 0:
            break
        units -= 2 if ord(mark) > 0xFFFF else 1
        count += 1
    return count
