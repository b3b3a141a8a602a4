"""Tidy: seats everybody anew, so that ties are short and cross little; pinned people stay."""

from collections import defaultdict
from datetime import datetime

import msgspec

from krets.model import Change, Contact, Edit, Level, Network, Place
from krets.rings.geometry import Sector, disc_radius, ordered
from krets.rings.seats import Cell, rows
from krets.rings.spans import reckon

Key = tuple[int | None, Level]


def tidy(network: Network, now: datetime) -> Change:
    """Seat everybody evenly in their ring and sector, those who know each other near; a verb.

    Sectors keep their order and get the spans that their people ask for. Pinned people keep their place in
    the sector. The result rests on the records alone, not on where people sat: tidying twice alters nothing.
    """
    edits: list[Edit] = []
    sectors: dict[int | None, Sector] = {}
    groups = ordered(network.groups.values())
    for group, start, span in reckon(network, [group.id for group in groups]):
        sectors[group] = Sector(group, round(start, 9), round(span, 9))
        if group is not None:
            before = network.groups[group]
            after = msgspec.structs.replace(before, start=round(start, 9), span=round(span, 9))
            edits += [] if after == before else [Edit(before, after)]
    for contact, at in seats(network, sectors).items():
        who = network.contacts[contact]
        if who.at != at:
            edits.append(Edit(who, msgspec.structs.replace(who, at=at)))
    return Change(now, "tidy", {}, tuple(edits))


def seats(network: Network, sectors: dict[int | None, Sector]) -> dict[int, Place]:
    """The seat of everybody placed who is not pinned, by contact id."""
    cells: dict[Key, list[Contact]] = defaultdict(list)
    count = 0
    for contact in sorted(network.placed(), key=lambda contact: contact.id):
        if contact.level is not None:
            count += 1
            cells[network.sector(contact), contact.level].append(contact)
    disc = disc_radius(count)
    found: dict[int, Place] = {}
    for (group, level), people in cells.items():
        cell = Cell(sectors[group], level, disc, line=len(sectors) > 1)
        free = [contact for contact in people if not contact.pinned or contact.at is None]
        for contact, at in zip(free, rows(cell, len(free)), strict=True):
            found[contact.id] = at
    return found
