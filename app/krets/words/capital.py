"""The sentence with which the social capital panel begins."""

from itertools import islice

from PySide6.QtCore import QCoreApplication

from krets.model import Network, Point, Scores, constants
from krets.words.dates import since_when
from krets.words.scores import score_name

NEWCOMER = 20
"""Up to so many placed people the sentence speaks to a beginner."""


def capital_sentence(scores: Scores | None, before: Scores | Point | None, network: Network) -> str:
    """Return what stands out on the map, or, to a newcomer, what to fill in next.

    `before` are the scores to compare with; its day is named.
    """
    placed = sum(1 for _ in network.placed())
    if placed == 0:
        return _nobody_yet(network)
    if scores is None:
        return ""
    step = next_step(scores, network)
    if step and placed <= NEWCOMER:
        return _beginning(placed, _circles(network), step)
    standing = _standing(scores)
    said = [part for part in (standing, say_since(scores, before) or step) if part]
    return " ".join(said)


def next_step(scores: Scores, network: Network) -> str:
    """Return the next rung of the ladder: groups, who knows whom, needs, helpers, a log; "" at its top."""
    placed = {contact.id for contact in network.placed()}
    ties = (tie for tie in network.ties.values() if tie.a in placed and tie.b in placed)
    few = sum(1 for _ in islice(ties, len(placed))) * 2 < len(placed)  # no need to count them all
    if not _circles(network):
        return QCoreApplication.translate("words", "Next: which circles do they belong to?")
    if len(placed) > 1 and few and scores.measured < len(constants.SCORES):
        return QCoreApplication.translate("words", "Next: who of them know each other?")
    if not network.needs:
        return QCoreApplication.translate("words", "Next: name three things you need help with.")
    if scores.scores.get("resources") is None:
        return QCoreApplication.translate("words", "Next: who could help with what you named?")
    if scores.scores.get("learning") is None:
        return QCoreApplication.translate("words", "Next: log one thing you learned together.")
    return ""


def say_since(scores: Scores, before: Scores | Point | None) -> str:
    """Return the largest movement since `before`: "Since Monday: Trust ▲ 3."; "" where nothing moved."""
    if before is None:
        return ""
    moves = [(key, change_shown(before.scores.get(key), scores.scores.get(key))) for key in constants.SCORES]
    key, move = max(moves, key=lambda pair: abs(pair[1]))
    if move == 0:
        return ""
    sentence = (
        QCoreApplication.translate("words", "{since}: {score} ▲ {points}.")
        if move > 0
        else QCoreApplication.translate("words", "{since}: {score} ▼ {points}.")
    )
    return sentence.format(since=since_when(before.on, scores.on), score=score_name(key), points=abs(move))


def change_shown(before: float | None, after: float | None) -> int:
    """Return by how many whole points a score has moved as it is shown; 0 where either is undefined."""
    return 0 if before is None or after is None else round(after) - round(before)


def from_how_many(measured: int) -> str:
    """Return what the overall score rests on: "from 4 of 6"."""
    return QCoreApplication.translate("words", "from {measured} of {all}").format(
        measured=measured, all=len(constants.SCORES)
    )


def _nobody_yet(network: Network) -> str:
    waiting = len(network.contacts)
    if waiting == 0:
        return QCoreApplication.translate("words", "Nobody is drawn yet. Next: who is close to you?")
    if waiting == 1:
        return QCoreApplication.translate("words", "One person waits. Next: drag them onto a ring.")
    return QCoreApplication.translate("words", "%n people wait. Next: drag one onto a ring.", "", waiting)


def _circles(network: Network) -> int:
    return len({network.sector(contact) for contact in network.placed()} - {None})


def _beginning(people: int, circles: int, step: str) -> str:
    some = say_people(people)
    if circles == 0:
        return QCoreApplication.translate("words", "A good start: {people}. {next}").format(
            people=some, next=step
        )
    return QCoreApplication.translate("words", "A good start: {people}, {circles}. {next}").format(
        people=some, circles=say_circles(circles), next=step
    )


def say_people(count: int) -> str:
    """Return a number of people: "one person", "12 people"."""
    if count == 1:
        return QCoreApplication.translate("words", "one person")
    return QCoreApplication.translate("words", "%n people", "", count)


def say_circles(count: int) -> str:
    """Return a number of circles, small ones as words: "four circles"."""
    small = {
        1: QCoreApplication.translate("words", "one circle"),
        2: QCoreApplication.translate("words", "two circles"),
        3: QCoreApplication.translate("words", "three circles"),
        4: QCoreApplication.translate("words", "four circles"),
        5: QCoreApplication.translate("words", "five circles"),
        6: QCoreApplication.translate("words", "six circles"),
    }
    return small.get(count) or QCoreApplication.translate("words", "%n circles", "", count)


def _standing(scores: Scores) -> str:
    known = [(value, key) for key in constants.SCORES if (value := scores.scores.get(key))]
    if len(known) < 2:
        return ""
    return QCoreApplication.translate("words", "Strongest: {best}. Thinnest: {least}.").format(
        best=score_name(max(known)[1]), least=score_name(min(known)[1])
    )
