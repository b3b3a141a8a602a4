"""What every verb needs: refusing, cleaning text, finding and replacing records."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import category

import msgspec

from krets.model.change import Argument, Edit
from krets.model.network import Network
from krets.model.records import Contact, Group, Record


class EditRefused(Exception):
    """The map would not allow this; `key` and `arguments` say why, for `krets.words`."""

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


def clean(text: str) -> str:
    """Return text fit for one line: no control characters, no lone surrogates, white space folded.

    Invisible characters that join letters and emoji, or set the direction of writing, stay.
    """
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(mark if mark.isprintable() or _joins(mark) else " " for mark in sound).split())


def _joins(mark: str) -> bool:
    return category(mark) == "Cf" and mark not in _OVERRIDES


_OVERRIDES = "\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The byte order mark, and what would turn round the text that follows a name."""


def sound(value: Any) -> Any:
    """Return a field's value with every text in it fit for a file: without NUL and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple | list):
        return tuple(map(sound, value))
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **sound_fields(msgspec.structs.asdict(value)))
    return value


def sound_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record, every text in them `sound`."""
    return {field: sound(value) for field, value in fields.items()}


def is_blank(name: str) -> bool:
    """Tell whether nothing of a name can be seen."""
    return not any(mark.isprintable() and not mark.isspace() for mark in name)


def named(text: str) -> str:
    """Return a cleaned name; raise `EditRefused("no-name")` where nothing of it can be seen."""
    name = clean(text)
    if is_blank(name):
        raise EditRefused("no-name")
    return name


def find_contacts(network: Network, contacts: Iterable[int]) -> list[Contact]:
    """Return contacts by id, each once, in the order given, or raise `EditRefused`."""
    return [find_contact(network, contact) for contact in dict.fromkeys(contacts)]


def find_contact(network: Network, contact: int) -> Contact:
    """Return a contact by id, or raise `EditRefused`."""
    found = network.contacts.get(contact)
    if found is None:
        raise EditRefused("no-such-person")
    return found


def replaced(before: Record, **fields: Any) -> list[Edit]:
    """Return the edit that gives a record these fields; none where it has them already."""
    after = msgspec.structs.replace(before, **sound_fields(fields))
    return [] if after == before else [Edit(before, after)]


def whose(contacts: Sequence[Contact]) -> dict[str, Argument]:
    """Return the arguments that name whom a change is about: a count, and the name of a single one."""
    arguments: dict[str, Argument] = {"count": len(contacts)}
    if len(contacts) == 1:
        arguments["name"] = contacts[0].name
    return arguments


def find_group(network: Network, group: int) -> Group:
    """Return a group by id, or raise `EditRefused`."""
    found = network.groups.get(group)
    if found is None:
        raise EditRefused("no-such-group")
    return found
