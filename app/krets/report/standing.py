"""How the map stands: what it shows in a few sentences, the six scores, bonding and bridging."""

from collections import Counter

from krets import words
from krets.model import LEVELS, Explanation, constants
from krets.report.blocks import WHOLE, Bar, Bars, Block, Bullets, Column, Heading, Paragraph, Table
from krets.report.drawn import Drawn, capital, helps, in_words, knows
from krets.words import report as said

EVEN = 0.2
"""Up to this tilt either way bonding and bridging are called even."""
_TOLD = ("size", "ties", "density", "components", "effective_size", "constraint", "ego_betweenness")


def alt(drawn: Drawn) -> str:
    """Return what the picture of the map shows, in a sentence or two."""
    rings = Counter(person.level for person in drawn.placed)
    counts = [
        said.say("ring-count", ring=words.level_name(level), count=rings[level])
        for level in LEVELS
        if rings[level]
    ]
    if not counts:
        return said.say("nobody")
    return said.say("alt", people=words.say_people(len(drawn.placed)), rings=said.listed(counts))


def summary(drawn: Drawn) -> list[Block]:
    """Write what the map shows in plain sentences."""
    lines = [*_people(drawn), *_shape(drawn), *_strongest(drawn)]
    if drawn.waiting:
        lines.append(said.count("unplaced", len(drawn.waiting)))
    return [Bullets(tuple(lines))]


def _people(drawn: Drawn) -> list[str]:
    lines = [said.say("nobody")]
    if drawn.placed:
        strong = sum(1 for person in drawn.known if (person.level or 0) > 3)
        lines = [
            said.count("on-map", len(drawn.placed)),
            said.say(
                "zones",
                strong=strong,
                weak=len(drawn.known) - strong,
                absent=len(drawn.placed) - len(drawn.known),
            ),
        ]
        groups = sum(1 for people in drawn.members().values() if people)
        if groups:
            lines.append(said.count("in-groups", groups))
        lines += _met(drawn)
    return lines


def _met(drawn: Drawn) -> list[str]:
    dated = [person.id for person in drawn.known if person.last_contact is not None]
    if not dated:
        return []
    fresh = sum(1 for who in dated if drawn.scores.vitality.get(who, 0.0) >= 1.0)
    return [said.count("dated", len(dated), fresh=fresh)]


def _shape(drawn: Drawn) -> list[str]:
    known = {person.id for person in drawn.known}
    if len(known) < 2:
        return []
    pairs = sum(1 for tie in drawn.network.ties.values() if tie.a in known and tie.b in known)
    return [said.count("pairs", pairs) if pairs else said.say("no-pairs"), _leaning(drawn)]


def _strongest(drawn: Drawn) -> list[str]:
    values = [(value, key) for key in constants.SCORES if (value := drawn.scores.scores.get(key))]
    lines = []
    if len(values) > 1:
        best, least = words.score_name(max(values)[1]), words.score_name(min(values)[1])
        lines.append(said.say("best-least", best=best, least=least))
    return lines + [
        said.say("waits", score=words.score_name(key), what=words.waits_for(drawn.bases[key].waits_for))
        for key in constants.SCORES
        if drawn.scores.scores.get(key) is None
    ]


def scores(drawn: Drawn) -> list[Block]:
    """Write the six scores, each with its question and what it rests on; the overall one only if asked."""
    blocks: list[Block] = [
        Paragraph(said.say("scale"), quiet=True),
        Bars(tuple(_bar(drawn, key) for key in constants.SCORES)),
    ]
    if drawn.options.overall and drawn.scores.overall is not None:
        measured = words.from_how_many(drawn.scores.measured)
        value = said.say("of-hundred", value=round(drawn.scores.overall))
        blocks.append(Paragraph(said.say("overall", value=value, measured=measured)))
    return blocks


def _bar(drawn: Drawn, key: str) -> Bar:
    value = drawn.scores.scores.get(key)
    basis = drawn.bases[key]
    if basis.waits_for:
        under = said.say("grey", what=words.waits_for(basis.waits_for))
    else:
        under = _rests_on(key, basis)
    return Bar(
        name=words.score_name(key),
        value=value,
        shown=said.say("not-known") if value is None else said.say("of-hundred", value=round(value)),
        beside=capital(words.score_question(key)),
        under=under,
    )


def _rests_on(key: str, basis: Explanation) -> str:
    facts = {name: int(value) for name, value in basis.facts.items()}
    match key:
        case "attraction":
            return said.count("attraction", facts["circles"])
        case "resources":
            return said.count("resources", facts["needs"], covered=facts["covered"])
        case "learning":
            modes = [_small(words.mode_name(mode)) for mode in "SECI" if basis.facts[f"k_{mode}"] > 0]
            return said.say("learning", modes=said.listed(modes))
        case "trust":
            return said.count("trust", facts["ranked"])
        case "outreach":
            return said.count("outreach", facts["groups"], topics=facts["topics"])
        case _:
            return said.count("ease", facts["needs"], routes=facts["routes"])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def bonding(drawn: Drawn) -> list[Block]:
    """Write how bonding and bridging stand to each other, the measures behind, what only weak ties bring."""
    blocks: list[Block] = [Paragraph(_leaning(drawn))]
    tilt = drawn.scores.measures.get("tilt")
    if tilt is not None:
        share = round(WHOLE * (tilt + 1) / 2)
        blocks.append(
            Bars(
                tuple(
                    Bar(said.say(name), float(part), said.say("of-hundred", value=part), said.say(told))
                    for name, part, told in (
                        ("bonding", share, "holds"),
                        ("bridging", round(WHOLE) - share, "reaches"),
                    )
                )
            )
        )
    blocks.append(_measures(drawn))
    brought = _weak_only(drawn)
    if brought:
        blocks += [Heading(said.say("weak-only")), Paragraph(brought)]
    return blocks


def _leaning(drawn: Drawn) -> str:
    tilt = drawn.scores.measures.get("tilt")
    if tilt is None:
        return said.say("no-balance")
    if abs(tilt) <= EVEN:
        return said.say("even")
    return said.say("leans-bonding" if tilt > 0 else "leans-bridging")


def _measures(drawn: Drawn) -> Table:
    columns = (
        Column(said.say("measure"), 3),
        Column(said.say("value"), 1.2, number=True),
        Column(said.say("meaning"), 5),
    )
    rows = tuple(
        (words.measure_name(key), said.number(drawn.scores.measures.get(key)), said.say(f"means-{key}"))
        for key in _TOLD
    )
    return Table(said.section_name("bonding"), columns, rows)


def _weak_only(drawn: Drawn) -> str:
    """The things that people of the two weak rings bring, and nobody closer."""
    brought = [
        [thing for thing, people in table.items() if all((who.level or 0) < 4 for who in people)]
        for table in (helps(drawn.known), knows(drawn.known))
    ]
    return in_words(*brought) if any(brought) else ""
