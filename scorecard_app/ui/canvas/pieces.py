"""Pieces of a what-if that many steps of a slider, or many cards, have in common: painted once."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from scorecard_app.present.faces import SupposedFace
from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.paint.distant_card import DRAWS_COURSE
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.supposed import (
    COURSE,
    draw_course,
    draw_handle,
    draw_today,
    handle_box,
    today_box,
    today_of,
)
from scorecard_app.ui.theme import Theme

CARD_BOX = QRectF(QPointF(0, 0), CARD)
PICTURE_BOX = CARD_BOX + QMarginsF(1, 1, 1, 1)
"""The box of a picture in the units of its card: a hair's breadth larger."""

Drawn = tuple[Level, float, float]
"""The level, the pixels of the screen for one map unit, and those for one logical pixel."""

_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Something as it was painted, and where it goes in the picture of its card."""

    place: QPoint
    pixmap: QPixmap


class Pieces:
    """Keeps the pieces that were painted at one level and scale, up to a fixed number."""

    def __init__(self, theme: Theme, drawn: Drawn) -> None:
        self.drawn = drawn
        self._has_more = drawn[0] in DRAWS_COURSE
        self._theme = theme
        self._held: dict[object, Piece] = {}

    def beneath(self, supposed: SupposedFace) -> list[Piece]:
        """Return what lies under the rest: the value of today, and the course through the months.

        Courses of one shape are one, for many steps of a slider and on many cards.
        """
        if not self._has_more:
            return []
        today, course = today_of(supposed), supposed.course
        found = []
        if today:
            found.append(self._held.get(today) or self._paint_today(supposed))
        if course is not None:
            found.append(self._held.get(course) or self._paint_course(supposed))
        return found

    def handle(self, supposed: SupposedFace) -> Piece:
        """Return the handle of a slider; that of all cards that are not pushed is one."""
        key = supposed.pushed, supposed.is_pushed
        return self._held.get(key) or self._paint(
            key,
            handle_box(CARD_BOX, supposed),
            partial(draw_handle, card=CARD_BOX, supposed=supposed, theme=self._theme),
            has_paper=False,
        )

    def _paint_today(self, supposed: SupposedFace) -> Piece:
        today, draw = today_of(supposed), partial(draw_today, supposed=supposed, theme=self._theme)
        return self._paint(today, today_box(today, self._theme), draw)

    def _paint_course(self, supposed: SupposedFace) -> Piece:
        draw = partial(draw_course, supposed=supposed, theme=self._theme)
        return self._paint(supposed.course, COURSE, draw)

    def _paint(
        self,
        key: object,
        where: QRectF,
        draw: Callable[[QPainter], None],
        *,
        has_paper: bool = True,
    ) -> Piece:
        """Paint a piece as if the whole card were painted: on its paper where nothing is below."""
        _level, scale, ratio = self.drawn
        box = where.translated(-PICTURE_BOX.topLeft())
        place = QPoint(math.floor(box.left() * scale), math.floor(box.top() * scale))
        end = QPoint(math.ceil(box.right() * scale), math.ceil(box.bottom() * scale))
        pixmap = QPixmap(end.x() - place.x(), end.y() - place.y())
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if has_paper:
            painter.fillRect(pixmap.rect(), self._theme.colour("card"))
        painter.translate(-place.x() / ratio, -place.y() / ratio)
        painter.scale(scale / ratio, scale / ratio)
        painter.translate(-PICTURE_BOX.topLeft())
        draw(painter)
        painter.end()
        pixmap.setDevicePixelRatio(1.0)
        if len(self._held) >= _MOST:
            self._held.clear()
        made = self._held[key] = Piece(place, pixmap)
        return made
