"""Folding the log back into what can be undone and redone, and going back to any day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.model import Change, Mismatch, Network, edits
from krets.storage import MapFile, Step, fold, network_on
from tests.helpers.strategies import NOW
from tests.storage.filling import do, names, replay

NOTHING = Change(NOW, "x")


def steps(*undoes: int | None) -> list[Step]:
    """Steps numbered from 1, each with what it reverses."""
    return [Step(seq, NOTHING, each) for seq, each in enumerate(undoes, 1)]


@pytest.mark.parametrize(
    ("log", "done", "undone"),
    [
        ([], [], []),
        ([None, None], [1, 2], []),
        ([None, None, 2], [1], [3]),
        ([None, None, 2, 1], [], [3, 4]),
        ([None, None, 2, 1, 4], [5], [3]),
        ([None, None, 2, 1, 4, 3], [5, 6], []),
        ([None, None, 2, 1, 4, 5], [], [3, 6]),
        ([None, None, 2, None], [1, 4], []),
        ([None, 1, 2, 3, 4], [5], []),
        ([77, 76], [], [1, 2]),
        ([77, 76, 2, 1], [3, 4], []),
        ([None, 77], [], []),
        ([None, 77, None], [3], []),
    ],
)
def test_the_log_folds(log: list[int | None], done: list[int], undone: list[int]) -> None:
    found = fold(steps(*log))
    assert [[step.seq for step in each] for each in found] == [done, undone]


@given(st.lists(st.sampled_from("duuur"), max_size=60), st.integers(0, 60))
def test_folding_agrees_with_an_undo_stack(moves: list[str], skip: int) -> None:
    """Also where the older part of the log is not read, from any step that reverses nothing."""
    log: list[Step] = []
    done: list[int] = []
    undone: list[int] = []
    for seq, move in enumerate(moves, 1):
        if move == "u" and done:
            log.append(Step(seq, NOTHING, done.pop()))
            undone.append(seq)
        elif move == "r" and undone:
            log.append(Step(seq, NOTHING, undone.pop()))
            done.append(seq)
        else:
            log.append(Step(seq, NOTHING))
            done.append(seq)
            undone.clear()
    assert [[step.seq for step in each] for each in fold(log)] == [done, undone]
    starts = [i for i, step in enumerate(log) if step.undoes is None and i <= skip]
    later = log[starts[-1] :] if starts else log
    known_done, known_undone = ([step.seq for step in each] for each in fold(later))
    assert done[len(done) - len(known_done) :] == known_done
    assert undone == known_undone


def test_any_day_is_still_there(file: MapFile, path: Path) -> None:
    for day, name in ((0, "Ada"), (0, "Ulf"), (3, "Siv")):
        do(file, edits.add_contact(file.network, NOW + timedelta(days=day), name))
    seq = do(file, edits.remove_contacts(file.network, NOW + timedelta(days=5), [1, 2]))
    do(file, file.steps()[-1].change.inverse(NOW + timedelta(days=6)), seq)
    today = NOW.date()
    expected = {
        today - timedelta(days=1): [],
        today: ["Ada", "Ulf"],
        today + timedelta(days=2): ["Ada", "Ulf"],
        today + timedelta(days=4): ["Ada", "Ulf", "Siv"],
        today + timedelta(days=5): ["Siv"],
        today + timedelta(days=6): ["Ada", "Ulf", "Siv"],
        date.max: ["Ada", "Ulf", "Siv"],
    }
    file.close()
    with MapFile.open(path) as again:
        for day_, people in expected.items():
            assert names(network_on(again.network, again.steps(None), day_)) == people
        assert again.network == replay(again.steps(None))


def test_a_log_that_does_not_fit_its_map_is_noticed() -> None:
    network = Network()
    step = Step(1, edits.add_contact(network, NOW, "Ada"))
    with pytest.raises(Mismatch):
        network_on(network, [step], date.min)


def test_a_step_tells_what_it_is() -> None:
    assert repr(Step(3, NOTHING, 2)) == "<Step 3 x undoes 2>"
    assert repr(Step(3, NOTHING)) == "<Step 3 x>"
    assert Step(3, NOTHING).head is NOTHING
