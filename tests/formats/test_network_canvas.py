"""Network Canvas' export: the whole zip, one of its files, several interviews."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import Found, Unreadable
from krets.formats.archive import Archive
from krets.formats.found import Answers
from krets.formats.network_canvas import read_network_canvas
from krets.formats.tables import read_any_table

EGO = (
    "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,networkCanvasProtocolName,sessionStart,"
    "name,null\r\n{ego},{case},s-1,Friends,2026-01-01T10:00:00Z,Kim,\r\n"
)
PEOPLE = (
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,relationship_friend,relationship_work_mate,"
    "gender_female,gender_male,is_near,layout_x,layout_y,null\r\n"
    "1,{ego},{ego}-ada,Ada,true,false,true,false,true,0.1,0.2,\r\n"
    "2,{ego},{ego}-bo,Bo,true,true,false,true,,0.3,0.4,\r\n"
    "3,{ego},{ego}-cai,Cai,false,false,false,true,false,,,\r\n"
)
KNOWS = (
    "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID,null\r\n"
    "1,1,2,{ego},e1,{ego}-ada,{ego}-bo,\r\n"
    "2,2,1,{ego},e2,{ego}-bo,{ego}-ada,\r\n"
    "3,3,3,{ego},e3,{ego}-cai,{ego}-cai,\r\n"
    "4,3,9,{ego},e4,{ego}-cai,{ego}-gone,\r\n"
)
WORKS = KNOWS.replace("4,3,9", "5,1,3").replace("{ego}-cai,{ego}-gone", "{ego}-ada,{ego}-cai")
VENUES = "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\r\n1,{ego},{ego}-pub,The Anchor\r\n"


def export(*interviews: tuple[str, str], **more: str) -> Archive:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for ego, case in interviews:
            parts = {
                "ego": EGO,
                "attributeList_Person": PEOPLE,
                "edgeList_Knows": KNOWS,
                "edgeList_Works": WORKS,
                **more,
            }
            for name, text in parts.items():
                content = text.replace("{ego}", ego).replace("{case}", case)
                archive.writestr(f"networkCanvasExport/{case}_s-1_{name}.csv", content)
            archive.writestr(f"networkCanvasExport/{case}_s-1.graphml", "<graphml/>")
    return Archive(out.getvalue())


def read(archive: Archive, answers: Answers | None = None) -> Found:
    found = read_network_canvas(archive, answers or Answers(), [])
    assert found is not None
    assert found.format == "network-canvas"
    return found


def test_people_ties_and_ego_of_one_interview() -> None:
    found = read(export(("u1", "Case 1")))
    assert [person.name for person in found.people] == ["Ada", "Bo", "Cai"]
    assert found.ego is not None
    assert found.ego.name == "Kim"
    names = {person.id: person.name for person in found.people}
    ties = {(names[tie.a], names[tie.b]): tie.kinds for tie in found.ties}
    assert ties == {("Ada", "Bo"): ("Knows", "Works"), ("Ada", "Cai"): ("Works",)}
    assert [each.why for each in found.skipped] == ["self-tie", "no-such-person", "self-tie"]
    assert all(person.level is None for person in found.people)


def test_circles_are_groups_and_other_categories_are_left_to_the_user() -> None:
    found = read(export(("u1", "Case 1")))
    groups = {group.id: group.name for group in found.groups}
    assert [[groups[group] for group in person.groups] for person in found.people] == [
        ["friend"],
        ["friend", "mate"],
        [],
    ]
    meanings = {column.header: column.meaning for column in found.columns}
    assert "null" not in meanings
    assert not [header for header in meanings if header.startswith(("network", "layout", "node"))]
    assert (meanings["relationship_friend"], meanings["gender_male"], meanings["is_near"]) == (
        "groups",
        "",
        "",
    )
    told = read(
        export(("u1", "Case 1")), Answers(meanings={"gender_female": "context", "gender_male": "context"})
    )
    assert [person.context for person in told.people] == [("female",), ("male",), ("male",)]


def test_of_several_interviews_the_first_is_read_or_the_one_that_the_user_names() -> None:
    several = export(("u1", "Case 1"), ("u2", "Case 2"))
    found = read(several)
    assert len(found.people) == 3
    assert found.me == "u1"
    assert [(each.key, each.name) for each in found.candidates] == [("u1", "Case 1"), ("u2", "Case 2")]
    assert [remark.arguments for remark in found.warnings if remark.key == "one-interview"] == [
        {"name": "Case 1", "count": 1}
    ]
    for answer in ("u2", "Case 2"):
        assert read(several, Answers(me=answer)).me == "u2"


def test_what_is_no_person_is_left_out_and_told() -> None:
    found = read(export(("u1", "Case 1"), attributeList_Venue=VENUES))
    assert [person.name for person in found.people] == ["Ada", "Bo", "Cai"]
    assert ("no-people", {"count": 1}) in [(remark.key, remark.arguments) for remark in found.warnings]


def test_a_list_of_people_alone_is_people() -> None:
    found = read_any_table(PEOPLE.replace("{ego}", "u1"), Answers(), [])
    assert found is not None
    assert (found.format, [person.name for person in found.people]) == (
        "network-canvas",
        ["Ada", "Bo", "Cai"],
    )


@pytest.mark.parametrize("part", [EGO, KNOWS])
def test_a_part_that_says_nothing_alone_is_refused(part: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_any_table(part.replace("{ego}", "u1"), Answers(), [])
    assert caught.value.key == "part-of-network-canvas"


def test_another_zip_is_not_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Connections.csv", "First Name,Last Name\nAda,Berg\n")
        archive.writestr("empty.csv", "")
    assert read_network_canvas(Archive(out.getvalue()), Answers(), []) is None


@given(st.integers(0, 700), st.sampled_from(["ego", "attributeList_Person", "edgeList_Knows"]))
@settings(max_examples=40)
def test_a_file_that_is_cut_is_read_or_refused(length: int, part: str) -> None:
    whole = {"ego": EGO, "attributeList_Person": PEOPLE, "edgeList_Knows": KNOWS}[part]
    try:
        found = read_network_canvas(export(("u1", "Case 1"), **{part: whole[:length]}), Answers(), [])
    except Unreadable:
        return
    assert found is None or len(found.people) <= 3
