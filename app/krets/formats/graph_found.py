"""From a network file's nodes and edges to what an import takes: people, groups, ties, levels, ego."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, cast

import msgspec

from krets.formats.cells import join_list
from krets.formats.columns import (
    OF_TIES,
    Person,
    Roster,
    header_key,
    link_introducers,
    meaning_of,
    meanings_of,
    person_of,
)
from krets.formats.found import Answers, Column, Found, Remark, Skipped
from krets.formats.graph import EGO_MARK, Graph, Node
from krets.formats.graph_ego import ego_apart, ego_of, ego_of_node
from krets.formats.graph_ties import Pairs, Scale, Tied, TieLevel, level_of, scale_of, tied_pairs
from krets.formats.text import one_line
from krets.model import Ego, Tie

_SAMPLES = 3
_NAMES = {"name", "first_name", "last_name"}
_NOT_OF_PEOPLE = {*OF_TIES, "id"}
_ANSWERS = {"groups", "offers", "i_give", "wants", "topics", "context"}
"""Meanings of which an interview program makes a column of true and false an answer."""


def graph_found(graph: Graph, format: str, answers: Answers, remarks: list[Remark]) -> Found:  # noqa: A002 - as the field of Found
    """Return what a network file holds; `format` is Found's. O(nodes + edges), but for sorting.

    Nodes are people: their attributes are columns, whose meaning the user may correct; a name among them
    goes before the label, and the id serves where there is neither. One node may be ego (`graph_ego`): its
    edges are the others' levels, where their own attributes do not say one. Edges among the rest are ties
    (`graph_ties`), of level 3 where nothing says another. Whoever has no edge with ego is not placed.
    """
    found = Found(format=format, warnings=list(remarks), skipped=list(graph.skipped))
    found.columns = _columns(graph, answers.meanings)
    meanings = {column.header: column.meaning for column in found.columns}
    people = _people(graph, meanings, found)
    names = {id_: person.contact.name for id_, person in people.items()}
    pairs, weights = tied_pairs(graph, names, answers.meanings, found.skipped)
    ties = Counter(end for pair in pairs for end in pair)
    choice = ego_of(graph, names, ties, answers.me, found.warnings)
    found.me, found.candidates = choice.key, choice.candidates
    scale = _scale(weights, pairs, people, found.warnings)
    numbers = _add_people(people, _round_ego(pairs, choice.id, scale, found.warnings), choice.id, found)
    if choice.id is not None:
        found.ego = _ego(people[choice.id], choice.id, graph, found)
    elif graph.apart:
        found.ego = ego_apart(graph.ego_attributes, answers.meanings)
    found.ties = list(_ties(pairs, numbers, scale))
    link_introducers(found)
    return found


def _columns(graph: Graph, said: Mapping[str, str]) -> list[Column]:
    samples: dict[str, list[str]] = {}
    for node in graph.nodes:
        for header, cell in node.attributes.items():
            shown = samples.setdefault(header, [])
            if len(shown) < _SAMPLES and cell.strip() and cell not in shown:
                shown.append(cell)
    samples.pop(EGO_MARK, None)
    # Network Canvas writes "Node" as everybody's label, beside a name
    headers = sorted(samples, key=lambda header: header_key(header) == "label")
    told = dict(zip(headers, meanings_of(headers, said), strict=True))
    return [
        Column(header, "" if told[header] in _NOT_OF_PEOPLE else told[header], tuple(shown))
        for header, shown in samples.items()
    ]


def _people(graph: Graph, meanings: Mapping[str, str], found: Found) -> dict[str, Person]:
    """Return the nodes' people by id; they are numbered as they come. Double ids and no names are skipped."""
    people: dict[str, Person] = {}
    numbers = count(1)
    for place, node in enumerate(graph.nodes):
        where = f"nodes[{place}]"
        if node.id in people:
            found.skipped.append(Skipped(where, "twice"))
            continue
        row = list(_row(node, meanings))
        number = next(numbers)
        person = person_of(row, number) or person_of([("name", node.id), *row], number)
        if person is None:
            found.skipped.append(Skipped(where, "no-name"))
        else:
            people[node.id] = person
    return people


