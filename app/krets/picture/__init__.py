"""The map painted on any painter: the one drawing for screen, PNG, SVG, PDF and print."""

from krets.picture.bend import bend
from krets.picture.compose import LAYERS, add_labels, compose, labels_of, paint
from krets.picture.export import Kind, LeftOut, PictureTrouble, export, preview
from krets.picture.layers.labels import paint_label
from krets.picture.layers.people import paint_disc
from krets.picture.layers.strands import CLEAR, Strand, Strands, Weave, crowded
from krets.picture.layers.strands import paint as paint_strand
from krets.picture.layers.ties import paint_lines as paint_ties
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

__all__ = [
    "CLEAR",
    "LAYERS",
    "Camera",
    "Disc",
    "Kind",
    "Label",
    "LeftOut",
    "LegendRow",
    "PictureTrouble",
    "RingName",
    "Scene",
    "SectorArc",
    "Show",
    "Strand",
    "Strands",
    "TieLine",
    "Weave",
    "add_labels",
    "bend",
    "compose",
    "crowded",
    "export",
    "for_paper",
    "labels_of",
    "paint",
    "paint_disc",
    "paint_label",
    "paint_strand",
    "paint_ties",
    "preview",
    "to_screen",
    "to_unit",
]
