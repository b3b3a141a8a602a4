"""The picture as cached pixmaps: the ground (zones, sectors), the ties, and above them people and labels.

While the map moves, all of them as one are shifted or scaled; when it rests, what changed is painted anew, in
slices of a few milliseconds a tick: people and labels first, then ties, the strongest first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from time import perf_counter

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QRegion

from krets import picture
from krets.canvas.differing import changed, only, places_of, same_ground, within, without
from krets.canvas.sprites import Sprites
from krets.picture import Disc, Label, Scene, Strand, Strands, TieLine, Weave
from krets.rings import Box

SLICE = 0.003
"""How long painting may go on in one tick, in seconds."""
AT_ONCE = 0.008
"""How long the first slice of a new scene may take: most small maps are painted whole in it."""
EMPTY = 0.016
"""The same while nobody shows yet: the window's other beginnings may leave long ticks between the slices."""
PALE = 0.3
"""Opacity of what does not stand out."""
PART, TIES = 100, 100
"""How many discs or labels, and how many ties, are painted between two looks at the clock."""
STAGE = 0.04
"""While many ties are painted, those that are there by now show after so many seconds."""


class Later(msgspec.Struct, frozen=True):
    """What of a large scene is worked out while it is painted: its labels, then its ties."""

    labels: Callable[[Scene], tuple[Label, ...]]
    weave: Weave


class Marks(msgspec.Struct, frozen=True):
    """What stands out: `own` ties below all people, `ringed` discs, `labels`; all but `kept` people pale."""

    own: tuple[TieLine, ...]
    ringed: tuple[Disc, ...]
    labels: tuple[Label, ...]
    kept: frozenset[int] | None


class Lifted:
    """The picture without some people: what is left of scene, ties and people, and what is lit below them."""

    def __init__(self, people: frozenset[int], left: Scene, ties: QPixmap) -> None:
        """Until all of the others' `ties` are painted, the ties of everybody show."""
        self.people, self.left, self.ties = people, left, ties
        self.above: QPixmap | None = None
        self.lit: tuple[QPainterPath, QColor] | None = None


