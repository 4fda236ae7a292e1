"""What lies beneath the cards of the map."""

from abc import abstractmethod

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.ui.canvas.look import Look


class GroundItem(QGraphicsItem):
    """Draws itself, unless a picture of all that rests stands for it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @abstractmethod
    def draw(self, painter: QPainter) -> None:
        """Draw it, whoever asks."""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw it where no picture stands for it."""
        del option, widget
        if self._look.still is None or not self._look.still.is_on:
            self.draw(painter)
