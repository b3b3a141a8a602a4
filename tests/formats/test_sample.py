"""The sample: whole, varied, never stale, and with a past that ends in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from krets import rings
from krets.analysis import curve, score
from krets.formats import from_json, plan, sample, sample_changes
from krets.model import LEVELS, Network
from tests.helpers.golden import ON, golden

NOW = datetime.fromisoformat("2026-11-22T10:30")
TODAY = NOW.date()
GOLDEN = Path(__file__).resolve().parent.parent / "data" / "golden.json"


def imported(today: date) -> Network:
    network = Network()
    network.apply(plan(network, sample(today)).change(NOW))
    return network


def test_the_sample_is_whole() -> None:
    found = sample(TODAY)
    assert not found.skipped
    assert not found.warnings
    placed = [person for person in found.people if person.level is not None]
    assert (len(placed), len(found.people)) == (43, 50)
    assert {person.level for person in placed} == set(LEVELS)
    assert sum(person.level == 1 for person in placed) == 5
    assert len(found.groups) == 6
    assert len(found.ties) > 80
    assert len(found.exchanges) > 50


def test_the_sample_shows_everything_that_can_be_drawn() -> None:
    people = sample(TODAY).people
    assert any(person.feel == "strained" for person in people)
    assert any(person.kind == "service" for person in people)
    assert any(person.pinned for person in people)
    assert any(person.private for person in people)
    assert any(len(person.groups) > 1 for person in people)
    network = imported(TODAY)
    vitality = score(network, TODAY).vitality
    assert any(0 < value <= 0.6 for value in vitality.values())
    assert all(network.neighbours(person.id) for person in people if person.level == 1)


def test_all_six_scores_are_measured_and_in_a_middling_range() -> None:
    scores = score(imported(TODAY), TODAY)
    assert scores.measured == 6
    assert all(value is not None and 25 < value < 85 for value in scores.scores.values())


@pytest.mark.parametrize("days", [-400, 1, 1000])
def test_the_sample_never_goes_stale(days: int) -> None:
    today = TODAY + timedelta(days=days)
    assert score(imported(today), today).scores == score(imported(TODAY), TODAY).scores


def test_everybody_comes_with_a_seat_and_keeps_it() -> None:
    network = Network()
    network.apply(rings.settle(network, plan(network, sample(TODAY)).change(NOW)))
    assert all(person.at for person in network.placed())
    assert network.contacts == imported(TODAY).contacts


def test_the_past_ends_in_the_sample() -> None:
    network = Network()
    changes = sample_changes(TODAY)
    for change in changes:
        network.apply(change)
    assert network == imported(TODAY)
    assert [change.at for change in changes] == sorted(change.at for change in changes)
    assert changes[0].at.date() == TODAY - timedelta(days=362)
    assert changes[-1].at.date() < TODAY
    assert all(changes)
    assert changes == sample_changes(TODAY)


def test_nobody_is_met_before_it_happens() -> None:
    network = Network()
    for change in sample_changes(TODAY):
        network.apply(change)
        met = [person.last_contact for person in network.contacts.values() if person.last_contact]
        assert max(met, default=change.at.date()) <= change.at.date()


def test_the_past_gives_a_curve_that_moves() -> None:
    network = imported(TODAY)
    steps = [(change.at, change) for change in sample_changes(TODAY)]
    points = curve(network, steps, TODAY, 20)
    assert points[-1].scores == score(network, TODAY).scores
    trust = [point.scores["trust"] or 0 for point in points]
    assert min(trust) < 60 < max(trust)


def test_the_golden_map_is_the_one_that_was_written_by_hand() -> None:
    network = Network()
    network.apply(plan(network, from_json(GOLDEN.read_bytes())).change(NOW))
    assert score(network, ON).scores == pytest.approx(score(golden(), ON).scores)
