"""The golden map: eleven people whose every number the design has worked out (measures, section 8)."""

from __future__ import annotations

from datetime import date, timedelta

from krets.model import Contact, Ego, Exchange, Group, Need, Network, Offer, Record, Tie, Topic

ON = date(2026, 11, 22)
"""The day of the golden map."""

NAMES = ("ada", "bo", "cai", "dag", "eva", "finn", "gro", "hal", "ida", "jon", "kim")
ID = {name: i for i, name in enumerate(NAMES, 1)}
"""Ids by name: ada is 1, kim 11."""
_GROUPS = ("family", "work", "uni", "choir", "conf", "press", "startup")
_RESOURCES = ("legal", "funding", "press", "car", "rust")

# name, level, days since last contact, circle, organisation
_PEOPLE = (
    ("ada", 5, 3, "family", ""),
    ("bo", 5, 10, "work", "Nordlys"),
    ("cai", 4, 20, "work", "Nordlys"),
    ("dag", 4, 45, "uni", "Uni"),
    ("eva", 3, 100, "uni", "Uni"),
    ("finn", 3, 400, "choir", "Koret"),
    ("gro", 2, 300, "choir", "Koret"),
    ("hal", 2, 500, "conf", "Tekno"),
    ("ida", 1, None, "press", "Avisa"),
    ("jon", 1, None, "startup", "Nova"),
    ("kim", 1, None, "press", "TV"),
)
_TIES = (
    ("ada", "bo", 2),
    ("bo", "cai", 4),
    ("cai", "dag", 3),
    ("dag", "eva", 4),
    ("finn", "gro", 3),
    ("eva", "ida", 4),
    ("hal", "jon", 3),
    ("ida", "kim", 3),
)
# name, days ago, direction, value, mode, topic
_EXCHANGES = (
    ("bo", 0, "given", 2, None, ""),
    ("bo", 0, "received", 1, None, ""),
    ("bo", 0, "mutual", 0, "S", ""),
    ("cai", 0, "received", 3, None, ""),
    ("dag", 0, "mutual", 1, None, ""),
    ("dag", 0, "given", 0, "E", ""),
    ("dag", 90, "received", 0, "C", ""),
    ("eva", 180, "mutual", 0, "I", ""),
    ("eva", 0, "received", 0, "E", ""),
    ("finn", 0, "given", 3, None, ""),
    ("finn", 365, "given", 1, None, ""),
    ("ada", 0, "mutual", 0, None, "sailing"),
    ("ada", 0, "mutual", 0, None, "grants"),
)
_OFFERS = {"ada": ("funding", True), "bo": ("funding", True), "dag": ("legal", True), "finn": ("car", False)}
_OFFERS |= {"hal": ("legal", False), "ida": ("press", True)}
# Ego has five context tags and one topic that nobody shares: comp is .2, .4, .6 by the formula.
_CONTEXT = ("oslo", "music", "founders", "sailing", "parents")
_SHARED = {"bo": 1, "dag": 2, "eva": 3}


def golden() -> Network:
    """Return the golden map as a network."""
    return Network(records())


def records() -> list[Record]:
    """Return its records, ego first."""
    ego = Ego(name="Ego", organisation="Nordlys", context=_CONTEXT, topics=(Topic("choirs"),))
    groups = [
        Group(id=i + 1, name=name, start=i / len(_GROUPS), span=1 / len(_GROUPS))
        for i, name in enumerate(_GROUPS)
    ]
    ties = [
        Tie(id=i, a=ID[a], b=ID[b], level=level)  # type: ignore[arg-type] # as written above
        for i, (a, b, level) in enumerate(_TIES, 1)
    ]
    exchanges = [
        Exchange(
            id=i,
            contact=ID[name],
            on=ON - timedelta(days=ago),
            direction=direction,  # type: ignore[arg-type] # as written above
            value=value,  # type: ignore[arg-type] # as written above
            mode=mode,  # type: ignore[arg-type] # as written above
            topic=topic,
        )
        for i, (name, ago, direction, value, mode, topic) in enumerate(_EXCHANGES, 1)
    ]
    needs = [Need(id=i, resource=resource, asked=True) for i, resource in enumerate(_RESOURCES, 1)]
    return [ego, *groups, *map(_contact, _PEOPLE), *ties, *exchanges, *needs]


def _contact(row: tuple[str, int, int | None, str, str]) -> Contact:
    name, level, days, circle, organisation = row
    return Contact(
        id=ID[name],
        name=name,
        level=level,  # type: ignore[arg-type] # as written above
        groups=(_GROUPS.index(circle) + 1,),
        organisation=organisation,
        kin=name == "ada",
        offers=(Offer(*_OFFERS[name]),) if name in _OFFERS else (),
        context=_CONTEXT[: _SHARED.get(name, 0)],
        topics=(Topic("law"),) if name in _SHARED else (),
        created=ON - timedelta(days=500),
        last_contact=None if days is None else ON - timedelta(days=days),
    )
