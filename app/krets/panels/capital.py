"""Social capital: a sentence, six bars, the balance, and where each number comes from."""

import msgspec
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from krets import words
from krets.document import Document, View
from krets.engine import Engine
from krets.model import Change, Effect, Explanation, Point, Scores, constants
from krets.panels.gauge import BalanceGauge
from krets.panels.parts import Caption, Panel, Words, capital
from krets.panels.score_row import INSET, Reading, ScoreRow
from krets.panels.sparkline import Sparkline
from krets.panels.why import Why


class _Sentence(Words):
    """What leads the panel: two lines at least, so that the bars keep their place when it says less."""

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words take, or two lines."""
        return max(super().heightForWidth(width), self._two_lines())

    def sizeHint(self) -> QSize:
        """Want two lines."""
        return super().sizeHint().expandedTo(QSize(0, self._two_lines()))

    def minimumSizeHint(self) -> QSize:
        """Keep two lines."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._two_lines()))

    def _two_lines(self) -> int:
        margins = self.contentsMargins()
        lines = self.fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), 0, "Ag\nAg").height()
        return lines + margins.top() + margins.bottom()


class CapitalPanel(Panel):
    """The six scores. `curve_asked` asks for the panel with the curves, on this score."""

    curve_asked = Signal(str)
    entry_asked = Signal(str)
    """A score waits for something that is entered elsewhere: "needs" or "log"."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, "", parent)
        self.heading.setText(self.tr("Social capital"))
        self.setAccessibleName(self.tr("Social capital"))
        self.sentence = _Sentence("", self.card)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.sentence)
        self._draw_in()
        self.rows = {key: ScoreRow(key, self.card) for key in constants.SCORES}
        for key, row in self.rows.items():
            row.clicked.connect(lambda _=False, key=key: self.explain(key))
            self.body.addWidget(row)
        self.gauge = BalanceGauge(self.card)
        self.body.addWidget(self.gauge)
        self.why = Why(self.card)
        self.why.chosen.connect(lambda contact: document.select(contacts=(contact,)))
        self.why.wanted.connect(self.entry_asked)
        self.why.hide()
        self._lighting = False
        self._make_foot()
        document.viewed.connect(self._on_viewed)
        engine.scored.connect(self._on_scored)
        engine.previewed.connect(self._on_previewed)
        engine.curved.connect(self.curve.show_points)

    def explain(self, measure: str) -> None:
        """Light the people behind a score and say where it comes from; once more ends it."""
        if self.document.view.lit_by == measure or self.engine.scores is None:
            self.leave()
            return
        self._light(measure)
        self.reveal(self.why)
        self.curve.show_measure(measure)
        self.engine.ask_curve()

    def leave(self) -> None:
        """Put the light out."""
        self.document.look(lit=frozenset(), lit_ties=frozenset(), lit_by="")
        self._show_why()

    def refresh(self, change: Change | None = None) -> None:
        """Show the scores as they are now; after a change they come with `scored`."""
        if change is None:
            self._show_scores()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End an explanation on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.document.view.lit_by:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Making it -------------------------------------------------------------------------------------------

    def _draw_in(self) -> None:
        """Let the rows reach a little further to both sides than words do, so that words stand in line."""
        left, top, right, bottom = 13, 10, 13, 12
        self.body.setContentsMargins(left - INSET, top, right - INSET, bottom)
        self.body.setSpacing(3)
        self.head.setContentsMargins(INSET, 0, INSET, 0)
        self.sentence.setContentsMargins(INSET, 0, INSET, 3)

    def _make_foot(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        self.overall = Caption("", self.card)
        self.curves = QPushButton(self.tr("Over time"), self.card)
        self.curves.setProperty("flat", True)
        self.curves.clicked.connect(lambda: self.curve_asked.emit(self.document.view.lit_by or "overall"))
        row.addWidget(self.overall, 1)
        row.addWidget(self.curves)
        self.body.addLayout(row)
        self.curve = Sparkline(self.card)
        self.body.addWidget(self.curve)
        honest = self.tr("Describes what you have drawn, not you and not them. Compare it only with itself.")
        self.honest = Caption(honest, self.card)
        self.honest.setContentsMargins(INSET, 4, INSET, 0)
        self.body.addWidget(self.honest)
        self.body.addStretch(1)

    # Following -------------------------------------------------------------------------------------------

    def _on_scored(self, _: object) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._show_scores()
        if self.document.view.lit_by in self.rows:
            self._light(self.document.view.lit_by)

    def _on_previewed(self, _: object) -> None:
        if self.isVisible():
            self._show_scores()
        else:
            self._stale = True

    def _on_viewed(self, view: View) -> None:
        if not self._lighting and self.why.isVisible() != bool(view.lit_by in self.rows):
            self._show_why()

    # Showing ---------------------------------------------------------------------------------------------

    def _before(self) -> Scores | Point | None:
        """Return the scores to compare with: those of last Sunday, else those before the latest change."""
        week = self.engine.week
        return week if week is not None else self.engine.before

    def _show_scores(self) -> None:
        scores, effect = self.engine.scores, self.engine.effect
        if scores is None:
            self.sentence.setText(words.capital_sentence(None, None, self.document.network))
            return
        before = self._before()
        self.sentence.setText(self._sentence(scores, effect))
        for key, row in self.rows.items():
            row.show_reading(self._reading(key, scores, before, effect))
        waiting = all(row.reading.grey for row in self.rows.values())
        self.caption.setText("" if waiting else words.from_how_many(scores.measured))
        tilt = scores.measures.get("tilt")
        self.gauge.show_tilt(tilt)
        self._show_overall(scores, effect)
        self.curve.show_now(scores)

    def _sentence(self, scores: Scores, effect: Effect | None) -> str:
        if effect is None:
            return words.capital_sentence(scores, self._before(), self.document.network)
        reason = words.say_effect(effect)
        said = [capital(reason), *words.say_starts(effect)]
        return "\n".join(part for part in said if part)

    def _reading(
        self, key: str, scores: Scores, before: Scores | Point | None, effect: Effect | None
    ) -> Reading:
        from krets.analysis import waits_for  # not before the first scores are there

        value = scores.scores.get(key)
        waits = waits_for(self.document.network, scores, key)
        moved = 0 if before is None else words.change_shown(before.scores.get(key), value)
        shown = Reading(value=value, moved=moved, waits=waits)
        if effect is None:
            return shown
        then = effect.after.get(key)
        if then is None:
            first = waits == "a-person" and bool(effect.after.get("trust"))
            return msgspec.structs.replace(shown, waits=key) if first else shown  # what it waits for then
        return msgspec.structs.replace(
            shown, now=effect.before.get(key), then=then, starts=key in effect.starts
        )

    def _show_overall(self, scores: Scores, effect: Effect | None) -> None:
        waiting = all(row.reading.grey for row in self.rows.values())
        if scores.overall is None or waiting:
            self.overall.setText("")
            return
        now, then = scores.overall, None
        if effect is not None:
            now, then = effect.before.get("overall") or now, effect.after.get("overall")
        name = words.score_name("overall")
        if then is None:
            text = self.tr("{name}: {value}").format(name=name, value=round(now))
        else:
            text = self.tr("{name}: {value} → {then}").format(name=name, value=round(now), then=round(then))
        self.overall.setText(text)

    def _light(self, measure: str) -> None:
        explanation = self.engine.explain(measure)
        self._lighting = True
        self.document.look(
            lit=frozenset(part.contact for part in explanation.parts),
            lit_ties=frozenset(explanation.ties),
            lit_by=measure,
        )
        self._lighting = False
        self._show_why(explanation)

    def _show_why(self, explanation: Explanation | None = None) -> None:
        lit_by = self.document.view.lit_by
        for key, row in self.rows.items():
            row.setChecked(key == lit_by)
        shown = lit_by in self.rows
        if shown:
            found = explanation or self.engine.explain(lit_by)
            self.why.show_explanation(found, self.document.network)
            below = self.body.indexOf(self.rows[lit_by]) + 1
            if self.body.indexOf(self.why) != below:
                self.body.removeWidget(self.why)
                self.body.insertWidget(self.body.indexOf(self.rows[lit_by]) + 1, self.why)
        self.why.setVisible(shown)
