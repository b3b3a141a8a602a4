"""All sentences of a report, by key: it is written in the third person, for whoever is handed it.

`say` fills a sentence in, `count` one that speaks of a number of things. Never a ranking, never a mark.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from krets.words._text import short

LONGEST = 300
"""So many characters of a name or a list of names stand in a sentence."""


def section_name(key: str) -> str:
    """Return the heading of a section of the report, as the window lists it too."""
    names = {
        "map": QCoreApplication.translate("words", "The map"),
        "summary": QCoreApplication.translate("words", "What it shows"),
        "scores": QCoreApplication.translate("words", "The six scores"),
        "bonding": QCoreApplication.translate("words", "Bonding and bridging"),
        "groups": QCoreApplication.translate("words", "Groups"),
        "single": QCoreApplication.translate("words", "What hangs on one person"),
        "fading": QCoreApplication.translate("words", "Not met lately"),
        "people": QCoreApplication.translate("words", "People"),
        "give-take": QCoreApplication.translate("words", "Giving and taking"),
        "conflicts": QCoreApplication.translate("words", "Strained relationships"),
        "shares": QCoreApplication.translate("words", "Shares of the scores"),
    }
    return names[key]


def say(key: str, **given: str | int) -> str:
    """Return a sentence or a label of the report with its `{named}` places filled in.

    Raises:
        KeyError: for a key that there is not, or a place that is not given.
    """
    sentences = {
        **_frame(),
        **_notes(),
        **_columns(),
        **_map(),
        **_scores(),
        **_bonding(),
        **_single(),
        **_rest(),
    }
    return sentences[key].format_map(_isolated(given))


def count(key: str, number: int, **given: str | int) -> str:
    """Return a sentence that speaks of a number of things: one of them, or `number`.

    Raises:
        KeyError: for a key that there is not, or a place that is not given.
    """
    one = {**_one(), **_one_score()}
    many = {**_many(number), **_many_score(number)}
    return (one if number == 1 else many)[key].format_map(_isolated(given))


def _isolated(given: dict[str, str | int]) -> dict[str, str | int]:
    return {key: short(value, LONGEST) if isinstance(value, str) else value for key, value in given.items()}


def listed(items: Iterable[str], most: int = 12) -> str:
    """Return things in a row, in the manner of the language: "wood, maps and tax"; beyond `most` a number."""
    every = [short(item, LONGEST) for item in items]
    kept = every if len(every) <= most + 1 else every[:most]
    if len(kept) < len(every):
        kept = [*kept, QCoreApplication.translate("words", "%n more", "", len(every) - len(kept))]
    return str(QLocale().createSeparatedList(kept))


def number(value: float | None) -> str:
    """Return a number as a table shows it: whole ones whole, others with two digits, none as a dash."""
    if value is None:
        return "–"
    return QLocale().toString(value) if isinstance(value, int) else QLocale().toString(value, "f", 2)


def points(value: float) -> str:
    """Return a share of a score, with one digit behind the point; what would be 0.0 as a dash."""
    return QLocale().toString(value, "f", 1) if round(value, 1) else "–"


def _frame() -> dict[str, str]:
    return {
        "title": QCoreApplication.translate("words", "A personal network"),
        "title-named": QCoreApplication.translate("words", "The network of {name}"),
        "on": QCoreApplication.translate("words", "As it stood on {day}"),
        "page": QCoreApplication.translate("words", "Page {page} of {pages}"),
        "about": QCoreApplication.translate("words", "About this report"),
        "ask": QCoreApplication.translate(
            "words", "Notes about real people, on this computer only. Ask before you share."
        ),
        "constants": QCoreApplication.translate(
            "words", "Constants of the scores: version {version}, {day}."
        ),
        "nobody": QCoreApplication.translate("words", "Nobody is on the map yet."),
    }


def _notes() -> dict[str, str]:
    return {
        "names-initials": QCoreApplication.translate(
            "words", "People are called by their initials, with a number where two share them."
        ),
        "names-none": QCoreApplication.translate("words", "People have numbers instead of names."),
        "out-private": QCoreApplication.translate("words", "People marked as private are left out."),
        "out-conflicts": QCoreApplication.translate("words", "Strained relationships are left out."),
        "out-give-take": QCoreApplication.translate("words", "What passed between people is left out."),
        "whole-map": QCoreApplication.translate(
            "words", "The scores and measures rest on the whole map, whatever of it is shown here."
        ),
        "limits": QCoreApplication.translate(
            "words",
            "Everything here is what one person has drawn and knows. It compares one map over time, never "
            "people with each other, and lists them by ring and name only.",
        ),
    }


def _columns() -> dict[str, str]:
    return {
        "person": QCoreApplication.translate("words", "Person"),
        "ring": QCoreApplication.translate("words", "Ring"),
        "groups": QCoreApplication.translate("words", "Groups"),
        "role": QCoreApplication.translate("words", "Role and organisation"),
        "role-at": QCoreApplication.translate("words", "{role}, {organisation}"),
        "last-met": QCoreApplication.translate("words", "Last met"),
        "expects": QCoreApplication.translate("words", "This ring expects"),
        "group": QCoreApplication.translate("words", "Group"),
        "no-group": QCoreApplication.translate("words", "No group"),
        "all": QCoreApplication.translate("words", "All"),
        "measure": QCoreApplication.translate("words", "Measure"),
        "value": QCoreApplication.translate("words", "Value"),
        "meaning": QCoreApplication.translate("words", "What it says"),
        "helps": QCoreApplication.translate("words", "Only they can help with"),
        "knows": QCoreApplication.translate("words", "Only they know about"),
        "helps-ego": QCoreApplication.translate("words", "Helps with"),
        "helped-by-ego": QCoreApplication.translate("words", "Is helped with"),
        "passed": QCoreApplication.translate("words", "What passed, as logged"),
    }


def _map() -> dict[str, str]:
    return {
        "alt": QCoreApplication.translate(
            "words", "A map of {people} in five rings round the one in the middle. {rings}."
        ),
        "ring-count": QCoreApplication.translate("words", "{ring}: {count}"),
        "caption": QCoreApplication.translate(
            "words", "The closer to the middle, the closer the relationship; each sector is a group."
        ),
        "zones": QCoreApplication.translate(
            "words", "Strong ties: {strong}. Weak ties: {weak}. Not met yet: {absent}."
        ),
        "no-pairs": QCoreApplication.translate(
            "words", "As far as the map knows, none of them know each other."
        ),
        "best-least": QCoreApplication.translate("words", "Strongest score: {best}. Thinnest: {least}."),
        "waits": QCoreApplication.translate("words", "{score} cannot be said yet; it waits for {what}."),
    }


def _scores() -> dict[str, str]:
    return {
        "of-hundred": QCoreApplication.translate("words", "{value} of 100"),
        "not-known": QCoreApplication.translate("words", "not known yet"),
        "grey": QCoreApplication.translate("words", "Waits for {what}."),
        "learning": QCoreApplication.translate(
            "words", "Rests on what was learned with each other: {modes}."
        ),
        "overall": QCoreApplication.translate("words", "All six together: {value}, {measured}."),
        "scale": QCoreApplication.translate(
            "words", "Each score goes from 0 to 100 and answers one question about the map as it is drawn."
        ),
    }


def _one_score() -> dict[str, str]:
    return {
        "attraction": QCoreApplication.translate(
            "words", "Rests on one circle: how close people stand in it, and how lately they were met."
        ),
        "resources": QCoreApplication.translate(
            "words", "Rests on one need. With somebody on the map who can help: {covered}."
        ),
        "trust": QCoreApplication.translate(
            "words", "Rests on the one who stands closest: how lately met, and whether help goes both ways."
        ),
        "outreach": QCoreApplication.translate(
            "words", "Rests on one organisation or circle reached. Topics shared lately: {topics}."
        ),
        "ease": QCoreApplication.translate("words", "Rests on one need. With a way to help: {routes}."),
    }


def _many_score(n: int) -> dict[str, str]:
    return {
        "attraction": QCoreApplication.translate(
            "words",
            "Rests on %n circles: how close people stand in them, and how lately they were met.",
            "",
            n,
        ),
        "resources": QCoreApplication.translate(
            "words", "Rests on %n needs. With somebody on the map who can help: {covered}.", "", n
        ),
        "trust": QCoreApplication.translate(
            "words",
            "Rests on the %n who stand closest: how lately met, whether help goes both ways, and whom they "
            "know.",
            "",
            n,
        ),
        "outreach": QCoreApplication.translate(
            "words", "Rests on %n organisations and circles reached. Topics shared lately: {topics}.", "", n
        ),
        "ease": QCoreApplication.translate(
            "words", "Rests on %n needs. With a way to help: {routes}.", "", n
        ),
    }


def _bonding() -> dict[str, str]:
    return {
        "bonding": QCoreApplication.translate("words", "Bonding"),
        "bridging": QCoreApplication.translate("words", "Bridging"),
        "holds": QCoreApplication.translate("words", "Who knows each other and holds together."),
        "reaches": QCoreApplication.translate("words", "Who leads to other circles."),
        "even": QCoreApplication.translate(
            "words", "Bonding and bridging are about even: there is support, and there is a way out."
        ),
        "leans-bonding": QCoreApplication.translate(
            "words", "The map leans towards bonding: close circles support, and may shut others out."
        ),
        "leans-bridging": QCoreApplication.translate(
            "words", "The map leans towards bridging: it brings what is new, and less support."
        ),
        "no-balance": QCoreApplication.translate(
            "words", "Bonding and bridging cannot be weighed yet: nobody known was met lately."
        ),
        "weak-only": QCoreApplication.translate("words", "What only weak ties bring"),
        "means-size": QCoreApplication.translate("words", "on one of the four inner rings"),
        "means-ties": QCoreApplication.translate("words", "drawn between two of them"),
        "means-density": QCoreApplication.translate("words", "the part of all pairs who know each other"),
        "means-components": QCoreApplication.translate(
            "words", "circles that fall apart without the one in the middle"
        ),
        "means-effective_size": QCoreApplication.translate(
            "words", "people who lead somewhere else than the others do"
        ),
        "means-constraint": QCoreApplication.translate(
            "words", "how far everybody depends on the same few; low is open"
        ),
        "means-ego_betweenness": QCoreApplication.translate(
            "words", "pairs who meet through the one in the middle"
        ),
    }


def _single() -> dict[str, str]:
    return {
        "groups-count": QCoreApplication.translate("words", "Whoever is in two groups counts in both."),
        "only-group": QCoreApplication.translate("words", "What only one group brings"),
        "group-brings": QCoreApplication.translate("words", "{group}: {things}"),
        "single-intro": QCoreApplication.translate(
            "words", "Among the people in this report, one alone holds each of these."
        ),
        "nothing-single": QCoreApplication.translate("words", "Nothing hangs on one single person."),
        "needs-single": QCoreApplication.translate("words", "Help that is needed"),
        "need-single": QCoreApplication.translate("words", "{resource}: only {name}"),
        "need-nobody": QCoreApplication.translate("words", "{resource}: nobody yet"),
        "links": QCoreApplication.translate("words", "Who alone links two groups"),
        "link": QCoreApplication.translate("words", "{one} and {other}: only through {name}"),
        "link-pair": QCoreApplication.translate(
            "words", "{one} and {other}: only through {a} and {b}, who know each other"
        ),
        "holdings": QCoreApplication.translate("words", "Help and knowledge"),
    }


def _rest() -> dict[str, str]:
    return {
        "no-fading": QCoreApplication.translate(
            "words", "Nobody has been out of touch for twice as long as their ring expects."
        ),
        "waiting": QCoreApplication.translate("words", "Not placed yet"),
        "balance-even": QCoreApplication.translate("words", "About even"),
        "balance-given": QCoreApplication.translate("words", "More given than received"),
        "balance-received": QCoreApplication.translate("words", "More received than given"),
        "much-given": QCoreApplication.translate(
            "words", "A lot has been given to {name}; it would be fair to ask for something back."
        ),
        "much-received": QCoreApplication.translate(
            "words", "A lot has come from {name}; it is a good time to give something back."
        ),
        "no-give-take": QCoreApplication.translate("words", "Nothing of this kind has been noted."),
        "no-conflicts": QCoreApplication.translate("words", "No relationship is marked as strained."),
        "strained": QCoreApplication.translate("words", "The relationship with {name} is strained."),
        "strained-pair": QCoreApplication.translate(
            "words", "The relationship between {a} and {b} is strained."
        ),
        "ill": QCoreApplication.translate("words", "{name} speaks ill of the one in the middle."),
        "no-shares": QCoreApplication.translate("words", "No score rests on anybody yet."),
        "shares-intro": QCoreApplication.translate(
            "words",
            "How many points of each score rest on whom. It says what would be missed on this map, and "
            "nothing of what somebody is worth.",
        ),
    }


def _one() -> dict[str, str]:
    return {
        "on-map": QCoreApplication.translate("words", "One person is on the map."),
        "unplaced": QCoreApplication.translate("words", "One person is not placed yet, and is in no score."),
        "in-groups": QCoreApplication.translate("words", "They belong to one group."),
        "pairs": QCoreApplication.translate("words", "One pair of them know each other."),
        "dated": QCoreApplication.translate(
            "words",
            "The last meeting is known of one person. Within the time that the ring expects: {fresh}.",
        ),
        "fading": QCoreApplication.translate(
            "words", "One person has been out of touch for twice as long as the ring expects, or longer."
        ),
        "undated": QCoreApplication.translate(
            "words", "Of one person no meeting is known; they count as met lately."
        ),
        "every": QCoreApplication.translate("words", "every day"),
    }


def _many(n: int) -> dict[str, str]:
    return {
        "on-map": QCoreApplication.translate("words", "%n people are on the map.", "", n),
        "unplaced": QCoreApplication.translate(
            "words", "%n people are not placed yet, and are in no score.", "", n
        ),
        "in-groups": QCoreApplication.translate("words", "They belong to %n groups.", "", n),
        "pairs": QCoreApplication.translate("words", "%n pairs of them know each other.", "", n),
        "dated": QCoreApplication.translate(
            "words",
            "The last meeting is known of %n people. Within the time that their ring expects: {fresh}.",
            "",
            n,
        ),
        "fading": QCoreApplication.translate(
            "words",
            "%n people have been out of touch for twice as long as their ring expects, or longer.",
            "",
            n,
        ),
        "undated": QCoreApplication.translate(
            "words", "Of %n people no meeting is known; they count as met lately.", "", n
        ),
        "every": QCoreApplication.translate("words", "every %n days", "", n),
    }
