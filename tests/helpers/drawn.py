"""How well a map is drawn, in three figures; and the layouts to compare with.

Ties are taken as straight lines between the middles of two people, for every layout alike.
"""

from __future__ import annotations

from random import Random

import networkx as nx
import numpy as np
from networkx.drawing import layout as nx_layout
from numpy.typing import NDArray

from krets.model import LEVELS, Network
from krets.rings import band, on_circle, sectors

DENSE = 500
"""From so many people on, networkx' spring layout wants scipy; see `spring`."""
Places = dict[int, tuple[float, float]]
"""Where everybody is, by contact id."""

SAMPLE = 2_000
"""With more ties than that, only so many, evenly spaced in the order of their ids, are held against all."""


def crossings(network: Network, places: Places, sample: int = SAMPLE) -> float:
    """Return how many pairs of ties cross, ties with a person in common aside; estimated above `sample` ties.

    Exact by comparing each tie with all; an estimate counts every k-th tie's crossings, times k, halved.
    """
    ends = _ends(network, places)
    at = np.array([[places[a], places[b]] for a, b in ends.tolist()]).reshape(-1, 2, 2)
    step = max(1, -(-len(ends) // sample))
    chosen = range(0, len(ends), step)
    found = sum(_crossed_by(i, ends, at) for i in chosen)
    return found / 2 * (len(ends) / max(1, len(chosen)))


def _crossed_by(tie: int, ends: NDArray[np.int64], at: NDArray[np.float64]) -> int:
    """How many ties cross one: each has its two ends on different sides of the other."""
    a, b = at[tie]
    ours = _side(a, b, at[:, 0]) * _side(a, b, at[:, 1]) < 0
    theirs = _side(at[:, 0], at[:, 1], a) * _side(at[:, 0], at[:, 1], b) < 0
    apart = ~np.isin(ends, ends[tie]).any(axis=1)
    return int(np.count_nonzero(ours & theirs & apart))


def _side(a: NDArray[np.float64], b: NDArray[np.float64], of: NDArray[np.float64]) -> NDArray[np.float64]:
    """On which side of the line from a to b points are, by sign."""
    along, to = b - a, of - a
    sides: NDArray[np.float64] = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return sides


def overlaps(places: Places, apart: float) -> int:
    """Return how many pairs of people are nearer than `apart`."""
    grid: dict[tuple[int, int], list[tuple[float, float]]] = {}
    found = 0
    for x, y in places.values():
        column, row = int(x // apart), int(y // apart)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                found += sum((u - x) ** 2 + (v - y) ** 2 < apart**2 for u, v in grid.get((i, j), ()))
        grid.setdefault((column, row), []).append((x, y))
    return found


def mean_length(network: Network, places: Places) -> float:
    """Return the mean length of a tie, the farthest person being 1 from the middle of all."""
    where = np.array(list(places.values()))
    radius = float(np.hypot(*(where - (where.max(axis=0) + where.min(axis=0)) / 2).T).max())
    ends = _ends(network, places).tolist()
    lengths = [np.hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]) for a, b in ends]
    return float(np.mean(lengths)) / radius


def _ends(network: Network, places: Places) -> NDArray[np.int64]:
    ties = sorted(network.ties.values(), key=lambda tie: tie.id)
    return np.array([(tie.a, tie.b) for tie in ties if tie.a in places and tie.b in places])


def shell(network: Network) -> Places:
    """Return networkx' shell layout, a shell a ring, in the order of ids."""
    graph = _graph(network)
    rings = [[who for who in graph if network.contacts[who].level == level] for level in LEVELS]
    return _as_places(nx.shell_layout(graph, nlist=[ring for ring in rings if ring]))


def spring(network: Network, seed: int = 1) -> Places:
    """Return networkx' spring layout (Fruchterman & Reingold 1991) of the contacts, without ego.

    From 500 people on networkx' own door asks for scipy; behind it is the same method without.
    """
    graph = _graph(network)
    if len(graph) < DENSE:
        return _as_places(nx.spring_layout(graph, seed=seed))
    matrix = nx.to_numpy_array(graph).astype(np.float32)
    found = nx_layout._fruchterman_reingold(matrix, seed=seed)  # type: ignore[attr-defined] # see above
    return _as_places(dict(zip(graph, found, strict=True)))


def at_random(network: Network, seed: int = 1, *, keep_sectors: bool = True) -> Places:
    """Return the same rings with everybody anywhere inside theirs: in their own sector, or all round."""
    random = Random(seed)
    by_group = {sector.group: sector for sector in sectors(network)}
    places: Places = {}
    for who in sorted(network.placed(), key=lambda who: who.id):
        assert who.level is not None
        inner, outer = band(who.level)
        sector = by_group[network.sector(who)]
        turns = random.random()
        if keep_sectors:
            turns = sector.start + sector.span * turns
        places[who.id] = on_circle(turns, random.uniform(inner, outer))
    return places


def _graph(network: Network) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(who.id for who in network.placed()))
    graph.add_edges_from((tie.a, tie.b) for tie in network.ties.values() if tie.a in graph and tie.b in graph)
    return graph


def _as_places(found: dict[int, NDArray[np.float64]]) -> Places:
    return {who: (float(at[0]), float(at[1])) for who, at in found.items()}
