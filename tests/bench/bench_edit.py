"""One edit → measures and scores, beside what networkx takes, and beside scoring the map from nothing.

CPU time of one thread, medians over many edits of invented maps; with numpy and without, as in the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from random import Random
from statistics import median
from time import thread_time

import networkx as nx

from krets.analysis import Beside, Live, score
from krets.model import Change, Network, Scores, edits
from krets.model.constants import SCORES, WEIGHT
from tests.bench.rows import head, said
from tests.helpers.maps import TODAY, invented

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time without a zone
SMALL, LARGE, HUGE = (150, 1_500), (1_000, 10_000), (30_000, 300_000)
EGO = 0


def cost(what: Callable[[], object]) -> float:
    """Return the milliseconds of CPU that something took."""
    begun = thread_time()
    what()
    return (thread_time() - begun) * 1000


def moves(network: Network, random: Random) -> Iterator[Change]:
    """Yield a ring moved, each made on the network before the next."""
    people = sorted(network.contacts)
    while True:
        change = edits.set_level(network, NOW, [random.choice(people)], random.choice((2, 3, 4, 5)))
        if change:
            yield change
            network.apply(change)


def knots(network: Network, random: Random) -> Iterator[Change]:
    """Yield ties taken and made in turn, within the communities as they are."""
    ties = sorted(network.ties)
    while True:
        tie = network.ties[random.choice(ties)]
        change = edits.disconnect(network, NOW, tie.id)
        yield change
        yield change.inverse()


def removals(network: Network, random: Random) -> Iterator[Change]:
    """Yield contacts removed, and put back in between."""
    known = sorted(contact.id for contact in network.placed() if contact.level != 1)
    while True:
        change = edits.remove_contacts(network, NOW, [random.choice(known)])
        yield change
        yield change.inverse()


def structural(live: Live, changes: Iterable[Change], count: int) -> float:
    """Median microseconds from a change to the seven measures of ego."""

    def once(change: Change) -> None:
        live.apply(change)
        live.ego_graph()

    return 1000 * median(
        cost(partial(once, change)) for _, change in zip(range(count), changes, strict=False)
    )


def all_scores(live: Live, changes: Iterable[Change], count: int) -> tuple[float, float]:
    """Median milliseconds of foreseeing a change, and from the change to all scores with shares."""
    foreseen, done = [], []

    def once(change: Change) -> Scores:
        live.apply(change)
        return live.scores()

    for change in islice(changes, count):
        foreseen.append(cost(partial(live.effect, change)))
        done.append(cost(partial(once, change)))
    return median(foreseen), median(done)


def beside(live: Live, changes: Iterable[Change], count: int) -> tuple[float, float]:
    """Median milliseconds on the window's thread and in the worker, from a change to all scores."""
    worker = Beside()
    live.begin_asking()
    worker.answer(live.ask())
    here, there = [], []
    for change in islice(changes, count):
        begun = thread_time()
        live.apply(change)
        ask = live.ask()
        here.append((thread_time() - begun) * 1000)
        there.append(cost(partial(worker.answer, ask)))
    return median(here), median(there)


def straightforward(network: Network) -> float:
    """Milliseconds of networkx for the same seven measures, once."""
    graph: nx.Graph[int] = nx.Graph()
    known = {contact.id for contact in network.placed() if contact.level != 1}
    for contact in known:
        graph.add_edge(EGO, contact, weight=WEIGHT[network.contacts[contact].level or 1])
    for tie in network.ties.values():
        if tie.a in known and tie.b in known:
            graph.add_edge(tie.a, tie.b, weight=WEIGHT[tie.level])

    def once() -> None:
        nx.effective_size(graph, nodes=[EGO], weight="weight")
        nx.constraint(graph, nodes=[EGO], weight="weight")
        alone = graph.subgraph(known)
        nx.density(alone)
        nx.number_connected_components(alone)
        nx.betweenness_centrality(graph, normalized=False)

    return cost(once)


