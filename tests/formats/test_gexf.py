"""GEXF of all versions: every trap on a small invented file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Found, Unreadable
from krets.formats.found import Answers, Remark
from krets.formats.gexf import read_gexf
from krets.model import Ego

PLAIN = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
 <meta lastmodifieddate="2026-01-02"><creator>nobody</creator></meta>
 <graph defaultedgetype="undirected" mode="static">
  <attributes class="node" mode="static">
   <attribute id="0" title="organisation" type="string"><default>Nordlys</default></attribute>
   <attribute id="1" title="kin" type="boolean"/>
  </attributes>
  <attributes class="edge"><attribute id="0" title="feel" type="string"/></attributes>
  <nodes>
   <node id="a" label="Ada Ås"><attvalues><attvalue for="1" value=" true "/></attvalues>
    <viz:color r="1" g="2" b="3"/><viz:position x="0.1" y="0.2"/></node>
   <node id="b" label="Bo"><attvalues><attvalue for="0" value="Havkraft"/></attvalues></node>
   <node id="c" label="Cai"/>
  </nodes>
  <edges>
   <edge id="0" source="a" target="b" weight="4.0" label="advice"/>
   <edge id="1" source="b" target="a" type="directed" weight="4" kind="choir"/>
   <edge id="2" source="b" target="c"><attvalues><attvalue for="0" value="mixed"/></attvalues></edge>
  </edges>
 </graph>
</gexf>"""


def read(text: str | bytes, me: str = "") -> Found:
    return read_gexf(text, Answers(me=me), [])


def refusal(text: str | bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(text)
    return caught.value


def graph(nodes: str, edges: str = "", more: str = "") -> str:
    return f"<gexf><graph {more}><nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"


def test_people_ties_and_attributes_of_a_plain_file() -> None:
    result = read(PLAIN, me="-")
    assert [(person.name, person.organisation, person.kin) for person in result.people] == [
        ("Ada Ås", "Nordlys", True),
        ("Bo", "Havkraft", False),
        ("Cai", "Nordlys", False),
    ]
    # what does not say weighs 1: levels from 1 to 4
    assert [(tie.a, tie.b, tie.level, tie.kinds, tie.feel) for tie in result.ties] == [
        (1, 2, 5, ("advice", "choir"), None),
        (2, 3, 2, (), "mixed"),
    ]
    assert result.skipped == []
    proposed = read(PLAIN)
    assert proposed.ego == Ego(name="Bo", organisation="Havkraft")
    assert [person.level for person in proposed.people] == [5, 2]


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.gexf.net/1.1draft",
        "http://www.gephi.org/gexf/1.1draft",
        "http://gexf.net/1.2",
        "http://www.gexf.net/1.3",
        "http://gexf.net/1.3",
    ],
)
def test_the_namespace_does_not_matter(namespace: str) -> None:
    other = PLAIN.replace("http://www.gexf.net/1.2draft", namespace)
    assert read(other).people == read(PLAIN).people
    undeclared = PLAIN.replace('xmlns:viz="http://www.gexf.net/1.2draft/viz"', "")
    assert read(undeclared).people == read(PLAIN).people


def test_version_1_1_calls_a_values_attribute_id() -> None:
    assert read(PLAIN.replace("attvalue for=", "attvalue id=")).people == read(PLAIN).people


def test_what_changes_over_time_is_taken_as_it_was_last() -> None:
    values = (
        '<attvalue for="place" value="Voss" start="2001" end="2005"/>'
        '<attvalue for="place" value="Oslo" start="2005"/>'
        '<attvalue for="role" value="nurse"/><attvalue for="role" value="cook" start="2001"/>'
    )
    node = (
        f'<node id="a" label="Ada"><attvalues>{values}</attvalues><spells><spell start="1"/></spells></node>'
    )
    result = read(graph(node, more='mode="dynamic"'))
    assert [(person.place, person.role) for person in result.people] == [("Oslo", "nurse")]
    assert result.warnings == [Remark("last-state")]
    assert Remark("last-state") not in read(PLAIN).warnings


@pytest.mark.parametrize(
    "nodes",
    [
        '<node id="g" label="Choir"><nodes><node id="a" label="Ada"/><node id="b" label="Bo"/></nodes>'
        "</node>",
        '<node id="a" label="Ada" pid="g"/><node id="g" label="Choir"/><node id="b" label="Bo" pid="g"/>',
        '<node id="a" label="Ada"><parents><parent for="g"/></parents></node><node id="g" label="Choir"/>'
        '<node id="b" label="Bo" pid="g"/>',
    ],
)
def test_a_node_that_others_lie_in_is_a_group(nodes: str) -> None:
    result = read(graph(nodes, '<edge source="a" target="b"/>'), me="-")
    assert [(person.name, person.groups) for person in result.people] == [("Ada", (1,)), ("Bo", (1,))]
    assert [group.name for group in result.groups] == ["Choir"]
    assert len(result.ties) == 1


def test_nodes_in_a_circle_are_nobody() -> None:
    circle = '<node id="a" pid="b"/><node id="b" pid="a"/>'
    assert refusal(graph(circle)).key == "empty"
    assert [person.name for person in read(graph(f'{circle}<node id="c" pid="c"/>')).people] == ["c"]


def test_bad_rows_are_skipped_and_told_of() -> None:
    nodes = '<node label="Nemo"/><node id="a" label="Ada"/><node id="b"/>'
    edges = '<edge source="a" target="z"/><edge source="a" target="b" weight="strong"/><edge source="a"/>'
    result = read(graph(nodes, edges))
    assert [person.name for person in result.people] == ["Ada", "b"]
    assert [(each.where, each.why) for each in result.skipped] == [
        ("nodes[0]", "no-id"),
        ("edges[0]", "no-such-person"),
        ("edges[1]", "no-weight"),
        ("edges[2]", "no-such-person"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("<gexf/>", "empty"),
        ("<graphml/>", "is-xml"),
        ("<gexf>", "broken-xml"),
        ("<!DOCTYPE gexf><gexf/>", "is-xml-entities"),
    ],
)
def test_other_files_are_refused(text: str, key: str) -> None:
    assert refusal(text).key == key


def test_defaults_without_end_are_refused() -> None:
    titles = "".join(
        f'<attribute id="{n}" title="t{n}"><default>x</default></attribute>' for n in range(3_000)
    )
    nodes = "".join(f'<node id="{n}"/>' for n in range(2_000))
    text = f'<gexf><graph><attributes class="node">{titles}</attributes><nodes>{nodes}</nodes></graph></gexf>'
    assert refusal(text).key == "too-large"


def test_nodes_in_nodes_in_nodes_are_no_trouble() -> None:
    deep = 10_000
    nested = (
        "".join(f'<node id="{n}"><nodes>' for n in range(deep)) + '<node id="x"/>' + "</nodes></node>" * deep
    )
    assert [person.name for person in read(graph(nested)).people] == ["x"]


@given(st.integers(0, len(PLAIN) - 2))
def test_a_cut_file_is_refused(length: int) -> None:
    assert refusal(PLAIN[:length]).key == "broken-xml"


@settings(max_examples=50)
@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(PLAIN.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = read(bytes(content))
    except Unreadable:
        return
    people = {person.id for person in result.people}
    assert all({tie.a, tie.b} <= people for tie in result.ties)
