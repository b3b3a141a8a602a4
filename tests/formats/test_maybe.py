"""Whom an import asks about: those who are also called so, and never the people of our own tables twice."""

from __future__ import annotations

import pytest

from krets.formats import Decisions, Found, maybes, plan_all
from krets.formats.doubles import LIKELY, MOST_OF_ONE
from krets.model import Contact, Network, Tie
from krets.rings import settle
from tests.helpers.doubles import invented_doubles
from tests.helpers.strategies import NOW

CROWD = [Contact(id=person.id + 100, name=person.name) for person in invented_doubles(300, 0, seed=5).people]
"""So many people that one name of one word says little."""
ROBERT = Contact(id=1, name="Robert Ås", aliases=("Bob", "Robert Lie"))


def asked(network: Network, *people: Contact, form: str = "vcard") -> list[tuple[int, int, bool]]:
    (pairs,) = maybes(network, [Found(format=form, people=list(people))])
    return [(each.person.id, each.other.id, each.here) for each in pairs]


@pytest.mark.parametrize(
    ("person", "wanted"),
    [
        (Contact(id=7, name="BOB"), True),
        (Contact(id=7, name="Robert Lie", organisation="x", birthday="1980-01-01"), False),
        (Contact(id=7, name="Kari Ås", aliases=("mamma",)), True),
        (Contact(id=7, name="Bob", kind="animal"), False),
        (Contact(id=7, name="Caro", aliases=("Bob",)), False),
    ],
)
def test_who_is_also_called_so_is_asked_about(person: Contact, wanted: bool) -> None:
    network = Network([ROBERT, Contact(id=2, name="Mamma"), *CROWD])
    assert bool({(7, 1, True), (7, 2, True)}.intersection(asked(network, person))) is wanted


def test_a_nickname_alone_is_the_least_likely() -> None:
    (pairs,) = maybes(Network([ROBERT, *CROWD]), [Found(format="names", people=[Contact(id=7, name="Bob")])])
    (pair,) = (each for each in pairs if each.other.id == 1)
    assert (pair.score, pair.evidence) == (LIKELY, ("same-name",))


def test_a_crowd_of_one_nickname_is_not_asked_about_whole() -> None:
    crowd = [Contact(id=number, name=f"Robert Ås{number}", aliases=("Bob",)) for number in range(1, 3_000)]
    assert 0 < len(asked(Network(crowd), Contact(id=1, name="Bob"))) <= 2 * MOST_OF_ONE


def test_of_whom_the_file_has_already_it_is_asked_within_the_file() -> None:
    network = Network([ROBERT])
    file = [Contact(id=4, name="Robert Ås"), Contact(id=5, name="Bob", phones=("22 33 44 55",))]
    assert (5, 4, False) in asked(network, *file)
    assert (5, 4, False) not in asked(network, *file, form="krets")
    change, _ = plan_all(
        network, [Found(format="vcard", people=file)], settle, NOW, decisions=[Decisions(joined={5: 4})]
    )
    network.apply(change)
    assert {id_: person.phones for id_, person in network.contacts.items()} == {1: ("22 33 44 55",)}
    assert not plan_all(network, [Found(format="vcard", people=file)], settle, NOW)[0]


def test_couples_and_colleagues_come_new_and_whoever_may_be_the_same_is_asked_about() -> None:
    shared = ("post@berg.invalid",)
    network = Network([Contact(id=1, name="Ada Nyquist", emails=shared), *CROWD])
    file = [
        Contact(id=2, name="Ola Nyquist", emails=shared),
        Contact(id=3, name="Ada Holmquist", emails=shared),
    ]
    assert asked(network, *file) == [(3, 1, True)]
    _, (made,) = plan_all(network, [Found(format="vcard", people=file)], settle, NOW)
    assert [person.name for person in made.new] == ["Ola Nyquist", "Ada Holmquist"]
    assert made.updated == []


def test_each_file_has_its_own_pairs_in_order() -> None:
    network = Network([ROBERT])
    files = [
        Found(
            format="names", people=[Contact(id=1, name="Ada"), Contact(id=2, name="Eva")], ties=[Tie(1, 1, 2)]
        ),
        Found(format="names", people=[Contact(id=9, name="Bob")]),
    ]
    assert [[each.person.id for each in several] for several in maybes(network, files)] == [[], [9]]
