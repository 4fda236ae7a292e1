"""The loose end of a link while it is drawn: a line, who would take it, and why others will not."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.whisper import WhisperItem
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.card import CardState

_WIDTH = 2.0


class LooseEnd:
    """Hangs from one card; cards that may take it show so, those that may not step back."""

    def __init__(
        self, place: Workplace, held: ObjectiveId, why_not: Callable[[ObjectiveId], str | None]
    ) -> None:
        scene = place.scene
        self._place = place
        self._held = held
        reasons = {each: why_not(each) for each in scene.shown_ids().objectives if each != held}
        self._refusals = {each: reason for each, reason in reasons.items() if reason}
        self._marks = {
            each: CardState.DIMMED if reason else CardState.HOVERED
            for each, reason in reasons.items()
        }
        self._line = QGraphicsPathItem()
        self._line.setPen(scene.look.theme.pen("accent", _WIDTH))
        self._line.setZValue(OVERLAY_Z)
        self._whisper = WhisperItem(scene.look)
        scene.addItem(self._line)
        scene.addItem(self._whisper)
        self._mark(None)

    @property
    def refusals(self) -> Mapping[ObjectiveId, str]:
        """Return why each card that will not take the end will not."""
        return self._refusals

    def hang(self, start: QPointF, end: QPointF) -> ObjectiveId | None:
        """Let the end hang at a point; return the card that is there."""
        path = QPainterPath(start)
        middle = (start.y() + end.y()) / 2
        path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
        self._line.setPath(path)
        target = self._place.scene.card_at(end)
        self._mark(target)
        reason = self._refusals.get(target, "") if target else ""
        self._whisper.say(reason, end, self._place.camera.scale)
        return target

    def clear(self) -> None:
        """Leave nothing behind."""
        self._place.scene.removeItem(self._line)
        self._place.scene.removeItem(self._whisper)
        self._place.scene.emphasis.mark({})

    def _mark(self, target: ObjectiveId | None) -> None:
        marks = {**self._marks, self._held: CardState.SELECTED}
        if target is not None and marks.get(target) is CardState.HOVERED:
            marks[target] = CardState.WELCOME
        self._place.scene.emphasis.mark(marks)
