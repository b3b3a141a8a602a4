"""The verbs: what each does, and every refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given

from krets.model import (
    Change,
    Contact,
    EditRefused,
    Exchange,
    Group,
    Need,
    Network,
    Offer,
    Tie,
    clean,
    edits,
)
from tests.helpers.strategies import NOW, Act, act_lists, texts

ADA = Contact(
    id=1, name="Ada", level=5, groups=(1, 2), at=(0.5, 0.5), pinned=True, last_contact=date(2026, 11, 1)
)
ULF = Contact(id=2, name="Ulf", introduced_by=1, groups=(2,), offers=(Offer("legal"),), distinct_from=(1, 3))
SIV = Contact(id=3, name="Siv", offers=(Offer("legal", confirmed=True),))
TIE = Tie(id=1, a=1, b=2)
MET = Exchange(id=1, contact=1, on=date(2026, 11, 1), direction="mutual")
FAMILY, WORK = Group(id=1, name="Family"), Group(id=2, name="Work")
LEGAL = Need(id=1, resource="legal")

Verb = Callable[[Network], Change]


@pytest.fixture
def network() -> Network:
    return Network((ADA, ULF, SIV, TIE, MET, FAMILY, WORK, LEGAL))


def did(network: Network, change: Change) -> Network:
    """The network after a change."""
    network.apply(change)
    return network


REFUSALS: list[tuple[str, Verb]] = [
    ("no-name", lambda n: edits.add_contact(n, NOW, " \u200d\n ")),
    ("no-name", lambda n: edits.rename(n, NOW, 1, "")),
    ("no-name", lambda n: edits.edit_contacts(n, NOW, [1], name="\ufeff")),
    ("no-name", lambda n: edits.add_group(n, NOW, " ")),
    ("no-name", lambda n: edits.rename_group(n, NOW, 1, " ")),
    ("no-name", lambda n: edits.add_need(n, NOW, " ")),
    ("no-such-person", lambda n: edits.edit_contacts(n, NOW, [1, 9], note="x")),
    ("no-such-person", lambda n: edits.rename(n, NOW, 9, "Eva")),
    ("no-such-person", lambda n: edits.set_level(n, NOW, [9], 3)),
    ("no-such-person", lambda n: edits.move(n, NOW, {9: (3, None, None)})),
    ("no-such-person", lambda n: edits.pin(n, NOW, [9])),
    ("no-such-person", lambda n: edits.seen(n, NOW, [9], NOW.date())),
    ("no-such-person", lambda n: edits.remove_contacts(n, NOW, [9])),
    ("no-such-person", lambda n: edits.set_sector(n, NOW, [9], 1)),
    ("no-such-person", lambda n: edits.connect(n, NOW, 1, 9)),
    ("no-such-person", lambda n: edits.connect_all(n, NOW, [1, 9])),
    ("no-such-person", lambda n: edits.log_exchange(n, NOW, 9, on=NOW.date(), direction="given")),
    ("no-such-person", lambda n: edits.edit_exchange(n, NOW, 1, contact=9)),
    ("no-such-group", lambda n: edits.move(n, NOW, {1: (3, 9, None)})),
    ("no-such-group", lambda n: edits.set_sector(n, NOW, [1], 9)),
    ("no-such-group", lambda n: edits.rename_group(n, NOW, 9, "Eva")),
    ("no-such-group", lambda n: edits.remove_group(n, NOW, 9)),
    ("no-such-tie", lambda n: edits.edit_tie(n, NOW, 9, level=4)),
    ("no-such-tie", lambda n: edits.disconnect(n, NOW, 9)),
    ("no-such-exchange", lambda n: edits.edit_exchange(n, NOW, 9, note="x")),
    ("no-such-exchange", lambda n: edits.remove_exchange(n, NOW, 9)),
    ("no-such-need", lambda n: edits.edit_need(n, NOW, 9, weight=2)),
    ("no-such-need", lambda n: edits.remove_need(n, NOW, 9)),
    ("no-such-need", lambda n: edits.who_could_help(n, NOW, 9, [1])),
    ("tie-to-oneself", lambda n: edits.connect(n, NOW, 1, 1)),
    ("already-tied", lambda n: edits.connect(n, NOW, 2, 1)),
    ("two-people-needed", lambda n: edits.connect_all(n, NOW, [1, 1])),
    ("no-such-group", lambda n: edits.join_group(n, NOW, [1], 9)),
    ("no-such-group", lambda n: edits.leave_group(n, NOW, [1], 9)),
    ("no-such-person", lambda n: edits.edit_each(n, NOW, {9: {"role": "cook"}})),
    ("group-exists", lambda n: edits.add_group(n, NOW, "FAMILY")),
    ("group-exists", lambda n: edits.rename_group(n, NOW, 1, "work")),
    ("need-exists", lambda n: edits.add_need(n, NOW, "legal")),
]


@pytest.mark.parametrize(("key", "verb"), REFUSALS, ids=[f"{i}-{key}" for i, (key, _) in enumerate(REFUSALS)])
def test_each_refusal_says_why(network: Network, key: str, verb: Verb) -> None:
    before = network.copy()
    with pytest.raises(EditRefused) as refused:
        verb(network)
    assert refused.value.key == key
    assert network == before


@given(act_lists())
def test_a_verb_alters_nothing_by_itself_and_what_it_returns_fits(acts: list[Act]) -> None:
    network = Network()
    for act in acts:
        before = network.copy()
        change = act.attempt(network)
        assert network == before
        if change is not None:
            network.apply(change)
            assert network != before


# People


def test_a_new_person_has_the_next_id_and_the_day(network: Network) -> None:
    change = edits.add_contact(network, NOW, " Eva\tLie ", level=4, note="a\nb")
    eva = did(network, change).contacts[4]
    assert eva == Contact(id=4, name="Eva Lie", level=4, note="a\nb", created=NOW.date())
    assert (change.verb, change.arguments) == ("add_contact", {"name": "Eva Lie"})


def test_many_names_at_once_pass_over_empty_lines(network: Network) -> None:
    change = edits.add_contacts(network, NOW, ["Eva", " ", "Liv", "Eva"])
    did(network, change)
    assert [network.contacts[i].name for i in (4, 5, 6)] == ["Eva", "Liv", "Eva"]
    assert change.arguments == {"count": 3}
    assert edits.add_contacts(network, NOW, ["Bo"]).arguments == {"count": 1, "name": "Bo"}


def test_several_people_are_edited_as_one_change(network: Network) -> None:
    change = edits.edit_contacts(network, NOW, [1, 2, 1], private=True)
    assert [edit.record().id for edit in change.edits] == [1, 2]
    assert change.arguments == {"count": 2, "field": "private"}
    assert not edits.edit_contacts(network, NOW, [1], pinned=True)  # as it is already


def test_another_ring_frees_the_place_and_the_same_ring_changes_nothing(network: Network) -> None:
    ada = did(network, edits.set_level(network, NOW, [1], 2)).contacts[1]
    assert (ada.level, ada.at, ada.pinned) == (2, None, False)
    assert not edits.set_level(network, NOW, [1], 2)


@pytest.mark.parametrize(
    ("group", "groups"), [(1, (1, 2)), (2, (2,)), (None, ())], ids=["own sector", "other sector", "no sector"]
)
def test_a_drop_sets_ring_sector_and_place(
    network: Network, group: int | None, groups: tuple[int, ...]
) -> None:
    change = edits.move(network, NOW, {1: (3, group, (0.1, 0.9))})
    ada = did(network, change).contacts[1]
    assert (ada.level, ada.groups, ada.at) == (3, groups, (0.1, 0.9))
    assert change.arguments == {"count": 1, "name": "Ada", "level": 3}


def test_people_dropped_on_different_rings_name_no_level(network: Network) -> None:
    change = edits.move(network, NOW, {1: (3, None, None), 2: (4, None, None)})
    assert change.arguments == {"count": 2}


def test_the_day_last_seen_may_be_put_back(network: Network) -> None:
    day = date(2026, 10, 1)
    assert did(network, edits.seen(network, NOW, [1], day)).contacts[1].last_contact == day


def test_pinned_and_unpinned(network: Network) -> None:
    assert edits.pin(network, NOW, [2]).verb == "pin"
    change = edits.pin(network, NOW, [1], pinned=False)
    assert change.verb == "unpin"
    assert not did(network, change).contacts[1].pinned


def test_a_removed_person_takes_ties_and_exchanges_along_and_stays_a_name(network: Network) -> None:
    before = network.copy()
    change = edits.remove_contacts(network, NOW, [1, 1])
    did(network, change)
    assert set(network.contacts) == {2, 3}
    assert not network.ties
    assert not network.exchanges
    assert network.contacts[2].introduced_by == "Ada"
    assert network.contacts[2].distinct_from == (3,)
    assert did(network, change.inverse()) == before


def test_a_sector_takes_the_place_of_the_first_group(network: Network) -> None:
    assert did(network, edits.set_sector(network, NOW, [1], 2)).contacts[1].groups == (2,)
    assert network.contacts[1].at is None
    assert did(network, edits.set_sector(network, NOW, [1, 2], None)).contacts[2].groups == ()


# Ties


def test_a_tie_runs_from_the_smaller_id(network: Network) -> None:
    change = edits.connect(network, NOW, 3, 1, level=5, kinds=("family",))
    assert did(network, change).ties[2] == Tie(id=2, a=1, b=3, level=5, kinds=("family",))
    assert change.arguments == {"a": "Siv", "b": "Ada"}


def test_everybody_tied_to_everybody_leaves_ties_that_are_there(network: Network) -> None:
    did(network, edits.connect_all(network, NOW, [3, 1, 2]))
    assert {(tie.a, tie.b) for tie in network.ties.values()} == {(1, 2), (1, 3), (2, 3)}
    assert network.ties[1] == TIE
    assert not edits.connect_all(network, NOW, [1, 2, 3])


def test_a_tie_is_edited_and_removed(network: Network) -> None:
    did(network, edits.edit_tie(network, NOW, 1, feel="strained"))
    assert network.ties[1].feel == "strained"
    assert not did(network, edits.disconnect(network, NOW, 1)).ties


# The log


@pytest.mark.parametrize(
    ("direction", "on", "last"),
    [
        ("mutual", date(2026, 11, 20), date(2026, 11, 20)),
        ("mutual", date(2026, 10, 20), date(2026, 11, 1)),
        ("given", date(2026, 11, 20), date(2026, 11, 1)),
        ("received", date(2026, 11, 20), date(2026, 11, 1)),
    ],
)
def test_only_a_later_two_way_contact_moves_the_last_one(
    network: Network, direction: str, on: date, last: date
) -> None:
    did(network, edits.log_exchange(network, NOW, 1, on=on, direction=direction))
    assert network.contacts[1].last_contact == last


def test_the_first_two_way_contact_is_the_last_one(network: Network) -> None:
    day = date(2020, 1, 1)
    did(network, edits.log_exchange(network, NOW, 3, on=day, direction="mutual"))
    assert network.contacts[3].last_contact == day


def test_a_corrected_entry_moves_last_contact_forward_never_back(network: Network) -> None:
    did(network, edits.edit_exchange(network, NOW, 1, on=date(2026, 11, 5)))
    assert network.contacts[1].last_contact == date(2026, 11, 5)
    did(network, edits.edit_exchange(network, NOW, 1, on=date(2026, 1, 5)))
    assert network.contacts[1].last_contact == date(2026, 11, 5)
    assert not edits.edit_exchange(network, NOW, 1, value=0)


def test_an_entry_given_to_somebody_else_is_their_contact(network: Network) -> None:
    did(network, edits.edit_exchange(network, NOW, 1, contact=3))
    assert network.contacts[3].last_contact == date(2026, 11, 1)


def test_a_removed_entry_leaves_last_contact(network: Network) -> None:
    did(network, edits.remove_exchange(network, NOW, 1))
    assert not network.exchanges
    assert network.contacts[1].last_contact == date(2026, 11, 1)


# Groups


def test_groups_are_made_once(network: Network) -> None:
    change = edits.add_groups(network, NOW, ["family", "Choir", "choir", " ", "Ski"])
    did(network, change)
    assert [network.groups[i].name for i in (3, 4)] == ["Choir", "Ski"]
    assert change.arguments == {"count": 2}
    assert did(network, edits.add_group(network, NOW, "Band")).groups[5] == Group(id=5, name="Band")


def test_a_group_may_change_its_capitals(network: Network) -> None:
    assert did(network, edits.rename_group(network, NOW, 1, "FAMILY")).groups[1].name == "FAMILY"


def test_people_join_a_group_by_its_name_or_its_id(network: Network) -> None:
    assert did(network, edits.join_group(network, NOW, [1, 3], "WORK")).contacts[3].groups == (2,)
    assert network.contacts[1].groups == (1, 2)
    assert did(network, edits.join_group(network, NOW, [1], 2, first=True)).contacts[1].groups == (2, 1)
    did(network, edits.join_group(network, NOW, [2], "Choir"))
    assert network.groups[3] == Group(id=3, name="Choir")
    assert network.contacts[2].groups == (2, 3)


def test_of_two_groups_of_one_name_the_one_that_is_meant_is_joined() -> None:
    network = Network((ADA, FAMILY, WORK, Group(id=3, name="Family")))
    assert did(network, edits.join_group(network, NOW, [1], 3, first=True)).contacts[1].groups == (3, 1, 2)


def test_people_leave_a_group_and_keep_the_others(network: Network) -> None:
    did(network, edits.leave_group(network, NOW, [1, 2, 3], 2))
    assert [network.contacts[i].groups for i in (1, 2, 3)] == [(1,), (), ()]


def test_several_people_get_each_their_own_value_in_one_step(network: Network) -> None:
    before = network.copy()
    change = edits.edit_each(network, NOW, {1: {"role": "cook"}, 3: {"role": "baker"}})
    did(network, change)
    assert [network.contacts[i].role for i in (1, 2, 3)] == ["cook", "", "baker"]
    assert did(network, change.inverse()) == before


def test_people_of_a_removed_group_stay(network: Network) -> None:
    did(network, edits.remove_group(network, NOW, 2))
    assert network.contacts[1].groups == (1,)
    assert network.contacts[2].groups == ()
    assert set(network.groups) == {1}


# Ego and needs


def test_ego_and_needs_are_edited(network: Network) -> None:
    assert did(network, edits.edit_ego(network, NOW, name="Signe")).ego.name == "Signe"
    assert did(network, edits.add_need(network, NOW, "car", 2)).needs[2] == Need(
        id=2, resource="car", weight=2
    )
    assert did(network, edits.edit_need(network, NOW, 2, weight=3)).needs[2].weight == 3
    assert set(did(network, edits.remove_need(network, NOW, 2)).needs) == {1}


def test_who_could_help_replaces_beliefs_and_keeps_what_was_confirmed(network: Network) -> None:
    did(network, edits.who_could_help(network, NOW, 1, [1]))
    assert network.contacts[1].offers == (Offer("legal"),)
    assert network.contacts[2].offers == ()
    assert network.contacts[3].offers == (Offer("legal", confirmed=True),)
    assert network.needs[1].asked


# Text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ada\u00a0 \t Berg\r\n", "Ada Berg"),
        ("A\0da", "A da"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("\u202eAda", "Ada"),
        ("נועה", "נועה"),
        ("\ud800Ada", "?Ada"),
        ("\u200f", "\u200f"),
    ],
)
def test_a_name_is_one_line_of_sound_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(texts)
def test_clean_text_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_every_text_field_is_fit_for_a_file(network: Network) -> None:
    change = edits.edit_contacts(
        network, NOW, [1], note="a\ud800\0b\nc", emails=("\ud83d\ude00",), offers=(Offer("\udfff"),)
    )
    ada = did(network, change).contacts[1]
    assert ada.note == "a\ufffdb\nc"
    assert ada.emails == ("😀",)
    assert ada.offers == (Offer("\ufffd"),)
