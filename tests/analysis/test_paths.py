"""Best routes: at most six edges, the right one among equals, the same in columns."""

from __future__ import annotations

from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given

from krets.analysis import Live
from krets.analysis.paths import Fans, Routes, best_routes
from krets.analysis.scoring import PASSED_IN, introductions, reading
from krets.model import Contact, Network, Tie, constants
from tests.analysis.drawn import TODAY, drawn_map, randoms
from tests.helpers.golden import ID, ON, golden


def _chain() -> Network:
    """ego–a1…a7 along seven edges of level 5, beside ego–b–a7 along two of level 2 (the design's example)."""
    people = [Contact(id=1, name="a1", level=5), Contact(id=8, name="b", level=2)]
    people += [Contact(id=i, name=f"a{i}", level=1) for i in range(2, 8)]
    ties = [Tie(id=i, a=i, b=i + 1, level=5) for i in range(1, 7)]
    return Network([*people, *ties, Tie(id=7, a=7, b=8, level=2)])


def test_six_edges_at_the_most() -> None:
    read = reading(_chain(), TODAY)
    routes = introductions(read.people, Fans(read.edges))
    assert routes.chance(7) == pytest.approx(0.04)  # unlimited Dijkstra says .9⁷ = .478297
    assert routes.path(7) == (8, 7)
    assert routes.chance(6) == pytest.approx(0.9**6)


def test_the_golden_routes() -> None:
    read = reading(golden(), ON)
    routes = introductions(read.people, Fans(read.edges))
    assert routes.path(ID["ida"]) == (ID["eva"], ID["ida"])
    assert routes.chance(ID["ida"]) == pytest.approx(0.28)
    assert routes.chance(ID["dag"]) == pytest.approx(0.494975, abs=1e-6)


def test_fewer_edges_win_among_equals() -> None:
    edges = {1: {2: 1.0}, 2: {1: 1.0, 3: 1.0}, 3: {2: 1.0}}
    routes = best_routes([(1, 0.5), (2, 0.25), (3, 0.125)], Fans(edges), {1.0: 0.5})
    assert [routes.path(contact) for contact in (1, 2, 3)] == [(1,), (2,), (3,)]


def test_smaller_ids_win_among_equals() -> None:
    edges = {1: {9: 1.0}, 2: {8: 1.0}, 8: {2: 1.0, 5: 1.0}, 9: {1: 1.0, 5: 1.0}, 5: {8: 1.0, 9: 1.0}}
    routes = best_routes([(2, 0.5), (1, 0.5)], Fans(edges), {1.0: 0.5})
    assert routes.path(5) == (1, 9, 5)  # not by the smaller id in between, but along the whole path


def test_who_is_blocked_is_reached_but_passes_nothing_on() -> None:
    edges = {1: {2: 1.0}, 2: {1: 1.0}}
    routes = best_routes([(1, 0.5)], Fans(edges), {1.0: 0.5}, blocked={1})
    assert (routes.chance(1), routes.chance(2)) == (0.5, None)


def _brute(network: Network) -> dict[int, tuple[float, tuple[int, ...]]]:
    """Every path of at most six edges, tried: the largest product, then fewer edges, then smaller ids."""
    read = reading(network, TODAY)
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for length in range(1, 7):
        for path in permutations(read.people, length):
            pairs = list(pairwise(path))
            if not read.people[path[0]].known or any(b not in read.edges[a] for a, b in pairs):
                continue
            product = read.people[path[0]].door
            for a, b in pairs:
                product *= PASSED_IN[read.edges[a][b]]
            old = best.get(path[-1])
            if old is None or product > old[0] + 1e-15:
                best[path[-1]] = product, path
    return best


@given(randoms)
def test_against_every_path(random: Random) -> None:
    network = drawn_map(random, most=6)
    read = reading(network, TODAY)
    routes = introductions(read.people, Fans(read.edges))
    wanted = _brute(network)
    assert routes.product == pytest.approx({contact: found[0] for contact, found in wanted.items()})
    for contact, (_, path) in wanted.items():
        assert routes.path(contact) == path


@given(randoms)
def test_columns_find_the_same_routes(random: Random) -> None:
    network = drawn_map(random, most=14)
    live = Live.of(network, TODAY)
    live.use_columns()
    read = reading(network, TODAY)
    wanted: Routes = introductions(read.people, Fans(read.edges))
    columns = live._columns
    assert columns is not None
    columns.take(live._patch())
    routes = columns.introductions(PASSED_IN)
    for contact, product in wanted.product.items():
        if product > constants.EQUAL:  # less than that counts as nothing
            assert routes.chance(contact) == pytest.approx(product)
            assert routes.path(contact) == wanted.path(contact)
            assert routes.steps(contact) == wanted.steps(contact)
