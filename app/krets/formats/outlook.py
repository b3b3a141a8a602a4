"""CSV of Outlook (outlook.com's, the desktop's in eight languages, Google's "Outlook CSV") and Thunderbird.

What a column means, `krets.formats.columns` knows; here is what only these programs do.
"""

from collections.abc import Iterator

from krets.formats.cells import join_list, split_list
from krets.formats.columns import header_key, meaning_of
from krets.formats.found import Answers, Found, Remark
from krets.formats.relations import Relation, add_relations
from krets.formats.rows import Table
from krets.formats.table import people_of
from krets.formats.text import folded

_OUTLOOK = {
    "e mail 2 address", "e mail type", "e mail display name", "given yomi", "e mail 2 adresse", "e mail typ",
    "e mail 2 typ", "e postadresse 2", "e postadress 2", "e posttype", "e posttyp",
    "adresse de messagerie 2", "type de messagerie", "tipo de correo electrónico", "sähköpostin tyyppi",
    "dirección de correo electrónico 2", "sähköpostiosoite 2", "e mailtype", "e mail adresse 2",
}  # fmt: skip
"""Columns that Outlook alone has."""
_THUNDERBIRD = {"primary email", "primäre e mail adresse", "primær e postadresse", "primär e postadress"}
_RELATIONS = {
    "partner ehepartner": "Ehepartner",
    "spouse": "Spouse", "partner": "Partner", "ehepartner": "Ehepartner", "ektefelle": "Ektefelle",
    "ektefelle partner": "Ektefelle", "ægtefælle": "Ægtefælle", "make maka": "Make/maka",
    "maka make": "Maka/make",
    "puoliso": "Puoliso", "conjoint": "Conjoint", "cónyuge": "Cónyuge", "manager's name": "Manager",
    "manager": "Manager", "assistant's name": "Assistant", "assistant": "Assistant",
    "name des der vorgesetzten": "Vorgesetzte", "vorgesetzter": "Vorgesetzte", "name assistent": "Assistent",
    "assistent in": "Assistent", "navn på overordnet": "Overordnet", "overordnet": "Overordnet",
    "navn på assistent": "Assistent", "chefens namn": "Chef", "assistentens namn": "Assistent",
}  # fmt: skip
"""Columns that name somebody else, and what that one is, in the file's own language."""
_OF_EVERYBODY = {"my contacts", "mycontacts", "* mycontacts"}
"""The category in which Google's "Outlook CSV" puts everybody."""


def is_outlook(table: Table) -> bool:
    """Tell an export of Outlook or Thunderbird by its columns."""
    keys = {header_key(header) for header in table.headers}
    named = {meaning_of(header) for header in table.headers} & {"first_name", "last_name"}
    return bool(named) and not keys.isdisjoint(_OUTLOOK | _THUNDERBIRD)


def read_outlook(table: Table, answers: Answers, remarks: list[Remark]) -> Found:
    """Return the people of Outlook or Thunderbird, unplaced, with their categories and relations."""
    keys = [header_key(header) for header in table.headers]
    usual = {}
    for header, key in zip(table.headers, keys, strict=True):
        if meaning_of(header) == "place":
            usual[header] = "place"
        if key == "title" and "job title" in keys:
            usual[header] = "prefix"
    birth = [keys.index(key) for key in ("birth year", "birth month", "birth day") if key in keys]
    if len(birth) == 3:
        usual[table.headers[birth[0]]] = "birthday"
    meanings = [usual.get(header) or meaning_of(header) for header in table.headers]
    for _, row in table.rows:
        _clean(row, meanings, birth if len(birth) == 3 else [])
    lines: dict[int, int] = {}
    format_ = "outlook" if _THUNDERBIRD.isdisjoint(keys) else "thunderbird"
    found = people_of(table, answers, remarks, format_, usual, lines)
    add_relations(found, _relations(table, keys, lines))
    return found


def _clean(row: list[str], meanings: list[str], birth: list[int]) -> None:
    """Take out of a row the category of everybody; put together a birthday in three columns."""
    if birth:
        row[birth[0]] = _born(*(row[at].strip() for at in birth))
    for at, meaning in enumerate(meanings):
        if meaning == "groups":
            row[at] = join_list(name for name in split_list(row[at]) if folded(name) not in _OF_EVERYBODY)


def _born(year: str, month: str, day: str) -> str:
    """Return a birthday; without its year as vCard writes it, "--01-22".

    >>> _born("1985", "1", "22"), _born("", "1", "22"), _born("1985", "", "")
    ('1985-01-22', '--01-22', '1985')
    """
    if not (month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2):
        return year
    return f"{year or '-'}-{int(month):02}-{int(day):02}"


def _relations(table: Table, keys: list[str], lines: dict[int, int]) -> Iterator[Relation]:
    stated = [(at, _RELATIONS[key]) for at, key in enumerate(keys) if key in _RELATIONS]
    for line, row in table.rows if stated else ():
        for at, kind in stated:
            if row[at].strip() and line in lines:
                yield Relation(lines[line], kind, row[at])
