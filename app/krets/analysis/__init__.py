"""What a map is worth: measures and scores, each a pure function. Light to import: no numpy, no networkx."""

from krets.analysis.scoring import MEASURES, score
from krets.analysis.ties import expected_interval, strength, vitality

__all__ = ["MEASURES", "expected_interval", "score", "strength", "vitality"]
