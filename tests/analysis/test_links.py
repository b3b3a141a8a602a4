"""Who is part of every link between two groups; all expected sets are worked out by hand."""

from __future__ import annotations

from krets.analysis import links
from krets.model import Contact, Group, Network, Record, Tie

GROUPS = [Group(id=1, name="A", start=0.5), Group(id=2, name="B"), Group(id=3, name="C", start=0.75)]


def test_nobody_links_what_nothing_joins() -> None:
    assert links(Network(GROUPS)) == {}


def test_a_tie_has_two_ends_and_a_second_one_frees_them() -> None:
    people = [Contact(id=i, name=str(i), level=3, groups=(1 + (i > 2),)) for i in (1, 2, 3, 4)]
    one: list[Record] = [*GROUPS, *people, Tie(id=1, a=1, b=3)]
    assert links(Network(one)) == {(2, 1): frozenset({1, 3})}
    assert links(Network([*one, Tie(id=2, a=1, b=4)])) == {(2, 1): frozenset({1})}
    assert links(Network([*one, Tie(id=2, a=2, b=4)])) == {(2, 1): frozenset()}


def test_pairs_run_round_the_map_and_who_waits_counts_for_nothing() -> None:
    everywhere = Contact(id=1, name="x", level=5, groups=(3, 1, 2, 1, 99))
    waiting = Contact(id=2, name="y", groups=(1, 2))
    found = links(Network([*GROUPS, everywhere, waiting]))
    assert list(found) == [(2, 1), (2, 3), (1, 3)]
    assert set(found.values()) == {frozenset({1})}
