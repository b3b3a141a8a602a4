"""Clicks, the lasso, and what stands out."""

from __future__ import annotations

from math import hypot

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from krets import rings
from krets.canvas import menus
from krets.canvas.gestures import Lasso
from krets.model import LEVELS, edits
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import CTRL, GROUPS, LEFT, SHIFT, Key

KARI, SOFIA, LARS = 4, 9, 5


def test_a_click_selects_and_one_beside_clears(desk: Desk) -> None:
    desk.click(desk.at(KARI))
    assert desk.chosen() == (KARI,)
    desk.click(desk.at(LARS))
    assert desk.chosen() == (LARS,)
    desk.click(desk.free(2, 1))
    assert desk.chosen() == ()


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_with_shift_or_ctrl_two_quick_clicks_add_and_take_away(desk: Desk, keys: Qt.KeyboardModifier) -> None:
    desk.click(desk.at(KARI))
    QTest.mouseDClick(desk.canvas, LEFT, keys, desk.at(LARS))
    assert desk.chosen() == (KARI,)
    assert desk.canvas.asked.name is None


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_with_shift_or_ctrl_a_click_adds_and_takes_away(desk: Desk, keys: object) -> None:
    assert keys in (SHIFT, CTRL)
    key = SHIFT if keys == SHIFT else CTRL
    desk.click(desk.at(KARI))
    desk.click(desk.at(LARS), key)
    assert desk.chosen() == (KARI, LARS)
    desk.click(desk.at(KARI), key)
    assert desk.chosen() == (LARS,)
    desk.click(desk.free(2, 1), key)
    assert desk.chosen() == (LARS,)


def test_a_click_on_one_of_several_selects_it_alone(desk: Desk) -> None:
    desk.document.select((KARI, LARS))
    desk.click(desk.at(KARI))
    assert desk.chosen() == (KARI,)


