"""Best routes: the path with the largest product of probabilities, over at most six edges."""

from collections.abc import Collection, Iterable, Mapping

from krets.model.constants import EQUAL, HOPS

Edges = Mapping[int, Mapping[int, float]]
_NOBODY: Mapping[int, float] = {}


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

    def path(self, contact: int) -> tuple[int, ...]:
        """Return the people on the best route, the one nearest ego first, `contact` last; O(its length)."""
        steps = [contact]
        for parents in reversed(self._parents[: self.hops[contact]]):
            contact = parents[contact]
            steps.append(contact)
        steps.reverse()
        return tuple(steps)


def best_routes(
    starts: Iterable[tuple[int, float]],
    edges: Edges,
    chance: Mapping[float, float],
    rounds: int = HOPS - 1,
    blocked: Collection[int] = (),
) -> Routes:
    """Return the best routes from ego: T(u) = max Π q_edge over paths of at most `rounds` edges after the
    first.

    `starts` are the people at the far end of the first edge with its probability, `edges` gives the weight
    of each tie both ways round, `chance` the probability that belongs to a weight. Nobody in `blocked`
    passes anything on.

    Products within 1e-15 are equal: fewer edges win, then the lexicographically smaller path of ids.
    Whoever cannot be reached is missing. Range of a product [0, 1]. Cost O(rounds·(n + m)), in practice
    little more than O(n + m): Bellman-Ford in layers that goes on only from what a round has bettered,
    which is exact, since whatever does not beat a route of fewer edges can never be part of a better one.
    The maximum-influence path of Chen, Wang & Wang 2010, doi:10.1145/1835804.1835934, with the limit of
    five intermediaries.

    >>> routes = best_routes([(1, 0.9), (2, 0.1)], {1: {2: 0.65}, 2: {1: 0.65}}, {0.65: 0.7})
    >>> routes.product, routes.path(2)
    ({1: 0.9, 2: 0.63}, (1, 2))
    """
    product = dict(sorted(starts))
    hops = dict.fromkeys(product, 0)
    layer = [(contact, product[contact]) for contact in product]
    parents: list[dict[int, int]] = []
    beaten = dict.fromkeys(edges, -1.0) | product
    for step in range(1, rounds + 1):
        found: dict[int, int] = {}
        for contact, reached in layer:
            if contact in blocked:
                continue
            gain = {weight: reached * q for weight, q in chance.items()}
            for other, weight in edges.get(contact, _NOBODY).items():
                if gain[weight] > beaten[other] + EQUAL:
                    beaten[other] = gain[weight]
                    found[other] = contact
        if not found:
            break
        rank = {contact: place for place, (contact, _) in enumerate(layer)}
        order = sorted(found, key=lambda contact: (rank[found[contact]], contact))
        layer = [(contact, beaten[contact]) for contact in order]
        for contact, reached in layer:
            product[contact] = reached
            hops[contact] = step
        parents.append(found)
    return Routes(product, hops, parents)
