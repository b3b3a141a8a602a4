"""Scores and shares against a second implementation, written from the definitions by another hand."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings

from krets.analysis import score
from krets.formats import to_json
from krets.model import Network
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


@settings(max_examples=120)
@given(randoms)
def test_any_map(random: Random) -> None:
    network = drawn_map(random, most=9)
    assert_agrees(network, Oracle(json.loads(to_json(network)), TODAY))
