"""A person's fields as the cells of a table, and back: what CSV, Excel, GraphML, GEXF and Pajek share.

A cell is one text. Lists are joined with "; " (a semicolon or a backslash inside an entry has a backslash
before it); an offer that is confirmed, a topic that is tacit, a channel's handle and how well one meets there
follow in brackets: `legal (confirmed)`, `sailing (tacit)`, `linkedin: ada-1 (3)`. Groups go by name.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from krets.formats.text import folded, one_line
from krets.model import Channel, Contact, Group, Offer, Topic

_JOIN = "; "
_ENTRY = re.compile(r"(?:\\.|[^;\\\n\r])+", re.DOTALL)
_GOOGLE_JOIN = " ::: "
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)

YES = {"1", "true", "yes", "y", "x", "ja", "sant", "sann", "✓"}
NO = {"", "0", "false", "no", "n", "nei", "nej", "usant", "falskt"}
LEVEL_NAMES = {
    "closest": 5, "nærmest": 5, "närmast": 5,
    "close": 4, "nær": 4, "nära": 4,
    "familiar": 3, "bekjent": 3, "bekant": 3,
    "distant": 2, "fjern": 2, "ytlig": 2,
    "not met yet": 1, "ikke møtt ennå": 1, "inte träffats än": 1,
}  # fmt: skip
"""The rings by name, in every language of the program (measures, section 1)."""
_NUMERIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_CHOICES = {
    "kind": ("person", "service", "animal"),
    "feel": ("good", "mixed", "strained"),
    "word": ("well", "ill"),
    "trust": ("somewhat", "much", "fully"),
}


def join_list(entries: Iterable[str]) -> str:
    """Return entries as one cell.

    >>> join_list(["Ek; Berg", "Ås"])
    'Ek\\\\; Berg; Ås'
    """
    return _JOIN.join(entry.replace("\\", "\\\\").replace(";", "\\;") for entry in entries)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell: between semicolons, line ends, or Google's " ::: ".

    >>> split_list("Family ::: Choir"), split_list("Ek\\\\; Berg; Ås")
    (('Family', 'Choir'), ('Ek; Berg', 'Ås'))
    """
    entries = _ENTRY.findall(cell.replace(_GOOGLE_JOIN, ";"))
    clean = (one_line(re.sub(r"\\(.)", r"\1", entry)) for entry in entries)
    return tuple(entry for entry in clean if entry)


def to_cells(contact: Contact, groups: Mapping[int, Group], people: Mapping[int, Contact]) -> dict[str, str]:
    """Return the fields of a contact that a cell can hold, by name; "" where nothing is said."""
    introducer = contact.introduced_by
    if isinstance(introducer, int):
        introducer = people[introducer].name if introducer in people else ""
    cells = {
        "name": contact.name,
        "level": "" if contact.level is None else str(contact.level),
        "groups": join_list(groups[group].name for group in contact.groups if group in groups),
        "offers": join_list(
            _bracketed(each.resource, each.confirmed, "confirmed") for each in contact.offers
        ),
        "topics": join_list(_bracketed(each.topic, each.kind == "tacit", "tacit") for each in contact.topics),
        "channels": join_list(map(_channel_text, contact.channels)),
        "introduced_by": introducer or "",
    }
    for field in FIELDS:
        if field not in cells:
            cells[field] = _text(getattr(contact, field))
    return {field: cells[field] for field in FIELDS}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return join_list(map(str, value))
    return "" if value is None else str(value)


def _bracketed(text: str, said: bool, word: str) -> str:
    return f"{text} ({word})" if said or _BRACKETS.fullmatch(text) else text


def _channel_text(way: Channel) -> str:
    text = f"{way.channel}: {way.handle}" if way.handle or ":" in way.channel else way.channel
    return text if way.answers is None else f"{text} ({way.answers})"


def from_cells(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields of `Contact` that cells state, and the names of those that could not be understood.

    `groups` is a tuple of names, `introduced_by` a text; what is empty is left out.
    """
    fields: dict[str, Any] = {}
    misread: list[str] = []
    for field, cell in cells.items():
        if not cell.strip():
            continue
        try:
            fields[field] = _PARSERS.get(field, one_line)(cell)
        except ValueError:
            misread.append(field)
    return fields, misread


def day_of_cell(cell: str) -> date:
    """Return the day that a cell states: 2026-11-22 (a time may follow), or 22/11/2026 where it is clear.

    Raises:
        ValueError: if it is no day, or could be two.
    """
    text = cell.strip()
    numeric = _NUMERIC_DAY.fullmatch(text)
    if numeric is None:
        return date.fromisoformat(text[:10])
    first, second, year = map(int, numeric.groups())
    if "." in text or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ValueError(text)


def level_of_cell(cell: str) -> int:
    """Return the level that a cell states by number or by the ring's name; ValueError for anything else."""
    text = folded(cell)
    if text in LEVEL_NAMES:
        return LEVEL_NAMES[text]
    number = float(text)
    if number not in {1, 2, 3, 4, 5}:
        raise ValueError(cell)
    return int(number)


def truth_of_cell(cell: str) -> bool:
    """Return whether a cell says yes; ValueError where it says neither yes nor no."""
    text = folded(cell)
    if text not in YES | NO:
        raise ValueError(cell)
    return text in YES


def _choice(field: str) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        text = folded(cell)
        if text not in _CHOICES[field]:
            raise ValueError(cell)
        return text

    return parse


def _offers(cell: str) -> tuple[Offer, ...]:
    return tuple(Offer(text, said == "confirmed") for text, said in map(_said, split_list(cell)))


def _topics(cell: str) -> tuple[Topic, ...]:
    entries = map(_said, split_list(cell))
    return tuple(Topic(text, "tacit" if said == "tacit" else "explicit") for text, said in entries)


def _channels(cell: str) -> tuple[Channel, ...]:
    ways = []
    for entry in split_list(cell):
        found = _BRACKETS.fullmatch(entry)
        said = found.group(2) if found else ""
        text = found.group(1) if found and said in {"1", "2", "3"} else entry
        channel, _, handle = text.partition(":")
        ways.append(Channel(channel.strip(), handle.strip(), int(said) if text != entry else None))  # type: ignore[arg-type] # one of 1, 2, 3
    return tuple(ways)


def _said(entry: str) -> tuple[str, str]:
    found = _BRACKETS.fullmatch(entry)
    if found and found.group(2) in {"confirmed", "tacit"}:
        return found.group(1), found.group(2)
    return entry, ""


_PARSERS: dict[str, Callable[[str], Any]] = {
    "level": level_of_cell,
    **dict.fromkeys(("kin", "no_count", "private"), truth_of_cell),
    **dict.fromkeys(("created", "last_contact"), day_of_cell),
    **dict.fromkeys(("groups", "i_give", "wants", "context", "emails", "phones"), split_list),
    **{field: _choice(field) for field in _CHOICES},
    "offers": _offers,
    "topics": _topics,
    "channels": _channels,
    "note": str.strip,
}
FIELDS: tuple[str, ...] = tuple(
    field
    for field in Contact.__struct_fields__
    if field not in {"id", "at", "pinned", "photo", "distinct_from"}
)
"""The fields of a contact that a cell can hold."""
