"""Live scores against those reckoned from nothing: after any sequence of changes they are the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.analysis import Beside, Live, effect, score
from krets.analysis.slices import whole
from krets.model import Change, Network, edits
from tests.analysis.drawn import NOW, TODAY, drawn_change, drawn_map, few, randoms
from tests.helpers.golden import ON, golden
from tests.helpers.maps import invented
from tests.helpers.same import assert_same
from tests.helpers.strategies import Act, act_lists, networks


def _followed(live: Live, network: Network, change: Change) -> None:
    live.apply(change)
    network.apply(change)


def test_the_golden_map() -> None:
    assert_same(Live.of(golden(), ON).scores(), score(golden(), ON))


@few
@given(randoms, st.booleans())
def test_it_follows_whatever_is_done(random: Random, in_columns: bool) -> None:
    network = drawn_map(random)
    live = Live.of(network, TODAY)
    if in_columns:
        live.use_columns()
    for _ in range(random.randint(1, 12)):
        change = drawn_change(network, random)
        if change is not None:
            _followed(live, network, change)
            assert_same(live.scores(), score(network, TODAY))


@few
@given(networks(), act_lists())
def test_it_follows_any_records(network: Network, acts: list[Act]) -> None:
    live = Live.of(network, TODAY)
    for act in acts:
        change = act.attempt(network)
        if change is not None:
            _followed(live, network, change)
    assert_same(live.scores(), score(network, TODAY))


@few
@given(randoms)
def test_undo_goes_all_the_way_back(random: Random) -> None:
    network = drawn_map(random)
    first = score(network, TODAY)
    live = Live.of(network, TODAY)
    done = []
    for _ in range(8):
        change = drawn_change(network, random)
        if change is not None:
            _followed(live, network, change)
            done.append(change)
    for change in reversed(done):
        live.apply(change.inverse())
    assert_same(live.scores(), first)


@few
@given(randoms, st.booleans())
def test_what_is_foreseen_comes_true_and_leaves_no_trace(random: Random, in_columns: bool) -> None:
    network = drawn_map(random)
    live = Live.of(network, TODAY)
    if in_columns:
        live.use_columns()
    for _ in range(4):
        change = drawn_change(network, random)
        if change is None:
            continue
        foreseen, plain = live.effect(change), effect(network, change, TODAY)
        assert foreseen.before == pytest.approx(plain.before, abs=1e-9)
        assert foreseen.after == pytest.approx(plain.after, abs=1e-9)
        assert (foreseen.starts, foreseen.arguments) == (plain.starts, plain.arguments)
        assert foreseen.reason == plain.reason
        assert_same(live.scores(), score(network, TODAY))
        if random.random() < 0.5:
            _followed(live, network, change)


@few
@given(randoms)
def test_a_worker_says_the_same(random: Random) -> None:
    network = drawn_map(random)
    live = Live.of(network, TODAY)
    live.begin_asking()
    beside = Beside()
    assert_same(beside.answer(live.ask()).scores, score(network, TODAY))
    for _ in range(6):
        change = drawn_change(network, random)
        if change is None:
            continue
        foreseen = beside.answer(live.foresee(change))
        _followed(live, network, change)
        ask = live.ask()
        if random.random() < 0.3:
            beside.skip(ask)
            ask = live.ask()
        answer = beside.answer(ask)
        assert_same(answer.scores, score(network, TODAY))
        for key, part in foreseen.six.items():
            assert part.value == pytest.approx(answer.six[key].value, abs=1e-9)


@pytest.mark.parametrize("in_columns", [False, True])
def test_five_thousand_edits_do_not_drift(in_columns: bool) -> None:
    network = invented(60, 300)
    random = Random(7)
    live = Live.of(network, TODAY)
    if in_columns:
        live.use_columns()
    for number in range(5_000):
        a, b = random.sample(range(1, 61), 2)
        tie = network.tie_between(a, b)
        if number % 3 == 0:
            change = edits.set_level(network, NOW, [a], random.choice((1, 2, 3, 4, 5)))
        elif tie is not None:
            change = edits.disconnect(network, NOW, tie.id)
        else:
            change = edits.connect(network, NOW, a, b, level=random.choice((2, 3, 4, 5)))
        _followed(live, network, change)
        if number % 50 == 0:
            live.structure()
    assert_same(live.scores(), score(network, TODAY))


def test_a_big_map_is_read_the_same_in_slices() -> None:
    network = invented(200, 900)
    work = Live.in_slices(network, TODAY)
    for _ in range(100):
        next(work)
    assert_same(whole(work).scores(), score(network, TODAY))
