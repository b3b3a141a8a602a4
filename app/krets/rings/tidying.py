"""Tidy: seats everybody anew, so that ties are short and cross little; pinned people stay."""

from collections import defaultdict
from datetime import datetime
from math import hypot

import msgspec

from krets.model import Change, Contact, Edit, Level, Network, Place
from krets.rings.finding import Crowd, nearest_free
from krets.rings.geometry import Sector, disc_radius, ordered, place_of, point
from krets.rings.seats import Cell, rows
from krets.rings.spans import reckon

Key = tuple[int | None, Level]
Point = tuple[float, float]

SWEEPS = 8
"""So often everybody looks once where those are whom they know."""
SWAPS = 3
"""So often neighbours try to change seats."""


def tidy(network: Network, now: datetime) -> Change:
    """Seat everybody evenly in their ring and sector, those who know each other near; a verb.

    Sectors keep their order and get the spans that their people ask for. Pinned people keep their place in
    the sector. The result rests on the records alone, not on where people sat: tidying twice alters nothing.
    O(sweeps x ties + contacts).
    """
    edits: list[Edit] = []
    found: dict[int | None, Sector] = {}
    groups = ordered(network.groups.values())
    for group, start, span in reckon(network, [group.id for group in groups]):
        found[group] = Sector(group, round(start, 9), round(span, 9))
        if group is not None:
            before = network.groups[group]
            after = msgspec.structs.replace(before, start=round(start, 9), span=round(span, 9))
            edits += [] if after == before else [Edit(before, after)]
    for contact, at in _Order(network, found).seats().items():
        who = network.contacts[contact]
        if who.at != at:
            edits.append(Edit(who, msgspec.structs.replace(who, at=at)))
    return Change(now, "tidy", {}, tuple(edits))


class _Order:
    """Who gets which of the seats of each cell (one ring in one sector)."""

    def __init__(self, network: Network, found: dict[int | None, Sector]) -> None:
        self._cells: dict[Key, Cell] = {}
        self._row: dict[Key, list[int]] = {}
        self._free: dict[Key, list[Place]] = {}
        self._places: dict[int, Point] = {}
        people: dict[Key, list[Contact]] = defaultdict(list)
        for contact in sorted(network.placed(), key=lambda contact: contact.id):
            if contact.level is not None:
                people[network.sector(contact), contact.level].append(contact)
        disc = disc_radius(sum(len(row) for row in people.values()))
        for key in sorted(people, key=lambda key: (-key[1], found[key[0]].start)):
            cell = self._cells[key] = Cell(found[key[0]], key[1], disc, line=len(found) > 1)
            pinned = [contact for contact in people[key] if contact.pinned and contact.at is not None]
            row = [contact.id for contact in people[key] if not contact.pinned or contact.at is None]
            self._row[key] = row
            self._free[key] = _seats_beside(cell, len(row), [place_of(contact) for contact in pinned])
            for contact in pinned:
                self._places[contact.id] = point(cell.sector, cell.level, place_of(contact))
            self._sit(key)
        self._known: dict[int, list[tuple[int, float]]] = {
            contact: [
                (other, float(tie.level))
                for other, tie in sorted(network.neighbours(contact).items())
                if other in self._places
            ]
            for row in self._row.values()
            for contact in row
        }

    def seats(self) -> dict[int, Place]:
        """The seat of everybody placed who is not pinned, by contact id."""
        if any(self._known.values()):
            self._sweep()
            for _ in range(SWAPS):
                if not self._swap():
                    break
        return {
            contact: at
            for key, row in self._row.items()
            for contact, at in zip(row, self._free[key], strict=True)
        }

    def _sit(self, key: Key) -> None:
        cell = self._cells[key]
        for contact, at in zip(self._row[key], self._free[key], strict=True):
            self._places[contact] = point(cell.sector, cell.level, at)

    def _sweep(self) -> None:
        """Sort each row by where the known ones are, from the middle out and back; keep the shortest ties."""
        best = {key: list(row) for key, row in self._row.items()}
        least = self._length()
        keys = list(self._row)
        for sweep in range(SWEEPS):
            for key in keys if sweep % 2 else reversed(keys):
                wish = {contact: self._wish(key, contact) for contact in self._row[key]}
                self._row[key].sort(key=lambda contact: (round(wish[contact], 9), contact))
                self._sit(key)
            length = self._length()
            if length < least - 1e-9:
                least, best = length, {key: list(row) for key, row in self._row.items()}
        for key, row in best.items():
            self._row[key] = row
            self._sit(key)

    def _wish(self, key: Key, contact: int) -> float:
        """How far clockwise of the cell's middle the contact would sit: towards those known."""
        cell = self._cells[key]
        middle = point(cell.sector, cell.level, (0.5, 0.5))
        known = self._known[contact]
        if not known:
            x, y = self._places[contact]
        else:
            weight = sum(level for _, level in known)
            x = sum(self._places[other][0] * level for other, level in known) / weight
            y = sum(self._places[other][1] * level for other, level in known) / weight
        return middle[0] * y - middle[1] * x

    def _length(self) -> float:
        places = self._places
        total = 0.0
        for contact, known in self._known.items():
            x, y = places[contact]
            for other, level in known:
                u, v = places[other]
                total += hypot(u - x, v - y) * level
        return total

    def _swap(self) -> bool:
        """Let neighbours change seats where that makes their ties shorter; tell whether any did."""
        swapped = False
        for key, row in self._row.items():
            for i in range(len(row) - 1):
                a, b = row[i], row[i + 1]
                if not self._known[a] and not self._known[b]:
                    continue
                here = self._pull(a, self._places[a]) + self._pull(b, self._places[b])
                there = self._pull(a, self._places[b]) + self._pull(b, self._places[a])
                if there < here - 1e-9:
                    row[i], row[i + 1] = b, a
                    self._places[a], self._places[b] = self._places[b], self._places[a]
                    swapped = True
            self._sit(key)
        return swapped

    def _pull(self, contact: int, where: Point) -> float:
        x, y = where
        places = self._places
        return sum(
            hypot(places[other][0] - x, places[other][1] - y) * level for other, level in self._known[contact]
        )


def _seats_beside(cell: Cell, count: int, pinned: list[Place]) -> list[Place]:
    """Seats for so many people, clear of those who are pinned, in the order of their angle."""
    if not pinned:
        return rows(cell, count)
    seats = rows(cell, count + len(pinned))
    crowd = Crowd(cell.disc)
    for at in pinned:
        x, y = point(cell.sector, cell.level, at)
        crowd.add((x, y))
        spots = [point(cell.sector, cell.level, seat) for seat in seats]
        nearest = min(range(len(seats)), key=lambda i: hypot(spots[i][0] - x, spots[i][1] - y))
        seats.pop(nearest)
    free = []
    for seat in seats:
        at = nearest_free(cell, crowd, seat)
        crowd.add(point(cell.sector, cell.level, at))
        free.append(at)
    return sorted(free)
