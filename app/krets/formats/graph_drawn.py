"""A map as a network of nodes and edges, for other programs: what GraphML, GEXF and Pajek hold of it."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from krets.formats.cells import FIELDS, join_list, to_cells
from krets.formats.found import Found
from krets.formats.graph import EGO, EGO_MARK, Edge, Graph, Node
from krets.formats.text import folded
from krets.formats.written import left_behind
from krets.model import Contact, Ego, Network, is_blank

EGO_LABEL = "Ego"
"""What the node of an ego without a name is called, for programs that would draw an empty label."""
_LEAST_TIE = 2
_USUAL = ("kind", "person")
"""What need not be said of anybody."""


def drawn(network: Network) -> Graph:
    """Return a map as nodes and edges, in the order of ids; the same map, the same graph.

    Ego is the node `EGO`, marked, and called `EGO_LABEL` where they have no name; people are "p" and their
    id. A person's attributes are their cells (`to_cells`), without the name, which is the label, and without
    those that are empty. Edges weigh what their level is: ties, and ego's to whoever is placed on level 2 or
    higher. (Level 1 is not a tie.)
    """
    people = [network.contacts[id_] for id_ in sorted(network.contacts)]
    graph = Graph(nodes=[_ego(network.ego)], ego=EGO)
    graph.nodes += [Node(_id(contact.id), contact.name, _cells(contact, network)) for contact in people]
    for contact in people:
        if contact.level is not None and contact.level >= _LEAST_TIE:
            level = {"level": str(contact.level)}
            graph.edges.append(Edge(EGO, _id(contact.id), float(contact.level), attributes=level))
    for id_ in sorted(network.ties):
        tie = network.ties[id_]
        said = {"level": str(tie.level), "kinds": join_list(tie.kinds), "feel": tie.feel or ""}
        attributes = {name: cell for name, cell in said.items() if cell}
        graph.edges.append(Edge(_id(tie.a), _id(tie.b), float(tie.level), attributes=attributes))
    return graph


def unlabelled(found: Found) -> Found:
    """Return what was found in a network, its ego without a name where `EGO_LABEL` stands for one."""
    if found.ego is not None and found.ego.name == EGO_LABEL:
        found.ego = msgspec.structs.replace(found.ego, name="")
    return found


def lost_of(network: Network) -> tuple[str, ...]:
    """Return what of a map such a graph does not hold, named as `left_behind` does.

    Beside that: groups where one has nobody or two have one name, and who introduced somebody where two
    people have that name, since groups and people go by name there.
    """
    held = {"ego", "tie", "group.name", *(f"contact.{field}" for field in FIELDS)}
    lost = set(left_behind(network, held))
    members = {group for contact in network.contacts.values() for group in contact.groups}
    names = {folded(group.name) for group in network.groups.values()}
    if not network.groups.keys() <= members or len(names) < len(network.groups):
        lost.add("group")
    shared = Counter(folded(contact.name) for contact in network.contacts.values())
    if any(shared[name] > 1 for name in _introducers(network)):
        lost.add("contact.introduced_by")
    return tuple(sorted(lost))


def used(graph: Graph) -> tuple[list[str], list[str]]:
    """Return the names of attributes that some node, and that some edge has, in order of appearance."""
    of_nodes = dict.fromkeys(name for node in graph.nodes for name in node.attributes)
    of_edges = dict.fromkeys(name for edge in graph.edges for name in edge.attributes)
    return list(of_nodes), list(of_edges)


def _id(number: int) -> str:
    return f"p{number}"


def _ego(ego: Ego) -> Node:
    as_contact = Contact(
        id=0,
        name="",
        organisation=ego.organisation,
        context=ego.context,
        topics=ego.topics,
        offers=ego.offers,
    )
    label = EGO_LABEL if is_blank(ego.name) else ego.name
    return Node(EGO, label, {EGO_MARK: EGO, **_said(to_cells(as_contact, {}, {}))})


def _cells(contact: Contact, network: Network) -> dict[str, str]:
    return _said(to_cells(contact, network.groups, network.contacts))


def _said(cells: dict[str, str]) -> dict[str, str]:
    return {
        field: cell for field, cell in cells.items() if cell and field != "name" and (field, cell) != _USUAL
    }


def _introducers(network: Network) -> Iterator[str]:
    for contact in network.contacts.values():
        other = (
            network.contacts.get(contact.introduced_by) if isinstance(contact.introduced_by, int) else None
        )
        if other is not None:
            yield folded(other.name)
