"""GraphML as other programs write it: every trap on a small invented file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Found, Unreadable
from krets.formats.found import Answers, Remark
from krets.formats.graphml import read_graphml
from krets.model import Ego

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
PLAIN = f"""{HEAD}
<key id="d0" for="node" attr.name="name" attr.type="string"/>
<key id="d1" for="edge" attr.name="weight" attr.type="double"><default> 1.0 </default></key>
<graph edgedefault="undirected">
 <node id="n0"><data key="d0">Ada Ås</data></node>
 <node id="n1"><data key="d0">Bo</data></node>
 <node id="n2"/>
 <edge source="n0" target="n1"><data key="d1"> 5 </data></edge>
 <edge source="n1" target="n2"><data key="d1">2,0</data></edge>
 <edge source="n2" target="n0"/>
</graph></graphml>"""
YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="port" id="d0" yfiles.type="portgraphics"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d5"/>
<graph edgedefault="directed" id="G">
 <node id="n0"><data key="d5"/>
  <data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/>
   <y:NodeLabel alignment="center">Ada
Ås<y:LabelModel/></y:NodeLabel></y:ShapeNode></data>
  <port name="North"/></node>
 <node id="n1" yfiles.foldertype="group">
  <data key="d6"><y:ProxyAutoBoundsNode><y:NodeLabel>Choir</y:NodeLabel></y:ProxyAutoBoundsNode></data>
  <graph edgedefault="directed" id="n1:">
   <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Bo</y:NodeLabel></y:ShapeNode></data></node>
   <node id="n1::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Cai</y:NodeLabel></y:ShapeNode></data></node>
   <edge source="n1::n0" target="n1::n1"/>
  </graph></node>
 <edge source="n0" sourceport="North" target="n1::n0"><data key="d10"><y:PolyLineEdge>
  <y:EdgeLabel>advice</y:EdgeLabel></y:PolyLineEdge></data></edge>
 <edge source="n0" target="n1"/>
 <hyperedge><endpoint node="n0"/><endpoint node="n1::n0"/></hyperedge>
</graph></graphml>"""


def interview(case: str, name: str, *people: str) -> str:
    """One interview as Network Canvas exports it: ego is data of the graph, nodes are numbered anew."""
    nodes = "".join(
        f'<node id="{number}"><data key="networkCanvasUUID">{case}-{number}</data>'
        f'<data key="77aa">{person}</data><data key="label">Node</data></node>'
        for number, person in enumerate(people, start=1)
    )
    return (
        f'<graph edgedefault="undirected" nc:caseId="{case}">'
        f'<data key="networkCanvasEgoUUID">{case}</data><data key="11bb">{name}</data>{nodes}'
        '<edge id="1" source="1" target="2"><data key="networkCanvasType">know</data></edge></graph>'
    )


CANVAS = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">'
    '<key id="label" attr.name="label" for="node"/><key id="77aa" attr.name="name" for="node"/>'
    '<key id="11bb" attr.name="name" for="graph"/>{}</graphml>'
)


def read(text: str | bytes, me: str = "", **meanings: str) -> Found:
    return read_graphml(text, Answers(me=me, meanings=meanings), [])


