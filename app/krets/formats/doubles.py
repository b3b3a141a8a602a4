"""Who may be one person written twice. Nobody is merged here: pairs are proposed, with what speaks for them.

Pairs are weighed as in record linkage (Fellegi and Sunter 1969): the logarithms of how much likelier each
agreement or disagreement is for one person than for two are added up, to the odds that any two of a list are
one. Only those are compared who share something (a key: how the last name sounds and the first letter of the
first name, an address, a number ...), and of many who share it only near ones when sorted (Hernández and
Stolfo 1995, doi:10.1145/223784.223807), so that thousands of namesakes cost no more than others do.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import combinations
from math import exp, log

import msgspec

from krets.formats.alike import Likenesses, Name
from krets.formats.traits import Traits, traits_of
from krets.model import Contact

LIKELY = 0.5
"""The least score of a pair that is worth asking about."""
EVIDENCE = (
    *("same-email", "same-phone", "same-handle", "same-birthday"),
    *("same-name", "name-order", "middle-name", "nickname", "initials", "similar-name", "part-of-name"),
    *("same-first-name", "same-last-name", "same-organisation"),
    *("other-handle", "other-birthday", "other-organisation"),
)
"""What can be said of a pair, for and (`other-...`) against."""
MOST_OF_ONE = 5
"""With so many of the map somebody of a file is paired at the most."""

_HANDLE, _EMAIL, _PHONE, _ONE_MORE = 9.0, 2.3, 1.5, 1.0
"""What it says, beyond all doubt about who is compared with whom, that two share a handle, an e-mail address
(couples do), a phone number (so do households and offices); and each further one of these."""
_OTHER_HANDLE = -4.0
_BIRTHDAY, _DAY_OF_BIRTH, _OTHER_YEAR, _OTHER_BIRTHDAY = 7.0, 4.0, -3.0, -4.5
_LEAST_FOR_ORGANISATION, _MOST_FOR_ORGANISATION, _OTHER_ORGANISATION = 0.5, 3.0, -0.5
_SWITCHBOARD = -3.0
"""What it says that two share a number and an organisation, and nothing else: it may be everybody's there."""
_FEW = 10
"""So many who share a key are all compared with each other; of more, each with the `_NEAR` next ones."""
_NEAR = 4


class Pair(msgspec.Struct, frozen=True):
    """Two contacts who may be one person: their ids, how likely that is (0 to 1), and keys of `EVIDENCE`."""

    a: int
    b: int
    score: float
    evidence: tuple[str, ...]


def find_doubles(people: Sequence[Contact], least: float = LIKELY) -> list[Pair]:
    """Return who of a map (or a file) may be one person, the likeliest first; `a` is the smaller id.

    Left out are those of another kind (a service is nobody's double) and those of whom it is known that they
    are not the same (`Contact.distinct_from`). O(n log n).
    """
    search = _Search([traits_of(person) for person in sorted(people, key=lambda person: person.id)])
    return search.pairs(least)


def maybe_same(
    known: Sequence[Contact], people: Sequence[Contact], least: float = LIKELY
) -> dict[int, list[Pair]]:
    """Return for people of a file who of the map each may be: by the file's id, the likeliest first.

    In each pair `a` is the id on the map and `b` that in the file. O(n log n).
    """
    here = [traits_of(person) for person in sorted(known, key=lambda person: person.id)]
    search = _Search([*here, *map(traits_of, people)], len(here))
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in search.pairs(least):
        if len(found[pair.b]) < MOST_OF_ONE:
            found[pair.b].append(pair)
    return dict(found)


