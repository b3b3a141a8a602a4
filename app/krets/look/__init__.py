"""How Krets looks: palettes, light and dark, icons, letters, translators."""

from krets.look.current import (
    FUSION,
    Themes,
    apply_theme,
    follow_system,
    palette,
    system_theme,
    text_scale,
    theme,
    themes,
)
from krets.look.icons import icon, pixmap
from krets.look.motion import motion, want_motion
from krets.look.sheet import stylesheet
from krets.look.theme import (
    DARK,
    LIGHT,
    OKABE_ITO,
    RAMP_STEPS,
    UNGROUPED,
    Theme,
    contrast,
    group_colour,
    group_colours,
    group_numbers,
    group_pattern,
    ink,
    luminance,
    mix,
    outstanding,
)
from krets.look.translation import install_translators

__all__ = [
    "DARK",
    "FUSION",
    "LIGHT",
    "OKABE_ITO",
    "RAMP_STEPS",
    "UNGROUPED",
    "Theme",
    "Themes",
    "apply_theme",
    "contrast",
    "follow_system",
    "group_colour",
    "group_colours",
    "group_numbers",
    "group_pattern",
    "icon",
    "ink",
    "install_translators",
    "luminance",
    "mix",
    "motion",
    "outstanding",
    "palette",
    "pixmap",
    "stylesheet",
    "system_theme",
    "text_scale",
    "theme",
    "themes",
    "want_motion",
]
