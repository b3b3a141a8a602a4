"""Icons: SVG from the data files, in the colours of a theme, sharp at every scale."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from krets import assets
from krets.look.theme import Theme, mix

SIZES = (16, 20, 32, 40)

_made: dict[tuple[str, str], QIcon] = {}


def icon(name: str, theme: Theme) -> QIcon:
    """The icon of this name (the file's, without ".svg") in a theme's colours; empty if there is none.

    A checked button shows it in the colour that reads on the accent, a disabled one paler.
    """
    key = (name, theme.name)
    if key not in _made:
        _made[key] = _make(name, theme)
    return _made[key]


def _make(name: str, theme: Theme) -> QIcon:
    made = QIcon()
    try:
        drawing = assets.read_text(f"icons/{name}.svg")
    except FileNotFoundError:
        return made
    mode, state = QIcon.Mode, QIcon.State
    colours = (
        (mode.Normal, state.Off, theme.text),
        (mode.Normal, state.On, theme.accent_text),
        (mode.Disabled, state.Off, mix(theme.text, theme.ground, 0.55)),
        (mode.Disabled, state.On, mix(theme.accent_text, theme.accent, 0.4)),
    )
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    for size in SIZES:
        shape = _paint(renderer, size)
        for which, on, colour in colours:
            made.addPixmap(_tinted(shape, colour), which, on)
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in one colour, `size` pixels wide on a screen of this pixel ratio; empty if there is none."""
    try:
        drawing = assets.read_text(f"icons/{name}.svg")
    except FileNotFoundError:
        return QPixmap()
    coloured = drawing.replace("currentColor", colour)
    painted = _paint(QSvgRenderer(QByteArray(coloured.encode())), round(size * ratio))
    painted.setDevicePixelRatio(ratio)
    return painted


def _paint(renderer: QSvgRenderer, size: int) -> QPixmap:
    painted = QPixmap(size, size)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return painted


def _tinted(shape: QPixmap, colour: str) -> QPixmap:
    """The shape in one colour: "currentColor" comes out black, and painting it anew costs more than this."""
    tinted = QPixmap(shape)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(colour))
    painter.end()
    return tinted
