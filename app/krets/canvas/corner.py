"""The buttons for zooming in the corner of the canvas."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from krets import look
from krets.canvas.card import Card

_ICON = 16


class Corner(Card):
    """Three buttons, one above the other: nearer, farther, the whole map."""

    nearer = Signal()
    farther = Signal()
    fitted = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        self._icons: list[tuple[QToolButton, str]] = []
        self.plus = self._button("plus", self.tr("Zoom in"), self.nearer)
        self.minus = self._button("minus", self.tr("Zoom out"), self.farther)
        self.whole = self._button("maximize", self.tr("Show the whole map"), self.fitted)
        self.recolour()
        self.adjustSize()
        look.themes().changed.connect(self.recolour)

    def recolour(self) -> None:
        """Draw the icons anew, in the colours of the theme.

        In one size and one state only: they come with the first paint, where a whole icon takes 2 ms.
        """
        for button, icon in self._icons:
            drawn = look.pixmap(icon, look.theme().text, _ICON, self.devicePixelRatioF())
            button.setIcon(QIcon(drawn))
        self.update()

    def _button(self, icon: str, name: str, clicked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFixedSize(28, 28)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(clicked)
        self._icons.append((button, icon))
        self._column.addWidget(button)
        return button
