"""The golden map: every number of the design's section 8 that is reckoned so far, to six decimals."""

from __future__ import annotations

import pytest

from krets.analysis import score
from krets.analysis.balance import bond
from krets.analysis.scoring import reading
from krets.model import Contact, Network
from krets.model.constants import SCORES
from tests.helpers.golden import ID, NAMES, ON, golden, records

TOTAL = (28.479907, 31.733011, 13.236609, 51.709051, 11.940898, 35.213983, 27.020376)
SHARES = {
    "ada": (7.998653, 11.981723, 0, 13.874245, 3.501248, 18.0, 8.318479),
    "bo": (5.633294, 7.355672, 5.151934, 13.401082, 0, 0, 4.887120),
    "cai": (4.928204, 0, 0, 9.920085, 0, 0, 1.995205),
    "dag": (3.814931, 9.516456, 2.728946, 8.289934, 2.981058, 9.899495, 5.924143),
    "eva": (2.490059, 0, 5.355729, 4.162273, 2.640557, 2.8, 3.251844),
    "finn": (1.165351, 1.714488, 0, 0.713617, 0.866596, 1.714488, 1.006409),
    "gro": (1.359415, 0, 0, 0.832455, 1.016673, 0, 0.575873),
    "hal": (1.090000, 1.164673, 0, 0.515360, 0.934764, 0, 0.652517),
    "ida": (0, 0, 0, 0, 0, 2.8, 0.408785),
    "jon": (0, 0, 0, 0, 0, 0, 0),
    "kim": (0, 0, 0, 0, 0, 0, 0),
}


def test_the_six_and_the_overall() -> None:
    found = score(golden(), ON)
    assert [*found.scores.values(), found.overall] == pytest.approx(TOTAL, abs=1e-6)
    assert tuple(found.scores) == SCORES
    assert found.measured == 6


@pytest.mark.parametrize("name", NAMES)
def test_the_shares(name: str) -> None:
    found = score(golden(), ON)
    shares = [found.shares[key].get(ID[name], 0.0) for key in SCORES]
    assert [*shares, found.share.get(ID[name], 0.0)] == pytest.approx(SHARES[name], abs=1e-6)


def test_the_measures() -> None:
    measures = score(golden(), ON).measures
    assert measures == pytest.approx(
        {
            "size": 8,
            "ties": 5,
            "density": 0.178571,
            "components": 3,
            "effective_size": 7.113690,
            "efficiency": 7.113690 / 8,
            "constraint": 0.337152,
            "hierarchy": 0.207102,
            "ego_betweenness": 21.5,
            "balance": 0.913944,
            "tilt": -0.293353,
        },
        abs=1e-6,
    )


def test_vitality() -> None:
    vitality = score(golden(), ON).vitality
    expected = {
        "bo": 0.742997,
        "dag": 0.707107,
        "finn": 0.428622,
        "hal": 0.773856,
        "ida": 0,
        "jon": 0,
        "kim": 0,
    }
    assert vitality == pytest.approx({ID[name]: expected.get(name, 1.0) for name in NAMES}, abs=1e-6)


# measure 26's parts, in the same section
def test_bonds() -> None:
    read = reading(golden(), ON)
    bonds = {c: bond(read.people[c], len(own), len(read.ties)) for c, own in read.ties.items()}
    wanted = (0.571429, 0.761905, 0.645238, 0.311905, 0.147619, 0.147619, 0.097619, 0.05)
    assert tuple(bonds.values()) == pytest.approx(wanted, abs=1e-6)


def _with(**fields: dict[str, object]) -> Network:
    changed = []
    for record in records():
        if isinstance(record, Contact) and record.name in fields:
            values = {name: getattr(record, name) for name in record.__struct_fields__}
            record = Contact(**{**values, **fields[record.name]})  # noqa: PLW2901 - the same person, otherwise
        changed.append(record)
    return Network(changed)


def test_a_word_against_ego_is_charged_to_who_says_it() -> None:
    found = score(_with(hal={"word": "ill"}), ON)
    assert found.scores["outreach"] == pytest.approx(7.114745, abs=1e-6)
    assert found.shares["outreach"][ID["hal"]] == pytest.approx(-4.392975, abs=1e-6)


def test_a_word_against_ego_that_travels_far_leaves_nothing() -> None:
    found = score(_with(eva={"word": "ill"}), ON)
    assert found.scores["outreach"] == 0.0
    assert found.shares["outreach"] == {}
