"""Pajek's networks (.net) and projects (.paj), as Pajek and many others write them.

After the reference manual of Pajek (Mrvar and Batagelj), section 5.3, and what files really hold: a byte
order mark, LF+CR line ends, relations (`*Arcs :2 "advice"`), `*Arcslist` and `*Edgeslist`, matrices, several
networks, partitions and vectors, colours and shapes behind a vertex. In a two-mode network the second mode
(meetings, firms) is taken as groups of the first.
"""

import math
import re
from collections.abc import Mapping, Sequence

import msgspec

from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.graph import Edge, Graph, Node, number_of, whole
from krets.formats.graph_found import graph_found
from krets.formats.names import MOST_PEOPLE
from krets.formats.pajek_lines import (
    LOOKS,
    label_of,
    line_label,
    lines_of,
    section_of,
    vertex_attributes,
    words_of,
)

_OURS = re.compile(r"^% krets ego (\d{1,9})\s*$", re.MULTILINE)
"""The comment by which our own exports say who is ego."""
_USUAL_WEIGHT = 1.0
"""What a line weighs that does not say, where others do."""
_PAIRS, _LISTS = {"arcs", "edges"}, {"arcslist", "edgeslist"}
_OF_VERTICES = {"partition", "vector"}
_OTHERS = {"permutation", "cluster", "hierarchy"}
"""What may have vertices of its own, beside networks, partitions and vectors."""
_DIGITS = 9


class _Net(msgspec.Struct):
    """A network while it is read: `first` vertices are of the first mode; `cells` of a matrix were read."""

    size: int = 0
    first: int = 0
    nodes: dict[str, Node] = msgspec.field(default_factory=dict)
    edges: list[Edge] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    cells: int = 0


def read_pajek(text: str, answers: Answers, remarks: list[Remark]) -> Found:
    """Read a Pajek network or project; see `graph_found` for what becomes of it. O(length).

    A line that makes no sense where it stands is skipped. Partitions and vectors are attributes of the
    network before them. Of an interval of time behind a vertex or a line nothing is taken.

    Raises:
        Unreadable: "empty" where there is no vertex, "too-large" where there are too many.
    """
    told = list(remarks)
    reader = _Reader()
    for number, line in lines_of(text):
        section = section_of(line)
        if section is None:
            reader.line(number, line)
        else:
            reader.section(section.name, section.rest, section.relation)
    told += reader.remarks()
    graph = whole([_graph(reader.net, told)], told)
    ours = _OURS.search(text)
    if ours and ours.group(1) in reader.net.nodes:
        graph.ego = ours.group(1)
    return graph_found(graph, "pajek", answers, told)


class _Reader:
    """Takes a file line by line. Of several networks, whose vertices all begin with 1, the first is `net`."""

    def __init__(self) -> None:
        self.net = _Net()
        self._networks = 0
        self._section = ""
        self._relation = ""
        self._values = ("", 0)  # the attribute that is read ("" is passed over), how many values were
        self._owed = False  # whether an attribute's own line *Vertices is still to come
        self._left: dict[str, None] = {}
        self._timed = False

    def section(self, name: str, rest: str, relation: str) -> None:
        """Begin a section."""
        self._section, self._relation = name, relation
        owed, self._owed = self._owed, False
        if name == "vertices" and owed:
            self._section = "values"
        elif name == "vertices":
            self._networks += 1
            if self._networks == 1:
                _size(self.net, rest.split())
        elif name in _OF_VERTICES and self._networks:
            self._values, self._owed = (label_of(rest.strip('"')) or name, 0), True
        elif name == "matrix" or name in _PAIRS | _LISTS:
            self.net.cells = 0
        elif name != "network":
            self._left[name] = None
            self._values, self._owed = ("", 0), name in _OF_VERTICES | _OTHERS

    def line(self, number: int, line: str) -> None:
        """Take a line of the section that was begun last."""
        net = self.net
        if self._networks > 1:
            return
        if "[" in line and self._section in {"vertices", *_PAIRS}:
            self._timed = self._timed or any(word.startswith("[") for word in words_of(line))
        match self._section:
            case "vertices":
                sound = _vertex(net, words_of(line))
            case "values":
                sound = self._value(line.split())
            case "matrix":
                sound = _row(net, line.split(), self._relation, number)
            case section if section in _PAIRS:
                sound = _pair(net, words_of(line), self._relation, number)
            case section if section in _LISTS:
                sound = _list(net, line.split(), self._relation, number)
            case section:
                sound = section in self._left
        if not sound:
            net.skipped.append(Skipped("", "strange-line", line=number))

    def remarks(self) -> list[Remark]:
        """Return what to say of parts that were passed over."""
        told = [Remark("last-state")] if self._timed else []
        if self._networks > 1:
            told.append(Remark("first-graph", {"count": self._networks}))
        if self._left:
            told.append(Remark("sections-left", {"sections": ", ".join(self._left)}))
        return told

    def _value(self, words: Sequence[str]) -> bool:
        """Give the vertex whose turn it is a value; a value too many has no vertex."""
        name, place = self._values
        if not name:
            return True
        given = [str(number) for number in range(place + 1, place + 1 + len(words))]
        self._values = (name, place + len(words))
        for id_, value in zip(given, words, strict=True):
            if id_ not in self.net.nodes:
                return False
            self.net.nodes[id_].attributes[name] = value
        return True


