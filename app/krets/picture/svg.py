"""SVG: a generator of its own for each layer, each wrapped in a named group."""

import re
from html import escape

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from krets.picture.compose import LAYERS, paint
from krets.picture.scene import Scene

_BODY = re.compile(r"</defs>(.*)</svg>", re.DOTALL)
_PATH = re.compile(r'(?<= d=")[^"]+|(?<= points=")[^"]+')
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def svg(scene: Scene, size: tuple[int, int], factor: float, title: str) -> bytes:
    """The scene as SVG, UTF-8: layers as `<g id="...">`, names as `<text>`; `factor` scales it to `size`."""
    about = QCoreApplication.translate("words", "Contacts in five rings round the one in the middle")
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"',
        f' width="{size[0]}" height="{size[1]}" viewBox="0 0 {size[0] / factor:g} {size[1] / factor:g}"',
        ' role="img">\n',
        f"<title>{escape(title or 'Krets')}</title>\n<desc>{escape(about)}</desc>\n",
    ]
    parts += [f'<g id="{layer}">{_layer(scene, layer)}</g>\n' for layer in LAYERS]
    parts.append("</svg>\n")
    return "".join(parts).encode("utf-8")


def _layer(scene: Scene, layer: str) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    width, height = scene.size
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    painter = QPainter(generator)
    paint(painter, scene, (layer,))
    painter.end()
    found = _BODY.search(buffer.data().toStdString())
    return _PATH.sub(lambda path: _NUMBER.sub(_short, path.group()), found.group(1)) if found else ""


def _short(number: re.Match[str]) -> str:
    """Two digits behind the point are more than a screen shows."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
