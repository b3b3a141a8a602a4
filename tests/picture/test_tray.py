"""The margin of a picture: who is not placed yet, if it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from krets.look import LIGHT
from krets.model import Contact, Names, Network
from krets.picture import Scene, Sheet, Show, finished, lay_out, to_screen

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (1000, 700)


def scene_of(count: int, *, names: Names = "full", tray: bool = True, private: bool = False) -> Scene:
    people = [Contact(id=i, name=f"Person {i:04}", private=i == 3) for i in range(2, count + 2)]
    network = Network([Contact(id=1, name="Kari Nilsen", level=4, at=(0.5, 0.5)), *people])
    show = Show(names=names, tray=tray, private=private)
    return finished(lay_out(network, Sheet(SIZE), theme=LIGHT, vitality={}, show=show))


def texts(scene: Scene) -> list[str]:
    return [line.text for line in scene.waiting]


def test_nothing_is_there_unasked_or_where_nobody_waits(qapp: QApplication) -> None:
    assert texts(scene_of(5, tray=False)) == texts(scene_of(0)) == []
    assert scene_of(5, tray=False).x == pytest.approx(SIZE[0] / 2, abs=60)


def test_names_stand_in_the_margin_and_the_map_beside_it() -> None:
    scene = scene_of(5, private=True)
    assert texts(scene) == ["Not placed yet: 5", *(f"Person {i:04}" for i in range(2, 7))]
    edge = min(line.x for line in scene.waiting)
    assert to_screen(scene, 1.0, 0.0)[0] < edge
    assert all(line.x + 150 <= SIZE[0] and line.y < SIZE[1] for line in scene.waiting)


def test_private_people_stay_unless_asked_for() -> None:
    assert texts(scene_of(5))[0] == "Not placed yet: 4"
    assert "Person 0003" not in texts(scene_of(5))


def test_initials_or_a_count_alone() -> None:
    assert texts(scene_of(3, names="initials", private=True)) == ["Not placed yet: 3", "P0", "P0", "P0"]
    assert texts(scene_of(3, names="none", private=True)) == ["Not placed yet: 3"]


def test_too_many_are_counted() -> None:
    shown = texts(scene_of(3000, private=True))
    assert shown[-1] == f"+{3000 - (len(shown) - 2)}"
    assert len({(line.x, line.y) for line in scene_of(3000, private=True).waiting}) == len(shown)
