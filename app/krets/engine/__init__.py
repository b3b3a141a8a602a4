"""Live scoring: what a change does to the scores, at once or beside the window."""

from krets.engine.engine import Engine
from krets.engine.numbers import NUMBERS
from krets.engine.slicer import Slicer

__all__ = ["NUMBERS", "Engine", "Slicer"]
