"""Small maps drawn at random with everything that counts, and changes of them; hypothesis shrinks both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from krets.model import (
    Change,
    Contact,
    EditRefused,
    Ego,
    Exchange,
    Group,
    Need,
    Network,
    Offer,
    Record,
    Tie,
    Topic,
    edits,
)

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T10:30")
RESOURCES = ("legal", "funding", "press")
_LEVELS = (None, 1, 2, 2, 3, 3, 4, 5)
_TOPICS = ("", "", "rust", "law")

few = settings(max_examples=40)
"""For tests that try many things in each example."""
randoms = st.randoms(use_true_random=False)


def drawn_map(random: Random, most: int = 12, ill: bool = True) -> Network:
    """Return a map of up to so many people, ids from 1; with `ill`, some may speak ill of ego."""
    people = random.randint(0, most)
    records: list[Record] = [_ego(random)]
    records += [Group(id=i, name=name) for i, name in enumerate(("work", "choir", "club"), 1)]
    records += [Contact(id=i, name=f"p{i}", **_fields(random, ill)) for i in range(1, people + 1)]
    pairs = [(a, b) for a in range(1, people + 1) for b in range(a + 1, people + 1)]
    chosen = [pair for pair in pairs if random.random() < 0.25]
    records += [Tie(id=i, a=a, b=b, level=random.choice((2, 3, 4, 5))) for i, (a, b) in enumerate(chosen, 1)]
    if people:
        records += [
            Exchange(id=i, contact=random.randint(1, people), **_exchange(random))
            for i in range(1, random.randint(0, 8))
        ]
    records += [
        Need(id=i, resource=resource, weight=random.choice((1.0, 2.5)), asked=random.random() < 0.4)
        for i, resource in enumerate(RESOURCES, 1)
        if random.random() < 0.8
    ]
    return Network(records)


def drawn_change(network: Network, random: Random, ill: bool = True) -> Change | None:
    """Return some change of a map, None where it was refused."""
    people = sorted(network.contacts) or [0]
    a, b = random.choice(people), random.choice(people)
    tie = random.choice(sorted(network.ties) or [0])
    exchange = random.choice(sorted(network.exchanges) or [0])
    need = random.choice(sorted(network.needs) or [0])
    group = random.choice((None, 1, 2, 3))
    level: Any = random.choice(_LEVELS)
    choices: list[Any] = [
        lambda: edits.add_contact(network, NOW, "new", **_fields(random, ill)),
        lambda: edits.edit_contacts(network, NOW, [a, b], **_some(_fields(random, ill), random)),
        lambda: edits.set_level(network, NOW, {a, b}, level),
        lambda: edits.set_level(network, NOW, [a], level),
        lambda: edits.move(network, NOW, {a: (level, group, None)}),
        lambda: edits.seen(network, NOW, [a], TODAY - timedelta(days=random.randint(0, 60))),
        lambda: edits.remove_contacts(network, NOW, {a, b}),
        lambda: edits.connect(network, NOW, a, b, level=random.choice((2, 3, 4, 5))),
        lambda: edits.connect_all(network, NOW, random.sample(people, min(4, len(people)))),
        lambda: edits.edit_tie(network, NOW, tie, level=random.choice((2, 3, 4, 5))),
        lambda: edits.disconnect(network, NOW, tie),
        lambda: edits.log_exchange(network, NOW, a, **_exchange(random)),
        lambda: edits.edit_exchange(network, NOW, exchange, **_exchange(random)),
        lambda: edits.remove_exchange(network, NOW, exchange),
        lambda: edits.edit_need(network, NOW, need, weight=random.choice((0.0, 1.0, 3.0))),
        lambda: edits.who_could_help(network, NOW, need, {a, b}),
        lambda: edits.remove_need(network, NOW, need),
        lambda: edits.remove_group(network, NOW, group or 1),
        lambda: edits.rename_group(network, NOW, group or 1, f"group {random.randint(1, 99)}"),
        lambda: edits.edit_ego(network, NOW, organisation=random.choice(("", "A", "B"))),
        lambda: edits.edit_ego(network, NOW, context=random.choice(((), ("x", "y")))),
    ]
    try:
        return random.choice(choices)() or None
    except EditRefused:
        return None


def _ego(random: Random) -> Ego:
    return Ego(
        organisation=random.choice(("", "A")),
        context=random.choice(((), ("x",), ("x", "y"))),
        topics=random.choice(((), (Topic("law"),))),
    )


def _fields(random: Random, ill: bool) -> dict[str, Any]:
    dated = random.random() < 0.8
    offers = tuple(Offer(r, random.random() < 0.5) for r in RESOURCES if random.random() < 0.25)
    return {
        "level": random.choice(_LEVELS),
        "groups": random.choice(((), (1,), (2,), (3, 1), (9, 2))),
        "organisation": random.choice(("", "A", "B", "C")),
        "kin": random.random() < 0.2,
        "no_count": random.random() < 0.2,
        "offers": offers,
        "i_give": random.choice(((), ("listening",))),
        "wants": random.choice(((), ("rust",))),
        "trust": random.choice((None, None, "somewhat", "much", "fully")),
        "word": random.choice((None, None, None, "well", "ill") if ill else (None, "well")),
        "context": random.choice(((), ("x",), ("y", "z"))),
        "topics": random.choice(((), (Topic("law"),), (Topic("rust"),))),
        "last_contact": TODAY - timedelta(days=random.randint(-5, 700)) if dated else None,
    }


def _exchange(random: Random) -> dict[str, Any]:
    return {
        "on": TODAY - timedelta(days=random.choice((0, 0, 30, 179, 180, 181, 500))),
        "direction": random.choice(("given", "received", "mutual")),
        "value": random.choice((0, 1, 3)),
        "mode": random.choice((None, "S", "E", "C", "I")),
        "topic": random.choice(_TOPICS),
    }


def _some(fields: dict[str, Any], random: Random) -> dict[str, Any]:
    chosen = random.sample(sorted(fields), 2)
    return {field: fields[field] for field in chosen}
