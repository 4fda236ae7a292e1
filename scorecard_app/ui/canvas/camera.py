"""What part of the map is seen, and how large."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QPoint, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.world import WORLD
from scorecard_app.ui.motion import Glide, Motion, box_between

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST, MOST = 0.1, 8.0
"""Zoom from 10 to 800 %."""

STEP = 1.25
_LEAST_PROJECTED, _MOST_PROJECTED = 0.85 / 24, 2.0
_FIT_MARGIN = QMarginsF(24, 24, 24, 24)
_REVEAL_PX = 32
_KEPT_PX = 64
"""So much of the map always stays in view, so that nobody gets lost."""

_SETTLED_MS = 120
"""So long after the last zoom, cards are painted anew in the scale that was reached."""


class Camera(QObject):
    """Moves a view over its map; `shows_all` while the whole map is fitted into the view.

    `home` says where to look where not all can be seen.
    """

    moved = Signal()
    zoomed = Signal(float)

    def __init__(self, view: QGraphicsView, scene: MapScene, motion: Motion | None = None) -> None:
        super().__init__(view)
        self.shows_all = False
        self.home: Callable[[], QRectF | None] = lambda: None
        self.flight = Glide(motion or Motion(), self)
        self._view = view
        self._scene = scene
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        view.setSceneRect(WORLD)
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    @property
    def scale(self) -> float:
        """Return how many pixels a map unit takes."""
        return self._view.transform().m11()

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom so that one point of the viewport, else its middle, keeps what it shows.

        At a point, it is one of many small zooms in a row: cards are stretched until they settle.
        Without one, nobody zooms in on an empty part of the map.
        """
        self.flight.finish()
        has_pointer = anchor is not None
        if anchor is None:
            anchor = self.room.toRectF().center()
        else:
            self._stretch()
        scale = min(max(self.scale * factor, LEAST), MOST)
        self.shows_all = False
        inverse, _is_invertible = self._view.viewportTransform().inverted()
        held = inverse.map(anchor)
        self._show(scale, held, anchor)
        home = None if has_pointer or factor <= 1 else self.home()
        if home is not None and not self._scene.cards_in(self.seen, is_touched=True):
            self.look_at(home.center())

    @property
    def seen(self) -> QRectF:
        """Return what of the scene is seen."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    @property
    def room(self) -> QRect:
        """Return the pixels in which the map is seen."""
        return self._view.viewport().rect()

    def zoom_in(self) -> None:
        """Show everything larger."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Show everything smaller."""
        self.zoom_by(1 / STEP)

    def zoom_to(self, scale: float) -> None:
        """Show everything at this scale: 1.0 is 100 %."""
        self.zoom_by(scale / self.scale)

    def fit_all(self, *, flies: bool = False) -> None:
        """Show the whole map; `shows_all` says so until something else is looked at.

        For a room it is magnified where there is space, and never so small that it cannot be read.
        """
        if self._scene.look.is_projected:
            least = _LEAST_PROJECTED * self._scene.look.theme.room_px
            self.fit(self._scene.bounds, least=least, most=_MOST_PROJECTED, flies=flies)
        else:
            self.fit(self._scene.bounds, flies=flies)
        self.shows_all = True

    def fit(
        self, box: QRectF, *, least: float = LEAST, most: float = 1.0, flies: bool = False
    ) -> None:
        """Show a whole box in the middle, as large as it fits but not magnified.

        `least` is the scale below which rather a part of it is shown. Where the user asked for it,
        the view flies there, so that nobody loses the way.
        """
        self.shows_all = False
        room = self._view.viewport().rect().toRectF()
        box = box.marginsAdded(_FIT_MARGIN)
        scale = min(room.width() / box.width(), room.height() / box.height(), most)
        goal = QRectF(QPointF(), room.size() / max(scale, least))
        goal.moveCenter(box.center())
        if scale < least and (home := self.home()) is not None:
            goal = _near(goal, box, home, has_names=bool(self._scene.arrangement.lanes))
        self.flight.stop()
        if flies:
            self.flight.go(partial(self._fly, self.seen, goal))
        else:
            self._fly(goal, goal, 1.0)

    def pan(self, offset: QPoint) -> None:
        """Shift the map by pixels; part of it stays in sight."""
        self.flight.finish()
        self.shows_all = False
        kept = self._view.viewport().rect().adjusted(_KEPT_PX, _KEPT_PX, -_KEPT_PX, -_KEPT_PX)
        there = self.to_viewport(self._scene.bounds).translated(offset)
        back = QPoint(
            max(kept.left() - there.right(), 0) - max(there.left() - kept.right(), 0),
            max(kept.top() - there.bottom(), 0) - max(there.top() - kept.bottom(), 0),
        )
        self._scroll(offset + back)
        self.moved.emit()

    def reveal(self, box: QRectF) -> None:
        """Pan just so far that a box comes into sight."""
        self.flight.finish()
        self._view.ensureVisible(box, _REVEAL_PX, _REVEAL_PX)
        self.moved.emit()

    def look_at(self, point: QPointF) -> None:
        """Bring a point of the scene into the middle, at the same scale."""
        self.flight.finish()
        self.shows_all = False
        self._view.centerOn(point)
        self.moved.emit()

    def to_viewport(self, box: QRectF) -> QRect:
        """Return where a box of the scene lies in the viewport."""
        return self._view.mapFromScene(box).boundingRect()

    def to_viewport_point(self, point: QPointF) -> QPoint:
        """Return where a point of the scene lies in the viewport."""
        return self._view.mapFromScene(point)

    def _fly(self, start: QRectF, goal: QRectF, share: float) -> None:
        """Show what is seen at a share of the way from one box to another."""
        if share < 1.0:
            self._stretch()
        box = box_between(start, goal, share)
        room = self._view.viewport().rect().toRectF()
        self._show(room.width() / box.width(), box.center(), self.room.toRectF().center())

    def _stretch(self) -> None:
        """Stretch what is painted already until the zoom has settled."""
        self._scene.look.is_zooming = True
        self._settling.start()

    def _show(self, scale: float, point: QPointF, anchor: QPointF) -> None:
        """Show at this scale a point of the scene at a point of the viewport."""
        self._view.setTransform(QTransform.fromScale(scale, scale))
        self._scroll((anchor - self._view.viewportTransform().map(point)).toPoint())
        self.moved.emit()
        self.zoomed.emit(scale)

    def _scroll(self, offset: QPoint) -> None:
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - offset.x())
        down.setValue(down.value() - offset.y())

    def _settle(self) -> None:
        self._scene.look.is_zooming = False
        self._view.viewport().update()


def _near(goal: QRectF, box: QRectF, home: QRectF, *, has_names: bool) -> QRectF:
    """Return a part of a box with home in its middle, as far as nothing beyond the box is shown.

    Where names stand at the left, they are shown if home can be seen with them.
    """
    left = _kept(home.center().x() - goal.width() / 2, goal.width(), box.left(), box.right())
    top = _kept(home.center().y() - goal.height() / 2, goal.height(), box.top(), box.bottom())
    first = _kept(box.left(), goal.width(), box.left(), box.right())
    if has_names and home.right() <= first + goal.width():
        left = first
    return QRectF(left, top, goal.width(), goal.height())


def _kept(start: float, length: float, least: float, most: float) -> float:
    """Return a start at which a length lies between two ends; a longer one in their middle."""
    if length >= most - least:
        return (least + most - length) / 2
    return min(max(start, least), most - length)
