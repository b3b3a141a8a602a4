"""Rows of a form: a quiet label beside a field, or above one that needs the whole width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from krets.panels.parts.text import Caption


def form_label(text: str, field: QWidget, parent: QWidget) -> Caption:
    """Return a label that stands in the middle of its field's first line."""
    label = Caption(text, parent)
    label.setWordWrap(False)
    label.setMinimumHeight(min(field.sizeHint().height(), field.fontMetrics().height() * 2))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label


def wide(text: str, field: QWidget, parent: QWidget) -> QWidget:
    """Return a widget that holds a label and, below it, a field."""
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Caption(text, holder))
    column.addWidget(field)
    return holder
