"""A `Change`: the only way in which a map is ever altered, and its inverse."""

from datetime import datetime
from typing import TypeAlias

import msgspec

from krets.model.records import Contact, Ego, Exchange, Group, Need, Note, Record, Tie

Argument: TypeAlias = str | int | float | bool | None


class Edit(msgspec.Struct, frozen=True):
    """One record replaced: `before` → `after`; None means that it does not exist on that side."""

    before: Ego | Group | Contact | Tie | Exchange | Need | Note | None
    after: Ego | Group | Contact | Tie | Exchange | Need | Note | None

    def record(self) -> Record:
        """Return the record on whichever side there is one.

        Raises:
            ValueError: if both sides are empty.
        """
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("an edit replaces something by something")
        return record


class Change(msgspec.Struct, frozen=True):
    """A dated tuple of edits, with the verb and the arguments that made it.

    `at` is local time without a zone. No sentence is kept: `krets.words` says the change.
    """

    at: datetime
    verb: str
    arguments: dict[str, Argument] = msgspec.field(default_factory=dict)
    edits: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the change alters anything."""
        return bool(self.edits)

    def inverse(self, at: datetime | None = None) -> "Change":
        """Return the change that takes this one back: sides swapped, last edit first."""
        edits = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return Change(self.at if at is None else at, self.verb, self.arguments, edits)

    def then(self, later: "Change") -> "Change":
        """Return one change that does this and then `later`, under this one's verb.

        Edits of the same record are joined; an edit that ends where it began is dropped.
        """
        joined: dict[tuple[type, int], Edit] = {}
        for edit in (*self.edits, *later.edits):
            record = edit.record()
            key = (type(record), record.id)
            earlier = joined.get(key)
            joined[key] = edit if earlier is None else Edit(earlier.before, edit.after)
        edits = tuple(edit for edit in joined.values() if edit.before != edit.after)
        return Change(self.at, self.verb, self.arguments, edits)
