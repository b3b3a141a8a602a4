"""From the view to the picture: who is shown, in which colours, how large. Canvas and exports both ask it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import msgspec

from krets.document import Document, View
from krets.engine import NUMBERS
from krets.model import SORTED_BY, Discretion, Filter, Network, passing, value_of
from krets.picture import Shading, Show, Sizing, by_number, by_size, by_text
from krets.words import level_name, say_filter, say_shown, trait_name, trait_value

GROUP, LEVEL = "group", "level"
COLOURS = (GROUP, LEVEL, *SORTED_BY, *NUMBERS)
"""What people can be coloured by, in the order in which it is offered."""
_ASKED_FOR = {"feel": "conflicts", "exchanges": "give_take"}
"""What leaves only where a field of `Discretion` says so."""


class Leaving(msgspec.Struct, frozen=True):
    """What others may see: what was ticked, and what that leaves of the map (`krets.model.discreet`)."""

    how: Discretion
    told: Network


def shown_by(
    view: View,
    network: Network,
    on: date,
    vitality: Mapping[int, float],
    leaving: Leaving | None = None,
) -> Show:
    """Return what a view shows of a network on a day: who, in which colours, how large.

    In an export, which is `leaving`, colours and sizes know no more than is told; those that would give away
    more than was ticked are left out; and the legend says whom the filter shows, without what was typed.
    `vitality` by contact, 0 to 1. O(contacts).
    """
    told = network if leaving is None else leaving.told
    wanted = passing(network, view.filter, network.placed(), vitality) if view.filter else None
    hides = wanted is not None and view.filter.hides
    return Show(
        ties=view.ties,
        bridges=view.bridges,
        lit=view.lit,
        lit_ties=view.lit_ties,
        wanted=None if hides else wanted,
        skip=_others(network, wanted) if hides and wanted is not None else frozenset(),
        colouring=colouring(view.colour, told, on) if _may(view.colour, leaving) else None,
        sizing=sizing(view.size, told, on) if _may(view.size, leaving) else None,
        said="" if wanted is None or leaving is None else _said(view.filter, wanted, told),
    )


def colouring(trait: str, network: Network, on: date) -> Shading | None:
    """Return the colours of people by something; None for their groups' own, and where it is not known."""
    title = trait_name(trait)
    if trait in NUMBERS:
        return by_number(title, NUMBERS[trait](network, on))
    if trait == LEVEL:
        levels = {contact.id: float(contact.level or 1) for contact in network.placed()}
        return by_number(title, levels, lambda level: level_name(int(level)))
    if trait in SORTED_BY:
        values = {contact.id: value_of(contact, trait) for contact in network.placed()}
        return by_text(title, values, partial(trait_value, trait))
    return None


def sizing(trait: str, network: Network, on: date) -> Sizing | None:
    """Return the sizes of people by a number; None where they are all to be alike."""
    return by_size(trait_name(trait), NUMBERS[trait](network, on)) if trait in NUMBERS else None


def _may(trait: str, leaving: Leaving | None) -> bool:
    tick = _ASKED_FOR.get(trait)
    return leaving is None or tick is None or bool(getattr(leaving.how, tick))


def _said(asked: Filter, wanted: frozenset[int], told: Network) -> str:
    """How many of those told are shown, and what was asked of them, as far as others hear of it anyhow."""
    people = list(told.placed())
    known = {(field, value_of(who, field)) for field in {each for each, _ in asked.values} for who in people}
    heard = msgspec.structs.replace(asked, text="", values=asked.values & known)
    return say_shown(sum(who.id in wanted for who in people), len(people), say_filter(told, heard))


def _others(network: Network, wanted: frozenset[int]) -> frozenset[int]:
    return frozenset(contact.id for contact in network.placed() if contact.id not in wanted)


class Showing:
    """What a document's view shows, kept until map, view, freshness or day change."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: tuple[object, ...] = ()
        self._show = Show()

    def show(self, vitality: Mapping[int, float], text: float) -> Show:
        """Return what is shown, with letters of this scale."""
        document = self._document
        view, on = document.view, document.now().date()
        fresh = vitality if view.filter.faded else None
        known = (document.revision, view, on, fresh)
        if known != self._known:
            self._show = shown_by(view, document.network, on, vitality)
            self._known = known
        return msgspec.structs.replace(self._show, text=text)
