"""Give and take: what passed each way, and what it means for being helped and for trust."""

from collections.abc import Iterable
from datetime import date

from krets.analysis.ties import days_between
from krets.model import Contact, Exchange, constants


def flows(exchanges: Iterable[Exchange], on: date) -> tuple[float, float]:
    """Return (G, R): what ego gave to and received from one contact, older things counting less.

    Each is Σ value·2^(−age/365); a mutual exchange counts on both sides. Range [0, ∞); nothing logged → (0,
    0). O(exchanges). Convention of Krets.

    >>> today = date(2026, 11, 22)
    >>> flows([Exchange(id=1, contact=1, on=today, direction="mutual", value=2)], today)
    (2.0, 2.0)
    """
    given = received = 0.0
    for exchange in exchanges:
        if exchange.value:
            amount = exchange.value * 2.0 ** (-days_between(exchange.on, on) / constants.GIVING_HALF_LIFE)
            if exchange.direction != "received":
                given += amount
            if exchange.direction != "given":
                received += amount
    return given, received


def giving_balance(given: float, received: float) -> float | None:
    """Return b = (G−R)/(G+R): +1 where only ego gives, −1 where ego only receives, None where nothing
    passed. O(1).

    1 − |b| is the dyad's reciprocity (Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013,
    doi:10.1038/srep02729).

    >>> giving_balance(2, 1), giving_balance(0, 0)
    (0.3333333333333333, None)
    """
    total = given + received
    return (given - received) / total if total else None


def goodwill(contact: Contact, given: float, received: float) -> float:
    """Return γ, how freely one may ask again: 1 − δ/2 with δ = max(0, (R−G)/(G+R+2)).

    Range (½, 1]; 1 for kin, at level 5, and where nobody keeps count. O(1). Convention of Krets; the 2
    smooths small numbers.

    >>> goodwill(Contact(id=1, name="Cai", level=4), 0, 3), goodwill(Contact(id=1, name="Ada", level=5), 0, 3)
    (0.7, 1.0)
    """
    if contact.kin or contact.level == 5 or contact.no_count or received <= given:
        return 1.0
    return 1.0 - (received - given) / (given + received + 2.0) / 2.0


def mutual_flow(contact: Contact, given: float, received: float) -> float:
    """Return μ = M/(M+1), M = max(min(G, R), 1 if help both ways is stated).

    Help both ways is stated when the contact offers something and ego gives something to the contact. Range
    [0, 1); 0 where nothing passed both ways. O(1). Convention of Krets.

    >>> mutual_flow(Contact(id=1, name="Bo", level=5), 2, 1)
    0.5
    """
    flow = max(min(given, received), 1.0 if contact.offers and contact.i_give else 0.0)
    return flow / (flow + 1.0)
