"""GEXF (gexf.net) 1.1, 1.2 and 1.3, as Gephi, networkx, NodeXL and others write it.

What varies: the namespace (six are about), `for` or `id` on a value, keys of parallel edges (`kind`, 1.3),
nodes within nodes or with a `pid`. Colours, sizes and positions are passed over. Of what changes over time
(spells, values with a start) the last state is taken.
"""

from xml.etree.ElementTree import Element

from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.graph import EGO, EGO_MARK, Edge, Graph, Node, number_of, whole
from krets.formats.graph_found import graph_found
from krets.formats.text import one_line
from krets.formats.xml_tree import MOST_DEFAULTS, parsed, text_of, within

_OVER_TIME = ("start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals")
_USUAL_WEIGHT = 1.0
"""What an edge weighs that does not say, where others do (GEXF 1.2 primer)."""


class _Titles:
    """What the ids of values mean, for each of "node" and "edge"."""

    def __init__(self, graph: Element) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        for declared in graph.iter("attributes"):
            of = declared.get("class", "node")
            for attribute in within(declared, "attribute"):
                id_ = attribute.get("id", "")
                name = one_line(attribute.get("title", "")) or one_line(id_)
                self._names[of, id_] = name
                default = attribute.find("default")
                if default is not None and of in self._defaults:
                    self._defaults[of][name] = text_of(default)
        filled = sum(len(named) * sum(1 for _ in graph.iter(of)) for of, named in self._defaults.items())
        if filled > MOST_DEFAULTS:
            raise Unreadable("too-large")

    def attributes(self, element: Element, of: str) -> dict[str, str]:
        """Return the values of a node or an edge by name, blank ones left out.

        A value without a time goes before those that have one; of these the last counts.
        """
        attributes = dict(self._defaults[of])
        fixed: set[str] = set()
        for values in within(element, "attvalues"):
            for value in within(values, "attvalue"):
                id_ = value.get("for", value.get("id", ""))
                name = self._names.get((of, id_), one_line(id_))
                timed = _has_time(value)
                if not timed or name not in fixed:
                    attributes[name] = value.get("value", "").strip()
                if not timed:
                    fixed.add(name)
        return {name: text for name, text in attributes.items() if text}


def read_gexf(data: bytes | str, answers: Answers, remarks: list[Remark]) -> Found:
    """Read a GEXF file; see `graph_found` for what becomes of it. O(length).

    A node that others lie in (nested, or named by their `pid` or `parent`) is a group of these.

    Raises:
        Unreadable: as `xml_tree.parsed`; "is-xml" where it is no GEXF; "empty", "too-large".
    """
    told = list(remarks)
    root = parsed(data, told)
    if root.tag != "gexf":
        raise Unreadable("is-xml")
    graphs = [_graph(graph) for graph in within(root, "graph")]
    if _changes(root):
        told.append(Remark("last-state"))
    return graph_found(whole(graphs, told), "gexf", answers, told)


def _changes(root: Element) -> bool:
    """Tell whether anything in the file has a time."""
    timed = ("node", "edge", "spell", "attvalue")
    return any(_has_time(each) for tag in timed for each in root.iter(tag))


def _has_time(element: Element) -> bool:
    return any(element.get(word) is not None for word in _OVER_TIME)


def _graph(element: Element) -> Graph:
    graph = Graph()
    titles = _Titles(element)
    parents = _parents(element)
    holders = {parent for parent in parents.values() if parent}
    labels: dict[str, str] = {}
    for node in element.iter("node"):
        id_ = node.get("id", "").strip()
        labels[id_] = node.get("label", "").strip()
        if not id_:
            graph.skipped.append(Skipped(f"nodes[{len(graph.nodes)}]", "no-id"))
        elif id_ not in holders:
            attributes = titles.attributes(node, "node")
            if attributes.pop(EGO_MARK, "") == EGO:
                graph.ego = id_
            graph.nodes.append(Node(id_, labels[id_], attributes))
    for each in graph.nodes:
        parent = parents.get(each.id, "")
        each.groups = (one_line(labels.get(parent, "")) or parent,) if parent else ()
    graph.edges = [_edge(edge, titles) for edge in element.iter("edge")]
    if any(edge.weight is not None for edge in graph.edges):
        for edge in graph.edges:
            edge.weight = _USUAL_WEIGHT if edge.weight is None else edge.weight
    return graph


def _parents(graph: Element) -> dict[str, str]:
    """Return in which node each lies, by id: nested there, or as its `pid` or first `parent` says."""
    parents: dict[str, str] = {}
    for node in graph.iter("node"):
        id_ = node.get("id", "").strip()
        named = [
            parent.get("for", "") for held in within(node, "parents") for parent in within(held, "parent")
        ]
        parent = (node.get("pid") or next(iter(named), "")).strip()
        if parent and parent != id_:
            parents[id_] = parent
        for held in within(node, "nodes"):
            for inner in within(held, "node"):
                parents.setdefault(inner.get("id", "").strip(), id_)
    return parents


def _edge(element: Element, titles: _Titles) -> Edge:
    weight = element.get("weight", "").strip()
    kinds = (element.get("label", ""), element.get("kind", ""))
    return Edge(
        element.get("source", "").strip(),
        element.get("target", "").strip(),
        weight=number_of(weight) if weight else None,
        relation="\n".join(filter(None, kinds)),
        attributes=titles.attributes(element, "edge"),
    )
