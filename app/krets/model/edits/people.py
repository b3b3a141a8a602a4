"""Verbs about people: add, edit, move between rings and sectors, remove."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from krets.model.change import Argument, Change, Edit
from krets.model.edits.common import (
    clean,
    find_contact,
    find_contacts,
    find_group,
    is_blank,
    named,
    replaced,
    sound_fields,
    whose,
)
from krets.model.network import Network
from krets.model.records import Contact, Level, Place


def add_contact(network: Network, now: datetime, /, name: str, **fields: Any) -> Change:
    """Add one person; `fields` are those of `Contact`. The new id is `network.next_id(Contact)`."""
    name = named(name)
    fields = {"created": now.date(), **sound_fields(fields)}
    contact = Contact(id=network.next_id(Contact), name=name, **fields)
    return Change(now, "add_contact", {"name": name}, (Edit(None, contact),))


def add_contacts(network: Network, now: datetime, names: Iterable[str]) -> Change:
    """Add people by name, not placed; empty lines are passed over."""
    cleaned = [text for text in map(clean, names) if not is_blank(text)]
    contacts = [
        Contact(id=id_, name=name, created=now.date())
        for name, id_ in zip(cleaned, network.new_ids(Contact), strict=False)
    ]
    return Change(now, "add_contacts", whose(contacts), tuple(Edit(None, contact) for contact in contacts))


def edit_contacts(network: Network, now: datetime, /, contacts: Iterable[int], **fields: Any) -> Change:
    """Give one or several people these fields of `Contact`."""
    if "name" in fields:
        fields["name"] = named(fields["name"])
    chosen = find_contacts(network, contacts)
    edits = [edit for contact in chosen for edit in replaced(contact, **fields)]
    arguments = {**whose(chosen), "field": next(iter(fields), "")}
    return Change(now, "edit_contacts", arguments, tuple(edits))


def edit_each(network: Network, now: datetime, fields: Mapping[int, Mapping[str, Any]]) -> Change:
    """Give several people each their own values of fields of `Contact`, in one step."""
    chosen = find_contacts(network, fields)
    edits = [edit for contact in chosen for edit in replaced(contact, **fields[contact.id])]
    named_fields = [field for values in fields.values() for field in values]
    arguments = {**whose(chosen), "field": next(iter(named_fields), "")}
    return Change(now, "edit_contacts", arguments, tuple(edits))


def rename(network: Network, now: datetime, contact: int, name: str) -> Change:
    """Give a person another name."""
    before = find_contact(network, contact)
    arguments: dict[str, Argument] = {"name": before.name, "to": clean(name)}
    return Change(now, "rename", arguments, tuple(replaced(before, name=named(name))))


def set_level(network: Network, now: datetime, contacts: Iterable[int], level: Level | None) -> Change:
    """Put people on another ring, or, with None, back among those not placed."""
    chosen = find_contacts(network, contacts)
    edits = []
    for contact in chosen:
        if contact.level != level:
            edits += replaced(contact, level=level, at=None, pinned=False)
    return Change(now, "set_level", {**whose(chosen), "level": level}, tuple(edits))


def move(
    network: Network, now: datetime, places: Mapping[int, tuple[Level | None, int | None, Place | None]]
) -> Change:
    """Put people where they were dropped: for each a level, a first group (or None), a place in its sector.

    The dropped-on group takes the place of the former first one; further groups stay.
    """
    chosen = find_contacts(network, places)
    edits: list[Edit] = []
    for contact in chosen:
        level, group, at = places[contact.id]
        if group is not None:
            find_group(network, group)
        edits += replaced(contact, level=level, groups=_regrouped(network, contact, group), at=at)
    arguments = whose(chosen)
    if len({level for level, _, _ in places.values()}) == 1:
        arguments["level"] = next(iter(places.values()))[0]
    return Change(now, "move", arguments, tuple(edits))


def _regrouped(network: Network, contact: Contact, group: int | None) -> tuple[int, ...]:
    sector = network.sector(contact)
    if group == sector:
        return contact.groups
    if group is None:
        return ()
    return (group, *(other for other in contact.groups if other not in (group, sector)))


def move_among(
    network: Network,
    now: datetime,
    places: Mapping[int, Place | None],
    groups: Mapping[int, tuple[int, ...]] | None = None,
) -> Change:
    """Put people elsewhere in the view of groups (units of the whole; None: where the map puts them).

    `groups` are the groups that some of them are in from now on; who comes into another first group is given
    another place on the rings too.
    """
    chosen = find_contacts(network, places)
    edits: list[Edit] = []
    for contact in chosen:
        own = (groups or {}).get(contact.id, contact.groups)
        for group in own:
            find_group(network, group)
        same = own[:1] == contact.groups[:1]
        at = contact.at if same else None
        edits += replaced(contact, groups=own, at=at, among=places[contact.id])
    return Change(now, "move_among", whose(chosen), tuple(edits))


def move_label(network: Network, now: datetime, places: Mapping[int, Place | None]) -> Change:
    """Put people's names elsewhere beside their discs (heights of letters; None: where there is room)."""
    chosen = find_contacts(network, places)
    edits = [edit for contact in chosen for edit in replaced(contact, label_at=places[contact.id])]
    return Change(now, "move_label", whose(chosen), tuple(edits))


