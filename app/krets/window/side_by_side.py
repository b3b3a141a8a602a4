"""Two people side by side: why they may be one, and what each says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from krets.model import Contact
from krets.window.import_rows import Rows, RowsView
from krets.words import field_name, say_evidence, say_field

_FIELDS = (
    *("name", "aliases", "organisation", "role", "place", "emails", "phones", "channels", "birthday"),
    *("level", "known_since", "last_contact", "topics", "offers", "note"),
)
"""Fields that tell two people apart, or show that they are one."""


class SideBySide(QWidget):
    """A sentence of evidence, what can be answered (any widget), and a row for each field that is filled."""

    def __init__(self, answers: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = QLabel()
        self.evidence.setWordWrap(True)
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.evidence.setFixedHeight(2 * self.evidence.fontMetrics().lineSpacing() + 2)
        self.fields = RowsView(Rows(("", "", ""), ()))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.evidence)
        column.addWidget(answers)
        column.addWidget(self.fields, 1)

    def show_pair(self, a: Contact, b: Contact, evidence: Sequence[str], titles: tuple[str, str]) -> None:
        """Show two people under two titles."""
        self.evidence.setText(say_evidence(evidence))
        rows = [(field_name(field), say_field(a, field), say_field(b, field)) for field in _FIELDS]
        self.fields.show_rows(Rows(("", *titles), [row for row in rows if any(row[1:])]))
