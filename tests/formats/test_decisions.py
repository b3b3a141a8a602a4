"""What the user decides before an import: whom to leave out, who is whom, who never is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats import Decisions, Found, plan, plan_all
from krets.formats.decisions import settled
from krets.model import Channel, Contact, Exchange, Network, Tie
from krets.rings import settle
from tests.helpers.strategies import NOW

DAY = date(2026, 1, 2)


def found() -> Found:
    return Found(
        format="vcard",
        people=[
            Contact(id=1, name="Kari Nilsen", emails=("kari@post.invalid",)),
            Contact(id=2, name="Nilsen, Kari", phones=("123",), organisation="Nordlys"),
            Contact(id=3, name="Ole Moen"),
            Contact(id=4, name="Per Ås"),
        ],
        ties=[Tie(id=1, a=1, b=3), Tie(id=2, a=2, b=3, level=5), Tie(id=3, a=3, b=4)],
        exchanges=[
            Exchange(id=1, contact=2, on=DAY, direction="mutual"),
            Exchange(id=2, contact=4, on=DAY, direction="given"),
        ],
    )


def here() -> Network:
    return Network([Contact(id=10, name="K. Nilsen", level=4), Contact(id=11, name="Ole Moen", level=3)])


def imported(network: Network, decisions: Decisions) -> Network:
    after = network.copy()
    change, _ = plan_all(network, [found()], settle, NOW, decisions=[decisions])
    after.apply(change)
    return after


@pytest.mark.parametrize("network", [Network(), here()])
def test_whoever_is_left_out_takes_ties_and_log_along(network: Network) -> None:
    after = imported(network, Decisions(left_out=frozenset({4})))
    assert "Per Ås" not in {person.name for person in after.contacts.values()}
    assert len(after.ties) == 2
    assert [each.direction for each in after.exchanges.values()] == ["mutual"]


@pytest.mark.parametrize("network", [Network(), here()])
def test_two_of_the_file_become_one_with_everything_of_both(network: Network) -> None:
    after = imported(network, Decisions(joined={2: 1}))
    kari = next(person for person in after.contacts.values() if person.name == "Kari Nilsen")
    assert (kari.emails, kari.phones, kari.organisation) == (("kari@post.invalid",), ("123",), "Nordlys")
    ole = next(person for person in after.contacts.values() if person.name == "Ole Moen")
    tie = after.tie_between(kari.id, ole.id)
    assert tie is not None
    assert tie.level == 5
    assert len(after.ties) == 2
    assert len(after.exchanges_of(kari.id)) == 1


def test_somebody_of_the_file_is_who_the_user_says() -> None:
    after = imported(here(), Decisions(same={1: 10}))
    assert len(after.contacts) == 4
    assert (after.contacts[10].level, after.contacts[10].emails) == (4, ("kari@post.invalid",))


def test_two_who_are_one_of_the_map_come_together() -> None:
    after = imported(here(), Decisions(same={1: 10, 2: 10}))
    assert len(after.contacts) == 3
    assert after.contacts[10].phones == ("123",)
    assert after.contacts[10].emails == ("kari@post.invalid",)


def test_somebody_else_comes_new_though_the_name_is_the_same_and_it_is_remembered() -> None:
    after = imported(here(), Decisions(apart={3: (11,)}))
    oles = [person for person in after.contacts.values() if person.name == "Ole Moen"]
    assert len(oles) == 2
    assert next(person for person in oles if person.id != 11).distinct_from == (11,)


@pytest.mark.parametrize("network", [Network(), here()])
def test_two_strangers_of_the_file_remember_it(network: Network) -> None:
    after = imported(network, Decisions(strangers=((1, 2),)))
    one, two = (person for person in after.contacts.values() if "Kari" in person.name)
    assert (one.distinct_from, two.distinct_from) == ((two.id,), (one.id,))


def test_what_was_said_of_somebody_who_goes_into_another_holds_for_that_other() -> None:
    after = imported(here(), Decisions(joined={1: 2}, apart={1: (10,)}))
    (kari,) = (person for person in after.contacts.values() if person.name == "Nilsen, Kari")
    assert kari.distinct_from == (10,)
    after = imported(here(), Decisions(joined={1: 2}, left_out=frozenset({1})))
    assert {person.name for person in after.contacts.values()} == {"K. Nilsen", "Ole Moen", "Per Ås"}
    after = imported(Network(), Decisions(joined={1: 2}, strangers=((1, 3), (1, 2))))
    apart = {person.name: person.distinct_from for person in after.contacts.values()}
    assert apart == {"Nilsen, Kari": (3,), "Ole Moen": (2,), "Per Ås": ()}


def test_that_two_are_one_goes_before_that_they_are_not() -> None:
    told = settled(Decisions(same={1: 10}, joined={2: 1}, apart={2: (10, 11), 1: (12, 11)}))
    assert (told.same, told.apart) == ({1: 10}, {1: (11, 12)})
    after = imported(here(), Decisions(same={1: 10}, apart={1: (11,)}))
    assert after.contacts[10].distinct_from == (11,)


pairs = st.dictionaries(st.integers(1, 6), st.integers(1, 6), max_size=5)


@given(pairs, pairs, st.sets(st.integers(1, 6)))
def test_whatever_is_decided_the_plan_can_be_carried_out(
    same: dict[int, int], joined: dict[int, int], out: set[int]
) -> None:
    decisions = Decisions(frozenset(out), {key: value + 9 for key, value in same.items()}, joined)
    network = here()
    imported(network, decisions)
    told = settled(decisions)
    assert len(set(told.same.values())) == len(told.same)
    assert not set(told.joined) & set(told.joined.values())
    assert not set(told.joined) & set(told.same)


def test_ids_lead_from_the_file_to_the_map() -> None:
    made = plan(here(), found(), decisions=Decisions(same={1: 10}))
    assert made.ids == {1: 10, 2: 12, 3: 11, 4: 13}


def test_who_was_said_to_be_the_same_is_known_the_next_time() -> None:
    network = here()
    change, _ = plan_all(network, [found()], settle, NOW, decisions=[Decisions(same={1: 10}, joined={2: 1})])
    network.apply(change)
    assert network.contacts[10].aliases == ("Nilsen, Kari", "Kari Nilsen")
    again, (made,) = plan_all(network, [found()], settle, NOW)
    assert not made.new
    assert network.contacts.keys() == {10, 11, 12}
    assert not again.edits or {type(edit.after) for edit in again.edits} <= {Contact}


def test_two_of_one_name_who_were_joined_are_known_the_next_time() -> None:
    two = Found(
        format="vcard",
        people=[
            Contact(id=1, name="Kari Nilsen", emails=("kari@post.invalid",)),
            Contact(id=2, name="Kari Nilsen", phones=("22 33 44 55",)),
            Contact(id=3, name="Kari Nilsen"),
        ],
    )
    network = Network()
    network.apply(plan(network, two, decisions=Decisions(joined={2: 1})).change(NOW))
    assert len(network.contacts) == 2
    assert not plan(network, two).change(NOW)


def test_of_several_of_one_name_each_address_leads_to_its_own() -> None:
    handle = (Channel("linkedin", "kari"),)
    network = Network([Contact(id=1, name="Kari Lie", channels=handle, emails=("k@post.invalid",))])
    four = [
        Contact(id=1, name="Kari Lie", phones=("22 33 44 55",)),
        Contact(id=2, name="Kari Lie", channels=handle),
        Contact(id=3, name="Kari Lie", emails=("k@post.invalid",)),
    ]
    found = Found(format="vcard", people=four)
    network.apply(plan(network, found).change(NOW))
    assert len(network.contacts) == 2
    assert not plan(network, found).change(NOW)


def test_whom_a_newer_entry_of_the_file_contradicts_comes_new_at_once() -> None:
    handle = (Channel("linkedin", "kari"),)
    known = Contact(
        id=1, name="Kari Lie", organisation="Havkraft", channels=handle, emails=("k@post.invalid",)
    )
    network = Network([known, Contact(id=2, name="Kari Lie")])
    found = Found(
        format="vcard",
        people=[
            Contact(id=1, name="Kari Lie"),
            Contact(id=2, name="Kari Lie", organisation="Nordlys", channels=handle),
            Contact(id=3, name="Kari Lie", organisation="Havkraft", emails=("k@post.invalid",)),
        ],
    )
    network.apply(plan(network, found).change(NOW))
    assert not plan(network, found).change(NOW)


def test_namesakes_of_another_name_stay_two_with_what_contradicts() -> None:
    network = Network([Contact(id=1, name="Kari Lie", aliases=("Kari Nilsen",), emails=("k@post.invalid",))])
    two = [
        Contact(id=1, name="Kari Nilsen", emails=("k@post.invalid",), birthday="1980-01-01"),
        Contact(id=2, name="Kari Nilsen", birthday="1990-01-01"),
    ]
    assert [person.id for person in plan(network, Found(format="vcard", people=two)).new] == [2]
