"""Maps as GraphML, GEXF and Pajek: other programs read them, and nothing is lost but what is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from krets.formats import Found, plan, read_bytes, sample
from krets.formats.cells import from_cells, to_cells
from krets.formats.found import Answers
from krets.formats.gexf import read_gexf
from krets.formats.gexf_writer import to_gexf
from krets.formats.graph import kind_of_graph
from krets.formats.graph_drawn import EGO_LABEL, unlabelled
from krets.formats.graphml import read_graphml
from krets.formats.graphml_writer import to_graphml
from krets.formats.pajek import read_pajek
from krets.formats.pajek_writer import to_pajek
from krets.formats.text import folded
from krets.formats.written import Written
from krets.model import Contact, Ego, Group, Network, Record, Tie
from tests.helpers.strategies import NOW, networks

Writer = Callable[[Network], Written]
WRITERS: dict[str, Writer] = {"graphml": to_graphml, "gexf": to_gexf, "pajek": to_pajek}
_OF_EACH = {"id", "a", "b"}


def content(network: Network, kind: str) -> bytes:
    files = WRITERS[kind](network).files
    assert list(files) == [""]
    return files[""]


def read_back(network: Network, kind: str) -> Found:
    text = content(network, kind).decode()
    assert kind_of_graph(text[:2_000]) == kind
    reader = {"graphml": read_graphml, "gexf": read_gexf, "pajek": read_pajek}[kind]
    return unlabelled(reader(text, Answers(), []))


def sample_map() -> Network:
    network = Network()
    network.apply(plan(network, sample(date(2026, 11, 22))).change(NOW))
    return network


def by_name(records: list[Contact], groups: dict[int, str]) -> dict[str, dict[str, Any]]:
    """People by name, with names instead of ids."""
    names = {contact.id: contact.name for contact in records}
    told = {}
    for contact in records:
        fields = msgspec.structs.asdict(contact)
        introducer = contact.introduced_by
        fields["introduced_by"] = names[introducer] if isinstance(introducer, int) else introducer
        fields["groups"] = tuple(groups[group] for group in contact.groups)
        told[contact.name] = fields
    return told


def without(record: dict[str, Any], kind: str, lost: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: value for name, value in record.items() if f"{kind}.{name}" not in lost and name not in _OF_EACH
    }


@pytest.mark.parametrize("kind", WRITERS)
def test_the_sample_comes_back_but_for_what_is_told(kind: str) -> None:
    network = sample_map()
    lost = WRITERS[kind](network).lost
    result = read_back(network, kind)
    assert result.skipped == []
    people = by_name(
        list(network.contacts.values()), {group.id: group.name for group in network.groups.values()}
    )
    again = by_name(result.people, {group.id: group.name for group in result.groups})
    assert people.keys() == again.keys()
    for name, fields in people.items():
        assert without(again[name], "contact", lost) == without(fields, "contact", lost)
    assert result.ego is not None
    ego = msgspec.structs.asdict(network.ego)
    assert without(msgspec.structs.asdict(result.ego), "ego", lost) == without(ego, "ego", lost)
    names = {contact.id: contact.name for contact in result.people}
    back = {frozenset((names[tie.a], names[tie.b])): tie for tie in result.ties}
    assert len(back) == len(network.ties)
    for tie in network.ties.values():
        other = back[frozenset((network.contacts[tie.a].name, network.contacts[tie.b].name))]
        said, wanted = (without(msgspec.structs.asdict(each), "tie", lost) for each in (other, tie))
        assert said == wanted


def test_what_the_forms_cannot_hold_is_told() -> None:
    network = sample_map()
    rich = {"contact.at", "contact.pinned", "exchange", "group.span", "group.start", "need"}
    assert set(to_graphml(network).lost) == set(to_gexf(network).lost) == rich
    poor = set(to_pajek(network).lost)
    assert rich - {"group.span", "group.start"} < poor
    assert {"contact.level", "contact.note", "contact.groups", "group", "tie.feel"} <= poor
    assert "tie.kinds" not in poor
    assert "contact.name" not in poor


ODD: list[Record] = [
    Ego(name='Kim "K"'),
    Group(id=1, name="Choir"),
    Group(id=2, name="choir"),
    Contact(id=-3, name='Ada "A" Ås', level=2, groups=(1, 2), introduced_by=4),
    Contact(id=4, name="Bo", level=5, note="two\n\x07lines <&> \ud800"),
    Contact(id=5, name="bo"),
    Tie(id=1, a=-3, b=4, kinds=('so-called "friends"',)),
]


def test_what_goes_by_name_is_lost_where_names_are_shared() -> None:
    network = Network(ODD)
    assert {"group", "contact.introduced_by"} <= set(to_graphml(network).lost)
    assert {"ego.name", "contact.name", "tie.kinds"} <= set(to_pajek(network).lost)
    assert "contact.level" not in to_pajek(network).lost
    semicolon: list[Record] = [
        Contact(id=1, name="Ada"),
        Contact(id=2, name="Bo"),
        Tie(id=1, a=1, b=2, kinds=("choir; alto",)),
    ]
    assert to_pajek(Network(semicolon)).lost == ("tie.kinds",)
    assert to_gexf(Network(semicolon)).lost == ()
    assert [person.name for person in read_back(network, "pajek").people] == ["Ada 'A' Ås", "Bo", "bo"]


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_characters_that_xml_cannot_hold_are_left_out(kind: str) -> None:
    assert read_back(Network(ODD), kind).people[1].note == "two\nlines <&>"


def test_networkx_reads_our_graphml() -> None:
    graph = networkx.read_graphml(io.BytesIO(content(sample_map(), "graphml")))
    _check(graph)
    assert graph.nodes["p1"]["label"] == "Ingeborg Aune"
    assert graph.nodes["p1"]["level"] == 5


def test_networkx_reads_our_gexf() -> None:
    graph = networkx.read_gexf(io.BytesIO(content(sample_map(), "gexf")))
    _check(graph)
    assert graph.nodes["p1"]["label"] == "Ingeborg Aune"
    assert graph.nodes["p1"]["level"] == 5


def _check(graph: Any) -> None:
    network = sample_map()
    near = [contact for contact in network.contacts.values() if (contact.level or 0) > 1]
    assert not graph.is_directed()
    assert not graph.is_multigraph()
    assert len(graph) == len(network.contacts) + 1
    assert graph.number_of_edges() == len(near) + len(network.ties)
    assert graph.nodes["ego"]["krets"] == "ego"
    assert graph.edges["ego", "p1"]["weight"] == 5.0
    for tie in network.ties.values():
        assert graph.edges[f"p{tie.a}", f"p{tie.b}"]["level"] in {tie.level, str(tie.level)}


def test_networkx_reads_our_pajek() -> None:
    network = sample_map()
    graph = networkx.read_pajek(io.BytesIO(content(network, "pajek")))
    near = [contact for contact in network.contacts.values() if (contact.level or 0) > 1]
    assert set(graph) == {network.ego.name, *(contact.name for contact in network.contacts.values())}
    assert graph.number_of_edges() == len(near) + len(network.ties)
    names = {contact.id: contact.name for contact in network.contacts.values()}
    for tie in network.ties.values():
        (edge,) = graph[names[tie.a]][names[tie.b]].values()
        assert edge["weight"] == tie.level
        assert edge.get("l", "") == "; ".join(tie.kinds)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("records", [[], [Ego()], [Contact(id=1, name="Ada")]], ids=["nothing", "ego", "one"])
def test_small_maps_are_written_and_read(kind: str, records: list[Record]) -> None:
    result = read_back(Network(records), kind)
    assert result.ego == Ego()
    assert [person.name for person in result.people] == [
        each.name for each in records if isinstance(each, Contact)
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_an_ego_without_a_name_has_a_label_that_is_read_back_as_none(kind: str) -> None:
    network = Network([Contact(id=1, name="Ada", level=4), Contact(id=2, name="Bo", level=3)])
    data = content(network, kind)
    assert EGO_LABEL in data.decode()
    found = read_bytes(data)
    assert found.ego == Ego()
    assert [(person.name, person.level) for person in found.people] == [("Ada", 4), ("Bo", 3)]
    assert [remark.key for remark in found.warnings if remark.key.startswith("ego")] == []
    named = read_bytes(content(Network([Ego(name="Siv"), *network.contacts.values()]), kind))
    assert named.ego == Ego(name="Siv")


@pytest.mark.parametrize("kind", WRITERS)
def test_attributes_that_nobody_has_are_not_written(kind: str) -> None:
    text = content(Network([Contact(id=1, name="Ada", role="Nurse")]), kind).decode()
    assert ("role" in text) == (kind != "pajek")
    assert "organisation" not in text


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(network=networks())
def test_any_map_comes_back_with_its_people_levels_and_ties(kind: str, network: Network) -> None:
    assert content(network, kind) == content(network.copy(), kind)
    result = read_back(network, kind)
    people = [network.contacts[id_] for id_ in sorted(network.contacts)]
    assert len(result.people) == len(people)
    places = {contact.id: place for place, contact in enumerate(people, start=2)}  # ego is the first node
    if kind != "pajek":
        assert [folded(each.name) for each in result.people] == [folded(each.name) for each in people]
        assert [each.level for each in result.people] == [each.level for each in people]
        assert [each.offers for each in result.people] == [_clean_offers(each) for each in people]
    ties = {(tie.a, tie.b): tie.level for tie in network.ties.values()}
    assert {(tie.a, tie.b): tie.level for tie in result.ties} == {
        (places[a], places[b]): level for (a, b), level in ties.items()
    }


def _clean_offers(contact: Contact) -> tuple[Any, ...]:
    fields, _ = from_cells({"offers": to_cells(contact, {}, {})["offers"]})
    return tuple(fields.get("offers", ()))
