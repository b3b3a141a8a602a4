"""Burt's measures against published values, networkx, and the running sums."""

from __future__ import annotations

from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from krets.analysis import holes, shape
from krets.analysis.hole_sums import HoleSums
from krets.analysis.known import KnownGraph
from krets.analysis.slices import whole
from tests.analysis.drawn import few, randoms

Adjacency = dict[int, dict[int, float]]
WEIGHTS = (0.15, 0.3, 0.65, 1.0)

# Borgatti 1997 and its weights, as in networkx's own tests
BORGATTI = "AB AF AG AE EG FG BG BD DG GC".split()  # noqa: SIM905 - reads as the edge list that it is
BORGATTI_WEIGHTS = (2, 3, 5, 2, 8, 3, 4, 1, 3, 10)


def ego_graph(graph: nx.Graph[Any], ego: object) -> tuple[dict[int, float], Adjacency]:
    """Return ego's weights and the ties among its neighbours, by numbers."""
    number = {node: i for i, node in enumerate(sorted(graph[ego], key=str), 1)}
    weights = {number[node]: float(graph[ego][node].get("weight", 1.0)) for node in number}
    ties: Adjacency = {i: {} for i in weights}
    for a, b, data in graph.subgraph(number).edges(data=True):
        ties[number[a]][number[b]] = ties[number[b]][number[a]] = float(data.get("weight", 1.0))
    return weights, ties


def borgatti(weighted: bool) -> nx.Graph[Any]:
    graph: nx.Graph[Any] = nx.Graph()
    for edge, weight in zip(BORGATTI, BORGATTI_WEIGHTS, strict=True):
        graph.add_edge(edge[0], edge[1], weight=weight if weighted else 1)
    return graph


# n, m, ES, efficiency, C, H, density, components, EB: the design's section 7, from Borgatti 1997, networkx's
# tests (all "whole" there; where ego's ties are all that counts they are the same) and hand calculation
@pytest.mark.parametrize(
    ("ego", "row"),
    [
        ("G", (6, 4, 4.6667, 0.7778, 0.4003, 0.0947, 0.2667, 2, 9.0)),
        ("A", (4, 3, 2.5, 0.625, 0.6836, 0.1678, 0.5, 1, 1.5)),
        ("B", (3, 2, 1.6667, 0.5556, 0.8395, 0.0737, 0.6667, 1, 0.5)),
        ("C", (1, 0, 1, 1, 1, 1, None, 1, 0)),
        ("D", (2, 1, 1, 0.5, 1.125, 0, 1, 1, 0)),
    ],
)
def test_borgattis_graph(ego: str, row: tuple[float | None, ...]) -> None:
    assert _row(borgatti(weighted=False), ego) == pytest.approx(row, abs=5e-5)


@pytest.mark.parametrize(
    ("ego", "effective", "constraint"),
    [("G", 5.4717, 0.2989), ("A", 2.4062, 0.8892), ("B", 1.4857, 1.1351), ("C", 1, 1), ("D", 1.0, 1.3630)],
)
def test_borgattis_graph_weighted(ego: str, effective: float, constraint: float) -> None:
    graph = ego_graph(borgatti(weighted=True), ego)
    assert holes.effective_size(*graph) == pytest.approx(effective, abs=6e-5)
    assert holes.constraint(*graph) == pytest.approx(constraint, abs=6e-5)


