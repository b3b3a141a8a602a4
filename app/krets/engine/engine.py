"""The engine keeps the scores true: after each change, and ahead of one that is not made yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from krets.document import Document
from krets.engine.slicer import Slicer
from krets.model import Change, Contact, Effect, Explanation, Point, Scores, Tie

if TYPE_CHECKING:  # krets.analysis is loaded by `start`, after the first paint
    from krets.analysis import Live, Score
    from krets.engine.past import Past
    from krets.engine.worker import Reply, Worker

BUILT_AT_ONCE = 300
"""Up to so many contacts the first scores are there when `start` returns; above they come in slices."""
PLAIN = 100
"""Above so many people placed numpy is loaded, beside the window."""
AT_ONCE = 1_000
"""Up to so many people placed everything is reckoned at once; above a worker finishes the scores."""
HEAVY = 500
"""A change of more edits than this (of ties and people placed) is not followed but read anew, in slices."""
MINUTE = 60_000


class Engine(QObject):
    """The scores of one document, and what a change would do to them.

    `scores`, `before` and `effect` are None as long as there is nothing to say; `revision` is the
    document's when `scores` were reckoned. Nothing is reckoned before `start`.
    """

    scored = Signal(object)
    """New `Scores`: at once after a change, on a large map a moment later; at midnight too."""
    previewed = Signal(object)
    """The `Effect` that was asked for; None when it is over."""
    curved = Signal(object)
    """A list of `Point`s, oldest first, today's last."""
    _numpy = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scores: Scores | None = None
        self.before: Scores | None = None
        self.effect: Effect | None = None
        self.revision = -1
        self._document = document
        self._live: Live | None = None
        self._six: dict[str, Score] = {}
        self._queued: list[Change] = []
        self._asked: Change | None = None
        self._slicer = Slicer(self)
        self._past: Past | None = None
        self._links: Mapping[tuple[int, int], frozenset[int]] = {}
        self._links_at = -1
        self._worker: Worker | None = None
        self._loader: Thread | None = None
        self._numpy_there = False
        self._numpy.connect(self._numpy_loaded, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._new_day)
        self._started = False

    # What others call ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Reckon the scores, and from then on after each change. To be called once, after the first
        paint.
        """
        if self._started:
            return
        from krets.engine.past import Past

        self._started = True
        self._past = Past(self._document, self)
        self._past.found.connect(self._curve_found)
        self._document.changed.connect(self._follow)
        self._clock.start()
        self._read()

    def stop(self) -> None:
        """Follow the document no longer; leaves no thread behind."""
        if not self._started:
            return
        self._started = False
        self._document.changed.disconnect(self._follow)
        self._clock.stop()
        self._slicer.stop()
        if self._past is not None:
            self._past.stop()
        self._end_worker()
        if self._loader is not None:
            self._loader.join()
            self._loader = None

    def preview(self, change: Change | None) -> None:
        """Ask what a change would do; None takes the answer away. `previewed` answers, on a small map at
        once.
        """
        self._asked = change
        self._slicer.hold()
        if self._past is not None:
            self._past.hold()
        live = self._live
        if change is None or live is None or _weight(change) > HEAVY:
            self._tell(None)
        elif self._worker is None:
            self._tell(live.effect(change))
        else:
            from krets.engine.worker import Question

            self._worker.ask(Question(live.foresee(change), self._document.revision, change))

    def explain(self, measure: str) -> Explanation:
        """Return where one of the six, "overall", or a key of `scores.measures` comes from."""
        from krets.analysis import explain, score

        network = self._document.network
        if self.scores is not None and self._live is not None:
            return self._live.explain(network, self.scores, measure, self._six)
        if len(network.contacts) > AT_ONCE:  # still being read
            return Explanation(measure=measure, value=None, formula="")
        return explain(network, score(network, self._today()), measure)

    def links(self) -> Mapping[tuple[int, int], frozenset[int]]:
        """Return for each linked pair of groups who is part of every link between them, as the map is now."""
        from krets.analysis import links

        if self._links_at != self._document.revision:
            self._links_at, self._links = self._document.revision, links(self._document.network)
        return self._links

    def ask_curve(self) -> None:
        """Ask for the scores of the days gone by; `curved` answers when they are there."""
        if self._started and self._past is not None:
            self._past.ask(self._today())

    @property
    def week(self) -> Point | None:
        """The scores at the end of last week, once the curve has been asked for; None on a younger map."""
        return None if self._past is None else self._past.sunday(self._today())

    # Following -----------------------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        if self._live is None:
            self._queued.append(change)
        elif _weight(change) > HEAVY:
            self._read()
        else:
            self._live.apply(change)
            self._reckon()

    def _read(self) -> None:
        """Read the map as it is now."""
        from krets.analysis import Live

        self._live = None
        self._queued = []
        network, today = self._document.network, self._today()
        if len(network.contacts) <= BUILT_AT_ONCE:
            self._read_all(Live.of(network, today))
        else:
            self._slicer.start(Live.in_slices(network, today), self._read_all)

    def _read_all(self, live: Live) -> None:
        for change in self._queued:
            live.apply(change)
        self._queued = []
        self._live = live
        self._end_worker()
        self._reckon()

    def _reckon(self) -> None:
        live = self._live
        if live is None:
            return
        self._suit(live)
        if self._worker is not None:
            from krets.engine.worker import Question

            self._worker.ask(Question(live.ask(), self._document.revision))
            return
        self._six = live.six()
        self._land(live.scores(self._six), self._document.revision)

    def _suit(self, live: Live) -> None:
        """Take what suits the map's size: plain Python, numpy, or a worker (once there, it stays)."""
        if self._worker is not None:
            return
        if live.placed > AT_ONCE:
            from krets.engine.worker import Worker

            live.begin_asking()
            self._worker = Worker(self)
            self._worker.answered.connect(self._answered, Qt.ConnectionType.QueuedConnection)
        elif live.placed > PLAIN:
            self._want_numpy(live)

    def _land(self, scores: Scores, revision: int) -> None:
        if revision != self.revision:
            self.before = self.scores
        self.scores = scores
        self.revision = revision
        self.scored.emit(scores)

    def _answered(self, reply: Reply) -> None:
        """Take an answer of the worker's, unless the map has moved on."""
        question, answer = reply.question, reply.answer
        if not self._started or question.revision != self._document.revision or self._live is None:
            return
        if question.change is None and answer.scores is not None:
            self._six = answer.six
            self._land(answer.scores, question.revision)
        elif question.change is not None and question.change is self._asked:
            self._tell(self._live.compared(question.change, self._six, answer.six))

    def _tell(self, effect: Effect | None) -> None:
        if effect is not self.effect or effect is not None:
            self.effect = effect
            self.previewed.emit(effect)

    def _new_day(self) -> None:
        if self._live is not None and self._live.on != self._today():
            self._read()

    def _today(self) -> date:
        return self._document.now().date()

    def _curve_found(self, points: list[Point]) -> None:
        today = (
            [] if self.scores is None else [Point(self.scores.on, self.scores.scores, self.scores.overall)]
        )
        self.curved.emit([*points, *today])

    # Beside the window ---------------------------------------------------------------------------------

    def _want_numpy(self, live: Live) -> None:
        if self._numpy_there:
            live.use_columns()
        elif self._loader is None:
            self._loader = Thread(target=self._import_numpy, name="krets-numpy", daemon=True)
            self._loader.start()

    def _import_numpy(self) -> None:
        import numpy as np

        del np
        self._numpy.emit()

    def _numpy_loaded(self) -> None:
        self._numpy_there = True
        if self._live is not None and self._worker is None:
            self._live.use_columns()

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.answered.disconnect(self._answered)
            self._worker.stop()
            self._worker.deleteLater()
            self._worker = None


def _weight(change: Change) -> int:
    """How many edits of ties and of people placed there are."""
    return sum(
        1
        for edit in change.edits
        for record in (edit.after if edit.after is not None else edit.before,)
        if isinstance(record, Tie) or (isinstance(record, Contact) and _placed(edit.before, edit.after))
    )


def _placed(*sides: object) -> bool:
    return any(isinstance(side, Contact) and side.level is not None for side in sides)
