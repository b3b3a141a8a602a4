"""What the sections share: the map to write about with its scores, people in their order, who holds what."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from krets import words
from krets.model import LEVELS, Contact, Explanation, Network, Scores
from krets.report.options import Options
from krets.words import report as said

_DIGITS = re.compile(r"(\d+)")

Order = tuple[tuple[int, int, str], ...]


class Drawn:
    """A map as others may see it, with the scores of the whole one.

    `bases` are the explanations of the six scores, `options` what the user chose. For reading.
    """

    def __init__(
        self, network: Network, scores: Scores, bases: Mapping[str, Explanation], options: Options
    ) -> None:
        self.network = network
        self.scores = scores
        self.bases = bases
        self.options = options

    @cached_property
    def placed(self) -> list[Contact]:
        """Everybody on a ring, from the innermost outwards, by name in each."""
        rank = {level: place for place, level in enumerate(LEVELS)}
        people = [person for person in self.network.placed() if person.level is not None]
        return sorted(people, key=lambda person: (rank[person.level or 1], by_name(person)))

    @cached_property
    def known(self) -> list[Contact]:
        """Those of them whom ego has met."""
        return [person for person in self.placed if person.level != 1]

    @cached_property
    def waiting(self) -> list[Contact]:
        """Everybody who is not placed, by name."""
        return sorted((p for p in self.network.contacts.values() if p.level is None), key=by_name)

    def groups_of(self, person: Contact) -> tuple[int, ...]:
        """Return the groups that somebody is in, each once, as far as they are there."""
        return tuple(dict.fromkeys(group for group in person.groups if group in self.network.groups))

    def members(self) -> dict[int, list[Contact]]:
        """Return the placed people of each group, in the groups' order round the map."""
        found: dict[int, list[Contact]] = {
            group.id: []
            for group in sorted(self.network.groups.values(), key=lambda each: (each.start, each.id))
        }
        for person in self.placed:
            for group in self.groups_of(person):
                found[group].append(person)
        return found


def by_name(person: Contact) -> tuple[Order, int]:
    """Return what to sort people by: their name, numbers in it as numbers; their id where names are one.

    >>> from krets.model import Contact
    >>> people = [Contact(id=1, name="Person 10"), Contact(id=2, name="person 9")]
    >>> [person.id for person in sorted(people, key=by_name)]
    [2, 1]
    """
    return alphabetical(person.name), person.id


def alphabetical(text: str) -> Order:
    """Return what to sort a text by, whatever its case; digits in it count as numbers."""
    parts = _DIGITS.split(text.casefold())
    return tuple((0, int(part[:4000]), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def helps(people: Iterable[Contact]) -> dict[str, list[Contact]]:
    """Return who can help with what, by resource; O(offers)."""
    found: dict[str, dict[int, Contact]] = {}
    for person in people:
        for offer in person.offers:
            found.setdefault(offer.resource, {})[person.id] = person
    return {resource: list(holders.values()) for resource, holders in found.items()}


def knows(people: Iterable[Contact]) -> dict[str, list[Contact]]:
    """Return who knows about what, by topic whatever its case, under the spelling met first; O(topics)."""
    spelled: dict[str, str] = {}
    found: dict[str, dict[int, Contact]] = {}
    for person in people:
        for topic in person.topics:
            name = spelled.setdefault(topic.topic.casefold(), topic.topic)
            found.setdefault(name, {})[person.id] = person
    return {topic: list(holders.values()) for topic, holders in found.items()}


def capital(text: str) -> str:
    """Return a text with its first letter large.

    >>> capital("a car or a lift")
    'A car or a lift'
    """
    return text[:1].upper() + text[1:]


def in_words(resources: Iterable[str], topics: Iterable[str]) -> str:
    """Return resources and topics as one list of things."""
    named = {words.resource_name(resource) for resource in resources} | set(topics)
    return said.listed(sorted(named, key=alphabetical))
