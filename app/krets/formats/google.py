"""Google Contacts' CSV: with the columns until 2024 ("Given Name", "Group Membership") and since ("Labels").

Columns are counted up to the most that anybody has ("E-mail 2 - Value"); several values in one are joined
with " ::: ". What a column means, `krets.formats.columns` knows; here is what only Google does.
"""

from collections.abc import Iterator

from krets.formats.cells import join_list
from krets.formats.columns import header_key, meaning_of
from krets.formats.found import Answers, Found, Remark
from krets.formats.relations import Relation, add_relations
from krets.formats.rows import Table, is_email
from krets.formats.table import people_of

_JOIN = " ::: "
_OLD = {"given name", "family name", "group membership"}
_NEW = {"first name", "last name", "labels"}
_NEW_TOO = {"phonetic first name", "organization name", "file as"}
_OF_EVERYBODY = {"mycontacts", "othercontacts", "starred"}
"""Google's own groups that say nothing of anybody."""
_ONE_VALUE = {"organisation", "role", "place"}
_FEWEST_DIGITS = 5


def is_google(table: Table) -> bool:
    """Tell an export of Google Contacts by its columns."""
    keys = {header_key(header) for header in table.headers}
    return keys >= _OLD or (keys >= _NEW and not keys.isdisjoint(_NEW_TOO))


def read_google(table: Table, answers: Answers, remarks: list[Remark]) -> Found:
    """Return the people of Google Contacts, unplaced, with their groups (or labels) and relations."""
    meanings = [answers.meanings.get(header, meaning_of(header)) for header in table.headers]
    usual = {
        header: "place" for header, meaning in zip(table.headers, meanings, strict=True) if meaning == "place"
    }
    for _, row in table.rows:
        _clean(row, meanings)
    lines: dict[int, int] = {}
    found = people_of(table, answers, remarks, "google", usual, lines)
    add_relations(found, _relations(table, lines))
    return found


def _clean(row: list[str], meanings: list[str]) -> None:
    """Take out of a row what Google puts in: groups of everybody, a star before the usual one, joined values.

    A row of the "Other contacts" has an address or a number where a name should be: it is taken as that.
    """
    for at, meaning in enumerate(meanings):
        if meaning == "groups":
            row[at] = join_list(_groups(row[at]))
        elif meaning in _ONE_VALUE and _JOIN in row[at]:
            row[at] = row[at].split(_JOIN)[0]
    named = next(
        (at for at, meaning in enumerate(meanings) if meaning in {"name", "first_name"} and row[at]), None
    )
    if named is None:
        return
    name = row[named].strip()
    is_number = sum(map(str.isdigit, name)) >= _FEWEST_DIGITS and not any(map(str.isalpha, name))
    meaning = "emails" if is_email(name) else "phones" if is_number else ""
    free = next(
        (at for at, each in enumerate(meanings) if each == meaning and meaning and row[at] in {"", name}),
        None,
    )
    if free is not None:
        row[free] = name


def _groups(cell: str) -> Iterator[str]:
    for entry in map(str.strip, cell.split(_JOIN)):
        name = entry.removeprefix("* ")
        if name == entry or name.replace(" ", "").casefold() not in _OF_EVERYBODY:
            yield name


def _relations(table: Table, lines: dict[int, int]) -> Iterator[Relation]:
    keys = {header_key(header): at for at, header in enumerate(table.headers)}
    for number in range(1, len(table.headers)):
        value = keys.get(f"relation {number} value")
        if value is None:
            return
        label = keys.get(f"relation {number} type", keys.get(f"relation {number} label"))
        for line, row in table.rows:
            if row[value].strip() and line in lines:
                kinds = row[label].split(_JOIN) if label is not None else [""]
                for place, name in enumerate(row[value].split(_JOIN)):
                    kind = kinds[min(place, len(kinds) - 1)].strip().removeprefix("* ")
                    yield Relation(lines[line], kind, name)
