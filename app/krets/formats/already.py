"""Whether a map has what a file says of somebody beside their own fields: whom they know, what passed."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property

from krets.formats.found import Found
from krets.formats.text import folded
from krets.model import Contact, Exchange, Network

_NONE: Counter[Hashable] = Counter()


class Already:
    """A file's ties and exchanges against a map's: people go by their names, since ids are not matched yet.

    Nothing is reckoned before the first question, and nothing twice. O(ties + exchanges).
    """

    def __init__(self, network: Network, found: Found) -> None:
        self._network = network
        self._found = found
        self._here: dict[int, tuple[Counter[Hashable], Counter[Hashable]]] = {}

    def tells_of(self, person: Contact) -> bool:
        """Tell whether the file has ties or exchanges of somebody."""
        return person.id in self._knows or person.id in self._met

    def has(self, person: Contact, known: Contact) -> bool:
        """Tell whether `known` knows people of all names whom `person` of the file does, and met as often.

        An archive tells more of a day than an older one did: of exchanges, day and channel count.
        """
        if known.id not in self._here:
            names: Counter[Hashable] = Counter()
            for id_ in self._network.neighbours(known.id):
                names.update(_names(self._network.contacts[id_]))
            self._here[known.id] = names, _days(self._network.exchanges_of(known.id).values())
        knows, met = self._here[known.id]
        return self._knows.get(person.id, _NONE) <= knows and self._met.get(person.id, _NONE) <= met

    @cached_property
    def _knows(self) -> dict[int, Counter[Hashable]]:
        names = {person.id: folded(person.name) for person in self._found.people}
        knows: dict[int, Counter[Hashable]] = defaultdict(Counter)
        for one, other in {ends for tie in self._found.ties for ends in ((tie.a, tie.b), (tie.b, tie.a))}:
            knows[one][names[other]] += 1
        return knows

    @cached_property
    def _met(self) -> dict[int, Counter[Hashable]]:
        logs: dict[int, list[Exchange]] = defaultdict(list)
        for exchange in self._found.exchanges:
            logs[exchange.contact].append(exchange)
        return {id_: _days(log) for id_, log in logs.items()}


def _names(contact: Contact) -> set[str]:
    return set(map(folded, (contact.name, *contact.aliases)))


def _days(exchanges: Iterable[Exchange]) -> Counter[Hashable]:
    return Counter((each.on, folded(each.channel)) for each in exchanges)
