"""The network: all records of one map and their indexes. Its only door is `apply`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

from krets.model.change import Change, Edit
from krets.model.records import Contact, Ego, Exchange, Group, Need, Note, Record, Tie

_NO_TIES: Mapping[int, Tie] = MappingProxyType({})
_NO_EXCHANGES: Mapping[int, Exchange] = MappingProxyType({})
_NO_IDS: Mapping[type, int] = MappingProxyType({})


class Mismatch(Exception):
    """Records do not fit together: a change expects what is not there, or a tie would have nobody to join."""


class Network:
    """Ego, groups, contacts, ties, exchanges, needs and notes, each by id.

    The mappings are for reading; whoever wants something else makes a `Change` and calls `apply`. Their order
    means nothing (an undone removal comes last): sort by id or by name where order matters.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.ego = Ego()
        self.groups: dict[int, Group] = {}
        self.contacts: dict[int, Contact] = {}
        self.ties: dict[int, Tie] = {}
        self.exchanges: dict[int, Exchange] = {}
        self.needs: dict[int, Need] = {}
        self.notes: dict[int, Note] = {}
        self._neighbours: dict[int, dict[int, Tie]] = {}
        self._logged: dict[int, dict[int, Exchange]] = {}
        self._tables: dict[type, dict[int, Any]] = {
            Group: self.groups,
            Contact: self.contacts,
            Tie: self.ties,
            Exchange: self.exchanges,
            Need: self.needs,
            Note: self.notes,
        }
        self._highest: dict[type, int] = dict.fromkeys(self._tables, 0)
        self._displaced: list[Tie] = []
        for record in records:
            self._put(record)
        self._displaced.clear()

    @classmethod
    def whole(
        cls, ego: Ego, tables: Mapping[type, Sequence[Any]], highest: Mapping[type, int] = _NO_IDS
    ) -> "Network":
        """Return a network made of whole tables at once, many times faster than record by record; O(records).

        `tables` gives the records of each kind, `highest` the highest id that a kind ever had (what has been
        removed keeps its id to itself).

        Raises:
            Mismatch: if an id comes twice, a tie or an exchange names nobody, or two ties join the same two.
        """
        network = cls()
        network.ego = ego
        for kind, table in network._tables.items():
            records = tables.get(kind, ())
            table.update((record.id, record) for record in records)
            if len(table) != len(records):
                raise Mismatch(f"two records of {kind.__name__} have one id")
            network._highest[kind] = max(highest.get(kind, 0), max(table, default=0))
        try:
            network._index_all()
        except KeyError as nobody:
            raise Mismatch(f"there is no contact {nobody}") from nobody
        return network

    def _index_all(self) -> None:
        neighbours: dict[int, dict[int, Tie]] = {contact: {} for contact in self.contacts}
        for tie in self.ties.values():
            a, b = tie.a, tie.b
            if a >= b:
                raise Mismatch(f"tie {tie.id} runs backwards")
            neighbours[a][b] = tie
            neighbours[b][a] = tie
        if sum(map(len, neighbours.values())) != 2 * len(self.ties):
            raise Mismatch("two ties join the same two")
        self._neighbours = neighbours
        for exchange in self.exchanges.values():
            if exchange.contact not in self.contacts:
                raise KeyError(exchange.contact)
            self._index(exchange, _remember)

    # Reading -------------------------------------------------------------------------------------------

    def records(self) -> Iterator[Record]:
        """Yield every record: ego first, then table by table, each in its order of entry."""
        yield self.ego
        for table in self._tables.values():
            yield from table.values()

    def neighbours(self, contact: int) -> Mapping[int, Tie]:
        """Return the ties of a contact by the other end's id; O(1)."""
        return self._neighbours.get(contact, _NO_TIES)

    def exchanges_of(self, contact: int) -> Mapping[int, Exchange]:
        """Return the exchanges with a contact by exchange id, in the order of entry; O(1)."""
        return self._logged.get(contact, _NO_EXCHANGES)

    def tie_between(self, a: int, b: int) -> Tie | None:
        """Return the tie between two contacts, if there is one; O(1)."""
        return self.neighbours(a).get(b)

    def placed(self) -> Iterator[Contact]:
        """Yield the contacts that have a level."""
        return (contact for contact in self.contacts.values() if contact.level is not None)

    def sector(self, contact: Contact) -> int | None:
        """Return the id of a contact's first group that exists, or None."""
        for group in contact.groups:  # asked for everybody at each change: quicker than a generator
            if group in self.groups:
                return group
        return None

    def next_id(self, kind: type[Record]) -> int:
        """Return an id that no record of this kind has; a new one as long as 64 bits reach."""
        return next(self.new_ids(kind))

    def new_ids(self, kind: type[Record]) -> Iterator[int]:
        """Yield ids that no record of this kind has; new ones as long as 64 bits reach."""
        highest = self._highest[kind]
        yield from range(highest + 1, 2**63)
        yield from (id_ for id_ in count(1) if id_ not in self._tables[kind])

    def get(self, kind: type[Record], id: int) -> Record | None:  # noqa: A002 - the field's name
        """Return the record of this kind and id, or None; the ego whatever the id."""
        return self.ego if kind is Ego else self._tables[kind].get(id)

    def is_empty(self) -> bool:
        """Tell whether nothing has been drawn or said yet."""
        return self.ego == Ego() and not any(self._tables.values())

    def copy(self) -> "Network":
        """Return an independent network with the same records; O(records)."""
        other = Network()
        other.ego = self.ego
        for kind, table in self._tables.items():
            other._tables[kind].update(table)
        other._neighbours = {contact: dict(ties) for contact, ties in self._neighbours.items()}
        other._logged = {contact: dict(log) for contact, log in self._logged.items()}
        other._highest = dict(self._highest)
        return other

    def __eq__(self, other: object) -> bool:
        """Compare by records, whatever the order in which they came."""
        if not isinstance(other, Network):
            return NotImplemented
        return self.ego == other.ego and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]  # a network changes, so it cannot be a key

    # The one door --------------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Carry out a change, whole or not at all.

        Raises:
            Mismatch: if a `before` is not what the network holds, or something would be left dangling (a tie
                without its two ends, an exchange with nobody); nothing is altered then.
        """
        done: list[Edit] = []
        self._displaced.clear()
        try:
            for edit in change.edits:
                self._swap(edit)
                done.append(edit)
            self._check_ties()
            for edit in done:
                self._check(edit.record())
        except Mismatch:
            for edit in reversed(done):
                self._swap(Edit(edit.after, edit.before))
            for tie in self._displaced:
                if self.ties.get(tie.id) is tie:
                    self._index(tie, _remember)
            raise

    def _check_ties(self) -> None:
        for tie in self._displaced:
            there = self.ties.get(tie.id)
            if there is not None and (there.a, there.b) == (tie.a, tie.b):
                raise Mismatch(f"tie {tie.id} joins two people who have another tie")

    def _check(self, record: Record) -> None:
        there = self.get(type(record), record.id)
        if isinstance(record, Contact):
            if there is None and (self.neighbours(record.id) or self.exchanges_of(record.id)):
                raise Mismatch(f"contact {record.id} would leave ties or exchanges behind")
        elif isinstance(there, Tie):
            if not (there.a < there.b and there.a in self.contacts and there.b in self.contacts):
                raise Mismatch(f"tie {there.id} does not join two people")
        elif isinstance(there, Exchange) and there.contact not in self.contacts:
            raise Mismatch(f"exchange {there.id} is with nobody")

    def _swap(self, edit: Edit) -> None:
        record = edit.record()
        present = self.get(type(record), record.id)
        if present != edit.before:
            raise Mismatch(f"{type(record).__name__} {record.id} is not as the change expects it")
        if edit.before is not None and edit.after is not None and edit.before.id != edit.after.id:
            raise Mismatch("an edit never changes an id")
        if edit.after is not None:
            self._put(edit.after)
        elif isinstance(present, Ego):
            raise Mismatch("there is always an ego")
        elif present is not None:
            self._drop(present)

    def _put(self, record: Record) -> None:
        if isinstance(record, Ego):
            self.ego = record
            return
        table = self._tables[type(record)]
        before = table.get(record.id)
        if before is not None:
            self._index(before, _forget)
        if isinstance(record, Tie):
            other = self.tie_between(record.a, record.b)
            if other is not None and other.id != record.id:
                self._displaced.append(other)
        table[record.id] = record
        self._index(record, _remember)
        kind = type(record)
        self._highest[kind] = max(self._highest[kind], record.id)

    def _drop(self, record: Record) -> None:
        del self._tables[type(record)][record.id]
        self._index(record, _forget)

    def _index(self, record: Record, put: "Callable[[dict[int, Any], int, Any], None]") -> None:
        if isinstance(record, Tie):
            put(self._neighbours.setdefault(record.a, {}), record.b, record)
            put(self._neighbours.setdefault(record.b, {}), record.a, record)
        elif isinstance(record, Exchange):
            put(self._logged.setdefault(record.contact, {}), record.id, record)


def _remember(index: dict[int, Any], key: int, record: Any) -> None:
    index[key] = record


def _forget(index: dict[int, Any], key: int, record: Any) -> None:
    if index.get(key) is record:
        del index[key]
