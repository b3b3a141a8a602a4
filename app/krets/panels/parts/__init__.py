"""The small widgets that panels are built from. Each shows a value and says what the user made of it."""

from krets.panels.parts.buttons import ElidedButton, push, set_face
from krets.panels.parts.chips import Chips, Item
from krets.panels.parts.choice import ChoiceField, TickField
from krets.panels.parts.days import DayField
from krets.panels.parts.dots import colour_of, dot_icon, group_colours, paint_dot
from krets.panels.parts.flow import FlowLayout
from krets.panels.parts.line import LineField, NoteField
from krets.panels.parts.panel import Panel
from krets.panels.parts.rows import form_label, wide
from krets.panels.parts.segments import Segments
from krets.panels.parts.text import SMALL, Caption, Strong, Title, Words, sized
from krets.words import capitalised as capital

__all__ = [
    "SMALL",
    "Caption",
    "Chips",
    "ChoiceField",
    "DayField",
    "ElidedButton",
    "FlowLayout",
    "Item",
    "LineField",
    "NoteField",
    "Panel",
    "Segments",
    "Strong",
    "TickField",
    "Title",
    "Words",
    "capital",
    "colour_of",
    "dot_icon",
    "form_label",
    "group_colours",
    "paint_dot",
    "push",
    "set_face",
    "sized",
    "wide",
]
