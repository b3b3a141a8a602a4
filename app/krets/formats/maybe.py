"""Who of a file may be somebody who is here, or another of the file, though it is not certain."""

import msgspec

from krets.formats.already import Already
from krets.formats.doubles import find_doubles, maybe_same
from krets.formats.found import Found
from krets.formats.same import same_people
from krets.model import Contact, Network


class Maybe(msgspec.Struct, frozen=True):
    """Somebody of a file, and who they may be: of the map where it is `here`, else of the file as well.

    `score` (0 to 1) and `evidence` are those of `krets.formats.doubles.Pair`.
    """

    person: Contact
    other: Contact
    here: bool
    score: float
    evidence: tuple[str, ...]


def maybes(network: Network, found: Found) -> list[Maybe]:
    """Return whom of a file the user has to be asked about, the likeliest first; nobody is merged by it.

    Whoever is surely on the map already is not among them. Krets' own maps are taken at their word: two in
    one of them are two. O(n log n).
    """
    has = Already(network, found).has
    same = same_people(network.contacts.values(), found.people, found.format != "krets", has)
    taken = {contact.id for contact in same.values()}
    people = [person for place, person in enumerate(found.people) if place not in same]
    known = [contact for contact in network.contacts.values() if contact.id not in taken]
    by_id = {person.id: person for person in people}
    pairs = [
        Maybe(by_id[person], network.contacts[pair.a], True, pair.score, pair.evidence)
        for person, several in maybe_same(known, people).items()
        for pair in several
    ]
    if found.format != "krets":
        pairs += [
            Maybe(by_id[pair.b], by_id[pair.a], False, pair.score, pair.evidence)
            for pair in find_doubles(people)
        ]
    return sorted(pairs, key=lambda each: (-each.score, each.person.id, not each.here, each.other.id))
