"""Numbers of persons by which people can be coloured and sized: what was drawn and logged, never a score.

A measure that is to be offered as well is added to `NUMBERS`, with its name in `krets.words.trait_name`.
"""

import re
from collections.abc import Callable
from datetime import date

from krets.model import Network

Number = Callable[[Network, date], dict[int, float]]
"""A number of each person placed, by id, on a day; who is missing has none."""

YEAR = 365
_YEAR_IN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def knows(network: Network, on: date) -> dict[int, float]:
    """Return how many others each person placed knows who are placed too (their degree). O(ties)."""
    del on
    placed = {contact.id for contact in network.placed()}
    return {who: float(sum(other in placed for other in network.neighbours(who))) for who in placed}


def days(network: Network, on: date) -> dict[int, float]:
    """Return the days since each person was last seen; a day in the future counts as today. O(people)."""
    seen = {contact.id: contact.last_contact for contact in network.placed()}
    return {who: float(max(0, (on - last).days)) for who, last in seen.items() if last is not None}


def years(network: Network, on: date) -> dict[int, float]:
    """Return for how many years ego has known each person: since the year named first. O(people)."""
    found = {contact.id: _YEAR_IN.search(contact.known_since) for contact in network.placed()}
    since = {who: int(match.group()) for who, match in found.items() if match is not None}
    return {who: float(max(0, on.year - year)) for who, year in since.items()}


def exchanges(network: Network, on: date) -> dict[int, float]:
    """Return how often ego and each person had to do with each other in the last 365 days. O(exchanges)."""
    counts: dict[int, float] = {}
    for contact in network.placed():
        logged = network.exchanges_of(contact.id).values()
        counts[contact.id] = float(sum(0 <= (on - each.on).days < YEAR for each in logged))
    return counts


NUMBERS: dict[str, Number] = {"knows": knows, "days": days, "years": years, "exchanges": exchanges}
"""What people can be coloured and sized by, by key."""
