"""Scores of a large map reckoned beside the window: what goes over, and what comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from krets.analysis.capital import Score, ease
from krets.analysis.scoring import PASSED_IN, Measures, assembled
from krets.analysis.spread import PASSED_ON
from krets.model import Need, Scores

if TYPE_CHECKING:
    from krets.analysis.columns import Patch
    from krets.analysis.paths import Ways


class Ask(msgspec.Struct):
    """All that a worker has to know to finish the scores of one moment; nothing in it is altered
    afterwards.

    `parts` are the scores that are reckoned already. `vitality` is None where only the six are wanted.
    """

    on: date
    patch: Patch
    topics: int
    needs: list[Need]
    holders: dict[str, dict[int, float]]
    parts: dict[str, Score]
    measures: Measures
    vitality: dict[int, float] | None


class Answer(msgspec.Struct):
    """The six scores, and all scores put together where that was wanted."""

    six: dict[str, Score]
    scores: Scores | None


class Beside:
    """Owns the columns of one map; to be used by one thread only, which answers in the order of asking."""

    def __init__(self) -> None:
        from krets.analysis.columns import Columns

        self._columns = Columns()
        self._introductions: Ways | None = None
        self._outreach: tuple[int, Score] | None = None

    def skip(self, ask: Ask) -> None:
        """Take in what has changed, without an answer: a newer question waits."""
        self._columns.take(ask.patch)
        self._introductions = self._outreach = None

    def answer(self, ask: Ask) -> Answer:
        """Finish the scores. O(rounds·(n + m)) in numpy."""
        from krets.analysis.columns_spread import spread

        if ask.patch.people or ask.patch.ties:
            self._columns.take(ask.patch)
            self._introductions = self._outreach = None
        if self._outreach is None or self._outreach[0] != ask.topics:
            self._outreach = ask.topics, spread(self._columns, PASSED_ON, ask.topics)
        if self._introductions is None:
            self._introductions = self._columns.introductions(PASSED_IN)
        six = {
            **ask.parts,
            "outreach": self._outreach[1],
            "ease": ease(ask.needs, ask.holders, self._introductions),
        }
        if ask.vitality is None:
            return Answer(six, None)
        return Answer(six, assembled(ask.on, six, ask.measures, ask.vitality))
