"""The side panels: each a card that shows the document and edits it through `Document.edit`."""

from krets.panels.capital import CapitalPanel
from krets.panels.curve import CurvePanel
from krets.panels.ego import EgoPanel
from krets.panels.groups import GroupsPanel
from krets.panels.log import LogPanel
from krets.panels.parts import FlowLayout, Panel
from krets.panels.people import PeoplePanel
from krets.panels.person import PersonPanel
from krets.panels.tie import TiePanel

__all__ = [
    "CapitalPanel",
    "CurvePanel",
    "EgoPanel",
    "FlowLayout",
    "GroupsPanel",
    "LogPanel",
    "Panel",
    "PeoplePanel",
    "PersonPanel",
    "TiePanel",
]
