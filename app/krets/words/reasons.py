"""Why a change would move the scores, in a clause."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.model import Effect
from krets.words._text import fill
from krets.words.catalogue import resource_name
from krets.words.dates import days_ago
from krets.words.people import level_name, mode_name
from krets.words.scores import score_name


def say_effect(effect: Effect) -> str:
    """Return why a change would do what it does, in a clause; "" where there is nothing to say."""
    return say_reason(effect.reason, effect.arguments) if effect.reason else ""


def say_starts(effect: Effect) -> list[str]:
    """Return a sentence for each score that the change makes measurable: "Learning starts at 5"."""
    said = []
    for key in effect.starts:
        value = effect.after.get(key)
        if value is None:
            said.append(
                QCoreApplication.translate("words", "{score} becomes measurable").format(
                    score=score_name(key)
                )
            )
        else:
            said.append(
                QCoreApplication.translate("words", "{score} starts at {value}").format(
                    score=score_name(key), value=round(value)
                )
            )
    return said


def say_reason(key: str, arguments: Mapping[str, object]) -> str:
    """Return a reason key of `Effect` in words; "" for one that is not known."""
    given = dict(arguments)
    level, days = given.get("level"), given.get("days")
    if isinstance(level, int):
        given["level"] = level_name(level)
    if isinstance(days, int):
        given["ago"] = days_ago(days)
    if "resource" in given:
        given["resource"] = resource_name(str(given["resource"]))
    if "mode" in given:
        given["mode"] = mode_name(str(given["mode"]))
    if key == "several" and isinstance(given.get("count"), int):
        return QCoreApplication.translate("words", "%n people at once", "", int(str(given["count"])))
    sentence = _rings().get(key) or _between().get(key, "")
    return fill(sentence, given)


def _rings() -> dict[str, str]:
    return {
        "nothing-changes": QCoreApplication.translate("words", "nothing changes"),
        "never-dated": QCoreApplication.translate(
            "words", "no date is known, so {name} counts as met lately"
        ),
        "ring-expects": QCoreApplication.translate("words", "last seen {ago}; this ring expects {expects}"),
        "wakes": QCoreApplication.translate(
            "words", "last seen {ago}; this ring asks for contact only every {expects} days"
        ),
        "in-time": QCoreApplication.translate("words", "last seen {ago}, in time for this ring"),
        "not-met-yet": QCoreApplication.translate("words", "{name} would be reached through others only"),
        "meets": QCoreApplication.translate("words", "you would know {name} yourself"),
        "placed-first": QCoreApplication.translate("words", "{name} joins the map"),
        "taken-off": QCoreApplication.translate("words", "{name} would count no more"),
        "moves-sector": QCoreApplication.translate("words", "another circle; the ring stays"),
    }


def _between() -> dict[str, str]:
    return {
        "tied": QCoreApplication.translate("words", "{a} and {b} would know each other"),
        "untied": QCoreApplication.translate("words", "{a} and {b} would no longer know each other"),
        "tie-level": QCoreApplication.translate("words", "{a} and {b}: {level}"),
        "seen-now": QCoreApplication.translate("words", "met {name} just now"),
        "seen-then": QCoreApplication.translate("words", "last saw {name} {ago}"),
        "receives": QCoreApplication.translate(
            "words", "{name} gave you something: asking is harder until you have given back"
        ),
        "gives": QCoreApplication.translate("words", "you gave {name} something"),
        "mutual": QCoreApplication.translate("words", "something passed both ways with {name}"),
        "learns": QCoreApplication.translate("words", "learned with {name}: {mode}"),
        "need": QCoreApplication.translate("words", "you named {resource}"),
        "trust": QCoreApplication.translate("words", "you said how far you trust {name}"),
        "word": QCoreApplication.translate("words", "you said what {name} says of you"),
        "starts": QCoreApplication.translate("words", "something can be measured now"),
    }
