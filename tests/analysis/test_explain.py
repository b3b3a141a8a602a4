"""Where numbers come from."""

from __future__ import annotations

import pytest
from hypothesis import given

from krets.analysis import MEASURES, Live, explain, score, waits_for
from krets.model import Contact, Exchange, Need, Network, Offer, Record
from krets.model.constants import SCORES
from tests.analysis.drawn import TODAY, drawn_map, few, randoms
from tests.helpers.golden import ID, ON, golden

ADDING_UP = (*SCORES, "overall", "size", "effective_size", "efficiency", "constraint")


@pytest.mark.parametrize("measure", [*SCORES, "overall", *MEASURES])
def test_the_golden_map(measure: str) -> None:
    network = golden()
    scores = score(network, ON)
    found = explain(network, scores, measure)
    assert found.measure == measure
    assert found.formula
    assert found.source
    assert found.waits_for == ""
    assert found.convention == (measure in {*SCORES, "overall", "balance", "tilt"})
    if measure in ADDING_UP:
        assert sum(part.amount for part in found.parts) == pytest.approx(found.value, abs=1e-7)
        amounts = [abs(part.amount) for part in found.parts]
        assert amounts == sorted(amounts, reverse=True)


def test_the_ties_behind_a_score() -> None:
    network = golden()
    scores = score(network, ON)
    assert explain(network, scores, "ease").ties == (6,)  # eva–ida, to the press
    assert explain(network, scores, "outreach").ties == (6, 7, 8)
    assert explain(network, scores, "density").ties == (1, 2, 3, 4, 5)


def test_facts() -> None:
    network = golden()
    scores = score(network, ON)
    assert explain(network, scores, "outreach").facts == pytest.approx(
        {"x": 0.852617, "n": 0, "topics": 2, "sharing": 0.622024, "groups": 7, "reached": 9, "kappa": 4.0},
        abs=1e-6,
    )
    facts = explain(network, scores, "learning").facts
    assert facts["k_C"] == pytest.approx(0.123744, abs=1e-6)
    assert explain(network, scores, "ease").facts == {"needs": 5, "routes": 4, "go_betweens": 1}
    assert explain(network, scores, "trust").parts[0].contact == ID["ada"]


@few
@given(randoms)
def test_every_map_can_be_explained(random: object) -> None:
    network = drawn_map(random)  # type: ignore[arg-type] # hypothesis' own kind of Random
    scores = score(network, TODAY)
    live = Live.of(network, TODAY)
    for measure in (*SCORES, "overall", *MEASURES):
        found = explain(network, scores, measure)
        assert "nan" not in found.formula
        if measure in ADDING_UP:
            assert sum(part.amount for part in found.parts) == pytest.approx(found.value or 0.0, abs=1e-7)
        other = live.explain(network, scores, measure)
        assert (other.formula, other.ties, other.waits_for) == (found.formula, found.ties, found.waits_for)
        assert {part.contact for part in other.parts} == {part.contact for part in found.parts}


ADA = Contact(id=1, name="Ada", level=5)
BO = Contact(id=2, name="Bo", level=4)
NEED = Need(id=1, resource="legal")


@pytest.mark.parametrize(
    ("records", "measure", "wanted"),
    [
        ([], "attraction", "a-person"),
        ([], "overall", "a-person"),
        ([], "size", "a-person"),
        ([], "constraint", "a-person"),
        ([], "learning", "a-person"),
        ([], "resources", "a-need"),
        ([Contact(id=1, name="Ida", level=1)], "trust", "a-person"),
        ([ADA], "density", "two-people"),
        ([ADA], "ties", "two-people"),
        ([ADA, BO], "density", "a-tie"),
        ([ADA, BO], "ties", "a-tie"),
        ([ADA, BO], "components", ""),
        ([ADA], "learning", "something-learned"),
        ([ADA], "ease", "a-need"),
        ([ADA, NEED], "ease", "who-could-help"),
        ([ADA, Need(id=1, resource="legal", asked=True)], "resources", "a-helper"),
        ([Contact(id=1, name="Ada", level=5, offers=(Offer("legal"),)), NEED], "resources", ""),
        ([ADA, Exchange(id=1, contact=1, on=TODAY, direction="given", mode="S")], "learning", ""),
    ],
)
def test_what_a_number_waits_for(records: list[Record], measure: str, wanted: str) -> None:
    network = Network(records)
    scores = score(network, TODAY)
    assert waits_for(network, scores, measure) == wanted
    assert explain(network, scores, measure).waits_for == wanted


def test_an_unknown_measure_is_refused() -> None:
    network = golden()
    with pytest.raises(KeyError):
        explain(network, score(network, ON), "popularity")
