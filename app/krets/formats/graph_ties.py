"""Edges made ties: who is tied with whom, once for every two, and how close by their weights.

How weights become levels: where they are whole numbers from 2 to 5 (all of them), they are levels as they
stand. Else, where they are not all equal, the span from the least to the greatest is cut into four on a
logarithmic scale, since weights (messages, meetings, hours) mostly spread over orders of magnitude::

    level(w) = 2 + min(3, floor(4 · ln(w / least) / ln(greatest / least)))

An edge's attribute `level` goes before its weight.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Literal, cast

import msgspec

from krets.formats.cells import from_cells, level_of_cell, split_list
from krets.formats.columns import header_key, meaning_of
from krets.formats.found import Remark, Skipped
from krets.formats.graph import Edge, Graph, number_of
from krets.model import Feel

TieLevel = Literal[2, 3, 4, 5]
_OF_EDGES = {"weight", "relation", "level", "feel"}
_RELATIONS = {
    "kind", "kinds", "type", "label", "edge label", "edgelabel", "relation type", "tie type",
    "networkcanvastype",
}  # fmt: skip
"""What the attribute is called that says how two know each other, beside what `columns.meaning_of` knows."""
_STEPS = 4
_LEVELS = (2.0, 3.0, 4.0, 5.0)


class Scale(msgspec.Struct, frozen=True):
    """How weights become levels: `bounds` are the least weights of levels 3, 4 and 5.

    There are none where the weights are levels themselves.
    """

    bounds: tuple[float, ...] = ()

    def level(self, weight: float) -> TieLevel:
        """Return the level of a weight."""
        return cast("TieLevel", 2 + bisect_right(self.bounds, weight) if self.bounds else int(weight))


class Tied(msgspec.Struct):
    """What the edges between two nodes say, taken together."""

    weight: float | None = None
    level: int | None = None
    kinds: dict[str, None] = msgspec.field(default_factory=dict)
    feel: Feel | None = None


Pairs = dict[tuple[str, str], Tied]
"""Who is tied with whom: two ids, the one that comes first in the file first."""


def scale_of(weights: Iterable[float], remarks: list[Remark]) -> Scale | None:
    """Return how these weights (all above 0) become levels, and remark on it; None where they say nothing."""
    stated = set(weights)
    if not stated:
        return None
    if stated.issubset(_LEVELS):
        remarks.append(Remark("levels-as-weights"))
        return Scale()
    if len(stated) == 1:
        return None
    least, most = min(stated), max(stated)
    low, span = math.log(least), math.log(most) - math.log(least)
    bounds = tuple(math.exp(low + span * step / _STEPS) for step in range(1, _STEPS))
    names = ("distant", "familiar", "close", "closest", "most")
    rounded = (float(f"{bound:.3g}") for bound in (least, *bounds, most))
    remarks.append(Remark("levels-from-weights", dict(zip(names, rounded, strict=True))))
    return Scale(bounds)


def level_of(tied: Tied, scale: Scale | None) -> int | None:
    """Return how close two are, 1 to 5, or None where their edges do not say."""
    if tied.level is not None:
        return tied.level
    return scale.level(tied.weight) if scale is not None and tied.weight is not None else None


def tied_pairs(
    graph: Graph, names: Mapping[str, str], meanings: Mapping[str, str], skipped: list[Skipped]
) -> tuple[Pairs, list[float]]:
    """Return who is tied with whom, and the weights of all edges that state no level. O(edges).

    Several edges between two come together: the strongest weight (or level) counts, and kinds are united.
    Where a weaker one is lost, `skipped` says so, as it does of edges to oneself, of edges to nobody in
    `names` (by the nodes' ids), and of weights that are no number above 0. `meanings` is `Answers.meanings`.
    """
    places = {node.id: place for place, node in enumerate(graph.nodes)}
    known = _Attributes(meanings)
    pairs: Pairs = {}
    weights: list[float] = []
    for number, edge in enumerate(graph.edges):
        where = "" if edge.line else f"edges[{number}]"
        stated, misread = known.stated(edge)
        why, arguments = _why_not(edge, stated, names)
        if why:
            skipped.append(Skipped(where, why, arguments, edge.line))
            continue
        if stated.weight is not None and stated.level is None:
            weights.append(stated.weight)
        a, b = sorted((edge.source, edge.target), key=places.__getitem__)
        for field in misread:
            about: dict[str, Any] = {"name": names[edge.source], "field": field}
            skipped.append(Skipped(where, "not-understood", about, edge.line))
        if (a, b) not in pairs:
            pairs[a, b] = stated
        elif _united(pairs[a, b], stated):
            skipped.append(Skipped(where, "double-tie", {"a": names[a], "b": names[b]}, edge.line))
    return pairs, weights


def _why_not(edge: Edge, stated: Tied, names: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Return why an edge is no tie, with arguments; "" where it is one."""
    for end in (edge.source, edge.target):
        if end not in names:
            return "no-such-person", {"id": end}
    if edge.source == edge.target:
        return "self-tie", {"name": names[edge.source]}
    if stated.weight is not None and not 0 < stated.weight < math.inf:
        return "no-weight", {"a": names[edge.source], "b": names[edge.target]}
    return "", {}


def _united(tied: Tied, other: Tied) -> bool:
    """Put what another edge says to what was known of two; return whether something of it is lost."""
    lost = False
    for field in ("weight", "level"):
        had, has = getattr(tied, field), getattr(other, field)
        lost |= None not in (had, has) and had != has
        setattr(tied, field, max((each for each in (had, has) if each is not None), default=None))
    lost |= None not in (tied.feel, other.feel) and tied.feel != other.feel
    tied.feel = tied.feel or other.feel
    tied.kinds |= other.kinds
    return lost


class _Attributes:
    """Tells what attributes of edges mean, each name once."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._meanings: dict[str, str] = {}

    def stated(self, edge: Edge) -> tuple[Tied, list[str]]:
        """Return what an edge says, and which fields of it were not understood."""
        tied = Tied(weight=edge.weight)
        misread = []
        kinds = [edge.relation]
        for name, cell in edge.attributes.items():
            meaning = self._meaning(name)
            if not meaning or not cell.strip():
                continue
            if meaning == "relation":
                kinds.append(cell)
            elif meaning == "weight":
                tied.weight = number_of(cell) if tied.weight is None else tied.weight
            elif not _understood(tied, meaning, cell):
                misread.append(meaning)
        tied.kinds = {kind: None for text in kinds if text for kind in split_list(text)}
        return tied, misread

    def _meaning(self, name: str) -> str:
        if name not in self._meanings:
            said = self._said.get(name, "")
            key = header_key(name)
            told = "relation" if key in _RELATIONS else "feel" if key == "feel" else meaning_of(name)
            self._meanings[name] = said if said in _OF_EDGES else told if told in _OF_EDGES else ""
        return self._meanings[name]


def _understood(tied: Tied, field: str, cell: str) -> bool:
    if field == "feel":
        tied.feel = from_cells({"feel": cell})[0].get("feel")
        return tied.feel is not None
    try:
        tied.level = level_of_cell(cell)
    except ValueError:
        return False
    return True
