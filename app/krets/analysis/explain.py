"""Where a number comes from: its formula with this map's numbers, the people behind it, its source."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from math import sqrt

import msgspec

from krets.analysis import holes, shape
from krets.analysis.balance import balance, bond_terms
from krets.analysis.capital import Score
from krets.analysis.paths import Fans
from krets.analysis.scoring import Reading, reading, six
from krets.analysis.spread import house, pooled, word_of_mouth
from krets.model import Explanation, Network, Part, Scores, constants

Facts = dict[str, float | int]

LIT = 5_000
"""Above so many people the ties that word travels are not looked for."""
_KRETS = f"Krets, constants {constants.CONSTANTS_VERSION}"
_SOURCES = {
    "size": "Wasserman & Faust 1994",
    "ties": "Wasserman & Faust 1994",
    "density": "Wasserman & Faust 1994",
    "components": "Wasserman & Faust 1994",
    "effective_size": "Burt 1992; Borgatti 1997, Connections 20(1)",
    "efficiency": "Burt 1992",
    "constraint": "Burt 1992; Burt 2004, doi:10.1086/421787",
    "hierarchy": "Burt 1992",
    "ego_betweenness": "Everett & Borgatti 2005, doi:10.1016/j.socnet.2004.11.007",
    "balance": f"{_KRETS}; Agresti & Agresti 1978",
    "tilt": _KRETS,
    "attraction": _KRETS,
    "resources": f"{_KRETS}; Van der Gaag & Snijders 2005, doi:10.1016/j.socnet.2004.10.001; Owen 1972",
    "learning": f"{_KRETS}; Nonaka & Takeuchi 1995",
    "trust": f"{_KRETS}; Granovetter 1973, doi:10.1086/225469; Zhou et al. 2005, doi:10.1098/rspb.2004.2970",
    "outreach": f"{_KRETS}; Kempe, Kleinberg & Tardos 2003, doi:10.1145/956750.956769; Chen et al. 2011",
    "ease": f"{_KRETS}; Chen, Wang & Wang 2010, doi:10.1145/1835804.1835934",
    "overall": _KRETS,
}
_CONVENTIONS = {*constants.SCORES, "overall", "balance", "tilt"}


class _Basis(msgspec.Struct):
    """What explanations rest on."""

    network: Network
    scores: Scores
    read: Reading
    six: Mapping[str, Score]


class _Found(msgspec.Struct):
    """What one explanation is made of."""

    formula: str
    facts: Facts = {}
    parts: Mapping[int, float] = {}
    ties: tuple[int, ...] = ()


def explain(
    network: Network,
    scores: Scores,
    measure: str,
    read: Reading | None = None,
    own: Mapping[str, Score] | None = None,
) -> Explanation:
    """Return where one of the six scores, "overall", or a key of `scores.measures` comes from.

    `scores` are those of this network. The parts add up to the value for the six, the overall, size,
    effective size, efficiency and constraint; other measures have none. Costs about one scoring.

    Raises:
        KeyError: for a key that is none of these.

    >>> from datetime import date
    >>> from krets.analysis.scoring import score
    >>> from krets.model import Contact
    >>> network = Network([Contact(id=1, name="Ada", level=5), Contact(id=2, name="Bo", level=5)])
    >>> explain(network, score(network, date(2026, 11, 22)), "constraint").formula
    'C = Σⱼ (pⱼ + Σ_q p_q·p_qⱼ)² = 0.5'
    """
    value = {**scores.scores, "overall": scores.overall, **scores.measures}[measure]
    read = reading(network, scores.on) if read is None else read
    own = six(network, scores.on, read) if own is None else own
    found = _FINDERS[measure](_Basis(network, scores, read, own))
    parts = sorted(found.parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    return Explanation(
        measure=measure,
        value=value,
        formula=found.formula,
        parts=tuple(Part(contact, amount) for contact, amount in parts if amount),
        ties=found.ties,
        facts=found.facts,
        waits_for=waits_for(network, scores, measure),
        source=_SOURCES[measure],
        convention=measure in _CONVENTIONS,
    )


def waits_for(network: Network, scores: Scores, measure: str) -> str:
    """Return the key of the one thing that a number waits for, or "" where it rests on something.
    O(needs).
    """
    value = {**scores.scores, "overall": scores.overall, **scores.measures}[measure]
    size = scores.measures["size"] or 0
    if measure in {"resources", "ease"} and not value:
        if not network.needs:
            return "a-need"
        if value is None:
            return "who-could-help"
        return "a-helper" if size else "a-person"
    if value:
        return ""
    if not size:
        return "a-person"
    if measure == "learning":
        return "something-learned" if value is None else ""
    if measure in {"density", "ties", "hierarchy"} and size < 2:
        return "two-people"
    if measure in {"density", "ties"}:
        return "a-tie"
    return "somebody-fresh" if value is None else ""


def _n(value: float | None) -> str:
    """A number of a formula: six digits at the most, "–" where there is none."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else format(round(value, 4), ".6g").replace("-", "−")


