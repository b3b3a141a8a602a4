"""How text is searched: whatever its case and accents, word by word, in all that names a person."""

from unicodedata import combining, normalize

from krets.model.network import Network
from krets.model.records import Contact

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def folded(text: str) -> str:
    """Return text as it is searched: lower case, without accents.

    >>> folded("Öhman Ørsta")
    'ohman orsta'
    """
    if text.isascii():
        return text.lower()
    plain = "".join(mark for mark in normalize("NFKD", text.casefold()) if not combining(mark))
    return plain.translate(_LETTERS)


def searched(network: Network, contact: Contact) -> str:
    """Return in what somebody is found, folded: names, organisation, role, groups, topics."""
    groups = network.groups
    parts = [contact.name, *contact.aliases, contact.organisation, contact.role]
    parts += [groups[group].name for group in contact.groups if group in groups]
    parts += [topic.topic for topic in contact.topics]
    return folded("\n".join(parts))
