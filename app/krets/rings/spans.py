"""How wide each sector is: what its people need, then the rest by their number, with a floor."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from krets.model import Level

if TYPE_CHECKING:
    from krets.rings.geometry import Drawn

SEATS_A_TURN: dict[Level, float] = {5: 12.0, 4: 40.0, 3: 60.0, 2: 60.0, 1: 55.0}
"""About as many people sit comfortably round each whole ring."""
FLOOR = 0.035
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

    >>> shares([{}, {}])
    [0.5, 0.5]
    """
    needs = [max((n / SEATS_A_TURN[level] for level, n in levels.items()), default=0.0) for levels in held]
    weights = [CALM + sum(levels.values()) for levels in held]
    room = 1 - sum(needs)
    spans = (
        _normal(needs)
        if room <= 0
        else [need + room * weight / sum(weights) for need, weight in zip(needs, weights, strict=True)]
    )
    floor = min(FLOOR, 0.5 / len(held))
    return _normal([max(span, floor) for span in spans])


def _normal(values: Iterable[float]) -> list[float]:
    values = list(values)
    whole = sum(values)
    return [value / whole for value in values]
