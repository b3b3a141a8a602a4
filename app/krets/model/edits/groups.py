"""Verbs about groups."""

from collections.abc import Iterable
from datetime import datetime

from krets.model.change import Change, Edit
from krets.model.edits.common import (
    EditRefused,
    clean,
    find_contacts,
    find_group,
    is_blank,
    named,
    replaced,
    whose,
)
from krets.model.network import Network
from krets.model.records import Contact, Group


def add_group(network: Network, now: datetime, name: str) -> Change:
    """Make a group. Its sector is reckoned by `krets.rings.settle`."""
    name = named(name)
    _unused(network, name)
    group = Group(id=network.next_id(Group), name=name)
    return Change(now, "add_group", {"name": name}, (Edit(None, group),))


def add_groups(network: Network, now: datetime, names: Iterable[str]) -> Change:
    """Make several groups at once; names that are taken already are passed over."""
    taken = {group.name.casefold() for group in network.groups.values()}
    edits: list[Edit] = []
    ids = network.new_ids(Group)
    for name in map(clean, names):
        if not is_blank(name) and name.casefold() not in taken:
            taken.add(name.casefold())
            edits.append(Edit(None, Group(id=next(ids), name=name)))
    return Change(now, "add_groups", {"count": len(edits)}, tuple(edits))


def rename_group(network: Network, now: datetime, group: int, name: str) -> Change:
    """Give a group another name, one that no other group has."""
    before = find_group(network, group)
    name = named(name)
    if name.casefold() != before.name.casefold():
        _unused(network, name)
    return Change(now, "rename_group", {"name": before.name, "to": name}, tuple(replaced(before, name=name)))


def remove_group(network: Network, now: datetime, group: int) -> Change:
    """Remove a group; its people stay, without it."""
    before = find_group(network, group)
    edits: list[Edit] = []
    for contact in network.contacts.values():
        if group in contact.groups:
            edits += replaced(contact, groups=tuple(other for other in contact.groups if other != group))
    return Change(now, "remove_group", {"name": before.name}, (*edits, Edit(before, None)))


def join_group(
    network: Network, now: datetime, contacts: Iterable[int], which: int | str, *, first: bool = False
) -> Change:
    """Put people in a group, by its id or by its name: behind their others, or first.

    A group of that name is made if there is none.
    """
    chosen = find_contacts(network, contacts)
    group = find_group(network, which) if isinstance(which, int) else _group_called(network, which)
    edits: list[Edit] = [] if group.id in network.groups else [Edit(None, group)]
    for contact in chosen:
        others = tuple(other for other in contact.groups if other != group.id)
        if first:
            edits += _grouped(contact, (group.id, *others))
        elif group.id not in contact.groups:
            edits += _grouped(contact, (*others, group.id))
    return Change(now, "join_group", {**whose(chosen), "group": group.name}, tuple(edits))


def _group_called(network: Network, name: str) -> Group:
    name = named(name)
    folded = name.casefold()
    found = next((group for group in network.groups.values() if group.name.casefold() == folded), None)
    return found or Group(id=network.next_id(Group), name=name)


def leave_group(network: Network, now: datetime, contacts: Iterable[int], group: int) -> Change:
    """Take people out of a group."""
    chosen = find_contacts(network, contacts)
    left = find_group(network, group)
    edits: list[Edit] = []
    for contact in chosen:
        edits += _grouped(contact, tuple(other for other in contact.groups if other != group))
    return Change(now, "leave_group", {**whose(chosen), "group": left.name}, tuple(edits))


def _grouped(contact: Contact, groups: tuple[int, ...]) -> list[Edit]:
    if groups[:1] == contact.groups[:1]:
        return replaced(contact, groups=groups)
    return replaced(contact, groups=groups, at=None)


def _unused(network: Network, name: str) -> None:
    if any(group.name.casefold() == name.casefold() for group in network.groups.values()):
        raise EditRefused("group-exists", name=name)
