"""Two become one with nothing lost, or are told apart for good; and both can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.model import (
    Channel,
    Contact,
    Discretion,
    EditRefused,
    Exchange,
    Group,
    Network,
    Offer,
    Record,
    Tie,
    Topic,
    discreet,
    edits,
)
from krets.rings import settle
from tests.helpers.strategies import NOW, networks

ADA = Contact(
    id=1,
    name="Ada Berg",
    level=2,
    groups=(1,),
    organisation="Nordlys",
    role="Nurse",
    offers=(Offer("legal"), Offer("garden", True)),
    topics=(Topic("sailing"),),
    channels=(Channel("linkedin", "ada", 1),),
    emails=("ada@post.invalid",),
    feel="mixed",
    at=(0.5, 0.5),
    created=date(2024, 1, 1),
    last_contact=date(2026, 1, 1),
    note="tall",
    distinct_from=(2, 4),
)
DOUBLE = Contact(
    id=2,
    name="Ada M. Berg",
    level=4,
    groups=(2, 1),
    organisation="Havkraft",
    role="nurse",
    place="Oslo",
    kind="service",
    kin=True,
    offers=(Offer("Legal", True), Offer("press")),
    i_give=("repairs",),
    topics=(Topic("Sailing"), Topic("sailing", "tacit")),
    channels=(Channel("LinkedIn", "ADA", 3), Channel("phone")),
    emails=("ADA@post.invalid", "work@post.invalid"),
    phones=("+47 00 00 00 00",),
    birthday="--01-31",
    introduced_by=3,
    feel="good",
    trust="fully",
    no_count=True,
    private=True,
    at=(0.1, 0.2),
    pinned=True,
    created=date(2023, 1, 1),
    last_contact=date(2026, 5, 1),
    note="plays chess\nand wins",
    distinct_from=(1, 5),
)
BO = Contact(id=3, name="Bo", introduced_by=2, distinct_from=(2, 1, 4))
CAI, DAG = Contact(id=4, name="Cai"), Contact(id=5, name="Dag", introduced_by="Ada")
OTHERS: list[Record] = [BO, CAI, DAG, Group(id=1, name="Choir"), Group(id=2, name="Work")]


def one(*records: Record, keep: int = 1, others: tuple[int, ...] = (2,)) -> Network:
    network = Network([*OTHERS, *records])
    before = network.copy()
    change = edits.merge_contacts(network, NOW, keep, others)
    assert network == before
    network.apply(change)
    taken_back = network.copy()
    taken_back.apply(change.inverse())
    assert taken_back == before
    return network


def test_everything_of_both_is_with_the_one_who_stays() -> None:
    assert one(ADA, DOUBLE).contacts[1] == Contact(
        id=1,
        name="Ada Berg",
        level=4,
        groups=(1, 2),
        organisation="Nordlys",
        role="Nurse",
        place="Oslo",
        kin=True,
        offers=(Offer("legal", True), Offer("garden", True), Offer("press")),
        i_give=("repairs",),
        topics=(Topic("sailing"), Topic("sailing", "tacit")),
        channels=(Channel("linkedin", "ada", 3), Channel("phone")),
        emails=("ada@post.invalid", "work@post.invalid"),
        phones=("+47 00 00 00 00",),
        birthday="--01-31",
        introduced_by=3,
        feel="mixed",
        trust="fully",
        no_count=True,
        private=True,
        pinned=True,
        created=date(2023, 1, 1),
        last_contact=date(2026, 5, 1),
        note=("tall\nplays chess\nand wins\nkind: service\norganisation: Havkraft"),
        distinct_from=(4, 5),
        aliases=("Ada M. Berg",),
    )


@pytest.mark.parametrize(
    ("kept", "other", "stands"),
    [
        ({"feel": "good"}, {"feel": "strained"}, {"feel": "mixed"}),
        ({"feel": "strained"}, {"feel": "strained"}, {"feel": "strained"}),
        ({"feel": None}, {"feel": "strained"}, {"feel": "strained"}),
        ({"feel": "good"}, {"feel": None}, {"feel": "good"}),
        ({"word": "well"}, {"word": "ill"}, {"word": "well"}),
        ({"word": "ill"}, {"word": "well"}, {"word": "ill"}),
        ({"word": None}, {"word": "ill"}, {"word": "ill"}),
        ({"trust": "much"}, {"trust": "fully"}, {"trust": "much"}),
        ({"trust": None}, {"trust": "fully"}, {"trust": "fully"}),
    ],
)
def test_conflicts_are_decided_and_never_noted(
    kept: dict[str, Any], other: dict[str, Any], stands: dict[str, Any]
) -> None:
    merged = one(Contact(id=1, name="Ada", **kept), Contact(id=2, name="Ada", **other)).contacts[1]
    assert merged == Contact(id=1, name="Ada", **stands)


def test_conflicts_of_merged_people_stay_at_home() -> None:
    network = one(
        Contact(id=1, name="Ada", feel="good", word="well", trust="much"),
        Contact(id=2, name="Ada", feel="strained", word="ill", trust="somewhat"),
    )
    shown = discreet(network, Discretion(), {id_: each.name for id_, each in network.contacts.items()})
    assert shown.contacts[1] == Contact(id=1, name="Ada")


def test_ties_that_feel_different_become_mixed() -> None:
    network = one(
        ADA,
        DOUBLE,
        Tie(id=1, a=1, b=3, level=2, feel="good"),
        Tie(id=2, a=2, b=3, level=4, feel="strained"),
        Tie(id=3, a=1, b=4, feel="strained"),
        Tie(id=4, a=2, b=4),
    )
    assert (network.ties[1].feel, network.ties[3].feel) == ("mixed", "strained")


def test_what_contradicts_is_said_in_the_words_that_the_caller_has() -> None:
    network = Network([ADA, DOUBLE, *OTHERS])
    change = edits.merge_contacts(network, NOW, 1, [2], lambda field, value: f"<{field}|{value}>")
    network.apply(change)
    assert "<organisation|Havkraft>" in network.contacts[1].note.splitlines()


def test_a_change_names_whom_it_is_about() -> None:
    network = Network([ADA, DOUBLE, *OTHERS])
    arguments = {"count": 1, "a": "Ada Berg", "b": "Ada M. Berg"}
    assert edits.merge_contacts(network, NOW, 1, [2]).arguments == arguments


def test_the_place_goes_along_within_a_sector() -> None:
    double = msgspec.structs.replace(DOUBLE, groups=(1,))
    assert one(ADA, double).contacts[1].at == (0.1, 0.2)
    nearer = msgspec.structs.replace(ADA, level=5)
    assert (one(nearer, DOUBLE).contacts[1].level, one(nearer, DOUBLE).contacts[1].at) == (5, (0.5, 0.5))
    network = Network([*OTHERS, ADA, DOUBLE])
    network.apply(settle(network, edits.merge_contacts(network, NOW, 1, [2])))
    assert network.contacts[1].at is not None


def test_ties_go_over_and_those_within_go() -> None:
    network = one(
        ADA,
        DOUBLE,
        Tie(id=1, a=1, b=2, level=5),
        Tie(id=2, a=1, b=3, level=2, kinds=("kin",)),
        Tie(id=3, a=2, b=3, level=4, kinds=("Kin", "work"), feel="good"),
        Tie(id=4, a=2, b=4, level=3),
        Tie(id=5, a=3, b=5),
    )
    assert network.ties == {
        2: Tie(id=2, a=1, b=3, level=4, kinds=("kin", "work"), feel="good"),
        4: Tie(id=4, a=1, b=4, level=3),
        5: Tie(id=5, a=3, b=5),
    }
    assert set(network.neighbours(1)) == {3, 4}


def test_three_become_one_whoever_of_them_had_the_tie() -> None:
    network = one(
        ADA,
        DOUBLE,
        Tie(id=1, a=2, b=5, level=2),
        Tie(id=2, a=4, b=5, level=5, kinds=("work",)),
        Tie(id=3, a=2, b=4),
        keep=1,
        others=(2, 4, 2),
    )
    assert network.ties == {1: Tie(id=1, a=1, b=5, level=5, kinds=("work",))}
    assert set(network.contacts) == {1, 3, 5}
    assert network.contacts[1].distinct_from == (5,)


def test_the_log_goes_over() -> None:
    first = Exchange(id=1, contact=1, on=NOW.date(), direction="given")
    second = Exchange(id=2, contact=2, on=NOW.date(), direction="given")
    network = one(ADA, DOUBLE, first, second)
    assert network.exchanges == {1: first, 2: msgspec.structs.replace(second, contact=1)}


def test_whoever_speaks_of_one_of_them_speaks_of_the_one_who_stays() -> None:
    network = one(ADA, DOUBLE)
    assert network.contacts[3] == Contact(id=3, name="Bo", introduced_by=1, distinct_from=(1, 4))
    assert network.contacts[5] is DAG


def test_nobody_is_introduced_by_themselves() -> None:
    ada = msgspec.structs.replace(ADA, introduced_by=2)
    assert one(ada, msgspec.structs.replace(DOUBLE, introduced_by=1)).contacts[1].introduced_by is None
    assert one(ada, DOUBLE).contacts[1].introduced_by == 3
    kept = one(msgspec.structs.replace(ADA, introduced_by=4), DOUBLE).contacts[1]
    assert kept.introduced_by == 4
    assert "introduced_by: Bo" in kept.note


@pytest.mark.parametrize(
    ("key", "keep", "others"),
    [
        ("two-people-needed", 1, []),
        ("two-people-needed", 1, [1]),
        ("no-such-person", 9, [1]),
        ("no-such-person", 1, [9]),
    ],
)
def test_one_alone_or_nobody_cannot_be_merged(key: str, keep: int, others: list[int]) -> None:
    with pytest.raises(EditRefused) as refused:
        edits.merge_contacts(Network([ADA]), NOW, keep, others)
    assert refused.value.key == key


def test_told_apart_each_says_so_of_the_other_once() -> None:
    network = Network([BO, CAI, DAG])
    change = edits.tell_apart(network, NOW, 4, 3)
    assert change.arguments == {"a": "Cai", "b": "Bo"}
    network.apply(change)
    assert (network.contacts[3].distinct_from, network.contacts[4].distinct_from) == ((2, 1, 4), (3,))
    assert not edits.tell_apart(network, NOW, 3, 4)
    network.apply(change.inverse())
    assert network == Network([BO, CAI, DAG])


@pytest.mark.parametrize(("key", "a", "b"), [("two-people-needed", 3, 3), ("no-such-person", 3, 9)])
def test_nobody_is_told_apart_from_themselves_or_from_nobody(key: str, a: int, b: int) -> None:
    with pytest.raises(EditRefused) as refused:
        edits.tell_apart(Network([BO]), NOW, a, b)
    assert refused.value.key == key


def folded(texts: tuple[str, ...]) -> set[str]:
    return {text.casefold() for text in texts}


@settings(max_examples=60)
@given(networks(5), st.data())
def test_nothing_is_lost_and_all_of_it_can_be_taken_back(network: Network, data: st.DataObject) -> None:
    if len(network.contacts) < 2:
        return
    chosen = st.lists(st.sampled_from(sorted(network.contacts)), min_size=2, max_size=4, unique=True)
    keep, *others = data.draw(chosen)
    before = network.copy()
    change = edits.merge_contacts(network, NOW, keep, others)
    network.apply(change)
    one = network.contacts[keep]
    assert set(network.contacts) == set(before.contacts) - set(others)
    everybody = [before.contacts[contact] for contact in (keep, *others)]
    for contact in everybody:
        assert folded(contact.emails) <= folded(one.emails)
        assert folded(contact.phones) <= folded(one.phones)
        assert set(contact.groups) <= set(one.groups)
        assert {offer.resource.casefold() for offer in contact.offers} <= {
            offer.resource.casefold() for offer in one.offers
        }
        assert (one.level or 0) >= (contact.level or 0)
        for text in (contact.organisation, contact.role, contact.place, contact.how_met, contact.note):
            said = "\n".join((one.organisation, one.role, one.place, one.how_met, one.note))
            assert text.casefold() in said.casefold()
    inside = {keep, *others}
    tied = {other for contact in inside for other in before.neighbours(contact) if other not in inside}
    assert set(network.neighbours(keep)) == tied
    logged = {log for contact in inside for log in before.exchanges_of(contact)}
    assert set(network.exchanges_of(keep)) == logged
    for contact in network.contacts.values():
        assert contact.introduced_by not in others
        assert not set(contact.distinct_from) & set(others)
    network.apply(change.inverse())
    assert network == before
