"""What the scores need to know of one placed contact on one day, reckoned once per contact."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import msgspec

from krets.analysis.learning import learning_terms
from krets.analysis.reciprocity import flows, goodwill, mutual_flow
from krets.analysis.ties import vitality
from krets.model import Contact, Ego, Exchange, Mode, Network, constants

Circle = int | None
"""The id of a contact's first group; None for the one circle of those without."""


class Person(msgspec.Struct, frozen=True):
    """One placed contact on one day. `known` tells levels 5-2 from level 1, whose numbers are all 0.

    `door` = q·v·γ opens a chain of introductions, `voice` = α·w·v one of word of mouth. `outside` is o: ½
    where the organisation is unknown, 0 for ego's own, else 1. `mates` is h: same organisation as ego or
    not, None if unknown. `trust` is T before ties are counted: (s, τr·s·(½ + ¼μ), τr·s·¼). `learning` holds
    the parts of K_m.
    """

    id: int
    known: bool
    weight: float
    vitality: float
    strength: float
    door: float
    voice: float
    outside: float
    mates: float | None
    circle: Circle
    organisation: str
    ill: bool
    trust: tuple[float, float, float]
    learning: dict[Mode, float]
    offers: dict[str, float]


def person(
    contact: Contact, exchanges: Collection[Exchange], ego: Ego, circle: Circle, on: date
) -> Person | None:
    """Return what the scores need of a contact; None of one that is not placed. O(exchanges + offers)."""
    level = contact.level
    fresh = vitality(contact, on)
    if level is None or fresh is None:
        return None
    given, received = flows(exchanges, on) if exchanges else (0.0, 0.0)
    known = level > 1
    weight = constants.WEIGHT[level]
    strength = weight * fresh
    trusted = constants.TRUST_FACTOR[contact.trust] * strength
    same = None
    if ego.organisation and contact.organisation:
        same = 1.0 if ego.organisation == contact.organisation else 0.0
    return Person(
        id=contact.id,
        known=known,
        weight=weight,
        vitality=fresh,
        strength=strength,
        door=constants.INTRODUCTION[level] * fresh * goodwill(contact, given, received),
        voice=constants.ALPHA * weight * fresh,
        outside=(0.0 if same else 1.0) if contact.organisation else 0.5,
        mates=same,
        circle=circle,
        organisation=contact.organisation,
        ill=contact.word == "ill",
        trust=(strength, trusted * (0.5 + 0.25 * mutual_flow(contact, given, received)), trusted * 0.25),
        learning=learning_terms(ego, contact, exchanges, on) if known and exchanges else {},
        offers=offered(contact),
    )


def offered(contact: Contact) -> dict[str, float]:
    """Return κ for each resource that a contact offers: 1 if confirmed, ½ if believed. O(offers).

    >>> from krets.model import Offer
    >>> offered(Contact(id=1, name="Dag", offers=(Offer("legal", True), Offer("car"))))
    {'legal': 1.0, 'car': 0.5}
    """
    found: dict[str, float] = {}
    for offer in contact.offers:
        found[offer.resource] = (
            1.0 if offer.confirmed else max(constants.BELIEVED, found.get(offer.resource, 0.0))
        )
    return found


def people(network: Network, placed: Iterable[Contact], on: date) -> Iterator[Person]:
    """Yield what the scores need of each of these contacts of a network. O(contacts + exchanges)."""
    for contact in placed:
        logged = network.exchanges_of(contact.id).values()
        somebody = person(contact, logged, network.ego, network.sector(contact), on)
        if somebody is not None:
            yield somebody


def trust_of(somebody: Person, ties: int) -> float:
    """Return T = min(s, τr·s·(½ + ¼μ + ¼(1−2^(−k)))) with k ties to other known contacts. Range [0, 1].
    O(1).
    """
    strength, base, embedded = somebody.trust
    return min(strength, base + embedded * (1.0 - 2.0**-ties))
