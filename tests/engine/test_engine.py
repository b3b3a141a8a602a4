"""The engine on a real document: at once, in slices, beside the window; nothing is left alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from krets.analysis import score
from krets.document import Document
from krets.engine import Engine
from krets.model import Change, Edit, Effect, Network, Point, Scores, edits
from krets.storage import MapFile
from tests.helpers.golden import ID, golden
from tests.helpers.maps import invented
from tests.helpers.same import assert_same

NOW = datetime.fromisoformat("2026-11-22T10:30")


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> Iterator[Callable[[Network], tuple[Document, Engine]]]:
    made: list[tuple[Document, Engine]] = []

    def make(network: Network) -> tuple[Document, Engine]:
        file = MapFile.create(tmp_path / f"map{len(made)}.krets")
        document = Document(file, lambda _, change: change, clock)
        before, first = document.network.ego, network.ego
        every = [Edit(before, first)] if first != before else []
        every += [Edit(None, record) for record in network.records() if record is not first]
        document.do(Change(NOW - timedelta(days=30), "import", {}, tuple(every)))
        engine = Engine(document)
        made.append((document, engine))
        return document, engine

    yield make
    for document, engine in made:
        engine.stop()
        document.close()


def test_nothing_is_reckoned_before_the_start(opened: Callable[[Network], tuple[Document, Engine]]) -> None:
    document, engine = opened(golden())
    document.edit(edits.set_level, [ID["gro"]], 3)
    assert engine.scores is None
    engine.preview(document.propose(edits.set_level, [ID["gro"]], 4))
    assert engine.effect is None
    engine.start()
    assert_same(engine.scores, score(document.network, NOW.date()))
    assert engine.before is None
    assert engine.revision == document.revision


def test_scores_follow_do_undo_and_redo(opened: Callable[[Network], tuple[Document, Engine]]) -> None:
    document, engine = opened(golden())
    engine.start()
    seen: list[Scores] = []
    engine.scored.connect(seen.append)
    first = engine.scores
    document.edit(edits.set_level, [ID["gro"]], 4)
    document.undo()
    document.redo()
    assert len(seen) == 3
    assert_same(seen[1], first)
    assert_same(seen[2], score(document.network, NOW.date()))
    assert engine.before is seen[1]


def test_a_preview_changes_nothing_and_comes_true(
    opened: Callable[[Network], tuple[Document, Engine]],
) -> None:
    document, engine = opened(golden())
    engine.start()
    said: list[Effect | None] = []
    engine.previewed.connect(said.append)
    change = document.propose(edits.set_level, [ID["eva"]], 4)
    engine.preview(change)
    effect = engine.effect
    assert effect is not None
    assert effect.reason == "ring-expects"
    assert effect.arguments == {"name": "eva", "days": 100, "expects": 30}
    assert_same(engine.scores, score(document.network, NOW.date()))
    assert change is not None
    document.do(change)
    assert engine.scores is not None
    assert effect.after == pytest.approx({**engine.scores.scores, "overall": engine.scores.overall})
    engine.preview(None)
    assert said == [effect, None]


def test_a_new_day_is_noticed(opened: Callable[[Network], tuple[Document, Engine]], clock: Clock) -> None:
    document, engine = opened(golden())
    engine.start()
    clock.time = NOW + timedelta(days=20)
    engine._clock.timeout.emit()
    assert_same(engine.scores, score(document.network, clock.time.date()))
    assert engine.before is None


def test_explanations(opened: Callable[[Network], tuple[Document, Engine]]) -> None:
    _, engine = opened(golden())
    early = engine.explain("trust")
    engine.start()
    late = engine.explain("trust")
    assert early.parts == pytest.approx(late.parts)
    assert sum(part.amount for part in late.parts) == pytest.approx(late.value)
    assert early.formula == late.formula


def test_the_curve_comes_out_of_the_log(
    opened: Callable[[Network], tuple[Document, Engine]], clock: Clock, qtbot: QtBot
) -> None:
    document, engine = opened(golden())
    engine.start()
    then = engine.scores
    clock.time = NOW + timedelta(days=9)
    document.edit(edits.set_level, [ID["gro"]], 4)
    document.undo()
    document.edit(edits.log_exchange, ID["gro"], on=clock.time.date(), direction="mutual", mode="S")
    engine._new_day()
    with qtbot.waitSignal(engine.curved) as found:
        engine.ask_curve()
    points: list[Point] = found.args[0]
    assert engine.scores is not None
    assert points[-1] == Point(clock.time.date(), engine.scores.scores, engine.scores.overall)
    assert points[0].on == (NOW - timedelta(days=30)).date()
    today = next(point for point in points if point.on == NOW.date())
    assert then is not None
    assert today.scores == pytest.approx(then.scores)
    assert engine.week is not None
    assert engine.week.on.isoweekday() == 7
    with qtbot.waitSignal(engine.curved) as again:
        engine.ask_curve()
    assert again.args[0] == points


def test_a_middling_map_is_read_in_slices_and_goes_over_to_numpy(
    opened: Callable[[Network], tuple[Document, Engine]], qtbot: QtBot
) -> None:
    document, engine = opened(invented(400, 1_000))
    with qtbot.waitSignal(engine.scored):
        engine.start()
        document.edit(edits.set_level, [5], 5)
    qtbot.waitUntil(lambda: engine._numpy_there)
    assert_same(engine.scores, score(document.network, NOW.date()))
    document.edit(edits.connect, 1, 399)
    assert engine._live is not None
    assert engine._live._columns is not None
    assert_same(engine.scores, score(document.network, NOW.date()))


def test_a_large_map_is_finished_beside_the_window(
    opened: Callable[[Network], tuple[Document, Engine]], qtbot: QtBot
) -> None:
    document, engine = opened(invented(1_200, 4_000))
    with qtbot.waitSignal(engine.scored):
        engine.start()
    assert_same(engine.scores, score(document.network, NOW.date()))
    document.edit(edits.set_level, [7], 5)
    document.edit(edits.set_level, [8], 2)
    change = document.propose(edits.set_level, [9], 4)
    assert change is not None
    said: list[Effect | None] = []
    engine.previewed.connect(said.append)
    engine.preview(document.propose(edits.set_level, [9], 5))
    engine.preview(change)
    qtbot.waitUntil(lambda: bool(said))
    assert engine.revision == document.revision
    assert_same(engine.scores, score(document.network, NOW.date()))
    with qtbot.waitSignal(engine.scored):
        document.do(change)
    assert engine.scores is not None
    assert said[-1] is not None
    assert said[-1].after == pytest.approx({**engine.scores.scores, "overall": engine.scores.overall})


def test_many_edits_at_once_are_read_anew(
    opened: Callable[[Network], tuple[Document, Engine]], qtbot: QtBot
) -> None:
    document, engine = opened(invented(600, 600))
    with qtbot.waitSignal(engine.scored):
        engine.start()
    with qtbot.waitSignal(engine.scored):
        document.edit(edits.set_level, range(1, 601), 3)
    assert_same(engine.scores, score(document.network, NOW.date()))


def test_a_hand_at_work_comes_first(
    opened: Callable[[Network], tuple[Document, Engine]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("krets.engine.slicer.BUDGET", 0.0)
    monkeypatch.setattr("krets.engine.slicer.HELD", 1)
    document, engine = opened(invented(310, 310))
    engine.start()
    engine.preview(document.propose(edits.set_level, [5], 5))
    assert engine._slicer._timer.interval() == 1
    assert engine.effect is None
    monkeypatch.setattr("krets.engine.slicer.BUDGET", 1.0)
    with qtbot.waitSignal(engine.scored):
        pass
    qtbot.waitUntil(lambda: engine._numpy_there)


def test_stop_in_the_middle_leaves_nothing(opened: Callable[[Network], tuple[Document, Engine]]) -> None:
    document, engine = opened(invented(1_200, 4_000))
    engine.start()
    engine.ask_curve()
    engine.stop()
    engine.stop()
    document.edit(edits.set_level, [7], 5)
    assert engine.scores is None
