"""A map as GraphML, which yEd, Gephi, igraph, networkx, Cytoscape and others open."""

from xml.etree.ElementTree import Element, SubElement

from krets.formats.graph import Graph
from krets.formats.graph_drawn import drawn, lost_of, used
from krets.formats.written import Written
from krets.formats.xml_tree import clean_xml, to_bytes
from krets.model import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"level": "int", "weight": "double"}


def to_graphml(network: Network) -> Written:
    """Return a map as GraphML; `krets.formats.graph_drawn` says what nodes and edges hold."""
    return Written({"": to_bytes(_document(drawn(network)))}, lost_of(network))


def _document(graph: Graph) -> Element:
    root = Element("graphml", {"xmlns": _NAMESPACE})
    of_nodes, of_edges = used(graph)
    for name in ("label", *of_nodes):
        _key(root, "node", name)
    for name in ("weight", *of_edges):
        _key(root, "edge", name)
    held = SubElement(root, "graph", {"id": "map", "edgedefault": "undirected"})
    for node in graph.nodes:
        element = SubElement(held, "node", {"id": node.id})
        _data(element, "node", {"label": node.label, **node.attributes})
    for number, edge in enumerate(graph.edges, start=1):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _data(SubElement(held, "edge", ends), "edge", {"weight": str(edge.weight), **edge.attributes})
    return root


def _key(root: Element, of: str, name: str) -> None:
    about = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": _TYPES.get(name, "string")}
    SubElement(root, "key", about)


def _data(element: Element, of: str, attributes: dict[str, str]) -> None:
    for name, cell in attributes.items():
        if cell:
            SubElement(element, "data", {"key": f"{of}_{name}"}).text = clean_xml(cell)
