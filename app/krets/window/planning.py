"""Working out what an import would do, beside the window: files read as the user says, people matched."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal

from krets.formats import Answers, Decisions, Found, Maybe, Plan, Unreadable, maybes, plan_all, read
from krets.model import Argument, Change, Network
from krets.rings import settle


class Source(NamedTuple):
    """One file of an import: what was found in it, what the user says of it, and whom they decided on.

    `path` is None for what came from the clipboard: there is nothing that could be read anew.
    """

    found: Found
    path: Path | None = None
    answers: Answers = Answers()
    decisions: Decisions = Decisions()


class Prepared(NamedTuple):
    """What an import would do: the one change, a plan for each file, and who may be the same in each."""

    sources: tuple[Source, ...]
    change: Change
    plans: tuple[Plan, ...]
    maybe: tuple[tuple[Maybe, ...], ...]


class _Work(QThread):
    """Reads what has to be read anew, and plans; `outcome` is Prepared, or key and arguments of a trouble."""

    def __init__(
        self,
        network: Network,
        sources: Sequence[Source],
        anew: frozenset[int],
        now: datetime,
        before: Prepared | None,
    ) -> None:
        super().__init__()
        self._network, self._sources, self._anew, self._now = network, sources, anew, now
        self._before = before
        self.outcome: Prepared | tuple[str, dict[str, Argument]] | None = None

    def run(self) -> None:
        """Work; nothing of the map is altered."""
        try:
            sources = tuple(self._read(place, source) for place, source in enumerate(self._sources))
        except Unreadable as trouble:
            self.outcome = trouble.key, dict(trouble.arguments)
            return
        change, plans = plan_all(
            self._network,
            [source.found for source in sources],
            settle,
            self._now,
            decisions=[source.decisions for source in sources],
        )
        self.outcome = Prepared(sources, change, tuple(plans), self._maybe(sources))

    def _maybe(self, sources: tuple[Source, ...]) -> tuple[tuple[Maybe, ...], ...]:
        """Ask who may be whom once for each reading of the files: no decision changes that."""
        found = [source.found for source in sources]
        before = [source.found for source in self._before.sources] if self._before else []
        if self._before and list(map(id, found)) == list(map(id, before)):
            return self._before.maybe
        return tuple(maybes(self._network, found))

    def _read(self, place: int, source: Source) -> Source:
        if place not in self._anew or source.path is None:
            return source
        return source._replace(found=read(source.path, source.answers))


class Planner(QObject):
    """Plans an import into a map as often as it is asked to; what has been overtaken is dropped."""

    prepared = Signal(object)
    """A `Prepared`."""
    failed = Signal(str, object)
    """Key and arguments of `krets.words.say_trouble`: a file could not be read as it was said to be."""

    def __init__(self, network: Network, now: datetime, parent: QObject) -> None:
        super().__init__(parent)
        self._network, self._now = network, now
        self._work: _Work | None = None
        self._last: Prepared | None = None
        self._next: tuple[tuple[Source, ...], frozenset[int]] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._work is not None

    def plan(self, sources: Sequence[Source], anew: frozenset[int] = frozenset()) -> None:
        """Work out what importing these would do; files by place in `anew` are read anew first."""
        if self._work is not None:
            before = self._next[1] if self._next else frozenset()
            self._next = tuple(sources), anew | before
            return
        self._work = _Work(self._network, tuple(sources), anew, self._now, self._last)
        self._work.finished.connect(self._done)
        self._work.start()

    def stop(self) -> None:
        """Want nothing of it any more, and let the thread end."""
        self._next = None
        if self._work is not None:
            self._work.finished.disconnect(self._done)
            self._work.wait()
            self._work.deleteLater()
            self._work = None

    def _done(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        work.deleteLater()
        if self._next is not None:
            (sources, anew), self._next = self._next, None
            self.plan(sources, anew)
        elif isinstance(work.outcome, Prepared):
            self._last = work.outcome
            self.prepared.emit(work.outcome)
        elif work.outcome is not None:
            self.failed.emit(*work.outcome)
