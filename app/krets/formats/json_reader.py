"""The open JSON form of a map, read strictly: a wrong value is named with its place, and nothing is imported.

What is refused and what is skipped: a value that cannot be what it stands for (a level of 7, a date that is
none, a person without a name, two people of one id) refuses the whole file, since a program wrote it that
has misunderstood the form. A row that is well formed but points nowhere (a tie to oneself, a second tie
between two people, an exchange with somebody who is not in the file) is skipped and told of; so is a group,
or a person who introduced somebody, that is not there. Unknown keys are passed over.
"""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from krets.formats.found import Found, Skipped, Unreadable
from krets.formats.json_writer import VERSION
from krets.formats.names import MOST_PEOPLE
from krets.formats.shape import TEXT, R, shaped, wrong
from krets.formats.text import one_line
from krets.model import Contact, Ego, Exchange, Group, Need, Note, Tie, is_blank

S = TypeVar("S", Need, Note)

MOST_BRACKETS = 2_000_000
"""Objects and lists in one file: twice those of 30,000 people with 300,000 ties."""


def from_json(data: bytes) -> Found:
    """Read a map in the open form (UTF-8).

    Raises:
        Unreadable: "broken-json" (line, column), "is-json" where it is something else,
            "newer-form" (version), "too-large", "wrong-value", "missing-key" or "doubled-id" with the place.
    """
    return from_object(decoded(data))


def from_object(whole: object) -> Found:
    """Read a map in the open form from its decoded JSON; as `from_json`."""
    if not isinstance(whole, dict):
        raise Unreadable("is-json")
    _check_version(whole)
    found = Found(format="krets")
    if whole.get("ego") is not None:
        found.ego = _ego(whole["ego"])
    found.groups = _numbered(Group, whole, "groups")
    found.groups = [
        msgspec.structs.replace(group, name=one_line(group.name) or str(group.id)) for group in found.groups
    ]
    groups = {group.id for group in found.groups}
    people = _numbered(Contact, whole, "contacts")
    ids = {contact.id for contact in people}
    found.people = [
        _contact(contact, f"contacts[{place}]", groups, ids, found) for place, contact in enumerate(people)
    ]
    names = {contact.id: contact.name for contact in found.people}
    found.ties = _ties(whole, names, found)
    found.exchanges = _exchanges(whole, names, found)
    found.needs = _said(Need, whole, "needs", "resource")
    found.notes = _said(Note, whole, "notes", "text")
    return found


def decoded(data: bytes) -> object:
    """Return what JSON holds; raise Unreadable ("broken-json" with its place, "too-large", "is-json")."""
    if data.count(b"{") + data.count(b"[") > MOST_BRACKETS:
        raise Unreadable("too-large")
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise Unreadable("is-json") from None
    except (msgspec.DecodeError, UnicodeDecodeError):  # ValidationError, a kind of it: a number out of range
        pass
    try:
        json.loads(data)
    except json.JSONDecodeError as error:
        raise Unreadable("broken-json", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):  # not UTF-8, or an integer of thousands of digits
        pass
    raise Unreadable("broken-json", line=0, column=0)


def _check_version(whole: dict[str, Any]) -> None:
    version = whole.get("krets")
    if version is None:
        if not isinstance(whole.get("contacts"), list):
            raise Unreadable("is-json")
    elif not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise wrong("krets", version, str(VERSION))
    elif version > VERSION:
        raise Unreadable("newer-form", version=version if version < 2**63 else str(version))


def _ego(row: object) -> Ego:
    if not isinstance(row, dict):
        raise wrong("ego", row, "{...}")
    return shaped(Ego, {**row, "id": None}, "ego")


