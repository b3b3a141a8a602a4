"""Which theme is on, and how the program is dressed in it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from krets.look.sheet import stylesheet
from krets.look.theme import DARK, LIGHT, Theme, mix

BASE_PX = 12.0
"""The size of text for which the picture is drawn; a system with larger letters scales it."""


FUSION = "krets_fusion"
"""A property of the application that has the Fusion style already (by `-style fusion`)."""


class Themes(QObject):
    """Says when the theme changes, and when the system's does."""

    changed = Signal(object)
    """The `Theme` that is on from now."""
    system_changed = Signal(object)
    """The `Theme` that the system asks for from now."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT


_themes: list[Themes] = []


def themes() -> Themes:
    """The one object that says `changed`."""
    if not _themes:
        _themes.append(Themes())
    return _themes[0]


def theme() -> Theme:
    """The theme that is on; light until `apply_theme` says otherwise."""
    return themes().theme


def system_theme() -> Theme:
    """What the system asks for, as far as it says so; light if it does not."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def follow_system() -> None:
    """Let `themes().system_changed` speak when the system turns light or dark."""
    QGuiApplication.styleHints().colorSchemeChanged.connect(_system_turned)


def _system_turned() -> None:
    themes().system_changed.emit(system_theme())


def apply_theme(app: QApplication, chosen: Theme, pixels: float = BASE_PX + 1) -> None:
    """Dress the program: the Fusion style, a palette of our own and one stylesheet; then say `changed`.

    `pixels` is the size of the letters.
    """
    if not app.property(FUSION):  # to ask Qt which style is on takes as long as a tenth of the whole start
        app.setStyle("Fusion")
        app.setProperty(FUSION, True)
    font = app.font()
    font.setPixelSize(round(pixels))
    app.setFont(font)
    app.setPalette(palette(chosen))
    app.setStyleSheet(stylesheet(chosen, pixels))
    themes().theme = chosen
    themes().changed.emit(chosen)


def palette(chosen: Theme) -> QPalette:
    """Qt's roles in the colours of a theme."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        role.Window: chosen.ground,
        role.WindowText: chosen.text,
        role.Base: chosen.panel,
        role.AlternateBase: chosen.hover,
        role.ToolTipBase: chosen.panel,
        role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.quiet,
        role.Text: chosen.text,
        role.Button: chosen.panel,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.bad,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.accent_text,
        role.Light: mix(chosen.panel, "#ffffff", 0.3),
        role.Midlight: chosen.hover,
        role.Mid: chosen.edge,
        role.Dark: chosen.control_edge,
        role.Shadow: "#000000",
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    faint = QColor(mix(chosen.text, chosen.ground, 0.5))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, faint)
    made.setColor(group.Disabled, role.Highlight, QColor(chosen.edge))
    return made


def text_scale(font: QFont | None = None) -> float:
    """How much larger the system's letters are than those that the picture is drawn for; at least 1."""
    pixels = QFontInfo(QGuiApplication.font() if font is None else font).pixelSize()
    return max(1.0, pixels / (BASE_PX + 1))
