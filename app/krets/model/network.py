"""The network: all records of one map and their indexes. Its only door is `apply`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from krets.model.change import Change, Edit
from krets.model.records import Contact, Ego, Exchange, Group, Need, Record, Tie

_NO_TIES: Mapping[int, Tie] = MappingProxyType({})
_NO_EXCHANGES: Mapping[int, Exchange] = MappingProxyType({})


class Mismatch(Exception):
    """A change does not fit the network: what it says was there before is not what is there."""


class Network:
    """Ego, groups, contacts, ties, exchanges and needs, each by id.

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
        self._neighbours: dict[int, dict[int, Tie]] = {}
        self._logged: dict[int, dict[int, Exchange]] = {}
        self._tables: dict[type, dict[int, Any]] = {
            Group: self.groups,
            Contact: self.contacts,
            Tie: self.ties,
            Exchange: self.exchanges,
            Need: self.needs,
        }
        self._highest: dict[type, int] = dict.fromkeys(self._tables, 0)
        for record in records:
            self._put(record)

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
        return next((group for group in contact.groups if group in self.groups), None)

    def next_id(self, kind: type[Record]) -> int:
        """Return an id that no record of this kind has; a new one as long as 64 bits reach."""
        highest = self._highest[kind] + 1
        if highest < 2**63:
            return highest
        return next(free for free in range(1, 2**63) if free not in self._tables[kind])

    def get(self, kind: type[Record], id: int) -> Record | None:  # noqa: A002 - the field's name
        """Return the record of this kind and id, or None; the ego whatever the id."""
        return self.ego if kind is Ego else self._tables[kind].get(id)

    def is_empty(self) -> bool:
        """Tell whether nothing has been drawn or said yet."""
        return self.ego == Ego() and not any(self._tables.values())

    def copy(self) -> "Network":
        """Return an independent network with the same records; O(records)."""
        other = Network(self.records())
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
            Mismatch: if a `before` is not what the network holds; nothing is altered then.
        """
        done: list[Edit] = []
        try:
            for edit in change.edits:
                self._swap(edit)
                done.append(edit)
        except Mismatch:
            for edit in reversed(done):
                self._swap(Edit(edit.after, edit.before))
            raise

    def _swap(self, edit: Edit) -> None:
        record = edit.record()
        present = self.get(type(record), record.id)
        if present != edit.before:
            raise Mismatch(f"{type(record).__name__} {record.id} is not as the change expects it")
        if edit.before is not None and edit.after is not None and edit.before.id != edit.after.id:
            raise Mismatch("an edit never changes an id")
        if edit.after is None:
            self._drop(record)
        else:
            self._put(edit.after)

    def _put(self, record: Record) -> None:
        if isinstance(record, Ego):
            self.ego = record
            return
        table = self._tables[type(record)]
        before = table.get(record.id)
        if before is not None:
            self._index(before, _forget)
        table[record.id] = record
        self._index(record, _remember)
        kind = type(record)
        self._highest[kind] = max(self._highest[kind], record.id)

    def _drop(self, record: Record) -> None:
        if isinstance(record, Ego):
            self.ego = Ego()
            return
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
    index.pop(key, None)
