"""Learning from each other: the four modes, and how well two people complement each other."""

from collections.abc import Iterable
from datetime import date

from krets.analysis.ties import days_between
from krets.model import Contact, Ego, Exchange, Mode, constants

MODES: tuple[Mode, ...] = ("S", "E", "C", "I")
"""Did together, put into words, combined sources, put into practice (Nonaka & Takeuchi 1995)."""


def jaccard(a: Iterable[str], b: Iterable[str]) -> float | None:
    """Return |A ∩ B| / |A ∪ B|; None where both are empty. O(|A| + |B|). Jaccard 1901.

    >>> jaccard(["oslo"], ["oslo", "music"]), jaccard([], [])
    (0.5, None)
    """
    first, second = set(a), set(b)
    union = len(first | second)
    return len(first & second) / union if union else None


def complementarity(ego: Ego, contact: Contact) -> float | None:
    """Return comp = Jac(context tags)·(1 − Jac(topics)): the same mental map, different knowledge.

    Range [0, 1]; None where neither of the two has a context tag, or neither has a topic. O(tags). Learning
    is worth novelty times understandability, an inverted U of cognitive distance (Nooteboom et al. 2007,
    *Research Policy* 36, 1016-1034); the index is a convention of Krets.

    >>> from krets.model import Topic
    >>> ego = Ego(context=("oslo", "music"), topics=(Topic("law"),))
    >>> complementarity(ego, Contact(id=1, name="Eva", context=("oslo",)))
    0.5
    """
    if not (ego.context or contact.context) or not (ego.topics or contact.topics):
        return None
    shared = jaccard(ego.context, contact.context)
    known = jaccard((topic.topic for topic in ego.topics), (topic.topic for topic in contact.topics))
    return None if shared is None or known is None else shared * (1.0 - known)


def learned(exchanges: Iterable[Exchange], on: date) -> dict[Mode, float]:
    """Return e_m for each mode that was ever logged with one contact: min(1, (½(I+O) + min(I, O))/2).

    I and O are what came in and what went out, each Σ 2^(−age/180) over the learning of that mode; a mutual
    one counts as both. Range [0, 1]. O(exchanges). Convention of Krets: both ways count double.

    >>> today = date(2026, 11, 22)
    >>> learned([Exchange(id=1, contact=1, on=today, direction="given", mode="E")], today)
    {'E': 0.25}
    """
    sums: dict[Mode, list[float]] = {}
    for exchange in exchanges:
        if exchange.mode is not None:
            fresh = 2.0 ** (-days_between(exchange.on, on) / constants.LEARNING_HALF_LIFE)
            both = sums.setdefault(exchange.mode, [0.0, 0.0])
            if exchange.direction != "given":
                both[0] += fresh
            if exchange.direction != "received":
                both[1] += fresh
    return {mode: min(1.0, (0.5 * (i + o) + min(i, o)) / 2.0) for mode, (i, o) in sums.items()}


def learning_terms(ego: Ego, contact: Contact, exchanges: Iterable[Exchange], on: date) -> dict[Mode, float]:
    """Return (½ + ½·comp)·e_m for each mode, comp being 0 where it is undefined: one contact's part of K_m.

    Range [0, 1]; empty where nothing was ever learned together. O(exchanges + tags). Convention of Krets.

    >>> today = date(2026, 11, 22)
    >>> both = [Exchange(id=1, contact=1, on=today, direction="mutual", mode="S")]
    >>> learning_terms(Ego(), Contact(id=1, name="Bo", level=4), both, today)
    {'S': 0.5}
    """
    found = learned(exchanges, on)
    if not found:
        return found
    factor = 0.5 + 0.5 * (complementarity(ego, contact) or 0.0)
    return {mode: factor * amount for mode, amount in found.items()}
