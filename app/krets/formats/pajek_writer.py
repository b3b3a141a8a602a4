"""A map as a Pajek network: names, and how close people are to ego and to each other.

A Pajek network holds little more: its vertices have no attributes, and a label has no way to hold a
quotation mark. Kinds of tie are the lines' labels, since several sections of edges are misread elsewhere.
"""

from krets.formats.cells import join_list, split_list
from krets.formats.graph import Edge, Graph
from krets.formats.graph_drawn import drawn
from krets.formats.text import one_line
from krets.formats.written import Written, left_behind
from krets.model import Network

_QUOTES = str.maketrans('"\\', "'/")


def to_pajek(network: Network) -> Written:
    """Return a map as a Pajek network in UTF-8; a comment says which vertex is ego."""
    graph = drawn(network)
    lines = _lines(graph)
    return Written({"": ("\n".join(lines) + "\n").encode("utf-8", "replace")}, lost_in_pajek(network))


def _lines(graph: Graph) -> list[str]:
    numbers = {node.id: number for number, node in enumerate(graph.nodes, start=1)}
    lines = [f"% krets ego {numbers[node.id]}" for node in graph.nodes if node.id == graph.ego]
    lines.append(f"*Vertices {len(graph.nodes)}")
    lines += [f'{numbers[node.id]} "{_label(node.label)}"' for node in graph.nodes]
    lines.append("*Edges")
    lines += [f"{numbers[edge.source]} {numbers[edge.target]} {_said(edge)}" for edge in graph.edges]
    return lines


def _said(edge: Edge) -> str:
    kinds = edge.attributes.get("kinds", "")
    return edge.attributes["level"] + (f' l "{_label(kinds)}"' if kinds else "")


def _label(text: str) -> str:
    return one_line(text).translate(_QUOTES)


def lost_in_pajek(network: Network) -> tuple[str, ...]:
    """Return what of a map Pajek's form does not hold, named as `written.left_behind` does."""
    held = {
        "ego.id",
        "contact.id",
        "tie.id",
        "ego.name",
        "contact.name",
        "contact.level",
        "tie.level",
        "tie.kinds",
    }
    names = [contact.name for contact in network.contacts.values()]
    texts = {"ego.name": [network.ego.name], "contact.name": names}
    held -= {field for field, said in texts.items() if any(_label(text) != text for text in said)}
    if any(split_list(_label(join_list(tie.kinds))) != tie.kinds for tie in network.ties.values()):
        held.remove("tie.kinds")
    if any(contact.level == 1 for contact in network.contacts.values()):
        held.remove("contact.level")
    return left_behind(network, held)
