"""The cached layers show what the picture would paint, and repaint no more than changed."""

from __future__ import annotations

from itertools import count

import msgspec
import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from krets import look, picture
from krets.canvas import Canvas
from krets.canvas import layers as layers_module
from krets.canvas.hits import Grid, Lines, next_towards
from krets.model import Change, Edit, edits
from krets.picture import Scene, Show
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import NOW

ALIKE = 0.006
"""Cached names and discs lie on whole pixels, so that a few edge pixels differ."""


def painted_whole(scene: Scene) -> QImage:
    image = QImage(round(scene.size[0]), round(scene.size[1]), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, scene, ("zones", "sectors", "ties", "people", "labels", "ego"))
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ visibly."""
    one, other = (image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other))
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) > 48 for x, y in zip(a, b, strict=True)) / len(a)


def test_the_layers_show_the_picture(desk: Desk) -> None:
    desk.canvas.finish()
    scene = desk.canvas.layers.scene
    assert scene is not None
    assert difference(desk.canvas.layers.shown.toImage(), painted_whole(scene)) < ALIKE


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("how", ["theme", "smaller", "larger", "hidden"])
def test_in_another_theme_or_size_the_layers_come_to_show_the_picture(
    desk: Desk, qapp: QApplication, how: str, finished: bool
) -> None:
    canvas, window = desk.canvas, desk.window
    if how == "theme":
        look.apply_theme(qapp, look.DARK)
    elif how == "hidden":
        window.hide()
        look.apply_theme(qapp, look.DARK)
        window.resize(1400, 900)
        window.show()
    else:
        window.resize(*((700, 560) if how == "smaller" else (1500, 980)))
    try:
        qapp.processEvents()
        if finished:
            canvas.finish()
        else:
            desk.qtbot.waitUntil(lambda: shows_all(canvas))
        scene = canvas.layers.scene
        assert scene is not None
        assert scene.theme == look.theme()
        assert [*scene.size] == [canvas.width(), canvas.height()]
        assert difference(canvas.layers.shown.toImage(), painted_whole(scene)) < ALIKE
    finally:
        look.apply_theme(qapp, look.LIGHT)


def shows_all(canvas: Canvas) -> bool:
    """Whether the canvas has painted all there is of the map as it is now."""
    scene = canvas.layers.scene
    if scene is None or canvas.layers.busy:
        return False
    return scene.theme == look.theme() and scene.size == (canvas.width(), canvas.height())


def test_the_first_picture_waits_for_few_ticks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = desk.canvas.current()
    parts = count()
    monkeypatch.setattr(layers_module, "perf_counter", lambda: next(parts) * 0.005)  # each part takes 5 ms
    begun = layers_module.Layers(desk.canvas.sprites)
    begun.take(scene, 1.0)
    assert begun.pending
    begun.advance()
    assert begun.scene is not None


@pytest.mark.parametrize("how", ["move", "rename", "remove", "tie"])
def test_after_a_change_only_what_differs_is_painted_and_nothing_is_left_behind(
    desk: Desk, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.canvas.finish()
    whole: list[int] = []
    original = layers_module.Layers._people_parts

    def counting(self: layers_module.Layers, above: object, scene: Scene) -> object:
        whole.append(1)
        return original(self, above, scene)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(layers_module.Layers, "_people_parts", counting)
    if how == "move":
        desk.drag(desk.at(4), desk.on(2, 1))
    elif how == "rename":
        desk.document.edit(edits.rename, 5, "Lasse Larsson")
    elif how == "remove":
        desk.document.edit(edits.remove_contacts, (7,))
    else:
        desk.document.edit(edits.connect, 1, 12)
    desk.document.select()
    desk.canvas.unhover()
    desk.canvas.finish()
    desk.canvas.glide.stop()
    assert not whole
    scene = desk.canvas.layers.scene
    assert scene is not None
    assert difference(desk.canvas.layers.shown.toImage(), painted_whole(scene)) < ALIKE


def test_lifting_somebody_takes_them_out_of_the_picture(desk: Desk) -> None:
    desk.canvas.finish()
    canvas = desk.canvas
    canvas.lift((4,))
    canvas.layers.finish()
    at = canvas.position_of(4)
    lifted = canvas.layers.shown.toImage().pixelColor(at)
    canvas.set_down()
    there = canvas.layers.shown.toImage().pixelColor(at)
    assert lifted != there


def test_a_large_map_is_painted_in_slices(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from krets.canvas import screen

    monkeypatch.setattr(screen, "LARGE", 5)
    desk.document.look(ties="all")
    canvas = desk.canvas
    canvas.refine()
    canvas.current()
    assert canvas.layers.pending
    desk.qtbot.waitUntil(lambda: not canvas.layers.busy)
    scene = canvas.layers.scene
    assert scene is not None
    assert len(scene.ties) == len(desk.document.network.ties)
    assert scene.labels
    assert difference(canvas.layers.shown.toImage(), painted_whole(scene)) < ALIKE


@pytest.fixture
def woven(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same map, taken for a large one with many ties."""
    from krets.canvas import screen
    from krets.picture.layers import ties

    monkeypatch.setattr(screen, "LARGE", 5)
    monkeypatch.setattr(ties, "MANY", 2)
    desk.document.look(ties="all")
    desk.canvas.finish()
    return desk