def _size(net: _Net, words: Sequence[str]) -> None:
    """Make the vertices that a network says it has, called by their numbers until their lines come."""
    size, first = [*map(_count, words[:2]), 0, 0][:2]
    if size > MOST_PEOPLE:
        raise Unreadable("too-large")
    net.size = size
    net.first = first if 0 < first < size else size
    net.nodes = {str(number): Node(str(number)) for number in range(1, size + 1)}


def _count(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS else 0


def _vertex(net: _Net, words: Sequence[str]) -> bool:
    node = net.nodes.get(words[0].lstrip("0")) if words else None
    if node is None:
        return False
    node.label = label_of(words[1]) if len(words) > 1 else ""
    node.attributes = vertex_attributes(words[2:])
    return True


def _pair(net: _Net, words: Sequence[str], relation: str, line: int) -> bool:
    if len(words) < 2:
        return False
    rest = words[2:]
    stated = rest and rest[0].lower() not in LOOKS and not rest[0].startswith("[")
    weight = number_of(rest[0]) if stated else None
    kinds = "\n".join(filter(None, (relation, line_label(rest))))
    net.edges.append(Edge(_id(words[0]), _id(words[1]), weight, kinds, line=line))
    return True


def _list(net: _Net, words: Sequence[str], relation: str, line: int) -> bool:
    ends = [_id(word) for word in words]
    net.edges += [Edge(ends[0], end, None, relation, line=line) for end in ends[1:]]
    return len(ends) > 1


def _row(net: _Net, words: Sequence[str], relation: str, line: int) -> bool:
    """Take numbers of a matrix, wherever its lines are broken: rows are the first mode, or all vertices."""
    two_mode = net.first < net.size
    width, height = (net.size - net.first if two_mode else net.size), net.first
    for word in words:
        if net.cells >= width * height:
            return False
        row, column = divmod(net.cells, width)
        net.cells += 1
        weight = number_of(word)
        if weight != 0:
            target = column + 1 + (net.first if two_mode else 0)
            net.edges.append(Edge(str(row + 1), str(target), weight, relation, line=line))
    return True


def _id(word: str) -> str:
    return word.lstrip("0+")


def _graph(net: _Net, remarks: list[Remark]) -> Graph:
    if any(edge.weight is not None for edge in net.edges):
        for edge in net.edges:
            edge.weight = _USUAL_WEIGHT if edge.weight is None else edge.weight
    nodes = list(net.nodes.values())
    if net.first == net.size:
        return Graph(nodes=nodes, edges=net.edges, skipped=net.skipped)
    remarks.append(Remark("two-mode", {"count": net.size - net.first}))
    return _one_mode(nodes[: net.first], {node.id: node.label or node.id for node in nodes[net.first :]}, net)


def _one_mode(people: list[Node], things: Mapping[str, str], net: _Net) -> Graph:
    """Return the first mode of a two-mode network; the second, by id and name, becomes its groups."""
    graph = Graph(nodes=people, skipped=net.skipped)
    groups: dict[str, dict[str, None]] = {person.id: {} for person in people}
    for edge in net.edges:
        person, thing = sorted((edge.source, edge.target), key=things.__contains__)
        if person not in groups or thing not in things:
            graph.edges.append(edge)
        elif edge.weight is None or 0 < edge.weight < math.inf:
            groups[person][things[thing]] = None
        else:
            graph.skipped.append(Skipped("", "strange-line", line=edge.line))
    for node in people:
        node.groups = tuple(groups[node.id])
    return graph
