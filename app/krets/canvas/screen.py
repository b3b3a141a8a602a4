"""The map on screen: camera, scene, cached layers. What changed is painted anew when the map rests."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from krets import look, picture, rings
from krets.canvas.frame import STEP, Frame, kept, zoomed
from krets.canvas.layers import Later, Layers
from krets.canvas.legend import Legend
from krets.canvas.showing import Leaving, Showing, shown_by
from krets.canvas.sprites import Sprites
from krets.document import Document
from krets.engine import Engine
from krets.look import Theme
from krets.model import Change, Discretion, Network
from krets.picture import Camera, Scene, Show, Weave
from krets.rings import Sector

REST = 60
"""The map is painted anew when it has rested for so many milliseconds."""
LARGE = 60
"""On larger maps labels and ties are worked out in ticks of their own."""


class Screen(QWidget):
    """The picture of a document's map, through a camera."""

    hovered = Signal(object)
    """The contact under the pointer, or None."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.engine = document, engine
        self.camera = Camera()
        self.frame = Frame(0.0, 0.0, 1.0)
        self.places: dict[int, tuple[float, float]] = {}
        """Where everybody placed sits, in units."""
        self.positions: dict[int, tuple[float, float]] = {}
        """The same of whoever is not hidden."""
        self.sectors: tuple[Sector, ...] = ()
        self.theme: Theme = look.theme()
        self.scene: Scene | None = None
        self.sprites = Sprites()
        self.layers = Layers(self.sprites)
        self.legend = Legend(self)
        self.focus_shown = False
        """Whether a frame shows that keys go to the canvas: only for those who came by keyboard."""
        self._stale = True
        self._weave: Weave | None = None
        self._vitality: dict[int, float] = {}
        self._shows = Showing(document)
        self._slices = self._timer(self._paint_slice, 0)
        self._rest = self._timer(self.refine, REST)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 280)
        document.changed.connect(self.follow)
        document.viewed.connect(self._follow_view)
        engine.scored.connect(self._follow_scores)
        look.themes().changed.connect(self.set_theme)
        self._locate()

    def _timer(self, called: Callable[[], None], wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(called)
        return timer

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(820, 760)

    @property
    def text(self) -> float:
        """How much larger than usual letters are."""
        return look.text_scale()

    @property
    def radius(self) -> float:
        """The radius of a disc in pixels, where people are not sized by anything."""
        return self.current().r if self.scene is None else self.scene.r

    def radius_of(self, contact: int) -> float:
        """The radius of somebody's disc in pixels."""
        scene = self.scene
        if scene is None or contact not in scene.index:
            return self.radius
        return scene.discs[scene.index[contact]].r

    # Camera --------------------------------------------------------------------------------------------

    def set_camera(self, camera: Camera) -> None:
        """Look elsewhere: what is painted already is shifted at once, and painted anew when the map rests."""
        camera = kept(camera)
        if camera != self.camera:
            self.current()
            self.frame = self.frame.seen_by(self.camera, camera)
            self.camera = camera
            self.unhover()
            self._rest.start()
            self.update()

    def fit(self) -> None:
        """Show the whole map."""
        self.set_camera(Camera())
        self.refine()

    reset_zoom = fit

    def zoom_in(self) -> None:
        """Come one step nearer to the middle of the view."""
        self.set_camera(zoomed(self.camera, (self.camera.x, self.camera.y), STEP))

    def zoom_out(self) -> None:
        """Go one step back."""
        self.set_camera(zoomed(self.camera, (self.camera.x, self.camera.y), 1 / STEP))

    # Keeping up ----------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.theme = theme
        self.refine()

    def current(self) -> Scene:
        """Return the scene of the map as it is now; it is worked out first if something changed."""
        if self._stale or self.scene is None:
            self._stale = False
            self._compose()
        assert self.scene is not None
        return self.scene

    def finish(self) -> None:
        """Paint all there is to paint, now."""
        self.current()
        self.layers.finish()
        self._installed()
        self.layers.finish()

    def follow(self, _change: Change) -> None:
        """Take note of a change of the map."""
        self._locate()
        self.refine()

    def _follow_scores(self, _scores: object) -> None:
        if self._fresh_vitality() != self._vitality:
            self._leave_out()
            self.refine()

    def _fresh_vitality(self) -> dict[int, float]:
        return {} if self.engine.scores is None else self.engine.scores.vitality

    def _locate(self) -> None:
        self.sectors = rings.sectors(self.document.network)
        self.places = rings.positions(self.document.network)
        self._leave_out()

    def _leave_out(self) -> None:
        """Take off the picture whom the filter hides: they cannot be hit, nor reached by keys."""
        skip = self.showing().skip
        seen = {who: at for who, at in self.places.items() if who not in skip} if skip else self.places
        if seen != self.positions or not skip:
            self.positions = seen

    def _follow_view(self, _view: object) -> None:
        self._leave_out()
        self.refine()

    def refine(self) -> None:
        """Work the scene out and paint it anew, at the next chance."""
        self._rest.stop()
        self._stale = True
        self.update()

    def showing(self) -> Show:
        """Return what of the map is shown and how, who stands out aside."""
        return self._shows.show(self._fresh_vitality(), self.text)

    def leaving(self, how: Discretion, told: Network) -> Show:
        """Return what an export shows: the same, as far as others may see it; `told` is left of the map."""
        document = self.document
        away, on = Leaving(how, told), document.now().date()
        show = shown_by(document.view, document.network, on, self._fresh_vitality(), away)
        return msgspec.structs.replace(show, text=self.text)

    def _compose(self) -> None:
        show = self.showing()
        large = len(self.positions) > LARGE
        network = self.document.network
        self._vitality = self._fresh_vitality()
        self.scene = picture.compose(
            network,
            vitality=self._vitality,
            theme=self.theme,
            size=(float(self.width()), float(self.height())),
            camera=self.camera,
            show=_quick(show) if large else show,
            places=self.places,
        )
        self.frame = Frame(self.scene.x, self.scene.y, self.scene.scale)
        self.legend.forget()
        self.composed()
        later = None
        if large:
            later = Later(lambda scene: picture.labels_of(network, scene, show), self._woven(show))
        self.layers.take(self.scene, self.devicePixelRatioF(), later)
        self.go_on_painting()

    def _woven(self, show: Show) -> Weave:
        """Return the ties to show; they hold for every size, camera and theme."""
        show = msgspec.structs.replace(show, colouring=None, sizing=None)
        weave = self._weave
        if weave is None or weave.places is not self.positions or weave.show != show:
            former = None if weave is None else weave.at_hand
            weave = self._weave = Weave(self.document.network, show, self.positions, former)
        return weave

    def go_on_painting(self) -> None:
        """Let the slices that are left be painted in the ticks to come."""
        self._installed()
        if self.layers.busy:
            self._slices.start()

    def _paint_slice(self) -> None:
        if self._stale:
            self.current()
        else:
            self.layers.advance()
            self.go_on_painting()
        self.update()

    def _installed(self) -> None:
        if self.layers.fresh:
            self.layers.fresh = False
            if not self.layers.pending and self.layers.scene is not None:
                self.scene = self.layers.scene
            self.show_what_stands_out()
            self.update()

    def composed(self) -> None:
        """Take note of a new scene."""

    def show_what_stands_out(self) -> None:
        """Mark on the layers what stands out."""

    def unhover(self) -> None:
        """Let nobody stand out for being under the pointer."""

    # Painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the cached picture where the camera looks, and above it what is live."""
        if self._stale and self.scene is not None and len(self.positions) > LARGE:
            self._slices.start()  # it is worked out in a tick of its own
        else:
            self.current()
        painter = QPainter(self)
        self._paint_map(painter)
        self.legend.paint(painter, event.rect())
        self.paint_live(painter)
        if self.focus_shown and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def paint_live(self, painter: QPainter) -> None:
        """Paint what is above the cached picture."""

    def _paint_map(self, painter: QPainter) -> None:
        shown, scene = self.layers.shown, self.layers.scene
        if scene is None or shown.isNull():
            painter.fillRect(self.rect(), QColor(self.theme.ground))
            return
        scale = self.frame.scale / scene.scale
        left, top = self.frame.x - scene.x * scale, self.frame.y - scene.y * scale
        if abs(scale - 1.0) < 1e-9:
            corner = QPointF(round(left), round(top))
            painter.drawPixmap(corner, shown)
            covered = QRectF(corner, shown.deviceIndependentSize())
        else:
            size = shown.deviceIndependentSize() * scale
            covered = QRectF(QPointF(left, top), size)
            painter.drawPixmap(covered, shown, QRectF(shown.rect()))
        if not covered.contains(QRectF(self.rect())):
            self._paint_strips(painter, covered)

    def _paint_strips(self, painter: QPainter, covered: QRectF) -> None:
        ground, room = QColor(self.theme.ground), QRectF(self.rect())
        inner = covered.intersected(room)
        for strip in (
            QRectF(0, 0, room.width(), inner.top()),
            QRectF(0, inner.bottom(), room.width(), room.height() - inner.bottom()),
            QRectF(0, inner.top(), inner.left(), inner.height()),
            QRectF(inner.right(), inner.top(), room.width() - inner.right(), inner.height()),
        ):
            if strip.width() > 0 and strip.height() > 0:
                painter.fillRect(strip, ground)

    def paint_icon(self, painter: QPainter, name: str, box: QRectF) -> None:
        """Paint an icon in the colours of the theme."""
        look.icon(name, self.theme).paint(painter, box.toRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the map into the new size."""
        super().resizeEvent(event)
        self.refine()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew with another font or another ratio of pixels."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self.refine()


def _quick(show: Show) -> Show:
    """Return what to show without labels and without ties."""
    return msgspec.structs.replace(
        show, labels=False, ties="selected", bridges=False, lit_ties=frozenset(), most_ties=0
    )
