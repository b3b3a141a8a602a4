"""Kinds of columns: how a field's value is written, and how a whole column is checked and read at once.

Reading goes column by column rather than row by row: checks and conversions then run over whole lists in C,
which is what lets 300,000 ties load as fast as bare rows. Nothing in a file is trusted: what a record could
not hold raises `Damaged`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

import msgspec

from krets.storage.trouble import Damaged

Cell = str | int | float | bytes | None
Read = Callable[[Sequence[Any]], Iterable[Any]]


class Kind(NamedTuple):
    """How values of one kind are kept: the type in SQL, the way in (None: as they are), the way out."""

    sql: str
    write: Callable[[Any], Cell] | None
    read: Read


def _checked(column: Sequence[Any], types: frozenset[type], values: frozenset[Any]) -> Sequence[Any]:
    found = set(map(type, column))
    if not found <= types:
        raise Damaged(f"a value of a wrong kind: {sorted(kind.__name__ for kind in found - types)}")
    if values and not values.issuperset(column):
        raise Damaged("a value that means nothing")
    return column


def plain(sql: str, *types: type, values: Iterable[Any] = ()) -> Kind:
    """Values kept as they are, of these Python types; where `values` are given, one of those."""
    kinds, known = frozenset(types), frozenset(values)
    return Kind(sql, None, lambda column: _checked(column, kinds, known))


def choice(*words: str) -> Kind:
    """One of a few words, or nothing."""
    return plain("TEXT", str, type(None), values=(*words, None))


def _read_numbers(column: Sequence[Any]) -> Sequence[Any]:
    _checked(column, frozenset({float, int}), frozenset())
    if not all(map(isfinite, column)):
        raise Damaged("a number without end")
    return list(map(float, column))


def _by_value(convert: Callable[[Any], Any]) -> Read:
    """Convert each different value of a column once."""

    def read(column: Sequence[Any]) -> Iterable[Any]:
        try:
            known = {value: convert(value) for value in set(column)}
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            raise Damaged(str(error)) from error
        return map(known.__getitem__, column)

    return read


def _day(value: Any) -> date | None:
    return None if value is None else msgspec.convert(value, date, strict=True)


def _flag(value: Any) -> bool:
    if type(value) is int and value in (0, 1):
        return value == 1
    raise ValueError("neither yes nor no")


def listed(kind: Any) -> Kind:
    """A tuple of something, as a JSON array."""
    decoder = msgspec.json.Decoder(tuple[kind, ...])

    def write(value: Any) -> str:
        return msgspec.json.encode(value).decode() if value else "[]"

    def convert(value: Any) -> Any:
        if not isinstance(value, str):
            raise TypeError("a list is kept as text")
        return decoder.decode(value)

    return Kind("TEXT NOT NULL DEFAULT '[]'", write, _by_value(convert))


_places = msgspec.json.Decoder(tuple[float, float])


def _write_place(at: tuple[float, float] | None) -> str | None:
    """A place that is none is not kept: the map goes on without it, and is given another."""
    if at is None or not all(isfinite(part) and abs(part) <= _FAR for part in at):
        return None
    return msgspec.json.encode(at).decode()


def _place(value: Any) -> tuple[float, float] | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("a place is kept as text")
    across, out = _places.decode(value)
    if not (abs(across) <= _FAR and abs(out) <= _FAR):
        raise ValueError("a place outside the map")
    return across, out


def _that_place(value: Any) -> tuple[float, float]:
    at = _place(value)
    if at is None:
        raise TypeError("a place is missing")
    return at


_FAR = 10.0
"""Places lie between 0 and 1; what is further off than this would trouble the drawing."""

ID = plain("INTEGER PRIMARY KEY AUTOINCREMENT", int)
REFERENCE = plain("INTEGER NOT NULL", int)
TEXT = plain("TEXT NOT NULL DEFAULT ''", str)
COUNT = plain("INTEGER", int, type(None))
NUMBER = Kind("REAL NOT NULL DEFAULT 0", lambda part: part if isfinite(part) else 0.0, _read_numbers)
FLAG = Kind("INTEGER NOT NULL DEFAULT 0", int, _by_value(_flag))
MAYBE = Kind(
    "INTEGER",
    lambda value: None if value is None else int(value),
    _by_value(lambda value: None if value is None else _flag(value)),
)
DAY = Kind("TEXT", lambda day: None if day is None else day.isoformat(), _by_value(_day))
THAT_DAY = Kind("TEXT NOT NULL", date.isoformat, _by_value(lambda value: msgspec.convert(value, date)))
PLACE = Kind("TEXT", _write_place, _by_value(_place))
THAT_PLACE = Kind(
    "TEXT NOT NULL DEFAULT '[0.0,0.0]'", lambda at: _write_place(at) or "[0.0,0.0]", _by_value(_that_place)
)
DIGEST = plain("BLOB", bytes, type(None))
ID_OR_NAME = plain("", int, str, type(None))
