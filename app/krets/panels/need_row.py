"""One need: what it is, how important, who could help, a cross."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from krets import words
from krets.model import Need
from krets.panels.parts import ChoiceField, Words, push, set_face


class NeedRow(QWidget):
    """Shows a need and says what the user wants of it."""

    weighed = Signal(float)
    asking = Signal(bool)
    removing = Signal()

    def __init__(self, need: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need = need
        self.open = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        self.name = Words("", self)
        self.weight = ChoiceField(self.tr("How important"), self._weights(None), self)
        self.weight.committed.connect(lambda weight: self.weighed.emit(float(weight)))
        self.cross = push("x", "", self)
        self.cross.setProperty("flat", True)
        self.cross.clicked.connect(self.removing)
        self.question = push("chevron-right", "", self)
        self.question.setProperty("flat", True)
        self.question.setProperty("lead", True)
        self.question.clicked.connect(lambda: self.asking.emit(not self.open))
        self._answer = ""
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.weight, 0, 1)
        grid.addWidget(self.cross, 0, 2)
        grid.addWidget(self.question, 1, 0, 1, 3)

    def show_need(self, need: Need, helping: int) -> None:
        """Show a need and how many people could help with it."""
        name = words.resource_name(need.resource)
        self.name.setText(name)
        self.weight.offer(self._weights(need.weight))
        self.weight.show_value(need.weight)
        self.weight.setAccessibleName(self.tr("How important: {need}").format(need=name))
        self.cross.setAccessibleName(self.tr("Remove {need}").format(need=name))
        if helping == 1:
            text = self.tr("One person could help")
        elif helping:
            text = self.tr("%n people could help", "", helping)
        elif need.asked:
            text = self.tr("Nobody you know could help, yet")
        else:
            text = self.tr("Who could help?")
        self._answer = text
        self._say()

    def show_open(self, open_: bool) -> None:
        """Show whether the question is asked just below."""
        self.open = open_
        self._say()

    def _say(self) -> None:
        set_face(self.question, "chevron-down" if self.open else "chevron-right", self._answer)
        named = self.tr("{need}: {answer}").format(need=self.name.text(), answer=self._answer)
        self.question.setAccessibleName(named)

    def _weights(self, own: float | None) -> list[tuple[object, str]]:
        weights: list[tuple[object, str]] = [
            (0.5, self.tr("A little")),
            (1.0, self.tr("Normal")),
            (2.0, self.tr("Much")),
            (3.0, self.tr("Most")),
        ]
        if own is not None and own not in {weight for weight, _ in weights}:
            weights.append((own, self.locale().toString(own, "g", 4)))
        return weights