def _row(node: Node, meanings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    named = False
    for header, cell in node.attributes.items():
        meaning = meanings.get(header, "")
        if meaning:
            named |= meaning in _NAMES and bool(cell.strip())
            yield meaning, _answer(header, cell) if meaning in _ANSWERS else cell
    if not named:
        yield "name", node.label
    if node.groups:
        yield "groups", join_list(node.groups)


def _answer(header: str, cell: str) -> str:
    """Return what a cell says in a list: "work" for a true in a column circle_work, nothing for a false.

    In a column that is called as its meaning is, a true is one of the entries, whatever it is.
    """
    said = cell.strip().casefold()
    option = header.rpartition("_")[2] if said in {"true", "false"} and not meaning_of(header) else ""
    return cell if not option else one_line(option) if said == "true" else ""


def _scale(
    weights: list[float], pairs: Pairs, people: Mapping[str, Person], remarks: list[Remark]
) -> Scale | None:
    scale = scale_of(weights, remarks)
    told = any(tied.level is not None for tied in pairs.values())
    placed = any(person.contact.level is not None for person in people.values())
    if pairs and scale is None and not told and not placed:
        remarks.append(Remark("no-levels"))
    return scale


def _round_ego(
    pairs: Pairs, ego: str | None, scale: Scale | None, remarks: list[Remark]
) -> dict[str, dict[str, Any]]:
    """Return what ego's edges say of the others by id, as fields of `Contact`; they leave the pairs."""
    said: dict[str, dict[str, Any]] = {}
    kinds = 0
    for pair in [pair for pair in pairs if ego in pair]:
        tied = pairs.pop(pair)
        other = pair[0] if pair[1] == ego else pair[1]
        said[other] = {"level": level_of(tied, scale), "feel": tied.feel}
        kinds += bool(tied.kinds)
    if kinds:
        remarks.append(Remark("kinds-with-ego", {"count": kinds}))
    return said


def _add_people(
    people: Mapping[str, Person], said: Mapping[str, dict[str, Any]], ego: str | None, found: Found
) -> dict[str, int]:
    """Add everybody but ego to those found; return their numbers by id."""
    roster = Roster(found)
    numbers = {}
    for id_, person in people.items():
        if id_ == ego:
            continue
        contact = person.contact
        more = {field: value for field, value in said.get(id_, {}).items() if getattr(contact, field) is None}
        roster.add(Person(msgspec.structs.replace(contact, **more), person.groups, person.misread))
        numbers[id_] = contact.id
    return numbers


def _ego(person: Person, id_: str, graph: Graph, found: Found) -> Ego:
    for field in person.misread:
        found.skipped.append(Skipped("ego", "not-understood", {"name": person.contact.name, "field": field}))
    nameless = id_ == graph.ego and person.contact.name == one_line(id_)  # only the id: our own unnamed ego
    return ego_of_node(msgspec.structs.replace(person.contact, name="") if nameless else person.contact)


def _ties(pairs: Pairs, numbers: Mapping[str, int], scale: Scale | None) -> Iterator[Tie]:
    for id_, (pair, tied) in enumerate(pairs.items(), start=1):
        a, b = sorted(numbers[end] for end in pair)
        yield Tie(id=id_, a=a, b=b, level=_among(tied, scale), kinds=tuple(tied.kinds), feel=tied.feel)


def _among(tied: Tied, scale: Scale | None) -> TieLevel:
    """Return the level of a tie between people, 2 to 5: of those that do not say it, 3."""
    level = level_of(tied, scale)
    return 3 if level is None else cast("TieLevel", max(level, 2))
