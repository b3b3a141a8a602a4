"""GraphML (graphml.graphdrawing.org), as yEd, Gephi, igraph, networkx, Network Canvas and others write it.

What varies: keys inside the graph instead of before it; blanks round values; labels in an attribute (label,
name), in yEd's y:NodeLabel, or none; `attr.name` missing or other than the key's id; several graphs in a
file; nodes that hold graphs. Network Canvas keeps ego apart: data of the graph itself tell of them.
"""

from xml.etree.ElementTree import Element

from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.graph import EGO, EGO_MARK, Edge, Graph, Node, whole
from krets.formats.graph_found import graph_found
from krets.formats.text import one_line
from krets.formats.xml_tree import MOST_DEFAULTS, parsed, text_of, within

_LABELS = ("NodeLabel", "EdgeLabel")
_INTERVIEW = ("networkCanvas", "nc:")
"""How data and attributes begin that Network Canvas gives each graph."""


_MOST_GROUPS = 3
"""Of groups within groups, so many are kept, the innermost first."""


class _Keys:
    """What the ids of data mean, for each of "node", "edge" and "graph"."""

    def __init__(self, root: Element) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}, "graph": {}}
        for key in root.iter("key"):
            domain, id_ = key.get("for", "all"), key.get("id", "")
            name = one_line(key.get("attr.name", "")) or one_line(id_)
            default = key.find("default")
            for of in self._defaults if domain == "all" else (domain,):
                self._names[of, id_] = name
                if default is not None and of in self._defaults:
                    self._defaults[of][name] = text_of(default)
        filled = sum(len(self._defaults[of]) * sum(1 for _ in root.iter(of)) for of in ("node", "edge"))
        if filled > MOST_DEFAULTS:
            raise Unreadable("too-large")

    def attributes(self, element: Element, of: str) -> tuple[dict[str, str], str]:
        """Return the data of an element by name, blank ones left out, and the label that yEd drew."""
        attributes = dict(self._defaults[of])
        label = ""
        for data in within(element, "data"):
            id_ = data.get("key", "")
            if len(data):
                drawn = (one_line(text_of(each)) for tag in _LABELS for each in data.iter(tag))
                label = label or next(filter(None, drawn), "")
            else:
                attributes[self._names.get((of, id_), one_line(id_))] = text_of(data)
        return {name: text for name, text in attributes.items() if text}, label


def read_graphml(data: bytes | str, answers: Answers, remarks: list[Remark]) -> Found:
    """Read a GraphML file; see `graph_found` for what becomes of it. O(length).

    A node that holds a graph is a group of those within. Hyperedges are skipped; ports are passed over.

    Raises:
        Unreadable: as `xml_tree.parsed`; "is-xml" where it is no GraphML; "empty", "too-large".
    """
    told = list(remarks)
    root = parsed(data, told)
    if root.tag != "graphml":
        raise Unreadable("is-xml")
    keys = _Keys(root)
    graphs = [_graph(graph, keys) for graph in within(root, "graph")]
    if root.find(".//port") is not None:
        told.append(Remark("ports"))
    return graph_found(whole(graphs, told), "graphml", answers, told)


def _graph(element: Element, keys: _Keys) -> Graph:
    about, _ = keys.attributes(element, "graph")
    apart = any(name.startswith(_INTERVIEW) for name in (*about, *element.keys()))
    graph = Graph(apart=apart, ego_attributes=about)
    waiting: list[tuple[Element, tuple[str, ...]]] = [(element, ())]
    while waiting:
        holder, groups = waiting.pop()
        inner = []
        for node in within(holder, "node"):
            attributes, label = keys.attributes(node, "node")
            held = list(within(node, "graph"))
            if held:
                around = (_group(node, attributes, label), *groups)[:_MOST_GROUPS]
                inner += [(each, around) for each in held]
            else:
                _add_node(graph, Node(node.get("id", "").strip(), label, attributes, groups))
        for edge in within(holder, "edge"):
            attributes, label = keys.attributes(edge, "edge")
            ends = (edge.get("source", "").strip(), edge.get("target", "").strip())
            graph.edges.append(Edge(*ends, relation=label, attributes=attributes))
        for number, _ in enumerate(within(holder, "hyperedge")):
            graph.skipped.append(Skipped(f"hyperedges[{number}]", "hyper-edge"))
        waiting += reversed(inner)
    return graph


def _add_node(graph: Graph, node: Node) -> None:
    if not node.id:
        graph.skipped.append(Skipped(f"nodes[{len(graph.nodes)}]", "no-id"))
        return
    if node.attributes.pop(EGO_MARK, "") == EGO:
        graph.ego = node.id
    graph.nodes.append(node)


def _group(node: Element, attributes: dict[str, str], label: str) -> str:
    return one_line(label or attributes.get("label", "") or attributes.get("name", "") or node.get("id", ""))
