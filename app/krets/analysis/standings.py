"""Everybody's standing, kept in the order in which the scores ask for it."""

from bisect import bisect_left, insort
from collections.abc import Mapping

from krets.analysis.balance import Balance, balance_of, bond_terms
from krets.analysis.people import Circle, Person, trust_of
from krets.model import Mode

_Order = list[tuple[float, int]]


class Standings:
    """The placed contacts, sorted by what counts: each one that changes costs O(log n) and a shift.

    `people` by id; `circles` the (−s, contact) pairs of each circle in order; `trusted` the (−T, contact)
    pairs of the known; `holders` κ by resource; `learners` the terms of those with whom something was
    learned; `vitality` by id; `ill` those who speak ill of ego.
    """

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.circles: dict[Circle, _Order] = {}
        self.trusted: _Order = []
        self.holders: dict[str, dict[int, float]] = {}
        self.learners: dict[int, Mapping[Mode, float]] = {}
        self.vitality: dict[int, float] = {}
        self.ill: set[int] = set()
        self._trust: dict[int, float] = {}
        self._bonds: dict[int, tuple[float, float, float]] = {}
        self._fresh = self._fixed = self._sloped = 0.0

    def put(self, somebody: Person, ties: int) -> None:
        """Take in somebody who was not there, with so many ties to known contacts."""
        contact = somebody.id
        self.people[contact] = somebody
        self.vitality[contact] = somebody.vitality
        insort(self.circles.setdefault(somebody.circle, []), (-somebody.strength, contact))
        for resource, kappa in somebody.offers.items():
            self.holders.setdefault(resource, {})[contact] = kappa
        if somebody.learning:
            self.learners[contact] = somebody.learning
        if somebody.ill:
            self.ill.add(contact)
        if somebody.known:
            self._rank(somebody, ties)

    def drop(self, contact: int) -> None:
        """Let somebody go."""
        somebody = self.people.pop(contact)
        del self.vitality[contact]
        circle = self.circles[somebody.circle]
        del circle[bisect_left(circle, (-somebody.strength, contact))]
        if not circle:
            del self.circles[somebody.circle]
        for resource in somebody.offers:
            holders = self.holders[resource]
            del holders[contact]
            if not holders:
                del self.holders[resource]
        self.learners.pop(contact, None)
        self.ill.discard(contact)
        if somebody.known:
            self._unrank(contact)

    def tied(self, contact: int, ties: int) -> None:
        """Somebody known has another number of ties to known contacts."""
        self._unrank(contact)
        self._rank(self.people[contact], ties)

    def balance(self) -> Balance:
        """Return the balance of bonding and bridging; O(1)."""
        if self._fresh < 1e-3:  # what rounding has left over would weigh too much
            self._fresh, self._fixed, self._sloped = (
                sum(bond[i] for bond in self._bonds.values()) for i in range(3)
            )
        others = len(self._bonds) - 1
        return balance_of(self._fixed + (self._sloped / others if others > 0 else 0.0), self._fresh)

    def _rank(self, somebody: Person, ties: int) -> None:
        trust = trust_of(somebody, ties)
        self._trust[somebody.id] = trust
        insort(self.trusted, (-trust, somebody.id))
        fresh, fixed, slope = bond_terms(somebody)
        self._bonds[somebody.id] = (fresh, fixed, slope * ties)
        self._fresh += fresh
        self._fixed += fixed
        self._sloped += slope * ties

    def _unrank(self, contact: int) -> None:
        del self.trusted[bisect_left(self.trusted, (-self._trust.pop(contact), contact))]
        fresh, fixed, sloped = self._bonds.pop(contact)
        self._fresh -= fresh
        self._fixed -= fixed
        self._sloped -= sloped
