"""Words on the map: written, changed, moved, taken off."""

import pytest

from krets.model import Change, Discretion, EditRefused, Network, Note, discreet, edits
from tests.helpers.strategies import NOW


@pytest.fixture
def network() -> Network:
    network = Network()
    network.apply(edits.add_note(network, NOW, "  the old\nchoir ", (0.5, -1.0)))
    return network


def done(network: Network, change: Change) -> dict[int, Note]:
    network.apply(change)
    return network.notes


def test_a_note_keeps_its_lines(network: Network) -> None:
    assert network.notes == {1: Note(id=1, text="the old\nchoir", at=(0.5, -1.0))}


def test_it_is_changed_moved_and_taken_off(network: Network) -> None:
    assert done(network, edits.edit_note(network, NOW, 1, "new"))[1].text == "new"
    assert done(network, edits.move_notes(network, NOW, {1: (0.0, 0.25)}))[1].at == (0.0, 0.25)
    assert done(network, edits.remove_notes(network, NOW, [1, 1])) == {}


def test_a_note_without_words_goes(network: Network) -> None:
    assert done(network, edits.edit_note(network, NOW, 1, " \n")) == {}


def test_what_cannot_be_is_refused(network: Network) -> None:
    with pytest.raises(EditRefused, match="no-words"):
        edits.add_note(network, NOW, " ", (0.0, 0.0))
    with pytest.raises(EditRefused, match="no-such-note"):
        edits.edit_note(network, NOW, 2, "x")
    with pytest.raises(EditRefused, match="no-such-note"):
        edits.move_notes(network, NOW, {2: (0.0, 0.0)})
    with pytest.raises(EditRefused, match="no-such-note"):
        edits.remove_notes(network, NOW, [2])


def test_notes_leave_with_full_names_only(network: Network) -> None:
    assert discreet(network, Discretion("full"), {}).notes == network.notes
    assert discreet(network, Discretion("initials"), {}).notes == {}
    assert discreet(network, Discretion("none"), {}).notes == {}
