"""Geometry: levels, groups, angles, radii; who sits where; where labels go. Floats in, floats out."""

from krets.rings.geometry import (
    EGO_RADIUS,
    RADII,
    Sector,
    Spot,
    band,
    disc_radius,
    locate,
    on_circle,
    polar,
    position,
    positions,
    sectors,
)
from krets.rings.labels import Box, Boxes, Circle, Placer, Wish, place_labels
from krets.rings.settling import settle
from krets.rings.tidying import tidy

__all__ = [
    "EGO_RADIUS",
    "RADII",
    "Box",
    "Boxes",
    "Circle",
    "Placer",
    "Sector",
    "Spot",
    "Wish",
    "band",
    "disc_radius",
    "locate",
    "on_circle",
    "place_labels",
    "polar",
    "position",
    "positions",
    "sectors",
    "settle",
    "tidy",
]
