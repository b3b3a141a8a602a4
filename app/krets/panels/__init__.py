"""The side panels: each a card that shows the document and edits it through `Document.edit`.

A panel is imported when it is first asked for: the window brings one a tick; all at once would hold it up.
"""

from typing import TYPE_CHECKING

from krets.panels.parts import FlowLayout, Panel, Segments
from krets.panels.parts import capital as capitalised

if TYPE_CHECKING:
    from krets.panels.capital import CapitalPanel
    from krets.panels.curve import CurvePanel
    from krets.panels.ego import EgoPanel
    from krets.panels.filter_menu import fill_filter
    from krets.panels.groups import GroupsPanel
    from krets.panels.log import LogPanel
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
    "Segments",
    "TiePanel",
    "capitalised",
    "fill_filter",
]


def __getattr__(name: str) -> object:
    if name == "CapitalPanel":
        from krets.panels.capital import CapitalPanel

        return CapitalPanel
    if name == "CurvePanel":
        from krets.panels.curve import CurvePanel

        return CurvePanel
    if name == "EgoPanel":
        from krets.panels.ego import EgoPanel

        return EgoPanel
    if name == "GroupsPanel":
        from krets.panels.groups import GroupsPanel

        return GroupsPanel
    if name == "LogPanel":
        from krets.panels.log import LogPanel

        return LogPanel
    if name == "PeoplePanel":
        from krets.panels.people import PeoplePanel

        return PeoplePanel
    if name == "PersonPanel":
        from krets.panels.person import PersonPanel

        return PersonPanel
    if name == "TiePanel":
        from krets.panels.tie import TiePanel

        return TiePanel
    if name == "fill_filter":
        from krets.panels.filter_menu import fill_filter

        return fill_filter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
