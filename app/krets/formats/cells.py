"""A person's fields as the cells of a table, and back: what CSV, Excel, GraphML, GEXF and Pajek share.

A cell is one text. Lists are joined with "; " (a semicolon or a backslash inside an entry has a backslash
before it); an offer that is confirmed, a topic that is tacit, a channel's handle and how well one meets there
follow in brackets: `legal (confirmed)`, `sailing (tacit)`, `linkedin: ada-1 (3)`. Where an entry itself ends
in such brackets, what is usual is said as well: `legal (confirmed) (believed)`. Groups go by name. Texts are
kept as one line, notes as lines, both without control characters.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from krets.formats.linkedin import day_of, handle_of
from krets.formats.text import folded, one_line
from krets.model import Channel, Contact, Group, Offer, Topic

_JOIN = "; "
_ENTRY = re.compile(r"(?:\\.|[^;\\\n\r])+", re.DOTALL)
_GOOGLE_JOIN = " ::: "
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ADDRESS = re.compile(r"https?://|(?:\w+\.)?linkedin\.com/", re.IGNORECASE)
_IN_LIST = re.compile(r"[\\;]|:::")
_IN_CHANNEL = re.compile(r"[\\;:]")
"""What has a backslash before it."""
_CHANNEL = re.compile(r"((?:\\.|[^\\:])*)(?::(.*))?", re.DOTALL)
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no line of a note and no XML holds."""
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_DISARMED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_OFFERED = ("believed", "confirmed")
_KNOWN = ("explicit", "tacit")
_MET = ("-", "1", "2", "3")
"""What may stand in brackets behind an entry; the first is what is meant where there are none."""

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
_TIME = r"(?:[ T,].*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII | re.DOTALL)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII | re.DOTALL)
_CHOICES = {
    "kind": ("person", "service", "animal"),
    "feel": ("good", "mixed", "strained"),
    "word": ("well", "ill"),
    "trust": ("somewhat", "much", "fully"),
}


def join_list(entries: Iterable[str]) -> str:
    """Return entries as one cell; blank ones are left out.

    >>> join_list(["Ek; Berg", "Ås"])
    'Ek\\\\; Berg; Ås'
    """
    return _JOIN.join(_escaped(entry) for entry in map(one_line, entries) if entry)


def _escaped(entry: str, marks: re.Pattern[str] = _IN_LIST) -> str:
    return marks.sub(r"\\\g<0>", entry)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell: between semicolons, line ends, or Google's " ::: ".

    >>> split_list("Family ::: Choir"), split_list("Ek\\\\; Berg; Ås")
    (('Family', 'Choir'), ('Ek; Berg', 'Ås'))
    """
    clean = (one_line(_ESCAPED.sub(r"\1", entry)) for entry in _entries(cell))
    return tuple(entry for entry in clean if entry)


def _entries(cell: str) -> list[str]:
    """Return the entries of a cell as they are written."""
    return _ENTRY.findall(cell.replace(_GOOGLE_JOIN, ";"))


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before = + - @.

    >>> disarmed("=1+1"), disarmed("'=1"), disarmed("Ada")
    ("'=1+1", "''=1", 'Ada')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def rearmed(cell: str) -> str:
    """Return what `disarmed` was given.

    >>> rearmed("'=1+1"), rearmed("''=1"), rearmed("'s-Gravenhage")
    ('=1+1', "'=1", "'s-Gravenhage")
    """
    return cell[1:] if _DISARMED.match(cell) else cell


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
            _said(each.resource, _OFFERED[each.confirmed], _OFFERED) for each in contact.offers
        ),
        "topics": join_list(_said(each.topic, each.kind, _KNOWN) for each in contact.topics),
        "channels": _JOIN.join(text for text in map(_channel_text, contact.channels) if text),
        "note": paragraphs(contact.note),
        "introduced_by": one_line(introducer or ""),
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
    return "" if value is None else one_line(str(value))


def paragraphs(text: str) -> str:
    """Return a text of several lines with plain line ends, without control characters and blank ends."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _said(text: str, said: str, words: tuple[str, ...]) -> str:
    """Return an entry with what is said of it in brackets, unless the usual is meant and clear."""
    line = one_line(text)
    if not line or (said == words[0] and _told(line, words) == (line, said)):
        return line
    return f"{line} ({said})"


def _told(entry: str, words: tuple[str, ...]) -> tuple[str, str]:
    """Return an entry without its brackets, and what they say."""
    found = _BRACKETS.fullmatch(entry)
    if found and found.group(2) in words:
        return found.group(1), found.group(2)
    return entry, words[0]


def _channel_text(way: Channel) -> str:
    channel, handle = one_line(way.channel), one_line(way.handle)
    bare = _escaped(channel, _IN_CHANNEL)
    text = f"{bare}: {_escaped(handle)}" if handle else bare
    return _said(text, "-" if way.answers is None else str(way.answers), _MET)


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
    """Return the day that a cell states; a time may follow.

    2026-11-22 and 22.11.2026 are clear; 22/11/2026 and 11/22/2026 are where one number is above 12, or both
    are the same; so are 22 Nov 2026 and 22-Nov-26.

    Raises:
        ValueError: if it is no day, or could be two.
    """
    text = cell.strip()
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return date(int(found.group(1)), int(found.group(3)), int(found.group(4)))
    found = _YEAR_LAST.fullmatch(text)
    if found is None:
        return date.fromisoformat(day_of(text)[:10])
    first, second, year = (int(found.group(place)) for place in (1, 3, 4))
    if found.group(2) == "." or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ValueError(text)


def level_of_cell(cell: str) -> int:
    """Return the level that a cell states by number or by the ring's name; ValueError for anything else."""
    text = folded(cell)
    if text in LEVEL_NAMES:
        return LEVEL_NAMES[text]
    number = float(text.replace(",", "."))
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
    entries = (_told(entry, _OFFERED) for entry in split_list(cell))
    return tuple(Offer(text, said == "confirmed") for text, said in entries)


def _topics(cell: str) -> tuple[Topic, ...]:
    entries = (_told(entry, _KNOWN) for entry in split_list(cell))
    return tuple(Topic(text, "tacit" if said == "tacit" else "explicit") for text, said in entries)


def _channels(cell: str) -> tuple[Channel, ...]:
    ways = []
    for entry in map(str.strip, _entries(cell)):
        if _ADDRESS.match(entry):
            handle = handle_of(entry)
            ways.append(Channel("linkedin", handle) if handle else Channel("web", one_line(entry)))
            continue
        text, said = _told(entry, _MET)
        found = _CHANNEL.fullmatch(text)
        if found is None or not text:
            continue
        channel, handle = (one_line(_ESCAPED.sub(r"\1", part or "")) for part in found.groups())
        ways.append(Channel(channel, handle, None if said == "-" else int(said)))  # type: ignore[arg-type] # one of 1, 2, 3
    return tuple(ways)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "level": level_of_cell,
    **dict.fromkeys(("kin", "no_count", "private"), truth_of_cell),
    **dict.fromkeys(("created", "last_contact"), day_of_cell),
    **dict.fromkeys(("groups", "i_give", "wants", "context", "emails", "phones", "aliases"), split_list),
    **{field: _choice(field) for field in _CHOICES},
    "offers": _offers,
    "topics": _topics,
    "channels": _channels,
    "note": paragraphs,
}
FIELDS: tuple[str, ...] = tuple(
    field
    for field in Contact.__struct_fields__
    if field not in {"id", "at", "pinned", "photo", "distinct_from", "among", "label_at"}
)
"""The fields of a contact that a cell can hold."""
