"""Best routes: the path with the largest product of probabilities, over at most six edges."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from krets.model import constants

Edges = Mapping[int, Mapping[int, float]]
_NOBODY: Mapping[int, float] = {}


class Ways(Protocol):
    """Routes that can be asked contact by contact."""

    def chance(self, contact: int) -> float | None:
        """Return the best product, or None if there is no route."""

    def steps(self, contact: int) -> int:
        """Return the number of edges after the first."""

    def path(self, contact: int) -> tuple[int, ...]:
        """Return the people on the best route, the one nearest ego first, `contact` last."""


class Routes:
    """The best route to everybody who can be reached: its product, and on asking its path.

    `product[u]` is the largest product found, `hops[u]` its number of steps from the start's own.
    """

    def __init__(
        self, product: dict[int, float], hops: dict[int, int], parents: list[dict[int, int]]
    ) -> None:
        self.product = product
        self.hops = hops
        self._parents = parents

    def chance(self, contact: int) -> float | None:
        """Return the best product, or None if there is no route; O(1)."""
        return self.product.get(contact)

    def steps(self, contact: int) -> int:
        """Return the number of edges after the first; O(1)."""
        return self.hops[contact]

    def path(self, contact: int) -> tuple[int, ...]:
        """Return the people on the best route, the one nearest ego first, `contact` last; O(its length)."""
        steps = [contact]
        for parents in reversed(self._parents[: self.hops[contact]]):
            contact = parents[contact]
            steps.append(contact)
        steps.reverse()
        return tuple(steps)


class Fans:
    """Everybody's ties, sorted by weight once they are asked for.

    `edges` gives the weight of each tie both ways round, and has an entry for everybody; whoever alters it
    calls `forget` for both ends.
    """

    def __init__(self, edges: Edges) -> None:
        self.edges = edges
        self._fans: dict[int, list[tuple[float, list[int]]]] = {}

    def of(self, contact: int) -> list[tuple[float, list[int]]]:
        """Return (weight, those tied with that weight) pairs; O(1) but for the first time."""
        found = self._fans.get(contact)
        if found is None:
            sorted_out: dict[float, list[int]] = {}
            for other, weight in self.edges.get(contact, _NOBODY).items():
                sorted_out.setdefault(weight, []).append(other)
            found = self._fans[contact] = list(sorted_out.items())
        return found

    def forget(self, contact: int) -> None:
        """Somebody's ties are no longer what they were."""
        self._fans.pop(contact, None)


def best_routes(
    starts: Iterable[tuple[int, float]],
    fans: Fans,
    chance: Mapping[float, float],
    rounds: int = constants.HOPS - 1,
    blocked: Collection[int] = (),
) -> Routes:
    """Return the best routes from ego: T(u) = max Π q_edge over paths of at most `rounds` edges after the
    first.

    `starts` are the people at the far end of the first edge with its probability, `chance` gives the
    probability that belongs to a weight. Nobody in `blocked` passes anything on.

    Products within 1e-15 are equal: fewer edges win, then the lexicographically smaller path of ids.
    Whoever cannot be reached is missing. Range of a product [0, 1]. Cost O(rounds·(n + m)), in practice
    little more than O(n + m): Bellman-Ford in layers that goes on only from what a round has bettered,
    which is exact, since whatever does not beat a route of fewer edges can never be part of a better one.
    The maximum-influence path of Chen, Wang & Wang 2010, doi:10.1145/1835804.1835934, with the limit of
    five intermediaries.

    >>> routes = best_routes([(1, 0.9), (2, 0.1)], Fans({1: {2: 0.65}, 2: {1: 0.65}}), {0.65: 0.7})
    >>> routes.product, routes.path(2)
    ({1: 0.9, 2: 0.63}, (1, 2))
    """
    product = dict(sorted(starts))
    hops = dict.fromkeys(product, 0)
    beaten = dict.fromkeys(fans.edges, -1.0) | product
    layer = list(product.items())
    parents: list[dict[int, int]] = []
    for step in range(1, rounds + 1):
        found: dict[int, int] = {}
        for contact, reached in layer:
            if contact in blocked:
                continue
            for weight, others in fans.of(contact):
                gain = reached * chance[weight]
                limit = gain - constants.EQUAL
                for other in others:
                    if beaten[other] < limit:
                        beaten[other] = gain
                        found[other] = contact
        if not found:
            break
        rank = {contact: place for place, (contact, _) in enumerate(layer)}
        order = sorted(found, key=lambda contact: (rank[found[contact]], contact))
        layer = [(contact, beaten[contact]) for contact in order]
        product.update(layer)
        hops.update(dict.fromkeys(order, step))
        parents.append(found)
    return Routes(product, hops, parents)