def _rows(whole: dict[str, Any], part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (path, object) for each row of a part."""
    rows = whole.get(part)
    if rows is None:
        return
    if not isinstance(rows, list):
        raise wrong(part, rows, "[{...}, ...]")
    if part == "contacts" and len(rows) > MOST_PEOPLE:
        raise Unreadable("too-large")
    for place, row in enumerate(rows):
        if not isinstance(row, dict):
            raise wrong(f"{part}[{place}]", row, "{...}")
        yield f"{part}[{place}]", row


def _numbered(kind: type[R], whole: dict[str, Any], part: str) -> list[R]:
    """Read a part whose rows have ids; rows without one get the next that nobody has."""
    records: list[R] = []
    nameless: list[int] = []
    taken: set[int] = set()
    for where, row in _rows(whole, part):
        record = shaped(kind, row, where)
        if row.get("id") is None:
            nameless.append(len(records))
        elif record.id in taken:
            raise Unreadable("doubled-id", where=f"{where}.id", id=record.id)
        else:
            taken.add(record.id)
        records.append(record)
    free = max((number for number in taken if number < 2**62), default=0)
    for place in nameless:
        free = max(free, 0) + 1
        while free in taken:
            free += 1
        records[place] = msgspec.structs.replace(records[place], id=free)
    return records


def _contact(contact: Contact, where: str, groups: set[int], ids: set[int], found: Found) -> Contact:
    """Return a contact whose name is one line and whose references lead somewhere."""
    name = one_line(contact.name)
    if is_blank(name):
        raise wrong(f"{where}.name", contact.name, TEXT)
    known = tuple(group for group in contact.groups if group in groups)
    for group in contact.groups:
        if group not in groups:
            found.skipped.append(Skipped(f"{where}.groups", "no-such-group", {"id": group}))
    introducer = contact.introduced_by
    if isinstance(introducer, int) and introducer not in ids:
        found.skipped.append(Skipped(f"{where}.introduced_by", "no-such-person", {"id": introducer}))
        introducer = None
    apart = tuple(other for other in contact.distinct_from if other in ids)
    for other in contact.distinct_from:
        if other not in ids:
            found.skipped.append(Skipped(f"{where}.distinct_from", "no-such-person", {"id": other}))
    fields = {"name": name, "groups": known, "introduced_by": introducer, "distinct_from": apart}
    if all(getattr(contact, field) == value for field, value in fields.items()):
        return contact
    return msgspec.structs.replace(contact, **fields)


def _ties(whole: dict[str, Any], names: dict[int, str], found: Found) -> list[Tie]:
    ties: dict[tuple[int, int], Tie] = {}
    for where, row in _rows(whole, "ties"):
        tie = shaped(Tie, {**row, "id": None}, where)
        a, b = min(tie.a, tie.b), max(tie.a, tie.b)
        missing = next((end for end in (tie.a, tie.b) if end not in names), None)
        if missing is not None:
            found.skipped.append(Skipped(where, "no-such-person", {"id": missing}))
        elif a == b:
            found.skipped.append(Skipped(where, "self-tie", {"name": names[a]}))
        elif (a, b) in ties:
            found.skipped.append(Skipped(where, "double-tie", {"a": names[a], "b": names[b]}))
        else:
            ties[a, b] = msgspec.structs.replace(tie, id=len(ties) + 1, a=a, b=b)
    return list(ties.values())


def _exchanges(whole: dict[str, Any], names: dict[int, str], found: Found) -> list[Exchange]:
    exchanges: list[Exchange] = []
    for where, row in _rows(whole, "exchanges"):
        exchange = shaped(Exchange, {**row, "id": None}, where)
        if exchange.contact in names:
            exchanges.append(msgspec.structs.replace(exchange, id=len(exchanges) + 1))
        else:
            found.skipped.append(Skipped(where, "no-such-person", {"id": exchange.contact}))
    return exchanges


def _said(kind: type[S], whole: dict[str, Any], part: str, words: str) -> list[S]:
    """Read a part whose rows have no ids, and in one field words that may not be missing."""
    records: list[S] = []
    for where, row in _rows(whole, part):
        record = shaped(kind, {**row, "id": None}, where)
        if is_blank(getattr(record, words)):
            raise wrong(f"{where}.{words}", getattr(record, words), TEXT)
        records.append(msgspec.structs.replace(record, id=len(records) + 1))
    return records
