"""A network of nodes and edges made people, levels and ties: who is ego, what weights mean, what is told."""

from __future__ import annotations

import inspect
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats import Found, Unreadable
from krets.formats.found import Answers, Candidate, Remark
from krets.formats.graph import Edge, Graph, Node, kind_of_graph, number_of, whole
from krets.formats.graph_found import graph_found
from krets.model import Ego, Offer, Tie, Topic
from krets.words import say_remark, say_skipped, say_trouble

ADA, BO, CAI, DAG, EVA = (
    Node(id_, name) for id_, name in zip("abcde", ("Ada", "Bo", "Cai", "Dag", "Eva"), strict=True)
)
PEOPLE = [ADA, BO, CAI, DAG, EVA]


def found(
    edges: list[Edge], nodes: list[Node] | None = None, me: str = "", ego: str | None = None, **meanings: str
) -> Found:
    graph = Graph(nodes=PEOPLE if nodes is None else nodes, edges=edges, ego=ego)
    return graph_found(graph, "graphml", Answers(me=me, meanings=meanings), [])


def star(*weights: float | None) -> list[Edge]:
    """Edges from Ada to the others, of these weights."""
    return [Edge("a", other, weight) for other, weight in zip("bcde", weights, strict=False)]


def levels(result: Found) -> dict[str, int | None]:
    return {person.name: person.level for person in result.people}


def keys(result: Found) -> list[str]:
    return [remark.key for remark in result.warnings]


def reasons(result: Found) -> list[tuple[str, str]]:
    return [(skipped.where, skipped.why) for skipped in result.skipped]


def test_the_most_connected_is_proposed_and_can_be_corrected() -> None:
    edges = [*star(None, None, None), Edge("b", "c")]
    result = found(edges)
    assert result.ego == Ego(name="Ada")
    assert result.me == "Ada"
    assert result.candidates == [
        Candidate("Ada", "Ada", 3),
        Candidate("Bo", "Bo", 2),
        Candidate("Cai", "Cai", 2),
        Candidate("Dag", "Dag", 1),
        Candidate("Eva", "Eva", 0),
    ]
    assert result.warnings[0] == Remark("ego-proposed", {"name": "Ada", "ties": 3})
    corrected = found(edges, me="bo")
    assert corrected.ego == Ego(name="Bo")
    assert "ego-proposed" not in keys(corrected)
    assert {person.name for person in corrected.people} == {"Ada", "Cai", "Dag", "Eva"}
    assert found(edges, me="c").ego == Ego(name="Cai")


def test_nobody_is_ego_where_the_user_says_so_or_names_somebody_else() -> None:
    edges = star(2.0, 5.0)
    result = found(edges, me="-")
    assert (result.ego, result.me, len(result.people), len(result.ties)) == (None, "", 5, 2)
    stranger = found(edges, me="Zoë")
    assert (stranger.ego, stranger.me, len(stranger.people)) == (None, "", 5)
    assert Remark("ego-not-found", {"name": "Zoë"}) in stranger.warnings


def test_a_node_that_the_file_marks_is_ego_and_says_more() -> None:
    ada = Node(
        "a",
        "Ada",
        {"krets": "ego", "organisation": "Nordlys", "offers": "legal (confirmed)", "topics": "sea"},
    )
    result = found(star(4.0), [ada, BO], ego="a")
    assert result.ego == Ego(
        name="Ada", organisation="Nordlys", offers=(Offer("legal", True),), topics=(Topic("sea"),)
    )
    assert keys(result) == ["levels-as-weights"]
    assert "krets" not in {column.header for column in result.columns}
    assert found(star(4.0), [Node("a"), BO], ego="a").ego == Ego()


def test_a_network_without_ties_has_no_ego() -> None:
    result = found([])
    assert (result.ego, result.me, len(result.people)) == (None, "", 5)
    assert keys(result) == []


def test_each_candidate_is_meant_by_its_key_even_among_namesakes() -> None:
    nodes = [Node("1", "Bo"), Node("2", "Bo"), Node("Bo", "1"), Node("4", "Eva"), Node("5", "2")]
    edges = [Edge("1", "4"), Edge("2", "4"), Edge("2", "Bo")]
    candidates = found(edges, nodes).candidates
    assert len({candidate.key for candidate in candidates}) == len(candidates) >= 4
    for candidate in candidates:
        again = found(edges, nodes, me=candidate.key)
        assert again.ego == Ego(name=candidate.name)
        assert again.me == candidate.key


