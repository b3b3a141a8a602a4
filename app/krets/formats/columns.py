"""What a column means, told from its header, and a row of cells made a person.

The one recogniser for whatever has named fields: tables, address books as CSV, attributes of nodes.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from krets.formats.cells import FIELDS, from_cells, split_list
from krets.formats.found import Found, Skipped
from krets.formats.text import one_line
from krets.model import Contact, Group, is_blank

PARTS_OF_A_NAME = ("prefix", "first_name", "middle_name", "last_name", "suffix")
"""A name in several columns, in the order in which it is put together."""
OF_TIES = ("source", "target", "weight", "relation")
"""Columns of a list of ties."""
MEANINGS: tuple[str, ...] = (*FIELDS, *PARTS_OF_A_NAME, "nickname", "id", *OF_TIES)
"""What a column may be taken for: a field of a contact, a part of a name, something of a tie."""
_LISTS = {"groups", "offers", "i_give", "wants", "topics", "context", "channels", "emails", "phones"}
"""Meanings that several columns of one table may have: their entries come together."""

_HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "display name", "label", "navn", "namn", "fullt navn", "visningsnavn"),
    "first_name": ("first name", "given name", "fornavn", "förnamn", "forename"),
    "middle_name": ("middle name", "additional name", "mellomnavn", "mellannamn"),
    "last_name": ("last name", "family name", "surname", "etternavn", "efternamn"),
    "level": ("level", "ring", "closeness", "nivå"),
    "groups": ("groups", "group", "circle", "category", "categories", "labels", "gruppe", "grupper", "grupp"),
    "organisation": ("organisation", "organization", "company", "employer", "firma", "bedrift", "företag"),
    "role": ("role", "position", "job title", "title", "stilling", "tittel", "titel", "befattning"),
    "place": ("place", "city", "location", "town", "sted", "by", "ort", "stad"),
    "emails": ("email", "e mail", "email address", "e mail address", "mail", "epost", "e post"),
    "phones": ("phone", "telephone", "mobile", "cell", "telefon", "mobil", "mobiltelefon"),
    "birthday": ("birthday", "date of birth", "bursdag", "fødselsdag", "födelsedag"),
    "note": ("note", "notes", "comment", "comments", "notat", "anteckning", "anteckningar"),
    "last_contact": ("last contact", "last seen", "last met", "sist sett", "senast sedd"),
    "source": ("source", "from", "fra", "från"),
    "target": ("target", "to", "til", "till"),
    "weight": ("weight", "strength", "vekt", "vikt", "styrke", "styrka"),
    "relation": ("relation", "kind of tie", "relationship"),
    "id": ("id", "node", "key"),
}
_BY_HEADER = {header: meaning for meaning, headers in _HEADERS.items() for header in headers}
_BY_HEADER |= {field.replace("_", " "): field for field in FIELDS}
_MARKS = re.compile(r"[\s_\-.:/]+")


def header_key(header: str) -> str:
    """Return a header for comparing: lower case, one space for any run of spaces and marks.

    >>> header_key(" E-mail_Address: ")
    'e mail address'
    """
    plain = unicodedata.normalize("NFKC", header).casefold()
    return _MARKS.sub(" ", plain).strip(" \"'\ufeff")


def meaning_of(header: str) -> str:
    """Return what a column of this header means (one of `MEANINGS`), or "" where that is not known.

    >>> meaning_of("Given Name"), meaning_of("e_post"), meaning_of("shoe size")
    ('first_name', 'emails', '')
    """
    return _BY_HEADER.get(header_key(header), "")


class Person(msgspec.Struct):
    """A row made a person: `contact` without groups, their `groups` by name, and the cells not understood."""

    contact: Contact
    groups: tuple[str, ...]
    misread: tuple[str, ...]


def person_of(row: Iterable[tuple[str, str]], number: int) -> Person | None:
    """Return the person of whom (meaning, cell) pairs tell, with this id; None where there is no name.

    Columns of one meaning come together: lists grow, of others the first that says something counts. Without
    a name, a nickname or an e-mail address serves.
    """
    cells: dict[str, str] = {}
    for meaning, cell in row:
        if not meaning or not cell.strip():
            continue
        if meaning in _LISTS and meaning in cells:
            cells[meaning] += f"\n{cell}"
        else:
            cells.setdefault(meaning, cell)
    name = _name_of(cells)
    if is_blank(name):
        return None
    fields, misread = from_cells({field: cells[field] for field in FIELDS if field in cells})
    groups = fields.pop("groups", ())
    contact = Contact(**{**fields, "id": number, "name": name})
    return Person(contact, groups, tuple(misread))


def _name_of(cells: Mapping[str, str]) -> str:
    parts = " ".join(cells[part] for part in PARTS_OF_A_NAME if part in cells)
    emails = split_list(cells.get("emails", ""))
    for text in (cells.get("name", ""), parts, cells.get("nickname", ""), *emails[:1]):
        name = one_line(text)
        if not is_blank(name):
            return name
    return ""


class Roster:
    """Puts people among those found: groups by name get ids (1, 2, 3 ... as they come up). O(1) a person."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._ids = {group.name: group.id for group in found.groups}

    def add(self, person: Person, where: str = "", line: int = 0) -> None:
        """Add a person, and tell of cells that were not understood; `where` and `line` as in `Skipped`."""
        ids = tuple(self.group(name) for name in dict.fromkeys(person.groups))
        self._found.people.append(msgspec.structs.replace(person.contact, groups=ids))
        for field in person.misread:
            arguments: dict[str, Any] = {"name": person.contact.name, "field": field}
            self._found.skipped.append(Skipped(where, "not-understood", arguments, line))

    def group(self, name: str) -> int:
        """Return the id of a group of this name, which is made where there is none."""
        if name not in self._ids:
            self._ids[name] = len(self._found.groups) + 1
            self._found.groups.append(Group(id=self._ids[name], name=name))
        return self._ids[name]


def meanings_of(headers: Sequence[str], said: Mapping[str, str]) -> list[str]:
    """Return what each column means: as the user said (`Answers.meanings`), else as its header says.

    A meaning that is no list belongs to the first column that has it, unless the user said so.
    """
    taken: set[str] = set()
    meanings = []
    for header in headers:
        meaning = said[header] if header in said else meaning_of(header)
        if header not in said and meaning in taken and meaning not in _LISTS:
            meaning = ""
        taken.add(meaning)
        meanings.append(meaning)
    return meanings
