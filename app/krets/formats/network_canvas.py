"""Network Canvas' CSV export: a zip of people, ties and ego of one interview or several, or one of its files.

What people name in an interview are circles only where the question is about them (`relationship_friend`);
such answers become groups. Any other category (gender, language) is a fact about somebody: made a group it
would cut the map into sectors, made a context it would count as something shared. It is passed over unless
the user gives the column a meaning.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from krets.formats.archive import Archive
from krets.formats.columns import header_key, meaning_of
from krets.formats.found import Answers, Candidate, Found, Remark, Skipped, Unreadable
from krets.formats.graph import Edge, Graph, Node
from krets.formats.graph_found import graph_found
from krets.formats.names import split_lines
from krets.formats.rows import KNOWN, Table, rows_of, under
from krets.formats.text import decode

FORMAT = "network-canvas"
_EGO, _NODE = "networkcanvasegouuid", "networkcanvasuuid"
_SOURCE, _TARGET = "networkcanvassourceuuid", "networkcanvastargetuuid"
_CASE, _SESSION = "networkcanvascaseid", "networkcanvassessionid"
_OURS = re.compile(
    r"networkcanvas|nodeid$|edgeid$|from$|to$|null$|session|app version|commit hash|interview locale|.* [xy]$"
)
"""Columns of the program itself: ids, times, versions, places on the screen, and the stray last one."""
_MEMBER = re.compile(r"_(attributeList|edgeList)_(.+)\.csv$", re.IGNORECASE | re.DOTALL)
_PEOPLE = {"person", "people", "alter", "alters", "contact", "friend", "member"}
_CIRCLES = {
    "relationship", "relationships", "relation", "relationship type", "relation type", "group", "groups",
    "circle", "circles", "context", "contexts", "category", "role", "roles", "how known", "setting",
}  # fmt: skip
"""Variables whose options are circles of people."""
_TRUTHS = {"true", "false", ""}


class _Interview(msgspec.Struct):
    """What was asked about one person: their network, and what they are called."""

    case: str = ""
    graph: Graph = msgspec.field(default_factory=lambda: Graph(apart=True))
    types: dict[str, list[Node]] = msgspec.field(default_factory=dict)


class _Export(msgspec.Struct):
    """The interviews of an export by ego's id, and what the columns of people mean unless told otherwise."""

    interviews: dict[str, _Interview] = msgspec.field(default_factory=dict)
    meanings: dict[str, str] = msgspec.field(default_factory=dict)

    def of(self, ego: str) -> _Interview:
        """Return the interview with an ego."""
        return self.interviews.setdefault(ego, _Interview())


def is_network_canvas(table: Table) -> bool:
    """Tell one of the program's tables by its columns."""
    keys = set(map(header_key, table.headers))
    return _EGO in keys and not keys.isdisjoint({_NODE, _CASE, _SESSION, _SOURCE})


def read_network_canvas(archive: Archive, answers: Answers, remarks: list[Remark]) -> Found | None:
    """Return the network of an export, or None where the zip holds no CSV of Network Canvas.

    One map is about one ego: of several interviews the first is read, or the one that `Answers.me` names;
    `Found.candidates` lists them.

    Raises:
        Unreadable: as `Archive`; "part-of-network-canvas" where there are no people in it.
    """
    export = _Export()
    seen = False
    for name in sorted(archive):
        if not name.casefold().endswith(".csv"):
            continue
        text, _ = decode(archive.read(name))
        skipped: list[Skipped] = []
        rows = list(rows_of(split_lines(text), 0, ",", skipped))
        table = under(rows, 0, KNOWN, skipped, ",") if rows else None
        if table is not None and is_network_canvas(table):
            seen = True
            member = _MEMBER.search(name)
            _take(table, member.group(2) if member else "", export)
    return _found(export, answers, remarks) if seen else None


