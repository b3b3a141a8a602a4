"""What holds for every map."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given

from krets.analysis import effect, score
from krets.model import Change, Contact, Edit, Exchange, Need, Network, Offer, Record, Tie, edits
from krets.model.constants import SCORES
from tests.analysis.drawn import NOW, TODAY, drawn_map, randoms


def _arrivals(*records: Record) -> tuple[Edit, ...]:
    return tuple(Edit(None, record) for record in records)


@given(randoms)
def test_shares_add_up(random: Random) -> None:
    found = score(drawn_map(random), TODAY)
    for key in SCORES:
        assert sum(found.shares[key].values()) == pytest.approx(found.scores[key] or 0.0, abs=1e-7)
    assert sum(found.share.values()) == pytest.approx(found.overall, abs=1e-7)


@given(randoms)
def test_ranges(random: Random) -> None:
    network = drawn_map(random)
    found = score(network, TODAY)
    for value in (*found.scores.values(), found.overall):
        assert value is None or 0.0 <= value <= 100.0
    assert all(found.scores[key] is not None for key in ("attraction", "trust", "outreach"))
    assert all(0.0 <= fresh <= 1.0 for fresh in found.vitality.values())
    assert found.vitality.keys() == {contact.id for contact in network.placed()}
    balance, tilt = found.measures["balance"], found.measures["tilt"]
    assert balance is None or 0.0 <= balance <= 1.0
    assert tilt is None or -1.0 <= tilt <= 1.0
    assert found.measured == sum(value is not None for value in found.scores.values())


@given(randoms)
def test_the_map_is_left_as_it_is(random: Random) -> None:
    network = drawn_map(random)
    before = network.copy()
    score(network, TODAY)
    assert network == before


@given(randoms)
def test_relabelling_changes_no_score(random: Random) -> None:
    network = drawn_map(random)
    old = list(network.contacts)
    new = dict(zip(old, random.sample(range(-50, 50), len(old)), strict=True))
    records: list[Record] = []
    for record in network.records():
        if isinstance(record, Contact):
            records.append(msgspec.structs.replace(record, id=new[record.id]))
        elif isinstance(record, Tie):
            a, b = sorted((new[record.a], new[record.b]))
            records.append(msgspec.structs.replace(record, a=a, b=b))
        elif isinstance(record, Exchange):
            records.append(msgspec.structs.replace(record, contact=new[record.contact]))
        else:
            records.append(record)
    first, second = score(network, TODAY), score(Network(records), TODAY)
    assert first.scores == pytest.approx(second.scores, abs=1e-9)
    assert first.measures == pytest.approx(second.measures, abs=1e-9)
    for key in ("attraction", "learning"):
        ours = sorted(first.shares[key].values())
        assert ours == pytest.approx(sorted(second.shares[key].values()), abs=1e-9)


@given(randoms)
def test_somebody_not_met_yet_leaves_the_ego_graph_alone(random: Random) -> None:
    network = drawn_map(random)
    before = score(network, TODAY).measures
    new = Contact(id=99, name="far", level=1, organisation="A")
    ties = [Tie(id=100 + c, a=c, b=99) for c in network.contacts if random.random() < 0.5]
    network.apply(Change(NOW, "import", {}, _arrivals(new, *ties)))
    assert score(network, TODAY).measures == before


@given(randoms)
def test_three_hundred_strangers_in_the_tray_change_nothing(random: Random) -> None:
    network = drawn_map(random)
    before = score(network, TODAY)
    strangers = [
        Contact(id=1000 + i, name="x", organisation="A", offers=(Offer("legal"),), wants=("rust",))
        for i in range(300)
    ]
    ties: list[Record] = [Tie(id=1000 + i, a=1000 + i, b=1001 + i) for i in range(299)]
    ties += [Tie(id=2000 + c, a=c, b=1000 + c) for c in network.contacts]
    log = [Exchange(id=1000, contact=1000, on=TODAY, direction="mutual", value=3, mode="S", topic="new")]
    network.apply(
        Change(NOW, "import", {}, tuple(Edit(None, record) for record in (*strangers, *ties, *log)))
    )
    assert score(network, TODAY) == before


def _never_falls(network: Network, change: Change, keys: tuple[str, ...] = (*SCORES, "overall")) -> None:
    assume(bool(change))
    found = effect(network, change, TODAY)
    for key in keys:
        then, now = found.before[key], found.after[key]
        if then is not None and now is not None:
            assert now >= then - 1e-9, key


@given(randoms)
def test_doing_good_never_lowers_a_score(random: Random) -> None:
    """The design's list of section 4; each on a map where nobody speaks ill of ego."""
    network = drawn_map(random, ill=False)
    assume(network.contacts)
    whom = random.choice(sorted(network.contacts))
    level: Any = network.contacts[whom].level
    choices: list[Change] = []
    if level is None:
        choices += [edits.set_level(network, NOW, [whom], to) for to in (1, 2, 3, 4, 5)]
    else:
        choices += [edits.seen(network, NOW, [whom], TODAY)] if level > 1 else []
        choices += [
            edits.log_exchange(network, NOW, whom, on=TODAY, direction="given", value=2),
            edits.log_exchange(network, NOW, whom, on=TODAY, direction="mutual", mode="E"),
            edits.log_exchange(network, NOW, whom, on=TODAY, direction="received", mode="C"),
            edits.log_exchange(network, NOW, whom, on=TODAY, direction="mutual", topic="new"),
        ]
        if level < 5:  # a ring inwards after meeting; from level 1 it is the meeting itself
            choices.append(edits.edit_contacts(network, NOW, [whom], level=level + 1, last_contact=TODAY))
    for other, tie in network.neighbours(whom).items():
        del other
        if tie.level < 5:
            choices.append(edits.edit_tie(network, NOW, tie.id, level=tie.level + 1))
    for change in choices:
        _never_falls(network, change)


@given(randoms)
def test_a_ring_inwards_freshly_met_never_lowers_a_score(random: Random) -> None:
    network = drawn_map(random, ill=False)
    known = [contact for contact in network.placed() if contact.level in {2, 3, 4}]
    assume(known)
    whom = random.choice(sorted(known, key=lambda contact: contact.id))
    network.apply(edits.seen(network, NOW, [whom.id], TODAY))
    level: Any = (whom.level or 0) + 1
    _never_falls(network, edits.set_level(network, NOW, [whom.id], level))


@given(randoms)
def test_mending_the_only_ill_word_never_lowers_a_score(random: Random) -> None:
    network = drawn_map(random, ill=False)
    assume(network.contacts)
    whom = random.choice(sorted(network.contacts))
    network.apply(edits.edit_contacts(network, NOW, [whom], word="ill"))
    _never_falls(network, edits.edit_contacts(network, NOW, [whom], word=None))


def test_what_is_deliberately_not_monotone() -> None:
    """A ring inwards without contact lowers vitality; receiving without giving lowers resources."""
    seen = msgspec.structs.replace(Contact(id=1, name="Dag"), last_contact=TODAY.replace(month=8))
    dag = msgspec.structs.replace(seen, level=3, offers=(Offer("legal"),))
    network = Network([dag, Need(id=1, resource="legal")])
    inwards = effect(network, edits.set_level(network, NOW, [1], 5), TODAY)
    assert (inwards.after["trust"] or 0) < (inwards.before["trust"] or 0)
    log = edits.log_exchange(network, NOW, 1, on=TODAY, direction="received", value=3)
    received = effect(network, log, TODAY)
    assert (received.after["resources"] or 0) < (received.before["resources"] or 0)
