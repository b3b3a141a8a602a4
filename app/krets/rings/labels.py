"""Labels side by side: boxes in pixels, the important first, nobody on top of another."""

from collections.abc import Iterable, Sequence

import msgspec

Box = tuple[float, float, float, float]
"""Left, top, width, height in pixels."""
Circle = tuple[float, float, float]
"""Centre x, y and radius in pixels."""


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
    """Boxes and discs on a grid, to ask quickly whether a new box would overlap any."""

    def __init__(self, cell: float = 48.0) -> None:
        self._per_pixel = 1 / cell
        self._boxes: dict[tuple[int, int], list[Box]] = {}
        self._discs: dict[tuple[int, int], list[Circle]] = {}

    def add(self, box: Box) -> None:
        """Put a box on the grid."""
        for key in self._keys(box):
            self._boxes.setdefault(key, []).append(box)

    def add_disc(self, disc: Circle) -> None:
        """Put a disc on the grid."""
        x, y, r = disc
        for key in self._keys((x - r, y - r, 2 * r, 2 * r)):
            self._discs.setdefault(key, []).append(disc)

    def free(self, box: Box) -> bool:
        """Tell whether a box overlaps nothing."""
        left, top, width, height = box
        right, bottom = left + width, top + height
        boxes, discs = self._boxes, self._discs
        for key in self._keys(box):
            for x, y, w, h in boxes.get(key, ()):
                if x < right and left < x + w and y < bottom and top < y + h:
                    return False
            for x, y, r in discs.get(key, ()):
                dx = left - x if x < left else (x - right if x > right else 0.0)
                dy = top - y if y < top else (y - bottom if y > bottom else 0.0)
                if dx * dx + dy * dy < r * r:
                    return False
        return True

    def _keys(self, box: Box) -> list[tuple[int, int]]:
        left, top, width, height = box
        cells = self._per_pixel
        column, last = int(left * cells), int((left + width) * cells)
        row, lowest = int(top * cells), int((top + height) * cells)
        if column == last and row == lowest:
            return [(column, row)]
        rows = range(row, lowest + 1)
        return [(x, y) for x in range(column, last + 1) for y in rows]


class Placer:
    """Gives labels their places one by one, each clear of all before it."""

    def __init__(
        self,
        blocked: Iterable[Box] = (),
        discs: Iterable[Circle] = (),
        bounds: Box | None = None,
        within: Circle | None = None,
    ) -> None:
        self._taken = Boxes()
        self._bounds = bounds
        self._within = within
        for box in blocked:
            self._taken.add(box)
        for disc in discs:
            self._taken.add_disc(disc)

    def take(self, wish: Wish, choices: int = 10) -> Box | None:
        """The first of so many candidates that is free, taken from now on; None where all would overlap."""
        for box in candidates(wish)[:choices]:
            if _inside(box, self._bounds) and self._taken.free(box) and _rounded(box, self._within):
                self._taken.add(box)
                return box
        return None


def place_labels(
    wishes: Sequence[Wish],
    blocked: Iterable[Box] = (),
    bounds: Box | None = None,
    within: Circle | None = None,
    discs: Iterable[Circle] = (),
) -> list[Box | None]:
    """Give each label a box below, above, right or left of its disc, or None where it would overlap.

    No box overlaps another, a disc (of `wishes`, or one of `discs`), or a `blocked` box; all lie inside
    `bounds` and `within`. O(labels) on a grid.
    """
    around = [*discs, *((wish.x, wish.y, wish.r) for wish in wishes)]
    placer = Placer(blocked, around, bounds, within)
    placed: list[Box | None] = [None] * len(wishes)
    for index in sorted(range(len(wishes)), key=lambda i: (wishes[i].rank, i)):
        placed[index] = placer.take(wishes[index])
    return placed


def candidates(wish: Wish) -> tuple[Box, ...]:
    """The boxes that a label may take, best first."""
    w, h, off = wish.width, wish.height, wish.r + wish.gap
    x, y = wish.x, wish.y
    aside = off * 0.75
    return (
        (x - w / 2, y + off, w, h),
        (x - w / 2, y - off - h, w, h),
        (x + off + 1, y - h / 2, w, h),
        (x - off - 1 - w, y - h / 2, w, h),
        (x - w * 0.25, y + off, w, h),
        (x - w * 0.75, y + off, w, h),
        (x + aside, y + aside, w, h),
        (x - aside - w, y + aside, w, h),
        (x + aside, y - aside - h, w, h),
        (x - aside - w, y - aside - h, w, h),
    )


def _inside(box: Box, bounds: Box | None) -> bool:
    return bounds is None or (
        box[0] >= bounds[0]
        and box[1] >= bounds[1]
        and box[0] + box[2] <= bounds[0] + bounds[2]
        and box[1] + box[3] <= bounds[1] + bounds[3]
    )


def _rounded(box: Box, circle: Circle | None) -> bool:
    if circle is None:
        return True
    x, y, r = circle
    dx = max(abs(box[0] - x), abs(box[0] + box[2] - x))
    dy = max(abs(box[1] - y), abs(box[1] + box[3] - y))
    return dx * dx + dy * dy <= r * r
