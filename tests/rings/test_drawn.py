"""A tidied map beside networkx' layouts and beside chance; more figures, larger maps: `make bench`."""

from __future__ import annotations

import pytest

from krets.model import Network
from krets.rings import positions, tidy
from tests.helpers.drawn import at_random, crossings, overlaps, shell, spring
from tests.helpers.foci import shared
from tests.helpers.strategies import NOW


@pytest.fixture(scope="module")
def tidied() -> Network:
    network = shared(150, 500)
    network.apply(tidy(network, NOW))
    return network


def test_crossings_are_counted_right() -> None:
    """By hand: in a square whose four corners all know each other only the two diagonals cross."""
    from krets.model import Contact, Tie

    corners = {1: (0.0, 0.0), 2: (1.0, 0.0), 3: (1.0, 1.0), 4: (0.0, 1.0)}
    pairs = [(a, b) for a in corners for b in corners if a < b]
    square = Network(
        [
            *(Contact(id=each, name=str(each), level=3) for each in corners),
            *(Tie(id=i, a=a, b=b) for i, (a, b) in enumerate(pairs, 1)),
        ]
    )
    assert crossings(square, corners) == 1
    assert crossings(square, corners, sample=3) in (0, 1, 2)
    assert overlaps(corners, 1.01) == 4


def test_few_ties_cross(tidied: Network) -> None:
    """Under a third of networkx' shell layout, at most twice its spring layout, a third fewer than chance."""
    ours = crossings(tidied, positions(tidied))
    assert ours < crossings(tidied, shell(tidied)) / 3
    assert ours <= 2 * crossings(tidied, spring(tidied))
    assert ours <= crossings(tidied, at_random(tidied, keep_sectors=False)) * 2 / 3
