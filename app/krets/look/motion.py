"""How long a movement on the screen may take: none at all for whoever wants less of it."""

from PySide6.QtWidgets import QApplication, QWidget

_wanted: list[bool] = [True]


def want_motion(wanted: bool) -> None:
    """Say whether the user wants things to move; the system's wish for none holds at any rate."""
    _wanted[0] = wanted


def motion(widget: QWidget | None = None) -> int:
    """Return for how many ms a movement may go on: what the style says, which asks the system; or 0, none.

    Every animation asks here when it begins, and shows its end at once where the answer is 0.
    """
    from PySide6.QtWidgets import QStyle  # its many enumerations take time, which the start has not

    style = QApplication.style() if widget is None else widget.style()
    hint = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return max(0, hint) if _wanted[0] else 0