def read_part(table: Table, answers: Answers, remarks: list[Remark]) -> Found:
    """Return the people of an attributeList that came without the rest of its export.

    Raises:
        Unreadable: "part-of-network-canvas" for a list of ties or of egos, which say nothing alone.
    """
    export = _Export()
    _take(table, "", export)
    return _found(export, answers, remarks)


def _take(table: Table, kind: str, export: _Export) -> None:
    """Put what a table tells with the interviews that it is of; `kind` is the type of its nodes or edges."""
    places = {header_key(header): at for at, header in reversed(list(enumerate(table.headers)))}
    own = {header: at for at, header in enumerate(table.headers) if not _OURS.match(header_key(header))}
    for _, row in table.rows:
        interview = export.of(row[places[_EGO]].strip())
        attributes = {header: row[at] for header, at in own.items() if row[at].strip()}
        if _SOURCE in places and _TARGET in places:
            ends = (row[places[_SOURCE]].strip(), row[places[_TARGET]].strip())
            interview.graph.edges.append(Edge(*ends, relation=kind, attributes=attributes))
        elif _NODE in places:
            node = Node(row[places[_NODE]].strip(), attributes=attributes)
            interview.types.setdefault(kind, []).append(node)
        else:
            interview.case = row[places[_CASE]].strip() if _CASE in places else ""
            interview.graph.ego_attributes = attributes
    if _NODE in places and _SOURCE not in places:
        export.meanings |= _meanings(table, own)
    if export.interviews:
        first = next(iter(export.interviews.values()))
        first.graph.skipped += table.skipped


def _meanings(table: Table, own: Mapping[str, int]) -> dict[str, str]:
    """Return what the options of categories mean; other columns speak for themselves."""
    truths = [header for header, at in own.items() if _is_truth(table, at)]
    variables: dict[str, int] = {}
    for header in truths:
        for variable in _variables(header):
            variables[variable] = variables.get(variable, 0) + 1
    meanings = {}
    for header in truths:
        variable = next((each for each in _variables(header) if variables[each] > 1), "")
        if variable and not meaning_of(header):
            meanings[header] = "groups" if header_key(variable) in _CIRCLES else ""
    return meanings


def _is_truth(table: Table, at: int) -> bool:
    return all(row[at].strip().casefold() in _TRUTHS for _, row in table.rows)


def _variables(header: str) -> Iterator[str]:
    """Yield what the variable of an option may be called, the longest first: "a_b", "a" of "a_b_c"."""
    rest, line, _ = header.rpartition("_")
    while line and rest:
        yield rest
        rest, line, _ = rest.rpartition("_")


def _found(export: _Export, answers: Answers, remarks: list[Remark]) -> Found:
    interviews = {ego: each for ego, each in export.interviews.items() if each.types}
    if not interviews:
        raise Unreadable("part-of-network-canvas")
    named = (ego for ego, each in interviews.items() if answers.me and answers.me in {ego, each.case})
    chosen = next(named, "")
    ego = chosen or next(iter(interviews))
    interview = interviews[ego]
    graph = interview.graph
    types = [kind for kind in interview.types if header_key(kind) in _PEOPLE] or list(interview.types)
    graph.nodes = [node for kind in types for node in interview.types[kind]]
    others = sum(len(nodes) for kind, nodes in interview.types.items() if kind not in types)
    people = {node.id for node in graph.nodes}
    ties = [edge for edge in graph.edges if {edge.source, edge.target} <= people or not others]
    graph.edges = ties
    if others:
        remarks = [*remarks, Remark("no-people", {"count": others})]
    if len(interviews) > 1:
        who = interview.case or ego
        remarks = [*remarks, Remark("one-interview", {"name": who, "count": len(interviews) - 1})]
    told = Answers(meanings={**export.meanings, **answers.meanings}, me="" if chosen else answers.me)
    found = graph_found(graph, FORMAT, told, remarks)
    if len(interviews) > 1:
        found.me = ego
        found.candidates = [
            Candidate(key, each.case or key, len(each.graph.edges)) for key, each in interviews.items()
        ]
    return found
