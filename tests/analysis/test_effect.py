"""What a change would do, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from krets.analysis import effect, score
from krets.model import Change, Contact, Edit, Group, Level, Need, Network, Offer, Record, Tie, edits
from krets.model.constants import SCORES
from tests.analysis.drawn import NOW, TODAY
from tests.helpers.golden import ID, ON, golden


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ada(level: Level | None, days: int | None = None, **fields: Any) -> Network:
    """A map of one Ada, Bo in the tray, a group and a need."""
    seen = None if days is None else ago(days)
    records: list[Record] = [Group(id=1, name="choir"), Need(id=1, resource="legal")]
    people = [Contact(id=1, name="Ada", level=level, last_contact=seen, **fields), Contact(id=2, name="Bo")]
    return Network([*records, *people])


def why(network: Network, change: Change) -> tuple[str, dict[str, str | int | float]]:
    found = effect(network, change, TODAY)
    return found.reason, found.arguments


@pytest.mark.parametrize(
    ("level", "days", "to", "reason", "rest"),
    [
        (4, 31, 5, "ring-expects", {"days": 31, "expects": 7}),
        (4, 31, 3, "wakes", {"days": 31, "expects": 180}),
        (4, 3, 5, "in-time", {"days": 3, "expects": 7}),
        (5, 20, 4, "wakes", {"days": 20, "expects": 30}),
        (5, 400, 4, "wakes", {"days": 400, "expects": 30}),
        (3, None, 4, "never-dated", {}),
        (3, 5, 1, "not-met-yet", {}),
        (1, 5, 2, "meets", {}),
        (1, None, 3, "meets", {}),
        (None, None, 4, "placed-first", {"level": 4}),
        (None, 40, 4, "ring-expects", {"days": 40, "expects": 30}),
        (None, 4, 4, "in-time", {"days": 4, "expects": 30}),
        (None, None, 1, "not-met-yet", {}),
        (4, 3, None, "taken-off", {}),
    ],
)
def test_reasons_of_a_ring(
    level: Level | None, days: int | None, to: Level | None, reason: str, rest: dict[str, int]
) -> None:
    network = ada(level, days)
    assert why(network, edits.set_level(network, NOW, [1], to)) == (reason, {"name": "Ada", **rest})


def test_kin_are_expected_half_as_often() -> None:
    network = ada(4, 31, kin=True)
    change = edits.set_level(network, NOW, [1], 5)
    assert why(network, change) == ("ring-expects", {"name": "Ada", "days": 31, "expects": 14})


def test_reasons_of_other_changes() -> None:
    network = ada(4, 31)
    network.apply(edits.set_level(network, NOW, [2], 3))
    name = {"name": "Ada"}
    log: dict[str, Any] = {"on": TODAY}
    assert why(network, edits.seen(network, NOW, [1], TODAY)) == ("seen-now", name)
    assert why(network, edits.seen(network, NOW, [1], ago(50))) == ("seen-then", {**name, "days": 50})
    tied = edits.connect(network, NOW, 1, 2)
    assert why(network, tied) == ("tied", {"a": "Ada", "b": "Bo"})
    network.apply(tied)
    assert why(network, edits.edit_tie(network, NOW, 1, level=5)) == (
        "tie-level",
        {"a": "Ada", "b": "Bo", "level": 5},
    )
    assert why(network, edits.disconnect(network, NOW, 1)) == ("untied", {"a": "Ada", "b": "Bo"})
    assert why(network, edits.remove_contacts(network, NOW, [1])) == ("taken-off", name)
    assert why(network, edits.set_level(network, NOW, [1, 2], 5)) == ("several", {"count": 2})
    for direction, key in (("received", "receives"), ("given", "gives"), ("mutual", "mutual")):
        change = edits.log_exchange(network, NOW, 1, direction=direction, value=1, **log)
        assert why(network, change) == (key, name)
    learnt = edits.log_exchange(network, NOW, 1, direction="given", mode="E", **log)
    assert why(network, learnt) == ("learns", {**name, "mode": "E"})
    assert why(network, edits.set_sector(network, NOW, [1], 1)) == ("moves-sector", name)
    assert why(network, edits.edit_contacts(network, NOW, [1], trust="fully")) == ("trust", name)
    assert why(network, edits.edit_contacts(network, NOW, [1], word="ill")) == ("word", name)
    assert why(network, edits.who_could_help(network, NOW, 1, [1])) == ("need", {"resource": "legal"})
    assert why(network, edits.rename(network, NOW, 1, "Åsa")) == ("nothing-changes", {})
    assert why(network, Change(NOW, "move")) == ("nothing-changes", {})


def test_what_becomes_measured_is_named_and_not_counted() -> None:
    network = golden()
    network.apply(edits.remove_exchange(network, NOW, 3))
    for exchange in [e.id for e in network.exchanges.values() if e.mode]:
        network.apply(edits.remove_exchange(network, NOW, exchange))
    learns = edits.log_exchange(network, NOW, ID["ada"], on=ON, direction="mutual", mode="S")
    found = effect(network, learns, ON)
    assert found.starts == ("learning",)
    assert found.before["learning"] is found.after["learning"] is None
    assert (found.after["overall"] or 0) >= (found.before["overall"] or 0)
    back = effect(_with(network, learns), learns.inverse(), ON)
    assert back.starts == ()
    assert back.before == pytest.approx(found.after)


def test_only_needs_that_count_on_both_sides() -> None:
    helper = Contact(id=1, name="Ada", level=5, offers=(Offer("legal", confirmed=True),))
    network = Network([helper, Need(id=1, resource="legal"), Need(id=2, resource="car")])
    asked = effect(network, edits.who_could_help(network, NOW, 2, []), TODAY)
    assert score(_with(network, asked.change), TODAY).scores["resources"] == pytest.approx(45.0)
    assert asked.before["resources"] == asked.after["resources"] == pytest.approx(90.0)
    gone = effect(network, edits.remove_contacts(network, NOW, [1]), TODAY)
    assert gone.after["resources"] is gone.before["ease"] is None


# the design's section 6: what moves do to the overall score of the golden map
def test_the_golden_moves() -> None:
    network = golden()
    tomorrow: dict[str, Any] = {"on": ON, "value": 0, "direction": "mutual"}

    def gain(change: Change) -> float:
        found = effect(network, change, ON)
        return (found.after["overall"] or 0.0) - (found.before["overall"] or 0.0)

    def logged(name: str, **fields: Any) -> Change:
        return edits.log_exchange(network, NOW, ID[name], **{**tomorrow, **fields})

    def edited(name: str, **fields: Any) -> Change:
        return edits.edit_contacts(network, NOW, [ID[name]], **fields)

    assert gain(logged("dag")) == pytest.approx(2.058, abs=6e-4)
    assert gain(logged("finn")) == pytest.approx(1.197, abs=6e-4)
    assert gain(logged("hal")) == pytest.approx(0.151, abs=6e-4)
    assert gain(edited("ida", level=2, last_contact=ON)) == pytest.approx(0.988, abs=6e-4)
    assert gain(edited("eva", level=4, last_contact=ON)) == pytest.approx(1.916, abs=6e-4)
    assert gain(edited("eva", level=4)) == pytest.approx(-0.747, abs=6e-4)
    assert gain(edited("finn", level=2)) == pytest.approx(0.083, abs=6e-4)
    assert gain(logged("cai", value=3, direction="given")) == pytest.approx(0.216, abs=6e-4)
    assert gain(edits.connect(network, NOW, ID["ada"], ID["cai"])) == pytest.approx(0.148, abs=6e-4)
    nia = Contact(
        id=99, name="nia", level=3, groups=(9,), organisation="Ferris", offers=(Offer("rust", True),)
    )
    rust = Group(id=9, name="rust")
    arrival = Change(NOW, "add_contact", {}, (Edit(None, rust), Edit(None, nia)))
    assert gain(arrival) == pytest.approx(3.275, abs=6e-4)


def _with(network: Network, change: Change) -> Network:
    other = network.copy()
    other.apply(change)
    return other


def test_the_network_is_left_as_it_is() -> None:
    network = golden()
    effect(network, edits.remove_contacts(network, NOW, [1, 2]), ON)
    assert network == golden()
    assert set(effect(network, Change(NOW, "x"), ON).before) == {*SCORES, "overall"}


def test_a_tie_to_somebody_who_goes_is_no_reason() -> None:
    people = [Contact(id=1, name="Ada", level=4), Contact(id=2, name="Bo", level=4)]
    network = Network([*people, Tie(id=1, a=1, b=2)])
    assert why(network, edits.remove_contacts(network, NOW, [2])) == ("taken-off", {"name": "Bo"})
