"""Marks in the stream of an SVG: what Qt's generator would take apart, or does not know of.

The generator writes a text as one element for each of its scripts, and has no groups. So a text that is not
plain letters goes through it as a mark, in letters that are, and so does the beginning of a person;
`resolved` puts in their place what they stand for.
"""

import re
from html import escape

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPaintEngine, QPainter

_TEXT, _ITEM = "krets-text-", "krets-item-"
_TEXT_MARK = re.compile(rf">{_TEXT}([0-9a-f]*)</text>")
_ITEM_MARK = re.compile(rf"<g [^>]*>\s*<text [^>]*>{_ITEM}(\d+)</text>\s*</g>")
_EMPTY = re.compile(r"<g [^>]*>\s*</g>\s*")
_END = "</g>"
_APART = QColor(1, 2, 3)
"""A colour that nothing else is drawn in: a pen that is not new begins no element of its own."""


def is_svg(painter: QPainter) -> bool:
    """Whether what is painted becomes SVG."""
    return painter.paintEngine().type() == QPaintEngine.Type.SVG


def draw_text(painter: QPainter, at: QPointF, text: str) -> None:
    """Draw a text at the left end of its base line; in an SVG as one piece, whatever its scripts."""
    if is_svg(painter) and not text.isascii():
        text = f"{_TEXT}{text.encode().hex()}"
    painter.drawText(at, text)


def begin_item(painter: QPainter, number: int) -> None:
    """Begin a group of an SVG with what is drawn of this number from here on; nothing on other devices."""
    if not is_svg(painter):
        return
    painter.save()
    painter.setPen(_APART)
    painter.drawText(QPointF(), f"{_ITEM}{number}")
    painter.restore()


def resolved(svg: str, titles: dict[int, str]) -> str:
    """Return the inside of a group as the generator wrote it with its marks resolved.

    Each item becomes a `<g>` of its own, with its title where it has one.
    """
    body = _TEXT_MARK.sub(lambda mark: f">{_unpacked(mark.group(1))}</text>", svg)
    first, *rest = _ITEM_MARK.split(_EMPTY.sub("", body.strip().removesuffix(_END)))
    items = zip(rest[::2], rest[1::2], strict=True)
    return first + "".join(_item(int(number), inside, titles) for number, inside in items) + _END


def _item(number: int, inside: str, titles: dict[int, str]) -> str:
    title = f"<title>{escape(titles[number])}</title>" if number in titles else ""
    return f'<g id="person-{number}">{title}{inside.strip()}</g>\n'


def _unpacked(packed: str) -> str:
    return escape(bytes.fromhex(packed).decode())
