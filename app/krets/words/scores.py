"""Names of scores and measures, what they ask and what they wait for."""

from PySide6.QtCore import QCoreApplication


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
        "ties": QCoreApplication.translate("words", "Pairs who know each other"),
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
    learned = QCoreApplication.translate("words", "one thing learned together")
    things = {
        **dict.fromkeys(("attraction", "trust", "outreach", "a-person", "overall", "size"), someone),
        **dict.fromkeys(("resources", "ease", "a-need"), need),
        **dict.fromkeys(("learning", "something-learned"), learned),
        "two-people": QCoreApplication.translate("words", "two people you know"),
        "a-tie": QCoreApplication.translate("words", "two people who know each other"),
        "who-could-help": QCoreApplication.translate("words", "who could help with what you named"),
        "a-helper": QCoreApplication.translate("words", "somebody who helps with what you named"),
        "somebody-fresh": QCoreApplication.translate("words", "somebody met lately"),
    }
    return things.get(key, someone)


def say_waits(key: str) -> str:
    """Return the line under a grey score: "waits for: something you need help with"."""
    return QCoreApplication.translate("words", "waits for: {what}").format(what=waits_for(key))
