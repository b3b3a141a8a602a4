"""A change: its inverse takes it back, and two in a row are one."""

from __future__ import annotations

import msgspec
from hypothesis import given

from krets.model import Change, Contact, Edit, Network
from tests.helpers.strategies import NOW, Act, act_lists, record_lists

ADA, EVA = Contact(id=1, name="Ada"), Contact(id=1, name="Eva")


def made(network: Network, acts: list[Act]) -> list[Change]:
    """Do the acts on a network; return the changes that came of them."""
    changes = []
    for act in acts:
        if (change := act.attempt(network)) is not None:
            network.apply(change)
            changes.append(change)
    return changes


@given(act_lists())
def test_undoing_all_is_the_beginning_and_redoing_all_the_end(acts: list[Act]) -> None:
    network = Network()
    changes = made(network, acts)
    end = network.copy()
    for change in reversed(changes):
        network.apply(change.inverse())
    assert network.is_empty()
    for change in changes:
        network.apply(change)
    assert network == end


@given(act_lists())
def test_an_inverse_of_an_inverse_is_the_change(acts: list[Act]) -> None:
    for change in made(Network(), acts):
        assert change.inverse().inverse() == change


@given(act_lists())
def test_changes_in_a_row_are_one(acts: list[Act]) -> None:
    network = Network()
    joined = Change(NOW, "many")
    for change in made(network, acts):
        joined = joined.then(change)
    at_once = Network()
    at_once.apply(joined)
    assert at_once == network
    at_once.apply(joined.inverse())
    assert at_once.is_empty()


@given(record_lists())
def test_a_change_survives_being_written_as_json(records: list[object]) -> None:
    edits = tuple(Edit(None, record) for record in records)  # type: ignore[arg-type] # they are records
    change = Change(NOW, "import", {"count": 3, "share": 0.5, "name": None, "all": True}, edits)
    assert msgspec.json.decode(msgspec.json.encode(change), type=Change) == change


def test_a_change_without_edits_is_false() -> None:
    assert not Change(NOW, "rename")
    assert Change(NOW, "rename", {}, (Edit(ADA, EVA),))


def test_what_ends_where_it_began_is_dropped() -> None:
    there, back = Change(NOW, "a", {}, (Edit(ADA, EVA),)), Change(NOW, "b", {}, (Edit(EVA, ADA),))
    assert not there.then(back)
    assert there.then(back).verb == "a"


def test_an_inverse_may_be_dated_anew() -> None:
    later = NOW.replace(year=2027)
    change = Change(NOW, "a", {}, (Edit(ADA, EVA),))
    assert change.inverse(later).at == later
    assert change.inverse().at == NOW