def drift() -> float:
    """The largest difference to a scoring from nothing after 5,000 edits."""
    network = invented(*SMALL)
    live = Live.of(network, TODAY)
    random = Random(5)
    for number in range(5_000):
        a, b = random.sample(sorted(network.contacts), 2)
        tie = network.tie_between(a, b)
        if number % 2:
            change = edits.set_level(network, NOW, [a], random.choice((2, 3, 4, 5)))
        elif tie is None:
            change = edits.connect(network, NOW, a, b)
        else:
            change = edits.disconnect(network, NOW, tie.id)
        live.apply(change)
        network.apply(change)
    found, wanted = live.scores(), score(network, TODAY)
    pairs = [(found.scores[key], wanted.scores[key]) for key in SCORES]
    pairs += [(found.measures[key], wanted.measures[key]) for key in wanted.measures]
    return max(abs((a or 0) - (b or 0)) for a, b in pairs)


def structure_rows(live: Live, network: Network, size: int) -> float:
    """Print what a level, a tie and a removal cost; return the level's microseconds."""
    random, count = Random(3), 600 if size < 30_000 else 300
    level = structural(live, moves(network, random), count)
    said(f"level → seven structural measures, {size}", "<= 50 us", f"{level:.0f} us", level <= 50)
    tie = structural(live, knots(network, random), count)
    said(f"tie → seven structural measures, {size}", "<= 50 us", f"{tie:.0f} us", tie <= 50)
    gone = structural(live, removals(network, random), count // 4) / 1000
    said(f"contact removed or put back → the same, {size}", "<= 0.5 ms", f"{gone:.2f} ms", gone <= 0.5)
    return level


def score_rows(live: Live, network: Network, size: int, limit: float, means: str) -> None:
    """Print what all scores and a preview cost; there is no goal without numpy on a large map."""
    free = means == "plain" and size > SMALL[0]
    rows = [("ring", moves(network, Random(4))), ("tie", knots(network, Random(4)))]
    for name, changes in rows:
        foreseen, done = all_scores(live, changes, 150)
        for what, spent, most in (("all scores with shares", done, limit), ("preview", foreseen, 10.0)):
            target = "" if free else f"<= {most:.0f} ms"
            said(
                f"{name} → {what}, {size}, {means}",
                target,
                f"{spent:.2f} ms",
                None if free else spent <= most,
            )


def main() -> None:
    """Measure all of it and print a row a goal."""
    head("One edit: milliseconds of CPU from the change to measures and scores (medians).")
    for (size, ties), limit in ((SMALL, 2.0), (LARGE, 10.0)):
        network = invented(size, ties)
        live = Live.of(network, TODAY)
        level = structure_rows(live, network, size)
        if size == SMALL[0]:
            naive = straightforward(network)
            said(f"networkx for the same, {size}", "", f"{naive:,.0f} ms = {1000 * naive / level:,.0f}x")
        for means in ("plain", "numpy"):
            score_rows(live, network, size, limit, means)
            live.use_columns()
        nothing = median(cost(partial(score, network, TODAY)) for _ in range(5))
        said(f"all scores from nothing, {size}", "", f"{nothing:.1f} ms")
    error = drift()
    said("difference to a full scoring after 5,000 edits", "<= 1e-9", f"{error:.1e}", error <= 1e-9)
    network = invented(*HUGE)
    live = Live.of(network, TODAY)
    structure_rows(live, network, HUGE[0])
    here, there = beside(live, moves(network, Random(4)), 15)
    shown = f"{there:.0f} ms + {here:.1f} here"
    said("ring → all scores with shares, 30,000, in a worker", "<= 60 ms", shown, there <= 60)
    here, there = beside(live, knots(network, Random(4)), 15)
    shown = f"{there:.0f} ms + {here:.1f} here"
    said("tie → all scores with shares, 30,000, in a worker", "<= 60 ms", shown, there <= 60)


if __name__ == "__main__":
    main()
