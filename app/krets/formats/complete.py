"""What a file adds to somebody who is on the map already."""

from typing import Any

import msgspec

from krets.formats.text import folded
from krets.model import Contact

_WRITTEN_AGAIN = ("organisation", "role")
"""What a newer export corrects."""
_ADDED_TO = ("offers", "i_give", "wants", "topics", "context", "channels", "emails", "phones", "aliases")
_KEPT = (
    *("id", "name", "at", "pinned", "created", "groups", "introduced_by", "distinct_from"),
    *("among", "label_at"),
)
_FILLED = tuple(name for name in Contact.__struct_fields__ if name not in (*_ADDED_TO, *_KEPT))
_NOBODY = Contact(id=0, name="")


def completed(known: Contact, person: Contact, groups: tuple[int, ...], correct: bool) -> Contact:
    """Return somebody on the map with what a file adds; the same object where it adds nothing.

    Lists grow by what is new in them, empty fields are filled, the later of two last contacts stands. Where
    `correct` is said, organisation and role are written anew where the file says something else. The name
    stays as it is on the map (the file's becomes what they are also called), and so does the ring, if there
    is one. `groups` are the file's, as ids of the map.
    """
    fields: dict[str, Any] = {}
    if folded(person.name) != folded(known.name):
        person = msgspec.structs.replace(person, aliases=(*person.aliases, person.name))
    for name in _ADDED_TO:
        fields[name] = _joined(name, getattr(known, name), getattr(person, name))
    fields["groups"] = (*known.groups, *(group for group in groups if group not in known.groups))
    for name in _FILLED:
        value, default = getattr(person, name), getattr(_NOBODY, name)
        empty = getattr(known, name) == default
        if value != default and (empty or _newer(name, known, value, correct)):
            fields[name] = value
    changed = {name: value for name, value in fields.items() if value != getattr(known, name)}
    return msgspec.structs.replace(known, **changed) if changed else known


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
