"""What somebody is known by beside the name, brought into forms that can be compared."""

import re
from typing import NamedTuple

from krets.formats.alike import Name, name_of
from krets.formats.spelling import spelled
from krets.formats.text import folded
from krets.model import Contact

_MOST = 50
"""So many addresses or numbers of one contact are looked at."""
_LONGEST = 200
_DIGITS_OF_A_PHONE = 8
"""The last ones: what comes before is country and dialling codes, written or not."""
_FEWEST_DIGITS = 6
_EXTENSION = re.compile(r"(?:;|,|#|ext|x).*", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[+()\d\s./-]{6,}")
_DAY = re.compile(r"(\d{4}|-)-?(\d\d)-?(\d\d)(?:T.*)?")
_NO_YEAR = ("-", "1604", "0000")
"""What stands for no year: ISO 8601's mark, and the year that Apple's address book writes."""
_LEGAL_FORM = re.compile(
    r"\b(?:asa?|ab|oyj?|aps|ltd|limited|inc|llc|gmbh|plc|corp|co|e?hf|sa|bv|nv)\b|[^\w\s]"
)
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?")


class Birthday(NamedTuple):
    """A birthday that could be read; `year` is "" where it is not told."""

    year: str
    month: str
    day: str


class Traits(NamedTuple):
    """What a contact is known by, folded for comparing.

    `handles` holds (network, handle) pairs; `birthday` is None where there is none or it cannot be read.
    """

    contact: Contact
    name: Name
    emails: frozenset[str]
    phones: frozenset[str]
    handles: frozenset[tuple[str, str]]
    organisation: str
    birthday: Birthday | None


def traits_of(contact: Contact) -> Traits:
    """Return what a contact is known by; O(length), and no longer than some hundred characters a field."""
    emails = [email[:_LONGEST] for email in contact.emails[:_MOST]]
    phones = [phone[:_LONGEST] for phone in contact.phones[:_MOST]]
    handles = []
    for way in contact.channels[:_MOST]:
        handle = way.handle[:_LONGEST].strip()
        if _NUMBER.fullmatch(handle):
            phones.append(handle)
        elif "@" in handle[1:]:
            emails.append(handle)
        elif handle:
            handles.append((folded(way.channel[:_LONGEST]), _handle(handle)))
    return Traits(
        contact,
        name_of(contact.name),
        frozenset(address for address in map(_email, emails) if address),
        frozenset(digits for digits in map(phone_digits, phones) if digits),
        frozenset(handles),
        organisation_key(contact.organisation),
        birthday_of(contact.birthday),
    )


def _email(text: str) -> str:
    address = folded(text)
    return address if "@" in address else ""


def phone_digits(text: str) -> str:
    """Return the last eight digits of a number, or "" where there are too few to tell anybody by.

    >>> phone_digits("+47 22 33 44 55"), phone_digits("(0047)22334455 ext. 12"), phone_digits("1881")
    ('22334455', '22334455', '')
    """
    digits = "".join(mark for mark in _EXTENSION.sub("", text) if mark in "0123456789")
    if len(digits) < _FEWEST_DIGITS or len(set(digits)) == 1:
        return ""
    return digits[-_DIGITS_OF_A_PHONE:]


def _handle(text: str) -> str:
    """Return the part of a handle, or of the address of a profile, that names the person."""
    path = _ADDRESS.sub("", folded(text)).partition("?")[0].rstrip("/")
    return path.rpartition("/")[2].lstrip("@")


def organisation_key(text: str) -> str:
    """Return an organisation for comparing, without its legal form.

    >>> organisation_key("Nordlys A/S") == organisation_key("NORDLYS as")
    True
    """
    line = spelled(text[:_LONGEST]).replace("/", "")
    return " ".join(_LEGAL_FORM.sub(" ", line).split()) or " ".join(line.split())


def birthday_of(text: str) -> Birthday | None:
    """Return a birthday written as 1980-01-31, --01-31 or 19800131; None for anything else.

    >>> birthday_of("1604-01-22"), birthday_of("in May")
    (Birthday(year='', month='01', day='22'), None)
    """
    found = _DAY.fullmatch(text.strip()[:_LONGEST])
    if found is None:
        return None
    year, month, day = found.groups()
    return Birthday("" if year in _NO_YEAR else year, month, day)
