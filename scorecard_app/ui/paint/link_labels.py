"""Labels of links: sign, strength and lag on a small ground, clear of one another and of cards."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.link_style import role_of
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.theme import TextSize, Theme

_PADDING = QSizeF(6, 2)
_CORNER = 4.0
_MANY = 150
_MOST_COVERED = 0.1
"""How much an enlarged label may cover, as a share of its own box."""

_PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where along its link a label is tried, as a share of the length."""


def label_box(route: Route, theme: Theme, share: float = 0.5, *, enlarged: float = 1) -> QRectF:
    """Return the box of a label whose middle lies so far along its link."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL))
    width = metrics.horizontalAdvance(route.link.label) + 2 * _PADDING.width()
    box = QRectF(0, 0, width * enlarged, (metrics.height() + 2 * _PADDING.height()) * enlarged)
    is_middle = share == _PLACES[0]
    curve = route.curve
    box.moveCenter(curve.middle if is_middle else curve.point_at(curve.length * share))
    return box


def place_labels(
    routes: Collection[Route], cards: Sequence[QRectF], theme: Theme, *, enlarged: float = 1
) -> dict[LinkId, QRectF]:
    """Put each label along its link where it covers least: no other label, and no card.

    Where there are many, each stands in the middle of its link, whatever it covers. Of enlarged
    ones, those stay away that would cover much: there is no room for all of them.
    """
    if len(routes) > _MANY:
        return {each.link.link_id: label_box(each, theme, enlarged=enlarged) for each in routes}
    placed: dict[LinkId, QRectF] = {}
    for route in sorted(routes, key=_from_above):
        taken = [*placed.values(), *(card for card in cards if card.intersects(route.box))]
        boxes = [label_box(route, theme, share, enlarged=enlarged) for share in _PLACES]
        best = min(boxes, key=partial(_covered, taken=taken))
        if enlarged == 1 or _covered(best, taken) <= _MOST_COVERED * _area(best):
            placed[route.link.link_id] = best
    return placed


def beside(box: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Return a box as it is, or shifted beside what is taken: over it, below it, left or right."""
    if not any(each.intersects(box) for each in taken):
        return box
    whole = QRectF(taken[0])
    for each in taken:
        whole = whole.united(each)
    shifts = (
        QPointF(0, whole.top() - box.bottom()),
        QPointF(0, whole.bottom() - box.top()),
        QPointF(whole.right() - box.left(), 0),
        QPointF(whole.left() - box.right(), 0),
    )
    return box.translated(min(shifts, key=QPointF.manhattanLength))


def draw_label(painter: QPainter, route: Route, box: QRectF, theme: Theme) -> None:
    """Draw a label into its box, as large as the box has room for."""
    natural = label_box(route, theme)
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.translate(box.center())
    painter.scale(box.height() / natural.height(), box.height() / natural.height())
    natural.moveCenter(QPointF(0, 0))
    painter.setPen(theme.pen(role_of(route.link)))
    painter.setBrush(theme.brush("card"))
    painter.drawRoundedRect(natural, _CORNER, _CORNER)
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font(TextSize.SMALL))
    painter.drawText(natural, int(Qt.AlignmentFlag.AlignCenter), route.link.label)
    painter.restore()


def _from_above(route: Route) -> tuple[object, ...]:
    """Return an order that depends on what is seen alone, not on ids or on what was laid last."""
    left, top, right, bottom = route.sides
    return top, left, bottom, right, route.link.is_negative


def _covered(box: QRectF, taken: Iterable[QRectF]) -> float:
    """Return how much of a box is taken."""
    return sum(_area(box.intersected(each)) for each in taken if each.intersects(box))


def _area(box: QRectF) -> float:
    return box.width() * box.height()