def _known_ties(on: _Basis) -> tuple[int, ...]:
    known = on.read.weights
    return tuple(tie.id for tie in on.network.ties.values() if tie.a in known and tie.b in known)


# The six ------------------------------------------------------------------------------------------------


def _attraction(on: _Basis) -> _Found:
    own = on.six["attraction"]
    facts = own.facts
    formula = (
        f"S₁ = 100·(1 − e^(−X/{_n(facts['kappa'])})) = {_n(own.value)}; "
        f"X = Σ_c (√(1 + A_c) − 1) = {_n(facts['x'])}; A_c = Σⱼ wⱼ·vⱼ"
    )
    return _Found(formula, dict(facts), own.shares)


def _resources(on: _Basis) -> _Found:
    own = on.six["resources"]
    return _Found(_of_needs("S₂", "A", own) + "; A = 1 − Π (1 − qⱼ·vⱼ·γⱼ·κⱼ)", dict(own.facts), own.shares)


def _of_needs(name: str, letter: str, own: Score) -> str:
    """A mean over needs, spelled out where there are few of them."""
    whole = f"{name} = 100·Σ g·{letter} / Σ g"
    if not own.needs:
        return f"{whole} = {_n(own.value)}"
    if len(own.needs) > 6:
        return f"{whole} = {_n(own.value)}; {len(own.needs)}"
    above = " + ".join(f"{_n(g)}·{_n(x)}" for g, x in own.needs.values())
    return f"{whole} = 100·({above}) / {_n(sum(g for g, _ in own.needs.values()))} = {_n(own.value)}"


def _learning(on: _Basis) -> _Found:
    own = on.six["learning"]
    if own.value is None:
        return _Found(f"S₃ = 25·Σₘ (1 − e^(−Kₘ/{_n(constants.KAPPA['learning'])}))")
    sums = ", ".join(_n(own.facts[f"k_{mode}"]) for mode in "SECI")
    formula = f"S₃ = 25·Σₘ (1 − e^(−Kₘ/{_n(own.facts['kappa'])})) = {_n(own.value)}; K = ({sums})"
    return _Found(formula, dict(own.facts), own.shares)


def _trust(on: _Basis) -> _Found:
    own = on.six["trust"]
    formula = (
        f"S₄ = 100·(1 − e^(−X/{_n(own.facts['kappa'])})) = {_n(own.value)}; "
        f"X = Σⱼ ωⱼ·Tⱼ = {_n(own.facts['x'])}; T = min(s, τ·s·(½ + ¼μ + ¼(1 − 2^(−k))))"
    )
    return _Found(formula, dict(own.facts), own.shares, _known_ties(on))


def _outreach(on: _Basis) -> _Found:
    own = on.six["outreach"]
    facts = own.facts
    left = f"X − {_n(constants.LAMBDA_ILL)}·N"
    formula = (
        f"S₅ = 100·F·(1 − e^(−max(0, {left})/{_n(facts['kappa'])})) = {_n(own.value)}; "
        f"F = 0.4 + 0.6·(1 − 2^(−{_n(facts['topics'])}/3)) = {_n(facts['sharing'])}; "
        f"X = Σ_g (1 − Π (1 − xᵤ)) = {_n(facts['x'])}; N = {_n(facts['n'])}"
    )
    if len(on.read.people) > LIT:
        return _Found(formula, dict(facts), own.shares)
    routes = word_of_mouth(on.read.people, Fans(on.read.edges))
    pools = pooled(routes.product, on.read.people, lambda somebody: house(somebody, on.read.circles))
    reached = [contact for pool in pools for contact, _ in pool.parts]
    walked = _walked(on.network, map(routes.path, reached))
    return _Found(formula, {**facts, "reached": len(reached)}, own.shares, walked)


def _ease(on: _Basis) -> _Found:
    own = on.six["ease"]
    formula = _of_needs("S₆", "ρ", own) + "; ρ = max κᵤ·Π q"
    return _Found(formula, dict(own.facts), own.shares, _walked(on.network, own.paths.values()))