# the same section: n, m, ES, C, H, density, components, EB
@pytest.mark.parametrize(
    ("graph", "ego", "row"),
    [
        ("karate", 0, (16, 18, 13.75, 0.177728, 0.102427, 0.15, 4, 88.4167)),
        ("karate", 33, (17, 15, 15.235294, 0.180689, 0.262358, 0.110294, 4, 97.0)),
        ("karate", 2, (10, 11, 7.8, 0.244211, 0.056524, 0.244444, 4, 30.75)),
        ("karate", 8, (5, 5, 3.0, 0.554167, 0.021722, 0.5, 1, 3.5)),
        ("karate", 11, (1, 0, 1, 1, 1, None, 1, 0)),
        ("kite", 3, (6, 8, 3.3333, 0.4985, 0.0090, 0.5333, 1, 3.6667)),
        ("kite", 5, (5, 5, 3.0, 0.5542, 0.0217, 0.5, 1, 3.5)),
        ("kite", 7, (3, 1, 2.3333, 0.6111, 0.0522, 0.3333, 2, 2.0)),
        ("florence", "Medici", (6, 1, 5.6667, 0.2361, 0.0452, 0.0667, 5, 14.0)),
        ("florence", "Strozzi", (4, 2, 3.0, 0.5347, 0.0916, 0.3333, 2, 3.5)),
    ],
)
def test_well_known_graphs(graph: str, ego: object, row: tuple[float | None, ...]) -> None:
    graphs = {
        "karate": nx.Graph(nx.karate_club_graph().edges()),
        "kite": nx.krackhardt_kite_graph(),
        "florence": nx.florentine_families_graph(),
    }
    n, m, effective, _, *rest = _row(graphs[graph], ego)
    assert (n, m, effective, *rest) == pytest.approx(row, abs=5e-5)


def _row(graph: nx.Graph[Any], ego: object) -> tuple[float | None, ...]:
    weights, ties = ego_graph(graph, ego)
    size, count = len(weights), shape.tie_count(ties)
    return (
        size,
        count,
        holes.effective_size(weights, ties),
        holes.efficiency(weights, ties),
        holes.constraint(weights, ties),
        holes.hierarchy(weights, ties),
        shape.density(size, count),
        len(shape.components(weights, ties)),
        shape.ego_betweenness(weights, ties),
    )


def test_borgattis_dyadic_constraints() -> None:
    graph = ego_graph(borgatti(weighted=False), "G")  # A, B, C, D, E, F
    wanted = (0.151235, 0.085069, 0.027778, 0.049383, 0.043403, 0.043403)
    assert tuple(holes.dyadic_constraint(*graph).values()) == pytest.approx(wanted, abs=1e-6)
    wanted = (1 / 2, 1 / 3, 0, 1 / 6, 1 / 6, 1 / 6)
    assert tuple(holes.redundancy(*graph).values()) == pytest.approx(wanted)


def test_nobody() -> None:
    assert holes.effective_size({}, {}) is None
    assert holes.efficiency({}, {}) is None
    assert holes.constraint({}, {}) is None
    assert holes.hierarchy({}, {}) is None
    assert shape.ego_betweenness({}, {}) == 0.0
    assert shape.components({}, {}) == []


def test_the_largest_constraint_that_levels_allow() -> None:
    tied = {
        1: {2: 1.0},
        2: {1: 1.0},
    }  # two distant contacts who are closest to each other: the design's 1.7476
    assert holes.constraint({1: 0.15, 2: 0.15}, tied) == pytest.approx(1.7476, abs=5e-5)


def drawn(random: Random, most: int = 12) -> tuple[dict[int, float], Adjacency]:
    size = random.randint(1, most)
    weights = {i: random.choice(WEIGHTS) for i in range(1, size + 1)}
    ties: Adjacency = {i: {} for i in weights}
    for a in weights:
        for b in range(a + 1, size + 1):
            if random.random() < 0.35:
                ties[a][b] = ties[b][a] = random.choice(WEIGHTS)
    return weights, ties


def as_networkx(weights: dict[int, float], ties: Adjacency) -> nx.Graph[Any]:
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_weighted_edges_from((0, contact, weight) for contact, weight in weights.items())
    graph.add_weighted_edges_from((a, b, tie) for a, own in ties.items() for b, tie in own.items())
    return graph


@given(randoms)
def test_against_networkx(random: Random) -> None:
    weights, ties = drawn(random)
    graph = as_networkx(weights, ties)
    # with nodes=: without, networkx 3.5 and later normalise by the wrong maximum (networkx PR 8906)
    effective = nx.effective_size(graph, nodes=[0], weight="weight")[0]
    assert holes.effective_size(weights, ties) == pytest.approx(effective, abs=1e-12)
    constraint = nx.constraint(graph, nodes=[0], weight="weight")[0]
    assert holes.constraint(weights, ties) == pytest.approx(constraint, abs=1e-12)
    betweenness = nx.betweenness_centrality(graph, normalized=False)[0]
    assert shape.ego_betweenness(weights, ties) == pytest.approx(betweenness, abs=1e-9)
    alone = graph.subgraph(weights)
    assert shape.components(weights, ties) == sorted(map(len, nx.connected_components(alone)), reverse=True)
    if len(weights) > 1:
        assert shape.density(len(weights), shape.tie_count(ties)) == pytest.approx(nx.density(alone))


