"""The network: its indexes, its one door, and that a change is carried out whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given

from krets.model import Change, Contact, Edit, Ego, Exchange, Group, Mismatch, Network, Record, Tie
from tests.helpers.strategies import NOW, Act, act_lists, record_lists

ADA, ULF, SIV = (Contact(id=i, name=name) for i, name in enumerate(("Ada", "Ulf", "Siv"), 1))
TIE = Tie(id=1, a=1, b=2)
MET = Exchange(id=1, contact=1, on=NOW.date(), direction="mutual")


def change(*edits: tuple[Record | None, Record | None]) -> Change:
    return Change(NOW, "test", {}, tuple(Edit(before, after) for before, after in edits))


def indexed(network: Network) -> tuple[object, object]:
    """What the indexes say, empty entries left out."""
    return (
        {contact: dict(ties) for contact, ties in network._neighbours.items() if ties},
        {contact: dict(log) for contact, log in network._logged.items() if log},
    )


@pytest.fixture
def network() -> Network:
    return Network((ADA, ULF, SIV, TIE, MET))


def test_a_tie_is_found_from_both_ends(network: Network) -> None:
    assert network.neighbours(1) == {2: TIE}
    assert network.neighbours(2) == {1: TIE}
    assert network.tie_between(2, 1) == TIE
    assert network.tie_between(1, 3) is None
    assert not network.neighbours(99)


def test_exchanges_are_found_by_contact(network: Network) -> None:
    assert network.exchanges_of(1) == {1: MET}
    assert not network.exchanges_of(2)


def test_placed_people_and_sectors() -> None:
    placed = Contact(id=1, name="Ada", level=3, groups=(7, 2))
    network = Network((placed, Contact(id=2, name="Ulf"), Group(id=2, name="Work")))
    assert list(network.placed()) == [placed]
    assert network.sector(placed) == 2  # 7 does not exist
    assert network.sector(ULF) is None


def test_a_network_is_empty_until_something_is_said() -> None:
    assert Network().is_empty()
    assert not Network((Ego(name="Signe"),)).is_empty()
    assert not Network((ADA,)).is_empty()


def test_a_copy_goes_its_own_way(network: Network) -> None:
    other = network.copy()
    assert other == network
    other.apply(change((TIE, None)))
    assert other != network
    assert network.neighbours(1) == {2: TIE}
    assert other.next_id(Tie) == 2


def test_a_network_is_no_key(network: Network) -> None:
    with pytest.raises(TypeError):
        hash(network)
    assert network != "a map"


def test_ids_of_what_is_gone_are_not_given_again(network: Network) -> None:
    network.apply(change((SIV, None)))
    assert network.next_id(Contact) == 4


def test_ids_are_found_where_64_bits_end() -> None:
    network = Network((Contact(id=2**63 - 2, name="Ada"), Contact(id=2, name="Ulf")))
    ids = network.new_ids(Contact)
    assert [next(ids) for _ in range(4)] == [2**63 - 1, 1, 3, 4]


MISFITS = {
    "adds what is there": ((None, ADA),),
    "replaces what is not there": ((Contact(id=9, name="Ada"), Contact(id=9, name="Eva")),),
    "expects another state": ((Contact(id=1, name="Eva"), Contact(id=1, name="Liv")),),
    "removes what is not there": ((Contact(id=9, name="Ada"), None),),
    "changes an id": ((ADA, Contact(id=9, name="Ada")),),
    "removes ego": ((Ego(), None),),
    "adds a second ego": ((None, Ego()),),
    "leaves a tie with one end": ((SIV, None), (ADA, None)),
    "leaves an exchange with nobody": ((TIE, None), (ADA, None)),
    "ties nobody": ((None, Tie(id=2, a=1, b=9)),),
    "ties somebody to themself": ((None, Tie(id=2, a=1, b=1)),),
    "ties backwards": ((None, Tie(id=2, a=3, b=1)),),
    "ties two who are tied": ((None, Tie(id=2, a=1, b=2)),),
    "logs with nobody": ((None, Exchange(id=2, contact=9, on=NOW.date(), direction="given")),),
}


@pytest.mark.parametrize("edits", MISFITS.values(), ids=MISFITS.keys())
def test_what_does_not_fit_alters_nothing(
    network: Network, edits: tuple[tuple[Record | None, Record | None], ...]
) -> None:
    before, index = network.copy(), indexed(network)
    sound = (None, Contact(id=50, name="Eva"))
    with pytest.raises(Mismatch):
        network.apply(change(sound, *edits))
    assert network == before
    assert indexed(network) == index


def test_an_empty_edit_is_an_error() -> None:
    with pytest.raises(ValueError, match="replaces something"):
        Edit(None, None).record()


def test_edits_of_one_change_may_come_in_any_order(network: Network) -> None:
    network.apply(change((None, Tie(id=2, a=1, b=2)), (TIE, None)))
    assert network.tie_between(1, 2) == Tie(id=2, a=1, b=2)
    network.apply(change((ADA, None), (Tie(id=2, a=1, b=2), None), (MET, None)))
    assert not network.neighbours(2)


def test_a_tie_and_an_exchange_may_move(network: Network) -> None:
    moved = Tie(id=1, a=2, b=3)
    later = Exchange(id=1, contact=3, on=NOW.date(), direction="given")
    network.apply(change((TIE, moved), (MET, later)))
    assert network.tie_between(1, 2) is None
    assert network.neighbours(3) == {2: moved}
    assert network.exchanges_of(3) == {1: later}
    assert not network.exchanges_of(1)


@given(record_lists())
def test_whole_tables_give_the_same_network(records: list[Record]) -> None:
    one_by_one = Network(records)
    tables = {kind: [record for record in records if isinstance(record, kind)] for kind in one_by_one._tables}
    at_once = Network.whole(one_by_one.ego, tables)
    assert at_once == one_by_one
    assert indexed(at_once) == indexed(one_by_one)
    for kind in tables:
        assert at_once.next_id(kind) == one_by_one.next_id(kind)


def test_whole_tables_remember_ids_that_are_gone() -> None:
    assert Network.whole(Ego(), {Contact: [ADA]}, {Contact: 7}).next_id(Contact) == 8


@pytest.mark.parametrize(
    "tables",
    [
        {Contact: [ADA, ADA]},
        {Contact: [ADA], Tie: [TIE]},
        {Contact: [ADA, ULF], Tie: [TIE, Tie(id=2, a=1, b=2)]},
        {Contact: [ADA, ULF], Tie: [Tie(id=2, a=2, b=1)]},
        {Contact: [ULF], Exchange: [MET]},
    ],
    ids=["an id twice", "an end that is nobody", "two ties of one pair", "a tie backwards", "with nobody"],
)
def test_whole_tables_that_do_not_fit_are_refused(tables: dict[type, list[Record]]) -> None:
    with pytest.raises(Mismatch):
        Network.whole(Ego(), tables)


@given(act_lists())
def test_indexes_stay_true(acts: list[Act]) -> None:
    network = Network()
    for act in acts:
        if (done := act.attempt(network)) is not None:
            network.apply(done)
    assert indexed(network) == indexed(Network(network.records()))
