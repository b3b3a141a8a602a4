"""People coloured by a text or a number of theirs, and sized by a number: who gets which, in plain data."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import sqrt

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from krets.look import OKABE_ITO, RAMP_STEPS, UNGROUPED, Theme

TOLD_APART = len(OKABE_ITO)
"""So many texts have a colour of their own, the most frequent ones; what else there is shares a grey."""
PATTERNS = 3
"""So many rims go with the colours in turn: those through which initials can be read."""
LEAST = 0.6
"""Radius of the smallest disc, as part of the largest."""
SIZES = 8
"""So many steps of size are drawn besides the smallest, so that most discs look like another one."""


class Shade(msgspec.Struct, frozen=True, gc=False):
    """How people of one value look: what it is called, the colour ("": by `step` of a ramp), the rim."""

    text: str
    fill: str = ""
    step: int = 0
    pattern: int = 0

    def colour(self, theme: Theme) -> str:
        """The colour in a theme."""
        return self.fill or theme.ramp()[self.step]


class Shading(msgspec.Struct, frozen=True):
    """What people are coloured by: its name, the shades, and whose is which (their index, by contact).

    Of whoever is missing in `of` it is not known. `graded`: the shades are steps of a number.
    """

    title: str
    shades: tuple[Shade, ...]
    of: Mapping[int, int]
    graded: bool = False


class Sizing(msgspec.Struct, frozen=True):
    """What people are sized by: its name, its least and greatest value in words, and how large each is.

    `of` gives 0 to 1 by contact; whoever is missing is as small as the smallest.
    """

    title: str
    least: str
    most: str
    of: Mapping[int, float]

    def radius(self, contact: int, largest: float) -> float:
        """The radius of somebody's disc, px: areas grow as the number does."""
        return largest * sqrt(LEAST**2 + (1 - LEAST**2) * self.of.get(contact, 0.0))


def by_text(title: str, values: Mapping[int, str], say: Callable[[str], str]) -> Shading:
    """Colour people by a text ("" is not known), the most frequent one first; O(people)."""
    counts = Counter(value for value in values.values() if value)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    shades = [
        Shade(say(value), OKABE_ITO[place], pattern=place % PATTERNS)
        for place, value in enumerate(ranked[:TOLD_APART])
    ]
    place_of = {value: min(place, TOLD_APART) for place, value in enumerate(ranked)}
    if len(ranked) > TOLD_APART:
        shades.append(Shade(QCoreApplication.translate("words", "others"), UNGROUPED))
    of = {who: place_of[value] for who, value in values.items() if value}
    return Shading(title, tuple(shades), of)


def by_number(title: str, values: Mapping[int, float], say: Callable[[float], str] | None = None) -> Shading:
    """Colour people by a number, in at most `RAMP_STEPS` steps of about as many people each; O(n log n)."""
    say = say or said
    ranked = sorted(values.values())
    starts = _starts(ranked)
    ends = [*(ranked[bisect_left(ranked, start) - 1] for start in starts[1:]), *ranked[-1:]]
    widest = max(1, len(starts) - 1)
    shades = [
        Shade(_range(say(start), say(end)), step=round(place * (RAMP_STEPS - 1) / widest))
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    of = {who: bisect_right(starts, value) - 1 for who, value in values.items()}
    return Shading(title, tuple(shades), of, graded=True)


def by_size(title: str, values: Mapping[int, float]) -> Sizing:
    """Size people by a number; where all have the same, all are large."""
    least, most = min(values.values(), default=0.0), max(values.values(), default=0.0)
    width = most - least
    of = {who: round((v - least) / width * SIZES) / SIZES if width else 1.0 for who, v in values.items()}
    return Sizing(title, said(least), said(most), of)


def _starts(ranked: Sequence[float]) -> list[float]:
    """Where the steps begin: at each number where there are few different ones, else at the quantiles."""
    different = sorted(set(ranked))
    if len(different) <= RAMP_STEPS:
        return different
    return sorted({ranked[len(ranked) * step // RAMP_STEPS] for step in range(RAMP_STEPS)})


def _range(start: str, end: str) -> str:
    if start == end:
        return start
    return QCoreApplication.translate("words", "{least}–{most}").format(least=start, most=end)


def said(value: float) -> str:
    """Return a number as the user's language writes it: whole, or with two digits that matter."""
    digits = 6 if value == round(value) else 2
    return QLocale().toString(float(value), "g", digits)
