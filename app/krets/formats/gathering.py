"""Several files taken into a map as one change."""

from collections.abc import Callable, Sequence
from datetime import datetime

from krets.formats.decisions import NOTHING_DECIDED, Decisions
from krets.formats.found import Found
from krets.formats.merge import Plan, plan
from krets.model import Change, Level, Network

Settle = Callable[[Network, Change], Change]


def plan_all(
    network: Network,
    found: Sequence[Found],
    settle: Settle,
    now: datetime,
    level: Level | None = None,
    decisions: Sequence[Decisions] = (),
) -> tuple[Change, list[Plan]]:
    """Return the one change that takes all of it in, and the plan of each; the network stays as it is.

    `settle` gives places to whoever comes with a ring (`krets.rings.settle`). Somebody who is in two of the
    files comes once. `decisions` are those on each file, if there are any. O(records).
    """
    scratch = network if len(found) == 1 else network.copy()
    whole = Change(now, "import", {"count": 0, "updated": 0})
    plans = []
    for place, each in enumerate(found):
        said = decisions[place] if place < len(decisions) else NOTHING_DECIDED
        made = plan(scratch, each, level, said)
        change = settle(scratch, made.change(now))
        if len(found) > 1:
            scratch.apply(change)
        whole = whole.then(change) if whole else change
        plans.append(made)
    return _counted(whole, plans), plans


def _counted(change: Change, plans: Sequence[Plan]) -> Change:
    if len(plans) < 2:
        return change
    arguments = {**change.arguments, "count": sum(len(made.new) for made in plans)}
    arguments["updated"] = sum(len(made.updated) for made in plans)
    return Change(change.at, change.verb, arguments, change.edits)
