"""A map as JSON: the open form that the README documents."""

from collections.abc import Iterable
from typing import Any

import msgspec

from krets.model import Group, Network, Record

VERSION = 1
"""The version of the form; a reader refuses a higher one."""


def to_json(network: Network) -> bytes:
    """Return the whole map in the open form: UTF-8, a record a line, in the order of ids.

    Same map, same bytes. Ids of contacts and groups are kept; those of ties, exchanges, needs and notes, to
    which nothing refers, are not written: their order is. Beyond the documented keys, a contact has `photo`
    (the image's bytes as base64) where there is one, and a group its sector, `start` and `span` in turns,
    once it is reckoned.
    """
    parts = {
        "groups": map(_group, _by_id(network.groups.values())),
        "contacts": map(_contact, _by_id(network.contacts.values())),
        "ties": map(_unnumbered, _by_id(network.ties.values())),
        "exchanges": map(_unnumbered, _by_id(network.exchanges.values())),
        "needs": map(_unnumbered, _by_id(network.needs.values())),
        "notes": map(_unnumbered, _by_id(network.notes.values())),
    }
    lines = [b'{"krets": %d,\n "ego": %s' % (VERSION, _line(_unnumbered(network.ego)))]
    lines += [b' "%s": %s' % (name.encode(), _list(rows)) for name, rows in parts.items()]
    return b",\n".join(lines) + b"}\n"


def _by_id(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.id)


def _plain(record: Record) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(record)
    del plain["type"]
    return plain


def _unnumbered(record: Record) -> dict[str, Any]:
    plain = _plain(record)
    del plain["id"]
    return plain


def _group(group: Record) -> dict[str, Any]:
    plain = _plain(group)
    if isinstance(group, Group) and group.start == group.span == 0:
        del plain["start"], plain["span"]
    return plain


def _contact(contact: Record) -> dict[str, Any]:
    plain = _plain(contact)
    if plain["photo"] is None:
        del plain["photo"]
    return plain


def _line(plain: dict[str, Any]) -> bytes:
    try:
        encoded = msgspec.json.encode(plain)
    except UnicodeEncodeError:  # half a character, which no file can hold
        encoded = msgspec.json.encode(_whole(plain))
    return msgspec.json.format(encoded, indent=0)


def _list(rows: Iterable[dict[str, Any]]) -> bytes:
    lines = b",\n  ".join(map(_line, rows))
    return b"[\n  " + lines + b"\n ]" if lines else b"[]"


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list | tuple) else value
