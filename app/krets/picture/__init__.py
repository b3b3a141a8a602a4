"""The map painted on any painter: the one drawing for screen, PNG, SVG, PDF and print."""

from krets.picture.bend import bend
from krets.picture.compose import LAYERS, add_labels, compose, labels_of, paint
from krets.picture.export import export, preview
from krets.picture.layers.heading import room as heading_room
from krets.picture.layers.labels import paint_label
from krets.picture.layers.legend import scale as letter_scale
from krets.picture.layers.people import paint_disc
from krets.picture.layers.strands import CLEAR, Strand, Strands, Weave, crowded
from krets.picture.layers.strands import paint as paint_strand
from krets.picture.layers.ties import paint_lines as paint_ties
from krets.picture.laying import Steps, finished, lay_out
from krets.picture.making import Draft, Kind, LeftOut, Made, PictureTrouble, draft, make
from krets.picture.pages import paint_page
from krets.picture.paper import for_paper
from krets.picture.scene import (
    Camera,
    Disc,
    Label,
    LegendRow,
    RingName,
    Scene,
    SectorArc,
    Show,
    TieLine,
    to_screen,
    to_unit,
)
from krets.picture.shading import Shade, Shading, Sizing, by_number, by_size, by_text
from krets.picture.sheet import SHAPES, Sheet, seen_on

__all__ = [
    "CLEAR",
    "LAYERS",
    "SHAPES",
    "Camera",
    "Disc",
    "Draft",
    "Kind",
    "Label",
    "LeftOut",
    "LegendRow",
    "Made",
    "PictureTrouble",
    "RingName",
    "Scene",
    "SectorArc",
    "Shade",
    "Shading",
    "Sheet",
    "Show",
    "Sizing",
    "Steps",
    "Strand",
    "Strands",
    "TieLine",
    "Weave",
    "add_labels",
    "bend",
    "by_number",
    "by_size",
    "by_text",
    "compose",
    "crowded",
    "draft",
    "export",
    "finished",
    "for_paper",
    "heading_room",
    "labels_of",
    "lay_out",
    "letter_scale",
    "make",
    "paint",
    "paint_disc",
    "paint_label",
    "paint_page",
    "paint_strand",
    "paint_ties",
    "preview",
    "seen_on",
    "to_screen",
    "to_unit",
]
