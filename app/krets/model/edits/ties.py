"""Verbs about ties between contacts."""

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from typing import Any

from krets.model.change import Argument, Change, Edit
from krets.model.edits.common import EditRefused, find_contact, replaced, sound_fields
from krets.model.network import Network
from krets.model.records import Tie


def connect(network: Network, now: datetime, /, a: int, b: int, **fields: Any) -> Change:
    """Tie two people; `fields` are those of `Tie`. Refused to oneself and where a tie is already."""
    first, second = find_contact(network, a), find_contact(network, b)
    if a == b:
        raise EditRefused("tie-to-oneself", name=first.name)
    if network.tie_between(a, b) is not None:
        raise EditRefused("already-tied", a=first.name, b=second.name)
    tie = Tie(id=network.next_id(Tie), a=min(a, b), b=max(a, b), **sound_fields(fields))
    return Change(now, "connect", {"a": first.name, "b": second.name}, (Edit(None, tie),))


def connect_all(network: Network, now: datetime, contacts: Iterable[int]) -> Change:
    """Tie everybody of a selection to everybody else; those tied already stay as they are."""
    chosen = sorted({find_contact(network, contact).id for contact in contacts})
    if len(chosen) < 2:
        raise EditRefused("two-people-needed")
    pairs = [pair for pair in combinations(chosen, 2) if network.tie_between(*pair) is None]
    ids = network.new_ids(Tie)
    ties = [Tie(id=id_, a=a, b=b) for (a, b), id_ in zip(pairs, ids, strict=False)]
    return Change(now, "connect_all", {"count": len(ties)}, tuple(Edit(None, tie) for tie in ties))


def edit_tie(network: Network, now: datetime, /, tie: int, **fields: Any) -> Change:
    """Change level, kinds or feel of a tie."""
    before = _tie(network, tie)
    return Change(now, "edit_tie", _ends(network, before), tuple(replaced(before, **fields)))


def disconnect(network: Network, now: datetime, tie: int) -> Change:
    """Remove a tie."""
    before = _tie(network, tie)
    return Change(now, "disconnect", _ends(network, before), (Edit(before, None),))


def _tie(network: Network, tie: int) -> Tie:
    found = network.ties.get(tie)
    if found is None:
        raise EditRefused("no-such-tie")
    return found


def _ends(network: Network, tie: Tie) -> dict[str, Argument]:
    return {"a": network.contacts[tie.a].name, "b": network.contacts[tie.b].name}
