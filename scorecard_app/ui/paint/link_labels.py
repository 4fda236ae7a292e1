"""Labels of links: sign, strength and lag on a small ground, clear of one another and of cards."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import LinkKind
from scorecard_app.ui.paint.link_style import role_of
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.underneath import Underneath
from scorecard_app.ui.theme import TextSize, Theme

_PADDING = QSizeF(6, 2)
_CORNER, _SIGN = 4.0, 16.0
_PLAIN = frozenset({"link", "link.feedback"})
_MANY = 150
_MOST_COVERED = 0.1
"""How much a label may cover, as a share of its own box; of a card, that is its edge."""

_OFF, _FARTHEST = 3.0, 100.0
"""How far above or below cards a label stands for which there is no room between them, and how far
from its link at most."""

_PLACES = (0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
"""Where along its link a label is tried beside the middle, as a share of the length."""

_MOST_LINKS, _LINK_WORTH = 1, 0.05
"""How many other links a label covers at most, lest it could be of any of them; and to cover one is
as bad as to cover such a share of the label.
"""


def label_box(route: Route, theme: Theme, *, enlarged: float = 1) -> QRectF:
    """Return the box of a label in the middle of its link."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL))
    width = metrics.horizontalAdvance(route.link.label) + 2 * _PADDING.width()
    box = QRectF(0, 0, width * enlarged, (metrics.height() + 2 * _PADDING.height()) * enlarged)
    box.moveCenter(route.curve.middle)
    return box


def place_labels(
    routes: Collection[Route], cards: Sequence[QRectF], theme: Theme, *, enlarged: float = 1
) -> dict[LinkId, QRectF]:
    """Put each label where it covers least: along its link, else above or below the cards there.

    Where there are many, each stands in the middle of its link, whatever other it covers. Those
    stay away, until they are asked for one by one, for which there is no room anywhere, or only
    where nobody could tell of which link they are.
    """
    if len(routes) > _MANY:
        return _in_the_middle(routes, cards, theme, enlarged)
    placed: dict[LinkId, QRectF] = {}
    underneath, signs = Underneath(routes), [*chain.from_iterable(map(_signs, routes))]
    for route in sorted(routes, key=_from_above):
        reach = reach_of_label(route, theme, enlarged=enlarged)
        taken = [each for each in (*placed.values(), *signs, *cards) if each.intersects(reach)]
        found, least = QRectF(), math.inf
        for box in _places(route, cards, theme, enlarged):
            count = underneath.count(box, but=route.link.link_id)
            covered = _covered(box, taken) / _area(box) + _LINK_WORTH * count
            if count <= _MOST_LINKS and covered < least:
                found, least = box, covered
            if not least:
                break
        if least <= _MOST_COVERED:
            placed[route.link.link_id] = found
    return placed


def place_label(
    route: Route, cards: Sequence[QRectF], theme: Theme, *, enlarged: float = 1
) -> QRectF:
    """Return where the label of one link covers least of the cards."""
    return min(_places(route, cards, theme, enlarged), key=lambda box: _covered(box, cards))


def reach_of_label(route: Route, theme: Theme, *, enlarged: float = 1) -> QRectF:
    """Return the box round every place at which the label of a link may be put."""
    size = label_box(route, theme, enlarged=enlarged).size()
    across, down = size.width(), size.height() + _FARTHEST
    return route.box.adjusted(-across, -down, across, down)


def inked(route: Route, box: QRectF) -> QRectF:
    """Return a label with the line that leads from it to its link, where it stands aside."""
    leader = _leader(route, box)
    whole = box if leader is None else box.united(QRectF(leader.p1(), leader.p2()).normalized())
    return whole.adjusted(-1, -1, 1, 1)


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


