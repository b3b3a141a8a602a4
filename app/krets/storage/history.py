"""What the log tells: which steps can be undone and redone, and how the map was on any day."""

from collections.abc import Iterable, Sequence
from datetime import date

from krets.model import Network
from krets.storage.log import Step


def fold(steps: Iterable[Step]) -> tuple[list[Step], list[Step]]:
    """Return what the undo stack holds after these steps: (done, undone), the next one to take last in each.

    A done step may be a change or a redo, an undone one is an undo; whichever it is, its inverse is the way
    on. A new change empties the undone ones. Steps that reverse something older than all of these are taken
    for undos, which they are where the steps begin with one that reverses nothing.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.undoes is None:
            undone.clear()
            done.append(step)
        elif done and done[-1].seq == step.undoes:
            done.pop()
            undone.append(step)
        elif undone and undone[-1].seq == step.undoes:
            undone.pop()
            done.append(step)
        elif not done:
            undone.append(step)
        else:
            done.clear()  # no log of ours goes on like this: nothing before it can be relied on
            undone.clear()
    return done, undone


def network_on(network: Network, steps: Sequence[Step], day: date) -> Network:
    """Return the map as it was at the end of a day; `network` is as the last of `steps` left it.

    Raises:
        Mismatch: if the steps did not lead to this network.
        Damaged: if a step cannot be read.
    """
    then = network.copy()
    for step in reversed(steps):
        if step.at.date() <= day:
            break
        then.apply(step.change.inverse())
    return then
