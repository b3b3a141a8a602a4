"""Ties as tables: edge lists, matrices, adjacency lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats import Found, Unreadable
from krets.formats.found import Answers
from krets.formats.graph_ego import NOBODY
from krets.formats.tables import read_any_table

NOT_ME = Answers(me=NOBODY)


def read(text: str, answers: Answers = NOT_ME) -> Found:
    found = read_any_table(text, answers, [])
    assert found is not None
    return found


def ties(found: Found) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Each tie as "Ada-Bo", with its level and its kinds."""
    names = {person.id: person.name for person in found.people}
    return {"-".join(sorted((names[tie.a], names[tie.b]))): (tie.level, tie.kinds) for tie in found.ties}


@pytest.mark.parametrize(
    ("source", "target"),
    [("Source", "Target"), ("from", "to"), ("Ego", "Alter"), ("i", "j"), ("Fra", "Til"), ("Från", "Till")],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_ends_of_edges_by_any_name(source: str, target: str, separator: str) -> None:
    text = f"{source},{target}\nAda,Bo\nBo,Cai\n".replace(",", separator)
    found = read(text)
    assert (found.format, found.separator) == ("edges", separator)
    assert [person.name for person in found.people] == ["Ada", "Bo", "Cai"]
    assert ties(found) == {"Ada-Bo": (3, ()), "Bo-Cai": (3, ())}
    assert [column.meaning for column in found.columns] == ["source", "target"]


def test_gephi_s_own_edges() -> None:
    text = (
        "Source,Target,Type,Id,Label,Weight,Interval\n"
        'Ada,Bo,Undirected,0,choir,2,"<[2007,2009]>"\n'
        "Bo,Cai,Undirected,1,,5,\n"
        "Cai,Cai,Directed,2,,3,\n"
        "Bo,Ada,Directed,3,work,3,\n"
        "Dag,,Directed,4,,3,\n"
    )
    found = read(text)
    assert ties(found) == {"Ada-Bo": (3, ("choir", "work")), "Bo-Cai": (5, ())}
    assert [(each.line, each.why) for each in found.skipped] == [
        (4, "self-tie"),
        (5, "double-tie"),
        (6, "no-end"),
    ]


def test_a_row_in_which_an_end_is_missing_is_told_with_its_line() -> None:
    found = read("Source,Target\nAda,\nAda,Bo\n ,Bo\nBo,Cai,Dag\n")
    assert ties(found) == {"Ada-Bo": (3, ())}
    assert [(each.line, each.why) for each in found.skipped] == [
        (2, "no-end"),
        (4, "no-end"),
        (5, "wrong-columns"),
    ]
    assert words.say_skipped("no-end") == "a tie of which an end is missing"


def test_a_type_that_says_more_than_a_direction_is_a_kind() -> None:
    assert ties(read("Source,Target,Type\nAda,Bo,choir\nBo,Cai,Directed\n")) == {
        "Ada-Bo": (3, ("choir",)),
        "Bo-Cai": (3, ("Directed",)),
    }


def test_of_a_weight_that_changed_the_last_value_counts() -> None:
    text = (
        "Source;Target;Weight\n"
        '1;2;"<[2007, 2008, 25.5]; [2008, 2009, 2.0]>"\n'
        '2;3;"<[2007.0, Infinity, 5]>"\n'
        '3;1;"<(2007, 2008, 9); [2008, 2009, 4)>"\n'
    )
    assert {name: level for name, (level, _) in ties(read(text)).items()} == {"1-2": 2, "2-3": 5, "1-3": 4}


def test_a_decimal_comma() -> None:
    found = read("Source;Target;Weight\nA;B;0,5\nB;C;8,0\n")
    assert {name: level for name, (level, _) in ties(found).items()} == {"A-B": 2, "B-C": 5}


def test_the_user_says_which_columns_are_the_ends() -> None:
    text = "Hvem,Kjenner,Hvor\nAda,Bo,kor\nBo,Cai,jobb\n"
    meanings = {"Hvem": "source", "Kjenner": "target", "Hvor": "relation"}
    assert ties(read(text, Answers(meanings=meanings, me=NOBODY))) == {
        "Ada-Bo": (3, ("kor",)),
        "Bo-Cai": (3, ("jobb",)),
    }
    people = read("Source,Target\nAda,Bo\nBo,Cai\n", Answers(meanings={"Source": "name", "Target": "note"}))
    assert [(person.name, person.note) for person in people.people] == [("Ada", "Bo"), ("Bo", "Cai")]


def test_people_who_came_from_somewhere_are_no_edges() -> None:
    found = read("First Name,Last Name,From,To\nAda,Berg,Oslo,Moss\nBo,Ek,Moss,Oslo\n")
    assert (found.format, len(found.people)) == ("table", 2)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_two_bare_columns_that_share_their_labels(separator: str) -> None:
    text = "Ada,Bo\nBo,Cai\nCai,Ada\nCai,Dag\n".replace(",", separator)
    assert set(ties(read(text))) == {"Ada-Bo", "Bo-Cai", "Ada-Cai", "Cai-Dag"}


def test_three_bare_columns_are_two_ends_and_a_weight_or_a_kind() -> None:
    assert ties(read("1,2,2\n2,3,5\n3,1,4\n")) == {"1-2": (2, ()), "2-3": (5, ()), "1-3": (4, ())}
    assert ties(read("Ada;Bo;kor\nBo;Cai;jobb\nCai;Ada;kor\n"))["Bo-Cai"] == (3, ("jobb",))


def test_an_adjacency_list_ties_the_first_with_each_other_one() -> None:
    found = read("Ada;Bo;Cai;Dag\nBo;Cai\nCai;Dag\nEva\n")
    assert [person.name for person in found.people] == ["Ada", "Bo", "Cai", "Dag", "Eva"]
    assert set(ties(found)) == {"Ada-Bo", "Ada-Cai", "Ada-Dag", "Bo-Cai", "Cai-Dag"}


MATRIX = "{corner};Ada;Bo;Cai\nAda;1;2;0\nBo;2;;5\nCai;0;5;0\n"


@pytest.mark.parametrize("corner", ["", "x", "Name", '""'])
def test_a_matrix(corner: str) -> None:
    found = read(MATRIX.format(corner=corner))
    assert ties(found) == {"Ada-Bo": (2, ()), "Bo-Cai": (5, ())}
    assert not found.skipped


def test_a_matrix_of_ticks_and_of_half_the_pairs() -> None:
    found = read(",Ada,Bo,Cai,Dag\nAda,,,,\nBo,x,,,\nCai,,x,,\nDag,,,,\n")
    assert set(ties(found)) == {"Ada-Bo", "Bo-Cai"}
    assert [person.name for person in found.people] == ["Ada", "Bo", "Cai", "Dag"]


def test_what_a_matrix_cannot_mean_is_told() -> None:
    found = read(MATRIX.format(corner="").replace(";5;0", ";much;0"))
    assert [(each.line, each.why) for each in found.skipped] == [(4, "no-weight")]


def test_a_large_matrix_takes_no_longer_than_its_cells() -> None:
    size = 600
    labels = [f"P{number}" for number in range(size)]
    rows = [",".join(["", *labels])] + [f"{label}," + ",".join(["0"] * size) for label in labels]
    rows[1] = f"P0,0,1{',0' * (size - 2)}"
    found = read("\n".join(rows))
    assert (len(found.people), len(found.ties)) == (size, 1)


@given(st.lists(st.lists(st.sampled_from(["Ada", "Bo", "Cai", "", "1", "0,5", '"']), max_size=5), max_size=6))
@settings(max_examples=150)
def test_any_labels_are_read_or_not(rows: list[list[str]]) -> None:
    for separator in ";,\t":
        try:
            found = read_any_table("\n".join(separator.join(row) for row in rows), NOT_ME, [])
        except Unreadable:
            continue
        known = {person.id for person in found.people} if found else set()
        assert found is None or all({tie.a, tie.b} <= known and tie.a < tie.b for tie in found.ties)
