"""Ties as tables: lists of edges (as Gephi writes them, or two bare columns), matrices, adjacency lists."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from krets.formats.columns import header_key, meanings_of
from krets.formats.found import Answers, Column, Found, Remark, Skipped
from krets.formats.graph import Edge, Graph, Node, number_of
from krets.formats.graph_found import graph_found
from krets.formats.names import LONGEST_LINE, split_lines
from krets.formats.rows import NONE, SEPARATORS, Row, Table, rows_of
from krets.formats.table import columns_of
from krets.formats.text import one_line

_OF_PEOPLE = {"first_name", "last_name", "emails", "phones", "organisation", "birthday"}
"""What no list of ties says: whoever has such a column is a person."""
_DIRECTIONS = {"", "directed", "undirected", "mutual", "d", "u"}
_DYNAMIC = re.compile(r"<[\[(].*[\])]>", re.DOTALL)
_OPENING = re.compile(r"[\[(]")
_DIRECTION_HEADERS = {"type", "edge type"}
_ENDS_AND_WEIGHT = 3
_LONGEST_LABEL = 100
_LOOKED_AT = 500
_SHARED = 0.3
"""The least share of labels at one end of bare edges that come up at the other end as well."""
_ROWS_AS_COLUMNS = 0.9
_TICKS = {"x", "yes", "true", "ja", "✓"}


def read_edges(table: Table, answers: Answers, remarks: list[Remark]) -> Found | None:
    """Return people and ties of a table of edges or a matrix (format "edges"), or None where it is neither.

    Edges have a column for each end (source and target, from and to, ego and alter, i and j); without
    headers, two columns that share many of their labels, a weight or a relation behind them. A matrix has
    people's names along both edges. What the user says of a column (`Answers.meanings`) goes first.
    """
    meanings = meanings_of(table.headers, answers.meanings)
    if {"source", "target"} <= set(meanings):
        if _OF_PEOPLE.isdisjoint(meanings):
            graph = Graph(skipped=list(table.skipped))
            graph.edges = list(_named_edges(table, meanings, graph.skipped))
            return _found(graph, table, _shown(table, meanings), answers, remarks)
        return None
    if any(answers.meanings.get(header) for header in table.headers):
        return None
    rows = table.rows if table.headed == NONE else [(0, table.headers), *table.rows]
    network = matrix_graph(rows)
    if network is None and table.headed == NONE and len(table.headers) <= _ENDS_AND_WEIGHT:
        network = bare_graph(rows)
    if network is None:
        return None
    network.skipped += table.skipped
    return _found(network, table, [], answers, remarks)


def read_lists(text: str, answers: Answers, remarks: list[Remark]) -> Found | None:
    """Return people and ties of bare edges or adjacency lists: "Ada;Bo;Cai" ties Ada with Bo and with Cai.

    Rows may differ in length. None where labels do not recur as they do in a network.
    """
    lines = split_lines(text)
    for separator in (answers.separator,) if answers.separator in SEPARATORS else SEPARATORS:
        if separator not in text:
            continue
        head = [line for line in lines[:_LOOKED_AT] if len(line) <= LONGEST_LINE]
        if bare_graph(list(rows_of(head, 0, separator, []))) is None:
            continue
        skipped: list[Skipped] = []
        graph = bare_graph(list(rows_of(lines, 0, separator, skipped)))
        if graph is not None:
            graph.skipped += skipped
            return _found(graph, Table(headers=[], rows=[], separator=separator), [], answers, remarks)
    return None


def _found(
    graph: Graph, table: Table, columns: Sequence[Column], answers: Answers, remarks: list[Remark]
) -> Found:
    if not graph.nodes:
        graph.nodes = _nodes(end for edge in graph.edges for end in (edge.source, edge.target))
    found = graph_found(graph, "edges", answers, remarks)
    found.columns, found.separator = list(columns), table.separator
    found.skipped.sort(key=lambda skipped: skipped.line)
    return found


def _nodes(labels: Iterable[str]) -> list[Node]:
    return [Node(id=label, label=label) for label in dict.fromkeys(labels) if label]


def _shown(table: Table, meanings: Sequence[str]) -> list[Column]:
    known = {"source", "target", "weight", "relation", "level"}
    return columns_of(table, [meaning if meaning in known else "" for meaning in meanings])


def _named_edges(table: Table, meanings: Sequence[str], skipped: list[Skipped]) -> Iterator[Edge]:
    """Yield the edges of a table; a row in which an end is missing is told of."""
    ends = [meanings.index("source"), meanings.index("target")]
    places = [at for at in range(len(meanings)) if at not in ends and _says(table, at, meanings[at])]
    for line, row in table.rows:
        source, target = (one_line(row[at]) for at in ends)
        if not source or not target:
            skipped.append(Skipped("", "no-end", line=line))
            continue
        attributes = {table.headers[at]: _last(row[at]) for at in places if row[at].strip()}
        yield Edge(source, target, attributes=attributes, line=line)


def _says(table: Table, at: int, meaning: str) -> bool:
    """Tell whether a column says something of its ties: not their ids, nor which way they point."""
    if meaning == "id":
        return False
    if header_key(table.headers[at]) in _DIRECTION_HEADERS:
        return any(cell.strip().casefold() not in _DIRECTIONS for cell in table.column(at))
    return True


def _last(cell: str) -> str:
    """Return the last value of a cell that tells of several times.

    >>> _last("<[2007, 2008, 25.5]; [2008, 2009, 3.0]>"), _last("2,5")
    ('3.0', '2,5')
    """
    text = cell.strip()
    if not _DYNAMIC.fullmatch(text):
        return text
    last = _OPENING.split(text)[-1].rstrip(")]> ")
    return last.rpartition(",")[2].strip().strip('"')


def bare_graph(rows: Sequence[Row]) -> Graph | None:
    """Return the network in rows without headers, or None where labels do not recur as in one. O(cells).

    Two labels are an edge; a number behind them is its weight, a word that is no label its relation. Where
    there are more labels, all are tied with the first.
    """
    wide = [cells for _, cells in rows if len(cells) > 1 and cells[1].strip()]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return None
    stated = _third_says(wide)
    edges = []
    labels: dict[str, None] = {}
    for line, cells in rows:
        names = [one_line(cell) for cell in cells]
        if any(len(name) > _LONGEST_LABEL for name in names):
            return None
        labels |= dict.fromkeys(names[:2] if stated else names)
        if stated and len(names) == _ENDS_AND_WEIGHT:
            edges.append(_stated(names, line))
        else:
            edges += [Edge(names[0], name, line=line) for name in names[1:] if name and names[0]]
    one, other = {edge.source for edge in edges}, {edge.target for edge in edges}
    shared = len(one & other)
    if shared < 2 or shared < _SHARED * min(len(one), len(other)):
        return None
    return Graph(nodes=_nodes(labels), edges=edges)


def _third_says(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether each row is two labels and what is said of their tie."""
    if {len(cells) for cells in rows} != {_ENDS_AND_WEIGHT} or not all(cells[0].strip() for cells in rows):
        return False
    third = {cells[2].strip() for cells in rows}
    if not any(math.isnan(number_of(cell)) for cell in third):
        return True
    labels = {cell.strip() for cells in rows for cell in cells[:2]}
    return len(third & labels) * 2 < len(third)


