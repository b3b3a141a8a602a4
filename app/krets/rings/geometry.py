"""Levels as radii, sectors as angles: where a contact's place lies on the unit circle, and back.

The whole map is a circle of radius 1 round ego at (0, 0), x to the right, y downwards. Angles are in turns,
clockwise from the top. A contact's place `at` is (across its sector, out through its ring), each 0 to 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import atan2, cos, hypot, pi, sin, sqrt
from typing import Protocol

import msgspec

from krets.model import LEVELS, Contact, Group, Level, Network, Place
from krets.rings.spans import reckon

RADII: Mapping[Level, float] = {5: 0.30, 4: 0.53, 3: 0.72, 2: 0.88, 1: 1.0}
"""Outer radius of each ring."""
EGO_RADIUS = 0.07
"""Radius of ego's own disc: the inner edge of the innermost ring."""
DISC = 0.04
"""Radius of a person's disc while there are few: 12 px where the whole is 300 px."""
FEW = 120
"""Up to as many people, discs keep their size."""

_TURN = 2 * pi
_EDGE = 1e-4
_LEAST = 1e-6


class Drawn(Protocol):
    """What geometry needs of a network: it may be the network itself, or one with a change not made yet."""

    @property
    def groups(self) -> Mapping[int, Group]:
        """The groups by id."""

    def placed(self) -> Iterable[Contact]:
        """The contacts that have a level."""

    def sector(self, contact: Contact) -> int | None:
        """The id of a contact's first group that exists, or None."""


class Sector(msgspec.Struct, frozen=True):
    """A group's part of the circle; `group` None holds the people without a group. Turns from the top."""

    group: int | None
    start: float
    span: float


class Spot(msgspec.Struct, frozen=True):
    """What lies at a point of the map: a ring, a sector's group (or None) and the place inside both."""

    level: Level
    group: int | None
    at: Place


def band(level: Level) -> tuple[float, float]:
    """Inner and outer radius of a level's ring; the innermost begins at ego's edge."""
    return _BANDS[level]


_BANDS: dict[Level, tuple[float, float]] = {
    level: (RADII[LEVELS[i - 1]] if i else EGO_RADIUS, RADII[level]) for i, level in enumerate(LEVELS)
}


def disc_radius(count: int) -> float:
    """The radius of everybody's disc, in units, on a map where so many people are placed.

    >>> round(disc_radius(12) * 300)
    12
    """
    return DISC if count <= FEW else max(DISC * sqrt(FEW / count), 0.01)


def ordered(groups: Iterable[Group]) -> list[Group]:
    """Groups in the order in which they lie round the circle; those without a span come last, by id."""
    return sorted(groups, key=lambda group: (group.span <= 0, group.start, group.id))


def reckoned(groups: Sequence[Group]) -> float | None:
    """Where the last of these groups (in order) ends if they lie side by side from the top; None if not."""
    end = 0.0
    for group in groups:
        if group.span <= 0 or abs(group.start - end) > _LEAST:
            return None
        end = group.start + group.span
    return end if end <= 1 + _LEAST else None


def sectors(network: Drawn) -> tuple[Sector, ...]:
    """The sectors, clockwise from the top: one a group in the order of `start`, people without a group last.

    Without groups there is one sector, the whole circle. Spans come from the groups; where they have not been
    reckoned yet, or leave no room for people without a group, they are reckoned here as `settle` would.
    O(groups), and O(contacts) where spans are missing or fill the whole circle.
    """
    groups = ordered(network.groups.values())
    if not groups:
        return (Sector(None, 0.0, 1.0),)
    end = reckoned(groups)
    own = tuple(Sector(group.id, group.start, group.span) for group in groups)
    if end is not None and end < 1 - _LEAST:
        return (*own, Sector(None, end, 1 - end))
    if end is not None and not has_ungrouped(network):
        return own
    return tuple(Sector(*row) for row in reckon(network, [group.id for group in groups]))


def has_ungrouped(network: Drawn) -> bool:
    """Tell whether somebody placed has no group; O(contacts)."""
    return any(network.sector(contact) is None for contact in network.placed())


def on_circle(turns: float, radius: float) -> tuple[float, float]:
    """A point from its angle (turns clockwise from the top) and radius.

    >>> [round(v, 9) + 0.0 for v in on_circle(0.25, 1.0)]
    [1.0, 0.0]
    """
    angle = _TURN * turns
    return radius * sin(angle), -radius * cos(angle)


def polar(x: float, y: float) -> tuple[float, float]:
    """Angle (turns clockwise from the top, 0 to 1) and radius of a point.

    >>> polar(1.0, 0.0)
    (0.25, 1.0)
    """
    return (atan2(x, -y) / _TURN) % 1.0, hypot(x, y)


def point(sector: Sector, level: Level, at: Place) -> tuple[float, float]:
    """Where a place in a sector and ring lies; kept off the very edges, so that `locate` finds it again."""
    inner, outer = _BANDS[level]
    across = min(max(at[0], _EDGE), 1 - _EDGE)
    out = min(max(at[1], _EDGE), 1 - _EDGE)
    return on_circle(sector.start + sector.span * across, inner + (outer - inner) * out)


def place_of(contact: Contact) -> Place:
    """The contact's place, or, where it has none yet, one that its id alone decides."""
    return contact.at if contact.at is not None else (0.05 + 0.9 * (contact.id * _GOLDEN % 1.0), 0.5)


_GOLDEN = (sqrt(5) - 1) / 2


def positions(network: Drawn, known: Sequence[Sector] = ()) -> dict[int, tuple[float, float]]:
    """Where everybody placed sits, by contact id; O(contacts). `known` are the sectors, if at hand."""
    by_group = {sector.group: sector for sector in known or sectors(network)}
    return {
        contact.id: point(by_group[network.sector(contact)], contact.level, place_of(contact))
        for contact in network.placed()
        if contact.level is not None
    }


def position(network: Network, contact: int) -> tuple[float, float]:
    """Where one placed contact sits.

    Raises:
        ValueError: if the contact is not placed.
    """
    who = network.contacts[contact]
    if who.level is None:
        raise ValueError(f"contact {contact} is not placed")
    own = network.sector(who)
    sector = next(sector for sector in sectors(network) if sector.group == own)
    return point(sector, who.level, place_of(who))


def locate(network: Drawn, x: float, y: float, known: Sequence[Sector] = ()) -> Spot | None:
    """The ring, sector and place at a point; None outside the whole and on ego.

    Whoever asks at every move of the pointer hands in the sectors as `known`.
    """
    turns, radius = polar(x, y)
    if radius > 1 or radius < EGO_RADIUS:
        return None
    level = next(level for level in LEVELS if radius <= RADII[level])
    inner, outer = _BANDS[level]
    found = known or sectors(network)
    sector = next((s for s in reversed(found) if turns >= s.start), found[0])
    across = (turns - sector.start) / sector.span
    return Spot(level, sector.group, (min(max(across, 0.0), 1.0), (radius - inner) / (outer - inner)))
