"""What people are known by, folded for comparing; keys that find them, and what may be said of two."""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from krets.formats.certain import is_whole_name, other_birthday
from krets.formats.complete import completed
from krets.formats.text import folded
from krets.model import Contact

LINKEDIN = "linkedin"
PERSONAL = {LINKEDIN, "instagram", "facebook", "x", "twitter", "mastodon", "bluesky", "threads", "signal"}
"""Channels on which a handle is one person's; a telephone or a web page may be a household's."""


class Face(NamedTuple):
    """What somebody is known by, folded for comparing.

    `called` are the name and all others they go by; `names` leaves out those others that are of one word: a
    nickname is many people's.
    """

    contact: Contact
    name: str
    names: tuple[str, ...]
    called: tuple[str, ...]
    organisation: str
    handles: tuple[tuple[str, str], ...]
    emails: tuple[str, ...]


def face(contact: Contact) -> Face:
    """Return what somebody is known by."""
    ways = (
        (folded(way.channel), folded(way.handle))
        for way in contact.channels
        if way.handle and folded(way.channel) in PERSONAL
    )
    name = folded(contact.name)
    whole = [folded(alias) for alias in contact.aliases if is_whole_name(alias)]
    called = [folded(alias) for alias in contact.aliases]
    return Face(
        contact,
        name,
        tuple(dict.fromkeys((name, *whole))),
        tuple(dict.fromkeys((name, *called))),
        folded(contact.organisation),
        tuple(ways),
        tuple(map(folded, contact.emails)),
    )


Keys = Callable[[Face], Iterable[Hashable]]
"""Gives what finds somebody among others: who shares one of these is looked at."""
Agree = Callable[[Face, Face], bool]
"""Tells whether somebody of a file may be whom a key found."""


def by_handle(person: Face) -> Iterable[Hashable]:
    """Yield handles on networks."""
    return person.handles


def by_email(person: Face) -> Iterable[Hashable]:
    """Yield e-mail addresses."""
    return person.emails


def by_name_and_organisation(person: Face) -> Iterable[Hashable]:
    """Yield each name with the organisation, where there is one."""
    return ((name, person.organisation) for name in person.names) if person.organisation else ()


def by_name(person: Face) -> Iterable[Hashable]:
    """Yield the name and the other whole ones."""
    return person.names


def by_nickname_and_address(person: Face) -> Iterable[Hashable]:
    """Yield all that they are called, each with each address and number."""
    addresses = (*person.emails, *person.contact.phones)
    return ((name, address) for name in person.called for address in addresses)


def always(person: Face, other: Face) -> bool:
    """Ask no more than the key."""
    return True


def born_alike(person: Face, other: Face) -> bool:
    """Tell whether birthdays do not contradict each other."""
    return not other_birthday(person.contact.birthday, other.contact.birthday)


def says_nothing_new(person: Face, other: Face, correct: bool) -> bool:
    """Tell whether a file adds nothing to who is known; `correct` is that of `completed`."""
    return completed(other.contact, person.contact, (), correct) is other.contact


def same_name(person: Face, other: Face) -> bool:
    """Tell whether two who share an address, as couples and colleagues do, have one name."""
    return not set(person.names).isdisjoint(other.names) and born_alike(person, other)


def same_handles(person: Face, other: Face) -> bool:
    """Tell whether no network knows the two by two handles."""
    mine, theirs = dict(person.handles), dict(other.handles)
    shared = mine.keys() & theirs.keys()
    return not shared or not set(person.handles).isdisjoint(other.handles)


def agree_at_work(person: Face, other: Face) -> bool:
    """Tell whether two of one name and organisation differ neither in handles nor in birthdays."""
    return same_handles(person, other) and born_alike(person, other)


def no_contradiction(person: Face, other: Face) -> bool:
    """Tell whether two of one name do not differ in organisation, addresses, handles or birthday."""
    if person.organisation != other.organisation and person.organisation and other.organisation:
        return False
    if person.emails and other.emails and set(person.emails).isdisjoint(other.emails):
        return False
    return agree_at_work(person, other)
