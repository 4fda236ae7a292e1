"""Draw links, all of them or what is in sight, as lines or smoother as curves.

Measured at 1.75 units wide: a curve takes 40 µs, the same as lines (with the square caps that
pens have by default: they close the joints) a half of that; round caps take five times as long.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from scorecard_app.domain.links import LinkKind
from scorecard_app.ui.paint.hulls import sides_of
from scorecard_app.ui.paint.link_style import Dashes, Stroke, role_of, stroke_of
from scorecard_app.ui.paint.marks import draw_loop, draw_minus
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.segments import Boxes, Drawn, Segments, draw_lines
from scorecard_app.ui.paint.ways import HEAD_LENGTH
from scorecard_app.ui.theme import Theme

MARK_RADIUS = 7.0

_BAR_REACH, _BAR_WIDTH, _BAR_PLACE = 2.0, 2.5, 0.6
"""The bar of a negative link: how much wider than a head, how thick, and how far along the head."""

_HOLLOW_WIDTH = 1.5
_THINNEST = 1.1
"""The least width of a line, in pixels."""

_REACH = 12.0
"""How far beside its line anything of a link is drawn, in map units."""

_LEAST_HEAD, _MOST_ENLARGED = 7.0, 1.6
"""How long a head is at least, in pixels, unless it were so many times as long as it is whole."""

_STANDS_OUT = 1.0

_FEW = 24
"""So few links are drawn stretch by stretch, as each keeps its lines; more, all at once."""


class LinkDrawing:
    """Links of which those in sight are found at once; a part is drawn as it is in the whole."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = sorted(routes, key=_by_pen)

    @cached_property
    def _boxes(self) -> Boxes:
        return Boxes.of(route.sides for route in self._routes)

    def draw(
        self,
        painter: QPainter,
        theme: Theme,
        *,
        sought: Sequence[QRectF] = (),
        as_curves: bool = False,
        scale: float = 1.0,
    ) -> None:
        """Draw what lies in these boxes, or all; at a small scale no line is too thin to see.

        A link with dashes is always drawn as lines: Qt takes far longer to dash a curve.
        """
        near = self._near(sought)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (stroke, dashes), same in groupby(near, key=_pen):
            found = list(same)
            if stroke.width * scale < _THINNEST:
                stroke = replace(stroke, width=_THINNEST / scale)  # noqa: PLW2901 - the same, seen
            if as_curves and stroke.is_whole and not stroke.gap:
                painter.setPen(theme.pen(stroke.role, stroke.width))
                for route in found:
                    painter.drawPath(route.curve.path)
            else:
                _draw_stroke(painter, stroke, _lines(found, dashes, sought), theme)
        _draw_all_ends(painter, _with_heads_near(near, sought), theme, scale)

    def draw_from_afar(
        self, painter: QPainter, theme: Theme, *, sought: Sequence[QRectF] = ()
    ) -> None:
        """Draw what lies in these boxes, or all, as hairlines: heads would be specks."""
        for role, same in groupby(self._near(sought), key=_role):
            pen = theme.pen(role)
            pen.setCosmetic(True)
            painter.setPen(pen)
            lines = array("d")
            for route in same:
                lines.extend(route.curve.sketch)
            draw_lines(painter, np.frombuffer(lines).reshape(-1, 4))

    def _near(self, sought: Sequence[QRectF]) -> Sequence[Route]:
        """Return the routes whose boxes touch what is sought; nothing stands for everything."""
        if not sought:
            return self._routes
        if len(self._routes) <= _FEW:
            return self._routes  # their stretches are asked
        found = self._boxes.touching(sought).nonzero()[0]
        return [self._routes[each] for each in found.tolist()]


def draw_links(
    painter: QPainter,
    routes: Iterable[Route],
    theme: Theme,
    *,
    as_curves: bool = False,
    scale: float = 1.0,
) -> None:
    """Draw links with heads and marks; curves are smoother, lines are faster."""
    LinkDrawing(routes).draw(painter, theme, as_curves=as_curves, scale=scale)


def draw_standing_out(
    painter: QPainter, route: Route, theme: Theme, *, role: str, scale: float = 1.0
) -> None:
    """Draw a link so that it stands out: selected or under the pointer."""
    stroke, dashes = route.pen
    wide = max(stroke.width, _THINNEST / scale) + _STANDS_OUT / min(scale, 1.0)
    wider = replace(stroke, role=role, width=wide)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_stroke(painter, wider, _lines([route], dashes, ()), theme)
    _draw_ends(painter, route, theme, (role, scale))