def test_whole_weights_from_2_to_5_are_levels_as_they_stand() -> None:
    result = found([*star(5.0, 2.0, 3.0), Edge("b", "c", 4.0)])
    assert levels(result) == {"Bo": 5, "Cai": 2, "Dag": 3, "Eva": None}
    assert [tie.level for tie in result.ties] == [4]
    assert "levels-as-weights" in keys(result)


def test_other_weights_are_cut_into_four_on_a_logarithmic_scale() -> None:
    # by hand: from 1 to 10,000 the bounds are 10, 100 and 1,000
    result = found([*star(1.0, 99.0, 101.0, 10_000.0), Edge("b", "c", 9.0), Edge("c", "d", 1_001.0)], me="a")
    assert levels(result) == {"Bo": 2, "Cai": 3, "Dag": 4, "Eva": 5}
    assert [tie.level for tie in result.ties] == [2, 5]
    assert result.warnings == [
        Remark(
            "levels-from-weights",
            {"distant": 1.0, "familiar": 10.0, "close": 100.0, "closest": 1000.0, "most": 10_000.0},
        )
    ]


@given(st.lists(st.floats(1e-300, 1e300), min_size=2, max_size=4, unique=True))
def test_least_and_greatest_weight_give_the_outermost_levels_and_order_is_kept(weights: list[float]) -> None:
    result = found(star(*weights), me="a")
    given_ = sorted(
        zip(weights, (levels(result)[name] for name in ("Bo", "Cai", "Dag", "Eva")), strict=False)
    )
    ordered = [level for _, level in given_]
    assert all(level is not None and 2 <= level <= 5 for level in ordered)
    assert ordered == sorted(ordered, key=lambda level: level or 0)
    if given_[-1][0] / given_[0][0] > 1.001:
        assert (ordered[0], ordered[-1]) == (2, 5)


@pytest.mark.parametrize("weights", [(None, None), (7.0, 7.0)])
def test_without_telling_weights_nobody_is_placed(weights: tuple[float | None, ...]) -> None:
    result = found([*star(*weights), Edge("b", "c", weights[0])], me="a")
    assert set(levels(result).values()) == {None}
    assert [tie.level for tie in result.ties] == [3]
    assert keys(result) == ["no-levels"]


def test_a_level_that_is_stated_goes_before_the_weight() -> None:
    nodes = [ADA, Node("b", "Bo", {"level": "Not met yet"}), CAI, Node("d", "Dag", {"ring": "x"}), EVA]
    edges = [
        Edge("a", "b", 9.0),
        Edge("a", "c", 1.0, attributes={"level": "1"}),
        Edge("c", "d", 8.0, attributes={"level": "4"}),
        Edge("c", "e", 8.0, attributes={"level": "nine"}),
    ]
    result = found(edges, nodes, me="a")
    assert levels(result) == {"Bo": 1, "Cai": 1, "Dag": None, "Eva": None}
    assert [tie.level for tie in result.ties] == [4, 2]
    assert [(each.why, each.arguments) for each in result.skipped] == [
        ("not-understood", {"name": "Cai", "field": "level"}),
    ]
    placed = found([Edge("a", "b")], nodes, me="a")
    assert "no-levels" not in keys(placed)


@pytest.mark.parametrize("weight", [0.0, -2.0, math.nan, math.inf])
def test_a_weight_that_is_no_number_above_0_costs_its_edge(weight: float) -> None:
    result = found([*star(3.0, weight)], me="a")
    assert levels(result) == {"Bo": 3, "Cai": None, "Dag": None, "Eva": None}
    assert reasons(result) == [("edges[1]", "no-weight")]
    assert result.skipped[0].arguments == {"a": "Ada", "b": "Cai"}


def test_edges_to_oneself_and_to_nobody_are_skipped_and_told_of() -> None:
    result = found([Edge("b", "b"), Edge("b", "x"), Edge("", "b"), Edge("b", "c")], me="-")
    assert reasons(result) == [
        ("edges[0]", "self-tie"),
        ("edges[1]", "no-such-person"),
        ("edges[2]", "no-such-person"),
    ]
    assert [(tie.a, tie.b) for tie in result.ties] == [(2, 3)]


