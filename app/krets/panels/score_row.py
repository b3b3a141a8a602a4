"""One score as a row to press: name, question, value, change, bar; a ghost of what a drop would do."""

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from krets import look, words
from krets.panels.parts import SMALL, sized

BAR = 5
GAP = 6
INSET = 5
"""So far the words stand inside a row that is marked."""


class Reading(msgspec.Struct, frozen=True):
    """What a row shows: a value, by how many points it moved, what it waits for, and what it would be."""

    value: float | None = None
    moved: int = 0
    waits: str = ""
    now: float | None = None
    then: float | None = None
    starts: bool = False

    @property
    def grey(self) -> bool:
        """Whether there is nothing to go on."""
        return self.value is None or bool(self.waits)


class ScoreRow(QAbstractButton):
    """A row of the social capital panel. Pressed, it stays down while its people are lit."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.reading = Reading()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_reading(self.reading)

    def show_reading(self, reading: Reading) -> None:
        """Show a value, or what it would be."""
        changed = reading.grey != self.reading.grey
        self.reading = reading
        self.setAccessibleName(self.spoken())
        self.setText(words.score_name(self.key))
        if changed:
            self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        """Return the row as it is read aloud."""
        name, shown = words.score_name(self.key), self.reading
        if shown.then is not None:
            was = "–" if shown.now is None else str(round(shown.now))
            return self.tr("{score}: now {now}, if dropped {then}").format(
                score=name, now=was, then=round(shown.then)
            )
        if shown.grey:
            return self.tr("{score}, {waits}").format(score=name, waits=self._below())
        value = round(shown.value or 0)
        if shown.moved > 0:
            return self.tr("{score}: {value}, up {points}").format(
                score=name, value=value, points=shown.moved
            )
        if shown.moved < 0:
            return self.tr("{score}: {value}, down {points}").format(
                score=name, value=value, points=-shown.moved
            )
        return self.tr("{score}: {value}").format(score=name, value=value)

    # Size ------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Depend on the width: a long question takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of name, question and bar."""
        small = QFontMetrics(sized(self.font(), SMALL))
        room = QRect(0, 0, max(40, width - 2 * INSET), 10_000)
        text = small.boundingRect(room, Qt.TextFlag.TextWordWrap, self._below())
        return QFontMetrics(self.font()).height() + text.height() + BAR + GAP + 5

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(250, self.heightForWidth(250))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(120, self.heightForWidth(250))

    # Painting --------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = look.theme()
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inside = self.rect().adjusted(INSET, 2, -INSET, -4)
        line = QFontMetrics(self.font()).height()
        top = QRect(inside.left(), inside.top(), inside.width(), line)
        self._paint_head(painter, top)
        below = inside.adjusted(0, line, 0, -BAR - 2)
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(QColor(theme.quiet))
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, self._below())
        self._paint_bar(painter, QRectF(inside.left(), inside.bottom() - BAR + 1, inside.width(), BAR))
        painter.end()

    def _below(self) -> str:
        if self.reading.grey and self.reading.waits and self.reading.then is None:
            return words.say_waits(self.reading.waits)
        return words.score_question(self.key)

    def _paint_head(self, painter: QPainter, line: QRect) -> None:
        theme, shown = look.theme(), self.reading
        bold = sized(self.font(), 1.0, bold=True)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(QColor(theme.quiet if shown.grey and shown.then is None else theme.text))
        painter.drawText(line, left, words.score_name(self.key))
        value = self._value()
        painter.drawText(line, right, value)
        moved = shown.moved if shown.then is None else self._would_move()
        if not moved or (shown.grey and shown.then is None):
            return
        room = line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(value) - 9, 0)
        painter.setFont(sized(self.font(), 0.95))
        painter.setPen(QColor(theme.good if moved > 0 else theme.bad))
        painter.drawText(room, right, f"▲ {moved}" if moved > 0 else f"▼ {-moved}")

    def _value(self) -> str:
        shown = self.reading
        if shown.then is not None and (shown.starts or shown.now is None):
            return f"– → {round(shown.then)}"
        if shown.then is not None and shown.now is not None:
            return f"{round(shown.now)} → {round(shown.then)}"
        return "" if shown.grey or shown.value is None else str(round(shown.value))

    def _would_move(self) -> int:
        shown = self.reading
        return 0 if shown.starts else words.change_shown(shown.now, shown.then)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        theme, shown = look.theme(), self.reading
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.control))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        now = shown.now if shown.then is not None else (None if shown.grey else shown.value)
        now, then = now or 0.0, shown.then if shown.then is not None else None
        sure = now if then is None else min(now, then)
        if then is not None and then != now:
            ghost = look.mix(theme.accent, theme.panel, 0.55)
            _part(painter, bar, max(now, then), ghost)
        _part(painter, bar, sure, theme.accent)


def _part(painter: QPainter, bar: QRectF, value: float, colour: str) -> None:
    width = bar.width() * min(100.0, max(0.0, value)) / 100
    if width < 0.5:
        return
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(width, BAR), bar.height()), BAR / 2, BAR / 2)
