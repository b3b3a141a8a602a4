"""Who of a file is already on the map."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from krets.formats.already import Already
from krets.formats.certain import one_name
from krets.formats.complete import completed
from krets.formats.faces import (
    Agree,
    Face,
    Keys,
    agree_at_work,
    always,
    born_alike,
    by_email,
    by_handle,
    by_name,
    by_name_and_organisation,
    by_nickname_and_address,
    face,
    no_contradiction,
    same_name,
    says_nothing_new,
)
from krets.formats.text import folded
from krets.model import Contact

_LOOKED_AT = 40
"""How many candidates of one key are weighed, so that thousands of namesakes cost no minutes."""


def same_people(
    known: Iterable[Contact], people: Sequence[Contact], correct: bool, already: Already
) -> dict[int, Contact]:
    """Return who of `people` (by place in the list) is whom of `known`; each of those at most once. O(n).

    Where everybody is here already with all that the file says, as after an import of the same file, they
    are found so. Else in rounds, the surest first: the same handle on a network; the same e-mail address and
    the same name; that address and a name that is the same beyond doubt (`krets.formats.certain`), where
    that is clear; the same name (or another whole one they go by) in the same organisation; the same name,
    or a nickname and an address or a number, where the file says nothing new; the same name where neither has
    anything that contradicts the other (other handles, other addresses, another organisation), and where it
    is clear who is meant: the file has as many of that name left as the map. Where several would do, one of
    the same name comes first, then who has the ties and the log that the file tells of, then the smaller id,
    both in the file and on the map. Where two of these are known to be two people, it is who has exactly what
    the file says, ties and log included, or nobody.

    `correct` is that of `completed`.
    """
    left = [face(contact) for contact in sorted(known, key=lambda contact: contact.id)]
    if not left:
        return {}
    order = sorted(range(len(people)), key=lambda place: people[place].id)
    faces = [face(people[place]) for place in order]
    found = _Matching(left, faces, correct, already).find()
    return {order[at]: whom for at, whom in found.items()}


def also_called(people: Sequence[Contact], whom: Mapping[int, Contact]) -> dict[int, int]:
    """Return who of a file was nobody's, but has another name of somebody whom the file has already. O(n).

    A nickname, or a name that several of the file have (they are several), has to come with an address or a
    number of theirs, and nothing that would be new of them. `whom` is what `same_people` returned; the result
    leads from place to place in the list.
    """
    if len(whom) == len(people):
        return {}
    lines = [folded(person.name) for person in people]
    shared = Counter(lines)
    # as they will be with what the file says of them elsewhere
    faces = {place: face(completed(contact, people[place], (), True)) for place, contact in whom.items()}
    by_alias: dict[str, int] = {}
    by_way: dict[Hashable, int] = {}
    for place, known in faces.items():
        for name in known.names[1:]:
            by_alias.setdefault(name, place)
        for way in by_nickname_and_address(known):
            by_way.setdefault(way, place)
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        if place in whom:
            continue
        mine = face(people[place])
        first = by_alias.get(line) if shared[line] == 1 else None
        if first is not None and no_contradiction(mine, faces[first]):
            found[place] = first
            continue
        first = next((by_way[way] for way in by_nickname_and_address(mine) if way in by_way), None)
        if first is not None and _adds_nothing(mine, faces[first], correct=True):
            found[place] = first
    return found


def _adds_nothing(person: Face, other: Face, correct: bool) -> bool:
    return born_alike(person, other) and says_nothing_new(person, other, correct)


Table = dict[Hashable, deque[Face]]


def _table(known: Iterable[Face], keys: Keys) -> Table:
    table: Table = defaultdict(deque)
    for other in known:
        for key in keys(other):
            table[key].append(other)
    return table


class _Matching:
    """The rounds, one after the other, over those of the map who are left."""

    def __init__(
        self, known: Sequence[Face], people: Sequence[Face], correct: bool, already: Already
    ) -> None:
        self._left = list(known)
        self._people = people
        self._correct = correct
        self._already = already
        self._rivals = _rivals(known)
        self._found: dict[int, Contact] = {}

    def find(self) -> dict[int, Contact]:
        """Return whom everybody is who is here, by place in the list."""
        if len(self._left) >= len(self._people):
            everybody = _AllHere(self._left, self._people, self._says_nothing_new, self._sorted_out).find()
            if everybody:
                return everybody
        self._round(by_handle, always)
        self._round(by_email, same_name)
        self._clear_by_email()
        self._round(by_name_and_organisation, agree_at_work)
        self._round(by_name, self._adds_nothing)
        self._round(by_nickname_and_address, self._adds_nothing)
        clear = self._clear_names()
        self._left = [each for each in self._left if not clear.isdisjoint(each.names)]
        self._round(by_name, no_contradiction)
        return self._found

    def _says_nothing_new(self, person: Face, other: Face) -> bool:
        return says_nothing_new(person, other, self._correct)

    def _adds_nothing(self, person: Face, other: Face) -> bool:
        return _adds_nothing(person, other, self._correct)

    def _round(self, keys: Keys, agree: Agree) -> None:
        """Find whom one way of knowing people finds."""
        table = _table(self._left, keys)
        gone: set[int] = set()
        for place, person in self._open() if table else ():
            whom = self._choose(person, keys, table, agree, gone)
            if whom is not None:
                self._found[place] = whom
                gone.add(whom.id)
        self._without(gone)

    def _open(self) -> Iterator[tuple[int, Face]]:
        return ((place, each) for place, each in enumerate(self._people) if place not in self._found)

    def _without(self, gone: set[int]) -> None:
        self._left = [other for other in self._left if other.contact.id not in gone]

    def _choose(self, person: Face, keys: Keys, table: Table, agree: Agree, gone: set[int]) -> Contact | None:
        second = None
        for key in keys(person):
            line = table.get(key)
            while line and line[0].contact.id in gone:
                line.popleft()
            near = (other for other in islice(line or (), _LOOKED_AT) if other.contact.id not in gone)
            for other in self._sorted_out(person, near, agree):
                if other.name == person.name:
                    return other.contact
                second = second or other.contact
        return second

    def _sorted_out(self, person: Face, near: Iterable[Face], agree: Agree) -> Iterator[Face]:
        """Yield who agrees, those first who have the file's ties and log of somebody.

        Where two who agree are known to be two, it is only who has exactly what the file says.
        """
        if not self._rivals:
            yield from self._told_first(person, (other for other in near if agree(person, other)))
            return
        alike = [other for other in near if agree(person, other)]
        ids = {other.contact.id for other in alike}
        if any(not ids.isdisjoint(self._rivals.get(id_, ())) for id_ in ids):
            alike = [other for other in alike if self._is_exactly(person, other)]
        yield from self._told_first(person, alike)

    def _told_first(self, person: Face, others: Iterable[Face]) -> Iterator[Face]:
        if not self._already.tells_of(person.contact):
            yield from others
            return
        second = []
        for other in others:
            if self._already.has(person.contact, other.contact):
                yield other
            else:
                second.append(other)
        yield from second

    def _is_exactly(self, person: Face, other: Face) -> bool:
        return self._says_nothing_new(person, other) and self._already.has(person.contact, other.contact)

    def _clear_by_email(self) -> None:
        """Find who shares an address with just one of the same name beyond doubt, and the other way round."""
        table = _table(self._left, by_email)
        wanted: dict[int, dict[int, Contact]] = {}
        for place, person in self._open() if table else ():
            lines = [table[key] for key in person.emails if key in table]
            if lines and sum(map(len, lines)) <= _LOOKED_AT:
                wanted[place] = {
                    other.contact.id: other.contact
                    for line in lines
                    for other in line
                    if born_alike(person, other) and one_name(person.contact.name, other.contact.name)
                }
        claims = Counter(id_ for several in wanted.values() for id_ in several)
        for place, several in wanted.items():
            (whom,) = several.values() if len(several) == 1 else (None,)
            if whom is not None and claims[whom.id] == 1:
                self._found[place] = whom
        self._without({whom.id for whom in self._found.values()})

    def _clear_names(self) -> set[str]:
        """Return the names that as many people of the file have left as people of the map."""
        here = Counter(name for each in self._left for name in each.names)
        there = Counter(name for _, each in self._open() for name in each.names)
        return {name for name, count in here.items() if count == there[name]}


def _rivals(known: Iterable[Face]) -> dict[int, set[int]]:
    """Return for whoever is known to be another than somebody else who those others are, both ways."""
    rivals: dict[int, set[int]] = defaultdict(set)
    for each in known:
        for other in each.contact.distinct_from:
            rivals[each.contact.id].add(other)
            rivals[other].add(each.contact.id)
    return dict(rivals)


SortedOut = Callable[[Face, Iterable[Face], Agree], Iterator[Face]]


class _AllHere:
    """Find for everybody of a file somebody to whom the file adds nothing, each another one, if that can be.

    A matching by augmenting paths (Kuhn 1955): whoever was given somebody steps aside for the next where
    there is another for them.
    """

    def __init__(
        self, known: Sequence[Face], people: Sequence[Face], nothing_new: Agree, sorted_out: SortedOut
    ) -> None:
        self._people = people
        self._nothing_new = nothing_new
        self._sorted_out = sorted_out
        self._tables = [(keys, agree, _table(known, keys)) for keys, agree in _ROUNDS]
        self._free = [_table(known, keys) for keys, _ in _ROUNDS]
        self._given: dict[int, int] = {}
        self._whom: dict[int, Contact] = {}

    def find(self) -> dict[int, Contact]:
        """Return whom everybody is, by place in the list; nothing where somebody is not here."""
        if all(self._give(place, set()) for place in range(len(self._people))):
            return self._whom
        return {}

    def _give(self, place: int, asked: set[int]) -> bool:
        for whom in self._candidates(self._people[place]):
            if whom.id in asked:
                continue
            asked.add(whom.id)
            if len(asked) > _LOOKED_AT:
                return False
            holder = self._given.get(whom.id)
            if holder is None or self._give(holder, asked):
                self._given[whom.id] = place
                self._whom[place] = whom
                return True
        return False

    def _candidates(self, person: Face) -> Iterator[Contact]:
        """Yield who could be meant; of each key those of the same name first, and whom nobody has yet."""
        for (keys, agree, table), free in zip(self._tables, self._free, strict=True):

            def fits(person: Face, other: Face, agree: Agree = agree) -> bool:
                return agree(person, other) and self._nothing_new(person, other)

            for key in keys(person):
                line = free.get(key)
                while line and line[0].contact.id in self._given:
                    line.popleft()
                first = (
                    each for each in islice(line or (), _LOOKED_AT) if each.contact.id not in self._given
                )
                near = chain(first, islice(table.get(key, ()), _LOOKED_AT))
                second = []
                for other in self._sorted_out(person, near, fits):
                    if other.name == person.name:
                        yield other.contact
                    else:
                        second.append(other.contact)
                yield from second


_ROUNDS: tuple[tuple[Keys, Agree], ...] = (
    (by_handle, always),
    (by_email, same_name),
    (by_name_and_organisation, agree_at_work),
    (by_nickname_and_address, born_alike),
    (by_name, no_contradiction),
)
"""Ways of knowing people, the surest first, for those to whom a file adds nothing."""