def test_several_edges_between_two_are_one_tie_with_all_their_kinds() -> None:
    edges = [
        Edge("c", "b", 2.0, "advice"),
        Edge("b", "c", 2.0, "work; choir"),
        Edge("b", "c", 2.0, attributes={"kinds": "advice; kin", "feel": "good"}),
        Edge("c", "b", 5.0),
    ]
    result = found(edges, me="-")
    kinds = ("advice", "work", "choir", "kin")
    assert result.ties == [Tie(id=1, a=2, b=3, level=5, kinds=kinds, feel="good")]
    assert [(each.where, each.why, each.arguments) for each in result.skipped] == [
        ("edges[3]", "double-tie", {"a": "Bo", "b": "Cai"})
    ]


def test_kinds_of_ties_with_ego_are_told_of_and_how_it_feels_is_kept() -> None:
    result = found([Edge("a", "b", 4.0, "kin", {"feel": "mixed"}), Edge("c", "a", 2.0)], me="a")
    assert (result.people[0].feel, result.people[1].feel) == ("mixed", None)
    assert Remark("kinds-with-ego", {"count": 1}) in result.warnings


def test_attributes_are_columns_that_can_be_corrected() -> None:
    nodes = [
        Node("1", "n1", {"Full Name": "Ada Ås", "company": "Nordlys", "circle": "Choir; Work", "x": "0.5"}),
        Node("2", "n2", {"company": "Havkraft", "circle": "Work", "birthday": "", "x": "0.7", "weight": "8"}),
    ]
    result = found([], nodes)
    assert [(person.name, person.organisation) for person in result.people] == [
        ("Ada Ås", "Nordlys"),
        ("n2", "Havkraft"),
    ]
    assert [group.name for group in result.groups] == ["Choir", "Work"]
    assert [person.groups for person in result.people] == [(1, 2), (2,)]
    shown = {column.header: (column.meaning, column.samples) for column in result.columns}
    assert shown["company"] == ("organisation", ("Nordlys", "Havkraft"))
    assert shown["x"] == ("", ("0.5", "0.7"))
    assert shown["weight"] == ("", ("8",))
    corrected = found([], nodes, x="place", company="")
    assert [(person.place, person.organisation) for person in corrected.people] == [("0.5", ""), ("0.7", "")]


def test_a_name_goes_before_a_label_and_the_id_serves_without_either() -> None:
    nodes = [
        Node("1", attributes={"label": "Node", "name": "Ada"}),
        Node("2", "Bo", {"first_name": "Bo", "last name": "Ek"}),
        Node("3", "", {"nickname": "Cai"}),
        Node("dag"),
        Node("\u200b"),
        Node("fay", "\u200b"),
    ]
    result = found([], nodes)
    assert [person.name for person in result.people] == ["Ada", "Bo Ek", "Cai", "dag", "fay"]
    assert reasons(result) == [("nodes[4]", "no-name")]


def test_answers_of_an_interview_in_columns_of_true_and_false() -> None:
    nodes = [
        Node("1", "Ada", {"circle_work": "true", "circle_choir": "false"}),
        Node("2", "Bo", {"circle_choir": "TRUE"}),
    ]
    result = found([], nodes, circle_work="groups", circle_choir="groups")
    assert [group.name for group in result.groups] == ["work", "choir"]
    assert [person.groups for person in result.people] == [(1,), (2,)]
    assert found([], [Node("1", "Ada", {"i_give": "True"})]).people[0].i_give == ("True",)


def test_a_double_id_is_skipped_and_what_is_not_understood_told() -> None:
    result = found([], [ADA, Node("a", "Other"), Node("b", "Bo", {"last seen": "soon"})])
    assert [person.name for person in result.people] == ["Ada", "Bo"]
    assert reasons(result) == [("nodes[1]", "twice"), ("", "not-understood")]


def test_who_introduced_somebody_is_found_among_the_people() -> None:
    nodes = [
        Node("1", "Ada", {"introduced_by": "bo"}),
        Node("2", "Bo", {"introduced_by": "Bo"}),
        Node("3", "Cai", {"introduced_by": "Eva"}),
        Node("4", "Eva"),
        Node("5", "Eva"),
    ]
    assert [person.introduced_by for person in found([], nodes).people] == [2, "Bo", "Eva", None, None]


