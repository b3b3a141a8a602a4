"""From a whole map to the report that others may read: what must not leave is taken out on the way."""

from collections.abc import Callable

from krets.model import Discretion, Network, Scores, discreet
from krets.report.blocks import Picture, Report
from krets.report.content import explanations, report, to_draw
from krets.report.options import Options
from krets.words import discreet_labels

Draw = Callable[[Network, Options], Picture]
"""Paints a map as its owner has it, in which people are named and left out as the options say."""


def discretion(options: Options) -> Discretion:
    """Return what of a map a report with these options may show."""
    return Discretion(
        options.names,
        private=options.private,
        conflicts=options.conflicts,
        give_take=options.give_take,
    )


def make(network: Network, scores: Scores, options: Options, draw: Draw, language: str = "en") -> Report:
    """Return the report on a whole map, made discreet as `options` say.

    `scores` are those of the whole map; `draw` is asked for the picture where the section "map" is wanted.
    O(six scorings).
    """
    shown = discreet(network, discretion(options), discreet_labels(network, options.names))
    picture = draw(to_draw(network, shown), options) if "map" in options.sections else None
    bases = explanations(network, scores)
    return report(shown, scores, options, bases=bases, picture=picture, language=language)
