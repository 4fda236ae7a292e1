"""What all items of one scene share: the theme, the pictures and whether a zoom is under way."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion, QTransform

from scorecard_app.ui.canvas.pictures import CardPictures
from scorecard_app.ui.canvas.pieces import Drawn
from scorecard_app.ui.paint.lane import have_room_for_questions
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.theme import Theme

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.still import StillScene
    from scorecard_app.ui.paint.arrangement import LaneBox

_READER_PX = 13.0
"""How high letters are for one reader."""

_FINGER = 22 / 24
"""How far a finger reaches round its middle, as a share of the letters for a room: 44 pixels."""

_MOST_BOXES = 60
"""With more boxes than this, one box round them all is asked for instead."""


class Look:
    """Held by the scene and handed to its items.

    `lanes` are all that are shown; `still` draws what rests while others are in hand. `region` is
    what is about to be painted, in pixels of the view; None stands for everything.
    """

    def __init__(self, theme: Theme) -> None:
        self.is_zooming = False
        self.is_projected = False
        self.density = Level.FULL
        self.lanes: tuple[LaneBox, ...] = ()
        self._questions: tuple[object, bool] = (None, True)
        self.region: QRegion | None = None
        self._exposed: tuple[QRectF, ...] | None = ()
        self._world = QTransform()
        self.still: StillScene | None = None
        self.use(theme)

    def expose(self, region: QRegion | None, world: QTransform | None = None) -> None:
        """Know what of the view is about to be painted, and how it shows the scene.

        Qt tells an item the one box round all that is exposed, which a drag makes large: its
        old and new places and those of its links lie far apart. None stands for everything.
        """
        self.region, self._world = region, world or QTransform()
        self._exposed = () if region is None else None

    @property
    def exposed(self) -> tuple[QRectF, ...]:
        """Return the boxes of the scene round what is about to be painted; none for everything.

        While cards are dragged, nobody asks.
        """
        if self._exposed is None and self.region is not None:
            inverse, _is_invertible = self._world.inverted()
            boxes = [inverse.mapRect(rect.toRectF()) for rect in _few(self.region)]
            self._exposed = tuple(box.adjusted(-1, -1, 1, 1) for box in boxes)
        return self._exposed or ()

    @contextmanager
    def exposing(self, region: QRegion, world: QTransform) -> Iterator[None]:
        """Paint something else in between, of which only this is exposed."""
        before = self.region, self._world, self._exposed
        self.expose(region, world)
        yield
        self.region, self._world, self._exposed = before

    def is_exposed(self, box: QRectF) -> bool:
        """Say whether a box of the scene has to be painted."""
        return self.region is None or self.region.intersects(
            self._world.mapRect(box).toAlignedRect().adjusted(-1, -1, 1, 1)
        )

    def project(self, *, is_projected: bool) -> None:
        """Draw for a whole room, or for one reader again."""
        self.is_projected = is_projected
        self.use(self.theme)

    def use_density(self, density: Level) -> None:
        """Let cards that can be read say this much."""
        self.density = density
        self.use(self.theme)

    def use(self, theme: Theme) -> None:
        """Draw in the colours of a theme from now on, in map units."""
        self.theme = theme.unscaled()
        self.pictures = CardPictures(self.theme)

    @property
    def enlargement(self) -> float:
        """Return how much larger than for one reader words and handles are: 1 out of a room."""
        return max(1.0, self.theme.room_px / _READER_PX) if self.is_projected else 1.0

    def reach(self, usual: float) -> float:
        """Return how near in pixels the pointer means something small: in a room, a finger."""
        return max(usual, _FINGER * self.theme.room_px) if self.is_projected else usual

    def scale(self, painter: QPainter) -> float:
        """Return how many logical pixels one map unit takes."""
        return painter.worldTransform().m11()

    def says_questions(self, painter: QPainter) -> bool:
        """Say whether all lanes say what they ask, or none does for want of room."""
        level = self.level(painter)
        seen = level, self.scale(painter), self.theme.name, self.lanes
        if self._questions[0] != seen:
            has_room = have_room_for_questions(painter, self.lanes, self.theme, level)
            self._questions = seen, has_room
        return self._questions[1]

    def level(self, painter: QPainter) -> Level:
        """Return how much is to be drawn."""
        return self._level(self.scale(painter))

    def drawn(self, world: QTransform, ratio: float) -> Drawn:
        """Return how cards are painted that are seen so, on a screen of so many pixels a pixel."""
        scale = world.m11()
        return self._level(scale), scale * ratio, ratio

    def _level(self, scale: float) -> Level:
        return level_at(scale, is_projected=self.is_projected, density=self.density)


def _few(region: QRegion) -> Sequence[QRect]:
    """Return the boxes of a region, or one round it where they are many."""
    if region.rectCount() > _MOST_BOXES:
        return (region.boundingRect(),)
    return tuple[QRect, ...](region)  # type: ignore[arg-type]  # it is iterable
