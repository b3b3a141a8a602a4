"""A network of nodes and edges as another program wrote it, whatever its form.

The readers of GraphML, GEXF and Pajek make a `Graph`; `krets.formats.graph_found` makes people and ties of
it, and `krets.formats.graph_drawn` makes one of a map. How to tell the forms apart is here, too.
"""

import math
import re
from collections.abc import Sequence

import msgspec

from krets.formats.found import Remark, Skipped, Unreadable
from krets.formats.names import MOST_PEOPLE

EGO_MARK = "krets"
"""The attribute by which our own exports mark a node; its value is `EGO`."""
EGO = "ego"
_BEFORE_A_ROOT = (("<?", "?>"), ("<!--", "-->"))
_DOCTYPE = "<!DOCTYPE"
_NAME = re.compile(r"\s*(?:[\w.-]+:)?([\w.-]+)")
_PAJEK = re.compile(r"\*(?:network|vertices|arcs|edges|arcslist|edgeslist|matrix)\b", re.IGNORECASE)


class Node(msgspec.Struct):
    """A node: its id (any text), what it is called ("" where nothing is), attributes by name.

    `groups` are names of what it lies in: nodes that hold nodes, or the second mode of a two-mode network.
    """

    id: str
    label: str = ""
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    groups: tuple[str, ...] = ()


class Edge(msgspec.Struct):
    """An edge between two nodes by id; its direction means nothing.

    `weight` is None where none is stated, and NaN where what is stated is no number. `relation` names kinds
    of tie, joined as `krets.formats.cells` joins lists. `line` is that of a text file, else 0.
    """

    source: str
    target: str
    weight: float | None = None
    relation: str = ""
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    line: int = 0


class Graph(msgspec.Struct):
    """Nodes and edges in the order of the file, and who of them is ego.

    `ego` is the id of the node that the file marks, or None. `apart` says that the file is about somebody
    who is none of the nodes; `ego_attributes` is what it tells of them. `skipped` is what the reader passed
    over.
    """

    nodes: list[Node] = msgspec.field(default_factory=list)
    edges: list[Edge] = msgspec.field(default_factory=list)
    ego: str | None = None
    apart: bool = False
    ego_attributes: dict[str, str] = msgspec.field(default_factory=dict)
    skipped: list[Skipped] = msgspec.field(default_factory=list)


def number_of(text: str) -> float:
    """Return the number that a text states, with a decimal point or comma; NaN where it states none.

    >>> number_of(" 2,5 "), number_of("1e2"), number_of("much")
    (2.5, 100.0, nan)
    """
    try:
        return float(text.strip().replace(",", ".", 1))
    except ValueError:
        return math.nan


def whole(graphs: Sequence[Graph], remarks: list[Remark]) -> Graph:
    """Return the graphs of one file as one; a remark says how. O(nodes + edges).

    Where no id stands in two of them, all are taken; so are those of several people's interviews (`apart`),
    whose ids begin anew: nobody is in two of them. Else ids that clash may or may not mean the same people,
    and the first graph alone is taken.

    Raises:
        Unreadable: "empty" where there is no node, "too-large" where there are too many.
    """
    held = [graph for graph in graphs if graph.nodes]
    if not held:
        raise Unreadable("empty")
    if sum(len(graph.nodes) for graph in held) > MOST_PEOPLE:
        raise Unreadable("too-large")
    if len(held) == 1:
        return held[0]
    if all(graph.apart for graph in held):
        for place, graph in enumerate(held, start=1):
            _renamed(graph, f"{place}:")
    elif _clash(held):
        remarks.append(Remark("first-graph", {"count": len(held)}))
        return held[0]
    remarks.append(Remark("several-graphs", {"count": len(held)}))
    egos = [graph.ego for graph in held if graph.ego is not None]
    return Graph(
        nodes=[node for graph in held for node in graph.nodes],
        edges=[edge for graph in held for edge in graph.edges],
        ego=egos[0] if len(egos) == 1 else None,
        apart=all(graph.apart for graph in held),
        skipped=[skipped for graph in held for skipped in graph.skipped],
    )


def _clash(graphs: Sequence[Graph]) -> bool:
    taken: set[str] = set()
    for graph in graphs:
        ids = {node.id for node in graph.nodes}
        if not taken.isdisjoint(ids):
            return True
        taken |= ids
    return False


def _renamed(graph: Graph, prefix: str) -> None:
    for node in graph.nodes:
        node.id = prefix + node.id
    for edge in graph.edges:
        edge.source, edge.target = prefix + edge.source, prefix + edge.target


def kind_of_graph(beginning: str) -> str:
    """Return which network file begins like this: "graphml", "gexf", "pajek", or "" for none of them.

    XML is told by its first element, whatever comes before; Pajek's by its first line that is no comment.
    """
    text = beginning.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        name = _first_element(text)
        return name if name in {"graphml", "gexf"} else ""
    first = next((line for line in map(str.strip, text.splitlines()) if line and line[0] != "%"), "")
    return "pajek" if _PAJEK.match(first) else ""


def _first_element(text: str) -> str:
    """Return the local name of the root in lower case; where a DOCTYPE names it first, that one."""
    at = 0
    while at >= 0:
        while text[at : at + 1].isspace():
            at += 1
        for begin, end in _BEFORE_A_ROOT:
            if text.startswith(begin, at):
                found = text.find(end, at + len(begin))
                at = found + len(end) if found >= 0 else -1
                break
        else:
            start = at + (len(_DOCTYPE) if text.startswith(_DOCTYPE, at) else 1)
            named = _NAME.match(text, start) if text.startswith("<", at) else None
            return named.group(1).lower() if named else ""
    return ""