class _Search:
    """Everybody of one list; or of two, compared with each other, where the other begins at `second`."""

    def __init__(self, people: Sequence[Traits], second: int | None = None) -> None:
        self._people = people
        self._second = second
        self._names = Likenesses(person.name for person in people)
        self._shared = Counter(key for person in people for key in _addresses(person))
        self._organisations = Counter(person.organisation for person in people)
        larger = len(people) if second is None else max(second, len(people) - second)
        self._any_two = -log(10 * (larger + 10))  # of every ten people in a list one is there twice

    def pairs(self, least: float) -> list[Pair]:
        """Return the pairs that reach a score, the likeliest first."""
        found = []
        for one, other in self._candidates():
            a, b = self._people[one], self._people[other]
            if self._never(a.contact, b.contact):
                continue
            weight, evidence = self._weigh(a, b)
            score = 1 / (1 + exp(-max(-50.0, min(50.0, weight))))
            if score >= least:
                found.append(Pair(a.contact.id, b.contact.id, round(score, 4), evidence))
        return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yield places of people who share a key, each pair once, the smaller place first."""
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for place, person in enumerate(self._people):
            for key in dict.fromkeys(_keys(person)):
                blocks[key].append(place)
        seen: set[int] = set()
        for block in blocks.values():
            for one, other in combinations(block, 2) if len(block) <= _FEW else self._near(block):
                if self._second is not None and not one < self._second <= other:
                    continue
                pair = one * len(self._people) + other
                if pair not in seen:
                    seen.add(pair)
                    yield one, other

    def _near(self, block: list[int]) -> Iterator[tuple[int, int]]:
        line = sorted(block, key=self._beside)
        for at, place in enumerate(line):
            for other in line[at + 1 : at + 1 + _NEAR]:
                yield (place, other) if place < other else (other, place)

    def _beside(self, place: int) -> tuple[str, str, int]:
        person = self._people[place]
        return person.name.whole, person.organisation, place

    def _never(self, one: Contact, other: Contact) -> bool:
        if one.kind != other.kind:
            return True
        return self._second is None and (other.id in one.distinct_from or one.id in other.distinct_from)

    def _weigh(self, one: Traits, other: Traits) -> tuple[float, tuple[str, ...]]:
        address, shared = self._address(one, other)
        name = self._names.compare(one.name, other.name)
        organisation = self._organisation(one, other)
        if shared == ["same-phone"] and organisation[1] == "same-organisation":
            organisation = _SWITCHBOARD, organisation[1]
        further = [organisation, _birthday(one, other), _handles(one, other)]
        weight = (self._any_two if address is None else address) + name.weight + sum(w for w, _ in further)
        why = (*shared, *name.why, *(key for _, key in further if key))
        return weight, tuple(sorted(dict.fromkeys(why), key=EVIDENCE.index))

    def _address(self, one: Traits, other: Traits) -> tuple[float | None, list[str]]:
        """Return what it says that two share handles, addresses or numbers; None where they share none."""
        best: float | None = None
        why = []
        for key, worth, mine, theirs in (
            ("same-handle", _HANDLE, one.handles, other.handles),
            ("same-email", _EMAIL, one.emails, other.emails),
            ("same-phone", _PHONE, one.phones, other.phones),
        ):
            common: Collection[Hashable] = mine & theirs
            if not common:
                continue
            fewest = min(self._shared[key, each] for each in common)
            weight = worth - 2 * log(max(fewest - 1, 1))
            best = weight if best is None else max(best, weight) + _ONE_MORE
            why.append(key)
        return best, why

    def _organisation(self, one: Traits, other: Traits) -> tuple[float, str]:
        if not one.organisation or not other.organisation:
            return 0.0, ""
        if one.organisation != other.organisation:
            return _OTHER_ORGANISATION, "other-organisation"
        rare = log(0.5 * len(self._people) / self._organisations[one.organisation])
        return min(max(rare, _LEAST_FOR_ORGANISATION), _MOST_FOR_ORGANISATION), "same-organisation"


def _birthday(one: Traits, other: Traits) -> tuple[float, str]:
    mine, theirs = one.birthday, other.birthday
    if mine is None or theirs is None:
        return 0.0, ""
    years = {mine.year, theirs.year} - {""}
    if mine[1:] == theirs[1:]:
        if len(years) > 1:
            return _OTHER_YEAR, "other-birthday"
        return (_BIRTHDAY if mine.year and theirs.year else _DAY_OF_BIRTH), "same-birthday"
    if len(years) < 2 and (mine.month, mine.day) == (theirs.day, theirs.month):
        return 0.0, ""  # day and month have changed places in one of the two
    return _OTHER_BIRTHDAY, "other-birthday"


def _handles(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what it says that two go by other handles in one network."""
    if not one.handles or not other.handles or not one.handles.isdisjoint(other.handles):
        return 0.0, ""
    networks = {network for network, _ in one.handles} & {network for network, _ in other.handles}
    return (_OTHER_HANDLE, "other-handle") if networks else (0.0, "")


def _addresses(person: Traits) -> Iterator[tuple[str, Hashable]]:
    yield from (("same-handle", handle) for handle in person.handles)
    yield from (("same-email", email) for email in person.emails)
    yield from (("same-phone", phone) for phone in person.phones)


def _keys(person: Traits) -> Iterator[Hashable]:
    """Yield what two have to share at least one of to be compared."""
    yield from _addresses(person)
    yield from _name_keys(person.name)
    first = person.name.parts[0]
    if person.organisation:
        yield "organisation", first.plain, person.organisation
    if person.birthday is not None:
        yield "birthday", first.plain[:1], person.birthday[1:]


def _name_keys(name: Name) -> Iterator[Hashable]:
    yield "whole", name.whole
    yield "parts", "".join(sorted(part.plain for part in name.parts))
    parts = name.parts
    if len(parts) == 1:
        return
    ends = [(parts[-1], parts[0]), (parts[0], parts[-1])]
    ends += [(part, parts[0]) for part in parts[1:-1]] + [(parts[-1], part) for part in parts[1:-1]]
    for one, other in ends:
        yield "start", one.sound, other.sound[:3]  # a slip of the pen leaves the start or the end as it was
        yield "end", one.sound, other.sound[-3:]
        yield from (("nickname", one.sound, number) for number in other.nicknames)
    yield "initial", parts[-1].sound, parts[0].plain[:1]
