"""Buttons with an icon that follows the theme."""

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from krets import look


def push(icon: str, text: str, parent: QWidget) -> QPushButton:
    """Return a button with an icon, and a little room between the icon and its text."""
    button = QPushButton(parent)
    set_face(button, icon, text)
    return button


def set_face(button: QAbstractButton, icon: str, text: str) -> None:
    """Give a button an icon by name, and a text (which names it aloud too)."""
    button.setProperty("face", icon)
    button.setIcon(look.icon(icon, look.theme()))
    button.setText("\u2009" + text.replace("&", "&&") if text else "")
    if text:
        button.setAccessibleName(text)


def follow_theme(parent: QWidget) -> None:
    """Give all buttons under a widget their icons anew, in the colours of the theme that is on."""
    for button in parent.findChildren(QAbstractButton):
        name = button.property("face")
        if name:
            button.setIcon(look.icon(str(name), look.theme()))
