"""The scene: everything that is to be painted, worked out in pixels. Nothing here paints.

Its many small parts hold nothing that could hold them, so the garbage collector is told to pass them over.
"""

from typing import Literal

import msgspec

from krets.look import Theme
from krets.model import Names
from krets.picture.shading import Shading, Sizing
from krets.rings import Box

Point = tuple[float, float]
ShowTies = Literal["auto", "all", "selected"]


class Camera(msgspec.Struct, frozen=True):
    """What the picture shows: the point (in units of the whole) in its middle; zoom 1 fits the whole."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0


class Show(msgspec.Struct, frozen=True, kw_only=True):
    """What of the map is shown, and how.

    `ties`: "all", "selected" (those of `selected` and `focus`) or "auto" (all, up to 60 people placed).
    `bridges` marks the ties between groups. `lit` and `lit_ties` stand out while the rest pales (empty:
    nothing pales), and so do the people `wanted` (None: everybody), between whom alone ties at rest are
    drawn. `colouring` and `sizing` say by what people are coloured and sized (None: by group, all the same).
    `said` is what the legend says of who is shown. `focus` is whom the pointer is on: their ties stand out
    as those of `selected` do. `skip` is not drawn at all. `names`: "initials" leaves labels out, "none" every
    letter of a name; photos show with "full" only. `ego` is written in the middle ("" is the ego's name, or
    "You"). `text` scales all letters. `conflicts` draws strained relations as zigzags, `private` is for
    people marked so: on the screen both are shown unless False, in an export only if True. At most
    `most_ties` ties are worked out, the strongest first. `title` and `date` stand above an exported picture,
    in whose margin `tray` names who is not placed yet.
    """

    ties: ShowTies = "auto"
    bridges: bool = False
    lit: frozenset[int] = frozenset()
    lit_ties: frozenset[int] = frozenset()
    wanted: frozenset[int] | None = None
    colouring: Shading | None = None
    sizing: Sizing | None = None
    said: str = ""
    selected: frozenset[int] = frozenset()
    focus: frozenset[int] = frozenset()
    skip: frozenset[int] = frozenset()
    names: Names = "full"
    ego: str = ""
    text: float = 1.0
    legend: bool = True
    labels: bool = True
    conflicts: bool | None = None
    private: bool | None = None
    most_ties: int = 3000
    title: str = ""
    date: str = ""
    tray: bool = False


class Disc(msgspec.Struct, frozen=True, gc=False):
    """One contact: centre and radius in px, colours as "#rrggbb".

    `style` is the rim: "solid", "dotted" (not met lately) or "dashed" (not met yet). `pattern` tells groups
    of one colour apart. `shape`: "person", "service" or "animal". `arcs` are the colours of further groups.
    `strained` asks for a short zigzag towards the middle; `ring` is the tint of the ring behind.
    """

    contact: int
    x: float
    y: float
    r: float
    fill: str
    rim: str
    ink: str
    style: str = "solid"
    pattern: int = 0
    shape: str = "person"
    initials: str = ""
    arcs: tuple[str, ...] = ()
    photo: bytes | None = None
    selected: bool = False
    dim: bool = False
    strained: bool = False
    ring: str = ""


class TieLine(msgspec.Struct, frozen=True, gc=False):
    """One tie as a line through points (px). `style`: "tie", "own" (of the selected), "bridge" or "lit"."""

    tie: int
    a: int
    b: int
    points: tuple[Point, ...]
    width: float
    style: str = "tie"
    opacity: float = 1.0
    smooth: bool = True


class Label(msgspec.Struct, frozen=True, gc=False):
    """A text in a box (px), with a halo in the colour of what lies behind."""

    contact: int
    text: str
    box: Box
    pixels: float
    halo: str
    bold: bool = False
    dim: bool = False


class SectorArc(msgspec.Struct, frozen=True, gc=False):
    """A sector's coloured arc and its name along it; `start`, `span` in turns of the arc as drawn.

    `x`, `y` is the middle of the name, `turned` its angle in degrees clockwise.
    """

    group: int | None
    start: float
    span: float
    colour: str
    pattern: int
    name: str
    x: float
    y: float
    turned: float
    line: float
    pixels: float


class RingName(msgspec.Struct, frozen=True, gc=False):
    """A ring's name at its top."""

    level: int
    text: str
    box: Box
    halo: str


class LegendRow(msgspec.Struct, frozen=True, gc=False):
    """One row of the legend: what is shown and what it means.

    `kind` is "fresh", "faded", "absent", "service", "animal", a style of ties, "shade" (with `fill` and
    `pattern`), "unknown", "sizes", "title" or "note", which both are words alone.
    """

    kind: str
    text: str
    fill: str = ""
    pattern: int = 0


class Written(msgspec.Struct, frozen=True, gc=False):
    """A note on the map: its lines, in a box (px)."""

    note: int
    lines: tuple[str, ...]
    box: Box
    pixels: float


class Waiting(msgspec.Struct, frozen=True, gc=False):
    """A line of the margin with those not placed yet: its text, and where it begins (px)."""

    text: str
    x: float
    y: float
    bold: bool = False


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A text above the picture: where it begins on its base line, and how large it is, px."""

    text: str
    x: float
    y: float
    pixels: float
    bold: bool = False


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A map worked out for one size, camera and theme. Pixels are those of the screen before its ratio.

    `x`, `y` is where ego is, `scale` pixels to a unit, `r` the radius of a disc, `index` the place of each
    contact in `discs`, `text` the scale of letters.
    `ties_left_out` counts the ties that were asked for and are not among `ties`. An exported picture may have
    a `heading`, for which all the rest stands `top` px lower, and full `names` by contact.
    """

    size: tuple[float, float]
    x: float
    y: float
    scale: float
    r: float
    theme: Theme
    text: float
    discs: tuple[Disc, ...]
    index: dict[int, int]
    ties: tuple[TieLine, ...]
    ties_left_out: int
    labels: tuple[Label, ...] = ()
    sectors: tuple[SectorArc, ...]
    rings: tuple[RingName, ...]
    legend: tuple[LegendRow, ...]
    legend_box: Box | None
    legend_backed: bool
    waiting: tuple[Waiting, ...] = ()
    notes: tuple[Written, ...] = ()
    heading: tuple[Heading, ...] = ()
    top: float = 0.0
    names: dict[int, str] = {}
    ego: str
    ego_pixels: float
    ego_r: float


def to_screen(scene: Scene, x: float, y: float) -> Point:
    """A point of the map, in units, as pixels."""
    return scene.x + x * scene.scale, scene.y + y * scene.scale


def to_unit(scene: Scene, px: float, py: float) -> Point:
    """A point on the screen, in pixels, in units of the map."""
    return (px - scene.x) / scene.scale, (py - scene.y) / scene.scale
