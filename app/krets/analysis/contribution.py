"""What each contact contributes: shares that add up to the whole."""

from collections.abc import Mapping, Sequence
from math import sqrt

from krets.model import constants

_NODES = (0.5 - 0.5 / sqrt(3.0), 0.5 + 0.5 / sqrt(3.0))


def shapley_any(chances: Sequence[float]) -> list[float]:
    """Return the Shapley values of "at least one of them can help", 1 − Π(1−a_k).

    φ_j = a_j ∫₀¹ Π_{k≠j} (1 − t·a_k) dt (Owen's multilinear extension), by Gauss-Legendre with two nodes,
    which is exact for up to four players. Each is in [0, a_j]; they add up to the whole. O(k²). Owen 1972,
    doi:10.1287/mnsc.18.5.64.

    Raises:
        ValueError: for more than four players.

    >>> [round(part, 6) for part in shapley_any([0.9, 0.4])]
    [0.72, 0.22]
    >>> [round(part, 6) for part in shapley_any([0.5, 0.5, 0.5])]
    [0.291667, 0.291667, 0.291667]
    """
    if len(chances) > 4:
        raise ValueError("two nodes are exact for four players at the most")
    if len(chances) == 1:
        return [chances[0]]
    parts = []
    for j, chance in enumerate(chances):
        integral = 0.0
        for node in _NODES:
            product = 1.0
            for k, other in enumerate(chances):
                if k != j:
                    product *= 1.0 - node * other
            integral += 0.5 * product
        parts.append(chance * integral)
    return parts


def overall(
    scores: Mapping[str, float | None], purpose: constants.Purpose = constants.BALANCED
) -> float | None:
    """Return K = (Σ ω_i·√S_i / Σ ω_i)² over the scores that are measured.

    A power mean with p = ½: balanced beats lopsided, and a zero does not annihilate the rest. Range [0,
    100]; None where nothing that weighs is measured. O(1). Convention of Krets.

    >>> overall({"attraction": 25.0, "trust": 100.0})
    56.25
    """
    root, weight = _mean_root(scores, purpose)
    return root * root if weight else None


def overall_shares(
    scores: Mapping[str, float | None],
    shares: Mapping[str, Mapping[int, float]],
    purpose: constants.Purpose = constants.BALANCED,
) -> dict[int, float]:
    """Return each contact's share of the overall score: Σ_i M·ω_i·√S_i/Σω · φ_ij/S_i, with M = Σω_i√S_i/Σω.

    Scores that are 0 or undefined add nothing. The shares add up to the overall. Sparse: who is missing has
    0. O(shares). Convention of Krets.

    >>> shares = {"attraction": {1: 25.0}, "trust": {1: 40.0, 2: 60.0}}
    >>> overall_shares({"attraction": 25.0, "trust": 100.0}, shares)
    {1: 33.75, 2: 22.5}
    """
    root, weight = _mean_root(scores, purpose)
    total: dict[int, float] = {}
    weights = dict(zip(constants.SCORES, purpose.weights, strict=True))
    for key in sorted(shares, key=lambda key: -len(shares[key])):  # the longest need not be looked up
        score = scores.get(key)
        if score:
            factor = root * weights[key] / (weight * sqrt(score))
            if total:
                for contact, part in shares[key].items():
                    total[contact] = total.get(contact, 0.0) + factor * part
            else:
                total = {contact: factor * part for contact, part in shares[key].items()}
    return total


def _mean_root(scores: Mapping[str, float | None], purpose: constants.Purpose) -> tuple[float, float]:
    """Return M and Σω; M is 0 where nothing weighs."""
    root = weight = 0.0
    for key, omega in zip(constants.SCORES, purpose.weights, strict=True):
        score = scores.get(key)
        if score is not None:
            root += omega * sqrt(score)
            weight += omega
    return (root / weight, weight) if weight else (0.0, 0.0)