def _stated(names: Sequence[str], line: int) -> Edge:
    weight = number_of(names[2])
    if math.isnan(weight):
        return Edge(names[0], names[1], relation=names[2], line=line)
    return Edge(names[0], names[1], weight=weight, line=line)


def matrix_graph(rows: Sequence[Row]) -> Graph | None:
    """Return the network in a matrix, or None where rows and columns do not name the same. O(cells).

    The first row names the columns, the first cell of each further row the row; the corner may hold anything.
    An empty cell or a 0 is no tie, a tick is one without a weight; nobody is tied with themselves.
    """
    if len(rows) < 3:
        return None
    columns = [one_line(cell) for cell in rows[0][1][1:]]
    while columns and not columns[-1]:
        columns.pop()
    names = [one_line(cells[0]) for _, cells in rows[1:]]
    agree = len(set(columns) & set(names))
    if agree < 2 or agree < _ROWS_AS_COLUMNS * max(len(columns), len(names)):
        return None
    if len(set(columns)) < len(columns) or len(set(names)) < len(names):
        return None
    edges = []
    for (line, cells), name in zip(rows[1:], names, strict=True):
        for other, cell in zip(columns, cells[1:], strict=False):
            text = cell.strip()
            if not text or text == "0" or other == name or not name or not other:
                continue
            weight = None if text.casefold() in _TICKS else number_of(text)
            if weight != 0:
                edges.append(Edge(name, other, weight=weight, line=line))
    return Graph(nodes=_nodes([*names, *columns]), edges=edges)
