"""Make linked cards from the keyboard: ghosts while Ctrl is held, cards when it is let go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.document.edits.cards import NewCard, add_cards
from scorecard_app.document.edits.links import NewLink
from scorecard_app.domain.ids import LinkId, ObjectiveId, PlacementId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.commands import lane_of, selected_cards, selected_rect
from scorecard_app.ui.canvas.grid import card_box, free_spot
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.workplace import ORIGIN, TitleRequest, Way, Workplace
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.card import CARD

_CORNER, _WIDTH = 6.0, 1.5
_SHEET = 0.8
"""How much of what stands behind it a ghost hides."""

_HOLDING = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta})


@dataclass(frozen=True, slots=True)
class _Growth:
    """What is about to be made: from which card, which way, where each new card will stand."""

    from_id: ObjectiveId
    start: QRectF
    way: Way
    lane: LaneBox
    rects: tuple[QRectF, ...]


class QuickCreate:
    """Adds a ghost with each press, turns all into cards at once, or gives them up."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._growth: _Growth | None = None
        self._item: GhostItem | None = None
        place.history.interrupted.connect(self.cancel)

    @property
    def is_growing(self) -> bool:
        """Say whether there are ghosts."""
        return self._growth is not None

    def grow(self, way: Way) -> None:
        """Add a ghost that way of the selected card; another way begins again."""
        growth = self._growth
        if growth is None or growth.way is not way:
            self.cancel()
            growth = self._begin(way)
        if growth is None:
            return
        wanted = _next_to(growth.rects[-1], way) if growth.rects else _wanted(growth)
        taken = self._place.scene.card_rects()
        rect = free_spot(growth.lane, wanted.topLeft(), taken, growth.rects)
        self._show(_Growth(growth.from_id, growth.start, way, growth.lane, (*growth.rects, rect)))

    def release(self, event: QKeyEvent) -> None:
        """Make the cards when the key that holds them is let go."""
        if self.is_growing and event.key() in _HOLDING and not event.isAutoRepeat():
            self.commit()

    def commit(self) -> None:
        """Make a linked card of every ghost in one step; a single one asks for its title."""
        growth = self._growth
        self.cancel()
        map_id = self._place.scene.map_id
        if growth is None or map_id is None or growth.from_id not in self._place.card.objectives:
            return
        cards = [_card(self._place, growth.lane, rect) for rect in growth.rects]
        links = [_link(self._place, growth, each) for each in cards]
        merge_key, start = object(), self._place.card
        label = ngettext("Add objective", "Add objectives", len(cards))
        edit = partial(add_cards, map_id=map_id, cards=cards, links=links)
        if not self._place.run(label, edit, merge_key):
            return
        self._place.view_state.select([each.objective_id for each in cards], origin=ORIGIN)
        if len(cards) == 1:
            self._place.edit_title(TitleRequest(cards[0].objective_id, merge_key, start))
        else:
            self._place.history.end_gesture()

    def cancel(self) -> bool:
        """Give the ghosts up; return whether there were any."""
        was_growing = self.is_growing
        self._growth = None
        if self._item is not None:
            self._place.scene.removeItem(self._item)
            self._item = None
        return was_growing

    def _begin(self, way: Way) -> _Growth | None:
        """Look where cards would stand that way; say so where there is no lane."""
        place = self._place
        rect, chosen = selected_rect(place), selected_cards(place)
        here = lane_of(place, rect)
        if rect is None or here is None:
            return None
        lane = _lane_that_way(place, here, rect, way)
        if lane is None:
            above = _("There is no perspective above.")
            place.answer(above if way is Way.UP else _("There is no perspective below."))
            return None
        return _Growth(chosen[0], rect, way, lane, ())

    def _show(self, growth: _Growth) -> None:
        self._growth = growth
        if self._item is None:
            self._item = GhostItem(self._place.scene.look)
            self._place.scene.addItem(self._item)
        self._item.show_at(growth.start, growth.rects)
        self._place.camera.reveal(growth.rects[-1])
        count = len(growth.rects)
        said = ngettext(
            "Let go for {count} linked card · again for more · Esc gives it up",
            "Let go for {count} linked cards · again for more · Esc gives them up",
            count,
        )
        self._place.answer(said.format(count=count))