@given(randoms)
def test_ranges(random: Random) -> None:
    weights, ties = drawn(random)
    size = len(weights)
    effective = holes.effective_size(weights, ties)
    constraint, hierarchy = holes.constraint(weights, ties), holes.hierarchy(weights, ties)
    assert effective is not None
    assert constraint is not None
    assert hierarchy is not None
    assert 1 - 1e-12 <= effective <= size + 1e-12
    assert 0 < constraint <= max(1.0, size)
    assert 0 <= hierarchy <= 1
    assert 0 <= shape.ego_betweenness(weights, ties) <= size * (size - 1) / 2
    if not any(ties.values()):
        squares = sum(weight**2 for weight in weights.values())
        assert constraint == pytest.approx(squares / sum(weights.values()) ** 2)  # 1/n where they weigh alike
        assert effective == size


@few
@given(randoms)
def test_sums_follow_every_edit(random: Random) -> None:
    graph = KnownGraph()
    for _ in range(40):
        a, b = random.randint(1, 9), random.randint(1, 9)
        if a not in graph.weight:
            near = {c: random.choice(WEIGHTS) for c in graph.weight if random.random() < 0.4}
            graph.enter(a, random.choice(WEIGHTS), near)
        elif random.random() < 0.15:
            graph.leave(a)
        elif random.random() < 0.4 or a == b or b not in graph.weight:
            graph.weigh(a, random.choice(WEIGHTS))
        elif b in graph.ties[a]:
            graph.untie(a, b)
        else:
            graph.tie(a, b, random.choice(WEIGHTS))
        weights, ties = graph.weight, graph.ties
        wanted = (
            holes.effective_size(weights, ties),
            holes.constraint(weights, ties),
            holes.hierarchy(weights, ties),
        )
        assert graph.holes() == pytest.approx(wanted, abs=1e-9)
        assert graph.components() == len(shape.components(weights, ties))
        assert graph.betweenness() == pytest.approx(shape.ego_betweenness(weights, ties), abs=1e-9)
        assert graph.count == shape.tie_count(ties)


def test_a_clique_comes_together_and_apart() -> None:
    graph = KnownGraph()
    for contact in range(90):
        graph.enter(contact, 0.3, dict.fromkeys(range(contact), 0.3))
    assert graph.betweenness() == 0.0
    graph.untie(3, 4)
    assert graph.betweenness() == pytest.approx(1 / 89)
    graph.untie(5, 6)
    graph.tie(3, 4, 1.0)
    assert graph.betweenness() == pytest.approx(1 / 89)
    for contact in range(7, 90):
        graph.leave(contact)
    assert graph.betweenness() == pytest.approx(1 / 6)


@pytest.mark.parametrize("masked", [0, 5_000])
def test_sums_with_masks_and_without(masked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("krets.analysis.pair_counts.MASKED", masked)
    graph, random = KnownGraph(), Random(1)
    for contact in range(40):
        near = {c: 0.3 for c in graph.weight if random.random() < 0.3}
        graph.enter(contact, 0.3, near)
    for contact in random.sample(range(40), 15):
        graph.leave(contact)
    assert graph.betweenness() == pytest.approx(shape.ego_betweenness(graph.weight, graph.ties))


def test_sums_read_at_once() -> None:
    weights, ties = drawn(Random(3), 12)
    sums = HoleSums(weights, ties)
    whole(sums.read_all())
    assert sums.values() == pytest.approx(
        (holes.effective_size(weights, ties), holes.constraint(weights, ties), holes.hierarchy(weights, ties))
    )


def test_everybody_gone_leaves_no_rest() -> None:
    graph = KnownGraph()
    graph.enter(1, 0.3, {})
    graph.enter(2, 0.65, {1: 1.0})
    graph.leave(1)
    graph.leave(2)
    assert graph.holes() == (None, None, None)
    graph.enter(3, 0.15, {})
    assert graph.holes() == pytest.approx((1.0, 1.0, 1.0))
