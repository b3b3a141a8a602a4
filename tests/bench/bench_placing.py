"""How well a tidied map is drawn: crossings, overlaps, length of ties, beside networkx' layouts and chance.

Ties are straight lines between people for every layout alike. On large maps crossings are estimated from
2,000 ties (`tests.helpers.drawn`), and the spring layout of 5,000 people, which takes minutes, is left out.
"""

from __future__ import annotations

from datetime import datetime
from time import thread_time

from krets.formats import plan, sample
from krets.model import Network
from krets.rings import disc_radius, positions, tidy
from tests.bench.rows import head, said
from tests.helpers.drawn import at_random, crossings, mean_length, overlaps, shell, spring
from tests.helpers.foci import shared
from tests.helpers.maps import TODAY, invented

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time without a zone
SLOW = 2_000
"""Above so many people no spring layout is made."""


def measured(name: str, network: Network, slow: float) -> None:
    """Tidy a map and print how it compares; `slow` is the goal for tidying it, ms."""
    begun = thread_time()
    change = tidy(network, NOW)
    took = (thread_time() - begun) * 1000
    network.apply(change)
    ours = positions(network)
    count = crossings(network, ours)
    said(f"{name}: tidied", f"<= {slow:.0f} ms", f"{took:.0f} ms", took <= slow)
    for layout, places, most in (
        ("networkx' shell layout", shell(network), 1 / 3),
        ("the same rings at random", at_random(network, keep_sectors=False), 2 / 3),
        ("the same rings and sectors at random", at_random(network), None),
    ):
        part = count / crossings(network, places)
        goal = "" if most is None else f"<= {most:.2f}x"
        said(
            f"{name}: crossings beside {layout}", goal, f"{part:.2f}x", None if most is None else part <= most
        )
    if len(network.contacts) <= SLOW:
        part = count / crossings(network, spring(network))
        said(f"{name}: crossings beside networkx' spring layout", "<= 2x", f"{part:.2f}x", part <= 2)
    near = overlaps(ours, 1.99 * disc_radius(len(ours)))
    said(f"{name}: discs that overlap", "0", str(near), near == 0)
    chance = mean_length(network, at_random(network, keep_sectors=False))
    said(f"{name}: mean length of a tie, beside chance", "", f"{mean_length(network, ours) / chance:.2f}x")


def main() -> None:
    """Print the table."""
    head("Placing: crossings of ties, overlaps, lengths")
    ours = Network()
    ours.apply(plan(ours, sample(TODAY)).change(NOW))
    measured("sample", ours, 50)
    measured("150 people, 500 ties", shared(150, 500), 50)
    measured("150 people, 1,500 ties", shared(150, 1_500), 50)
    measured("1,000 people, 10,000 ties", shared(1_000, 10_000), 500)
    measured("1,000, ties by community alone", invented(1_000, 10_000), 500)
    measured("5,000 people, 50,000 ties", shared(5_000, 50_000), 4_000)
