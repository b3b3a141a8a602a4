"""Whom a filter lets pass, worked out by hand on five people."""

from __future__ import annotations

import pytest

from krets.model import Contact, Filter, Group, Network, Tie, Topic, is_faded, passing, value_of

NETWORK = Network(
    [
        Group(id=1, name="Choir"),
        Group(id=2, name="Work"),
        Contact(id=1, name="Åse Öhman", level=5, groups=(1,), place="Oslo", kin=True),
        Contact(id=2, name="Ada", level=4, groups=(2, 1), place="Bergen", context=("Rowing", "Maths")),
        Contact(id=3, name="Bo", level=4, topics=(Topic("Sailing"),)),
        Contact(id=4, name="Ida", level=1, groups=(2,), place="Oslo"),
        Contact(id=5, name="Waiting one", organisation="Havkraft"),
        Tie(id=1, a=1, b=2),
    ]
)
VITALITY = {2: 0.5, 3: 0.51, 4: 0.0}


@pytest.mark.parametrize(
    ("wanted", "people"),
    [
        (Filter(), {1, 2, 3, 4, 5}),
        (Filter(groups=frozenset({1})), {1, 2}),
        (Filter(groups=frozenset({1, 2})), {1, 2, 4}),
        (Filter(levels=frozenset({4, 1})), {2, 3, 4}),
        (Filter(values=frozenset({("place", "Oslo")})), {1, 4}),
        (Filter(values=frozenset({("place", "Oslo"), ("place", "Bergen")})), {1, 2, 4}),
        (Filter(values=frozenset({("place", "Oslo"), ("kin", "yes")})), {1}),
        (Filter(values=frozenset({("context", "Rowing")})), {2}),
        (Filter(values=frozenset({("place", "")})), {3, 5}),
        (Filter(faded=True), {2}),
        (Filter(alone=True), {3, 4, 5}),
        (Filter(text="ohman ase"), {1}),
        (Filter(text="CHOIR"), {1, 2}),
        (Filter(text="sail"), {3}),
        (Filter(text="havkraft one"), {5}),
        (Filter(groups=frozenset({2}), levels=frozenset({4}), text="ad"), {2}),
    ],
)
def test_who_passes(wanted: Filter, people: set[int]) -> None:
    assert passing(NETWORK, wanted, NETWORK.contacts.values(), VITALITY) == people


def test_a_filter_that_asks_nothing_is_none() -> None:
    assert not Filter()
    assert not Filter(hides=True, text="  ")
    assert Filter(text="a")
    assert not Filter(text="a").without_text()


def test_nobody_unmet_or_unplaced_is_faded() -> None:
    stale = dict.fromkeys(NETWORK.contacts, 0.0)
    assert [who for who, person in NETWORK.contacts.items() if is_faded(person, stale)] == [1, 2, 3]


def test_each_field_has_one_short_text() -> None:
    ada = NETWORK.contacts[2]
    assert (value_of(ada, "context"), value_of(ada, "kin"), value_of(ada, "feel")) == ("Rowing", "no", "")
