"""What a column means, told from its header, and a row of cells made a person.

The one recogniser for whatever has named fields: tables, address books as CSV, attributes of nodes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from krets.formats.cells import FIELDS, from_cells, split_list
from krets.formats.found import Found, Skipped
from krets.formats.text import folded, one_line
from krets.model import Contact, Group, is_blank

PARTS_OF_A_NAME = ("prefix", "first_name", "middle_name", "last_name", "suffix")
"""A name in several columns, in the order in which it is put together."""
OF_TIES = ("source", "target", "weight", "relation")
"""Columns of a list of ties."""
MEANINGS: tuple[str, ...] = (*FIELDS, *PARTS_OF_A_NAME, "nickname", "id", *OF_TIES)
"""What a column may be taken for: a field of a contact, a part of a name, something of a tie."""
_KNOWN = {"", *MEANINGS}
_LISTS = {
    *("groups", "offers", "i_give", "wants", "topics", "context", "channels", "emails", "phones"),
    "aliases",
}
"""Meanings that several columns of one table may have: their entries come together."""

_LONGEST_HEADER = 100
_HEADERS: dict[str, str] = {
    "name": """name; full name; display name; label; contact name; person; navn; fullt navn;
        visningsnavn; namn; fullständigt namn; visningsnamn; fulde navn; nimi; koko nimi; anzeigename;
        vollständiger name; nom complet; nom affiché; nombre completo; nombre para mostrar; näyttönimi""",
    "prefix": "name prefix; prefix; anrede; namenspräfix; tiltale",
    "first_name": """first name; given name; forename; first; fornavn; förnamn; etunimi; vorname;
        prénom; prenom; nombre; nombre de pila""",
    "middle_name": """middle name; additional name; mellomnavn; mellemnavn; mellannamn; andra namn;
        zweiter vorname; weitere vornamen; deuxième prénom; segundo nombre; toinen nimi""",
    "last_name": """last name; family name; surname; last; etternavn; efternavn; efternamn; sukunimi;
        nachname; familienname; nom; nom de famille; apellido; apellidos""",
    "suffix": "name suffix; suffix; namenssuffix; suffixe; sufijo",
    "nickname": """nickname; nick; kallenavn; tilnavn; kaldenavn; smeknamn; spitzname; surnom;
        pseudonyme; apodo; alias; lempinimi; kutsumanimi""",
    "level": "level; ring; closeness; nivå; niveau; nærhet; närhet",
    "groups": """krets; kretser; groups; group; circle; circles; category; categories; labels; tags; group
        membership; gruppe; grupper; grupp; kategori; kategorier; kategorie; kategorien; gruppen; groupe;
        groupes; catégorie; catégories; grupo; grupos; categoría; categorías; ryhmä; ryhmät; luokat""",
    "organisation": """organisation; organization; company; employer; organization name; company
        name; firma; bedrift; selskap; arbeidssted; arbeidsgiver; arbejdsplads; virksomhed; företag;
        företagsnamn; arbetsplats; organisasjon; unternehmen; firmenname; arbeitgeber; société;
        entreprise; organisation name; empresa; organización; compañía; yritys; organisaatio; työpaikka""",
    "role": """role; position; job title; title; job; occupation; profession; organization title;
        stilling; stillingsbetegnelse; tittel; titel; yrke; befattning; beruf; stellung; poste; fonction;
        titre; puesto; cargo; tehtävä; tehtävänimike; ammatti""",
    "place": """place; city; location; town; home city; business city; work city; address city; home
        address city; work address city; sted; by; poststed; bosted; ort; stad; bopæl; bostadsort;
        postort; postadresse; stadt; wohnort; ort geschäftlich; ort privat; ville; ville domicile; ville
        bureau; ciudad; localidad; ciudad particular; ciudad de trabajo; kaupunki; paikkakunta""",
    "emails": """email; e mail; email address; e mail address; mail; mail address; primary email;
        secondary email; e mail value; email value; personal email; work email; epost; e post; e
        postadresse; epostadresse; e post adresse; e postadress; epostadress; e postadresse privat; email
        adresse; e mail adresse; primäre e mail adresse; zweite e mail adresse; adresse e mail; adresse de
        messagerie; courriel; adresse électronique; correo; correo electrónico; dirección de correo
        electrónico; correo e; sähköposti; sähköpostiosoite""",
    "phones": """phone; phones; telephone; mobile; cell; phone number; telephone number; mobile
        number; phone value; mobile phone; cell phone; home phone; work phone; business phone; primary
        phone; company main phone; telefon; telefonnummer; tlf; mobil; mobiltelefon; mobilnummer;
        mobiltlf; telefon privat; telefon arbeid; telefon arbejde; hemtelefon; arbetstelefon; telefon
        geschäftlich; telefon firma; telefon dienstlich; handy; handynummer; mobiltelefonnummer;
        téléphone; téléphone mobile; téléphone portable; mobile privé; téléphone domicile; téléphone
        bureau; tél mobile; teléfono; teléfono móvil; móvil; teléfono particular; teléfono del trabajo;
        teléfono celular; puhelin; puhelinnumero; matkapuhelin; kotipuhelin; työpuhelin""",
    "birthday": """birthday; date of birth; birth date; bursdag; fødselsdag; fødselsdato; födelsedag;
        födelsedatum; geburtstag; geburtsdatum; date de naissance; anniversaire; cumpleaños; fecha de
        nacimiento; syntymäpäivä; syntymäaika""",
    "note": """note; notes; comment; comments; remarks; notat; notater; merknad; merknader;
        kommentar; anteckning; anteckningar; noter; bemærkninger; notiz; notizen; bemerkung; bemerkungen;
        remarque; remarques; commentaires; notas; comentarios; muistiinpanot; huomautukset""",
    "last_contact": """last contact; last seen; last met; last contacted; sist sett; senast sedd;
        sidst set""",
    "known_since": "known since; met on; connected on; kjent siden; känt sedan; verbunden am",
    "how_met": "how we met; how met; hvordan vi møttes; hur vi träffades",
    "introduced_by": "introduced by; referred by; introduisert av; presenterad av",
    "channels": "channels; linkedin; linkedin url; linkedin profile; profile url",
    "kin": "kin; relative; family member; slekt; släkt",
    "topics": "topics; knows about; expertise; skills; kan om; kunskap",
    "source": "source; from; from node; node1; ego; i; fra; från; kilde; källa; quelle; von",
    "target": "target; to; to node; node2; alter; j; til; till; mål; ziel; nach",
    "weight": "weight; strength; vekt; vikt; styrke; styrka; gewicht; stärke; poids; peso",
    "relation": "relation; kind of tie; relationship; tie; relasjon; beziehung",
    "id": "id; node; key; node id; nodeid",
}
"""What a column of each meaning is called in address books and lists, in English, Norwegian, Swedish, Danish,
Finnish, German, French and Spanish, as `header_key` gives it."""
_BY_HEADER = {
    " ".join(header.split()): meaning
    for meaning, headers in _HEADERS.items()
    for header in headers.split(";")
}
_BY_HEADER |= {field.replace("_", " "): field for field in FIELDS}
_MARKS = re.compile(r"[\s_\-.:/()]+")
_NUMBER = re.compile(r" ?\d{1,3}(?= |$)")
_COUNTED = {"emails", "phones", "groups", "place", "organisation", "role", "channels"}
"""Meanings whose columns an address book counts: "E-mail 2 - Value"."""


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
    >>> meaning_of("E-mail 2 - Value"), meaning_of("Level 2")
    ('emails', '')
    """
    if len(header) > _LONGEST_HEADER:
        return ""
    key = header_key(header)
    if key in _BY_HEADER:
        return _BY_HEADER[key]
    meaning = _BY_HEADER.get(_NUMBER.sub("", key).strip(), "")
    return meaning if meaning in _COUNTED else ""


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
    nickname = one_line(cells.get("nickname", ""))
    if nickname and nickname != name:
        cells["aliases"] = f"{cells.get('aliases', '')}\n{nickname}"
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
    taken = {said[header] for header in headers if header in said}
    meanings = []
    for header in headers:
        meaning = said[header] if header in said else meaning_of(header)
        if header not in said:
            if meaning in taken and meaning not in _LISTS:
                meaning = ""
            taken.add(meaning)
        meanings.append(meaning if meaning in _KNOWN else "")
    return meanings


def link_introducers(found: Found) -> None:
    """Make of an introducer in words the person of the file who alone has that name, whatever its case."""
    lines = [folded(person.name) for person in found.people]
    shared = Counter(lines)
    numbers = {line: person.id for line, person in zip(lines, found.people, strict=True) if shared[line] == 1}
    for place, person in enumerate(found.people):
        introducer = person.introduced_by
        whom = numbers.get(folded(introducer)) if isinstance(introducer, str) else None
        if whom is not None and whom != person.id:
            found.people[place] = msgspec.structs.replace(person, introduced_by=whom)
