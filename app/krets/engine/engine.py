"""The engine keeps the scores true: after each change, and ahead of one that is not made yet."""

from PySide6.QtCore import QObject, Signal

from krets.analysis import curve, effect, explain, score
from krets.document import Document
from krets.model import Change, Effect, Explanation, Point, Scores


class Engine(QObject):
    """The scores of one document, and what a change would do to them."""

    scored = Signal(object)
    previewed = Signal(object)
    curved = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.scores: Scores | None = None
        self.before: Scores | None = None
        self.effect: Effect | None = None
        self.revision = -1

    def start(self) -> None:
        """Reckon the scores for the first time, and from then on after each change."""
        self._document.changed.connect(self._follow)
        self._reckon()

    def stop(self) -> None:
        """Follow the document no longer."""
        self._document.changed.disconnect(self._follow)

    def preview(self, change: Change | None) -> None:
        """Say what a change would do; None takes the answer away."""
        today = self._document.now().date()
        self.effect = None if change is None else effect(self._document.network, change, today)
        self.previewed.emit(self.effect)

    def explain(self, measure: str) -> Explanation:
        """Return where a number comes from."""
        scores = self.scores
        if scores is None:
            scores = score(self._document.network, self._document.now().date())
        return explain(self._document.network, scores, measure)

    def ask_curve(self) -> None:
        """Reckon the curve of the scores out of the log."""
        steps = [(step.change.at, step.change) for step in self._document.steps()]
        points: list[Point] = curve(self._document.network, steps, self._document.now().date())
        self.curved.emit(points)

    def _follow(self, change: Change) -> None:
        del change
        self._reckon()

    def _reckon(self) -> None:
        self.before, self.scores = self.scores, score(self._document.network, self._document.now().date())
        self.revision = self._document.revision
        self.scored.emit(self.scores)
