"""Bonding and bridging, and the balance between them."""

from collections.abc import Mapping
from typing import NamedTuple

from krets.analysis.people import Person


class Balance(NamedTuple):
    """Bond, Bridge, and what follows: `balance` 0-1 (1 = even), `tilt` −1 (bridging) to +1 (bonding)."""

    bonding: float
    bridging: float
    balance: float | None
    tilt: float | None


class BondTerms(NamedTuple):
    """One contact's terms: v_j·bond_j = fixed + slope·k_j/(n−1)."""

    fresh: float
    fixed: float
    slope: float


def bond_terms(somebody: Person) -> BondTerms:
    """Return v, v·(w + h)/c and v/c; c is 3, or 2 where h is unknown. O(1)."""
    count = 2.0 if somebody.mates is None else 3.0
    fixed = (somebody.weight + (somebody.mates or 0.0)) / count
    return BondTerms(somebody.vitality, somebody.vitality * fixed, somebody.vitality / count)


def bond(somebody: Person, ties: int, size: int) -> float:
    """Return bond_j = mean(w_j, k_j/(n−1), h_j): how far a contact belongs to a closed circle.

    k_j = ties to other known contacts, h_j = 1 for ego's own organisation, 0 for another, left out where
    either is unknown; with n = 1 the second term is 0. Range [0, 1]. O(1). Convention of Krets: no
    published index exists.
    """
    _, fixed, slope = bond_terms(somebody)
    if not somebody.vitality:
        return 0.0
    return (fixed + (slope * ties / (size - 1) if size > 1 else 0.0)) / somebody.vitality


def balance_of(bonding: float, fresh: float) -> Balance:
    """Return the balance from Bond = Σ v·bond and Σv: with p = Bond/Σv, BBI = 4p(1−p) and tilt = 2p−1.

    Σv = 0 → None. O(1). BBI is the index of qualitative variation with two classes (Agresti & Agresti
    1978); its use here is a convention of Krets.

    >>> balance_of(1.0, 2.0)
    Balance(bonding=1.0, bridging=1.0, balance=1.0, tilt=0.0)
    """
    if fresh <= 0.0:
        return Balance(0.0, 0.0, None, None)
    p = min(1.0, max(0.0, bonding / fresh))
    return Balance(bonding, fresh - bonding, 4.0 * p * (1.0 - p), 2.0 * p - 1.0)


def balance(people: Mapping[int, Person], degrees: Mapping[int, int]) -> Balance:
    """Return the balance of the known contacts, each weighed by vitality. O(n)."""
    known = [somebody for somebody in people.values() if somebody.known]
    terms = [bond_terms(somebody) for somebody in known]
    others = len(known) - 1
    bonding = sum(term.fixed for term in terms)
    if others > 0:
        bonding += sum(t.slope * degrees[p.id] for t, p in zip(terms, known, strict=True)) / others
    return balance_of(bonding, sum(term.fresh for term in terms))
