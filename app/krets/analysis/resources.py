"""Access to resources: which needs count, who could help, and how likely help is."""

from collections.abc import Iterable, Mapping

from krets.analysis.contribution import shapley_any
from krets.analysis.ranking import ranked
from krets.model import Need, constants


def counting(needs: Iterable[Need], holders: Mapping[str, Mapping[int, float]]) -> list[Need]:
    """Return the needs that count, by id: somebody placed offers help, or "Who could help?" was answered
    with nobody.

    O(needs). Convention of Krets: a need that was only named is no lack.

    >>> needs = [Need(id=2, resource="car"), Need(id=1, resource="tax")]
    >>> [need.id for need in counting(needs, {"car": {5: 1.0}})]
    [2]
    """
    return sorted(
        (need for need in needs if need.asked or holders.get(need.resource)), key=lambda need: need.id
    )


def access(chances: Mapping[int, float]) -> tuple[float, dict[int, float]]:
    """Return (A, φ): the chance that one of the three best holders helps, and each one's share of it.

    `chances` gives a_j = q·v·γ·κ for each holder. A = 1 − Π(1−a_j) over the three largest (equals: the
    smaller id), in [0, 1]; nobody → 0. φ are Shapley values and add up to A. O(k log k). Monotone; a fourth
    weak source adds nothing. Van der Gaag & Snijders 2005, doi:10.1016/j.socnet.2004.10.001, for the
    resource generator; the probability is a convention of Krets.

    >>> chance, shares = access({7: 0.9, 8: 0.4})
    >>> round(chance, 6), {contact: round(share, 6) for contact, share in shares.items()}
    (0.94, {7: 0.72, 8: 0.22})
    """
    best = [(contact, -minus) for minus, contact in ranked(chances.items(), constants.HOLDERS_KEPT) if minus]
    shares = shapley_any([chance for _, chance in best])
    whole = sum(shares)  # = 1 − Π(1−a_j), without rounding small chances away
    return whole, {contact: share for (contact, _), share in zip(best, shares, strict=True)}
