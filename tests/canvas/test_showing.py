"""Colour, size and filter on the canvas: what is said, what can be hit, how little is painted anew."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from krets.canvas import COLOURS, Leaving, shown_by
from krets.document import View
from krets.model import Contact, Discretion, Filter, Level, Network, edits
from krets.picture import Scene
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import CTRL, Key

MUM, GRANDPA, AMINA, KARI, LARS = 1, 2, 3, 4, 5
FAMILY, CLOSE = frozenset({1}), frozenset[Level]({4})
ON = date(2026, 11, 22)


def scene(desk: Desk) -> Scene:
    desk.canvas.finish()
    assert desk.canvas.layers.scene is not None
    return desk.canvas.layers.scene


def test_a_filter_pales_the_others_and_says_so(desk: Desk) -> None:
    desk.document.narrow(groups=FAMILY)
    assert {disc.contact for disc in scene(desk).discs if not disc.dim} == {MUM, GRANDPA}
    chip = desk.canvas.narrowed.chip
    assert chip.isVisible()
    assert desk.canvas.narrowed.text == "Showing 2 of 12: Family"
    assert desk.canvas.contact_at(desk.at(LARS).toPointF()) == LARS
    QTest.mouseClick(chip.clear, Qt.MouseButton.LeftButton)
    assert not chip.isVisible()
    assert not any(disc.dim for disc in scene(desk).discs)


def test_who_is_hidden_cannot_be_hit_nor_reached(desk: Desk) -> None:
    at = desk.at(LARS).toPointF()
    desk.document.narrow(groups=FAMILY, levels=frozenset({5}), hides=True)
    assert {disc.contact for disc in scene(desk).discs} == {MUM, GRANDPA}
    assert desk.canvas.contact_at(at) is None
    desk.key(Key.Key_A, CTRL)
    desk.canvas.select_all()
    assert set(desk.chosen()) == {MUM, GRANDPA}
    desk.document.select((MUM,))
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
        desk.key(key)
        assert set(desk.chosen()) <= {MUM, GRANDPA}
    assert desk.canvas.narrowed.text == "Showing 2 of 12: Family · Closest"


def test_hiding_moves_nobody_and_alters_no_size(desk: Desk) -> None:
    before = {disc.contact: (disc.x, disc.y, disc.r) for disc in scene(desk).discs}
    desk.document.narrow(levels=CLOSE, hides=True)
    after = {disc.contact: (disc.x, disc.y, disc.r) for disc in scene(desk).discs}
    assert after == {who: before[who] for who in (AMINA, KARI, LARS)}


def test_lit_and_filter_hold_together(desk: Desk) -> None:
    desk.document.look(lit=frozenset({MUM, LARS}), lit_by="trust")
    desk.document.narrow(levels=CLOSE)
    assert {disc.contact for disc in scene(desk).discs if not disc.dim} == {LARS}


def test_what_is_said_follows_the_map(desk: Desk) -> None:
    desk.document.narrow(text="ka")
    assert desk.canvas.narrowed.text == "Showing 1 of 12: “ka”"
    desk.document.edit(edits.rename, LARS, "Karl")
    assert desk.canvas.narrowed.text == "Showing 2 of 12: “ka”"
    desk.document.undo()
    assert desk.canvas.narrowed.text == "Showing 1 of 12: “ka”"


@pytest.mark.parametrize("colour", COLOURS)
def test_people_are_coloured_by_anything_offered(desk: Desk, colour: str) -> None:
    by_group = {disc.contact: disc.fill for disc in scene(desk).discs}
    desk.document.look(colour=colour)
    found = scene(desk)
    if colour == "group":
        assert {disc.contact: disc.fill for disc in found.discs} == by_group
    else:
        assert found.legend[0].kind == "title"
        assert {disc.contact: disc.fill for disc in found.discs} != by_group


def test_a_change_of_one_person_repaints_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for who, place in ((MUM, "Oslo"), (GRANDPA, "Oslo"), (AMINA, "Bergen")):
        desk.document.edit(edits.edit_contacts, [who], place=place)
    desk.document.look(colour="place")
    scene(desk)
    painted: list[int] = []
    paint = desk.canvas.layers._repaint

    def counted(above: object, whole: Scene, places: object) -> None:
        kept = list(places)  # type: ignore[call-overload] # boxes
        painted.append(len(kept))
        paint(above, whole, kept)  # type: ignore[arg-type] # as handed in

    monkeypatch.setattr(desk.canvas.layers, "_repaint", counted)
    desk.document.edit(edits.edit_contacts, [KARI], place="Oslo")
    scene(desk)
    assert painted == [2]  # where Kari was painted, and where she is


def test_a_sized_disc_is_hit_where_it_is(desk: Desk) -> None:
    desk.document.look(size="knows")
    found = scene(desk)
    radii = {disc.contact: disc.r for disc in found.discs}
    assert radii[LARS] == min(radii.values())
    assert radii[GRANDPA] > radii[LARS]
    beside = desk.at(LARS).toPointF() + QPointF(radii[LARS] + 3, 0)
    assert desk.canvas.contact_at(beside) == LARS
    assert desk.canvas.contact_at(beside + QPointF(3, 0)) is None
    assert desk.overlapping() == []


def test_an_export_shows_what_was_ticked_and_no_more() -> None:
    network = Network(
        [
            Contact(id=1, name="Ada", level=4, feel="strained", place="Oslo"),
            Contact(id=2, name="Bo", level=4, place="Bergen"),
        ]
    )
    view = View(colour="feel", size="exchanges")
    at_home = shown_by(view, network, ON, {})
    assert at_home.colouring is not None
    assert at_home.sizing is not None
    away = shown_by(view, network, ON, {}, Leaving(Discretion(), network))
    assert away.colouring is None
    assert away.sizing is None
    ticked = Leaving(Discretion(conflicts=True, give_take=True), network)
    assert shown_by(view, network, ON, {}, ticked) == at_home


def test_an_export_says_whom_it_shows_but_not_what_was_typed() -> None:
    people = [
        Contact(id=who, name=name, level=4, place="Oslo") for who, name in enumerate(("Ada", "Bo", "Cy"), 1)
    ]
    network, told = Network(people), Network(people[:2])
    asked = Filter(text="a", values=frozenset({("place", "Oslo"), ("place", "Bergen")}), hides=True)
    show = shown_by(View(filter=asked), network, ON, {}, Leaving(Discretion(), told))
    assert show.skip == {2, 3}
    assert show.said == "Showing 1 of 2: Oslo"
    assert shown_by(View(filter=asked), network, ON, {}).said == ""