def _walked(network: Network, paths: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the ties on these routes, each once."""
    walked: dict[int, None] = {}
    for path in paths:
        for a, b in pairwise(path):
            tie = network.tie_between(a, b)
            if tie is not None:
                walked[tie.id] = None
    return tuple(walked)


def _overall(on: _Basis) -> _Found:
    values = [value for value in on.scores.scores.values() if value is not None]
    roots = " + ".join(f"√{_n(value)}" for value in values)
    formula = f"K = (Σ √S / h)² = (({roots}) / {len(values)})² = {_n(on.scores.overall)}"
    root = sqrt(on.scores.overall) if on.scores.overall else 0.0
    return _Found(formula, {"measured": len(values), "mean_root": root}, on.scores.share)


# The structural measures --------------------------------------------------------------------------------


def _size(on: _Basis) -> _Found:
    return _Found(
        f"n = {len(on.read.weights)}", {"size": len(on.read.weights)}, dict.fromkeys(on.read.weights, 1.0)
    )


def _ties(on: _Basis) -> _Found:
    count = on.scores.measures["ties"] or 0
    return _Found(f"m = {_n(count)}", {"ties": count}, ties=_known_ties(on))


def _density(on: _Basis) -> _Found:
    size, count = len(on.read.weights), on.scores.measures["ties"] or 0
    formula = (
        f"D = 2m / (n·(n − 1)) = {_n(2 * count)} / {size * (size - 1)} = {_n(on.scores.measures['density'])}"
    )
    if size < 2:
        formula = "D = 2m / (n·(n − 1))"
    return _Found(formula, {"ties": count, "pairs": size * (size - 1) // 2}, ties=_known_ties(on))


def _components(on: _Basis) -> _Found:
    sizes = shape.components(on.read.weights, on.read.ties)
    facts: Facts = {"size": len(on.read.weights), "largest": sizes[0] if sizes else 0}
    formula = f"{len(sizes)}: {' + '.join(map(str, sizes))}" if 0 < len(sizes) <= 12 else str(len(sizes))
    return _Found(formula, facts, ties=_known_ties(on))


def _holes(measure: str, on: _Basis) -> _Found:
    """Effective size, efficiency, constraint or hierarchy."""
    value = on.scores.measures[measure]
    size = len(on.read.weights)
    facts: Facts = {"size": size, "ties": on.scores.measures["ties"] or 0}
    parts: dict[int, float] = {}
    if measure in {"effective_size", "efficiency"}:
        per = size if measure == "efficiency" else 1
        parts = {c: (1.0 - r) / per for c, r in holes.redundancy(on.read.weights, on.read.ties).items()}
    elif measure == "constraint":
        parts = holes.dyadic_constraint(on.read.weights, on.read.ties)
    formula = {
        "effective_size": f"ES = n − Σⱼ rⱼ = {size} − {_n(size - (value or 0.0))} = {_n(value)}",
        "efficiency": f"ES / n = {_n(on.scores.measures['effective_size'])} / {size} = {_n(value)}",
        "constraint": f"C = Σⱼ (pⱼ + Σ_q p_q·p_qⱼ)² = {_n(value)}",
        "hierarchy": f"H = Σⱼ xⱼ·ln xⱼ / (n·ln n) = {_n(value)}; xⱼ = n·cⱼ / C",
    }[measure]
    return _Found(formula, facts, parts, _known_ties(on))


def _ego_betweenness(on: _Basis) -> _Found:
    size, value = len(on.read.weights), on.scores.measures["ego_betweenness"] or 0.0
    pairs = size * (size - 1) // 2
    apart = pairs - shape.tie_count(on.read.ties)
    facts: Facts = {"pairs": pairs, "apart": apart, "normalised": value / pairs if pairs else 0.0}
    return _Found(f"EB = Σ 1 / (1 + n_ij) = {_n(value)}; {apart} / {pairs}", facts, ties=_known_ties(on))


def _balance(measure: str, on: _Basis) -> _Found:
    bonds = balance(on.read.people, {contact: len(own) for contact, own in on.read.ties.items()})
    fresh = sum(bond_terms(somebody).fresh for somebody in on.read.people.values())
    share = bonds.bonding / fresh if fresh else 0.0
    facts: Facts = {"bonding": bonds.bonding, "bridging": bonds.bridging, "share": share}
    formula = "4p·(1 − p)" if measure == "balance" else "2p − 1"
    numbers = f"{_n(bonds.bonding)} / {_n(fresh)} = {_n(share)}"
    formula = f"{formula} = {_n(on.scores.measures[measure])}; p = Σ v·b / Σ v = {numbers}"
    return _Found(formula, facts, ties=_known_ties(on))


_FINDERS: dict[str, Callable[[_Basis], _Found]] = {
    "attraction": _attraction,
    "resources": _resources,
    "learning": _learning,
    "trust": _trust,
    "outreach": _outreach,
    "ease": _ease,
    "overall": _overall,
    "size": _size,
    "ties": _ties,
    "density": _density,
    "components": _components,
    **{key: partial(_holes, key) for key in ("effective_size", "efficiency", "constraint", "hierarchy")},
    "ego_betweenness": _ego_betweenness,
    "balance": partial(_balance, "balance"),
    "tilt": partial(_balance, "tilt"),
}
