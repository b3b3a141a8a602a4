"""Many fine ties as paths in units of the map: another size, camera or theme costs only the painting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from math import atan2, hypot, pi

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from krets.model import Network, Tie
from krets.picture.bend import NEAREST, Point, bend
from krets.picture.frame import frame_of
from krets.picture.layers import ties
from krets.picture.scene import Scene, Show, TieLine

ENDS, MOST = 149, 300
"""A strand ends with a tie whose number `ENDS` divides, or with `MOST` ties: a millisecond to bend, less to
paint. So one tie more or less alters one strand only.
"""
CLEAR, CROWDED = 3000, 15_000
"""The strongest so many ties are painted smoothly at any rate; the others too, unless so many are in view:
then nobody can tell one from another, and edges of whole pixels take half the time.
"""

Places = Mapping[int, Point]


class Strand(msgspec.Struct, frozen=True):
    """Ties of one level with their ways as one path in units, for a pen of `width` px."""

    ties: tuple[Tie, ...]
    path: QPainterPath
    width: float
    opacity: float
    places: Places

    def without(self, people: frozenset[int]) -> Strand:
        """The same without the ties of some people."""
        left = tuple(tie for tie in self.ties if tie.a not in people and tie.b not in people)
        if len(left) == len(self.ties):
            return self
        return Strand(left, _path(left, self.places), self.width, self.opacity, self.places)


class Strands:
    """Fine ties of one map, the strongest first; a strand is worked out when it is first asked for."""

    def __init__(
        self, fine: tuple[Tie, ...], places: Places, opacity: float, former: Strands | None = None
    ) -> None:
        """Strands of `fine` ties (by level); those of `former` are taken over where nothing of them moved."""
        self.ties, self.places, self.opacity = fine, places, opacity
        self._made: list[Strand] = []
        self._known = {} if former is None else former.at_hand()
        self._left = self._work_out()

    def at_hand(self) -> dict[int, Strand]:
        """The strands worked out by now, or taken from former ones, by their first tie."""
        return {**self._known, **{strand.ties[0].id: strand for strand in self._made}}

    def __iter__(self) -> Iterator[Strand]:
        """Each strand; the next one is worked out if it was not yet."""
        done = 0
        while done < len(self._made) or self._go_on():
            yield self._made[done]
            done += 1

    def _go_on(self) -> bool:
        strand = next(self._left, None)
        if strand is not None:
            self._made.append(strand)
        return strand is not None

    def _work_out(self) -> Iterator[Strand]:
        for some in _cut(self.ties):
            known = self._known.pop(some[0].id, None)
            kept = known is not None and known.ties == some and _at_rest(some, known.places, self.places)
            path = known.path if known is not None and kept else _path(some, self.places)
            yield Strand(some, path, ties.FINE[some[0].level], self.opacity, self.places)
        self._known = {}

    def draw_same(self, other: Strands) -> bool:
        """Whether others look like these."""
        alike = (self.ties, self.opacity) == (other.ties, other.opacity)
        return alike and (not self.ties or self.places == other.places)

    def near(self, x: float, y: float, reach: float) -> Iterator[tuple[int, tuple[Point, ...]]]:
        """Ties that may run nearer than `reach` (units) to a point, with their ways; O(ties), 1 µs each."""
        turned, far = atan2(y, x), hypot(x, y)
        aside = pi if far < 2 * reach else reach / far * 1.5
        polar = {who: (atan2(at[1], at[0]), hypot(*at)) for who, at in self.places.items()}
        for tie in self.ties:
            (start, ra), (end, rb) = polar[tie.a], polar[tie.b]
            if not NEAREST * min(ra, rb) - 2 * reach < far < max(ra, rb) + reach:
                continue
            turn = abs((end - start + pi) % (2 * pi) - pi)
            one = abs((turned - start + pi) % (2 * pi) - pi)
            other = abs((turned - end + pi) % (2 * pi) - pi)
            if max(one, other) <= turn + aside:
                yield tie.id, bend(self.places[tie.a], self.places[tie.b], ties.STEP_FINE)


class Weave:
    """The ties that a map shows, for every scene of it: many fine ones as strands, all others as lines."""

    def __init__(self, network: Network, show: Show, places: Places, former: Strands | None = None) -> None:
        """Ties between `places` (units, by contact); `former` strands are kept if they look the same."""
        self.show, self.places = show, places
        self.at_hand = former
        """The strands, or as long as the ties were not looked through, the former ones."""
        self._network = network
        self._count = 0
        self._lone: list[tuple[Tie, str]] = []
        self._strands: Strands | None = None

    @property
    def strands(self) -> Strands:
        """The fine ties, if there are many."""
        for _ in self.choose():
            pass
        assert self._strands is not None
        return self._strands

    def lines(self, scene: Scene) -> Iterator[TieLine]:
        """The other ties as lines of a scene, once they are chosen; those that stand out come last."""
        frame = frame_of(scene)
        return (
            ties.line(frame, self.show, self.places, tie, style, self._count) for tie, style in self._lone
        )

    def choose(self) -> Iterator[None]:
        """Look through all ties for those that are shown, in a few steps, once."""
        if self._strands is not None:
            return
        wanted = yield from ties.choosing(self._network, self.places, self.show)
        yield
        fine: dict[int, list[Tie]] = {level: [] for level in sorted(ties.FINE, reverse=True)}
        many = len(wanted) > ties.MANY
        lone = [] if many else wanted
        for first in range(0, len(wanted) if many else 0, ties.PART):
            for tie, style in wanted[first : first + ties.PART]:
                if style == "tie" and not ties.jagged(tie, self.show):
                    fine[tie.level].append(tie)
                else:
                    lone.append((tie, style))
            yield
        sorted_ = tuple(chain.from_iterable(fine.values()))
        found = Strands(sorted_, self.places, ties.opacity(len(wanted), self.show), self.at_hand)
        if self.at_hand is not None and self.at_hand.draw_same(found):
            found = self.at_hand
        self._lone, self._count = lone, len(wanted)
        self._strands = self.at_hand = found


def _cut(fine: Iterable[Tie]) -> Iterator[tuple[Tie, ...]]:
    """The ties of one level after the other, cut into strands."""
    for _, alike in groupby(fine, key=lambda tie: tie.level):
        some: list[Tie] = []
        for tie in alike:
            some.append(tie)
            if tie.id % ENDS == 0 or len(some) == MOST:
                yield tuple(some)
                some = []
        if some:
            yield tuple(some)


def _at_rest(some: Iterable[Tie], before: Places, now: Places) -> bool:
    """Whether the ends of ties are where they were."""
    return before is now or all(before[tie.a] == now[tie.a] and before[tie.b] == now[tie.b] for tie in some)


def _path(some: Iterable[Tie], places: Places) -> QPainterPath:
    path = QPainterPath()
    line = path.lineTo
    for tie in some:
        first, *rest = bend(places[tie.a], places[tie.b], ties.STEP_FINE)
        path.moveTo(*first)
        for x, y in rest:
            line(x, y)
    return path


def crowded(scene: Scene, strands: Strands) -> bool:
    """Whether so many ties are in view, as far as they lie evenly on the map, that nobody can follow one."""
    shown = min(scene.size) / (2 * scene.scale)
    return len(strands.ties) * min(1.0, shown * shown) > CROWDED


def paint(painter: QPainter, scene: Scene, strand: Strand, smooth: bool = True) -> None:
    """Paint a strand where a scene has it, clipped, as `ties.paint_lines` is; rough ones are quicker."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setClipRect(QRectF(0, 0, *scene.size), Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = TieLine(0, 0, 0, (), strand.width, opacity=strand.opacity)
    pen = QPen(ties.stroke(scene.theme, line))
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.translate(scene.x, scene.y)
    painter.scale(scene.scale, scene.scale)
    painter.drawPath(strand.path)
    painter.restore()
