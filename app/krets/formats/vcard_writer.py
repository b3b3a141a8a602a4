"""A map as vCard 3.0: for telephones and address books, and for another Krets."""

import re
from binascii import b2a_base64
from collections.abc import Iterator
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from krets.formats.cells import to_cells
from krets.formats.text import one_line
from krets.formats.vcard_channels import WEB, channel_of
from krets.formats.vcard_person import OWN_FIELDS, is_photo
from krets.formats.vcard_relations import FEEL, LEVEL, UID
from krets.formats.written import Written, left_behind
from krets.model import Contact, Network, Tie

_OCTETS = 75
"""Longest line without its end (RFC 2426, section 2.6)."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_OMIT_YEAR = re.compile(r"--(\d\d-\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PROFILES = {
    "linkedin": "https://www.linkedin.com/in/",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "x": "https://x.com/",
}
_PLAIN_HANDLE = re.compile(r"[\w.-]+")
_HELD = {"tie.level", "tie.kinds", "tie.feel", "group.name"} | {
    f"contact.{field}"
    for field in (
        "name", "organisation", "role", "place", "emails", "phones", "birthday", "note", "groups", "photo",
        *OWN_FIELDS.values(),
    )
}  # fmt: skip


def to_vcard(network: Network) -> Written:
    """Return a map as one file of cards, in the order of ids: UTF-8, lines of at most 75 octets. O(records).

    Version 3.0, since it is the one that everything reads: Outlook and older telephones know no 4.0, and
    Google Contacts and iCloud write 3.0 themselves. What 4.0 would say with RELATED is said as they say it,
    with X-ABRELATEDNAMES and a label, on the cards of both people; groups are CATEGORIES, since a group card
    becomes a person named after the group where it is not known. What vCard has no word for is in properties
    that begin with X-KRETS-, which others pass over, as cells (`krets.formats.cells`); `read_vcard` brings
    all of it back. Somebody's UID is made of their id and name: it is the same in each export of a map.

    Lost, and said so: ego, needs, exchanges, places on the map, groups without anybody, and photos that
    `read_vcard` would not take. To leave out names or people, hand over what `krets.model.discreet` returns.
    """
    people = sorted(network.contacts.values(), key=lambda contact: contact.id)
    uids = {contact.id: str(uuid5(NAMESPACE_URL, f"krets:{contact.id}:{contact.name}")) for contact in people}
    lines = (line for contact in people for line in _card(network, contact, uids))
    return Written({"": b"".join(_folded(line) for line in lines)}, lost_in_cards(network))


def lost_in_cards(network: Network) -> tuple[str, ...]:
    """Return what of a map cards do not hold, named as `written.left_behind` does."""
    people = network.contacts.values()
    lost = set(left_behind(network, _HELD))
    if any(contact.photo is not None and not is_photo(contact.photo) for contact in people):
        lost.add("contact.photo")
    if network.groups.keys() - {group for contact in people for group in contact.groups}:
        lost.add("group.name")
    return tuple(sorted(lost))


def _card(network: Network, contact: Contact, uids: dict[int, str]) -> Iterator[str]:
    pages = [way for way in contact.channels if way.channel == WEB and channel_of(way.handle) == way]
    others = tuple(way for way in contact.channels if way not in pages)
    cells = to_cells(replace(contact, channels=others), network.groups, network.contacts)
    yield from ("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Krets//Krets//EN")
    yield f"UID:urn:uuid:{uids[contact.id]}"
    yield f"FN:{_text(contact.name)}"
    yield f"N:{_name(contact)}"
    for name, text in (("ORG", contact.organisation), ("TITLE", contact.role)):
        if one_line(text):
            yield f"{name}:{_text(text)}"
    if one_line(contact.place):
        yield f"ADR:;;;{_text(contact.place)};;;"
    yield from (f"EMAIL;TYPE=INTERNET:{_text(email)}" for email in contact.emails if one_line(email))
    yield from (f"TEL:{_text(phone)}" for phone in contact.phones if one_line(phone))
    yield from _birthday(one_line(contact.birthday))
    groups = [network.groups[group].name for group in contact.groups if group in network.groups]
    if groups:
        yield f"CATEGORIES:{','.join(map(_text, groups))}"
    yield from _profiles(contact)
    yield from (f"URL:{_text(page.handle)}" for page in pages)
    yield from _relations(network, contact, uids)
    if cells["note"]:
        yield f"NOTE:{cells['note'].translate(_ESCAPES)}"
    yield from _own(contact, cells, uids)
    if contact.photo is not None and is_photo(contact.photo):
        yield _photo(contact.photo)
    yield "END:VCARD"


def _text(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _name(contact: Contact) -> str:
    """Return the parts of a name, of which a map knows none: the last word of a person's is the family's."""
    given, _, family = contact.name.rpartition(" ")
    if contact.kind != "person" or not given:
        given, family = contact.name, ""
    return f"{_text(family)};{_text(given)};;;"


def _birthday(text: str) -> Iterator[str]:
    without = _OMIT_YEAR.fullmatch(text)
    if without:
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{without.group(1)}"
    elif text:
        yield f"BDAY{'' if _DAY.fullmatch(text) else ';VALUE=text'}:{_text(text)}"


def _profiles(contact: Contact) -> Iterator[str]:
    for way in contact.channels:
        if way.channel in _PROFILES and _PLAIN_HANDLE.fullmatch(way.handle):
            yield f"X-SOCIALPROFILE;TYPE={way.channel}:{_PROFILES[way.channel]}{quote(way.handle)}"


def _relations(network: Network, contact: Contact, uids: dict[int, str]) -> Iterator[str]:
    """Yield a line, and its label, for each of somebody's ties and each of its kinds."""
    item = 0
    for other, tie in sorted(network.neighbours(contact.id).items()):
        kinds = [kind for kind in map(one_line, tie.kinds) if kind]
        name = _text(network.contacts[other].name)
        for kind in kinds or [""]:
            item += 1
            yield f"item{item}.X-ABRELATEDNAMES;{_tie(tie, uids[other])}:{name}"
            if kind:
                yield f"item{item}.X-ABLabel:{_text(kind)}"


def _tie(tie: Tie, uid: str) -> str:
    said = f"{UID}={uid};{LEVEL}={tie.level}"
    return said if tie.feel is None else f"{said};{FEEL}={tie.feel}"


def _own(contact: Contact, cells: dict[str, str], uids: dict[int, str]) -> Iterator[str]:
    introducer = contact.introduced_by
    if isinstance(introducer, int):
        cells["introduced_by"] = f"urn:uuid:{uids[introducer]}" if introducer in uids else ""
    if contact.kind == "person":
        cells["kind"] = ""
    for name, field in OWN_FIELDS.items():
        if cells[field]:
            yield f"{name}:{cells[field].translate(_ESCAPES)}"


def _photo(image: bytes) -> str:
    kind = {b"\xff\xd8": "JPEG", b"\x89P": "PNG", b"GI": "GIF"}.get(image[:2], "WEBP")
    return f"PHOTO;ENCODING=b;TYPE={kind}:{b2a_base64(image, newline=False).decode('ascii')}"


def _folded(line: str) -> bytes:
    """Return a line as bytes, folded between characters, with its end; O(length)."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _OCTETS:
        return data + b"\r\n"
    pieces, start, room = [], 0, _OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _OCTETS - 1
    return b"\r\n ".join(pieces) + b"\r\n"
