"""Our own three CSV files imported together: people go by their ids, in any order of the files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Answers, Decisions, Found, maybes, plan_all, read_bytes, write
from krets.formats.own_tables import own_kind, read_own
from krets.formats.rows import parse_table
from krets.formats.text import decode
from krets.formats.together import together
from krets.model import Contact, Exchange, Network, Tie
from krets.rings import settle
from tests.helpers.strategies import NOW, networks

DAY = date(2026, 1, 2)
NAMESAKES = Network(
    [
        Contact(id=5, name="Ada Berg"),
        Contact(id=3, name="Ada Berg", level=4),
        Contact(id=8, name="Bo Ek"),
        Contact(id=9, name="Ada Berg"),
        Tie(id=1, a=5, b=8, level=5),
        Tie(id=2, a=3, b=9),
        Exchange(id=1, contact=5, on=DAY, direction="given"),
        Exchange(id=2, contact=5, on=DAY, direction="given"),
        Exchange(id=3, contact=9, on=DAY, direction="received", in_person=True),
    ]
)
ENDS = ("", "-ties", "-exchanges")


def files(network: Network) -> dict[str, Found]:
    return {end: read_bytes(content) for end, content in write(network, "csv").files.items()}


def imported(network: Network, found: Sequence[Found], decisions: Sequence[Decisions] = ()) -> Network:
    after = network.copy()
    after.apply(plan_all(network, found, settle, NOW, decisions=decisions)[0])
    return after


def drawn(network: Network) -> tuple[list[tuple[int, ...]], list[tuple[int, str]]]:
    """Who is tied with how many, and who has logged what: by id, whatever the order."""
    ties: list[tuple[int, ...]] = sorted((tie.a, tie.b, tie.level) for tie in network.ties.values())
    return ties, sorted((each.contact, each.direction) for each in network.exchanges.values())


@pytest.mark.parametrize("order", list(permutations(ENDS)))
def test_people_of_one_name_keep_their_own_ties_and_exchanges(order: tuple[str, ...]) -> None:
    three = files(NAMESAKES)
    found = [three[end] for end in order]
    network = imported(Network(), found)
    assert network.contacts.keys() == NAMESAKES.contacts.keys()
    assert drawn(network) == drawn(NAMESAKES)
    assert imported(network, found) == network
    among = imported(Network([Contact(id=1, name="Eva"), Contact(id=2, name="Bo Ek")]), found)
    assert drawn(among) == ([(2, 4, 5), (3, 5, 3)], [(4, "given"), (4, "given"), (5, "received")])
    assert imported(among, found) == among


@pytest.mark.parametrize("order", list(permutations(ENDS[1:])))
def test_ties_and_exchanges_without_the_people_are_of_the_same_ones(order: tuple[str, ...]) -> None:
    three = files(NAMESAKES)
    network = imported(Network(), [three[end] for end in order])
    assert network.contacts.keys() == NAMESAKES.contacts.keys()
    assert drawn(network) == drawn(NAMESAKES)


@pytest.mark.parametrize("order", list(permutations(ENDS)))
def test_who_is_left_out_is_so_in_every_file(order: tuple[str, ...]) -> None:
    three = files(NAMESAKES)
    decisions = [Decisions(left_out=frozenset({5})) if end == "" else Decisions() for end in order]
    network = imported(Network(), [three[end] for end in order], decisions)
    assert network.contacts.keys() == {3, 8, 9}
    assert drawn(network) == ([(3, 9, 3)], [(9, "received")])


def test_the_plan_of_the_people_has_it_all_and_the_others_are_bare() -> None:
    three = files(NAMESAKES)
    found = [three[end] for end in ("-ties", "", "-exchanges")]
    _, plans = plan_all(Network(), found, settle, NOW)
    assert [(len(made.new), len(made.ties), len(made.exchanges)) for made in plans] == [
        (0, 0, 0),
        (4, 2, 3),
        (0, 0, 0),
    ]
    pairs = maybes(Network(), found)
    assert (pairs[0], pairs[2]) == ((), ())
    assert {each.person.name for each in pairs[1]} == {"Ada Berg"}
    once = together(found)
    assert all(one is other for one, other in zip(once, together(once), strict=True))


def test_who_is_not_in_the_table_of_people_is_skipped_with_the_line() -> None:
    three = files(NAMESAKES)
    people = [person for person in three[""].people if person.id != 5]
    fewer = msgspec.structs.replace(three[""], people=people)
    whole, ties, exchanges = together([fewer, three["-ties"], three["-exchanges"]])
    assert (len(whole.ties), len(whole.exchanges)) == (1, 1)
    assert [(each.where, each.line, each.why, each.arguments) for each in ties.skipped] == [
        ("ties", 2, "no-such-person", {"id": "5"})
    ]
    assert [(each.where, each.line) for each in exchanges.skipped] == [("exchanges", 2), ("exchanges", 3)]


def test_each_export_of_several_gets_its_own() -> None:
    other = Network(
        [
            Contact(id=5, name="Cai Lie"),
            Contact(id=8, name="Dag Ås"),
            Contact(id=9, name="Ada Berg"),
            Tie(id=1, a=5, b=9),
        ]
    )
    mine, theirs = files(NAMESAKES), files(other)
    found = [theirs["-ties"], mine["-exchanges"], mine[""], theirs[""], mine["-ties"]]
    bare, _, first, second, _ = together(found)
    assert bare.people == []
    assert (len(first.ties), len(first.exchanges)) == (2, 3)
    assert [(tie.a, tie.b) for tie in second.ties] == [(5, 9)]
    alone = [theirs["-ties"], mine[""]]
    assert together(alone) == alone
    assert together([theirs["-ties"], mine["-ties"]]) == [theirs["-ties"], mine["-ties"]]


def test_the_same_file_twice_or_a_workbook_beside_it_doubles_nothing() -> None:
    three = files(NAMESAKES)
    twice = imported(Network(), [*three.values(), *three.values()])
    assert drawn(twice) == drawn(NAMESAKES)
    book = read_bytes(write(NAMESAKES, "xlsx").files[""])
    both = imported(Network(), [three["-exchanges"], book, three["-ties"]])
    assert drawn(both) == drawn(NAMESAKES)


def in_one(network: Network) -> Found:
    """The three tables read at once, as the sheets of a workbook are."""
    tables = [parse_table(decode(each)[0], Answers()) for each in write(network, "csv").files.values()]
    return read_own({own_kind(table): table for table in tables if table is not None}, Answers(), [])


@settings(max_examples=40)
@given(networks(), st.permutations(ENDS))
def test_in_any_order_any_map_comes_as_its_tables_do_at_once(network: Network, order: list[str]) -> None:
    three = files(network)
    found = together([three[end] for end in order])
    whole, wanted = found[order.index("")], in_one(network)
    assert (whole.people, whole.groups) == (wanted.people, wanted.groups)
    assert (whole.ties, whole.exchanges) == (wanted.ties, wanted.exchanges)
    assert sum(len(each.people) for each in found) == len(whole.people)
