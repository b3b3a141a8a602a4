"""Labels in the three voices of a card: heading, bold, quiet. The stylesheet of `krets.look` dresses them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

SMALL = 0.87
"""The size of captions, as a part of the normal one (the stylesheet's)."""

LONGEST_WORD = 180
"""A heading is never wider than this for the sake of one word, in pixels."""


class Words(QLabel):
    """Plain text that wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *voices: str) -> None:
        super().__init__(text, parent)
        for voice in voices:
            self.setProperty(voice, True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(1)


class Title(Words):
    """The heading of a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, "title")
        self.setMinimumWidth(0)

    def sizeHint(self) -> QSize:
        """Want one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep words whole."""
        words = self.text().split() or [""]
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(min(longest + 2, LONGEST_WORD), super().minimumSizeHint().height())


class Strong(Words):
    """A label in bold."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, "strong")


class Caption(Words):
    """A quiet, small label."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, "quiet", "small")


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font `factor` times the size of another, for painting by hand."""
    made = QFont(font)
    if made.pixelSize() > 0:
        made.setPixelSize(max(1, round(made.pixelSize() * factor)))
    else:
        made.setPointSizeF(max(1.0, made.pointSizeF() * factor))
    made.setBold(bold)
    return made
