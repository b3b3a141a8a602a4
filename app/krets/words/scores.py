"""Names of scores and measures, what they ask, what they wait for, and why they move."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.model import Effect
from krets.words._text import fill
from krets.words.people import level_name


def score_name(key: str) -> str:
    """Return the name of one of the six scores, or of the overall one."""
    match key:
        case "attraction":
            return QCoreApplication.translate("words", "Circles")
        case "resources":
            return QCoreApplication.translate("words", "Resources")
        case "learning":
            return QCoreApplication.translate("words", "Learning")
        case "trust":
            return QCoreApplication.translate("words", "Trust")
        case "outreach":
            return QCoreApplication.translate("words", "Outreach")
        case "ease":
            return QCoreApplication.translate("words", "Ease")
        case "overall":
            return QCoreApplication.translate("words", "All six together")
        case _:
            return measure_name(key)


def score_question(key: str) -> str:
    """Return the question that a score answers, in lower case; "" for anything else."""
    questions = {
        "attraction": QCoreApplication.translate("words", "how alive and varied are my circles?"),
        "resources": QCoreApplication.translate("words", "can I get the help I named?"),
        "learning": QCoreApplication.translate("words", "do we learn from each other?"),
        "trust": QCoreApplication.translate("words", "who stands close, both ways?"),
        "outreach": QCoreApplication.translate("words", "how far outside does what I share travel?"),
        "ease": QCoreApplication.translate("words", "how few steps to that help?"),
    }
    return questions.get(key, "")


def measure_name(key: str) -> str:
    """Return the name of a measure as the field calls it, with a plain word where there is one."""
    names = {
        "size": QCoreApplication.translate("words", "People you know"),
        "ties": QCoreApplication.translate("words", "Ties between them"),
        "density": QCoreApplication.translate("words", "Density"),
        "components": QCoreApplication.translate("words", "Separate parts"),
        "effective_size": QCoreApplication.translate("words", "Effective size"),
        "efficiency": QCoreApplication.translate("words", "Efficiency"),
        "constraint": QCoreApplication.translate("words", "Constraint"),
        "hierarchy": QCoreApplication.translate("words", "Hierarchy"),
        "ego_betweenness": QCoreApplication.translate("words", "Betweenness"),
        "balance": QCoreApplication.translate("words", "Balance of bonding and bridging"),
        "tilt": QCoreApplication.translate("words", "Tilt towards bonding"),
    }
    return names.get(key, key)


def waits_for(key: str) -> str:
    """Return the one thing that a grey score waits for, given its own key or what an explanation says."""
    someone = QCoreApplication.translate("words", "one person on a ring")
    need = QCoreApplication.translate("words", "something you need help with")
    things = {
        "attraction": someone,
        "trust": someone,
        "outreach": someone,
        "people": someone,
        "resources": need,
        "ease": need,
        "needs": need,
        "learning": QCoreApplication.translate("words", "one thing learned together"),
    }
    return things.get(key, someone)


def say_waits(key: str) -> str:
    """Return the line under a grey score: "waits for: something you need help with"."""
    return QCoreApplication.translate("words", "waits for: {what}").format(what=waits_for(key))


def say_effect(effect: Effect) -> str:
    """Return why a change would do what it does, in a clause; "" where there is nothing to say."""
    if not effect.reason:
        return ""
    return say_reason(effect.reason, effect.arguments)


def say_reason(key: str, arguments: Mapping[str, object]) -> str:
    """Return a reason key of `Effect` in words."""
    given = dict(arguments)
    level = given.get("level")
    if isinstance(level, int):
        given["level"] = level_name(level)
    sentence = _reasons().get(key)
    return "" if sentence is None else fill(sentence, given)


def _reasons() -> dict[str, str]:
    return {
        "expects": QCoreApplication.translate(
            "words", "last seen {days} days ago; this ring expects {expected}"
        ),
    }
