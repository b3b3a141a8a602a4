"""How large letters are: a slider that shows at once what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from krets.window.settings import TEXT_SIZES, Settings

LEAST, MOST = 12, 24
"""Size of the two letters at the ends of the slider, px."""


class TextSizeDialog(QDialog):
    """A slider over `TEXT_SIZES`, between a small and a large letter, with the size in per cent."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Text size"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(TEXT_SIZES) - 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(1)
        self.slider.setMinimumWidth(220)
        self.slider.setAccessibleName(self.tr("Text size"))
        self.size_ = QLabel()
        self.size_.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addWidget(_letter(LEAST))
        row.addWidget(self.slider, 1)
        row.addWidget(_letter(MOST))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.size_)
        column.addWidget(buttons)
        self._show()
        self.slider.valueChanged.connect(self._choose)
        settings.changed.connect(self._show)

    def _choose(self, place: int) -> None:
        if TEXT_SIZES[place] != self._settings.text_size:
            self._settings.text_size = TEXT_SIZES[place]

    def _show(self) -> None:
        size = self._settings.text_size
        self.slider.setValue(TEXT_SIZES.index(size))
        said = self.tr("{size} %").format(size=size)
        self.size_.setText(said)
        self.slider.setAccessibleDescription(said)


def _letter(pixels: int) -> QLabel:
    label = QLabel("A")
    label.setStyleSheet(f"font-size: {pixels}px")
    return label