def draw_label(
    painter: QPainter, route: Route, box: QRectF, theme: Theme, *, is_quiet: bool = False
) -> None:
    """Draw a label into its box, as large as the box has room for, and what leads from it.

    A quiet one, among many, has a frame only if its link has a colour of its own.
    """
    role = role_of(route.link)
    frame = Qt.PenStyle.NoPen if is_quiet and role in _PLAIN else theme.pen(role)
    natural = label_box(route, theme)
    painter.save()
    leader = _leader(route, box)
    if leader is not None:
        painter.setPen(theme.pen(role))
        painter.drawLine(leader)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.translate(box.center())
    painter.scale(box.height() / natural.height(), box.height() / natural.height())
    natural.moveCenter(QPointF(0, 0))
    painter.setPen(frame)
    painter.setBrush(theme.brush("card"))
    painter.drawRoundedRect(natural, _CORNER, _CORNER)
    painter.setPen(theme.colour("text.quiet" if is_quiet else "text"))
    painter.setFont(theme.font(TextSize.SMALL))
    painter.drawText(natural, int(Qt.AlignmentFlag.AlignCenter), route.link.label)
    painter.restore()


def _from_above(route: Route) -> tuple[object, ...]:
    """Return an order that depends on what is seen alone, not on ids or on what was laid last."""
    left, top, right, bottom = route.sides
    return top, left, bottom, right, route.link.is_negative


def _in_the_middle(
    routes: Collection[Route], cards: Sequence[QRectF], theme: Theme, enlarged: float
) -> dict[LinkId, QRectF]:
    """Return the middle of each link, but where that covers words of a card."""
    boxes = {each.link.link_id: label_box(each, theme, enlarged=enlarged) for each in routes}
    if not cards:
        return boxes
    one, other = (np.array([each.getCoords() for each in some]) for some in (boxes.values(), cards))
    edge = _MOST_COVERED * (one[0, 3] - one[0, 1])
    starts, ends = one[:, None, :2] + edge, one[:, None, 2:] - edge
    is_free = ((starts >= other[:, 2:]) | (ends <= other[:, :2])).any(axis=2).all(axis=1)
    return {each: box for (each, box), free in zip(boxes.items(), is_free, strict=True) if free}


def _signs(route: Route) -> Iterator[QRectF]:
    """Yield the boxes of what tells most of a link: its head, and the sign in its middle."""
    link, (x, y) = route.link, route.tip
    yield QRectF(x - _SIGN / 2, y - _SIGN / 2, _SIGN, _SIGN)
    if link.is_negative or link.kind is LinkKind.FEEDBACK:
        yield QRectF(route.mark.x() - _SIGN / 2, route.mark.y() - _SIGN / 2, _SIGN, _SIGN)


def _places(
    route: Route, cards: Sequence[QRectF], theme: Theme, enlarged: float
) -> Iterator[QRectF]:
    """Yield where a label may stand, the best first."""
    middle, curve = label_box(route, theme, enlarged=enlarged), route.curve
    yield middle
    for share in _PLACES:
        box = QRectF(middle)
        box.moveCenter(curve.point_at(curve.length * share))
        yield box
    yield from _aside(middle, cards)


def _aside(box: QRectF, cards: Iterable[QRectF]) -> tuple[QRectF, ...]:
    """Return a box above and below the cards that it covers."""
    hit = [card for card in cards if card.intersects(box)]
    if not hit:
        return ()
    above = min(card.top() for card in hit) - _OFF - box.bottom()
    below = max(card.bottom() for card in hit) + _OFF - box.top()
    shifts = sorted((above, below), key=abs)
    return tuple(box.translated(0, each) for each in shifts if abs(each) <= _FARTHEST)


def _leader(route: Route, box: QRectF) -> QLineF | None:
    """Return the line from a label to its link; None where it stands on it."""
    middle = route.curve.middle
    if route.box.contains(box.center()) or not box.left() < middle.x() < box.right():
        return None
    end = box.bottom() if box.bottom() < middle.y() else box.top()
    return QLineF(QPointF(middle.x(), end), middle)


def _covered(box: QRectF, taken: Iterable[QRectF]) -> float:
    """Return how much of a box is taken."""
    return sum(_area(box.intersected(each)) for each in taken if each.intersects(box))


def _area(box: QRectF) -> float:
    return box.width() * box.height()
