"""Who of a file is already on the map."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from krets.formats.complete import completed
from krets.formats.text import folded
from krets.model import Contact

LINKEDIN = "linkedin"
PERSONAL = {LINKEDIN, "instagram", "facebook", "x", "twitter", "mastodon", "bluesky", "threads", "signal"}
"""Channels on which a handle is one person's; a telephone or a web page may be a household's."""
_LOOKED_AT = 40
"""How many candidates of one key are weighed, so that thousands of namesakes cost no minutes."""


class Face(NamedTuple):
    """What somebody is known by, folded for comparing; `names` are the name and all others they go by."""

    contact: Contact
    name: str
    names: tuple[str, ...]
    organisation: str
    handles: tuple[tuple[str, str], ...]
    emails: tuple[str, ...]


def face(contact: Contact) -> Face:
    """Return what somebody is known by."""
    ways = (
        (folded(way.channel), folded(way.handle))
        for way in contact.channels
        if way.handle and folded(way.channel) in PERSONAL
    )
    emails = tuple(map(folded, contact.emails))
    names = tuple(dict.fromkeys(map(folded, (contact.name, *contact.aliases))))
    return Face(contact, names[0], names, folded(contact.organisation), tuple(ways), emails)


def same_people(known: Iterable[Contact], people: Sequence[Contact], correct: bool) -> dict[int, Contact]:
    """Return who of `people` (by place in the list) is whom of `known`; each of those at most once. O(n).

    Where everybody is here already with all that the file says, as after an import of the same file, they
    are found so. Else in rounds, the surest first: the same handle on a network; the same e-mail address and
    a word of the name; the same name (or another one they go by) in the same organisation; the same name
    where the file says nothing new; the same name where neither has anything that contradicts the other
    (other handles, other addresses, another organisation), and where it is clear who is meant: the file has
    as many of that name left as the map. Where several would do, one of the same name comes first, then the
    smaller id. `correct` is that of `completed`.
    """
    left = [face(contact) for contact in sorted(known, key=lambda contact: contact.id)]
    faces = [face(person) for person in people]
    found = _AllHere(left, faces, correct).find() if len(left) >= len(faces) else {}
    if found or not left:
        return found

    def nothing_new(person: Face, other: Face) -> bool:
        return completed(other.contact, person.contact, (), correct) is other.contact

    for keys, agree in (*_SURE, (_by_name, nothing_new)):
        left = _round(found, faces, left, keys, agree)
    clear = _clear_names((each for place, each in enumerate(faces) if place not in found), left)
    left = [each for each in left if not clear.isdisjoint(each.names)]
    _round(found, faces, left, _by_name, _no_contradiction)
    return found


def also_called(people: Sequence[Contact], whom: Mapping[int, Contact]) -> dict[int, int]:
    """Return who of a file was nobody's, but has another name of somebody whom the file has already. O(n).

    `whom` is what `same_people` returned; the result leads from place to place in the list.
    """
    by_alias: dict[str, tuple[int, Face]] = {}
    for place, contact in whom.items():
        for alias in contact.aliases:
            by_alias.setdefault(folded(alias), (place, face(contact)))
    found: dict[int, int] = {}
    for place, person in enumerate(people if by_alias else ()):
        first = by_alias.get(folded(person.name))
        if place not in whom and first is not None and _no_contradiction(face(person), first[1]):
            found[place] = first[0]
    return found


def _round(
    found: dict[int, Contact], faces: Sequence[Face], left: Sequence[Face], keys: "Keys", agree: "Agree"
) -> list[Face]:
    """Find whom one way of knowing people finds, and return who of the map is left then."""
    table = _table(left, keys)
    gone: set[int] = set()
    for place, person in enumerate(faces if table else ()):
        if place in found:
            continue
        whom = _choose(person, keys, table, agree, gone)
        if whom is not None:
            found[place] = whom
            gone.add(whom.id)
    return [other for other in left if other.contact.id not in gone]


def _clear_names(people: Iterable[Face], known: Iterable[Face]) -> set[str]:
    """Return the names that as many people of a file have as people of the map."""
    here = Counter(name for each in known for name in each.names)
    there = Counter(name for each in people for name in each.names)
    return {name for name, count in here.items() if count == there[name]}


Keys = Callable[[Face], Iterable[Hashable]]
Agree = Callable[[Face, Face], bool]
Table = dict[Hashable, deque[Face]]


def _table(known: Iterable[Face], keys: Keys) -> Table:
    table: Table = defaultdict(deque)
    for other in known:
        for key in keys(other):
            table[key].append(other)
    return table


def _choose(person: Face, keys: Keys, table: Table, agree: Agree, gone: set[int]) -> Contact | None:
    second = None
    for key in keys(person):
        candidates = table.get(key)
        while candidates and candidates[0].contact.id in gone:
            candidates.popleft()
        for other in islice(candidates or (), _LOOKED_AT):
            if not agree(person, other) or other.contact.id in gone:
                continue
            if other.name == person.name:
                return other.contact
            second = second or other.contact
    return second


class _AllHere:
    """Find for everybody of a file somebody to whom the file adds nothing, each another one, if that can be.

    A matching by augmenting paths (Kuhn 1955): whoever was given somebody steps aside for the next where
    there is another for them.
    """

    def __init__(self, known: Sequence[Face], people: Sequence[Face], correct: bool) -> None:
        self._people = people
        self._correct = correct
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
        """Yield who could be meant, those whom nobody has been given to first."""
        for (keys, agree, table), free in zip(self._tables, self._free, strict=True):
            for key in keys(person):
                line = free.get(key)
                while line and line[0].contact.id in self._given:
                    line.popleft()
                near = (*islice(line or (), _LOOKED_AT), *islice(table.get(key, ()), _LOOKED_AT))
                for other in near:
                    whom = other.contact
                    if agree(person, other) and completed(whom, person.contact, (), self._correct) is whom:
                        yield whom


def _by_handle(person: Face) -> Iterable[Hashable]:
    return person.handles


def _by_email(person: Face) -> Iterable[Hashable]:
    return person.emails


def _by_name_and_organisation(person: Face) -> Iterable[Hashable]:
    return ((name, person.organisation) for name in person.names) if person.organisation else ()


def _by_name(person: Face) -> Iterable[Hashable]:
    return person.names


def _always(person: Face, other: Face) -> bool:
    return True


def _names_meet(person: Face, other: Face) -> bool:
    """Tell whether two who share an address have a word of their names in common: couples share one too."""
    mine, theirs = (set(" ".join(each.names).split()) for each in (person, other))
    return not mine.isdisjoint(theirs)


def _same_handles(person: Face, other: Face) -> bool:
    """Tell whether no network knows the two by two handles."""
    mine, theirs = dict(person.handles), dict(other.handles)
    shared = mine.keys() & theirs.keys()
    return not shared or not set(person.handles).isdisjoint(other.handles)


def _no_contradiction(person: Face, other: Face) -> bool:
    if person.organisation != other.organisation and person.organisation and other.organisation:
        return False
    if person.emails and other.emails and set(person.emails).isdisjoint(other.emails):
        return False
    return _same_handles(person, other)


_SURE: tuple[tuple[Keys, Agree], ...] = (
    (_by_handle, _always),
    (_by_email, _names_meet),
    (_by_name_and_organisation, _same_handles),
)
_ROUNDS: tuple[tuple[Keys, Agree], ...] = (*_SURE, (_by_name, _no_contradiction))
