"""A card made a person: names, ways to reach them, birthday, photo, and what Krets itself wrote there."""

import binascii
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote

from krets.formats.cells import FIELDS, from_cells, paragraphs
from krets.formats.columns import Person
from krets.formats.text import folded, one_line
from krets.formats.vcard_channels import channels_of
from krets.formats.vcard_lines import Card, Property
from krets.model import Channel, Contact, Topic, is_blank

LARGEST_PHOTO = 1_000_000
"""Bytes; a map with a thousand larger ones would be no file to send."""
OWN = "X-KRETS-"
"""What the names of Krets' own properties begin with: X-KRETS-LEVEL, X-KRETS-LAST-CONTACT ..."""
_OF_VCARD = {"name", "organisation", "role", "place", "emails", "phones", "birthday", "note", "groups"}
"""Fields for which vCard has properties of its own."""
OWN_FIELDS: dict[str, str] = {
    OWN + field.upper().replace("_", "-"): field for field in FIELDS if field not in _OF_VCARD
}
"""Krets' own properties, and the field that each of them holds as a cell (`krets.formats.cells`)."""
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_DAY = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII)
_NO_YEAR = "1604"
"""The year that stands for none where a date must have one: a leap year, Apple's choice."""
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of the direction of writing, which Apple puts round numbers."""
_TELEPHONE = re.compile(r"tel:([^;?]*)(?:.*?;ext=([^;?]*))?.*", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_EVERYBODY = {"mycontacts", "my contacts", "contacts", "other contacts"}
"""Categories that only say that somebody is in the address book."""
_TOLD_IN_NOTE = {
    "PRONOUNS": "Pronouns",
    "ANNIVERSARY": "Anniversary",
    "X-ANNIVERSARY": "Anniversary",
    "X-EVOLUTION-ANNIVERSARY": "Anniversary",
    "X-ABDATE": "Date",
}
_DATES = {"Anniversary", "Date"}


def name_of(card: Card) -> str:
    """Return what somebody is called: FN, else N, NICKNAME, ORG or EMAIL; a company by its ORG; or ""."""
    lines = map(one_line, _names(card))
    return next((line for line in lines if not is_blank(line)), "")


def _names(card: Card) -> Iterator[str]:
    if card.first("X-ABSHOWAS").casefold() == "company":
        yield from _units(card)[:1]
    yield card.first("FN")
    family, given, more, before, after = (*_parts(card, "N"), "", "", "", "", "")[:5]
    yield f"{before} {given} {more} {family} {after}"
    yield card.first("NICKNAME")
    yield from (*_units(card)[:1], *_emails(card)[:1])


def kind_of(card: Card) -> str:
    """Return what a card is of: individual, group, org, location ... (RFC 6350, section 6.1.4)."""
    if card.first("X-ABSHOWAS").casefold() == "company":
        return "org"
    return (card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND") or "individual").casefold()


def person_of_card(card: Card, number: int, name: str) -> Person:
    """Return the person of a card, with this id and name, but for relations to others and the photo.

    Krets' own lines come before what the others say of the same field. What a contact has no field for
    (department, pronouns, anniversaries) is told in the note.
    """
    own = {OWN_FIELDS[line]: card.first(line) for line in card.properties if line in OWN_FIELDS}
    said, misread = from_cells(own)
    roles = _once(card.first(each) for each in ("TITLE", "ROLE"))
    fields: dict[str, Any] = {
        "organisation": "".join(_units(card)[:1]),
        "role": ", ".join(roles),
        "place": _place(card),
        "kind": "service" if kind_of(card) == "org" else "person",
        "emails": _emails(card),
        "phones": _once(_phone(each.text()) for each in card.all("TEL")),
        "birthday": next((day for day in map(_birthday, card.all("BDAY")) if day), ""),
        "topics": tuple(Topic(text) for text in _once(each.text() for each in card.all("EXPERTISE"))),
        "aliases": _once(part for each in card.all("NICKNAME") for part in each.parts(",") if part != name),
        "note": _note(card, name),
        **said,
    }
    fields["channels"] = _joined(said.get("channels", ()), channels_of(card))
    groups = _once(part for each in card.all("CATEGORIES") for part in each.parts(","))
    kept = tuple(group for group in groups if folded(group).lstrip("* ") not in _EVERYBODY)
    return Person(Contact(id=number, name=name, **fields), kept, tuple(misread))


def photo_of(each: Property) -> bytes | None:
    """Return the image of a PHOTO; None where it is a link, too large, or begins as no image does."""
    text = each.value
    if each.head.encoding != "base64":
        kind, mark, text = text.replace("\\", "").partition(";base64,")
        if not mark or not kind.casefold().startswith("data:"):
            return None
    if len(text) > LARGEST_PHOTO * 2:
        return None
    try:
        image = binascii.a2b_base64(text + "==")  # padding is often missing, and too much does no harm
    except ValueError:
        return None
    return image if is_photo(image) else None


def is_photo(image: bytes) -> bool:
    """Tell whether bytes begin as JPEG, PNG, GIF or WebP do, and are not too many."""
    webp = image[:4] == b"RIFF" and image[8:12] == b"WEBP"
    return (webp or image.startswith(_IMAGES)) and len(image) < LARGEST_PHOTO


def labels_of(card: Card) -> dict[str, str]:
    """Return the labels that a card gives its properties (`item1.X-ABLabel`), by their group.

    Those that address books translate stand in brackets, `_$!<YoungerBrother>!$_`: they are made words.
    """
    labels: dict[str, str] = {}
    for each in card.all("X-ABLABEL"):
        text = one_line(each.text())
        known = _LABEL.fullmatch(text)
        labels[each.head.group] = _HUMP.sub(" ", known.group(1)).lower() if known else text
    labels[""] = ""
    return labels


def labelled(label: str, text: str) -> str:
    """Return a line of a note: `Spouse: Bo Ek`."""
    return f"{label[:1].upper()}{label[1:]}: {text}"


def _parts(card: Card, name: str) -> list[str]:
    """Return the parts of the first property of a name that says anything, each as one line."""
    for each in card.all(name):
        parts = [one_line(part) for part in each.parts()]
        if any(parts):
            return parts
    return []


def _units(card: Card) -> list[str]:
    return [part for part in _parts(card, "ORG") if part]


def _place(card: Card) -> str:
    """Return the town, else the region, else the country of an address (RFC 6350, section 6.3.1)."""
    parts = (*_parts(card, "ADR"), *[""] * 7)
    return next((parts[at] for at in (3, 4, 6) if parts[at]), "")


def _emails(card: Card) -> tuple[str, ...]:
    addresses = (each.text().strip() for each in card.all("EMAIL"))
    return _once(unquote(text[7:]) if text[:7].casefold() == "mailto:" else text for text in addresses)


def _phone(text: str) -> str:
    """Return a telephone number; the extension of a tel: address (RFC 3966) is written as E.123 has it."""
    line = one_line(_TURNING.sub("", text))
    found = _TELEPHONE.fullmatch(line)
    if found is None:
        return line
    number, extension = unquote(found.group(1)), found.group(2)
    return f"{number} ext. {unquote(extension)}" if extension else number


def _birthday(each: Property) -> str:
    """Return "1985-01-22", "--01-22" where the year is not told, or another spelling as it stands."""
    text = one_line(each.text())
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    without = year in {"--", _NO_YEAR, each.head.params.get("X-APPLE-OMIT-YEAR", "")}
    try:
        stated = date(int(_NO_YEAR if without else year), int(month), int(day))
    except ValueError:
        return text
    return stated.strftime("--%m-%d") if without else stated.isoformat()


def _note(card: Card, name: str) -> str:
    lines = [paragraphs(each.text()) for each in card.all("NOTE")]
    lines += (f"Department: {unit}" for unit in _units(card)[1:])
    told = [each for line in card.properties if line in _TOLD_IN_NOTE for each in card.all(line)]
    labels = labels_of(card) if told else {}
    for each in told:
        label = _TOLD_IN_NOTE[each.head.name]
        text = _birthday(each) if label in _DATES else one_line(each.text())
        if text and text != name:
            lines.append(labelled(labels.get(each.head.group) or label, text))
    return "\n".join(line for line in lines if line)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as one line each, without those that are empty or there before, whatever their case."""
    lines = [line for line in map(one_line, texts) if line]
    if len(lines) < 2:
        return tuple(lines)
    kept: dict[str, str] = {}
    for line in lines:
        kept.setdefault(folded(line), line)
    return tuple(kept.values())


def _joined(ways: tuple[Channel, ...], more: tuple[Channel, ...]) -> tuple[Channel, ...]:
    known = {(way.channel, folded(way.handle)) for way in ways}
    return (*ways, *(way for way in more if (way.channel, folded(way.handle)) not in known))
