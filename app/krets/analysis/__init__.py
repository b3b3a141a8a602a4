"""What a map is worth: measures and scores, each a pure function. Light to import: no numpy, no
networkx.
"""

from krets.analysis.curve import curve, curve_in_slices
from krets.analysis.effect import effect
from krets.analysis.explain import explain, waits_for
from krets.analysis.scoring import MEASURES, score
from krets.analysis.ties import expected_interval, strength, vitality

__all__ = [
    "MEASURES",
    "curve",
    "curve_in_slices",
    "effect",
    "expected_interval",
    "explain",
    "score",
    "strength",
    "vitality",
    "waits_for",
]
