"""What fields suggest while one types: what the map holds already."""

from collections.abc import Iterable

from krets import words
from krets.model import Network

MOST = 5000
"""So many suggestions are enough for any field."""


def groups(network: Network) -> list[str]:
    """Return the names of the groups."""
    return _sorted(group.name for group in network.groups.values())


def topics(network: Network) -> list[str]:
    """Return every topic that somebody knows about or wants."""
    known = [topic.topic for contact in network.contacts.values() for topic in contact.topics]
    return _sorted([*known, *(topic.topic for topic in network.ego.topics)])


def wishes(network: Network) -> list[str]:
    """Return what people would like to have: topics of the map and the catalogue."""
    return [*topics(network), *words.resource_names()]


def context(network: Network) -> list[str]:
    """Return every tag of what is shared with somebody."""
    tags = [tag for contact in network.contacts.values() for tag in contact.context]
    return _sorted([*tags, *network.ego.context])


def organisations(network: Network) -> list[str]:
    """Return every organisation."""
    return _sorted([network.ego.organisation, *(c.organisation for c in network.contacts.values())])


def places(network: Network) -> list[str]:
    """Return every place."""
    return _sorted(contact.place for contact in network.contacts.values())


def channels(network: Network) -> list[str]:
    """Return every channel in use, and the everyday ones."""
    used = [channel.channel for contact in network.contacts.values() for channel in contact.channels]
    return _sorted([*used, *words.channel_names()])


def tie_kinds(network: Network) -> list[str]:
    """Return every way in which two people know each other."""
    return _sorted(kind for tie in network.ties.values() for kind in tie.kinds)


def people(network: Network, without: Iterable[int] = ()) -> dict[str, int]:
    """Return people by the name that tells them apart from everybody on the map."""
    left_out = set(without)
    asked = [contact for contact in network.contacts.values() if contact.id not in left_out]
    return {str(name): contact for contact, name in words.full_names(network, asked).items()}


def _sorted(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text}, key=words.name_order())[:MOST]
