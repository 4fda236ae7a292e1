"""Let a pinned card go: its pin is pressed for a moment, so that nobody does it by accident."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.layout import pin_cards
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import ngettext
from scorecard_app.ui.canvas.pins import pin_place
from scorecard_app.ui.canvas.tools.waiting import LongTouch
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.pin import PIN_BOX


class PinHold:
    """Waits while the pin of one card is pressed and the pointer stays."""

    def __init__(self, place: Workplace, objective_id: ObjectiveId) -> None:
        self._place = place
        self._objective_id = objective_id
        self._clock: LongTouch | None = None

    def begin(self, at: QPointF, screen: QPoint) -> None:
        """Wait if the pin was pressed."""
        rect = self._place.scene.rect_of(self._objective_id)
        is_pinned = self._objective_id in self._place.scene.pinned
        if rect is not None and is_pinned and PIN_BOX.translated(pin_place(rect)).contains(at):
            self._clock = LongTouch(self._place.scene)
            self._clock.held.connect(self._let_go)
            self._clock.begin(screen)

    def move(self, screen: QPoint) -> None:
        """Wait no more once the pointer has moved on."""
        if self._clock is not None:
            self._clock.move(screen, QGuiApplication.styleHints().startDragDistance())

    def stop(self) -> None:
        """Wait no more, and be gone."""
        if self._clock is not None:
            self._clock.stop()
            self._clock.deleteLater()
            self._clock = None

    def _let_go(self, _screen: QPoint) -> None:
        map_id, ids = self._place.scene.map_id, [self._objective_id]
        if map_id is not None:
            label = ngettext("Unpin {count} card", "Unpin {count} cards", 1).format(count=1)
            edit = partial(pin_cards, map_id=map_id, ids=ids, is_pinned=False)
            self._place.run(label, edit)
