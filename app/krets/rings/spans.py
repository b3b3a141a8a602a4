"""How wide each sector is: what its people need, then the rest by their number, with a floor."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from krets.model import Level

if TYPE_CHECKING:
    from krets.rings.geometry import Drawn

SEATS_A_TURN: dict[Level, float] = {5: 15.0, 4: 36.0, 3: 56.0, 2: 60.0, 1: 56.0}
"""About as many people find room round each whole ring."""
FLOOR = 0.05
"""The least span of a sector, in turns, as long as that leaves room for all."""
CALM = 5.0
"""People that every sector is taken to hold beside its own, so that small differences do not show."""


def reckon(network: "Drawn", order: Sequence[int]) -> list[tuple[int | None, float, float]]:
    """Sectors afresh as (group, start, span in turns): groups in `order`, then people without one, if any."""
    counts: dict[int | None, dict[Level, int]] = {group: {} for group in order}
    for contact in network.placed():
        level = contact.level
        if level is not None:
            held = counts.setdefault(network.sector(contact), {})
            held[level] = held.get(level, 0) + 1
    keys: list[int | None] = [*order]
    if None in counts or not keys:
        counts.setdefault(None, {})
        keys.append(None)
    spans = shares([counts[key] for key in keys])
    rows: list[tuple[int | None, float, float]] = []
    start = 0.0
    for key, span in zip(keys, spans, strict=True):
        rows.append((key, start, span))
        start += span
    return rows


def shares(held: Sequence[dict[Level, int]]) -> list[float]:
    """Spans in turns, adding up to 1, of sectors that hold so many people on each level.

    By the number of people; where a ring would overflow, the sector takes from those that have room to spare.

    >>> shares([{}, {}])
    [0.5, 0.5]
    """
    floor = min(FLOOR, 0.5 / len(held))
    needs = [max([floor, *(n / SEATS_A_TURN[level] for level, n in levels.items())]) for levels in held]
    if sum(needs) >= 1:
        return _normal(needs)
    spans = _normal(CALM + sum(levels.values()) for levels in held)
    for _ in held:
        short = [i for i, span in enumerate(spans) if span < needs[i] - 1e-12]
        if not short:
            break
        lacking = sum(needs[i] - spans[i] for i in short)
        spare = [max(0.0, span - need) for span, need in zip(spans, needs, strict=True)]
        part = lacking / sum(spare)
        spans = [
            need if i in short else span - part * extra
            for i, (span, need, extra) in enumerate(zip(spans, needs, spare, strict=True))
        ]
    return _normal(spans)


def _normal(values: Iterable[float]) -> list[float]:
    values = list(values)
    whole = sum(values)
    return [value / whole for value in values]
