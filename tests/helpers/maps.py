"""Invented networks of any size, the same on every machine: for benches, and for tests of the canvas.

A planted partition: communities of about forty, four ties in five inside them. All names are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from krets.model import Contact, Ego, Exchange, Group, Level, Need, Network, Offer, Record, Tie

TODAY = date(2026, 11, 22)

_NAMES = """
Ada Alma Arvid Astrid Bjarne Cato Dagny Edda Eivor Elin Eskil Frøya Gard Greta Hedda Håkon Idun Ingrid
Ivar Jarle Kaia Kjell Leif Liv Magnus Maja Nils Oda Olav Pernille Ragna Rune Saga Sigrid Siv Sofus Tiril
Tora Trygve Ulf Vigdis Vilde Yngve Ylva Åse Øyvind
-
Alnes Berge Brekke Dalen Eide Fjeld Furu Grande Haugen Holm Isdal Kvist Lande Lien Moen Myhre Nes Nygård
Odden Rud Sande Skog Solvang Strand Sund Tangen Torp Vang Vik Åsen
"""
_FIRST, _LAST = (part.split() for part in _NAMES.split("-"))
_GROUPS = ("Family", "Friends", "Work", "University", "Choir", "Neighbours", "Clients", "Outside")
_NEEDS = ("legal", "funding", "press", "car", "technology")
LEVELS: tuple[Level, ...] = (5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1)
"""Of twenty people so many are on each level."""
_DAYS = {5: 10, 4: 45, 3: 240, 2: 500, 1: 0}


def invented(
    contacts: int = 150, ties: int = 1500, seed: int = 1, on: date = TODAY, placed: bool = True
) -> Network:
    """Return a network of so many contacts (ids from 1) and ties (ids from 1), with needs and a log.

    Everybody has a group (eight sectors that share the circle evenly) and a place `at`; one in twenty has not
    been met yet. With `placed=False` nobody has a level.
    """
    return Network(_records(contacts, ties, Random(seed), on, placed))


def _records(contacts: int, ties: int, random: Random, on: date, placed: bool) -> Iterator[Record]:
    share = 1 / len(_GROUPS)
    yield Ego(name="Signe Lunde", organisation="Nordlys", context=("oslo", "music"))
    for i, name in enumerate(_GROUPS):
        yield Group(id=i + 1, name=name, start=i * share, span=share)
    for id_ in range(1, contacts + 1):
        yield _contact(id_, random, on, placed)
    yield from _ties(contacts, ties, random)
    for id_ in range(1, contacts // 3 + 1):
        yield Exchange(
            id=id_,
            contact=random.randint(1, contacts),
            on=on - timedelta(days=random.randint(0, 400)),
            direction=random.choice(("given", "received", "mutual")),
            value=random.choice((0, 1, 1, 2, 3)),
            mode=random.choice((None, None, "S", "E", "C", "I")),
            topic=random.choice(("", "rust", "grants", "choirs")),
        )
    for id_, resource in enumerate(_NEEDS, 1):
        yield Need(id=id_, resource=resource)


def made_up_name(id_: int) -> str:
    """Return the name of the contact with this id; from 1,421 on with a number."""
    number = (id_ - 1) // (len(_FIRST) * len(_LAST))
    name = f"{_FIRST[id_ % len(_FIRST)]} {_LAST[id_ // len(_FIRST) % len(_LAST)]}"
    return f"{name} {number + 1}" if number else name


def _contact(id_: int, random: Random, on: date, placed: bool) -> Contact:
    level = random.choice(LEVELS)
    seen = (
        on - timedelta(days=random.randint(0, _DAYS[level])) if level > 1 and random.random() < 0.9 else None
    )
    offers = (Offer(random.choice(_NEEDS), random.random() < 0.5),) if random.random() < 0.15 else ()
    return Contact(
        id=id_,
        name=made_up_name(id_),
        level=level if placed else None,
        groups=((id_ - 1) // 40 % len(_GROUPS) + 1,),
        organisation=random.choice(("", "Nordlys", "Koret", "Tekno", "Avisa", "Nova", "Havn", "Skolen")),
        kin=random.random() < 0.04,
        offers=offers,
        i_give=("listening",) if random.random() < 0.2 else (),
        context=random.choice(((), ("oslo",), ("music", "sailing"))),
        at=(random.random(), random.random()) if placed else None,
        created=on - timedelta(days=400),
        last_contact=seen,
    )


def _ties(contacts: int, ties: int, random: Random) -> Iterator[Tie]:
    if ties > contacts * (contacts - 1) // 2:
        raise ValueError("more ties than pairs")
    seen: set[tuple[int, int]] = set()
    tried = 0
    while len(seen) < ties:
        tried += 1
        a = random.randint(1, contacts)
        if random.random() < 0.8 and tried < 20 * ties:
            first = (a - 1) // 40 * 40 + 1
            b = random.randint(first, min(first + 39, contacts))
        else:
            b = random.randint(1, contacts)
        pair = (min(a, b), max(a, b))
        if a == b or pair in seen:
            continue
        seen.add(pair)
        yield Tie(id=len(seen), a=pair[0], b=pair[1], level=random.choice((2, 2, 3, 3, 3, 4, 4, 5)))
