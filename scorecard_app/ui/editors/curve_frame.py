"""Where values and scores lie in the picture of a scoring curve, and where its texts go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetrics

from scorecard_app.present.measure_curve import CurveSpec
from scorecard_app.ui.theme import Theme

_LEFT, _TOP, _RIGHT, _BOTTOM = 34, 10, 8, 42
_GAP = 6
_ROWS = 2
_REACH = 5
_STEPS = 24
"""How far a name stays from an anchor, and at how many places a line is looked at."""


class CurveFrame:
    """Turns values and scores into places, and back."""

    def __init__(self, spec: CurveSpec, rect: QRect, theme: Theme) -> None:
        px = theme.px
        self._spec = spec
        self._px = px
        self.plot = QRectF(rect).adjusted(px(_LEFT), px(_TOP), -px(_RIGHT), -px(_BOTTOM))

    def spot(self, value: float, score: float) -> QPointF:
        """Return the place of a value and its score."""
        spec, plot = self._spec, self.plot
        across = (value - spec.low) / ((spec.high - spec.low) or 1.0)
        up = (score - spec.bottom) / ((spec.top - spec.bottom) or 1.0)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    def value_at(self, x: float) -> float:
        """Return the value at a place across."""
        spec, plot = self._spec, self.plot
        return spec.low + (x - plot.left()) / (plot.width() or 1.0) * (spec.high - spec.low)

    def score_at(self, y: float) -> float:
        """Return the score at a place up."""
        spec, plot = self._spec, self.plot
        return spec.bottom + (plot.bottom() - y) / (plot.height() or 1.0) * (spec.top - spec.bottom)

    def band(self, low: float, high: float) -> QRectF:
        """Return the area between two scores."""
        top, bottom = self.spot(0, high).y(), self.spot(0, low).y()
        return QRectF(self.plot.left(), top, self.plot.width(), bottom - top)

    def beside(self, spot: QPointF, text: str, metrics: QFontMetrics) -> QPointF:
        """Return where a text begins beside a place, above the line and where there is room."""
        gap, width = self._px(_GAP), metrics.horizontalAdvance(text)
        left, right = spot.x() - gap - width, spot.x() + gap
        fits_left, fits_right = left >= self.plot.left(), right + width <= self.plot.right()
        is_left = fits_left if self._spec.is_rising else not fits_right
        is_above = spot.y() - gap - metrics.ascent() >= 0
        y = spot.y() - gap if is_above else spot.y() + gap + metrics.ascent()
        return QPointF(left if is_left else right, y)

    def score_texts(self, metrics: QFontMetrics) -> Iterator[tuple[QRectF, str]]:
        """Yield where the scores at the edges of the bands are written."""
        spec = self._spec
        width, height = self.plot.left() - self._px(_GAP), metrics.height()
        for text, score in spec.score_ticks:
            y = self.spot(0, score).y()
            yield QRectF(0, y - height / 2, width, height), text

    def tick_texts(self, metrics: QFontMetrics) -> Iterator[tuple[QRectF, str]]:
        """Yield where texts are written under the values; in a second row where one is full."""
        ends = [-1e9] * _ROWS
        width_all = self.plot.right() + self._px(_RIGHT)
        for tick in self._spec.ticks:
            width = metrics.horizontalAdvance(tick.text) + 1
            centre = self.spot(tick.value, self._spec.bottom).x()
            left = min(max(centre - width / 2, 0.0), width_all - width)
            row = next((at for at in range(_ROWS) if ends[at] + self._px(_GAP) <= left), None)
            if row is None:
                continue
            ends[row] = left + width
            top = self.plot.bottom() + self._px(_GAP) + row * metrics.height()
            yield QRectF(left, top, width, metrics.height()), tick.text

    def free_corner(self, area: QRectF, size: QSizeF) -> QRectF:
        """Return where in an area a text is not crossed by the curve, if there is such a place."""
        lefts = [area.left(), area.right() - size.width()]
        tops = [area.top(), area.bottom() - size.height()]
        if not self._spec.is_rising:
            lefts.reverse()
        places = [QRectF(QPointF(left, top), size) for left in lefts for top in tops]
        return next((each for each in places if not self._is_crossed(each)), places[0])

    def _is_crossed(self, box: QRectF) -> bool:
        """Say whether the curve goes through a box, or an anchor or the value lies on it."""
        spec, reach = self._spec, self._px(_REACH)
        held = [self.spot(each.value, each.score) for each in spec.anchors]
        held += [self.spot(*spec.now)] if spec.now is not None else []
        if any(box.adjusted(-reach, -reach, reach, reach).contains(spot) for spot in held):
            return True
        spots = [self.spot(value, score) for value, score in spec.points]
        return any(
            box.contains(QLineF(*ends).pointAt(step / _STEPS))
            for ends in pairwise(spots)
            for step in range(_STEPS + 1)
        )