class GhostItem(QGraphicsItem):
    """Cards that are not there yet, each with a line from the card that they will be linked to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._start = QRectF()
        self._rects: Sequence[QRectF] = ()
        self.setZValue(OVERLAY_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_at(self, start: QRectF, rects: Sequence[QRectF]) -> None:
        """Show these ghosts of one card."""
        self.prepareGeometryChange()
        self._start, self._rects = start, tuple(rects)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the box round the card and its ghosts."""
        box = QRectF(self._start)
        for rect in self._rects:
            box = box.united(rect)
        return box.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw dashed cards and lines in the accent."""
        del option, widget
        theme = self._look.theme
        pen = QPen(theme.pen("accent", _WIDTH))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        for rect in self._rects:
            painter.drawLine(*_ends(self._start, rect))
        sheet = QColor(theme.colour("card"))
        sheet.setAlphaF(_SHEET)
        painter.setBrush(sheet)
        for rect in self._rects:
            painter.drawRoundedRect(rect, _CORNER, _CORNER)


def _ends(start: QRectF, end: QRectF) -> tuple[QPointF, QPointF]:
    """Return where a line leaves one card and meets another."""
    if end.bottom() <= start.top():
        return QPointF(start.center().x(), start.top()), QPointF(end.center().x(), end.bottom())
    if end.top() >= start.bottom():
        return QPointF(start.center().x(), start.bottom()), QPointF(end.center().x(), end.top())
    if end.left() >= start.right():
        return QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
    return QPointF(start.left(), start.center().y()), QPointF(end.right(), end.center().y())


def _lane_that_way(place: Workplace, here: LaneBox, rect: QRectF, way: Way) -> LaneBox | None:
    """Return the lane a row up or down, nearest to the card; sideways the lane of the card."""
    down = way.value[1]
    if not down:
        return here
    lanes = place.scene.arrangement.homes
    rows = sorted({each.face.row for each in lanes if (each.face.row - here.face.row) * down > 0})
    if not rows:
        return None
    row = rows[0] if down > 0 else rows[-1]
    there = [each for each in lanes if each.face.row == row]
    return min(there, key=lambda each: abs(each.body.center().x() - rect.center().x()))


def _wanted(growth: _Growth) -> QRectF:
    """Return where the first card would stand: straight ahead."""
    across, down = growth.way.value
    if not down:
        return growth.start.translated(across * (CARD.width() + PADDING), 0)
    left = max(growth.start.left(), growth.lane.body.left() + PADDING)
    return card_box(QPointF(left, growth.lane.body.top() + PADDING))


def _next_to(rect: QRectF, way: Way) -> QRectF:
    """Return where a sibling would stand: at the right in a row, below in a column."""
    is_row = way in {Way.UP, Way.DOWN}
    across, down = CARD.width() + PADDING, CARD.height() + PADDING
    return rect.translated(across if is_row else 0, 0 if is_row else down)


def _card(place: Workplace, lane: LaneBox, rect: QRectF) -> NewCard:
    spot = rect.topLeft() - lane.body.topLeft()
    return NewCard(
        ObjectiveId(place.mint()),
        PlacementId(place.mint()),
        lane.face.perspective_id,
        (spot.x(), spot.y()),
    )


def _link(place: Workplace, growth: _Growth, card: NewCard) -> NewLink:
    """Link upwards and to the right from the card, from below and the left to it."""
    ends = (growth.from_id, card.objective_id)
    is_onward = growth.way in {Way.UP, Way.RIGHT}
    from_id, to_id = ends if is_onward else ends[::-1]
    return NewLink(LinkId(place.mint()), from_id, to_id)