def _lines(routes: Sequence[Route], dashes: Dashes | None, sought: Sequence[QRectF]) -> Drawn:
    """Return the lines of some routes that come near what is sought."""
    if len(routes) > _FEW:
        segments = Segments.gathered([route.segments for route in routes])
        segments = segments.within(sought, _REACH)
        return segments.dashed(*dashes) if dashes else segments.lines
    boxes = [sides_of(box) for box in sought]
    lines = array("d")
    for stretch in (each for route in routes for each in route.stretches):
        if not boxes or stretch.touches(boxes):
            lines.extend(stretch.lines(dashes))
    return lines


def _with_heads_near(routes: Iterable[Route], sought: Sequence[QRectF]) -> Iterable[Route]:
    """Return the routes with something at their ends, or on their ways, near what is sought.

    Many links cross it whose heads are far away.
    """
    if not sought:
        return routes
    reach = 2 * _REACH
    sides = [sides_of(box.adjusted(-reach, -reach, reach, reach)) for box in sought]
    return [
        route
        for route in routes
        if not route.is_plain
        or any(
            left < route.tip[0] < right and top < route.tip[1] < bottom
            for left, top, right, bottom in sides
        )
    ]


def _by_pen(route: Route) -> tuple[object, ...]:
    """Return an order in which the same pen draws many links, and the same brush many heads."""
    stroke, dashes = route.pen
    looks = stroke.role, not route.is_plain, stroke.width, stroke.gap, dashes or (0.0, 0.0)
    return *looks, route.curve.start, route.curve.pieces


def _pen(route: Route) -> tuple[Stroke, Dashes | None]:
    return route.pen


def _role(route: Route) -> str:
    return route.pen[0].role


def _draw_stroke(painter: QPainter, stroke: Stroke, lines: Drawn, theme: Theme) -> None:
    pen = theme.pen(stroke.role, stroke.width)
    if stroke.gap or not stroke.is_whole:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    draw_lines(painter, lines)
    if stroke.gap:
        painter.setPen(theme.pen("canvas", stroke.gap))
        draw_lines(painter, lines)


def _draw_all_ends(painter: QPainter, routes: Iterable[Route], theme: Theme, scale: float) -> None:
    """Draw heads and marks, those that are filled alike by one brush."""
    filled, larger = "", _enlargement(scale)
    for route in routes:
        role = role_of(route.link)
        if not route.is_plain:
            _draw_ends(painter, route, theme, (role, scale))
            continue
        if role != filled:
            _fill(painter, theme, role)
            filled = role
        painter.drawPolygon(route.head_of(larger))


def _fill(painter: QPainter, theme: Theme, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))


def _draw_ends(painter: QPainter, route: Route, theme: Theme, look: tuple[str, float]) -> None:
    """Draw the head: filled, hollow for feedback, a bar for a negative link; then the marks.

    At a small scale they are larger, so that they can be told apart.
    """
    link, is_feedback = route.link, route.link.kind is LinkKind.FEEDBACK
    role, scale = look
    larger = _enlargement(scale)
    head = route.head_of(larger)
    if link.is_negative:
        _draw_bar(painter, route, head, (theme, role))
    elif is_feedback:
        painter.setPen(theme.pen(role, _HOLLOW_WIDTH))
        painter.setBrush(theme.brush("canvas"))
        painter.drawPolygon(head)
    else:
        _fill(painter, theme, role)
        painter.drawPolygon(head)
    if link.is_negative:
        draw_minus(painter, route.mark, MARK_RADIUS * larger, theme)
    if is_feedback:
        at = route.quarter if link.is_negative else route.mark
        draw_loop(painter, at, MARK_RADIUS * larger, role_of(link), theme)


def _draw_bar(painter: QPainter, route: Route, head: QPolygonF, ink: tuple[Theme, str]) -> None:
    """Draw the bar at which a negative link stops, across its way and close to the card."""
    theme, role = ink
    tip, left, right = (head.at(corner) for corner in range(3))
    base = (left + right) / 2
    centre = base + (tip - base) * _BAR_PLACE
    across = (left - right) / 2 * _BAR_REACH
    painter.setPen(theme.pen(role, stroke_of(route.link).width))
    painter.drawLine(base, centre)
    painter.setPen(theme.pen(role, _BAR_WIDTH))
    painter.drawLine(centre + across, centre - across)


def _enlargement(scale: float) -> float:
    return min(max(1.0, _LEAST_HEAD / (HEAD_LENGTH * scale)), _MOST_ENLARGED)
