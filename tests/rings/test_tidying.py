"""Tidy: short ties, pinned people stay, the same map always the same picture, in a few rounds."""

from __future__ import annotations

from collections.abc import Callable
from math import dist
from random import Random

import pytest

from krets.model import Network, edits
from krets.rings import positions, sectors, settle, tidy, tidying
from tests.helpers.look import NOW, some
from tests.helpers.maps import invented
from tests.rings.test_settling import do, grown


def length(network: Network) -> float:
    places = positions(network)
    return sum(dist(places[tie.a], places[tie.b]) for tie in network.ties.values())


def test_ties_get_shorter() -> None:
    network = some()
    before = length(network)
    network.apply(tidy(network, NOW))
    assert length(network) < before


def test_tidying_twice_alters_nothing() -> None:
    network = some()
    network.apply(tidy(network, NOW))
    assert not tidy(network, NOW).edits


def test_it_rests_on_the_records_not_on_where_people_sat() -> None:
    one, other = grown(4, 30), grown(4, 30)
    random = Random(3)
    for contact in list(other.contacts.values()):
        spot = (contact.level, other.sector(contact), (random.random(), random.random()))
        do(other, edits.move, {contact.id: spot})
    one.apply(tidy(one, NOW))
    other.apply(tidy(other, NOW))
    assert positions(one) == positions(other)


def test_pinned_people_stay_and_nobody_sits_on_them() -> None:
    network = some()
    pinned = [1, 8, 20]
    do(network, edits.pin, pinned)
    before = {who: network.contacts[who].at for who in pinned}
    change = tidy(network, NOW)
    network.apply(change)
    assert {who: network.contacts[who].at for who in pinned} == before
    places = positions(network)
    assert min(dist(places[a], places[b]) for a in pinned for b in places if a != b) > 0.085


def test_it_is_one_change_that_settle_leaves_alone() -> None:
    network = some()
    change = tidy(network, NOW)
    assert change.verb == "tidy"
    assert settle(network, change) is change
    before = positions(network)
    network.apply(change)
    network.apply(change.inverse())
    assert positions(network) == before


def test_sectors_keep_their_order() -> None:
    network = some()
    before = [sector.group for sector in sectors(network)]
    network.apply(tidy(network, NOW))
    assert [sector.group for sector in sectors(network)] == before
    assert sum(sector.span for sector in sectors(network)) == pytest.approx(1.0)


@pytest.mark.parametrize("people", [150, 1000])
def test_everybody_looks_round_a_few_times_however_many_there_are(
    people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = invented(people, people * 10)
    work = {"_wish": 0, "_pull": 0, "_length": 0}

    def counted(name: str, own: Callable[..., float]) -> Callable[..., float]:
        def done(*arguments: object) -> float:
            work[name] += 1
            return own(*arguments)

        return done

    for name in work:
        monkeypatch.setattr(tidying._Order, name, counted(name, getattr(tidying._Order, name)))
    tidy(network, NOW)
    placed = sum(1 for _ in network.placed())
    assert work["_wish"] == tidying.SWEEPS * placed
    assert work["_length"] == tidying.SWEEPS + 1
    assert 0 < work["_pull"] <= tidying.SWAPS * 4 * placed
