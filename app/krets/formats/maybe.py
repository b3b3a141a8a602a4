"""Who of a file may be somebody who is here, or another of the file, though it is not certain."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from krets.formats.already import Already
from krets.formats.doubles import LIKELY, MOST_OF_ONE, find_doubles, maybe_same
from krets.formats.found import Found
from krets.formats.same import same_people
from krets.formats.text import folded
from krets.formats.together import together
from krets.model import Contact, Network


class Maybe(msgspec.Struct, frozen=True):
    """Somebody of a file, and who they may be: of the map where it is `here`, else of the file as well.

    `score` (0 to 1) and `evidence` are those of `krets.formats.doubles.Pair`; the least score is of those of
    whom no more is known than that the name of one is what the other is also called.
    """

    person: Contact
    other: Contact
    here: bool
    score: float
    evidence: tuple[str, ...]


def maybes(network: Network, found: Sequence[Found]) -> list[tuple[Maybe, ...]]:
    """Return for each file of an import whom of it the user has to be asked about, the likeliest first.

    Nobody is merged by it. Whoever is surely on the map already is not among them. Krets' own maps are taken
    at their word: two in one of them are two. Tables of our own are taken as one (`together`). Each file is
    asked about for itself, not against those before it: their people have no ids on the map yet by which an
    answer could name them. O(n log n).
    """
    return [tuple(_in_one(network, each)) for each in together(found)]


def _in_one(network: Network, found: Found) -> list[Maybe]:
    already = Already(network, found)
    same = same_people(network.contacts.values(), found.people, found.format != "krets", already)
    taken = {contact.id for contact in same.values()}
    people = [person for place, person in enumerate(found.people) if place not in same]
    known = [contact for contact in network.contacts.values() if contact.id not in taken]
    by_id = {person.id: person for person in people}
    pairs = [
        Maybe(by_id[person], network.contacts[pair.a], True, pair.score, pair.evidence)
        for person, several in maybe_same(known, people).items()
        for pair in several
    ]
    pairs += _called_alike(people, [(contact, contact, True) for contact in known])
    if found.format != "krets":
        pairs += [
            Maybe(by_id[pair.b], by_id[pair.a], False, pair.score, pair.evidence)
            for pair in find_doubles(people)
        ]
        pairs += _called_alike(people, [(one, found.people[at], False) for at, one in same.items()])
    pairs.sort(key=lambda each: (-each.score, each.person.id, not each.here, each.other.id))
    likeliest: dict[tuple[int, int, bool], Maybe] = {}
    for each in pairs:
        likeliest.setdefault((each.person.id, each.other.id, each.here), each)
    return list(likeliest.values())


def _called_alike(people: Iterable[Contact], known: Sequence[tuple[Contact, Contact, bool]]) -> list[Maybe]:
    """Return who of a file is called as somebody is also called, or the other way round: "Bob", "Mamma".

    `known` are those on the map, each with whom to ask about and whether that one is `here`: for whoever is
    in the file as well, it is that one.
    """
    by_name: dict[str, list[tuple[Contact, Contact, bool]]] = defaultdict(list)
    for each in known:
        for name in _names(each[0]):
            by_name[name].append(each)
    found = []
    for person in people:
        alike = {
            (other.id, here): (other, here)
            for name in _names(person)
            for contact, other, here in by_name.get(name, ())[: MOST_OF_ONE + 1]
            if contact.kind == person.kind and _only_also_called(person, contact)
        }
        found += [
            Maybe(person, other, here, LIKELY, ("same-name",))
            for other, here in list(alike.values())[:MOST_OF_ONE]
        ]
    return found


def _names(contact: Contact) -> list[str]:
    return list(dict.fromkeys(map(folded, (contact.name, *contact.aliases))))


def _only_also_called(person: Contact, known: Contact) -> bool:
    """Tell whether the name of one is another name of the other: names themselves are weighed elsewhere."""
    mine, theirs = folded(person.name), folded(known.name)
    return mine != theirs and (theirs in _names(person) or mine in _names(known))
