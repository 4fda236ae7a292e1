"""Paint a whole map at once, from its faces: for files, thumbnails and print."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from scorecard_app.present.backdrops import BackdropFace
from scorecard_app.present.faces import ThemeFace
from scorecard_app.ui.paint.arrangement import Arrangement
from scorecard_app.ui.paint.backdrop import (
    backdrop_box,
    draw_backdrop,
    draw_clearings,
    shown_opacity,
)
from scorecard_app.ui.paint.bows import Bows
from scorecard_app.ui.paint.card import CardState
from scorecard_app.ui.paint.distant_card import DRAW_CARD
from scorecard_app.ui.paint.lane import (
    draw_header_ground,
    draw_heading,
    draw_lane,
    draw_lane_header,
    have_room_for_questions,
)
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.links import LinkDrawing, draw_links
from scorecard_app.ui.paint.map_faces import MapFaces, arranged, places
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.sticky import draw_sticky, sticky_box
from scorecard_app.ui.paint.styles import router_for
from scorecard_app.ui.paint.tags import draw_tag
from scorecard_app.ui.paint.theme_legend import SHOWN_AT, draw_legend, legend_box, themes_of
from scorecard_app.ui.theme import Theme

_MARGIN = 24.0


@dataclass(frozen=True)
class Sheet:
    """A map ready to be painted, in map units from the top left corner of the paper."""

    faces: MapFaces
    theme: Theme

    @cached_property
    def size(self) -> QSizeF:
        """Return how large the paper is."""
        return self._bounds.size() + QSizeF(2 * _MARGIN, 2 * _MARGIN)

    def paint(self, painter: QPainter, level: Level) -> None:
        """Paint lanes, then links, then cards, then notes."""
        theme = self.theme
        painter.fillRect(QRectF(QPointF(0, 0), self.size), theme.colour("canvas"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(_MARGIN, _MARGIN) - self._bounds.topLeft())
        for lane in self._arrangement.lanes:
            draw_lane(painter, lane, theme)
        if self._backdrop is not None:
            draw_backdrop(painter, self._backdrop, shown_opacity(self._backdrop, theme))
            draw_clearings(painter, self._router.routes.values(), self._backdrop, theme)
        says = have_room_for_questions(painter, self._arrangement.lanes, theme, level)
        for lane in self._arrangement.lanes:
            if self._backdrop is not None:
                draw_header_ground(painter, lane, theme)
            draw_lane_header(painter, lane, theme, level, says_question=says)
        for heading in self._arrangement.headings:
            draw_heading(painter, heading, theme, level)
        self._paint_links(painter, level)
        shown = {
            each: place
            for each, place in self._router.places.items()
            if not self.faces.is_hidden(each)
        }
        for objective_id, place in shown.items():
            DRAW_CARD[level](painter, place.rect, self.faces.cards[objective_id], theme)
        for tag in self._arrangement.tags:
            look = theme, level, CardState.PLAIN
            draw_tag(painter, tag.rect, self.faces.cards[tag.objective_id], look)
        for sticky in self.faces.stickies:
            draw_sticky(painter, sticky_box(sticky), sticky, theme, level)
        if level in SHOWN_AT:
            draw_legend(painter, self._legend_box, self._themes, theme)
        painter.restore()

    def _paint_links(self, painter: QPainter, level: Level) -> None:
        routes = self._router.routes.values()
        if level is Level.AFAR:
            LinkDrawing(routes).draw_from_afar(painter, self.theme)
        else:
            scale = painter.worldTransform().m11()
            draw_links(painter, routes, self.theme, as_curves=True, scale=scale)

    @cached_property
    def _themes(self) -> tuple[ThemeFace, ...]:
        return themes_of(self.faces.cards.values())

    @cached_property
    def _legend_box(self) -> QRectF:
        return legend_box(self._arrangement.bounds, self._themes, self.theme)

    @cached_property
    def _bounds(self) -> QRectF:
        bounds = self._arrangement.bounds
        for route in self._router.routes.values():
            bounds = bounds.united(route.box)
        for sticky in self.faces.stickies:
            bounds = bounds.united(sticky_box(sticky))
        if self._backdrop is not None:
            bounds = bounds.united(backdrop_box(self._backdrop))
        return bounds.united(self._legend_box)

    @property
    def _backdrop(self) -> BackdropFace | None:
        face = self.faces.backdrop
        return face if face is not None and face.is_printed else None

    @cached_property
    def _arrangement(self) -> Arrangement:
        return arranged(self.faces)

    @cached_property
    def _router(self) -> Router | Bows:
        router = router_for(self.faces.laid)
        router.keep_clear(self._arrangement.inner_headers)
        router.lay(self.faces.links, places(self.faces, self._arrangement, self.faces.cards))
        return router
