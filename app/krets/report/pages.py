"""Pages: pieces of a report are put below one another, and a page ends where one no longer fits.

Lengths are of whatever unit the pieces measure themselves in; nothing here paints.
"""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtGui import QPainter

Paint = Callable[[QPainter, float], None]
"""Paints a piece whose top is at this height."""


class Piece(msgspec.Struct, frozen=True):
    """What is never torn apart: a line, a row, a picture.

    `gap` is the room above it, but not at the top of a page. `keep` holds it on one page with the next piece.
    `head` is what stands above it again where it comes first on a page.
    """

    height: float
    paint: Paint
    gap: float = 0.0
    keep: bool = False
    head: "Piece | None" = None


class Placed(msgspec.Struct, frozen=True):
    """A piece with the height of its top on its page."""

    piece: Piece
    top: float


def paginate(pieces: Sequence[Piece], height: float) -> list[list[Placed]]:
    """Return the pieces page by page; there is one page at least. O(pieces).

    Of pieces that are kept together, but do not fit on a page, as many stay together as do.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    start = 0
    while start < len(pieces):
        end = _end(pieces, start, height)
        together = pieces[start:end]
        if pages[-1] and used + together[0].gap + _length(together) > height:
            pages.append([])
            used = 0.0
            head = together[0].head
            if head is not None:
                pages[-1].append(Placed(head, 0.0))
                used = head.height
        for piece in together:
            used += piece.gap if pages[-1] else 0.0
            pages[-1].append(Placed(piece, used))
            used += piece.height
        start = end
    return pages


def _end(pieces: Sequence[Piece], start: int, height: float) -> int:
    """Where the pieces that stay with the one at `start` end; together they are no higher than a page."""
    end = start + 1
    first = pieces[start]
    length = first.height + (first.head.height if first.head is not None else 0.0)
    while end < len(pieces) and pieces[end - 1].keep:
        length += pieces[end].gap + pieces[end].height
        if length > height:
            break
        end += 1
    return end


def _length(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces) + sum(piece.gap for piece in pieces[1:])