def pin(network: Network, now: datetime, contacts: Iterable[int], pinned: bool = True) -> Change:
    """Make tidy leave people where they are, or no longer."""
    chosen = find_contacts(network, contacts)
    edits = [edit for contact in chosen for edit in replaced(contact, pinned=pinned)]
    return Change(now, "pin" if pinned else "unpin", whose(chosen), tuple(edits))


def seen(network: Network, now: datetime, contacts: Iterable[int], on: date) -> Change:
    """State the day of the last two-way contact (it may be earlier than what was known)."""
    chosen = find_contacts(network, contacts)
    edits = [edit for contact in chosen for edit in replaced(contact, last_contact=on)]
    return Change(now, "seen", {**whose(chosen), "on": on.isoformat()}, tuple(edits))


def remove_contacts(network: Network, now: datetime, contacts: Iterable[int]) -> Change:
    """Take people off the map, with their ties and exchanges; who they introduced keeps their name."""
    chosen = find_contacts(network, contacts)
    gone = {contact.id: contact for contact in chosen}
    edits = [edit for contact in network.contacts.values() for edit in _without(contact, gone)]
    ties = {tie.id: tie for contact in gone for tie in network.neighbours(contact).values()}
    edits += [Edit(tie, None) for tie in ties.values()]
    edits += [Edit(exchange, None) for contact in gone for exchange in network.exchanges_of(contact).values()]
    edits += [Edit(contact, None) for contact in chosen]
    return Change(now, "remove_contacts", whose(chosen), tuple(edits))


def _without(contact: Contact, gone: Mapping[int, Contact]) -> list[Edit]:
    """Return the edit of somebody who stays but speaks of people who go."""
    fields: dict[str, Any] = {}
    introducer = contact.introduced_by
    if isinstance(introducer, int) and introducer in gone:
        fields["introduced_by"] = gone[introducer].name
    if not gone.keys().isdisjoint(contact.distinct_from):
        fields["distinct_from"] = tuple(other for other in contact.distinct_from if other not in gone)
    return replaced(contact, **fields) if fields and contact.id not in gone else []


def set_sector(network: Network, now: datetime, contacts: Iterable[int], group: int | None) -> Change:
    """Make a group the first one of people (their sector); the former first one is left."""
    chosen = find_contacts(network, contacts)
    edits: list[Edit] = []
    for contact in chosen:
        groups = _regrouped(network, contact, group)
        if groups != contact.groups:
            edits += replaced(contact, groups=groups, at=None)
    name = "" if group is None else find_group(network, group).name
    return Change(now, "set_sector", {**whose(chosen), "group": name}, tuple(edits))
