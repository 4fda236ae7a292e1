"""Draw links as curves, or many at once as lines.

Measured at 1.75 units wide: a curve takes 40 µs, the same as lines (with the square caps that
pens have by default: they close the joints) a half of that; round caps take five times as long.
"""

from array import array
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen
from shiboken6 import Shiboken

from scorecard_app.domain.links import LinkKind
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.marks import draw_minus
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.theme import Theme

MINUS_RADIUS = 7.0

_WIDTHS = ((0.15, 1.25), (0.35, 1.75), (1.01, 2.5))
"""How wide a link is drawn that is believed to be weaker than this."""

_DOUBLES_A_LINE = 4
_STANDS_OUT = 1.0

_Style = tuple[str, float]
LinesFromAfar = dict[str, "array[float]"]
"""By colour role: lines as Qt holds them in memory, four doubles each."""


def draw_links(
    painter: QPainter, routes: Iterable[Route], theme: Theme, *, as_curves: bool = False
) -> None:
    """Draw links with heads and signs; curves are smoother, lines are faster."""
    routes = tuple(routes)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    plain: dict[_Style, array[float]] = {}
    for route in routes:
        if as_curves or _dashes(route.link):
            painter.setPen(_pen(route.link, theme))
            painter.drawPath(route.curve.path)
        else:
            lines = plain.setdefault(_style(route.link), array("d"))
            lines.extend(route.curve.segments)
    for (role, width), lines in plain.items():
        painter.setPen(theme.pen(role, width))
        _draw_lines(painter, lines)
    for route in routes:
        _draw_ends(painter, route, theme)


def lines_from_afar(routes: Iterable[Route]) -> LinesFromAfar:
    """Gather links as few lines, by colour role, for scales at which heads would be specks."""
    lines: LinesFromAfar = {}
    for route in routes:
        lines.setdefault(_role(route.link), array("d")).extend(route.curve.sketch)
    return lines


def draw_lines_from_afar(painter: QPainter, lines: LinesFromAfar, theme: Theme) -> None:
    """Draw gathered links as hairlines."""
    for role, found in lines.items():
        pen = theme.pen(role)
        pen.setCosmetic(True)
        painter.setPen(pen)
        _draw_lines(painter, found)


def draw_standing_out(painter: QPainter, route: Route, theme: Theme, *, role: str) -> None:
    """Draw a link so that it stands out: selected or under the pointer."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = _pen(route.link, theme)
    pen.setColor(theme.colour(role))
    pen.setWidthF(pen.widthF() + _STANDS_OUT)
    painter.setPen(pen)
    painter.drawPath(route.curve.path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))
    painter.drawPolygon(route.head)
    if route.link.is_negative:
        draw_minus(painter, route.curve.middle, MINUS_RADIUS, theme)


def _draw_lines(painter: QPainter, lines: "array[float]") -> None:
    """Hand the doubles to Qt as they lie in memory: one call for all lines."""
    address, count = lines.buffer_info()
    first = cast("QLineF", Shiboken.wrapInstance(address, QLineF))
    painter.drawLines(first, count // _DOUBLES_A_LINE)


def _draw_ends(painter: QPainter, route: Route, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(_role(route.link)))
    painter.drawPolygon(route.head)
    if route.link.is_negative:
        draw_minus(painter, route.curve.middle, MINUS_RADIUS, theme)


def _pen(link: LinkFace, theme: Theme) -> QPen:
    role, width = _style(link)
    pen = theme.pen(role, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = _dashes(link)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


def _style(link: LinkFace) -> _Style:
    width = next(width for limit, width in _WIDTHS if link.weight < limit)
    return _role(link), width


def _role(link: LinkFace) -> str:
    if link.is_negative:
        return "link.negative"
    return "link.feedback" if link.kind is LinkKind.FEEDBACK else "link"


def _dashes(link: LinkFace) -> list[float]:
    """Return the dashes, in pen widths: long for a negative link, dots for feedback."""
    if link.is_negative:
        return [5.0, 3.0]
    return [1.5, 2.5] if link.kind is LinkKind.FEEDBACK else []
