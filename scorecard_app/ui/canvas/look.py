"""What all items of one scene share: the theme, the pictures and whether a zoom is under way."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from scorecard_app.ui.canvas.pictures import CardPictures
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsItem

_MOST_BOXES = 40


class Look:
    """Held by the scene and handed to its items; `stand_in` draws the cards while it is there."""

    def __init__(self, theme: Theme) -> None:
        self.is_zooming = False
        self.is_projected = False
        self.density = Level.FULL
        self.exposed: tuple[QRectF, ...] = ()
        self.stand_in: QGraphicsItem | None = None
        self.use(theme)

    def expose(self, boxes: Iterable[QRectF]) -> None:
        """Know what of the scene is about to be painted; nothing stands for everything."""
        boxes = tuple(boxes)
        self.exposed = boxes if len(boxes) <= _MOST_BOXES else ()

    def is_exposed(self, box: QRectF) -> bool:
        """Say whether a box of the scene has to be painted.

        Qt tells an item the one box round all that is exposed, which a drag makes large: its
        old and new places and those of its links lie far apart.
        """
        return not self.exposed or any(each.intersects(box) for each in self.exposed)

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

    def scale(self, painter: QPainter) -> float:
        """Return how many logical pixels one map unit takes."""
        return painter.worldTransform().m11()

    def level(self, painter: QPainter) -> Level:
        """Return how much is to be drawn."""
        scale = self.scale(painter)
        return level_at(scale, is_projected=self.is_projected, density=self.density)
