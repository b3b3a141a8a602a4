"""Numbers of persons, by hand."""

from __future__ import annotations

from datetime import date

from krets.engine import NUMBERS
from krets.model import Contact, Exchange, Network, Tie

ON = date(2026, 11, 22)
NETWORK = Network(
    [
        Contact(id=1, name="Ada", level=5, known_since="2011", last_contact=date(2026, 11, 20)),
        Contact(id=2, name="Bo", level=3, known_since="May 1999 or so", last_contact=date(2027, 1, 1)),
        Contact(id=3, name="Ida", level=1, known_since="long ago, no. 20115"),
        Contact(id=4, name="Waiting", known_since="2020", last_contact=ON),
        Tie(id=1, a=1, b=2),
        Tie(id=2, a=1, b=3),
        Tie(id=3, a=1, b=4),
        Exchange(id=1, contact=1, on=date(2026, 11, 22), direction="mutual"),
        Exchange(id=2, contact=1, on=date(2025, 11, 23), direction="given"),
        Exchange(id=3, contact=1, on=date(2025, 11, 22), direction="given"),
        Exchange(id=4, contact=2, on=date(2026, 12, 1), direction="given"),
    ]
)


def test_each_number_of_those_placed() -> None:
    found = {key: number(NETWORK, ON) for key, number in NUMBERS.items()}
    assert found == {
        "knows": {1: 2, 2: 1, 3: 1},
        "days": {1: 2, 2: 0},
        "years": {1: 15, 2: 27},
        "exchanges": {1: 2, 2: 0, 3: 0},
    }


def test_nobody_has_no_number() -> None:
    assert all(number(Network(), ON) == {} for number in NUMBERS.values())
