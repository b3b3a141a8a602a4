"""Several files taken into a map as one change."""

from collections.abc import Callable, Sequence
from datetime import datetime

from krets.formats.decisions import NOTHING_DECIDED, Decisions
from krets.formats.found import Found
from krets.formats.merge import Plan, plan
from krets.formats.together import together
from krets.model import Change, Contact, Level, Network

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
    files comes once; tables of our own are taken as one (`together`), so that the plan of the people's has
    their ties and exchanges too. `decisions` are those on each file, if there are any. O(records).
    """
    found = together(found)
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
    if len(found) > 1:
        whole = _counted(whole)
        _leave_what_stays(network, whole, plans)
    return whole, plans


def _counted(change: Change) -> Change:
    """Return a change that says how many people come, and how many get something, by all its files."""
    pairs = [(edit.before, edit.after) for edit in change.edits if isinstance(edit.record(), Contact)]
    arguments = {
        **change.arguments,
        "count": sum(before is None for before, _ in pairs),
        "updated": sum(None not in pair for pair in pairs),
    }
    return Change(change.at, change.verb, arguments, change.edits)


def _leave_what_stays(network: Network, change: Change, plans: Sequence[Plan]) -> None:
    """Put among those who stay as they are whom one file alters and a later one alters back."""
    altered = {edit.record().id for edit in change.edits if isinstance(edit.record(), Contact)}
    for made in plans:
        back = [before.id for before, _ in made.updated if before.id not in altered]
        made.updated = [pair for pair in made.updated if pair[0].id in altered]
        made.same += [network.contacts[id_] for id_ in back]
