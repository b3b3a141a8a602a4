"""The six scores: their edges, their limits against mere numbers, and how equals are settled."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp, sqrt
from typing import Any

import pytest

from krets.analysis import score, strength, vitality
from krets.analysis.contribution import overall, overall_shares, shapley_any
from krets.analysis.learning import complementarity
from krets.analysis.reciprocity import giving_balance, goodwill, mutual_flow
from krets.analysis.resources import access
from krets.analysis.spread import sharing
from krets.model import Contact, Ego, Exchange, Group, Level, Need, Network, Offer, Record, Tie, Topic
from krets.model import constants as const

ON = date(2026, 11, 22)
RATIOS = ("density", "effective_size", "efficiency", "constraint", "hierarchy", "balance", "tilt")


def person(id_: int, level: Level | None, **fields: Any) -> Contact:
    return Contact(id=id_, name=f"p{id_}", level=level, **fields)


def scores_of(*records: Record) -> dict[str, float | None]:
    return score(Network(records), ON).scores


def test_an_empty_map() -> None:
    found = score(Network(), ON)
    assert found.scores == {
        "attraction": 0.0,
        "resources": None,
        "learning": None,
        "trust": 0.0,
        "outreach": 0.0,
        "ease": None,
    }
    assert (found.overall, found.measured) == (0.0, 3)
    assert {key for key, value in found.measures.items() if value is None} == set(RATIOS)
    assert found.measures["size"] == found.measures["ties"] == found.measures["components"] == 0
    assert found.measures["ego_betweenness"] == 0.0


def test_one_inner_contact() -> None:  # the design's calibration: 9.0, 14.5, 2.4
    found = scores_of(person(1, 5))
    assert found["attraction"] == pytest.approx(9.0, abs=0.05)
    assert found["trust"] == pytest.approx(14.5, abs=0.05)
    assert found["outreach"] == pytest.approx(2.4, abs=0.05)


# the design's section 1: values at d = τ, 1.5τ, 2τ, 3τ, 4τ; section 5's for days
@pytest.mark.parametrize(
    ("level", "kin", "days", "wanted"),
    [
        (4, False, 30, 1.0),
        (4, False, 45, 0.7071),
        (4, False, 60, 0.5),
        (4, False, 90, 0.25),
        (4, False, 91, 0.244),
        (4, False, 120, 0.125),
        (5, True, 14, 1.0),
        (5, True, 28, 0.5),
        (5, True, 180, 2.70e-4),
        (3, False, -5, 1.0),
    ],
)
def test_vitality(level: Level, kin: bool, days: int, wanted: float) -> None:
    contact = person(1, level, kin=kin, last_contact=ON - timedelta(days=days))
    assert vitality(contact, ON) == pytest.approx(wanted, rel=2e-3)


def test_vitality_at_the_edges() -> None:
    assert vitality(person(1, 4), ON) == 1.0  # not logged is not the same as not met
    assert vitality(person(1, 1, last_contact=ON), ON) == 0.0
    assert vitality(person(1, None), ON) is None
    assert strength(person(1, None), ON) is None
    assert vitality(person(1, 5, last_contact=date(1900, 1, 1)), ON) == 0.0


def test_somebody_not_placed_is_in_no_measure() -> None:
    placed: list[Record] = [person(1, 5), person(2, 3), Tie(id=1, a=1, b=2)]
    tray = [person(3, None, offers=(Offer("legal"),), wants=("rust",), word="ill", organisation="A")]
    log = [Exchange(id=1, contact=3, on=ON, direction="mutual", value=3, mode="S", topic="rust")]
    extra: list[Record] = [*tray, Tie(id=2, a=2, b=3), *log]
    assert score(Network([*placed, *extra]), ON) == score(Network(placed), ON)


def test_attraction_keeps_fifty_people_and_ten_circles() -> None:
    fifty = [person(i, 2) for i in range(1, 51)]
    assert scores_of(*fifty)["attraction"] == scores_of(*fifty, person(51, 2))["attraction"]
    circles = [Group(id=i, name=f"c{i:02}") for i in range(1, 12)]
    ten = [person(i, 3, groups=(i,)) for i in range(1, 11)]
    one_more = score(Network([*circles, *ten, person(11, 3, groups=(11,))]), ON)
    assert one_more.scores["attraction"] == scores_of(*circles, *ten)["attraction"]
    assert one_more.shares["attraction"].get(11) is None  # circles by name: c11 is the eleventh
    assert score(Network([*circles, *ten]), ON).scores["attraction"] == pytest.approx(
        100 * (1 - exp(-10 * (sqrt(1.3) - 1) / 4.4))
    )


def test_equals_are_settled_by_the_smaller_id() -> None:
    shares = score(Network([person(i, 2) for i in range(51, 0, -1)]), ON).shares["attraction"]
    assert set(shares) == set(range(1, 51))
    trusted = score(Network([person(i, 2) for i in range(7, 0, -1)]), ON).shares["trust"]
    assert trusted[5] == pytest.approx(trusted[6] / 0.4)


def test_only_three_helpers_count() -> None:
    help_ = (Offer("legal", confirmed=True),)
    need = Need(id=1, resource="legal")
    three = scores_of(need, *(person(i, 4, offers=help_) for i in (1, 2, 3)))
    four = scores_of(need, *(person(i, 4, offers=help_) for i in (1, 2, 3, 4)))
    assert three["resources"] == four["resources"] == pytest.approx(100 * (1 - 0.3**3))


def test_which_needs_count() -> None:
    named = Need(id=1, resource="legal")
    assert scores_of(named, person(1, 5))["resources"] is None
    assert scores_of(named, person(1, None, offers=(Offer("legal"),)))["ease"] is None
    asked = scores_of(Need(id=1, resource="legal", asked=True), person(1, 5))
    assert (asked["resources"], asked["ease"]) == (0.0, 0.0)
    far = scores_of(named, person(1, 5), person(2, 1, offers=(Offer("legal", True),)), Tie(id=1, a=1, b=2))
    assert far["resources"] == 0.0  # nobody met yet can help without an introduction
    assert far["ease"] == pytest.approx(100 * 0.9 * 0.4)
    assert scores_of(Need(id=1, resource="legal", weight=0.0, asked=True))["resources"] is None


def test_the_best_of_several_offers_of_one_thing() -> None:
    both = person(1, 5, offers=(Offer("car"), Offer("car", confirmed=True)))
    assert scores_of(Need(id=1, resource="car"), both)["ease"] == pytest.approx(90.0)


def test_learning_begins_with_a_known_contact() -> None:
    mutual = Exchange(id=1, contact=1, on=ON, direction="mutual", mode="S")
    assert scores_of(person(1, 1), mutual)["learning"] is None
    assert scores_of(person(1, 2), mutual)["learning"] == pytest.approx(25 * (1 - exp(-0.5 / 2.6)))
    once = Exchange(id=1, contact=1, on=ON, direction="received", mode="S")
    assert scores_of(person(1, 2), once)["learning"] == pytest.approx(25 * (1 - exp(-0.125 / 2.6)))


def test_trust_said_and_unsaid() -> None:
    values = [
        score(Network([person(1, 4, trust=trust)]), ON).scores["trust"]
        for trust in ("somewhat", None, "much", "fully")
    ]
    assert values[1] == values[2]
    assert values == sorted(values, key=lambda value: value or 0.0)
    assert scores_of(person(1, 4, trust="fully"))["trust"] == pytest.approx(
        100 * (1 - exp(-0.65 * 0.5 * 1.25 / 3.2))
    )


def test_an_organisation_and_a_circle_of_one_name_are_two_groups() -> None:
    circle = Group(id=1, name="Koret")
    apart = scores_of(circle, person(1, 5, organisation="Koret"), person(2, 5, groups=(1,)))
    together = scores_of(circle, person(1, 5, organisation="Koret"), person(2, 5, organisation="Koret"))
    assert apart["outreach"] == pytest.approx(100 * 0.4 * (1 - exp(-(0.5 + 0.25) / 4)))
    assert together["outreach"] == pytest.approx(100 * 0.4 * (1 - exp(-(1 - 0.5**2) / 4)))


def test_egos_own_organisation_is_nowhere_outside() -> None:
    assert scores_of(Ego(organisation="A"), person(1, 5, organisation="A"))["outreach"] == 0.0
    assert scores_of(Ego(), person(1, 5, organisation="A"))["outreach"] == pytest.approx(
        100 * 0.4 * (1 - exp(-0.5 / 4))
    )


@pytest.mark.parametrize(
    ("direction", "wants", "days", "topics"),
    [
        ("mutual", (), 0, 1),
        ("given", (), 0, 0),
        ("given", ("rust",), 180, 1),
        ("received", ("rust",), 0, 0),
        ("mutual", (), 181, 0),
        ("mutual", (), -3, 1),
    ],
)
def test_topics_shared(direction: Any, wants: tuple[str, ...], days: int, topics: int) -> None:
    log = Exchange(id=1, contact=1, on=ON - timedelta(days=days), direction=direction, topic="rust")
    found = scores_of(person(1, 5), person(2, 1, wants=wants), log)["outreach"]
    assert found == pytest.approx(100 * sharing(topics) * (1 - exp(-0.25 / 4)))


def test_whoever_speaks_ill_passes_nothing_on() -> None:
    people: list[Record] = [person(1, 5, word="ill"), person(2, 5), person(3, 1), Tie(id=1, a=1, b=3)]
    found = score(Network(people), ON)
    # π of p2 is .5, half outside: .25; ill word reaches p3 over level 3: ½ · .3 · ½ = .075, twice as heavy
    assert found.scores["outreach"] == pytest.approx(100 * 0.4 * (1 - exp(-(0.25 - 2 * 0.075) / 4)))
    assert found.shares["outreach"].keys() == {1, 2}
    assert found.shares["outreach"][1] < 0 < found.shares["outreach"][2]


# the design's measure 33, checked there against every order of joining
@pytest.mark.parametrize(
    ("chances", "wanted"),
    [
        ((0.9, 0.4), (0.72, 0.22)),
        ((0.5, 0.5, 0.5), (0.291667,) * 3),
        ((0.9, 0.7, 0.4), (0.489, 0.329, 0.164)),
        ((0.9, 0.7, 0.4, 0.2), (0.4524, 0.307067, 0.154067, 0.072067)),
        ((0.3,), (0.3,)),
        ((), ()),
    ],
)
def test_shapley_values(chances: tuple[float, ...], wanted: tuple[float, ...]) -> None:
    assert shapley_any(chances) == pytest.approx(wanted, abs=1e-6)


def test_shapley_for_more_than_four_is_refused() -> None:
    with pytest.raises(ValueError, match="four players"):
        shapley_any([0.1] * 5)


def test_access_without_anybody() -> None:
    assert access({}) == (0.0, {})
    assert access({3: 0.0}) == (0.0, {})


# by hand: where chances are small, 1 − Π(1−a) is their sum
def test_small_chances_are_not_rounded_away() -> None:
    whole, shares = access({1: 1e-17, 2: 3e-17})
    assert whole == pytest.approx(4e-17, rel=1e-12)
    assert sum(shares.values()) == whole


# the golden map's: bo ⅓, cai −1, nothing → None; γ of cai .7, of kin 1
def test_give_and_take() -> None:
    cai = person(1, 4)
    assert giving_balance(0, 3) == -1
    assert goodwill(cai, 0, 3) == 0.7
    assert goodwill(person(1, 4, kin=True), 0, 3) == goodwill(person(1, 4, no_count=True), 0, 3) == 1.0
    assert goodwill(cai, 3, 1) == 1.0
    assert mutual_flow(cai, 0, 3) == 0.0
    stated = person(1, 4, offers=(Offer("legal"),), i_give=("listening",))
    assert mutual_flow(stated, 0, 0) == mutual_flow(stated, 5, 0.2) == 0.5


def test_complementarity() -> None:
    ego = Ego(context=("a", "b"), topics=(Topic("x"),))
    assert complementarity(ego, person(1, 4)) == 0.0  # an empty side alone gives no overlap
    assert complementarity(Ego(), person(1, 4, context=("a",))) is None
    assert complementarity(ego, person(1, 4, context=("a", "b"), topics=(Topic("x"), Topic("y")))) == 0.5


def test_overall_is_a_power_mean() -> None:
    assert overall({"trust": 0.0, "ease": 100.0, "learning": None}) == 25.0
    assert overall({}) is None
    keen = const.Purpose((0, 0, 3, 1, 0, 0))
    values = {"learning": 16.0, "trust": 64.0}
    assert overall(values, keen) == pytest.approx(((3 * 4 + 8) / 4) ** 2)
    shares = overall_shares(values, {"learning": {1: 16.0}, "trust": {2: 64.0}}, keen)
    assert sum(shares.values()) == pytest.approx(25.0)
    assert shares[1] == pytest.approx(15.0)
