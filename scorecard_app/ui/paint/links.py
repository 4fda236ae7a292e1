"""Draw links as curves, or many at once as lines.

Measured at 1.75 units wide: a curve takes 40 µs, the same as lines (with the square caps that
pens have by default: they close the joints) a half of that; round caps take five times as long.
"""

from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from shiboken6 import Shiboken

from scorecard_app.domain.links import LinkKind
from scorecard_app.ui.paint.link_style import Stroke, role_of, stroke_of
from scorecard_app.ui.paint.marks import draw_loop, draw_minus
from scorecard_app.ui.paint.routes import HEAD_LENGTH, Route
from scorecard_app.ui.theme import Theme

MARK_RADIUS = 7.0

_BAR_REACH, _BAR_WIDTH, _BAR_PLACE = 2.0, 2.5, 0.6
"""The bar of a negative link: how much wider than a head, how thick, and how far along the head."""

_HOLLOW_WIDTH = 1.5
_THINNEST = 1.1
"""The least width of a line, in pixels."""

_LEAST_HEAD, _MOST_ENLARGED = 7.0, 1.6
"""How long a head is at least, in pixels, unless it were so many times as long as it is whole."""

_DOUBLES_A_LINE = 4
_STANDS_OUT = 1.0

LinesFromAfar = dict[str, "array[float]"]
"""By colour role: lines as Qt holds them in memory, four doubles each."""


def draw_links(
    painter: QPainter,
    routes: Iterable[Route],
    theme: Theme,
    *,
    as_curves: bool = False,
    scale: float = 1.0,
) -> None:
    """Draw links with heads and marks; curves are smoother, lines are faster.

    At a small scale no line is thinner than can be seen well.

    A link with dashes is always drawn as lines: Qt takes far longer to dash a curve.
    """
    routes = tuple(routes)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    plain: dict[Stroke, array[float]] = {}
    for route in routes:
        stroke = stroke_of(route.link)
        if stroke.width * scale < _THINNEST:
            stroke = replace(stroke, width=_THINNEST / scale)
        if as_curves and stroke.is_whole and not stroke.gap:
            painter.setPen(theme.pen(stroke.role, stroke.width))
            painter.drawPath(route.curve.path)
        else:
            plain.setdefault(stroke, array("d")).extend(route.strokes)
    for stroke, lines in plain.items():
        _draw_stroke(painter, stroke, lines, theme)
    for route in routes:
        _draw_ends(painter, route, theme, (role_of(route.link), scale))


def lines_from_afar(routes: Iterable[Route]) -> LinesFromAfar:
    """Gather links as few lines, by colour role, for scales at which heads would be specks."""
    lines: LinesFromAfar = {}
    for route in routes:
        lines.setdefault(role_of(route.link), array("d")).extend(route.curve.sketch)
    return lines


def draw_lines_from_afar(painter: QPainter, lines: LinesFromAfar, theme: Theme) -> None:
    """Draw gathered links as hairlines."""
    for role, found in lines.items():
        pen = theme.pen(role)
        pen.setCosmetic(True)
        painter.setPen(pen)
        _draw_lines(painter, found)


def draw_standing_out(
    painter: QPainter, route: Route, theme: Theme, *, role: str, scale: float = 1.0
) -> None:
    """Draw a link so that it stands out: selected or under the pointer."""
    stroke = stroke_of(route.link)
    wide = max(stroke.width, _THINNEST / scale) + _STANDS_OUT / min(scale, 1.0)
    wider = replace(stroke, role=role, width=wide)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_stroke(painter, wider, route.strokes, theme)
    _draw_ends(painter, route, theme, (role, scale))


def _draw_stroke(painter: QPainter, stroke: Stroke, lines: "array[float]", theme: Theme) -> None:
    pen = theme.pen(stroke.role, stroke.width)
    if stroke.gap or not stroke.is_whole:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    _draw_lines(painter, lines)
    if stroke.gap:
        painter.setPen(theme.pen("canvas", stroke.gap))
        _draw_lines(painter, lines)


def _draw_lines(painter: QPainter, lines: "array[float]") -> None:
    """Hand the doubles to Qt as they lie in memory: one call for all lines."""
    address, count = lines.buffer_info()
    first = cast("QLineF", Shiboken.wrapInstance(address, QLineF))
    painter.drawLines(first, count // _DOUBLES_A_LINE)


def _draw_ends(painter: QPainter, route: Route, theme: Theme, look: tuple[str, float]) -> None:
    """Draw the head: filled, hollow for feedback, a bar for a negative link; then the marks.

    At a small scale they are larger, so that they can be told apart.
    """
    link, is_feedback = route.link, route.link.kind is LinkKind.FEEDBACK
    role, scale = look
    larger = min(max(1.0, _LEAST_HEAD / (HEAD_LENGTH * scale)), _MOST_ENLARGED)
    head = _enlarged(route.head, larger)
    if link.is_negative:
        _draw_bar(painter, route, head, (theme, role))
    elif is_feedback:
        painter.setPen(theme.pen(role, _HOLLOW_WIDTH))
        painter.setBrush(theme.brush("canvas"))
        painter.drawPolygon(head)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.brush(role))
        painter.drawPolygon(head)
    if link.is_negative:
        draw_minus(painter, route.curve.middle, MARK_RADIUS * larger, theme)
    if is_feedback:
        at = route.quarter if link.is_negative else route.curve.middle
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


def _enlarged(head: QPolygonF, larger: float) -> QPolygonF:
    """Return a head that much larger, with its tip in the same place."""
    if larger == 1:
        return head
    tip = head.at(0)
    return QPolygonF([tip + (head.at(corner) - tip) * larger for corner in range(3)])