def refusal(text: str | bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(text)
    return caught.value


def names(result: Found) -> list[str]:
    return [person.name for person in result.people]


def test_people_ties_and_levels_of_a_plain_file() -> None:
    result = read(PLAIN, me="Bo")
    assert result.format == "graphml"
    assert (result.ego, names(result)) == (Ego(name="Bo"), ["Ada Ås", "n2"])
    assert [person.level for person in result.people] == [5, 3]  # 1, 2 and 5: cut at 1.5, 2.2 and 3.3
    assert [tie.level for tie in result.ties] == [2]


def test_bytes_are_read_as_they_say() -> None:
    plain = read(PLAIN).people
    assert read(PLAIN.encode()).people == plain
    assert read(PLAIN.encode("utf-8-sig")).people == plain
    assert read(PLAIN.replace("UTF-8", "UTF-16").encode("utf-16")).people == plain
    latin = PLAIN.replace("UTF-8", "iso-8859-1").encode("latin-1")
    result = read_graphml(latin, Answers(), [])
    assert result.people == plain
    assert "encoding-guessed" not in [remark.key for remark in result.warnings]
    undeclared = PLAIN.encode("latin-1")
    assert read(undeclared).people == plain
    assert read(undeclared).warnings[0].key == "encoding-guessed"


def test_keys_may_stand_inside_the_graph_and_any_namespace_will_do() -> None:
    lines = PLAIN.split("\n")
    moved = "\n".join([*lines[:2], lines[4], *lines[2:4], *lines[5:]])
    assert read(moved).people == read(PLAIN).people
    for other in ("http://graphml.graphdrawing.org/xmlns/graphml", "urn:x"):
        assert (
            read(PLAIN.replace("http://graphml.graphdrawing.org/xmlns", other)).people == read(PLAIN).people
        )
    undeclared = PLAIN.replace("<node ", "<g:node ").replace("</node>", "</g:node>")
    assert read(undeclared).people == read(PLAIN).people


def test_a_key_is_known_by_its_name_else_by_its_id() -> None:
    text = PLAIN.replace('id="d0" for="node" attr.name="name"', 'id="name" for="all"').replace(
        '"d0"', '"name"'
    )
    assert names(read(text)) == names(read(PLAIN))
    assert names(read(PLAIN.replace('<key id="d0"', '<key id="d9"'))) == ["n1", "n2"]


def test_yed_draws_labels_and_puts_people_in_groups() -> None:
    result = read(YED, me="-")
    assert names(result) == ["Ada Ås", "Bo", "Cai"]
    assert [group.name for group in result.groups] == ["Choir"]
    assert [person.groups for person in result.people] == [(), (1,), (1,)]
    assert [(tie.a, tie.b, tie.kinds) for tie in result.ties] == [(1, 2, ("advice",)), (2, 3, ())]
    assert [(each.where, each.why) for each in result.skipped] == [
        ("hyperedges[0]", "hyper-edge"),
        ("edges[1]", "no-such-person"),
    ]
    assert Remark("ports") in result.warnings
    assert result.columns == []


def test_in_network_canvas_ego_is_none_of_the_nodes() -> None:
    result = read(CANVAS.format(interview("c1", "Kim", "Ada", "Bo", "Cai")))
    assert (result.ego, result.me) == (Ego(name="Kim"), "")
    assert names(result) == ["Ada", "Bo", "Cai"]
    assert [(tie.a, tie.b, tie.kinds) for tie in result.ties] == [(1, 2, ("know",))]
    assert read(CANVAS.format(interview("c1", "Kim", "Ada", "Bo")), me="Ada").ego == Ego(name="Ada")


def test_merged_interviews_keep_their_people_apart() -> None:
    text = CANVAS.format(interview("c1", "Kim", "Ada", "Bo") + interview("c2", "Lo", "Ada", "Dag"))
    result = read(text)
    assert names(result) == ["Ada", "Bo", "Ada", "Dag"]
    assert [(tie.a, tie.b) for tie in result.ties] == [(1, 2), (3, 4)]
    assert (result.ego, result.me) == (None, "")
    assert Remark("several-graphs", {"count": 2}) in result.warnings


def test_of_graphs_with_the_same_ids_the_first_is_read() -> None:
    graph = PLAIN[PLAIN.index("<graph ") : PLAIN.index("</graphml>")]
    result = read(PLAIN.replace("</graphml>", graph.replace("Bo", "Cai") + "</graphml>"), me="-")
    assert names(result) == ["Ada Ås", "Bo", "n2"]
    assert Remark("first-graph", {"count": 2}) in result.warnings


def test_nodes_without_an_id_are_skipped() -> None:
    result = read(PLAIN.replace('<node id="n2"/>', "<node/>"), me="-")
    assert [(each.where, each.why) for each in result.skipped] == [
        ("nodes[2]", "no-id"),
        ("edges[1]", "no-such-person"),
        ("edges[2]", "no-such-person"),
    ]


def test_document_types_are_refused_before_anything_is_expanded() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = PLAIN.replace("<graphml", f'<!DOCTYPE graphml [<!ENTITY l0 "x">{bomb}]><graphml', 1)
    assert refusal(text.replace("Bo", "&l9;")).key == "is-xml-entities"
    assert refusal(PLAIN.replace("Bo", "&l9;")).key == "broken-xml"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("<graphml>\n <graph>\n</graphml>", 3, 3), ("<graphml><graph>\n\b</graph></graphml>", 2, 1)],
)
def test_broken_xml_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    trouble = refusal(text)
    assert (trouble.key, trouble.arguments) == ("broken-xml", {"line": line, "column": column})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("<graphml/>", "empty"),
        ("<graphml><graph/></graphml>", "empty"),
        ("<svg/>", "is-xml"),
        ("", "broken-xml"),
        (b"\x00\x01\x02\x03" * 99, "is-binary"),
    ],
)
def test_other_files_are_refused(text: str | bytes, key: str) -> None:
    assert refusal(text).key == key


def test_defaults_without_end_are_refused() -> None:
    keys = "".join(f'<key id="k{n}" for="node"><default>x</default></key>' for n in range(3_000))
    nodes = "".join(f'<node id="{n}"/>' for n in range(2_000))
    assert refusal(f"<graphml>{keys}<graph>{nodes}</graph></graphml>").key == "too-large"


def test_graphs_in_graphs_in_graphs_are_no_trouble() -> None:
    deep = 10_000
    inner = '<node id="x"/><node id="y"/><edge source="x" target="y"/>'
    nested = "".join(f'<node id="g{n}"><graph>' for n in range(deep)) + inner + "</graph></node>" * deep
    result = read(f"<graphml><graph>{nested}</graph></graphml>", me="-")
    assert (names(result), len(result.ties)) == (["x", "y"], 1)
    assert [group.name for group in result.groups] == [f"g{deep - n}" for n in (1, 2, 3)]


@given(st.integers(0, len(YED) - 1))
def test_a_cut_file_is_refused(length: int) -> None:
    assert refusal(YED[:length]).key in {"broken-xml", "is-xml"}


@settings(max_examples=50)
@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(
        data.draw(st.sampled_from((PLAIN, YED, CANVAS.format(interview("c", "K", "A", "B"))))).encode()
    )
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = read(bytes(content))
    except Unreadable:
        return
    people = {person.id for person in result.people}
    assert all({tie.a, tie.b} <= people for tie in result.ties)


@given(st.permutations(PLAIN.split("\n")[2:4] + PLAIN.split("\n")[5:11]))
def test_lines_in_any_order_say_the_same(lines: list[str]) -> None:
    head, tail = PLAIN.split("\n")[:2], PLAIN.split("\n")[11:]
    shuffled = read("\n".join([*head, "<graph>", *lines, *tail]), me="Bo")
    assert {person.name: person.level for person in shuffled.people} == {"Ada Ås": 5, "n2": 3}
    assert len(shuffled.ties) == 1
