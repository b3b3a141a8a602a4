"""Who is part of every link between two groups: what a map loses with one person."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from krets.model import Network


def links(network: Network) -> dict[tuple[int, int], frozenset[int]]:
    """Return for each linked pair of groups the people who are part of every link between them.

    Two groups are linked by a person who is in both, and by a tie between a member of each; people who are
    not placed count for nothing. One person in the set is the only link; two are the ends of the only tie; an
    empty set means that no one is indispensable. Pairs run in the groups' order round the map.

    Formula: the intersection, over all links of the pair, of the people that make the link. In a graph where
    groups are nodes, the single person is what a cut vertex is between two blocks (Harary 1969, ch. 3).
    Complexity: O(people · groups² + ties · groups²), groups being those of one person.

    >>> from krets.model import Contact, Group, Tie
    >>> family, work = Group(1, "Family"), Group(2, "Work", start=0.5)
    >>> both = Contact(id=1, name="A", level=4, groups=(1, 2))
    >>> aunt = Contact(id=2, name="B", level=4, groups=(1,))
    >>> links(Network([family, work, both, aunt]))
    {(1, 2): frozenset({1})}
    """
    order = _order(network)
    groups = {
        person.id: tuple(dict.fromkeys(group for group in person.groups if group in order))
        for person in network.placed()
    }
    found: dict[tuple[int, int], frozenset[int]] = {}
    for pair, people in _all_links(network, groups):
        run = pair if order[pair[0]] < order[pair[1]] else (pair[1], pair[0])
        found[run] = found.get(run, people) & people
    return dict(sorted(found.items(), key=lambda link: (order[link[0][0]], order[link[0][1]])))


def _order(network: Network) -> dict[int, int]:
    ordered = sorted(network.groups.values(), key=lambda group: (group.start, group.id))
    return {group.id: place for place, group in enumerate(ordered)}


def _all_links(
    network: Network, groups: Mapping[int, tuple[int, ...]]
) -> Iterable[tuple[tuple[int, int], frozenset[int]]]:
    for who, own in groups.items():
        for one, other in combinations(own, 2):
            yield (one, other), frozenset({who})
    for tie in network.ties.values():
        for one in groups.get(tie.a, ()):
            for other in groups.get(tie.b, ()):
                if one != other:
                    yield (one, other), frozenset({tie.a, tie.b})
