"""A person's photo: chosen from a file, kept small."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from krets.panels.parts import Caption, FlowLayout

LARGEST = 256
"""A stored photo is at most so many pixels wide and high."""
SHOWN = 48


def small_photo(path: Path) -> bytes | None:
    """Return the picture in a file, scaled to at most 256 pixels, as JPEG (PNG if it is see-through).

    None where there is no picture in it that Qt can read.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(LARGEST, LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    if max(image.width(), image.height()) > LARGEST:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LARGEST, LARGEST, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return _encoded(image)


def _encoded(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.hasAlphaChannel():
        image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes here, Qt takes text
    else:
        image.save(buffer, "JPEG", 85)  # type: ignore[call-overload] # the stubs want bytes here, Qt takes text
    buffer.close()
    return bytes(held.data())


class PhotoField(QWidget):
    """Shows a photo; `committed` carries the encoded image that was chosen, or None."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        column.addLayout(row)
        self.picture = QLabel(self)
        row.addWidget(self.picture)
        flow = FlowLayout()
        row.addLayout(flow, 1)
        self.choose = QPushButton(self.tr("Choose …"), self)
        self.choose.setAccessibleName(self.tr("Choose a photo"))
        self.choose.clicked.connect(self._ask)
        self.drop = QPushButton(self.tr("Remove"), self)
        self.drop.setAccessibleName(self.tr("Remove the photo"))
        self.drop.clicked.connect(lambda: self.committed.emit(None))
        flow.addWidget(self.choose)
        flow.addWidget(self.drop)
        self.trouble = Caption("", self)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def show_photo(self, photo: bytes | None, name: str) -> None:
        """Show an encoded image, or none."""
        pixmap = QPixmap()
        if photo is not None:
            pixmap.loadFromData(photo)
        self.picture.setVisible(not pixmap.isNull())
        self.drop.setVisible(photo is not None)
        self.trouble.hide()
        if not pixmap.isNull():
            ratio = self.devicePixelRatioF()
            room = QSize(round(SHOWN * ratio), round(SHOWN * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)
            self.picture.setAccessibleName(self.tr("Photo of {name}").format(name=name))

    def take(self, path: Path) -> None:
        """Take the picture in a file, or say that there is none."""
        photo = small_photo(path)
        if photo is None:
            self.trouble.setText(self.tr("{file} holds no picture.").format(file=path.name))
            self.trouble.show()
        else:
            self.committed.emit(photo)

    def _ask(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a photo"), "", kinds)
        if path:
            self.take(Path(path))
