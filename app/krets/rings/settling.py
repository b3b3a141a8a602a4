"""Settle: every change leaves everybody placed on a seat of their own, and every group with a sector."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from krets.model import LEVELS, Change, Contact, Edit, Group, Level, Network, Place, Tie
from krets.rings.finding import Crowd, nearest_free, rest, seat_near, seats_for_many
from krets.rings.geometry import (
    FEW,
    disc_radius,
    has_ungrouped,
    ordered,
    place_of,
    point,
    reckoned,
    sectors,
)
from krets.rings.seats import Cell
from krets.rings.spans import reckon

MANY = 12
"""From as many people without a place in one cell on, they are seated together, not one by one."""


class After:
    """A network as it will be once a change is made, for reading; the network itself stays as it is."""

    def __init__(self, network: Network, change: Change) -> None:
        self._network = network
        self._contacts: dict[int, Contact | None] = {}
        self._ties: dict[int, list[Tie]] = defaultdict(list)
        self.groups: dict[int, Group] = dict(network.groups)
        for edit in change.edits:
            record = edit.record()
            if isinstance(record, Contact):
                self._contacts[record.id] = edit.after if isinstance(edit.after, Contact) else None
            elif isinstance(record, Group):
                self.groups.pop(record.id, None)
                if isinstance(edit.after, Group):
                    self.groups[record.id] = edit.after
            elif isinstance(edit.after, Tie):
                self._ties[edit.after.a].append(edit.after)
                self._ties[edit.after.b].append(edit.after)

    def contact(self, contact: int) -> Contact | None:
        """One contact, or None."""
        if contact in self._contacts:
            return self._contacts[contact]
        return self._network.contacts.get(contact)

    def placed(self) -> Iterator[Contact]:
        """The contacts that have a level."""
        changed = self._contacts
        for contact in self._network.contacts.values():
            if contact.level is not None and contact.id not in changed:
                yield contact
        for after in changed.values():
            if after is not None and after.level is not None:
                yield after

    def sector(self, contact: Contact) -> int | None:
        """The id of a contact's first group that exists, or None."""
        for group in contact.groups:
            if group in self.groups:
                return group
        return None

    def known(self, contact: int) -> Iterator[Contact]:
        """Those whom a contact has a tie to, by id; a tie that the change removes still counts."""
        ids = {*self._network.neighbours(contact)}
        for tie in self._ties.get(contact, ()):
            ids.add(tie.b if tie.a == contact else tie.a)
        for other in sorted(ids):
            who = self.contact(other)
            if who is not None and who.level is not None:
                yield who


def settle(network: Network, change: Change) -> Change:
    """Return the change with what the map's order asks for; the network is not altered.

    Spans of all groups are reckoned when a group is made or removed, or when people without a group need room
    beside them. Whoever is placed, moved or given another first group sits clear of lines and of others:
    where the hand left them if that is so, else on the nearest free seat of the same ring and sector; without
    a place of their own near those they know, in open room. Nobody else moves, unless sectors did. Places
    that an imported file states are taken as written. Settling a settled change alters nothing (above `FEW`
    people: where rings have room). O(edits), and O(contacts) where somebody is to be seated.
    """
    if change.verb == "tidy":
        return change
    groups_change = any(isinstance(edit.record(), Group) for edit in change.edits)
    touched = {edit.record().id for edit in change.edits if _touches(edit)}
    if not touched and not groups_change:
        return change
    after = After(network, change)
    edits = _spans(after, change)
    if edits:
        change = _with(change, edits)
        after = After(network, change)
    if any(_shifts(edit) for edit in change.edits):
        touched = {contact.id for contact in after.placed()}
    if change.verb == "import":
        touched -= {edit.record().id for edit in change.edits if _stated(edit)}
    seats = _seats(after, touched)
    moved = []
    for contact, at in seats.items():
        before = after.contact(contact)
        if before is not None and before.at != at:
            moved.append((before, msgspec.structs.replace(before, at=at)))
    return _with(change, moved) if moved else change


def _touches(edit: Edit) -> bool:
    after, before = edit.after, edit.before
    if not isinstance(after, Contact) or after.level is None:
        return False
    if after.at is None or not isinstance(before, Contact):
        return True
    return (before.at, before.level, before.groups) != (after.at, after.level, after.groups)


def _stated(edit: Edit) -> bool:
    return edit.before is None and isinstance(edit.after, Contact) and edit.after.at is not None


def _shifts(edit: Edit) -> bool:
    before, after = edit.before, edit.after
    if not isinstance(edit.record(), Group):
        return False
    if not isinstance(before, Group) or not isinstance(after, Group):
        return True
    return (before.start, before.span) != (after.start, after.span)


