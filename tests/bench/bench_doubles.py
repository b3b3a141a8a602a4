"""Doubles: how many of those on an invented list are found, how many of the found are right, and how soon."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from krets.formats import find_doubles
from krets.model import Contact
from tests.bench.rows import head, said
from tests.helpers.doubles import invented_doubles, quality

PEOPLE, DOUBLES, SEEDS = 2_000, 300, (1, 2, 3)
PRECISION_GOAL, RECALL_GOAL = 0.95, 0.9
CROWD, RUNS = 30_000, 3


def milliseconds(what: Callable[[], object]) -> float:
    """Return how long something took."""
    begun = perf_counter()
    what()
    return (perf_counter() - begun) * 1000


def main() -> None:
    """Print quality, and time as a ratio to sorting the names (medians)."""
    head(f"{PEOPLE:,} invented people, {DOUBLES} of them twice; then {CROWD:,}, beside sorting their names.")
    for seed in SEEDS:
        invented = invented_doubles(PEOPLE, DOUBLES, seed)
        found = {(pair.a, pair.b) for pair in find_doubles(invented.people)}
        precision, recall = quality(found, invented.doubles)
        shown = f"{precision:.3f} ({len(found)} found)"
        said(f"precision, list {seed}", f">= {PRECISION_GOAL}", shown, precision >= PRECISION_GOAL)
        said(f"recall, list {seed}", f">= {RECALL_GOAL}", f"{recall:.3f}", recall >= RECALL_GOAL)
    crowd = invented_doubles(CROWD, CROWD // 20).people
    names = [person.name for person in crowd]
    namesakes = [Contact(id=id_, name="Ada Berg") for id_ in range(CROWD)]
    for what, people in (("invented people", crowd), ("people of one name", namesakes)):
        floor, candidate = (
            median(milliseconds(each) for _ in range(RUNS))
            for each in (partial(sorted, names), partial(find_doubles, people))
        )
        shown = f"{candidate / floor:.0f}x ({candidate / 1000:.1f} s / {floor:.1f} ms)"
        said(f"doubles among {CROWD:,} {what}, to sorting names", "", shown)


if __name__ == "__main__":
    main()
