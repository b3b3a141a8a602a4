"""SVG: each layer in a named group, each person in one of their own, every name as one text."""

import re
from html import escape

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from krets.picture.compose import paint
from krets.picture.laying import Steps, portions
from krets.picture.marks import resolved
from krets.picture.scene import Scene
from krets.picture.sheet import Sheet

_BODY = re.compile(r"</defs>(.*)</svg>", re.DOTALL)
_PATH = re.compile(r'(?<= d=")[^"]+|(?<= points=")[^"]+')
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def svg(scene: Scene, sheet: Sheet, title: str) -> Steps[bytes]:
    """The scene as SVG, UTF-8, in steps: layers and people as `<g id="...">`, names as `<text>`."""
    about = QCoreApplication.translate("words", "Contacts in five rings round the one in the middle")
    wide, high = (side / sheet.factor for side in sheet.size)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"',
        f' width="{sheet.size[0]}" height="{sheet.size[1]}" viewBox="0 0 {wide:g} {high:g}"',
        ' role="img">\n',
        f"<title>{escape(title or 'Krets')}</title>\n<desc>{escape(about)}</desc>\n",
    ]
    before = ""
    for layer, portion in portions(scene):
        if layer != before:
            parts += ["</g>\n" if before else "", f'<g id="{layer}">']
        parts.append(_inside(portion, layer))
        before = layer
        yield
    parts.append("</g>\n</svg>\n")
    return "".join(parts).encode("utf-8")


def _inside(scene: Scene, layer: str) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    width, height = scene.size[0], scene.size[1] + scene.top
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    painter = QPainter(generator)
    paint(painter, scene, (layer,))
    painter.end()
    found = _BODY.search(buffer.data().toStdString())
    if found is None:
        return ""
    return _PATH.sub(lambda path: _NUMBER.sub(_short, path.group()), resolved(found.group(1), scene.names))


def _short(number: re.Match[str]) -> str:
    """Two digits behind the point are more than a screen shows."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
