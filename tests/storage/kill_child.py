"""What `test_kill.py` kills: makes a hundred edits to a map and says which are acknowledged.

Started once; it imports everything, then forks a process for each line `PATH SEED` that it reads. The fork
tells its process number, then each number that `Document.saved` (or the file's `on_saved`) says, a line each.
"""

from __future__ import annotations

import concurrent.futures.thread  # noqa: F401 - what storage imports late is imported before the fork
import os
import sys
from datetime import datetime
from pathlib import Path
from random import Random

import filelock  # noqa: F401 - as above
from PySide6.QtCore import QCoreApplication

from krets.document import Document
from krets.model import Change, EditRefused, Network, edits
from krets.storage import MapFile
from tests.helpers.strategies import NOW, VERBS, Act

EDITS = 100


def say(number: int) -> None:
    """Write a line that is there even when the next thing that happens is the end."""
    os.write(1, b"%d\n" % number)


def acts(random: Random) -> list[Act]:
    """A hundred verbs that all do something sooner or later."""
    chosen = ["add_contacts", "add_contacts", "add_group", *random.choices(VERBS, k=3 * EDITS)]
    return [
        Act(verb, (random.randrange(99), random.randrange(99), random.randrange(99)), f"word {i} " * 20, i)
        for i, verb in enumerate(chosen)
    ]


def with_photo(network: Network, now: datetime, random: Random) -> Change:
    """A change that takes its time on the way to the disk."""
    return edits.edit_contacts(network, now, sorted(network.contacts)[:1], photo=random.randbytes(200_000))


def edit_document(path: Path, random: Random) -> None:
    """Edit, undo and redo as the window does, with its event loop turning now and then."""
    application = QCoreApplication([])
    document = Document(MapFile.open(path), lambda network, change: change, lambda: NOW)
    document.saved.connect(say)
    steps: list[object] = []
    document.changed.connect(steps.append)
    for act in acts(random):
        chance = random.random()
        if chance < 0.1:
            document.undo()
        elif chance < 0.15:
            document.redo()
        elif chance < 0.25:
            document.edit(with_photo, random)
        else:
            document.edit(act.when)
        if random.random() < 0.5:
            document.flush()
        application.processEvents()
        if len(steps) >= EDITS:
            break
    document.close()
    application.processEvents()


def edit_file(path: Path, random: Random) -> None:
    """Append as the command line does."""
    file = MapFile.open(path)
    file.on_saved = say
    for act in acts(random):
        try:
            photo = random.random() < 0.1
            change = with_photo(file.network, NOW, random) if photo else act.on(file.network)
        except EditRefused:
            continue
        file.network.apply(change)
        if file.append(change) >= EDITS:
            break
        if random.random() < 0.5:
            file.flush()
    file.close()


def main() -> None:
    """Fork a worker for each line; wait for its end before the next."""
    for line in sys.stdin:
        path, seed = line.rstrip("\n").rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            say(os.getpid())
            work = edit_document if int(seed) % 2 else edit_file
            work(Path(path), Random(int(seed)))
            say(-1)
            os._exit(0)
        os.waitpid(child, 0)
        say(-2)


if __name__ == "__main__":
    main()
