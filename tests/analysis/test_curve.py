"""The curve: each day as it was then."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given

from krets.analysis import curve, days_of, score
from krets.model import Change, Network, Point, edits
from tests.analysis.drawn import TODAY, drawn_change, drawn_map, few, randoms
from tests.helpers.golden import ON, golden


def _point(network: Network, on: date) -> Point:
    found = score(network, on)
    return Point(on, found.scores, found.overall)


def test_days() -> None:
    assert days_of(ON, ON) == [ON]
    assert days_of(ON + timedelta(days=3), ON) == [ON]
    assert days_of(ON - timedelta(days=1), ON, 60) == [ON - timedelta(days=1), ON]
    year = days_of(ON - timedelta(days=365), ON, 60)
    assert (len(year), year[0], year[-1]) == (60, ON - timedelta(days=365), ON)
    assert year == sorted(set(year))


def test_a_map_without_a_log_has_today() -> None:
    assert curve(golden(), [], ON) == [_point(golden(), ON)]


def test_freshness_fades_between_the_changes() -> None:
    network = golden()
    then = datetime.combine(ON - timedelta(days=20), datetime.min.time())
    change = edits.set_level(network, then, [7], 3)
    before = network.copy()
    network.apply(change)
    points = curve(network, [(then, change)], ON)
    assert len(points) == 21
    assert points[0] == _point(network, ON - timedelta(days=20))
    assert points[-1] == _point(network, ON)
    assert points[0].scores["trust"] != points[-1].scores["trust"]
    earlier = datetime.combine(ON - timedelta(days=25), datetime.min.time())
    first = Change(earlier, "rename")
    assert curve(network, [(earlier, first), (then, change)], ON)[0] == _point(
        before, ON - timedelta(days=25)
    )


@few
@given(randoms)
def test_each_day_is_the_map_of_that_day(random: object) -> None:
    network = drawn_map(random)  # type: ignore[arg-type] # hypothesis' own kind of Random
    steps: list[tuple[datetime, Change]] = []
    wanted: dict[date, Point] = {}
    for back in range(6, -1, -1):
        day = TODAY - timedelta(days=back)
        for _ in range(2):
            change = drawn_change(network, random)  # type: ignore[arg-type] # as above
            if change is not None:
                network.apply(change)
                steps.append((datetime.combine(day, datetime.min.time()), change))
        wanted[day] = _point(network, day)
    before = network.copy()
    points = curve(network, steps, TODAY)
    assert network == before
    assert points == [wanted[point.on] for point in points]
    assert points[-1].on == TODAY
    if steps:
        assert points[0].on == steps[0][0].date()
