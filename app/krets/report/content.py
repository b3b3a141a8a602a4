"""Writing a report: which sections come, and what goes round them."""

from collections.abc import Callable, Mapping

import msgspec

from krets import words
from krets.analysis import explain
from krets.model import Explanation, Group, Network, Scores, constants
from krets.report import circles, persons, standing
from krets.report.blocks import Block, Picture, Report, Section
from krets.report.drawn import Drawn
from krets.report.options import Options
from krets.words import report as said

_WRITERS: dict[str, Callable[[Drawn], list[Block]]] = {
    "summary": standing.summary,
    "scores": standing.scores,
    "bonding": standing.bonding,
    "groups": circles.groups,
    "single": circles.single,
    "fading": persons.fading,
    "give-take": persons.give_take,
    "conflicts": persons.conflicts,
    "people": persons.people,
    "shares": persons.shares,
}


def explanations(network: Network, scores: Scores) -> dict[str, Explanation]:
    """Return what each of the six scores of a whole map rests on; costs about six scorings."""
    return {key: explain(network, scores, key) for key in constants.SCORES}


def to_draw(network: Network, shown: Network) -> Network:
    """Return the map to paint for a report on `shown`, what is left of `network` for others.

    Painting needs the names themselves to make initials of (and leaves out who is private, if it is told so);
    the groups come from `shown`, for one may stay at home with its members. O(records).
    """
    rest = (record for record in network.records() if not isinstance(record, Group))
    return Network([*shown.groups.values(), *rest])


def report(
    network: Network,
    scores: Scores,
    options: Options,
    *,
    bases: Mapping[str, Explanation],
    picture: Picture | None = None,
    language: str = "en",
) -> Report:
    """Return a report on a map as others may see it (`krets.model.discreet`), in plain blocks.

    `scores` and `bases` (from `explanations`) are those of the whole map; of `bases` only counts are told.
    Without a `picture` there is no section "map". `language` is the tag of the language that `krets.words`
    speaks. O(n log n + ties·groups).

    Raises:
        ValueError: if `options` name a section that there is not.
    """
    drawn = Drawn(network, scores, bases, options)
    sections = []
    for key in options.chosen():
        blocks = _map(drawn, picture) if key == "map" else _WRITERS[key](drawn)
        if blocks:
            sections.append(Section(key, said.section_name(key), tuple(blocks)))
    day = words.say_date(scores.on)
    ego = network.ego.name
    return Report(
        title=said.say("title-named", name=ego) if ego else said.say("title"),
        subtitle=said.say("on", day=day),
        sections=tuple(sections),
        notes=tuple(_notes(options)),
        footer=(
            said.say("ask"),
            said.say("constants", version=constants.CONSTANTS_VERSION, day=day),
        ),
        language=language,
        on=scores.on,
    )


def _map(drawn: Drawn, picture: Picture | None) -> list[Block]:
    if picture is None:
        return []
    return [msgspec.structs.replace(picture, alt=standing.alt(drawn), caption=said.say("caption"))]


def _notes(options: Options) -> list[str]:
    """What is left out, and how the rest is to be read."""
    left_out = {
        "out-private": options.private,
        "out-conflicts": options.conflicts,
        "out-give-take": options.give_take,
    }
    keys = [] if options.names == "full" else [f"names-{options.names}"]
    keys += [key for key, ticked in left_out.items() if not ticked]
    return [said.say(key) for key in (*keys, "whole-map", "limits")]
