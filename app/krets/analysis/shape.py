"""The shape of the network among the known contacts, ego left out; and how often ego stands between
them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from krets.analysis.slices import Slices, whole

Ties: TypeAlias = Mapping[int, Mapping[int, object]]


def tie_count(ties: Ties) -> int:
    """Return m, the number of ties among known contacts. O(n).

    >>> tie_count({1: {2: 1.0}, 2: {1: 1.0}})
    1
    """
    return sum(map(len, ties.values())) // 2


def density(size: int, ties: int) -> float | None:
    """Return D = 2m/(n(n−1)), the share of pairs who know each other.

    Range [0, 1]; None for fewer than two contacts. O(1). Wasserman & Faust 1994, *Social Network Analysis*.

    >>> density(8, 5), density(1, 0)
    (0.17857142857142858, None)
    """
    return 2.0 * ties / (size * (size - 1)) if size > 1 else None


def components(contacts: Iterable[int], ties: Ties) -> list[int]:
    """Return the sizes of the components among the known contacts, largest first.

    Nobody → an empty list. O(n + m).

    >>> components([1, 2, 3], {1: {2: 1.0}, 2: {1: 1.0}})
    [2, 1]
    """
    left = set(contacts)
    sizes = []
    while left:
        found = [left.pop()]
        for contact in found:
            fresh = left.intersection(ties.get(contact, ()))
            left -= fresh
            found += fresh
        sizes.append(len(found))
    return sorted(sizes, reverse=True)


def bridged_pairs(ties: Ties) -> Slices[Counter[int]]:
    """Return how many pairs who do not know each other have 1, 2, 3 ... common acquaintances.

    Pairs with none are left out. O(Σ degree²), by counting wedges, a slice for each contact.

    >>> whole(bridged_pairs({1: {2: 1.0}, 2: {1: 1.0, 3: 1.0}, 3: {2: 1.0}}))
    Counter({1: 1})
    """
    found: Counter[int] = Counter()
    for contact, own in ties.items():
        yield
        common: Counter[int] = Counter()
        for other in own:
            common.update(ties[other].keys())
        for third, count in common.items():
            if third > contact and third not in own:
                found[count] += 1
    return found


def betweenness(size: int, ties: int, bridged: Mapping[int, int]) -> float:
    """Return EB from the number of contacts, of ties, and of bridged pairs by common acquaintances.
    O(classes).

    >>> betweenness(3, 2, {1: 1})
    0.5
    """
    pairs = size * (size - 1) // 2 - ties - sum(bridged.values())
    return pairs + sum(count / (1 + common) for common, count in sorted(bridged.items()))


def ego_betweenness(contacts: Iterable[int], ties: Ties) -> float:
    """Return EB = Σ 1/(A²)_ij over pairs of known contacts who do not know each other.

    (A²)_ij counts their common acquaintances, ego included: so each pair counts ego's part among those who
    could bring them together. Range [0, n(n−1)/2], the maximum for a star, 0 for a clique and for nobody.
    O(Σ degree²). Everett & Borgatti 2005, doi:10.1016/j.socnet.2004.11.007; it is ego's betweenness inside
    the ego network.

    >>> chain = {1: {2: 1.0}, 2: {1: 1.0, 3: 1.0}, 3: {2: 1.0}}
    >>> ego_betweenness([1, 2, 3], {}), ego_betweenness([1, 2, 3], chain)
    (3.0, 0.5)
    """
    return betweenness(len(set(contacts)), tie_count(ties), whole(bridged_pairs(ties))) + 0.0
