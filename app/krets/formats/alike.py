"""How alike two names are, and how much that says: rare names that agree say more than common ones.

Each part of a name that agrees (or does not) weighs the logarithm of how much likelier that is for one person
written twice than for two people (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049). How common
a part is, is counted in the list itself.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log
from typing import NamedTuple

from krets.formats.nicknames import NICKNAMES
from krets.formats.spelling import plain, sound, spelled

_LONGEST = 400
_MOST_PARTS = 6
_BRACKETED = re.compile(r"\([^()]*\)|\[[^][]*\]")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TITLES = {
    *("dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "lady", "rev"),
    *("herr", "fru", "frk", "froeken", "siving", "dipling"),
    *("phd", "dphil", "mba", "msc", "bsc", "llm", "llb", "jd", "dds", "cpa", "cfa", "pmp", "esq"),
    *("jr", "junior", "sr", "senior", "ii", "iii", "iv"),
}
"""Words round a name that are nobody's name. Those that are also one (Md, Ma, Sen) are not among them."""
_LETTERS = re.compile(r"\s*[A-Z]{2,6}\s*")

AGREED, OUTSIDE = 0.9, 500
"""How often one person's name is written alike both times; how many people are supposed to be outside the
list, so that in a short one a common name does not pass for a rare one."""
OTHER_FIRST, OTHER_LAST = -6.0, -4.5
"""What it says that first names (last names: people marry) are not the same at all."""
_LEAST_BESIDE, _MOST_BESIDE = -1.5, 1.0
"""Between these the last name counts where the first is another: households share a name and a telephone."""
INITIAL, MIDDLE, OTHER_MIDDLE = 2.5, 2.0, -1.5
_HALF = (("same-first-name",), ("same-last-name",))
_LESS = {"same": 0.0, "spelling": 0.3, "nickname": 0.7, "sound": 1.0, "typo": 1.6, "typos": 3.0}


class Part(NamedTuple):
    """One part of a name: as spelled, in its plain spelling, as it sounds, and what it may be short for."""

    spelled: str
    plain: str
    sound: str
    nicknames: frozenset[int]

    @property
    def is_cased(self) -> bool:
        """Tell whether its script knows capitals; where it does not, one part may be a whole name (张伟)."""
        return self.plain.upper() != self.plain


class Name(NamedTuple):
    """A name's parts, the first name first and the last name last; titles are not among them."""

    parts: tuple[Part, ...]
    whole: str


_NO_NICKNAMES: frozenset[int] = frozenset()


@lru_cache(10_000)
def _part(text: str) -> Part:
    short = plain(text)
    return Part(text, short, sound(short), NICKNAMES.get(short, _NO_NICKNAMES))


def name_of(text: str) -> Name:
    """Return a name taken apart: without titles, degrees and what is in brackets, "Berg, Ada" turned round.

    >>> [part.plain for part in name_of("Dr. Bjørk-Åsen, Ada J. (Nordlys), Ph.D.").parts]
    ['ada', 'j', 'bjork', 'asen']
    """
    line = text[:_LONGEST]
    sections = [section for section in _BRACKETED.sub(" ", line).split(",") if section.strip()]
    shouted = bool(sections) and sections[0].isupper()
    parts = [_parts(section) for section in sections[:1]]
    parts += [_parts(each) for each in sections[1:] if shouted or not _LETTERS.fullmatch(each)]
    parts = [each for each in parts if each]
    found = [*parts[1], *parts[0]] if len(parts) > 1 else [part for each in parts for part in each]
    if not found:
        found = _PART.findall(spelled(line)) or [spelled(line).strip()]
    if len(found) > _MOST_PARTS:
        found = [*found[: _MOST_PARTS - 1], found[-1]]
    made = tuple(map(_part, found))
    return Name(made, "".join(part.plain for part in made))


def _parts(section: str) -> list[str]:
    """Return what is left of a stretch without commas when titles are gone."""
    left: list[str] = []
    for word in spelled(section).split():
        if word.replace(".", "") not in _TITLES:
            left += _PART.findall(word)
    return left


class Likeness(NamedTuple):
    """How alike two names are: the weight of it, and why (keys of `krets.formats.doubles.EVIDENCE`)."""

    weight: float
    why: tuple[str, ...] = ()


