"""JSON objects to records, and what is wrong with them in one place: path, value, what it may be.

Built on `msgspec.convert`; the notation of what a value may be is that of the README, the same in every
language.
"""

import math
import re
from typing import Any, TypeVar

import msgspec

from krets.formats.found import Unreadable
from krets.model import Contact, Ego, Exchange, Group, Need, Note, Record, Tie

R = TypeVar("R", Ego, Group, Contact, Tie, Exchange, Need, Note)

REQUIRED: dict[type[Record], tuple[str, ...]] = {
    Ego: (),
    Group: (),
    Contact: ("name",),
    Tie: ("a", "b"),
    Exchange: ("contact", "on", "direction"),
    Need: ("resource",),
    Note: ("text",),
}
_ASSUMED: dict[type[Record], dict[str, Any]] = {Group: {"id": 0, "name": ""}}
WHOLE = "-2^63 ... 2^63-1"
TEXT = '"..."'
TRUTH = "true | false"
DAY = '"YYYY-MM-DD"'
TEXTS = '["...", ...]'
SPOT = "[-10 ... 10, -10 ... 10]"
FEEL = '"good" | "mixed" | "strained" | null'
WANTED: dict[str, str] = {
    **dict.fromkeys(("id", "a", "b", "contact"), WHOLE),
    **dict.fromkeys(("groups", "distinct_from"), f"[{WHOLE}, ...]"),
    "kin": TRUTH,
    "no_count": TRUTH,
    "private": TRUTH,
    "pinned": TRUTH,
    "asked": TRUTH,
    "in_person": TRUTH,
    "confirmed": TRUTH,
    "answered": f"{TRUTH} | null",
    "last_contact": f"{DAY} | null",
    "created": f"{DAY} | null",
    "on": DAY,
    "word": '"well" | "ill" | null',
    "feel": FEEL,
    "trust": '"somewhat" | "much" | "fully" | null',
    "kind": '"person" | "service" | "animal"',
    "direction": '"given" | "received" | "mutual"',
    "mode": '"S" | "E" | "C" | "I" | null',
    "value": "0 | 1 | 2 | 3",
    "answers": "1 | 2 | 3 | null",
    "minutes": "0 ... 2^63-1 | null",
    "weight": "0 ...",
    "at": "[0 ... 1, 0 ... 1] | null",
    **dict.fromkeys(("among", "label_at"), f"{SPOT} | null"),
    "view": '"rings" | "groups"',
    "start": "0 ... 1",
    "span": "0 ... 1",
    "photo": '"base64" | null',
    "introduced_by": f"{WHOLE} | {TEXT} | null",
    "offers": '[{"resource": "...", "confirmed": true | false}, ...]',
    "topics": '[{"topic": "...", "kind": "explicit" | "tacit"}, ...]',
    "channels": '[{"channel": "...", "handle": "...", "answers": 1 | 2 | 3 | null}, ...]',
    **dict.fromkeys(("i_give", "wants", "context", "emails", "phones", "kinds", "aliases"), TEXTS),
}
_SHORT = {"offers": "resource", "topics": "topic"}
_INTEGERS = ("id", "a", "b", "contact", "level", "value", "minutes", "introduced_by")
_PLACE = re.compile(r" - at `\$\.?([^`]*)`$")
_SHOWN = 60


def wrong(where: str, value: object, wanted: str) -> Unreadable:
    """Return the exception for a value that cannot be what it is."""
    found = msgspec.json.encode(value).decode("utf-8")
    cut = found if len(found) <= _SHOWN else found[: _SHOWN - 1] + "…"
    return Unreadable("wrong-value", where=where, found=cut, wanted=wanted)


def shaped(kind: type[R], row: dict[str, Any], where: str) -> R:
    """Return the record that a JSON object describes; unknown keys, and those that are null, are passed over.

    An object without an id gets 0, a group without a name ""; `where` is its path, such as "contacts[3]".

    Raises:
        Unreadable: "missing-key" or "wrong-value", with path, value and what it may be.
    """
    known = {name: row[name] for name in kind.__struct_fields__ if row.get(name) is not None}
    for name in REQUIRED[kind]:
        if name not in known:
            raise Unreadable("missing-key", where=f"{where}.{name}", wanted=_wanted(kind, name))
    for name, value in known.items():
        if isinstance(value, list):
            known[name] = [_entry(name, entry) for entry in value]
        elif name in _INTEGERS and isinstance(value, float) and value.is_integer():
            known[name] = int(value)
    try:
        record = msgspec.convert({**_ASSUMED.get(kind, {"id": 0}), **known}, kind)
    except msgspec.ValidationError as error:
        raise _misfit(kind, known, where, str(error)) from None
    _in_range(kind, known, where)
    return record


def _entry(name: str, entry: object) -> object:
    """Return one entry of a list, spelled out: a bare string may stand for an offer or a topic."""
    if isinstance(entry, str) and name in _SHORT:
        return {_SHORT[name]: entry}
    if isinstance(entry, dict):
        return {key: value for key, value in entry.items() if value is not None}
    return entry


def _misfit(kind: type[Record], known: dict[str, Any], where: str, message: str) -> Unreadable:
    place = _PLACE.search(message)
    path = place.group(1) if place else ""
    value: Any = known
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(value, list):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
    name = re.split(r"[.\[]", path)[0]
    return wrong(f"{where}.{path}", value, _wanted(kind, name))


def _wanted(kind: type[Record], name: str) -> str:
    if name == "level":
        return "2 | 3 | 4 | 5" if kind is Tie else "1 | 2 | 3 | 4 | 5 | null"
    if kind is Note and name == "at":
        return SPOT
    return WANTED.get(name, TEXT)


def _in_range(kind: type[Record], known: dict[str, Any], where: str) -> None:
    for name, value in known.items():
        fits = True
        if name in {"groups", "distinct_from"}:
            fits = all(-(2**63) <= each < 2**63 for each in value)
        elif isinstance(value, int) and not isinstance(value, bool):
            fits = (0 if name in {"minutes", "weight"} else -(2**63)) <= value < 2**63
        elif name == "weight":
            fits = math.isfinite(value) and value >= 0
        elif name in {"start", "span"}:
            fits = 0 <= value <= 1
        elif name in {"among", "label_at"} or (kind is Note and name == "at"):
            fits = all(-10 <= part <= 10 for part in value)
        elif name == "at":
            fits = all(0 <= part <= 1 for part in value)
        if not fits:
            raise wrong(f"{where}.{name}", value, _wanted(kind, name))
