"""Letters: the system's font at the picture's sizes, widths and halos kept for the next time."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainterPath

LABEL = 12.0
OUTER = 11.0
RING = 11.0
SECTOR = 13.5
EGO = 13.0


def font(pixels: float, bold: bool = False) -> QFont:
    """The system's font at so many pixels."""
    return _font(QGuiApplication.font().family(), max(1, round(pixels)), bold)


@lru_cache(maxsize=64)
def _font(family: str, pixels: int, bold: bool) -> QFont:
    made = QFont(family)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("liga"), 0)  # so that a name can be searched for in a PDF
    return made


def width(text: str, pixels: float, bold: bool = False) -> float:
    """How wide a text is, in pixels."""
    return _width(text, QGuiApplication.font().family(), max(1, round(pixels)), bold)


@lru_cache(maxsize=65536)
def _width(text: str, family: str, pixels: int, bold: bool) -> float:
    return _metrics(family, pixels, bold).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _metrics(family: str, pixels: int, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(family, pixels, bold))


def elide(text: str, pixels: float, room: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into so many pixels, with an ellipsis."""
    if width(text, pixels, bold) <= room:
        return text
    metrics = _metrics(QGuiApplication.font().family(), max(1, round(pixels)), bold)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def height(pixels: float) -> float:
    """How high a line of text of this size is: from the top of its capitals to below its tails."""
    return round(pixels * 1.17, 1)


def baseline(pixels: float) -> float:
    """From the top of a line's box to the line that letters stand on."""
    return pixels * 0.93


@lru_cache(maxsize=4096)
def _outline(text: str, family: str, pixels: int, bold: bool) -> QPainterPath:
    path = QPainterPath()
    path.addText(0.0, 0.0, _font(family, pixels, bold), text)
    return path


def outline(text: str, pixels: float, bold: bool = False) -> QPainterPath:
    """The shapes of a text's letters, standing at (0, 0); not to be altered."""
    return _outline(text, QGuiApplication.font().family(), max(1, round(pixels)), bold)
