"""The first minute: five questions below the map, answered with names that wait to be dragged out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from krets.canvas import Entry
from krets.document import Document
from krets.model import QUESTIONS, edits
from krets.words import question

_FIELD_EDGES = 28


class QuestionBar(QWidget):
    """Asks one of the five questions; each name with Enter becomes a person who waits in the tray."""

    finished = Signal()
    """After the last question, or when it is put away."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._at = 0
        self.asked = QLabel(self)
        self.asked.setProperty("strong", True)
        self.field = Entry(self)
        self.field.setMaximumWidth(340)
        self.field.setPlaceholderText(self.tr("Type a name and press Enter"))
        self.field.returnPressed.connect(self._take)
        self.asked.setBuddy(self.field)
        self.next = QPushButton(self)
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._next)
        self._told = QLabel(self.tr("then drag it where it belongs"), self)
        self._told.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.next)
        self._row.addWidget(self._told)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self._ask()
        self._fit()

    @property
    def question(self) -> str:
        """The key of the question being asked."""
        return QUESTIONS[self._at]

    def begin(self) -> None:
        """Ask from the first question on."""
        self._at = 0
        self._ask()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        last = self._at == len(QUESTIONS) - 1
        self.asked.setText(question(self.question))
        self.field.setAccessibleName(question(self.question))
        self.next.setText(self.tr("Done") if last else self.tr("Next question"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the explanation out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew with other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        letters = self.field.fontMetrics().horizontalAdvance(self.field.placeholderText())
        self.field.setMinimumWidth(letters + _FIELD_EDGES)
        rest = self.field.minimumWidth() + self.next.sizeHint().width() + 3 * self._row.spacing()
        self._told.setVisible(self._told.sizeHint().width() + rest <= self.width())

    def _take(self) -> None:
        from krets.formats import names_from_text

        names = names_from_text(self.field.text())
        if names and self._document.edit(edits.add_contacts, names) is not None:
            self.field.empty()

    def _next(self) -> None:
        self._take()
        if self._at == len(QUESTIONS) - 1:
            self.finished.emit()
            return
        self._at += 1
        self._ask()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
