"""Draw links, all of them or what is in sight, as lines or smoother as curves.

Measured at 1.75 units wide: a curve takes 40 µs, the same as lines (with the square caps that
pens have by default: they close the joints) a half of that; round caps take five times as long.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from scorecard_app.domain.links import LinkKind
from scorecard_app.ui.paint.link_style import Dashes, Stroke, dashes_of, role_of, stroke_of
from scorecard_app.ui.paint.marks import draw_loop, draw_minus
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.segments import Boxes, Floats, Segments, draw_lines
from scorecard_app.ui.theme import Theme

MARK_RADIUS = 7.0

_BAR_REACH, _BAR_WIDTH, _BAR_PLACE = 2.0, 2.5, 0.6
"""The bar of a negative link: how much wider than a head, how thick, and how far along the head."""

_HOLLOW_WIDTH = 1.5
_THINNEST = 1.1
"""The least width of a line, in pixels."""

_REACH = 12.0
"""How far beside its line anything of a link is drawn, in map units."""

_STANDS_OUT = 1.0


@dataclass(frozen=True)
class _Kind:
    """Links that are drawn by the same pen."""

    stroke: Stroke
    dashes: Dashes | None
    routes: tuple[Route, ...]

    @property
    def is_smooth(self) -> bool:
        """Say whether they may be drawn as curves: Qt takes far longer to dash one."""
        return self.stroke.is_whole and not self.stroke.gap

    @cached_property
    def segments(self) -> Segments:
        """Return their lines."""
        return Segments.of(route.curve.segments for route in self.routes)

    @cached_property
    def boxes(self) -> Boxes:
        """Return the boxes round each of them."""
        return Boxes.of(route.box for route in self.routes)


class LinkDrawing:
    """Links gathered by the pens that draw them; a part of it is drawn as it is in the whole."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes = tuple(routes)
        kinds: dict[tuple[Stroke, Dashes | None], list[Route]] = {}
        for route in self.routes:
            key = stroke_of(route.link), dashes_of(route.link)
            kinds.setdefault(key, []).append(route)
        self._kinds = [_Kind(*key, tuple(found)) for key, found in kinds.items()]
        self._ends = sorted(self.routes, key=_by_pen)

    @cached_property
    def _end_boxes(self) -> Boxes:
        """Return where heads and marks are drawn."""
        return Boxes.of(_end_box(route) for route in self._ends)

    def draw(
        self,
        painter: QPainter,
        theme: Theme,
        *,
        sought: Sequence[QRectF] = (),
        as_curves: bool = False,
        scale: float = 1.0,
    ) -> None:
        """Draw what lies in these boxes, or all; at a small scale no line is too thin to see."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for kind in self._kinds:
            stroke = kind.stroke
            if stroke.width * scale < _THINNEST:
                stroke = replace(stroke, width=_THINNEST / scale)
            if as_curves and kind.is_smooth:
                painter.setPen(theme.pen(stroke.role, stroke.width))
                for route in _seen(kind.routes, kind.boxes, sought):
                    painter.drawPath(route.curve.path)
            else:
                found = kind.segments.within(sought, _REACH)
                lines = found.dashed(*kind.dashes) if kind.dashes else found.lines
                _draw_stroke(painter, stroke, lines, theme)
        _draw_all_ends(painter, _seen(self._ends, self._end_boxes, sought), theme)


class LinesFromAfar:
    """Links as few lines, by colour role, for scales at which heads would be specks."""

    def __init__(self, routes: Iterable[Route]) -> None:
        by_role: dict[str, list[Route]] = {}
        for route in routes:
            by_role.setdefault(role_of(route.link), []).append(route)
        self._lines = {
            role: Segments.of(route.curve.sketch for route in found)
            for role, found in by_role.items()
        }

    def draw(self, painter: QPainter, theme: Theme, *, sought: Sequence[QRectF] = ()) -> None:
        """Draw what lies in these boxes, or all, as hairlines."""
        for role, found in self._lines.items():
            pen = theme.pen(role)
            pen.setCosmetic(True)
            painter.setPen(pen)
            draw_lines(painter, found.within(sought, _REACH).lines)


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


def draw_standing_out(painter: QPainter, route: Route, theme: Theme, *, role: str) -> None:
    """Draw a link so that it stands out: selected or under the pointer."""
    stroke, dashes = stroke_of(route.link), dashes_of(route.link)
    wider = replace(stroke, role=role, width=stroke.width + _STANDS_OUT)
    segments = Segments.of([route.curve.segments])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = segments.dashed(*dashes) if dashes else segments.lines
    _draw_stroke(painter, wider, lines, theme)
    _draw_ends(painter, route, theme, role)


def _seen(routes: Sequence[Route], boxes: Boxes, sought: Sequence[QRectF]) -> Sequence[Route]:
    """Return the routes whose boxes touch what is sought."""
    if not sought:
        return routes
    return [routes[each] for each in boxes.touching(sought).nonzero()[0].tolist()]


def _by_pen(route: Route) -> tuple[bool, str]:
    """Return an order in which the same brush fills many heads one after the other."""
    return not _is_plain(route), role_of(route.link)


def _is_plain(route: Route) -> bool:
    """Say whether a link ends in a filled head, and has no marks."""
    return not route.link.is_negative and route.link.kind is not LinkKind.FEEDBACK


def _end_box(route: Route) -> QRectF:
    if _is_plain(route):
        return route.head.boundingRect().adjusted(-1, -1, 1, 1)
    return route.box


def _draw_stroke(painter: QPainter, stroke: Stroke, lines: Floats, theme: Theme) -> None:
    pen = theme.pen(stroke.role, stroke.width)
    if stroke.gap or not stroke.is_whole:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    draw_lines(painter, lines)
    if stroke.gap:
        painter.setPen(theme.pen("canvas", stroke.gap))
        draw_lines(painter, lines)


def _draw_all_ends(painter: QPainter, routes: Iterable[Route], theme: Theme) -> None:
    """Draw heads and marks, those that are filled alike by one brush."""
    filled = ""
    for route in routes:
        role = role_of(route.link)
        if not _is_plain(route):
            _draw_ends(painter, route, theme, role)
            continue
        if role != filled:
            _fill(painter, theme, role)
            filled = role
        painter.drawPolygon(route.head)


def _fill(painter: QPainter, theme: Theme, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))


def _draw_ends(painter: QPainter, route: Route, theme: Theme, role: str) -> None:
    """Draw the head: filled, hollow for feedback, a bar for a negative link; then the marks."""
    link, is_feedback = route.link, route.link.kind is LinkKind.FEEDBACK
    if link.is_negative:
        _draw_bar(painter, route, theme, role)
    elif is_feedback:
        painter.setPen(theme.pen(role, _HOLLOW_WIDTH))
        painter.setBrush(theme.brush("canvas"))
        painter.drawPolygon(route.head)
    else:
        _fill(painter, theme, role)
        painter.drawPolygon(route.head)
    if link.is_negative:
        draw_minus(painter, route.curve.middle, MARK_RADIUS, theme)
    if is_feedback:
        at = route.quarter if link.is_negative else route.curve.middle
        draw_loop(painter, at, MARK_RADIUS, role_of(link), theme)


def _draw_bar(painter: QPainter, route: Route, theme: Theme, role: str) -> None:
    """Draw the bar at which a negative link stops, across its way and close to the card."""
    tip, left, right = (route.head.at(corner) for corner in range(3))
    base = (left + right) / 2
    centre = base + (tip - base) * _BAR_PLACE
    across = (left - right) / 2 * _BAR_REACH
    painter.setPen(theme.pen(role, stroke_of(route.link).width))
    painter.drawLine(base, centre)
    painter.setPen(theme.pen(role, _BAR_WIDTH))
    painter.drawLine(centre + across, centre - across)