class Likenesses:
    """Compares names out of one list, in which it counts how common each part is."""

    def __init__(self, names: Iterable[Name]) -> None:
        from rapidfuzz.distance import OSA  # loads C code, which only those who look for doubles need

        self._distance = OSA.distance
        count: Counter[str] = Counter()
        people = 0
        for name in names:
            people += 1
            count.update({part.plain for part in name.parts})
        self._count = count
        self._parts = lru_cache(100_000)(self._compare_parts)  # the same first names meet again and again
        self._people = people + OUTSIDE

    def compare(self, one: Name, other: Name) -> Likeness:
        """Return how alike two names are; O(parts²), of which there are few."""
        if one.whole == other.whole:
            fewer = min(one.parts, other.parts, key=len)
            weights = sorted(map(self._alone, fewer), reverse=True)
            whole = sum(weights[:2]) + MIDDLE * len(weights[2:])
            if len(fewer) == 1:
                whole += MIDDLE if fewer[0].is_cased else whole
            return Likeness(whole, ("same-name",))
        if len(one.parts) == 1 or len(other.parts) == 1:
            return self._partly(one, other)
        straight = self._straight(one, other)
        if (straight.why and straight.why not in _HALF) or not _crosses(one, other):
            return straight
        turned = Name((*other.parts[1:], other.parts[0]), "")
        turned_back = Name((other.parts[-1], *other.parts[:-1]), "")
        swapped = max(self._straight(one, turned), self._straight(one, turned_back), key=_weight)
        if swapped.weight > max(straight.weight, 0) + 1:
            why = tuple(key for key in swapped.why if key != "same-name")
            return Likeness(swapped.weight - _LESS["spelling"], ("name-order", *why))
        return straight

    def _partly(self, one: Name, other: Name) -> Likeness:
        """Compare with a name of one part, which may be somebody's first or last name, or "Mum"."""
        short, long = (one, other) if len(one.parts) == 1 else (other, one)
        if len(long.parts) == 1:
            weight, how = self._parts(short.parts[0], long.parts[0])
            return Likeness(weight, _WHYS[how]) if how != "other" else Likeness(OTHER_FIRST)
        found = max(
            (self._parts(short.parts[0], part) for part in (long.parts[0], long.parts[-1])),
            key=lambda each: each[0],
        )
        if found[1] == "other":
            return Likeness(OTHER_MIDDLE)
        why = (key for key in _WHYS[found[1]] if key != "same-name")
        return Likeness(found[0] - 1, ("part-of-name", *why))

    def _straight(self, one: Name, other: Name) -> Likeness:
        first, how_first = self._first(one.parts, other.parts)
        last, how_last = self._last(one.parts, other.parts)
        if how_first == "other":
            beside = min(max(last, _LEAST_BESIDE), _MOST_BESIDE)
            return Likeness(OTHER_FIRST + beside, ("same-last-name",) if how_last == "same" else ())
        if how_last == "other":
            return Likeness(first + OTHER_LAST, ("same-first-name",) if first > INITIAL else ())
        middle = self._middle(one.parts[1:-1], other.parts[1:-1])
        why = tuple(dict.fromkeys((*_WHYS[how_first], *_WHYS[how_last])))
        if len(why) > 1:
            why = tuple(key for key in why if key != "same-name")
        elif why == ("same-name",) and _plain(one) != _plain(other):
            why = ("middle-name",)
        return Likeness(first + last + middle, why)

    def _first(self, one: tuple[Part, ...], other: tuple[Part, ...]) -> tuple[float, str]:
        """Compare first names; somebody may go by the second of theirs."""
        found = self._parts(one[0], other[0])
        if found[1] != "other":
            return found
        second = [self._parts(one[0], part) for part in other[1:-1]]
        second += [self._parts(part, other[0]) for part in one[1:-1]]
        best = max(second, default=found, key=lambda each: each[0])
        return (best[0] - 1, best[1]) if best[1] not in {"other", "initial"} else (OTHER_FIRST, "other")

    def _last(self, one: tuple[Part, ...], other: tuple[Part, ...]) -> tuple[float, str]:
        """Compare last names; one of two may have been left out."""
        found = self._parts(one[-1], other[-1])
        if found[1] != "other":
            return found
        further = [self._parts(one[-1], part) for part in other[1:-1]]
        further += [self._parts(part, other[-1]) for part in one[1:-1]]
        best = max(further, default=found, key=lambda each: each[0])
        return (best[0] - 1, best[1]) if best[1] not in {"other", "initial"} else (OTHER_LAST, "other")

    def _middle(self, one: tuple[Part, ...], other: tuple[Part, ...]) -> float:
        if not one or not other:
            return 0.0
        hows = {self._parts(part, another)[1] for part in one for another in other}
        return OTHER_MIDDLE if hows == {"other"} else MIDDLE if hows & {"same", "spelling"} else 0.0

    def _alone(self, part: Part) -> float:
        """Return what it says that two have this part: much for a rare one, little for a common one."""
        if len(part.plain) == 1 and part.plain.isascii():
            return INITIAL
        return log(AGREED * self._people / max(self._count[part.plain], 2))

    def _compare_parts(self, one: Part, other: Part) -> tuple[float, str]:
        """Return what it says that two parts are as alike as they are, and in what way that is."""
        if one.plain == other.plain:
            how = "same" if one.spelled == other.spelled else "spelling"
            return self._alone(one) - _LESS[how], how
        if len(one.plain) == 1 or len(other.plain) == 1:
            alike = one.plain[:1] == other.plain[:1] and one.plain.isascii()
            return (INITIAL, "initial") if alike else (OTHER_FIRST, "other")
        how = self._way(one, other)
        if how == "other":
            return OTHER_FIRST, how
        both = self._count[one.plain] + self._count[other.plain]
        return log(AGREED * self._people / max(both, 2)) - _LESS[how], how

    def _way(self, one: Part, other: Part) -> str:
        if not one.nicknames.isdisjoint(other.nicknames):
            return "nickname"
        if one.sound == other.sound:
            return "sound"
        shorter = min(len(one.plain), len(other.plain))
        # two names that several people have are two names (Lund and Lunde), not one misspelled
        if shorter < 5 or min(self._count[one.plain], self._count[other.plain]) > 2:
            return "other"
        steps = self._distance(one.plain, other.plain, score_cutoff=2)
        return "typo" if steps == 1 else "typos" if steps == 2 and shorter > 7 else "other"


def _crosses(one: Name, other: Name) -> bool:
    """Tell whether a first name of one may be a last name of the other."""
    return any(
        first.parts[0].sound in {part.sound for part in second.parts[1:]}
        for first, second in ((one, other), (other, one))
    )


def _plain(name: Name) -> list[str]:
    return [part.plain for part in name.parts]


def _weight(likeness: Likeness) -> float:
    return likeness.weight


_WHYS: dict[str, tuple[str, ...]] = {
    "same": ("same-name",),
    "spelling": ("same-name",),
    "nickname": ("nickname",),
    "sound": ("similar-name",),
    "typo": ("similar-name",),
    "typos": ("similar-name",),
    "initial": ("initials",),
    "other": (),
}
