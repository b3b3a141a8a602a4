"""What a change would do to the scores, before it is made."""

from collections.abc import Mapping
from datetime import date

from krets.analysis.capital import Score, need_mean
from krets.analysis.contribution import overall
from krets.analysis.reasons import reason
from krets.analysis.scoring import six
from krets.model import Change, Contact, Effect, Network, constants

Six = Mapping[str, Score]


def on_both_sides(before: Six, after: Six) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Return the scores, and "overall", before and after a change over what counts on both sides.

    That is the scores that are measured, and the needs that count, both before and after; a score that is
    undefined on one side is None on both. So filling in more never looks like losing. O(needs).
    """
    sides: tuple[dict[str, float | None], dict[str, float | None]] = ({}, {})
    for key in constants.SCORES:
        values = (before[key].value, after[key].value)
        if before[key].needs.keys() != after[key].needs.keys():
            common = before[key].needs.keys() & after[key].needs.keys()
            pairs = ([own[key].needs[need] for need in sorted(common)] for own in (before, after))
            first, second = map(need_mean, pairs)
            values = (first, second)
        measured = values[0] is not None and values[1] is not None
        for side, value in zip(sides, values, strict=True):
            side[key] = value if measured else None
    for side in sides:
        side["overall"] = overall(side)
    return sides


def compared(change: Change, before: Six, after: Six, contacts: Mapping[int, Contact], on: date) -> Effect:
    """Return the effect of a change from the six scores on either side of it. O(needs + edits).

    What becomes measured is named in `starts`, never counted as a gain. `contacts` are those before the
    change.
    """
    then, now = on_both_sides(before, after)
    starts = tuple(
        key for key in constants.SCORES if before[key].value is None and after[key].value is not None
    )
    key, arguments = reason(change, contacts, on)
    if not key:
        same = all(abs((then[score] or 0.0) - (now[score] or 0.0)) < 1e-9 for score in constants.SCORES)
        key = "starts" if starts else "nothing-changes" if same else ""
    return Effect(change=change, before=then, after=now, starts=starts, reason=key, arguments=arguments)


def effect(network: Network, change: Change, on: date) -> Effect:
    """Return what a change would do; the network is left as it is. Costs a copy and two scorings.

    >>> from datetime import datetime
    >>> from krets.model import edits
    >>> network = Network([Contact(id=1, name="Ada", level=4)])
    >>> found = effect(network, edits.set_level(network, datetime(2026, 11, 22), [1], 5), date(2026, 11, 22))
    >>> found.reason, round(found.after["attraction"] - found.before["attraction"], 3)
    ('never-dated', 2.723)
    """
    other = network.copy()
    other.apply(change)
    return compared(change, six(network, on), six(other, on), network.contacts, on)
