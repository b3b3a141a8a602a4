"""The outline of a map: everything that the picture shows, in the order in which it is read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from krets import words
from krets.analysis import links
from krets.model import Contact, Ego, Group, Network, Tie
from krets.words import Cluster, Facts, Ring

TODAY = date(2026, 11, 22)


@pytest.fixture
def network() -> Network:
    """Two groups in the order Work, Family round the map; six people, one of them waiting."""
    return Network(
        [
            Ego(name="Signe Lunde"),
            Group(id=1, name="Family", start=0.5),
            Group(id=2, name="Work"),
            Contact(id=1, name="Åse", level=5, groups=(1,), feel="strained"),
            Contact(id=2, name="Anna Berg", level=4, groups=(1, 2), last_contact=TODAY - timedelta(days=12)),
            Contact(id=3, name="Bo Ek", level=4, groups=(2,)),
            Contact(id=4, name="Person 10", level=4, groups=(2,)),
            Contact(id=5, name="Person 9", level=4),
            Contact(id=6, name="Eva"),
            Tie(id=1, a=1, b=2, level=2),
            Tie(id=2, a=2, b=3, level=5, feel="strained"),
            Tie(id=3, a=2, b=6, level=2),
        ]
    )


def test_it_goes_ring_by_ring_and_group_by_group(network: Network) -> None:
    assert words.outline(network) == (
        Ring(5, (Cluster(1, (1,)),)),
        Ring(4, (Cluster(2, (3, 4)), Cluster(1, (2,)), Cluster(None, (5,)))),
        Ring(3, ()),
        Ring(2, ()),
        Ring(1, ()),
    )
    assert words.outline(network)[1].people == (3, 4, 2, 5)
    assert [ring.people for ring in words.outline(Network())] == [()] * 5


def test_a_group_that_is_gone_is_none(network: Network) -> None:
    stray = [Contact(id=1, name="A", level=2, groups=(99,))]
    assert words.clusters(network, stray) == (Cluster(None, (1,)),)


def test_a_person_is_one_line_with_what_stands_out(network: Network) -> None:
    people = network.contacts

    def said(contact: int, faded: bool = False) -> str:
        found = words.links_of(contact, links(network))
        return words.say_outlined(network, people[contact], Facts(TODAY, faded, found))

    assert said(2, faded=True) == (
        "Anna Berg, Close, Family, Work, knows 3 people, last seen 12 days ago, not met lately, "
        "the only link between Work and Family"
    )
    assert said(1) == "Åse, Closest, Family, knows one person, strained"
    assert said(5) == "Person 9, Close"
    assert said(6, faded=True) == "Eva, Not placed yet, knows one person"


def test_whom_somebody_knows_closest_first(network: Network) -> None:
    assert [other for other, _ in words.known_by(network, 2)] == [3, 1, 6]
    assert words.say_known(network, 2) == "Knows: Bo Ek, Closest, strained; Åse, Distant; Eva, Distant"
    assert words.say_known(network, 5) == ""


def test_of_many_only_some_are_named() -> None:
    people = [Contact(id=i, name=f"Person {i}", level=3) for i in range(1, 13)]
    star = Network([*people, *(Tie(id=i, a=1, b=i) for i in range(2, 13))])
    assert words.say_known(star, 1).endswith("Person 9, Familiar; 3 more")


def test_map_rings_and_groups_count_their_people(network: Network) -> None:
    assert (
        words.say_map(network)
        == "In the middle: Signe Lunde. On the rings: 5 people. Not placed yet: one person."
    )
    assert words.say_map(Network()) == "In the middle: You. On the rings: nobody."
    assert words.say_ring(4, 4) == "Close, 4 people"
    assert words.say_ring(None, 0) == "Not placed yet, nobody"
    assert words.say_group(network, 2, 1) == "Work, one person"
    assert words.say_group(network, None, 2) == "No group, 2 people"


def test_names_alike_are_told_apart() -> None:
    network = Network([Contact(id=1, name="Bo", level=3), Contact(id=2, name="Bo", level=3)])
    assert words.say_outlined(network, network.contacts[2], Facts(TODAY)).startswith("Bo (2), Familiar")
