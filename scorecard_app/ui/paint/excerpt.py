"""Paint some of the cards of a map with the links among them, without the lanes behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import CardFace
from scorecard_app.ui.paint.distant_card import DRAW_CARD
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.links import draw_links
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.theme import Theme

_MARGIN = 12.0


@dataclass(frozen=True)
class Excerpt:
    """Cards where they stand on their map, and the ways of the links between them."""

    cards: Mapping[ObjectiveId, CardFace]
    rects: Mapping[ObjectiveId, QRectF]
    routes: tuple[Route, ...]
    theme: Theme

    @cached_property
    def size(self) -> QSizeF:
        """Return how large the paper is, in map units."""
        return self._bounds.size() + QSizeF(2 * _MARGIN, 2 * _MARGIN)

    def paint(self, painter: QPainter, level: Level) -> None:
        """Paint links, then cards."""
        painter.fillRect(QRectF(QPointF(0, 0), self.size), self.theme.colour("canvas"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(_MARGIN, _MARGIN) - self._bounds.topLeft())
        scale = painter.worldTransform().m11()
        draw_links(painter, self.routes, self.theme, as_curves=True, scale=scale)
        for objective_id, face in self.cards.items():
            DRAW_CARD[level](painter, self.rects[objective_id], face, self.theme)
        painter.restore()

    @cached_property
    def _bounds(self) -> QRectF:
        bounds = QRectF()
        for box in (*self.rects.values(), *(route.box for route in self.routes)):
            bounds = bounds.united(box)
        return bounds
