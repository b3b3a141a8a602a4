"""Scores and shares against a second implementation, written from the definitions by another hand."""

from __future__ import annotations

import json
from math import exp
from random import Random

import pytest
from hypothesis import given, settings

from krets.analysis import score
from krets.formats import to_json
from krets.model import Contact, Network, Tie
from tests.analysis.drawn import TODAY, drawn_map, randoms
from tests.helpers.golden import ON, golden
from tests.helpers.oracle import Oracle


def assert_agrees(network: Network, oracle: Oracle) -> None:
    found = score(network, TODAY)
    for key, (value, shares) in oracle.six().items():
        assert found.scores[key] == (None if value is None else pytest.approx(value, abs=1e-9)), key
        wanted = {contact: shares.get(contact, 0.0) for contact in network.contacts}
        given_ = {contact: found.shares[key].get(contact, 0.0) for contact in network.contacts}
        assert given_ == pytest.approx(wanted, abs=1e-9), key
    if oracle.known:
        keys = ("effective_size", "constraint", "hierarchy")
        assert [found.measures[key] for key in keys] == pytest.approx(oracle.holes(), abs=1e-9)


def test_the_golden_map() -> None:
    assert ON == TODAY
    assert_agrees(golden(), Oracle(json.loads(to_json(golden())), ON))


def test_nothing_good_passes_through_an_ill_word() -> None:
    ill = Contact(id=1, name="Ill", level=5, word="ill")
    beyond = Contact(id=2, name="Beyond", level=1, organisation="Two")
    good = [Contact(id=i, name="Good", level=5, organisation=f"O{i}") for i in range(3, 7)]
    network = Network([ill, beyond, *good, Tie(id=1, a=1, b=2, level=5)])
    oracle = Oracle(json.loads(to_json(network)), TODAY)
    assert oracle.outreach()[0] == pytest.approx(100 * 0.4 * (1 - exp(-(4 * 0.5 - 2 * 0.5) / 4)))  # by hand
    assert_agrees(network, oracle)


@settings(max_examples=120)
@given(randoms)
def test_any_map(random: Random) -> None:
    network = drawn_map(random, most=9)
    assert_agrees(network, Oracle(json.loads(to_json(network)), TODAY))
