"""Nothing that is drawn lies on anything else: discs and names, fitted and from nearer by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from krets.formats import plan, sample
from krets.look import LIGHT
from krets.model import Network
from krets.picture import Camera, Scene, Show, compose
from krets.rings import Boxes, settle, tidy
from tests.helpers.foci import shared
from tests.helpers.strategies import NOW

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (1100.0, 860.0)


def sampled() -> Network:
    network = Network()
    network.apply(settle(network, plan(network, sample(date(2026, 11, 22))).change(NOW)))
    return network


def tidied(people: int) -> Network:
    network = shared(people, people * 4)
    network.apply(tidy(network, NOW))
    return network


MAPS: dict[str, Callable[[], Network]] = {
    "sample": sampled,
    "150": lambda: tidied(150),
    "1,000": lambda: tidied(1_000),
}


@pytest.fixture(scope="module", params=MAPS)
def network(request: pytest.FixtureRequest) -> Network:
    return MAPS[request.param]()


def overlaps_of_discs(scene: Scene) -> int:
    discs = sorted(scene.discs, key=lambda disc: disc.x)
    found = 0
    for i, one in enumerate(discs):
        for other in discs[i + 1 :]:
            if other.x - one.x >= one.r + other.r:
                break
            apart = (other.x - one.x) ** 2 + (other.y - one.y) ** 2
            found += apart < (one.r + other.r - 0.5) ** 2
    return found


def overlaps_of_names(scene: Scene) -> int:
    """How many names lie on an earlier name, a ring's name, ego, or on a disc."""
    taken, found = Boxes(), 0
    for disc in scene.discs:
        taken.add_disc((disc.x, disc.y, disc.r))
    for ring in scene.rings:
        taken.add(ring.box)
    taken.add((scene.x - scene.ego_r, scene.y - scene.ego_r, 2 * scene.ego_r, 2 * scene.ego_r))
    if scene.legend_box is not None:
        taken.add(scene.legend_box)
    for label in scene.labels:
        found += not taken.free(label.box)
        taken.add(label.box)
    return found


@pytest.mark.parametrize("camera", [Camera(), Camera(0.5, -0.3, 2.0), Camera(-0.4, 0.6, 4.0)], ids=str)
def test_nothing_that_is_drawn_lies_on_anything_else(network: Network, camera: Camera) -> None:
    scene = compose(network, vitality={}, theme=LIGHT, size=SIZE, camera=camera, show=Show())
    assert scene.discs
    assert scene.labels
    assert overlaps_of_discs(scene) == 0
    assert overlaps_of_names(scene) == 0
