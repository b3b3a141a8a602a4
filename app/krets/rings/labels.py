"""Labels side by side: boxes in pixels, the important first, nobody on top of another."""

from collections.abc import Iterable, Sequence

import msgspec

Box = tuple[float, float, float, float]
"""Left, top, width, height in pixels."""


class Wish(msgspec.Struct, frozen=True):
    """A label that wants a place by a disc: centre and radius of the disc, width and height of the text, px.

    `rank`: lower ranks are served first; equal ranks in the order given. `gap` is the distance to the disc.
    """

    x: float
    y: float
    r: float
    width: float
    height: float
    rank: float = 0.0
    gap: float = 2.0


class Boxes:
    """Boxes on a grid, to ask quickly whether a new one would overlap any."""

    def __init__(self, cell: float = 48.0) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def add(self, box: Box, owner: int = -1) -> None:
        """Put a box on the grid; `owner` tells whose it is."""
        for key in self._keys(box):
            self._cells.setdefault(key, []).append((box, owner))

    def free(self, box: Box, owner: int = -2) -> bool:
        """Tell whether a box overlaps none but those of its own owner."""
        left, top, width, height = box
        right, bottom = left + width, top + height
        cells = self._cells
        for key in self._keys(box):
            for (x, y, w, h), whose in cells.get(key, ()):
                if whose != owner and x < right and left < x + w and y < bottom and top < y + h:
                    return False
        return True

    def _keys(self, box: Box) -> list[tuple[int, int]]:
        left, top, width, height = box
        cell = self._cell
        columns = range(int(left // cell), int((left + width) // cell) + 1)
        rows = range(int(top // cell), int((top + height) // cell) + 1)
        return [(column, row) for column in columns for row in rows]


def place_labels(
    wishes: Sequence[Wish], blocked: Iterable[Box] = (), bounds: Box | None = None
) -> list[Box | None]:
    """Give each label a box below, above, right or left of its disc, or None where it would overlap.

    No box overlaps another, a disc of `wishes`, or a `blocked` box (discs and texts that are not among the
    wishes); all lie inside `bounds`. O(labels) on a grid.
    """
    taken = Boxes()
    for box in blocked:
        taken.add(box)
    for index, wish in enumerate(wishes):
        taken.add((wish.x - wish.r, wish.y - wish.r, 2 * wish.r, 2 * wish.r), index)
    placed: list[Box | None] = [None] * len(wishes)
    for index in sorted(range(len(wishes)), key=lambda i: (wishes[i].rank, i)):
        for box in candidates(wishes[index]):
            if (bounds is None or _inside(box, bounds)) and taken.free(box):
                taken.add(box)
                placed[index] = box
                break
    return placed


def candidates(wish: Wish) -> tuple[Box, ...]:
    """The boxes that a label may take, best first."""
    w, h, off = wish.width, wish.height, wish.r + wish.gap
    x, y = wish.x, wish.y
    return (
        (x - w / 2, y + off, w, h),
        (x - w / 2, y - off - h, w, h),
        (x + off, y - h / 2, w, h),
        (x - off - w, y - h / 2, w, h),
        (x, y + off * 0.8, w, h),
        (x - w, y + off * 0.8, w, h),
    )


def _inside(box: Box, bounds: Box) -> bool:
    return (
        box[0] >= bounds[0]
        and box[1] >= bounds[1]
        and box[0] + box[2] <= bounds[0] + bounds[2]
        and box[1] + box[3] <= bounds[1] + bounds[3]
    )
