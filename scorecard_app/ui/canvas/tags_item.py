"""The tags in the strips of closed lanes, over the links that end there."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import CARD_Z, CardItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.arrangement import Tag
from scorecard_app.ui.paint.tags import draw_tag

_REACH = 4.0
"""How far beside a tag anything of it is drawn, and the pointer still means it."""


class TagsItem(QGraphicsItem):
    """All tags in one item; each stands out as the card does that it stands for."""

    def __init__(self, cards: Mapping[ObjectiveId, CardItem], look: Look) -> None:
        super().__init__()
        self._cards = cards
        self._look = look
        self._tags: tuple[Tag, ...] = ()
        self.setZValue(CARD_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_tags(self, tags: tuple[Tag, ...]) -> None:
        """Show these tags and no others."""
        if tags != self._tags:
            self.prepareGeometryChange()
            self._tags = tags
            self.update()

    def at(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose tag is at a point."""
        return next((each.objective_id for each in self._tags if _reach(each, point)), None)

    def point_at(self, objective_id: ObjectiveId | None) -> None:
        """Name the card whose tag is under the pointer."""
        item = self._cards.get(objective_id) if objective_id else None
        self.setToolTip(item.face.tooltip if item else "")

    @property
    def cards(self) -> frozenset[ObjectiveId]:
        """Return the cards for which a tag stands."""
        return frozenset(each.objective_id for each in self._tags)

    def boundingRect(self) -> QRectF:
        """Return a box round all tags."""
        whole = QRectF()
        for tag in self._tags:
            whole = whole.united(tag.rect)
        return whole.adjusted(-_REACH, -_REACH, _REACH, _REACH) if self._tags else whole

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw each tag that is exposed."""
        del option, widget
        level = self._look.level(painter)
        for tag in self._tags:
            item = self._cards.get(tag.objective_id)
            if item is not None and self._look.is_exposed(tag.rect):
                look = self._look.theme, level, item.state
                draw_tag(painter, tag.rect, item.face, look)


def _reach(tag: Tag, point: QPointF) -> bool:
    return tag.rect.adjusted(-_REACH / 2, -_REACH, _REACH / 2, _REACH).contains(point)
