"""Burt's measures kept true edit by edit."""

from collections.abc import Iterable, Mapping
from math import log

from krets.analysis.slices import Slices, chunks

Adjacency = dict[int, dict[int, float]]


class HoleSums:
    """Burt's measures from running sums, each edit in O(degree).

    With W = Σw, S_i = w_i + Σ_j a_ij, u_i = w_i/S_i, M_i the strongest tie of i (ego's included), v_i = w_i
    + Σ_j a_ij·u_j and T_i = Σ_j a_ij·w_j it keeps Q = Σv², L = Σv²·ln v² and R = ΣT/M. Then constraint =
    Q/W², effective size = n − R/W, hierarchy = (ln n − ln Q + L/Q)/ln n.
    """

    def __init__(self, weight: dict[int, float], ties: Adjacency) -> None:
        self._weight = weight
        self._ties = ties
        self._whole = self._q = self._l = self._r = 0.0
        self._spent: dict[int, float] = {}
        self._u: dict[int, float] = {}
        self._v: dict[int, float] = {}
        self._square_log: dict[int, float] = {}
        self._strongest: dict[int, float] = {}
        self._t: dict[int, float] = {}

    def values(self) -> tuple[float | None, float | None, float | None]:
        """Return effective size, constraint and hierarchy; O(1)."""
        size = len(self._weight)
        if not size:
            return None, None, None
        effective = size - self._r / self._whole
        constraint = self._q / (self._whole * self._whole)
        if size == 1:
            return effective, constraint, 1.0
        hierarchy = 1.0 - (log(self._q) - self._l / self._q) / log(size)
        return effective, constraint, min(1.0, max(0.0, hierarchy))

    def read_all(self) -> Slices[None]:
        """Reckon every sum from the adjacency as it is; O(n + m)."""
        weight, ties = self._weight, self._ties
        for chunk in chunks(weight.items(), 100):
            yield
            for contact, own in chunk:
                near = ties[contact].values()
                self._spent[contact] = own + sum(near)
                self._u[contact] = own / self._spent[contact]
                self._strongest[contact] = max(own, max(near, default=0.0))
        self._whole = sum(weight.values())
        self._q = self._l = self._r = 0.0
        for chunk in chunks(weight.items(), 50):
            yield
            for contact, own in chunk:
                near_ties = ties[contact].items()
                v = own + sum([tie * self._u[other] for other, tie in near_ties])
                self._t[contact] = sum([tie * weight[other] for other, tie in near_ties])
                self._v[contact] = v
                self._square_log[contact] = v * v * log(v * v)
                self._q += v * v
                self._l += self._square_log[contact]
                self._r += self._t[contact] / self._strongest[contact]

    def weigh(self, contact: int, weight: float) -> None:
        """Ego's tie to a contact has another weight."""
        change = weight - self._weight[contact]
        self._r -= self._t[contact] / self._strongest[contact]
        self._weight[contact] = weight
        self._whole += change
        self._strongest[contact] = max(weight, max(self._ties[contact].values(), default=0.0))
        self._r += self._t[contact] / self._strongest[contact]
        self._raise(contact, change)
        self._spend(contact, self._spent[contact] + change)
        for other, tie in self._ties[contact].items():
            self._t[other] += tie * change
            self._r += tie * change / self._strongest[other]

    def tie(self, a: int, b: int, tie: float) -> None:
        """Two contacts get a tie; called before it is in the adjacency."""
        self._spend(a, self._spent[a] + tie)
        self._spend(b, self._spent[b] + tie)
        self._raise(a, tie * self._u[b])
        self._raise(b, tie * self._u[a])
        self._bind(a, tie, self._weight[b])
        self._bind(b, tie, self._weight[a])

    def untie(self, a: int, b: int, tie: float) -> None:
        """Two contacts lose their tie; called when it has left the adjacency."""
        self._raise(a, -tie * self._u[b])
        self._raise(b, -tie * self._u[a])
        self._spend(a, self._spent[a] - tie)
        self._spend(b, self._spent[b] - tie)
        self._loosen(a, tie, self._weight[b])
        self._loosen(b, tie, self._weight[a])

    def enter(self, contact: int, weight: float, near: Mapping[int, float]) -> None:
        """A contact comes with its ties; called before it is in the adjacency, but with its weight
        known.
        """
        self._whole += weight
        self._spent[contact] = weight + sum(near.values())
        self._u[contact] = weight / self._spent[contact]
        raised = self._spend_all((other, self._spent[other] + tie) for other, tie in near.items())
        for other, tie in near.items():
            raised[other] = raised.get(other, 0.0) + tie * self._u[contact]
            self._bind(other, tie, weight)
        self._raise_all(raised)
        self._strongest[contact] = max(weight, max(near.values(), default=0.0))
        self._t[contact] = sum(tie * self._weight[other] for other, tie in near.items())
        self._r += self._t[contact] / self._strongest[contact]
        self._v[contact] = self._square_log[contact] = 0.0
        self._raise(contact, weight + sum(tie * self._u[other] for other, tie in near.items()))

    def leave(self, contact: int, weight: float, near: Mapping[int, float]) -> None:
        """A contact goes with its ties; called when it has left the adjacency."""
        raised = self._spend_all((other, self._spent[other] - tie) for other, tie in near.items())
        for other, tie in near.items():
            raised[other] = raised.get(other, 0.0) - tie * self._u[contact]
            self._loosen(other, tie, weight)
        self._raise_all(raised)
        self._whole -= weight
        self._r -= self._t.pop(contact) / self._strongest.pop(contact)
        v = self._v.pop(contact)
        self._q -= v * v
        self._l -= self._square_log.pop(contact)
        del self._spent[contact], self._u[contact]
        if not self._weight:
            self._whole = self._q = self._l = self._r = 0.0

    def _raise(self, contact: int, amount: float) -> None:
        """Add to v."""
        v = self._v[contact]
        self._q -= v * v
        v += amount
        self._v[contact] = v
        v *= v
        self._q += v
        term = v * log(v)
        self._l += term - self._square_log[contact]
        self._square_log[contact] = term

    def _spend(self, contact: int, spent: float) -> None:
        """Set S, and with it u, which runs on into the v of those near."""
        change = self._weight[contact] / spent - self._u[contact]
        self._spent[contact] = spent
        self._u[contact] += change
        values, terms = self._v, self._square_log
        q, l = self._q, self._l
        for other, tie in self._ties[contact].items():
            v = values[other]
            q -= v * v
            v += tie * change
            values[other] = v
            v *= v
            q += v
            term = v * log(v)
            l += term - terms[other]
            terms[other] = term
        self._q, self._l = q, l

    def _spend_all(self, spent: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Set S and u of several; return by how much v is to be raised for those near."""
        raised: dict[int, float] = {}
        for contact, amount in spent:
            change = self._weight[contact] / amount - self._u[contact]
            self._spent[contact] = amount
            self._u[contact] += change
            for other, tie in self._ties[contact].items():
                raised[other] = raised.get(other, 0.0) + tie * change
        return raised

    def _raise_all(self, amounts: Mapping[int, float]) -> None:
        """Add to the v of several."""
        values, terms = self._v, self._square_log
        q, l = self._q, self._l
        for contact, amount in amounts.items():
            v = values[contact]
            q -= v * v
            v += amount
            values[contact] = v
            v *= v
            q += v
            term = v * log(v)
            l += term - terms[contact]
            terms[contact] = term
        self._q, self._l = q, l

    def _bind(self, contact: int, tie: float, weight: float) -> None:
        """Take a new tie to somebody of that weight into T and M."""
        self._r -= self._t[contact] / self._strongest[contact]
        self._t[contact] += tie * weight
        self._strongest[contact] = max(self._strongest[contact], tie)
        self._r += self._t[contact] / self._strongest[contact]

    def _loosen(self, contact: int, tie: float, weight: float) -> None:
        """Take a tie that is gone out of T and M."""
        self._r -= self._t[contact] / self._strongest[contact]
        self._t[contact] -= tie * weight
        if tie >= self._strongest[contact]:
            self._strongest[contact] = max(
                self._weight[contact], max(self._ties[contact].values(), default=0.0)
            )
        self._r += self._t[contact] / self._strongest[contact]