def _spans(after: After, change: Change) -> list[tuple[Group, Group]]:
    groups = ordered(after.groups.values())
    end = reckoned(groups)
    if not groups:
        return []
    made = any(isinstance(e.record(), Group) and (e.before is None or e.after is None) for e in change.edits)
    if end is not None:
        full = end >= 1 - 1e-6
        if full and not has_ungrouped(after):
            return []
        if not full and (not made or has_ungrouped(after)):
            return []
    pairs = []
    for group, start, span in reckon(after, [group.id for group in groups]):
        if group is not None:
            before = after.groups[group]
            placed = msgspec.structs.replace(before, start=round(start, 9), span=round(span, 9))
            if placed != before:
                pairs.append((before, placed))
    return pairs


def _with(change: Change, replaced: Iterable[tuple[Contact | Group, Contact | Group]]) -> Change:
    """The change with records replaced by later ones: in its own edits where it has any, else in new ones."""
    later: dict[tuple[type, int], tuple[Contact | Group, Contact | Group]]
    later = {(type(before), before.id): (before, after) for before, after in replaced}
    edits: list[Edit] = []
    for edit in change.edits:
        pair = later.pop((type(edit.record()), edit.record().id), None)
        edits.append(edit if pair is None else Edit(edit.before, pair[1]))
    edits += [Edit(before, after) for before, after in later.values()]
    edits = [edit for edit in edits if edit.before != edit.after]
    return Change(change.at, change.verb, change.arguments, tuple(edits))


def _seats(after: After, touched: set[int]) -> dict[int, Place]:
    people = [contact for contact in map(after.contact, sorted(touched)) if contact is not None]
    if not people:
        return {}
    seating = _Seating(after, people)
    seats: dict[int, Place] = {}
    for contact in people:
        if contact.level is not None:
            seats[contact.id] = seating.seat(contact, contact.level)
    return seats


class _Seating:
    """Seats people one after another, each clear of those who sit already."""

    def __init__(self, after: After, people: list[Contact]) -> None:
        self._after = after
        self._sectors = {sector.group: sector for sector in sectors(after)}
        everybody = list(after.placed())
        self._disc = disc_radius(len(everybody))
        self._few = len(everybody) <= FEW
        rings = {contact.level for contact in people}
        if self._few:
            rings = {level for level in LEVELS if {level - 1, level, level + 1} & rings}
        own = {contact.id for contact in people}
        self._seated: dict[Level, Crowd] = defaultdict(lambda: Crowd(self._disc))
        self._ahead: dict[Level, dict[int, tuple[float, float]]] = defaultdict(dict)
        self._new: dict[tuple[int | None, Level], int] = defaultdict(int)
        self._held: dict[tuple[int | None, Level], int] = defaultdict(int)
        self._ready: dict[tuple[int | None, Level], list[Place]] = {}
        for contact in everybody:
            level = contact.level
            if level is None or level not in rings:
                continue
            cell = (after.sector(contact), level)
            if contact.id in own and contact.at is None:
                self._new[cell] += 1
                continue
            self._held[cell] += 1
            if contact.id in own:
                self._ahead[level][contact.id] = self._point(contact, level)
            else:
                self._seated[level].add(self._point(contact, level))

    def seat(self, contact: Contact, level: Level) -> Place:
        """Choose the seat of the next person and remember that it is taken."""
        group = self._after.sector(contact)
        cell = Cell(self._sectors[group], level, self._disc, line=len(self._sectors) > 1)
        crowd, ahead = self._seated[level], self._ahead[level]
        ahead.pop(contact.id, None)
        if contact.at is not None:
            at = nearest_free(cell, crowd, contact.at)
        elif self._new[group, level] >= (MANY if self._held[group, level] else 2):
            at = self._next_of_many(cell, crowd, (group, level))
        else:
            beside = self._beside(level) if self._few else []
            at = seat_near(cell, crowd, list(ahead.values()), beside, self._known(contact))
        if self._few:
            at = rest(cell, crowd, at)
        crowd.add(point(cell.sector, level, at))
        return at

    def _next_of_many(self, cell: Cell, crowd: Crowd, key: tuple[int | None, Level]) -> Place:
        if key not in self._ready:
            ahead = list(self._ahead[cell.level].values())
            self._ready[key] = seats_for_many(cell, crowd, ahead, self._new[key])
        return self._ready[key].pop(0)

    def _beside(self, level: Level) -> list[tuple[float, float]]:
        others = [other for other in LEVELS if abs(other - level) == 1]
        seated = [where for other in others for where in self._seated[other].points()]
        return seated + [where for other in others for where in self._ahead[other].values()]

    def _known(self, contact: Contact) -> list[tuple[float, float]]:
        known = (other for other in self._after.known(contact.id) if other.at is not None)
        return [self._point(other, other.level) for other in known if other.level is not None]

    def _point(self, contact: Contact, level: Level) -> tuple[float, float]:
        return point(self._sectors[self._after.sector(contact)], level, place_of(contact))
