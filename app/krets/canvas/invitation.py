"""What an empty map says: how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from krets.canvas.card import Card


class Invitation(Card):
    """Invites to name people, bring them, or look at a sample."""

    chosen = Signal(str)
    """"names", "import" or "sample"."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        title = QLabel(self.tr("Name the ten people you talked to last"), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        hint = QLabel(
            self.tr("Type them below and drag each one where they belong, or double-click a ring."), self
        )
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(hint)
        line = QHBoxLayout()
        for key, text in (
            ("names", self.tr("Type names")),
            ("import", self.tr("Bring my people")),
            ("sample", self.tr("Look at a sample")),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            line.addWidget(button)
        column.addLayout(line)
        self.adjustSize()
