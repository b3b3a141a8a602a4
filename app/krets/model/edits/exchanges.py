"""Verbs about the log: what passed between ego and a contact."""

from datetime import datetime
from typing import Any

import msgspec

from krets.model.change import Change, Edit
from krets.model.edits.common import EditRefused, find_contact, replaced, sound_fields
from krets.model.network import Network
from krets.model.records import Contact, Exchange


def log_exchange(network: Network, now: datetime, /, contact: int, **fields: Any) -> Change:
    """Write down what passed with a contact; `fields` are those of `Exchange`, at least `on`, `direction`.

    A mutual exchange moves the contact's last contact forward to its day, never back.
    """
    whom = find_contact(network, contact)
    exchange = Exchange(id=network.next_id(Exchange), contact=contact, **sound_fields(fields))
    edits = [Edit(None, exchange), *_met(whom, exchange)]
    return Change(now, "log_exchange", {"name": whom.name, "direction": exchange.direction}, tuple(edits))


def edit_exchange(network: Network, now: datetime, /, exchange: int, **fields: Any) -> Change:
    """Correct an entry of the log; a mutual one may move last contact forward."""
    before = _exchange(network, exchange)
    after = msgspec.structs.replace(before, **sound_fields(fields))
    whom = find_contact(network, after.contact)
    edits = [*([] if after == before else [Edit(before, after)]), *_met(whom, after)]
    return Change(now, "edit_exchange", {"name": whom.name}, tuple(edits))


def remove_exchange(network: Network, now: datetime, exchange: int) -> Change:
    """Remove an entry of the log; last contact stays as it is."""
    before = _exchange(network, exchange)
    whom = find_contact(network, before.contact)
    return Change(now, "remove_exchange", {"name": whom.name}, (Edit(before, None),))


def _exchange(network: Network, exchange: int) -> Exchange:
    found = network.exchanges.get(exchange)
    if found is None:
        raise EditRefused("no-such-exchange")
    return found


def _met(whom: Contact, exchange: Exchange) -> list[Edit]:
    later = whom.last_contact is None or exchange.on > whom.last_contact
    return replaced(whom, last_contact=exchange.on) if exchange.direction == "mutual" and later else []