def test_a_click_on_a_tie_selects_it(desk: Desk) -> None:
    scene = desk.canvas.current()
    for line in scene.ties:
        middle = line.points[len(line.points) // 2] if len(line.points) > 2 else None
        x, y = middle or tuple((a + b) / 2 for a, b in zip(*line.points, strict=True))
        at = QPoint(round(x), round(y))
        if desk.canvas.contact_at(at.toPointF()) is None:
            desk.click(at)
            assert desk.document.selection.tie == line.tie
            desk.key(Key.Key_Delete)
            assert line.tie not in desk.document.network.ties
            return
    raise AssertionError("every tie lies under a disc")


@pytest.mark.parametrize("tool", ["select", "lasso"])
def test_a_lasso_takes_who_is_inside(desk: Desk, tool: str) -> None:
    desk.canvas.set_tool(tool)
    size = desk.canvas.size()
    corners = [
        QPoint(2, 2),
        QPoint(size.width() - 2, 2),
        QPoint(size.width() - 2, size.height() // 2),
        QPoint(2, size.height() // 2),
    ]
    steps = desk.steps()
    desk.press(corners[0])
    desk.move(*corners[1:])
    assert isinstance(desk.gesture(), Lasso)
    desk.release(corners[-1])
    above = {who for who in desk.canvas.positions if desk.at(who).y() < size.height() // 2}
    assert set(desk.chosen()) == above
    assert above
    assert desk.steps() == steps


def test_a_lasso_with_shift_adds(desk: Desk) -> None:
    desk.document.select((KARI,))
    at = desk.at(1)
    reach = round(desk.canvas.radius) + 8
    box = [at + QPoint(x, y) for x, y in ((-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach))]
    desk.press(box[0], SHIFT)
    desk.move(*box[1:])
    desk.release(box[-1], SHIFT)
    assert desk.chosen()[0] == KARI
    assert 1 in desk.chosen()


def test_esc_drops_the_lasso_and_keeps_the_selection(desk: Desk) -> None:
    desk.document.select((KARI,))
    desk.press(QPoint(2, 2))
    desk.move(QPoint(300, 2), QPoint(300, 300))
    desk.key(Key.Key_Escape)
    desk.release(QPoint(300, 300))
    assert desk.chosen() == (KARI,)


def test_esc_goes_back_to_selecting_then_clears(desk: Desk) -> None:
    tools: list[str] = []
    desk.canvas.tool_changed.connect(tools.append)
    desk.canvas.set_tool("link")
    desk.document.select((KARI,))
    desk.key(Key.Key_Escape)
    assert tools == ["link", "select"]
    assert desk.chosen() == (KARI,)
    desk.key(Key.Key_Escape)
    assert desk.chosen() == ()


def test_an_unknown_tool_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="hammer"):
        desk.canvas.set_tool("hammer")


def test_who_is_under_the_pointer_stands_out(desk: Desk) -> None:
    seen: list[int | None] = []
    desk.canvas.hovered.connect(seen.append)
    plain = desk.canvas.layers.shown.cacheKey()
    positions = dict(desk.canvas.positions)
    desk.move(desk.at(KARI))
    desk.qtbot.waitUntil(lambda: desk.canvas.outstanding.marked == KARI)
    assert desk.canvas.layers.shown.cacheKey() != plain
    desk.move(desk.free(2, 1))
    desk.qtbot.waitUntil(lambda: desk.canvas.outstanding.marked is None)
    assert desk.canvas.layers.shown.cacheKey() == plain
    assert seen == [KARI, None]
    assert desk.canvas.positions == positions


def test_standing_out_can_be_turned_off(desk: Desk) -> None:
    desk.canvas.set_hover_dims(False)
    plain = desk.canvas.layers.shown.cacheKey()
    desk.move(desk.at(3))
    desk.qtbot.waitUntil(lambda: desk.canvas.outstanding.marked == 3)
    desk.canvas.outstanding.refresh()
    assert desk.canvas.layers.scene is not None
    named = {label.contact for label in desk.canvas.layers.scene.labels}
    assert 3 not in named or desk.canvas.layers.shown.cacheKey() == plain


def test_a_click_on_an_arc_selects_the_group(desk: Desk) -> None:
    sector = desk.canvas.sectors[1]
    out = 1 + 12 / desk.canvas.frame.scale
    x, y = desk.canvas.frame.screen(*rings.on_circle(sector.start + sector.span / 2, out))
    desk.click(QPoint(round(x), round(y)))
    assert desk.document.selection.group == sector.group
    menu = menus.menu_at(desk.canvas, QPointF(x, y))
    menu.actions()[0].trigger()
    assert set(desk.chosen()) == {who for who in desk.canvas.positions if desk.place(who)[1] == sector.group}
    menu.actions()[1].trigger()
    assert desk.document.view.filter.groups == {sector.group}
    menu.deleteLater()


def test_the_view_is_respected(desk: Desk) -> None:
    desk.document.look(lit=frozenset({KARI}), ties="selected")
    desk.canvas.finish()
    scene = desk.canvas.layers.scene
    assert scene is not None
    assert {disc.contact for disc in scene.discs if not disc.dim} == {KARI}
    assert not scene.ties


def boxes_that_meet(desk: Desk) -> list[tuple[str, str]]:
    """Pairs of names that lie on each other: people's and rings'."""
    scene = desk.canvas.current()
    added = desk.canvas.outstanding.labels(desk.chosen())
    names = [(label.text, QRectF(*label.box)) for label in (*scene.labels, *added)]
    names += [(ring.text, QRectF(*ring.box)) for ring in scene.rings]
    return [
        (one[0], other[0])
        for i, one in enumerate(names)
        for other in names[i + 1 :]
        if one[1].intersects(other[1])
    ]


def test_names_of_several_selected_lie_on_nothing(bare: Desk) -> None:
    document = bare.document
    document.edit(edits.add_groups, GROUPS)
    for number in range(48):
        level = LEVELS[number % 5]
        document.edit(edits.add_contact, f"Somebody Longname {number}", level=level, groups=(1 + number % 4,))
    document.edit(rings.tidy)
    bare.window.resize(620, 560)
    bare.canvas.finish()
    unnamed = {who for who, _ in bare.canvas.discs_on_screen()} - {
        label.contact for label in bare.canvas.current().labels
    }
    assert len(unnamed) > 5
    bare.document.select(tuple(unnamed))
    assert boxes_that_meet(bare) == []
    for label in bare.canvas.outstanding.labels(bare.chosen()):
        box = QRectF(*label.box)
        for who, (x, y, r) in bare.canvas.discs_on_screen():
            nearest = QPointF(
                min(max(x, box.left()), box.right()) - x, min(max(y, box.top()), box.bottom()) - y
            )
            assert who == label.contact or hypot(nearest.x(), nearest.y()) >= r
    alone = min(unnamed)
    bare.document.select((alone,))
    assert [label.contact for label in bare.canvas.outstanding.labels((alone,))] == [alone]


def test_who_is_selected_pales_where_a_score_leaves_them_out(desk: Desk) -> None:
    """Kari is not behind what is lit: her disc is as pale as others', and her ties are no longer marked."""

    def ringed() -> list[tuple[int, bool, bool]]:
        marks = desk.canvas.outstanding.marks()
        assert marks is not None
        return [(disc.contact, disc.selected, disc.dim) for disc in marks.ringed]

    desk.document.select((KARI,))
    desk.canvas.finish()
    marks = desk.canvas.outstanding.marks()
    assert marks is not None
    assert [(line.style, KARI in (line.a, line.b)) for line in marks.own] == [("own", True)]
    assert ringed() == [(KARI, True, False)]
    desk.document.look(lit=frozenset({LARS}), lit_by="resources")
    desk.canvas.finish()
    marks = desk.canvas.outstanding.marks()
    assert marks is not None
    assert marks.own == ()
    assert ringed() == [(KARI, True, True)]
    desk.document.look(lit=frozenset({KARI}), lit_by="trust")
    desk.canvas.finish()
    assert ringed() == [(KARI, True, False)]


def test_ties_that_stand_out_lie_on_the_picture_that_shows(desk: Desk) -> None:
    """While the camera moves, the last picture is scaled, with what is marked on it."""
    desk.canvas.finish()
    desk.document.select((KARI,))
    marks = desk.canvas.outstanding.marks()
    desk.canvas.zoom_in()
    assert desk.canvas.outstanding.marks() == marks
    desk.canvas.refine()
    desk.canvas.finish()
    assert desk.canvas.outstanding.marks() != marks


def test_the_legend_says_whose_ties_stand_out(desk: Desk) -> None:
    desk.document.edit(edits.rename, KARI, "Kari, who sails")
    desk.document.select((KARI,))
    assert desk.canvas.legend.own_row() == "knows Kari"
    desk.document.select((KARI, SOFIA))
    assert desk.canvas.legend.own_row() == "whom the selected people know"
    desk.document.select((LARS,))
    assert desk.canvas.legend.own_row() == ""
