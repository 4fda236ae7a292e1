"""What all items of one scene share: the theme, the pictures and whether a zoom is under way."""

from PySide6.QtGui import QPainter

from scorecard_app.ui.canvas.pictures import CardPictures
from scorecard_app.ui.paint.picture import AFAR
from scorecard_app.ui.theme import Theme


class Look:
    """Held by the scene and handed to its items."""

    def __init__(self, theme: Theme) -> None:
        self.is_zooming = False
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Draw in the colours of a theme from now on, in map units."""
        self.theme = theme.unscaled()
        self.pictures = CardPictures(self.theme)

    def scale(self, painter: QPainter) -> float:
        """Return how many logical pixels one map unit takes."""
        return painter.worldTransform().m11()

    def is_afar(self, painter: QPainter) -> bool:
        """Say whether texts are too small to be read."""
        return self.scale(painter) < AFAR
