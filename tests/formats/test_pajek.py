"""Pajek's networks and projects: every trap on a small invented file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Found, Unreadable
from krets.formats.found import Answers, Remark
from krets.formats.pajek import read_pajek
from krets.model import Ego

PLAIN = """*Network choir
*Vertices 4
% who is who
1 "Ada Ås"       0.1000 0.2000 0.5000 box ic Red bc Black
2 "Bo"           0.3 0.4
3 Cai
4 "Dag Moe" ellipse x_fact 2 age "41"
*Arcs :1 "advice"
1 2 5
2 1 3 c Blue
1 3 2 l "neighbours"
*Edges :2 "choir practice"
2 3 4
"""


def read(text: str, me: str = "-", **meanings: str) -> Found:
    return read_pajek(text, Answers(me=me, meanings=meanings), [])


def names(result: Found) -> list[str]:
    return [person.name for person in result.people]


def ties(result: Found) -> list[tuple[int, int, int, tuple[str, ...]]]:
    return [(tie.a, tie.b, tie.level, tie.kinds) for tie in result.ties]


def lines_skipped(result: Found) -> list[tuple[int, str]]:
    return [(skipped.line, skipped.why) for skipped in result.skipped]


def test_vertices_relations_and_values_of_a_plain_file() -> None:
    result = read(PLAIN)
    assert result.format == "pajek"
    assert names(result) == ["Ada Ås", "Bo", "Cai", "Dag Moe"]
    assert ties(result) == [
        (1, 2, 5, ("advice",)),
        (1, 3, 2, ("advice", "neighbours")),
        (2, 3, 4, ("choir practice",)),
    ]
    assert lines_skipped(result) == [(10, "double-tie")]
    assert [(column.header, column.samples) for column in result.columns] == [("age", ("41",))]
    assert read(PLAIN, me="Ada Ås").ego == Ego(name="Ada Ås")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\r", "\n\n"])
def test_line_ends_and_a_mark_at_the_beginning(end: str) -> None:
    result = read("\ufeff" + PLAIN.replace("\n", end))
    assert (names(result), ties(result)) == (names(read(PLAIN)), ties(read(PLAIN)))


def test_sections_are_named_in_any_case() -> None:
    assert ties(read(PLAIN.replace("*Arcs", "*ARCS").replace("*Edges", "*edges"))) == ties(read(PLAIN))


def test_vertices_without_lines_are_called_by_their_numbers() -> None:
    result = read("*Vertices 3\n2 Bo\n*Edges\n1 2\n02 3\n")
    assert names(result) == ["1", "Bo", "3"]
    assert ties(result) == [(1, 2, 3, ()), (2, 3, 3, ())]
    assert read("*Vertices 2\n*Edges\n1 2").warnings == [Remark("no-levels")]


def test_lists_tie_the_first_to_all_that_follow() -> None:
    result = read("*Vertices 5\n*Arcslist :1 advice\n1 2 3 4\n*Edgeslist\n5 1\n4\n")
    assert ties(result) == [(1, n, 3, ("advice",)) for n in (2, 3, 4)] + [(1, 5, 3, ())]
    assert lines_skipped(result) == [(6, "strange-line")]


def test_a_value_that_is_left_out_is_1_where_others_are_stated() -> None:
    assert [level for *_, level, _ in ties(read("*Vertices 3\n*Edges\n1 2\n2 3 100\n"))] == [2, 5]


def test_a_matrix_has_a_row_a_vertex_wherever_its_lines_break() -> None:
    whole = read('*Vertices 3\n1 Ada\n2 Bo\n3 Cai\n*Matrix :1 "advice"\n0 2 0\n2 0 5\n0 3 0\n')
    assert ties(whole) == [(1, 2, 2, ("advice",)), (2, 3, 5, ("advice",))]
    assert lines_skipped(whole) == [(8, "double-tie")]
    assert ties(read("*Vertices 3\n*Matrix\n0 2\n0 2 0 5 0\n3\n0\n")) == [(1, 2, 2, ()), (2, 3, 5, ())]
    assert lines_skipped(read("*Vertices 2\n*Matrix\n0 1\n1 0\n1 1\n")) == [(5, "strange-line")]


def test_the_second_mode_of_two_is_taken_as_groups() -> None:
    text = '*Vertices 5 3\n1 "Ada"\n2 "Bo"\n3 "Cai"\n4 "Choir"\n5 "Board"\n'
    result = read(f"{text}*Edges\n1 4\n1 5\n2 4 1\n5 2 0\n1 2\n4 5\n")
    assert names(result) == ["Ada", "Bo", "Cai"]
    assert [group.name for group in result.groups] == ["Choir", "Board"]
    assert [person.groups for person in result.people] == [(1, 2), (1,), ()]
    assert ties(result) == [(1, 2, 3, ())]
    assert lines_skipped(result) == [(11, "strange-line"), (13, "no-such-person")]
    assert Remark("two-mode", {"count": 2}) in result.warnings
    matrix = read(f"{text}*Matrix\n1 0\n1 1\n0 0\n")
    assert [person.groups for person in matrix.people] == [(1,), (1, 2), ()]


def test_of_several_networks_the_first_is_read() -> None:
    second = '*Network other\n*Vertices 2\n1 "Eva"\n2 "Finn"\n*Edges\n1 2 1\n'
    result = read(PLAIN + second)
    assert (names(result), ties(result)) == (names(read(PLAIN)), ties(read(PLAIN)))
    assert Remark("first-graph", {"count": 2}) in result.warnings
    bare = second.replace("*Network other\n", "")
    assert names(read(bare + bare.replace("Eva", "Gro"))) == ["Eva", "Finn"]


def test_partitions_and_vectors_are_attributes() -> None:
    text = (
        f"{PLAIN}*Partition groups\n*Vertices 4\n1\n2\n1\n1\n\n*Vector age\n*Vertices 4\n41.5\n30\n7\n8\n9\n"
        "*Permutation p\n*Vertices 4\n4\n3\n2\n1\n*Events\nTI 1\n"
    )
    result = read(text)
    assert [person.groups for person in result.people] == [(1,), (2,), (1,), (1,)]
    shown = {column.header: (column.meaning, column.samples) for column in result.columns}
    assert shown == {"age": ("", ("41.5", "30", "7")), "groups": ("groups", ("1", "2"))}
    assert (27, "strange-line") in lines_skipped(result)
    assert Remark("sections-left", {"sections": "permutation, events"}) in result.warnings
    assert [person.note for person in read(text, age="note").people] == ["41.5", "30", "7", "8"]
    assert names(read("*Partition p\n*Vertices 2\n1\n2\n*Vertices 2\n1 Ada\n2 Bo\n")) == ["Ada", "Bo"]


def test_letters_that_pajek_wrote_as_numbers_are_letters_again() -> None:
    assert names(read('*Vertices 1\n1 "Gy&#337;z&#337; &amp Ek"\n')) == ["Győző & Ek"]
    assert names(read('*Vertices 1\n1 "Rock &amp; Roll"\n')) == ["Rock &amp; Roll"]


def test_intervals_of_time_are_passed_over() -> None:
    result = read(
        '*Vertices 2\n1 "Ada" 0.1 0.1 0.5 [1-5]\n2 "Bo" ellipse [2,4]\n*Edges\n1 2 1 [3-*]\n1 2 [7]\n'
    )
    assert (names(result), len(result.ties), result.columns) == (["Ada", "Bo"], 1, [])
    assert Remark("last-state") in result.warnings


def test_lines_that_make_no_sense_are_skipped_with_their_number() -> None:
    result = read(
        "stray\n*Vertices 2\n1 Ada\n3 Zoë\nx y\n*Edges\n1\n1 2 much\n1 9\n1 1\n1 2 -3\n*Nonsense\nwhatever\n"
    )
    assert sorted(lines_skipped(result)) == [
        (1, "strange-line"),
        (4, "strange-line"),
        (5, "strange-line"),
        (7, "strange-line"),
        (8, "no-weight"),
        (9, "no-such-person"),
        (10, "self-tie"),
        (11, "no-weight"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("*Vertices", "empty"),
        ("*Vertices many\n1 Ada", "empty"),
        ("*Vertices -3", "empty"),
        ("*Vertices 0\n", "empty"),
        ("*Vertices 999999999", "too-large"),
        (f"*Vertices {'9' * 5_000}", "empty"),
        ("*Edges\n1 2\n", "empty"),
    ],
)
def test_files_without_vertices_or_with_too_many_are_refused(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.key == key


@given(st.integers(30, len(PLAIN)))
def test_a_cut_file_gives_what_comes_before_the_cut(length: int) -> None:
    result = read(PLAIN[:length])
    assert len(result.people) == 4
    assert {(tie.a, tie.b) for tie in result.ties} <= {(1, 2), (1, 3), (2, 3)}


words = st.sampled_from(
    (
        "*Vertices",
        "*Arcs",
        "*Matrix",
        "*Arcslist",
        "*Partition",
        "*Vector x",
        "*Cluster",
        ":1",
        '"a b"',
        '"',
        "[1-2]",
    )
)


@settings(max_examples=200)
@given(
    st.lists(st.lists(words | st.integers(-1, 9).map(str), max_size=5).map(" ".join)).map("\n".join)
    | st.text()
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        result = read(f"*Vertices 3\n{text}")
    except Unreadable:
        return
    people = {person.id for person in result.people}
    assert len(people) >= 1
    assert all({tie.a, tie.b} <= people for tie in result.ties)


def test_a_line_of_nothing_but_a_mark_that_parts_words_is_passed_over() -> None:
    found = read('*Vertices 2\n1 "Ada"\n\x1f\n2 "Bo"\n*Edges\n1 2\n')
    assert {person.name for person in found.people} <= {"Ada", "Bo"}
    assert len(found.skipped) == 1
