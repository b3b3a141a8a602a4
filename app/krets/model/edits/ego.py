"""Verbs about ego and what ego needs help with."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from krets.model.change import Argument, Change, Edit
from krets.model.edits.common import EditRefused, named, replaced
from krets.model.network import Network
from krets.model.records import Need, Offer


def edit_ego(network: Network, now: datetime, /, **fields: Any) -> Change:
    """Change what the map says of ego."""
    arguments: dict[str, Argument] = {"field": next(iter(fields), "")}
    return Change(now, "edit_ego", arguments, tuple(replaced(network.ego, **fields)))


def add_need(network: Network, now: datetime, resource: str, weight: float = 1.0) -> Change:
    """Name something that ego needs help with; refused where it is named already."""
    resource = named(resource)
    if any(need.resource == resource for need in network.needs.values()):
        raise EditRefused("need-exists", resource=resource)
    need = Need(id=network.next_id(Need), resource=resource, weight=weight)
    return Change(now, "add_need", {"resource": resource}, (Edit(None, need),))


def edit_need(network: Network, now: datetime, /, need: int, **fields: Any) -> Change:
    """Change weight or resource of a need."""
    before = _need(network, need)
    return Change(now, "edit_need", {"resource": before.resource}, tuple(replaced(before, **fields)))


def remove_need(network: Network, now: datetime, need: int) -> Change:
    """Remove a need."""
    before = _need(network, need)
    return Change(now, "remove_need", {"resource": before.resource}, (Edit(before, None),))


def who_could_help(network: Network, now: datetime, need: int, contacts: Iterable[int]) -> Change:
    """Answer "Who could help?": these people offer the resource (believed), and the need counts from now on.

    People who offered it before and are not among them no longer do, unless an exchange has confirmed it.
    """
    before = _need(network, need)
    helpers = set(contacts)
    edits: list[Edit] = []
    for contact in network.contacts.values():
        offered = [offer for offer in contact.offers if offer.resource == before.resource]
        if contact.id in helpers and not offered:
            edits += replaced(contact, offers=(*contact.offers, Offer(before.resource)))
        elif contact.id not in helpers and offered and not any(offer.confirmed for offer in offered):
            rest = tuple(offer for offer in contact.offers if offer.resource != before.resource)
            edits += replaced(contact, offers=rest)
    edits += replaced(before, asked=True)
    arguments: dict[str, Argument] = {"resource": before.resource, "count": len(helpers)}
    return Change(now, "who_could_help", arguments, tuple(edits))


def _need(network: Network, need: int) -> Need:
    found = network.needs.get(need)
    if found is None:
        raise EditRefused("no-such-need")
    return found
