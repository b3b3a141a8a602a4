"""Pajek's files line by line: words, labels, sections, and what stands on the line of a vertex or an edge."""

import html
import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from krets.formats.graph import number_of
from krets.formats.text import one_line

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_HEAD = re.compile(r"\*\s*([A-Za-z]+)(.*)", re.DOTALL)
_RELATION = re.compile(r"\s*:\s*(\S+)\s*(.*)", re.DOTALL)
_LINE_ENDS = re.compile(r"\n\r|\r|\n")
_COORDINATES = 3
LOOKS = {
    "", "l", "ic", "bc", "bw", "lc", "la", "lr", "lphi", "lp", "fos", "font", "phi", "r", "q", "s_size",
    "size", "x_fact", "y_fact", "hook1", "hook2", "h1", "h2", "w", "c", "p", "s", "a", "ap", "a1", "a2", "k1",
    "k2", "an1", "an2", "url",
}  # fmt: skip
"""What Pajek says of a vertex' or a line's looks and label, before a value."""


class Section(NamedTuple):
    """A line that begins with a star: its name in lower case, what follows it, and the relation it names."""

    name: str
    rest: str
    relation: str


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, content) of lines that say something: blank ones and comments are left out.

    Line ends may be CRLF, LF, CR, or LF+CR, which some programs write.
    """
    for number, line in enumerate(_LINE_ENDS.split(text.replace("\r\n", "\n")), start=1):
        bare = line.strip("\ufeff \t\f\v\0\x1a")
        if bare and bare[0] != "%":
            yield number, bare


def section_of(line: str) -> Section | None:
    """Return the section that a line begins, or None where it begins none.

    >>> section_of('*Arcs :2 "advice"')
    Section(name='arcs', rest=':2 "advice"', relation='advice')
    """
    found = _HEAD.match(line) if line.startswith("*") else None
    if found is None:
        return None
    rest = found.group(2).strip()
    told = _RELATION.fullmatch(rest)
    relation = label_of(told.group(2).strip('" ')) if told else ""
    return Section(found.group(1).lower(), rest, relation or (told.group(1) if told else ""))


def words_of(line: str) -> list[str]:
    """Return the words of a line; what is in quotes is one word.

    >>> words_of('1 "Ada Berg" 0.5')
    ['1', 'Ada Berg', '0.5']
    """
    return [quoted or bare.strip('"') for quoted, bare in _WORD.findall(line)]


def label_of(text: str) -> str:
    """Return a label as one line; letters that Pajek wrote as &#337; are letters again."""
    return one_line(html.unescape(text) if "&#" in text else text)


def vertex_attributes(words: Sequence[str]) -> dict[str, str]:
    """Return what follows a vertex' label, but for place, shape and looks: pairs of a name and a value."""
    at = 0
    while at < min(len(words), _COORDINATES) and not math.isnan(number_of(words[at])):
        at += 1
    pairs = [word for word in words[at:] if not word.startswith("[")]
    if len(pairs) % 2:  # the shape, which has no value
        del pairs[0]
    told = zip(pairs[0::2], pairs[1::2], strict=True)
    return {label_of(name): label_of(value) for name, value in told if name.lower() not in LOOKS}


def line_label(words: Sequence[str]) -> str:
    """Return the label among what follows a line's value (`l "advice"`), or ""."""
    marks = [place for place, word in enumerate(words[:-1]) if word == "l"]
    return label_of(words[marks[0] + 1]) if marks else ""
