"""Who of a file is already on the map, and what a file adds to somebody who is."""

import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from krets.formats.text import one_line
from krets.model import Contact

LINKEDIN = "linkedin"
_WRITTEN_AGAIN = ("organisation", "role")
"""What a newer export corrects."""
_ADDED_TO = ("offers", "i_give", "wants", "topics", "context", "channels", "emails", "phones")
_LOOKED_AT = 100
"""How many candidates of one key are weighed, so that thousands of namesakes cost no minutes."""
_KEPT = frozenset({"id", "name", "at", "pinned", "created", "groups", "introduced_by", *_ADDED_TO})


def folded(text: str) -> str:
    """Return text for comparing: one line, one spelling of each character, no case."""
    line = one_line(text)
    return line.lower() if line.isascii() else unicodedata.normalize("NFKC", line).casefold()


def handles(contact: Contact) -> set[str]:
    """Return the contact's LinkedIn handles."""
    return {folded(way.handle) for way in contact.channels if way.channel == LINKEDIN and way.handle}


def same_people(known: Iterable[Contact], people: Sequence[Contact]) -> dict[int, Contact]:
    """Return who of `people` (by place in the list) is whom of `known`; each of those at most once. O(n).

    Four rounds, the surest first: the same LinkedIn handle; the same e-mail address; the same name in the
    same organisation; the same name where neither has anything that contradicts the other (other handles,
    other addresses, another organisation). Where several would do, one of the same name comes first, then
    the smaller id.
    """
    left = sorted(known, key=lambda contact: contact.id)
    found: dict[int, Contact] = {}
    for keys, agree in _ROUNDS:
        table: dict[Hashable, deque[Contact]] = defaultdict(deque)
        for contact in left:
            for key in keys(contact):
                table[key].append(contact)
        if not table:
            continue
        gone: set[int] = set()
        for place, person in enumerate(people):
            if place in found:
                continue
            whom = _choose(person, keys, table, agree, gone)
            if whom is not None:
                found[place] = whom
                gone.add(whom.id)
        left = [contact for contact in left if contact.id not in gone]
    return found


Keys = Callable[[Contact], Iterator[Hashable]]
Agree = Callable[[Contact, Contact], bool]


def _choose(
    person: Contact, keys: Keys, table: dict[Hashable, deque[Contact]], agree: Agree, gone: set[int]
) -> Contact | None:
    second = None
    for key in keys(person):
        candidates = table.get(key)
        while candidates and candidates[0].id in gone:
            candidates.popleft()
        for whom in islice(candidates or (), _LOOKED_AT):
            if whom.id in gone or not agree(person, whom):
                continue
            if folded(whom.name) == folded(person.name):
                return whom
            second = second or whom
    return second


def _by_handle(contact: Contact) -> Iterator[Hashable]:
    yield from sorted(handles(contact))


def _by_email(contact: Contact) -> Iterator[Hashable]:
    yield from map(folded, contact.emails)


def _by_name_and_organisation(contact: Contact) -> Iterator[Hashable]:
    if contact.organisation:
        yield folded(contact.name), folded(contact.organisation)


def _by_name(contact: Contact) -> Iterator[Hashable]:
    yield folded(contact.name)


def _always(person: Contact, whom: Contact) -> bool:
    return True


def _same_handles(person: Contact, whom: Contact) -> bool:
    mine, theirs = handles(person), handles(whom)
    return not mine or not theirs or bool(mine & theirs)


def _no_contradiction(person: Contact, whom: Contact) -> bool:
    mine, theirs = set(map(folded, person.emails)), set(map(folded, whom.emails))
    if mine and theirs and not mine & theirs:
        return False
    if person.organisation and whom.organisation and folded(person.organisation) != folded(whom.organisation):
        return False
    return _same_handles(person, whom)


_ROUNDS: tuple[tuple[Keys, Agree], ...] = (
    (_by_handle, _always),
    (_by_email, _always),
    (_by_name_and_organisation, _same_handles),
    (_by_name, _no_contradiction),
)


def completed(known: Contact, person: Contact, groups: tuple[int, ...], correct: bool) -> Contact:
    """Return somebody on the map with what a file adds; the same object where it adds nothing.

    Lists grow by what is new in them, empty fields are filled, the later of two last contacts stands. Where
    `correct` is said, organisation and role are written anew where the file says something else. The name
    stays as it is on the map, and so does the ring, if there is one. `groups` are the file's, as ids of the
    map.
    """
    fields: dict[str, Any] = {}
    for name in _ADDED_TO:
        fields[name] = _joined(name, getattr(known, name), getattr(person, name))
    fields["groups"] = (*known.groups, *(group for group in groups if group not in known.groups))
    for name, value, default in zip(
        Contact.__struct_fields__,
        msgspec.structs.astuple(person),
        msgspec.structs.astuple(_NOBODY),
        strict=True,
    ):
        said = value != default
        if (
            name not in _KEPT
            and said
            and (getattr(known, name) == default or _newer(name, known, value, correct))
        ):
            fields[name] = value
    changed = {name: value for name, value in fields.items() if value != getattr(known, name)}
    return msgspec.structs.replace(known, **changed) if changed else known


_NOBODY = Contact(id=0, name="")


def _newer(name: str, known: Contact, value: Any, correct: bool) -> bool:
    if name == "last_contact":
        return known.last_contact is not None and value > known.last_contact
    return correct and name in _WRITTEN_AGAIN


def _joined(name: str, known: tuple[Any, ...], added: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a list with the entries of another that it does not hold yet."""
    if not added:
        return known
    if name == "offers":
        held = {offer.resource for offer in known}
        return (*known, *(offer for offer in added if offer.resource not in held))
    if name == "topics":
        held = {folded(topic.topic) for topic in known}
        return (*known, *(topic for topic in added if folded(topic.topic) not in held))
    if name == "channels":
        ways = {(way.channel, folded(way.handle)) for way in known}
        return (*known, *(way for way in added if (way.channel, folded(way.handle)) not in ways))
    words = {folded(entry) for entry in known}
    return (*known, *(entry for entry in added if folded(entry) not in words))
