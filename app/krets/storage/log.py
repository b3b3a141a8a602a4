"""The log: every step that a map has taken, as rows that are only ever added."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from krets.model import Argument, Change
from krets.storage.codec import unpack
from krets.storage.fetching import fetch, fetch_one
from krets.storage.schema import STEP
from krets.storage.trouble import Damaged

_arguments = msgspec.json.Decoder(dict[str, Argument])


class Step:
    """One row of the log: a change, its number, and the number of the step that it reverses, if any.

    What a large import did takes a moment to unpack, so a step from a file does that when it is asked for its
    `change`. Until then it is as small as in the file.
    """

    __slots__ = ("_blob", "_head", "_photos", "seq", "undoes")

    def __init__(
        self,
        seq: int,
        change: Change,
        undoes: int | None = None,
        *,
        blob: bytes | None = None,
        photos: Mapping[bytes, bytes] | None = None,
    ) -> None:
        self.seq = seq
        self.undoes = undoes
        self._head = change
        self._blob = blob
        self._photos = photos or {}

    def __repr__(self) -> str:
        reverses = "" if self.undoes is None else f" undoes {self.undoes}"
        return f"<Step {self.seq} {self.verb}{reverses}>"

    @property
    def head(self) -> Change:
        """The change for naming it: without its edits, where these are not unpacked."""
        return self._head

    @property
    def at(self) -> datetime:
        """When it was done."""
        return self._head.at

    @property
    def verb(self) -> str:
        """What was done (a step that reverses another has the other's verb)."""
        return self._head.verb

    @property
    def arguments(self) -> dict[str, Argument]:
        """With what it was done."""
        return self._head.arguments

    @property
    def change(self) -> Change:
        """The change itself.

        Raises:
            Damaged: if the file holds something else in its place.
        """
        if self._blob is None:
            return self._head
        return Change(self.at, self.verb, self.arguments, unpack(self._blob, self._photos))


def _step(row: tuple[Any, ...], photos: Mapping[bytes, bytes]) -> Step:
    seq, at, verb, arguments, blob, undoes = row
    kinds = (type(seq), type(verb), type(blob), type(undoes))
    if kinds not in {(int, str, bytes, int), (int, str, bytes, type(None))}:
        raise Damaged("a step of the log is of a wrong kind")
    try:
        when = msgspec.convert(at, datetime)
        change = Change(when, verb, _arguments.decode(arguments))
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        raise Damaged(str(error)) from error
    if when.tzinfo is not None:
        raise Damaged("a step of the log is not in local time")
    return Step(seq, change, undoes, blob=blob, photos=photos)


def last_seq(connection: sqlite3.Connection) -> int:
    """Return the number of the last step, 0 before the first."""
    seq = fetch_one(connection, "SELECT max(seq) FROM change") or 0
    if type(seq) is not int:
        raise Damaged("steps without numbers")
    return seq


def read_steps(
    connection: sqlite3.Connection, photos: Mapping[bytes, bytes], last: int | None, before: int | None = None
) -> list[Step]:
    """Return the last steps (None: all; `before`: only older ones), oldest first.

    They reach back to the nearest step that reverses nothing: so it is clear what is done and what undone.

    Raises:
        Damaged: if a row is none that Krets writes.
    """
    end = last_seq(connection) + 1 if before is None else before
    start = 0 if last is None else end - last
    clean = fetch_one(connection, "SELECT max(seq) FROM change WHERE seq <= ? AND undoes IS NULL", (start,))
    question = f"SELECT {STEP} FROM change WHERE seq >= ? AND seq < ? ORDER BY seq"  # noqa: S608 - names of our own
    return [_step(row, photos) for row in fetch(connection, question, (clean or 0, end))]
