"""What the letters of themes on the cards stand for, below the lanes of the map."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import ThemeFace
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.theme_legend import SHOWN_AT, draw_legend, legend_box, themes_of


class ThemeLegend(QGraphicsItem):
    """One line of chips and names; nothing where no card serves a theme."""

    def __init__(self, cards: Mapping[ObjectiveId, CardItem], look: Look) -> None:
        super().__init__()
        self._cards = cards
        self._look = look
        self._lanes = QRectF()
        self._themes: tuple[ThemeFace, ...] = ()
        self._box = QRectF()

    @property
    def themes(self) -> tuple[ThemeFace, ...]:
        """Return the themes that are explained."""
        return self._themes

    def read(self) -> None:
        """Explain the themes of the cards as they are."""
        themes = themes_of(item.face for item in self._cards.values())
        if themes != self._themes:
            self._themes = themes
            self._stand()

    def follow(self, lanes: QRectF) -> None:
        """Stand below the lanes."""
        if lanes != self._lanes:
            self._lanes = QRectF(lanes)
            self._stand()

    def _stand(self) -> None:
        self.prepareGeometryChange()
        self._box = legend_box(self._lanes, self._themes, self._look.theme)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the box of the line."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line where cards show their themes."""
        del option, widget
        if self._themes and self._look.level(painter) in SHOWN_AT:
            draw_legend(painter, self._box, self._themes, self._look.theme)