class Layers:
    """The pixmaps of one scene. `shown` never waits: it is what there is by now."""

    def __init__(self, sprites: Sprites) -> None:
        self.scene: Scene | None = None
        """The scene that is shown."""
        self.fresh = False
        """Whether another scene shows than before; whoever takes note sets it back."""
        self.weave: Weave | None = None
        """All ties of a large scene, of which it holds itself only those that are not in strands."""
        self._drawn: tuple[Strands | None, list[TieLine]] | None = None
        self.ratio = 1.0
        self.sprites = sprites
        self._whole: QPixmap | None = None
        self._special: QPixmap | None = None
        self._wanted: Callable[[], QPixmap | None] | None = None
        """How the special picture is made when it is next shown; None where it is as it is to be."""
        self._ground, self._ties, self._above = QPixmap(), QPixmap(), QPixmap()
        self._lifted: Lifted | None = None
        self._work: Iterator[None] | None = None
        self.pending = False
        """Whether a newer scene than the one shown is on its way."""

    @property
    def busy(self) -> bool:
        """Tell whether slices are left to paint."""
        return self._work is not None

    @property
    def shown(self) -> QPixmap:
        """What to show: the whole picture, or the special one that was asked for last."""
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._special = wanted()
        if self._special is not None:
            return self._special
        if self._whole is None:
            self._whole = QPixmap() if self._ground.isNull() else self._flat()
        return self._whole

    def take(self, scene: Scene, ratio: float, later: Later | None = None) -> None:
        """Begin to paint a new scene; the old one shows until its people and labels are there.

        With `later` the scene comes without labels and ties.
        """
        self.sprites.dress(scene.theme, ratio)
        self.pending = True
        self._work = self._paint(scene, ratio, later)
        if later is None:
            self.advance(AT_ONCE)

    def advance(self, seconds: float | None = None) -> None:
        """Paint on for so long: a slice, longer while nobody shows yet."""
        until = perf_counter() + (seconds or (EMPTY if self.scene is None else SLICE))
        while self._work is not None and perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None

    def finish(self) -> None:
        """Paint all that is left."""
        while self.busy:
            self.advance(1.0)

    def finish_people(self) -> None:
        """Paint on until the newest scene shows, though perhaps not all of its ties yet."""
        while self.busy and self.pending:
            self.advance(SLICE)

    # What stands out -----------------------------------------------------------------------------------

    def plain(self) -> None:
        """Show the whole picture again."""
        self._special = self._wanted = self._lifted = None

    def feature(self, marks: Callable[[], Marks | None]) -> None:
        """Show what stands out, or with None the whole picture; it is asked for when it is next shown."""
        self._lifted, self._wanted = None, lambda: self._featured(marks())

    def _featured(self, marks: Marks | None) -> QPixmap | None:
        scene = self.scene
        if scene is None or marks is None:
            return None
        special = QPixmap(self._ground)
        painter = QPainter(special)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if marks.kept is None else PALE)
        painter.drawPixmap(0, 0, self._ties)
        if marks.kept is not None:
            painter.drawPixmap(0, 0, self._above)
        painter.setOpacity(1.0)
        picture.paint_ties(painter, scene.theme, marks.own, scene.size)
        if marks.kept is None:
            painter.drawPixmap(0, 0, self._above)
        else:
            self._paint_people(painter, only(scene, marks.kept))
        self.sprites.paint_discs(painter, marks.ringed)
        picture.paint(painter, msgspec.structs.replace(scene, discs=(), labels=()), ("labels",))
        self.sprites.paint_labels(painter, marks.labels)
        painter.end()
        return special

    def lift(self, people: frozenset[int]) -> None:
        """Show the picture without these people and their ties, as the ground of a drag."""
        scene = self.scene
        if scene is None:
            return
        lifted = self._lifted = Lifted(people, without(scene, people), self._ties)
        self._wanted = lambda: self._without_lifted(lifted)
        strands = self._strands()
        if not self.busy and (strands or len(lifted.left.ties) != len(scene.ties)):
            self._work = self._thin(lifted)
            if not strands:
                self.advance(AT_ONCE)

    def _strands(self) -> Strands | None:
        return None if self.weave is None or not self.weave.strands.ties else self.weave.strands

    def _thin(self, lifted: Lifted) -> Iterator[None]:
        left = lifted.left
        ties = blank(left, self.ratio)
        for strand, smooth in _strands(left, self._strands()):
            with painting(ties) as painter:
                picture.paint_strand(painter, left, strand.without(lifted.people), smooth)
            yield
        for part in _parts(left.ties):
            with painting(ties) as painter:
                picture.paint_ties(painter, left.theme, part, left.size)
            yield
        lifted.ties = ties
        if self._lifted is lifted:
            self._wanted = lambda: self._without_lifted(lifted)

    def light(self, path: QPainterPath | None, colour: QColor) -> None:
        """Fill a part of the ground (the ring and sector under the pointer) below the people."""
        lifted = self._lifted
        if lifted is not None:
            lifted.lit = None if path is None else (path, colour)
            self._wanted = lambda: self._without_lifted(lifted)

    def _without_lifted(self, lifted: Lifted) -> QPixmap:
        if lifted.above is None:
            lifted.above = QPixmap(self._above)
            if self.scene is not None:
                self._repaint(lifted.above, lifted.left, places_of(self.scene, lifted.people))
        special = QPixmap(self._ground)
        painter = QPainter(special)
        if lifted.lit is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(*lifted.lit)
        painter.drawPixmap(0, 0, lifted.ties)
        painter.drawPixmap(0, 0, lifted.above)
        painter.end()
        return special

    # Painting ------------------------------------------------------------------------------------------

    def _paint(self, scene: Scene, ratio: float, later: Later | None) -> Iterator[None]:
        if later is not None:
            scene = msgspec.structs.replace(scene, labels=later.labels(scene))
            yield
        old = self.scene
        same = old is not None and self.ratio == ratio and same_ground(old, scene)
        places = changed(old, scene) if same and old is not None else None
        ground, above = self._ground, self._above
        if not same:
            ground = blank(scene, ratio, QColor(scene.theme.ground))
            with painting(ground) as painter:
                picture.paint(painter, scene, ("zones", "sectors", "notes"))
            if old is None:
                self._whole = ground
            yield
        if places is None:
            above = blank(scene, ratio)
            yield from self._people_parts(above, scene)
        elif places:
            above = QPixmap(above)
            self._repaint(above, scene, places)
            yield
        self._ground, self._above, self.ratio = ground, above, ratio
        weave = None if later is None else later.weave
        yield from self._paint_ties(scene, weave, old if same else None)

    def _paint_ties(self, scene: Scene, weave: Weave | None, old: Scene | None) -> Iterator[None]:
        """Install the scene, then add its ties; where the ground is the same, the old ties show meanwhile."""
        if old is None:
            self._ties, self._drawn = blank(scene, self.ratio), None
        self._install(scene if old is None else msgspec.structs.replace(scene, ties=old.ties))
        yield
        lines, strands = [*scene.ties], None
        if weave is not None:
            yield from weave.choose()
            strands = weave.strands
            for part in _parts(weave.lines(scene)):
                lines += part
                yield
        self.weave = weave
        if self._drawn != (strands, lines):
            yield from self._paint_lines(scene, strands, lines, old is not None)
            self._drawn = strands, lines
        if lines or strands or old is not None:
            self._install(msgspec.structs.replace(scene, ties=tuple(lines)))

    def _paint_lines(
        self, scene: Scene, strands: Strands | None, lines: list[TieLine], aside: bool
    ) -> Iterator[None]:
        """Paint ties, `aside` as long as other ones show."""
        ties = blank(scene, self.ratio) if aside else self._ties
        shown = perf_counter()
        for strand, smooth in _strands(scene, strands):
            with painting(ties) as painter:
                picture.paint_strand(painter, scene, strand, smooth)
            yield
            if not aside and perf_counter() - shown > STAGE:
                self._whole = None
                shown = perf_counter()
        for part in _parts(lines):
            with painting(ties) as painter:
                picture.paint_ties(painter, scene.theme, part, scene.size)
            yield
        self._ties = ties

    def _install(self, scene: Scene) -> None:
        self.scene, self.fresh, self.pending = scene, True, False
        self.plain()
        self._whole = None

    def _people_parts(self, above: QPixmap, scene: Scene) -> Iterator[None]:
        bare = msgspec.structs.replace(scene, discs=tuple(d for d in scene.discs if d.strained), labels=())
        with painting(above) as painter:
            picture.paint(painter, bare, ("people", "ego"))
        for first in range(0, len(scene.discs), PART):
            part = scene.discs[first : first + PART]
            with painting(above) as painter:
                self.sprites.paint_discs(painter, part)
            yield
        with painting(above) as painter:
            picture.paint(painter, bare, ("labels",))
        for first in range(0, len(scene.labels), PART):
            texts = scene.labels[first : first + PART]
            with painting(above) as painter:
                self.sprites.paint_labels(painter, texts)
            yield

    def _paint_people(self, painter: QPainter, scene: Scene) -> None:
        bare = msgspec.structs.replace(scene, discs=tuple(d for d in scene.discs if d.strained), labels=())
        picture.paint(painter, bare, ("people", "ego"))
        self.sprites.paint_discs(painter, scene.discs)
        picture.paint(painter, bare, ("labels",))
        self.sprites.paint_labels(painter, scene.labels)

    def _repaint(self, above: QPixmap, scene: Scene, places: Sequence[Box]) -> None:
        region = QRegion()
        for place in places:
            region += QRectF(*place).toAlignedRect()
        around = region.boundingRect()
        part = within(scene, places)
        painter = QPainter(above)
        painter.setClipRegion(region)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(around, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_people(painter, part)
        painter.end()

    def _flat(self) -> QPixmap:
        whole = QPixmap(self._ground)
        painter = QPainter(whole)
        painter.drawPixmap(0, 0, self._ties)
        painter.drawPixmap(0, 0, self._above)
        painter.end()
        return whole


def _parts(lines: Iterable[TieLine]) -> Iterator[list[TieLine]]:
    left = iter(lines)
    while part := list(islice(left, TIES)):
        yield part


def _strands(scene: Scene, strands: Strands | None) -> Iterator[tuple[Strand, bool]]:
    """Each strand with whether it is painted smoothly: the strongest, and all where there is room for it."""
    rough, done = strands is not None and picture.crowded(scene, strands), 0
    for strand in strands or ():
        yield strand, done < picture.CLEAR or not rough
        done += len(strand.ties)


@contextmanager
def painting(pixmap: QPixmap) -> Iterator[QPainter]:
    """Paint on a pixmap, smoothly."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def blank(scene: Scene, ratio: float, colour: QColor | None = None) -> QPixmap:
    """Return a transparent pixmap as large as a scene; or one of a colour, which is the quicker to show."""
    pixmap = QPixmap(QSize(max(1, round(scene.size[0] * ratio)), max(1, round(scene.size[1] * ratio))))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent if colour is None else colour)
    return pixmap
