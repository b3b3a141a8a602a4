"""Word of mouth: how far what ego shares travels, for good and for ill."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import exp2, expm1, log1p
from typing import NamedTuple

from krets.analysis.paths import Fans, Routes, best_routes
from krets.analysis.people import Circle, Person
from krets.analysis.ranking import best
from krets.analysis.ties import days_between
from krets.model import Exchange, constants

House = tuple[str, int, int]
"""A group of people reached: an organisation (name, 0, 0), or a circle (name, 1, id) of people without
one."""

PASSED_ON = {weight: constants.ALPHA * weight for weight in constants.WEIGHT.values() if weight}
"""The chance that word passes over a tie of that weight."""


class Pool(NamedTuple):
    """One group reached: H, and each person's part of it (their parts add up to H)."""

    amount: float
    house: House
    parts: list[tuple[int, float]]


def house(somebody: Person, circles: Mapping[Circle, str]) -> House:
    """Return the group in which somebody is counted: their organisation, else their circle. O(1)."""
    if somebody.organisation:
        return somebody.organisation, 0, 0
    circle = somebody.circle
    return circles.get(circle, ""), 1, -1 if circle is None else circle


def word_of_mouth(people: Mapping[int, Person], fans: Fans) -> Routes:
    """Return π_u for everybody reached by ego: the best route with p = α·w (ego's own edges ·v), six edges
    at most.

    Nobody who speaks ill of ego passes anything on. O(n + m) in practice. Kempe, Kleinberg & Tardos 2003,
    doi:10.1145/956750.956769, for the cascade; its strongest path only: Chen, Wang & Wang 2010,
    doi:10.1145/1835804.1835934.
    """
    starts = [(contact, somebody.voice) for contact, somebody in people.items() if somebody.known]
    return best_routes(starts, fans, PASSED_ON, blocked=_ill(people))


def ill_word(people: Mapping[int, Person], fans: Fans) -> Routes:
    """Return the strongest π to everybody from anybody who speaks ill of ego, ego left out. O(n + m) in
    practice.

    Negative word of mouth travels the same ties: Chen et al. 2011, doi:10.1137/1.9781611972818.33.
    """
    return best_routes([(contact, 1.0) for contact in _ill(people)], fans, PASSED_ON, rounds=constants.HOPS)


def _ill(people: Mapping[int, Person]) -> set[int]:
    return {contact for contact, somebody in people.items() if somebody.ill}


def pooled(
    reached: Mapping[int, float], people: Mapping[int, Person], house_of: Callable[[Person], House]
) -> list[Pool]:
    """Return the 15 largest H_g = 1 − Π(1−x_u) with x_u = min(.999, o_u·π_u), largest first.

    One organisation counts 1 at the most. People who speak ill of ego are left out; H_g is split by
    ln(1−x_u). O(n log n). Convention of Krets.
    """
    houses: dict[House, list[tuple[int, float]]] = {}
    for contact, chance in reached.items():
        somebody = people[contact]
        x = min(0.999, somebody.outside * chance)
        if x > 0.0 and not somebody.ill:
            houses.setdefault(house_of(somebody), []).append((contact, log1p(-x)))
    amounts = sorted((expm1(sum(part for _, part in logs)), key) for key, logs in houses.items())
    kept = []
    for minus, key in best(amounts, constants.REACHED_KEPT):
        whole = sum(part for _, part in houses[key])
        kept.append(Pool(-minus, key, [(contact, -minus * part / whole) for contact, part in houses[key]]))
    return kept


def topics_shared(exchanges: Iterable[Exchange], wanted: set[str], on: date) -> int:
    """Return k, the topics shared in the last 180 days: of mutual exchanges, or given to people who want to
    hear it.

    `wanted` are the topics that somebody placed wants; `exchanges` those with people placed. A topic counts
    once. O(exchanges). To share what nobody asked for counts nothing: a convention of Krets.

    >>> today = date(2026, 11, 22)
    >>> given = Exchange(id=1, contact=1, on=today, direction="given", topic="rust")
    >>> topics_shared([given], {"rust"}, today), topics_shared([given], set(), today)
    (1, 0)
    """
    return len(
        {
            exchange.topic
            for exchange in exchanges
            if exchange.topic
            and (
                exchange.direction == "mutual" or (exchange.direction == "given" and exchange.topic in wanted)
            )
            and days_between(exchange.on, on) <= constants.SHARING_DAYS
        }
    )


def sharing(topics: int) -> float:
    """Return F = 0.4 + 0.6·(1 − 2^(−k/3)) for k topics shared. Range [0.4, 1). O(1). Convention of Krets.

    >>> sharing(0), sharing(3)
    (0.4, 0.7)
    """
    return 0.4 + 0.6 * (1.0 - exp2(-topics / 3.0))
