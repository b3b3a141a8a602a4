"""Burt's structural holes in the ego-network model, weighted: ego, the known contacts, and the ties among
them.

`weights` gives the weight of ego's tie to each known contact, `ties` the weights among known contacts (both
ways round, only where there is one). Mutual weights are twice that, and the factor cancels. With weights of
1 the plain measures come out. All of them are O(n + m), and None for nobody.
"""

from collections.abc import Mapping
from math import log
from typing import TypeAlias

Weights: TypeAlias = Mapping[int, float]
Ties: TypeAlias = Mapping[int, Mapping[int, float]]


def redundancy(weights: Weights, ties: Ties) -> dict[int, float]:
    """Return r_j = Σ_q p_eq·m_jq for each known contact, with p_eq = w_eq/Σw and m_jq = w_jq/max_k w_jk.

    How much of the tie to j is spent on somebody whom ego reaches anyway. The maximum includes j's tie to
    ego. Range [0, 1). Burt 1992, *Structural Holes*.

    >>> redundancy({1: 1.0, 2: 1.0}, {1: {2: 1.0}, 2: {1: 1.0}})
    {1: 0.5, 2: 0.5}
    """
    total = sum(weights.values())
    found = {}
    for contact, weight in weights.items():
        own = ties.get(contact, {})
        strongest = max(weight, *own.values()) if own else weight
        found[contact] = sum(weights[other] * tie for other, tie in own.items()) / (total * strongest)
    return found


def effective_size(weights: Weights, ties: Ties) -> float | None:
    """Return ES = Σ_j (1 − r_j): the contacts that are not redundant.

    Range [1, n]. Plain (weights of 1) it is n − 2m/n: Borgatti 1997, *Connections* 20(1), 35-38; Burt 1992.

    >>> round(effective_size({1: 1.0, 2: 1.0, 3: 1.0}, {1: {2: 1.0}, 2: {1: 1.0, 3: 1.0}, 3: {2: 1.0}}), 4)
    1.6667
    """
    return len(weights) - sum(redundancy(weights, ties).values()) if weights else None


def efficiency(weights: Weights, ties: Ties) -> float | None:
    """Return ES/n. Range (0, 1]; 1 where nobody knows anybody else. Burt 1992.

    >>> efficiency({1: 1.0, 2: 0.3}, {})
    1.0
    """
    size = effective_size(weights, ties)
    return None if size is None else size / len(weights)


def dyadic_constraint(weights: Weights, ties: Ties) -> dict[int, float]:
    """Return c_ej = (p_ej + Σ_q p_eq·p_qj)² for each known contact, with p_ij = w_ij/Σ_k w_ik.

    How far ego's time and energy lead back to j. Range (0, 1). Burt 1992; Burt 2004, doi:10.1086/421787.

    >>> dyadic_constraint({1: 1.0, 2: 1.0}, {})
    {1: 0.25, 2: 0.25}
    """
    total = sum(weights.values())
    spent = {
        contact: weight / (weight + sum(ties.get(contact, {}).values()))
        for contact, weight in weights.items()
    }
    return {
        contact: ((weight + sum(tie * spent[other] for other, tie in ties.get(contact, {}).items())) / total)
        ** 2
        for contact, weight in weights.items()
    }


def constraint(weights: Weights, ties: Ties) -> float | None:
    """Return C = Σ_j c_ej: how closed the network is round ego.

    Range (0, n): 1/n for a star, 1 for a single contact; it may exceed 1 (9/8 for two contacts who know
    each other) and is left so, as UCINET does. Burt 1992.

    >>> constraint({1: 1.0, 2: 1.0}, {1: {2: 1.0}, 2: {1: 1.0}})
    1.125
    """
    return sum(dyadic_constraint(weights, ties).values()) if weights else None


def hierarchy(weights: Weights, ties: Ties) -> float | None:
    """Return H = Σ_j x_j·ln x_j / (n·ln n) with x_j = c_ej/(C/n): how far constraint comes from one
    contact.

    The Coleman-Theil disorder index. Range [0, 1]: 0 where it is spread evenly; a single contact has 1.
    Burt 1992.

    >>> hierarchy({1: 1.0}, {}), hierarchy({1: 1.0, 2: 1.0}, {})
    (1.0, 0.0)
    """
    size = len(weights)
    if size < 2:
        return 1.0 if size else None
    parts = dyadic_constraint(weights, ties)
    mean = sum(parts.values()) / size
    disorder = sum(part / mean * log(part / mean) for part in parts.values() if part)
    return min(1.0, max(0.0, disorder / (size * log(size))))
