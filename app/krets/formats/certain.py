"""What makes it certain that two names are one person's, and what makes it certain that two people are two.

Stricter than `krets.formats.alike`, which weighs: here nothing is left to likelihood.
"""

from collections.abc import Sequence
from functools import lru_cache

from krets.formats.alike import Name, Part, name_of
from krets.formats.spelling import spelled
from krets.formats.traits import birthday_of

_GENERATIONS = {"jr": 2, "junior": 2, "ii": 2, "iii": 3, "iv": 4, "sr": 1, "senior": 1}
"""What tells father and son of one name from each other; `name_of` leaves it out."""

_name_of = lru_cache(10_000)(name_of)


def is_whole_name(text: str) -> bool:
    """Tell whether a name has a first and a last name: one word, whatever the title, is many people's.

    >>> is_whole_name("Ada Berg"), is_whole_name("Mamma"), is_whole_name("Dr. Berg")
    (True, False, False)
    """
    return len(_name_of(text).parts) > 1


def one_name(one: str, other: str) -> bool:
    """Tell whether two spellings are one name beyond doubt; O(parts), of which there are few.

    That is: but for titles and Nordic letters spelled out, the same parts, in whatever order; or the same
    last name, first names of which one may be the other's initial, and middle names that do not contradict
    each other, where one has more of them. Another generation (Jr, III) is another person.

    >>> one_name("Dr. Åse Nygård", "Nygaard, Aase"), one_name("Berg Ada", "Ada Berg")
    (True, True)
    >>> one_name("Ada J. Berg", "A. Berg"), one_name("Ada J. Berg", "Ada Kari Berg")
    (True, False)
    >>> one_name("Ada Berg", "Ada Lie"), one_name("Jan Berg Jr.", "Jan Berg")
    (False, False)
    """
    if _generation(one) != _generation(other):
        return False
    mine, theirs = _name_of(one), _name_of(other)
    if mine.whole == theirs.whole or _plain(mine) == _plain(theirs):
        return True
    if len(mine.parts) < 2 or len(theirs.parts) < 2 or mine.parts[-1].plain != theirs.parts[-1].plain:
        return False
    return _fits(mine.parts[0], theirs.parts[0]) and _hold(mine.parts[1:-1], theirs.parts[1:-1])


def other_birthday(one: str, other: str) -> bool:
    """Tell whether two birthdays (`Contact.birthday`) contradict each other; an untold year does not.

    >>> other_birthday("1980-01-31", "--01-31"), other_birthday("1980-01-31", "1981-01-31")
    (False, True)
    """
    if not one or not other:
        return False
    mine, theirs = birthday_of(one), birthday_of(other)
    if mine is None or theirs is None:
        return False
    return mine[1:] != theirs[1:] or (mine.year != theirs.year and bool(mine.year and theirs.year))


def _generation(text: str) -> int:
    words = (word.strip(".,()") for word in spelled(text[-40:]).split()[1:])
    return max((_GENERATIONS.get(word, 0) for word in words), default=0)


def _plain(name: Name) -> list[str]:
    return sorted(part.plain for part in name.parts)


def _fits(one: Part, other: Part) -> bool:
    """Tell whether two parts are the same, or one the initial of the other."""
    short, long = sorted((one, other), key=lambda part: len(part.plain))
    if len(short.plain) == 1 and short.is_cased:
        return long.plain.startswith(short.plain)
    return short.plain == long.plain


def _hold(one: Sequence[Part], other: Sequence[Part]) -> bool:
    """Tell whether the longer of two rows of middle names holds those of the other, in their order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(_fits(part, another) for another in rest) for part in shorter)
