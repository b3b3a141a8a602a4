"""Invented networks whose ties come from what people share: for measuring how well they are placed.

The ties of a planted partition (`maps.invented`) are all alike inside a community; people's are not. After
Feld (1981, "The focused organization of social ties", doi:10.1086/227352) those who know each other mostly
share a focus: a team, a class, a row of the choir. So: groups of unequal sizes; in each of them circles of
six to eighteen people; half of all ties inside a circle, three in ten inside a group, one in five between
any two. Everybody was added in some order, whichever group they belong to. All names are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from krets.model import Contact, Ego, Group, Network, Record, Tie
from tests.helpers.maps import LEVELS, made_up_name

SIZES = {
    "Work": 24,
    "Friends": 18,
    "University": 15,
    "Family": 12,
    "Choir": 11,
    "Neighbours": 9,
    "Clients": 7,
}
"""How many of a hundred people belong to each group; the others have none."""
INSIDE_CIRCLE, INSIDE_GROUP = 0.5, 0.3
CIRCLE = (6, 18)
SECOND = 0.1
"""So many of those with a group belong to a second one too, and to a circle there."""


def shared(contacts: int = 150, ties: int = 1500, seed: int = 1) -> Network:
    """Return a network of so many placed contacts (ids from 1) and ties (ids from 1); nobody has a place."""
    return Network(_records(contacts, ties, Random(seed)))


def _records(contacts: int, ties: int, random: Random) -> Iterator[Record]:
    yield Ego(name="Signe Lunde")
    yield from (Group(id=i, name=name) for i, name in enumerate(SIZES, 1))
    groups = random.choices(range(len(SIZES) + 1), [*SIZES.values(), 100 - sum(SIZES.values())], k=contacts)
    members: list[list[int]] = [[] for _ in range(len(SIZES) + 1)]
    for id_, group in enumerate(groups, 1):
        own = [group] if group < len(SIZES) else []
        if own and random.random() < SECOND:
            own.append(random.choice([other for other in range(len(SIZES)) if other != group]))
        for each in own or [group]:
            members[each].append(id_)
        yield Contact(
            id=id_,
            name=made_up_name(id_),
            level=random.choice(LEVELS),
            groups=tuple(each + 1 for each in own),
        )
    yield from _ties(contacts, ties, members, random)


def _ties(contacts: int, ties: int, members: list[list[int]], random: Random) -> Iterator[Tie]:
    circles = [circle for group in members for circle in _circles(group, random) if len(circle) > 1]
    groups = [group for group in members if len(group) > 1]
    everybody = list(range(1, contacts + 1))
    seen: set[tuple[int, int]] = set()
    tried = 0
    while len(seen) < ties:
        tried += 1
        drawn = random.random()
        if drawn < INSIDE_CIRCLE and tried < 10 * ties:
            among = random.choices(circles, [len(circle) for circle in circles])[0]
        elif drawn < INSIDE_CIRCLE + INSIDE_GROUP and tried < 10 * ties:
            among = random.choices(groups, [len(group) for group in groups])[0]
        else:
            among = everybody
        a, b = sorted(random.sample(among, 2))
        if (a, b) not in seen:
            seen.add((a, b))
            yield Tie(id=len(seen), a=a, b=b, level=random.choice((2, 2, 3, 3, 3, 4, 4, 5)))


def _circles(group: list[int], random: Random) -> Iterator[list[int]]:
    mixed = random.sample(group, len(group))
    while mixed:
        size = random.randint(*CIRCLE)
        yield mixed[:size]
        mixed = mixed[size:]