def test_several_graphs_are_read_together_unless_their_ids_clash() -> None:
    told: list[Remark] = []
    both = whole([Graph(nodes=[ADA], edges=[Edge("a", "a")]), Graph(), Graph(nodes=[BO], ego="b")], told)
    assert ([node.id for node in both.nodes], both.ego, len(both.edges)) == (["a", "b"], "b", 1)
    assert told == [Remark("several-graphs", {"count": 2})]
    told = []
    first = whole([Graph(nodes=[ADA]), Graph(nodes=[Node("a", "Other"), BO])], told)
    assert [node.label for node in first.nodes] == ["Ada"]
    assert told == [Remark("first-graph", {"count": 2})]


def test_a_file_without_nodes_is_empty_and_one_with_too_many_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(Unreadable, match="empty"):
        whole([Graph()], [])
    monkeypatch.setattr("krets.formats.graph.MOST_PEOPLE", 4)
    with pytest.raises(Unreadable, match="too-large"):
        whole([Graph(nodes=PEOPLE)], [])


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        ('<?xml version="1.0"?>\n<!-- <gexf> -->\n<graphml xmlns="x">', "graphml"),
        ("\ufeff<gexf>", "gexf"),
        ("<g:graphml>", "graphml"),
        ("<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml/>", "graphml"),
        ("<svg><graphml/></svg>", ""),
        ("<?xml", ""),
        ("<!-- never closed <graphml>", ""),
        ("<", ""),
        ("% a comment\n\n*Vertices 3", "pajek"),
        ("*NETWORK x\n", "pajek"),
        ("*node data\nID name", ""),
        ("Ada\n*Vertices 3", ""),
        ("", ""),
    ],
)
def test_network_files_are_told_by_their_beginning(beginning: str, kind: str) -> None:
    assert kind_of_graph(beginning) == kind


@given(st.text(st.sampled_from("<!?->- graphmlgexf[]*%\n"), max_size=200))
def test_any_beginning_is_told_or_not(beginning: str) -> None:
    assert kind_of_graph(beginning) in {"", "graphml", "gexf", "pajek"}


@pytest.mark.parametrize(("text", "number"), [(" 1 ", 1.0), ("0,5", 0.5), ("-2", -2.0), ("1e3", 1000.0)])
def test_numbers_with_point_or_comma(text: str, number: float) -> None:
    assert number_of(text) == number
    assert math.isnan(number_of(f"{text} x"))


def test_what_is_said_of_a_network_has_its_sentence() -> None:
    general = say_remark("nothing-known")
    arguments: dict[str, object] = {"name": "Ada", "ties": 3, "count": 2, "sections": "events"}
    arguments |= dict.fromkeys(("distant", "familiar", "close", "closest", "most"), 1.5)
    folder = Path(inspect.getfile(graph_found)).parent
    sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py"))]
    ours = [text for text in sources if "krets.formats.graph" in text or "Graph(msgspec" in text]
    keys_ = set(re.findall(r'Remark\(\s*"([a-z-]+)"', "\n".join(ours)))
    assert len(keys_) >= 12
    for key in keys_:
        said = say_remark(key, arguments)
        assert said != general, key
        assert not set("{…") & set(said)
    for why in ("no-weight", "hyper-edge", "no-id", "strange-line"):
        assert say_skipped(why, {"a": "Ada", "b": "Bo"}) != say_skipped("nothing-known")
    for key in ("broken-xml", "is-xml-entities"):
        assert say_trouble(key, {"line": 1, "column": 2}) != say_trouble("nothing-known")


ids = st.sampled_from("abcdexyz")
weights = st.none() | st.floats() | st.sampled_from((2.0, 3.0))


@given(st.lists(st.builds(Edge, ids, ids, weights, st.text(max_size=5))), st.text(max_size=3))
def test_any_edges_give_ties_that_a_map_can_hold(edges: list[Edge], me: str) -> None:
    result = found(edges, me=me)
    people = {person.id for person in result.people}
    assert len(people) == len(result.people)
    assert all(tie.a < tie.b and {tie.a, tie.b} <= people and 2 <= tie.level <= 5 for tie in result.ties)
    assert len({(tie.a, tie.b) for tie in result.ties}) == len(result.ties)