def rests(canvas: Canvas) -> float:
    """How far the canvas, when it rests, is from the picture with all ties."""
    canvas.finish()
    scene = canvas.layers.scene
    assert scene is not None
    show = Show(ties="all")
    whole = picture.compose(
        canvas.document.network,
        vitality={},
        theme=scene.theme,
        size=scene.size,
        camera=canvas.camera,
        show=show,
    )
    return difference(canvas.layers.shown.toImage(), painted_whole(whole))


def test_many_ties_are_there_after_anything_that_moves_or_interrupts_them(woven: Desk) -> None:
    canvas = woven.canvas
    assert canvas.layers.weave is not None
    strands = canvas.layers.weave.strands
    assert len(strands.ties) == len(woven.document.network.ties)
    assert rests(canvas) < ALIKE
    canvas.zoom_in()
    canvas.refine()
    assert rests(canvas) < ALIKE
    canvas.set_theme(look.DARK)
    canvas.current()
    canvas.layers.finish_people()
    canvas.refine()  # before the ties were painted
    assert rests(canvas) < ALIKE
    canvas.set_theme(look.LIGHT)
    assert canvas.layers.weave.strands is strands
    woven.document.edit(edits.rename, 5, "Lasse Larsson")
    assert rests(canvas) < ALIKE
    assert canvas.layers.weave.strands is strands
    woven.document.edit(edits.connect, 1, 12)
    assert rests(canvas) < ALIKE
    assert len(canvas.layers.weave.strands.ties) == len(strands.ties) + 1


def test_a_click_on_one_of_many_ties_selects_it(woven: Desk) -> None:
    canvas = woven.canvas
    assert canvas.layers.weave is not None
    found = 0
    for tie in canvas.layers.weave.strands.ties:
        way = picture.bend(canvas.positions[tie.a], canvas.positions[tie.b], 0.05)
        at = QPointF(*canvas.frame.screen(*way[len(way) // 2]))
        if canvas.contact_at(at) is None:
            found += 1
            woven.click(at.toPoint())
            assert woven.document.selection.tie == tie.id
    assert found


def test_who_is_lifted_takes_one_of_many_ties_along(woven: Desk) -> None:
    canvas = woven.canvas
    before = canvas.layers.shown.toImage()
    canvas.lift((7,))
    canvas.layers.finish()
    way = picture.bend(canvas.positions[7], canvas.positions[8], 0.05)
    along = [QPointF(*canvas.frame.screen(*point)).toPoint() for point in way[1:-1]]
    bare = [at for at in along if canvas.contact_at(at.toPointF()) is None]
    lifted = canvas.layers.shown.toImage()
    assert any(lifted.pixelColor(at) != before.pixelColor(at) for at in bare)
    canvas.set_down()
    assert canvas.layers.shown.toImage() == before


def test_a_grid_finds_the_nearest_disc() -> None:
    grid = Grid([(1, 10, 10, 8), (2, 24, 10, 8), (3, 400, 300, 40)])
    assert grid.at(11, 10) == 1
    assert grid.at(18, 10) == 2  # 8 px from the first, 6 from the second
    assert grid.at(437, 300) == 3
    assert grid.at(200, 200) is None


def test_lines_find_the_tie_under_a_point() -> None:
    lines = Lines([(7, ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0))), (8, ((0.0, 50.0), (50.0, 50.0)))])
    assert lines.at(50, 3) == 7
    assert lines.at(98, 60) == 7
    assert lines.at(20, 52) == 8
    assert lines.at(50, 20) is None


def test_the_next_one_that_way() -> None:
    points = {1: (0.0, 0.0), 2: (1.0, 0.1), 3: (0.5, 0.9), 4: (-1.0, 0.0)}
    assert next_towards(points, 1, 1, 0) == 2
    assert next_towards(points, 1, 0, 1) == 3
    assert next_towards(points, 4, -1, 0) is None


def test_a_person_covers_no_ring_name(desk: Desk) -> None:
    ring = next(ring for ring in desk.canvas.current().rings if ring.level == 2)
    left, top, wide, high = ring.box
    spot = desk.canvas.spot_at(*desk.canvas.unit_at(QPointF(left + wide / 2, top + high / 2)))
    assert spot is not None
    moved = msgspec.structs.replace(
        desk.contact(4), level=spot.level, groups=(spot.group or 1,), at=spot.at, pinned=True
    )
    desk.document.do(Change(NOW, "move", {}, (Edit(desk.contact(4), moved),)))
    desk.qtbot.waitUntil(lambda: not desk.canvas.glide.moving)
    desk.canvas.finish()
    scene = desk.canvas.layers.scene
    assert scene is not None
    disc = scene.discs[scene.index[4]]
    assert left < disc.x < left + wide
    assert abs(disc.y - top - high / 2) < disc.r
    box = QRect(round(left), round(top), round(wide), round(high))
    names = QImage(box.right() + 2, box.bottom() + 2, QImage.Format.Format_RGB32)
    names.fill(0xFFFFFF)
    painter = QPainter(names)
    picture.paint(painter, msgspec.structs.replace(scene, discs=(), labels=()), ("labels",))
    painter.end()
    letters = [
        (x, y)
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
        if names.pixelColor(x, y).lightness() < 130
    ]
    assert len(letters) > 40
    for chosen in ((), (4,)):
        desk.document.select(chosen)
        shown = desk.canvas.layers.shown.toImage()
        assert all(shown.pixelColor(x, y) == names.pixelColor(x, y) for x, y in letters)
