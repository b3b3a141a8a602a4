"""Many ties as strands: the same picture, worked out once for every size, camera and theme."""

from __future__ import annotations

from functools import cache
from itertools import islice

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from krets.look import DARK
from krets.model import Network
from krets.picture import Camera, Scene, Show, Weave, bend, compose, crowded, paint, paint_strand, paint_ties
from krets.picture.layers import strands as strands_module
from krets.picture.layers import ties
from krets.rings import positions
from tests.helpers.look import crowd

ALL = Show(ties="all")
SIZE = (700, 600)


@cache
def many() -> Network:
    """Some 700 ties between 70 people; a few of them are strained."""
    return crowd(70)


def scene_of(network: Network, camera: Camera) -> Scene:
    return compose(network, vitality={}, theme=DARK, size=SIZE, camera=camera, show=ALL)


def image() -> QImage:
    made = QImage(*SIZE, QImage.Format.Format_RGB32)
    made.fill(0x101010)
    return made


def weave_of(network: Network, former: Weave | None = None) -> Weave:
    return Weave(network, ALL, positions(network), None if former is None else former.at_hand)


@pytest.mark.parametrize("camera", [Camera(), Camera(0.3, -0.2, 2.5)])
def test_strands_look_as_the_ties_of_the_picture_do(qapp: QApplication, camera: Camera) -> None:
    network = many()
    scene, weave = scene_of(network, camera), weave_of(network)
    one, other = image(), image()
    painter = QPainter(one)
    paint(painter, scene, ("ties",))
    painter.end()
    painter = QPainter(other)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for strand in weave.strands:
        paint_strand(painter, scene, strand)
    paint_ties(painter, scene.theme, tuple(weave.lines(scene)), scene.size)
    painter.end()
    one, other = (made.convertToFormat(QImage.Format.Format_Grayscale8) for made in (one, other))
    a, b = bytes(one.constBits()), bytes(other.constBits())
    assert sum(pixel > 0x20 for pixel in a) > 5000
    assert sum(abs(x - y) > 24 for x, y in zip(a, b, strict=True)) / len(a) < 0.01


def test_every_tie_is_in_one_strand_or_a_line_by_itself() -> None:
    network = many()
    weave = weave_of(network)
    fine = [tie.id for strand in weave.strands for tie in strand.ties]
    lone = [line.tie for line in weave.lines(scene_of(network, Camera()))]
    assert sorted(fine + lone) == sorted(network.ties)
    assert fine
    levels = [tie.level for strand in weave.strands for tie in strand.ties]
    assert levels == sorted(levels, reverse=True)


def test_a_strand_is_worked_out_once_even_if_nobody_waited_for_the_rest() -> None:
    strands = weave_of(many()).strands
    begun = list(islice(strands, 2))
    whole = list(strands)
    assert [id(strand.path) for strand in whole[:2]] == [id(strand.path) for strand in begun]
    assert [id(strand) for strand in strands] == [id(strand) for strand in whole]


def test_strands_are_kept_while_ties_and_places_are_the_same() -> None:
    network = crowd(70)
    former = weave_of(network)
    assert former.at_hand is None
    assert weave_of(network, former).strands is not former.strands  # nothing was at hand yet
    between = weave_of(network, former)
    assert weave_of(network, between).strands is former.strands  # the one between was never looked through
    assert weave_of(network, former).strands is former.strands
    who = min(network.contacts)
    moved = {**positions(network), who: (0.5, 0.5)}
    assert Weave(network, ALL, moved, former.strands).strands is not former.strands
    fewer = Weave(network, Show(ties="selected"), positions(network), former.strands)
    assert not fewer.strands.ties


def test_a_strand_without_somebody() -> None:
    strand = next(iter(weave_of(many()).strands))
    who = strand.ties[0].a
    without = strand.without(frozenset({who}))
    assert without.ties
    assert all(who not in (tie.a, tie.b) for tie in without.ties)
    assert without.path.elementCount() < strand.path.elementCount()
    assert strand.without(frozenset({-1})) is strand


def test_a_tie_is_found_wherever_it_runs() -> None:
    network = many()
    strands = weave_of(network).strands
    for tie in strands.ties[::7]:
        way = bend(strands.places[tie.a], strands.places[tie.b], 0.05)
        for x, y in (way[0], way[len(way) // 2], way[-2]):
            near = dict(strands.near(x + 0.004, y - 0.004, 0.01))
            assert tie.id in near
            assert len(near) < len(strands.ties) / 2


def test_one_who_moved_and_one_tie_more_leave_most_ways_as_they_are() -> None:
    network = crowd(70)
    former = weave_of(network)
    paths = {strand.ties: strand.path for strand in former.strands}
    assert len(paths) > 5
    who = min(network.contacts)
    moved = {**positions(network), who: (0.5, 0.5)}
    strands = [*Weave(network, ALL, moved, former.strands).strands]
    for strand in strands:
        meets = any(who in (tie.a, tie.b) for tie in strand.ties)
        assert (strand.path is paths[strand.ties]) is not meets
        assert not meets or strand.path != paths[strand.ties]
    one = next(tie for tie in network.ties.values() if tie.level == 3 and tie.feel != "strained")
    fewer = Network(record for record in network.records() if record is not one)
    left = [*weave_of(fewer, former).strands]
    assert sum(strand.path is not paths.get(strand.ties) for strand in left) <= 1


@pytest.mark.parametrize(("zoom", "rough"), [(1.0, True), (4.0, False)])
def test_only_a_crowd_of_ties_in_view_is_rough(
    zoom: float, rough: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strands_module, "CROWDED", 300)
    network = many()
    strands = weave_of(network).strands
    assert 300 < len(strands.ties) < 300 * 4 * 4
    assert crowded(scene_of(network, Camera(zoom=zoom)), strands) is rough


def test_the_ties_are_looked_through_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "PART", 100)
    network = many()
    weave = weave_of(network)
    steps = sum(1 for _ in weave.choose())
    assert steps >= 2 * (len(network.ties) // 100)
    assert [tie.id for tie, _ in ties.chosen(network, positions(network), ALL)] == [*network.ties]
    assert sum(1 for _ in weave.choose()) == 0
