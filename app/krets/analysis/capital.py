"""The six scores of network capital, 0 to 100, each with exact shares: conventions of Krets, all of
them.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import expm1, sqrt

import msgspec

from krets.analysis.learning import MODES
from krets.analysis.paths import Ways
from krets.analysis.people import Circle, Person
from krets.analysis.ranking import best
from krets.analysis.resources import access
from krets.analysis.spread import Pool, sharing
from krets.model import Mode, Need, constants

Ranked = Sequence[tuple[float, int]]
"""(−value, contact) pairs in order, so the largest first."""


class Score(msgspec.Struct):
    """One of the six: its value, each contact's share (sparse; they add up to it), named numbers that went
    in.

    `needs` gives weight and result of each need that counts, for the two scores made of needs; `paths` the
    people on the route to each, for ease.
    """

    value: float | None
    shares: dict[int, float] = {}
    facts: dict[str, float] = {}
    needs: dict[int, tuple[float, float]] = {}
    paths: dict[int, tuple[int, ...]] = {}


def _saturating(x: float, kappa: float) -> float:
    return 0.0 - 100.0 * expm1(-x / kappa)  # not -100 * ..., which makes a negative zero of none


def attraction(circles: Mapping[Circle, Ranked], names: Mapping[Circle, str]) -> Score:
    """S1, "the bigger the flock, the more attractive": how alive and varied the circles are.

    In each circle A_c = Σ of the 50 largest s_j = w·v; X = Σ of the 10 largest √(1+A_c) − 1; S1 =
    100(1−e^(−X/4.4)); φ_j = S1·f(A_c)/X·s_j/A_c. Never None; nobody → 0. `circles` hold (−s, contact) in
    order. O(circles·50). The root inside circles and the exponential outside are there against mere
    numbers.

    >>> attraction({None: [(-1.0, 7)]}, {}).value
    8.984...
    """
    sums = []
    for circle, members in circles.items():
        kept = best(members, constants.CIRCLE_KEPT)
        amount = -sum(minus for minus, _ in kept)
        if amount > 0.0:
            name = names.get(circle, ""), -1 if circle is None else circle
            sums.append((-amount / (1.0 + sqrt(1.0 + amount)), name, amount, kept))  # √(1+A) − 1, unrounded
    facts: dict[str, float] = {"circles": len(sums)}
    sums.sort(key=lambda row: row[:2])
    chosen = {key for _, key in best([row[:2] for row in sums], constants.CIRCLES_KEPT)}
    sums = [row for row in sums if row[1] in chosen]
    x = -sum(row[0] for row in sums)
    score = _saturating(x, constants.KAPPA["attraction"])
    shares = {}
    for minus, _, amount, kept in sums:
        factor = score * minus / x / amount
        for strength, contact in kept:
            shares[contact] = factor * strength
    facts |= {"kept": len(sums), "x": x, "kappa": constants.KAPPA["attraction"]}
    return Score(score, shares, facts)


def resources(needs: Sequence[Need], chances: Mapping[str, Mapping[int, float]]) -> Score:
    """S2, "the more who contribute resources, the more actors get": can ego get the help that was named?

    S2 = 100·Σ g_r·A_r/Σ g_r over the needs that count, A_r from the three best holders
    (`resources.access`); φ_j = 100 Σ_r g_r·φ_jr/Σ g. No need that counts → None. `chances` gives a_j of
    each holder by resource. O(holders).
    """
    total = sum(need.weight for need in needs)
    if total <= 0.0:
        return Score(None)
    shares: dict[int, float] = {}
    results = {}
    for need in needs:
        chance, parts = access(chances.get(need.resource, {}))
        results[need.id] = (need.weight, chance)
        for contact, part in parts.items():
            shares[contact] = shares.get(contact, 0.0) + 100.0 * need.weight * part / total
    covered = sum(1 for _, chance in results.values() if chance > 0.0)
    return Score(need_mean(results.values()), shares, {"needs": len(needs), "covered": covered}, results)


def need_mean(results: Iterable[tuple[float, float]]) -> float | None:
    """Return 100·Σ g·x/Σ g over (g, x) pairs; None where nothing weighs. O(needs).

    >>> need_mean([(1.0, 0.5), (3.0, 0.1)])
    20.0
    """
    pairs = list(results)
    total = sum(weight for weight, _ in pairs)
    return 100.0 * sum(weight * x for weight, x in pairs) / total if total > 0.0 else None


def learning(terms: Mapping[int, Mapping[Mode, float]]) -> Score:
    """S3, "the more we learn from each other, the more new knowledge": does learning go both ways, in all
    four modes?

    K_m = Σ_j of the contacts' terms (`learning.learning_terms`); S3 = 25·Σ_m (1 − e^(−K_m/2.6)); φ_j in
    proportion to the terms of each mode. Nothing ever learned with a known contact → None. O(learners).

    >>> learning({}).value, learning({3: {"S": 0.6}}).value
    (None, 5.15193...)
    """
    if not terms:
        return Score(None)
    value, shares, facts = 0.0, dict[int, float](), {"kappa": constants.KAPPA["learning"]}
    for mode in MODES:
        parts = [(contact, own[mode]) for contact, own in terms.items() if own.get(mode)]
        k = sum(part for _, part in parts)
        facts[f"k_{mode}"] = k
        if k > 0.0:
            amount = _saturating(k, constants.KAPPA["learning"]) / 4.0
            value += amount
            for contact, part in parts:
                shares[contact] = shares.get(contact, 0.0) + amount * part / k
    return Score(value, shares, facts)


def trust(ordered: Ranked) -> Score:
    """S4, "stronger relations, more trust": who stands close, both ways?

    T_j (`people.trust_of`), largest first; X = Σ ω·T with rank weights ω = 1 (1-5), 0.4 (6-15), 0.1
    (16-50), 0.03 (51-150), 0; S4 = 100(1−e^(−X/3.2)); φ_j = S4·ω_j·T_j/X. Never None; nobody → 0. `ordered`
    holds (−T, contact). O(150). The weights follow the time that people give to Dunbar's layers.

    >>> trust([(-0.5, 7)]).value
    14.465...
    """
    kept = best(ordered, constants.RANK_WEIGHTS[-1][0])
    weighed: list[tuple[int, float]] = []
    rank = 0
    for until, omega in constants.RANK_WEIGHTS:
        weighed += [(contact, -omega * minus) for minus, contact in kept[rank:until]]
        rank = until
    x = sum(part for _, part in weighed)
    score = _saturating(x, constants.KAPPA["trust"])
    shares = {contact: score * part / x for contact, part in weighed if part > 0.0} if x > 0.0 else {}
    return Score(score, shares, {"ranked": len(weighed), "x": x, "kappa": constants.KAPPA["trust"]})


def outreach(
    good: Sequence[Pool],
    ill: Sequence[Pool],
    routes: Ways,
    sources: Ways,
    known: Mapping[int, Person],
    topics: int,
) -> Score:
    """S5, "the more ideas spread, the more we offer outsiders": how far outside does what ego shares
    travel?

    X = Σ H_g over the 15 groups best reached, N the same for ill word; S5 = 100·F·(1−e^(−max(0,
    X−2N)/4.0)), F from the topics shared. φ: each part of H_g equally over the known contacts on its route;
    N is charged to its source. Never None; 0 where ill word outweighs, and then every share is 0. O(n).
    """
    ill_amount = sum(pool.amount for pool in ill)
    score, scale, facts = outreach_score(sum(pool.amount for pool in good), ill_amount, topics, len(good))
    if scale == 0.0:
        return Score(score, {}, facts)
    shares: dict[int, float] = {}
    for pool in good:
        for contact, part in pool.parts:
            carriers = [step for step in routes.path(contact) if known[step].known]
            for step in carriers:
                shares[step] = shares.get(step, 0.0) + scale * part / len(carriers)
    for pool in ill:
        for contact, part in pool.parts:
            source = sources.path(contact)[0]
            shares[source] = shares.get(source, 0.0) - constants.LAMBDA_ILL * scale * part
    return Score(score, shares, facts)


def outreach_score(x: float, n: float, topics: int, groups: int) -> tuple[float, float, dict[str, float]]:
    """Return S5 from X, N and the topics shared; S5/(X−2N), by which the parts are scaled; the facts.
    O(1).
    """
    net = x - constants.LAMBDA_ILL * n
    factor = sharing(topics)
    kappa = constants.KAPPA["outreach"]
    facts = {"x": x, "n": n, "topics": topics, "sharing": factor, "groups": groups, "kappa": kappa}
    if net <= 0.0:
        return 0.0, 0.0, facts
    score = factor * _saturating(net, kappa)
    return score, score / net, facts


def ease(needs: Sequence[Need], holders: Mapping[str, Mapping[int, float]], routes: Ways) -> Score:
    """S6, "lower costs": how few steps to that help?

    ρ_r = max_u T(u)·κ_ur over everybody placed who offers it, T along the best route (`paths.best_routes`);
    S6 = 100·Σ g_r·ρ_r/Σ g_r over the needs that count; φ: ρ_r equally over the people on the route. No need
    that counts → None. `holders` gives κ by resource. O(holders). A maximum: ten poor routes are no better
    than the best of them.
    """
    total = sum(need.weight for need in needs)
    if total <= 0.0:
        return Score(None)
    shares: dict[int, float] = {}
    results = {}
    paths = {}
    between = 0
    for need in needs:
        chance, path = _cheapest(holders.get(need.resource, {}), routes)
        results[need.id] = (need.weight, chance)
        if chance > 0.0:
            paths[need.id] = path
            between += len(path) - 1
            for step in path:
                shares[step] = shares.get(step, 0.0) + 100.0 * need.weight * chance / total / len(path)
    facts: dict[str, float] = {"needs": len(needs), "routes": len(paths), "go_betweens": between}
    return Score(need_mean(results.values()), shares, facts, results, paths)


def _cheapest(holders: Mapping[int, float], routes: Ways) -> tuple[float, tuple[int, ...]]:
    """Return the best chance among holders and its path; equals: fewer steps, then the smaller ids."""
    chances = {}
    for contact, kappa in holders.items():
        chance = routes.chance(contact)
        if chance:
            chances[contact] = chance * kappa
    top = max(chances.values(), default=0.0)
    if top <= 0.0:
        return 0.0, ()
    equal = [contact for contact, chance in chances.items() if chance >= top - constants.EQUAL]
    paths = sorted((routes.steps(contact), routes.path(contact), contact) for contact in equal)
    _, path, contact = paths[0]
    return chances[contact], path
