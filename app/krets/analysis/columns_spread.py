"""Outreach out of columns, for large maps: the same numbers as `capital.outreach`. Import this module
late.
"""

from collections.abc import Mapping

import msgspec
import numpy as np

from krets.analysis.capital import Score, outreach_score
from krets.analysis.columns import ArrayRoutes, Columns, Floats, Ints
from krets.analysis.ranking import best
from krets.model import constants


class Pools(msgspec.Struct):
    """The groups best reached: X (or N), how many, and who has which part of it (by slot)."""

    amount: float
    count: int
    slots: Ints
    parts: Floats


def spread(columns: Columns, chance: Mapping[float, float], topics: int) -> Score:
    """Return S5 with its shares, as `capital.outreach` does. O(rounds·(n + m)) in numpy."""
    routes = columns.word_of_mouth(chance)
    good = pooled(columns, routes)
    charged = np.zeros(len(columns.ids))
    amount = 0.0
    if bool(columns.ill.any()):
        sources = columns.ill_word(chance)
        ill = pooled(columns, sources)
        amount = ill.amount
        first = _firsts(sources.ancestors(ill.slots))
        charged = np.bincount(first, weights=ill.parts, minlength=len(charged)).astype(np.float64)
    score, scale, facts = outreach_score(good.amount, amount, topics, good.count)
    if scale == 0.0:
        return Score(score, {}, facts)
    path = routes.ancestors(good.slots)
    carriers = np.zeros(len(good.slots))
    for at in path:
        carriers += (at >= 0) & columns.known[at]
    shares = np.zeros(len(charged))
    for at in path:
        on = (at >= 0) & columns.known[at]
        shares += np.bincount(at[on], weights=(good.parts / carriers)[on], minlength=len(shares))
    shares = scale * (shares - constants.LAMBDA_ILL * charged)
    some = np.flatnonzero(shares)
    return Score(score, dict(zip(columns.ids[some].tolist(), shares[some].tolist(), strict=True)), facts)


def pooled(columns: Columns, routes: ArrayRoutes) -> Pools:
    """Return the 15 largest H_g and everybody's part of them, as `spread.pooled` does. O(n)."""
    x = np.minimum(0.999, columns.outside * np.maximum(routes.product, 0.0))
    x[columns.ill] = 0.0
    slots = np.flatnonzero(x)
    logs = np.log1p(-x[slots])
    houses = columns.house[slots]
    sums = np.bincount(houses, weights=logs, minlength=max(1, len(columns.houses)))
    amounts = -np.expm1(sums)
    if len(amounts) > constants.REACHED_KEPT:
        least = np.partition(amounts, len(amounts) - constants.REACHED_KEPT)[
            len(amounts) - constants.REACHED_KEPT
        ]
        likely = np.flatnonzero((amounts >= least - constants.EQUAL) & (amounts > 0.0))
    else:
        likely = np.flatnonzero(amounts > 0.0)
    names = {number: house for house, number in columns.houses.items()}
    ordered = sorted((-float(amounts[number]), names[int(number)]) for number in likely)
    kept = np.zeros(len(amounts), dtype=bool)
    chosen = best(ordered, constants.REACHED_KEPT)
    kept[[columns.houses[house] for _, house in chosen]] = True
    some = kept[houses]
    slots, logs, houses = slots[some], logs[some], houses[some]
    parts = amounts[houses] * logs / sums[houses]
    return Pools(-sum(minus for minus, _ in chosen), len(chosen), slots, parts)


def _firsts(path: list[Ints]) -> Ints:
    """Return where each route begins."""
    first = path[0].copy()
    for at in path[1:]:
        first[at >= 0] = at[at >= 0]
    return first
