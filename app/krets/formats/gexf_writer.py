"""A map as GEXF, which opens in Gephi."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from krets.formats.graph import Graph
from krets.formats.graph_drawn import drawn, lost_of, used
from krets.formats.written import Written
from krets.formats.xml_tree import clean_xml, to_bytes
from krets.model import Network

_NAMESPACE = "http://www.gexf.net/1.2draft"
"""The namespace that both Gephi and networkx know; of 1.3 they have different ones."""


def to_gexf(network: Network) -> Written:
    """Return a map as GEXF 1.2; `krets.formats.graph_drawn` says what nodes and edges hold."""
    return Written({"": to_bytes(_document(drawn(network)))}, lost_of(network))


def _document(graph: Graph) -> Element:
    root = Element("gexf", {"xmlns": _NAMESPACE, "version": "1.2"})
    held = SubElement(root, "graph", {"mode": "static", "defaultedgetype": "undirected"})
    of_nodes, of_edges = used(graph)
    _titles(held, "node", of_nodes)
    _titles(held, "edge", of_edges)
    nodes = SubElement(held, "nodes")
    for node in graph.nodes:
        element = SubElement(nodes, "node", {"id": node.id, "label": clean_xml(node.label)})
        _values(element, "node", node.attributes)
    edges = SubElement(held, "edges")
    for number, edge in enumerate(graph.edges, start=1):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target, "weight": str(edge.weight)}
        _values(SubElement(edges, "edge", ends), "edge", edge.attributes)
    return root


def _titles(graph: Element, of: str, names: Sequence[str]) -> None:
    if not names:
        return
    declared = SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name in names:
        kind = "integer" if name == "level" else "string"
        SubElement(declared, "attribute", {"id": f"{of}_{name}", "title": name, "type": kind})


def _values(element: Element, of: str, attributes: dict[str, str]) -> None:
    if not attributes:
        return
    values = SubElement(element, "attvalues")
    for name, cell in attributes.items():
        SubElement(values, "attvalue", {"for": f"{of}_{name}", "value": clean_xml(cell)})
