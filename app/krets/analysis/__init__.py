"""What a map is worth: measures and scores, each a pure function. Light to import: no numpy, no
networkx.
"""

from krets.analysis.aside import Answer, Ask, Beside
from krets.analysis.capital import Score
from krets.analysis.curve import curve, curve_in_slices, days_of
from krets.analysis.effect import effect
from krets.analysis.explain import explain, waits_for
from krets.analysis.links import links
from krets.analysis.live import Live
from krets.analysis.scoring import MEASURES, score
from krets.analysis.slices import Slices
from krets.analysis.ties import expected_interval, strength, vitality

__all__ = [
    "MEASURES",
    "Answer",
    "Ask",
    "Beside",
    "Live",
    "Score",
    "Slices",
    "curve",
    "curve_in_slices",
    "days_of",
    "effect",
    "expected_interval",
    "explain",
    "links",
    "score",
    "strength",
    "vitality",
    "waits_for",
]
