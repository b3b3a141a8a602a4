"""Pan and zoom: the point under the pointer stays, the map is never lost, data never change."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krets import look
from krets.canvas.frame import FARTHEST, NEAREST, Frame, kept, panned, zoomed
from krets.canvas.gestures import Pan
from krets.picture import Camera
from tests.canvas.conftest import Desk
from tests.helpers.newcomer import CTRL, MIDDLE, NONE, Key

KARI = 4
small = st.floats(-3, 3)


@given(small, small, st.floats(0.1, 40), small, small)
def test_the_middle_of_the_view_stays_on_the_map(
    x: float, y: float, zoom: float, dx: float, dy: float
) -> None:
    camera = kept(Camera(x, y, zoom))
    assert hypot(camera.x, camera.y) <= 1 + 1e-9
    assert FARTHEST <= camera.zoom <= NEAREST
    pushed = panned(camera, Frame(400, 300, 250), dx * 300, dy * 300)
    assert hypot(pushed.x, pushed.y) <= 1 + 1e-9


@given(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5), st.floats(0.8, 1.25))
def test_zooming_keeps_the_point_under_the_pointer(x: float, y: float, factor: float) -> None:
    before = Camera(0.1, -0.1, 2.0)
    frame = Frame(400 - 0.1 * 500, 300 + 0.1 * 500, 500)
    after = zoomed(before, (x, y), factor)
    there = frame.seen_by(before, after).screen(x, y)
    assert there == pytest.approx(frame.screen(x, y), abs=1e-6)


def wheel(
    desk: Desk, at: QPoint, *, turned: int = 0, pixels: QPoint | None = None, ctrl: bool = False
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(desk.canvas.mapToGlobal(at)),
        QPoint() if pixels is None else pixels,
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        CTRL if ctrl else NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.canvas, event)


@pytest.mark.parametrize("ctrl", [False, True])
def test_the_wheel_zooms_at_the_pointer(desk: Desk, ctrl: bool) -> None:
    at, steps = desk.at(KARI), desk.steps()
    wheel(desk, at, turned=240, ctrl=ctrl)
    assert desk.canvas.camera.zoom > 1.3
    assert (desk.at(KARI) - at).manhattanLength() <= 2
    wheel(desk, at, turned=-240, ctrl=ctrl)
    assert desk.canvas.camera.zoom == pytest.approx(1.0)
    assert desk.steps() == steps


def test_two_fingers_pan(desk: Desk) -> None:
    at = desk.at(KARI)
    wheel(desk, at, turned=24, pixels=QPoint(15, 30))
    assert desk.at(KARI) - at == QPoint(15, 30)
    assert desk.canvas.camera.zoom == 1.0


@pytest.mark.parametrize("how", ["space", "middle"])
def test_panning_by_hand(desk: Desk, how: str) -> None:
    at, steps = desk.at(KARI), desk.steps()
    start = QPoint(200, 200)
    if how == "space":
        QTest.keyPress(desk.canvas, Key.Key_Space)
        desk.drag(start, start + QPoint(40, 25))
        QTest.keyRelease(desk.canvas, Key.Key_Space)
    else:
        desk.press(start, button=MIDDLE)
        desk.move(start + QPoint(20, 10), start + QPoint(40, 25))
        desk.release(start + QPoint(40, 25), button=MIDDLE)
    assert desk.at(KARI) - at == QPoint(40, 25)
    assert desk.steps() == steps
    assert desk.chosen() == ()
    desk.click(desk.at(KARI))  # hits follow the map, before and after it is painted anew
    assert desk.chosen() == (KARI,)


@pytest.mark.parametrize("space", [True, False])
def test_the_second_of_two_quick_presses_pans_as_well(desk: Desk, space: bool) -> None:
    button = Qt.MouseButton.LeftButton if space else MIDDLE
    start = desk.free(2, 1)
    if space:
        QTest.keyPress(desk.canvas, Key.Key_Space)
    second = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(start),
        QPointF(desk.canvas.mapToGlobal(start)),
        button,
        button,
        NONE,
    )
    QApplication.sendEvent(desk.canvas, second)
    assert isinstance(desk.gesture(), Pan)
    desk.canvas.cancel_gesture()
    assert desk.canvas.asked.name is None


def test_esc_takes_a_pan_back(desk: Desk) -> None:
    at = desk.at(KARI)
    desk.press(QPoint(200, 200), button=MIDDLE)
    desk.move(QPoint(260, 260))
    desk.key(Key.Key_Escape)
    desk.release(QPoint(260, 260), button=MIDDLE)
    assert desk.at(KARI) == at


def test_zoom_by_buttons_and_keys_and_back(desk: Desk) -> None:
    QTest.mouseClick(desk.canvas.corner.plus, Qt.MouseButton.LeftButton)
    assert desk.canvas.camera.zoom == pytest.approx(1.25)
    QTest.mouseClick(desk.canvas.corner.minus, Qt.MouseButton.LeftButton)
    assert desk.canvas.camera.zoom == pytest.approx(1.0)
    for _ in range(40):
        desk.canvas.zoom_in()
    assert desk.canvas.camera.zoom == NEAREST
    for _ in range(60):
        desk.key(Key.Key_Minus, CTRL)
    assert desk.canvas.camera.zoom == FARTHEST
    desk.key(Key.Key_F)
    assert desk.canvas.camera == Camera()


def test_what_moved_is_painted_anew_when_it_rests(desk: Desk) -> None:
    desk.canvas.zoom_in()

    def painted() -> bool:
        scene = desk.canvas.layers.scene
        return scene is not None and scene.scale == pytest.approx(desk.canvas.frame.scale)

    assert not painted()
    desk.qtbot.waitUntil(lambda: painted() and not desk.canvas.layers.busy)


def test_somebody_found_is_centred_and_flashes(desk: Desk) -> None:
    desk.canvas.set_camera(Camera(0, 0, 4))
    desk.canvas.centre_on(12)
    middle = QPoint(desk.canvas.width() // 2, desk.canvas.height() // 2)
    assert (desk.at(12) - middle).manhattanLength() <= 3
    assert desk.canvas.outstanding.flashing == 12


def test_a_new_size_keeps_camera_and_people(desk: Desk) -> None:
    desk.canvas.set_camera(Camera(0.2, 0.1, 2))
    desk.window.resize(1000, 700)
    QApplication.processEvents()
    assert desk.canvas.camera == Camera(0.2, 0.1, 2)
    assert desk.canvas.contact_at(QPointF(desk.at(5))) == 5


def test_the_zoom_buttons_follow_the_theme(desk: Desk) -> None:
    def drawn() -> list[QImage]:
        buttons = (desk.canvas.corner.plus, desk.canvas.corner.minus, desk.canvas.corner.whole)
        return [button.icon().pixmap(16, 16).toImage() for button in buttons]

    names = ("plus", "minus", "maximize")
    light, dark = (
        [look.pixmap(name, theme.text, 16).toImage() for name in names] for theme in (look.LIGHT, look.DARK)
    )
    assert light != dark
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        look.apply_theme(app, look.LIGHT)
        assert drawn() == light
        look.apply_theme(app, look.DARK)
        assert drawn() == dark
    finally:
        look.apply_theme(app, look.LIGHT)
        app.setStyleSheet("")
