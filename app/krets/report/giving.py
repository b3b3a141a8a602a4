"""What passed between ego and one contact, as the report says it: which way it leans, and whether by far."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from krets.model import Exchange, constants

Leaning = Literal["even", "given", "received"]
EVEN, FAR = 0.2, 0.6
"""Up to the one balance give and take are called even; from the other on, one side has given by far most."""
EVIDENCE = 3.0
"""So much has to have passed that way before anything is said of it: one coffee says nothing."""


class Passed(NamedTuple):
    """Which way it leans (None: nothing passed), and whether so far that it deserves a kind word."""

    balance: Leaning | None
    lopsided: bool = False


def passed(exchanges: Iterable[Exchange], on: date) -> Passed:
    """Return how giving and taking with a contact are balanced on a day; O(exchanges).

    b = (G − R)/(G + R) over Σ value·2^(−age/365) of what was given and received (measures 21 and 23).

    >>> today = date(2026, 11, 22)
    >>> passed([Exchange(id=1, contact=1, on=today, direction="given", value=3)], today)
    Passed(balance='given', lopsided=True)
    """
    given = received = 0.0
    for exchange in exchanges:
        age = max(0, (on - exchange.on).days)
        amount = exchange.value * 2.0 ** (-age / constants.GIVING_HALF_LIFE)
        given += amount if exchange.direction != "received" else 0.0
        received += amount if exchange.direction != "given" else 0.0
    if not given + received:
        return Passed(None)
    balance = (given - received) / (given + received)
    if abs(balance) <= EVEN:
        return Passed("even")
    lopsided = abs(balance) >= FAR and max(given, received) >= EVIDENCE
    return Passed("given" if balance > 0 else "received", lopsided)
