"""The timeline under the initiatives: follows the document, and drags dates in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.investing.timeline import Bar, Grip, moved, timeline_of
from scorecard_app.texts import _
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk
from scorecard_app.ui.investing.timeline_view import TimelineView

if TYPE_CHECKING:
    from scorecard_app.present.form_parts import FormContext


class TimelinePart(QWidget):
    """Keeps in step with the table; `chosen` carries whose bar was taken."""

    chosen = Signal(str)

    def __init__(self, desk: InvestingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._base: FormContext | None = None
        self.view = TimelineView(desk.themes, self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._area.verticalScrollBar().valueChanged.connect(self._repaint)
        self.view.chosen.connect(self.chosen)
        self.view.moved.connect(self._move)
        self.view.gesture_ended.connect(self._end)

    def bind(self, entity_id: EntityId | None) -> None:
        """Mark the bar of the row that is chosen."""
        self.view.choose(entity_id)

    def sync(self) -> None:
        """Show the bars as they stand."""
        spec = timeline_of(self._desk.context, self._desk.bridge.scene.day)
        self.setVisible(bool(spec.bars))
        if spec != self.view.spec:
            self.view.show_timeline(spec)

    def _move(self, bar: Bar, grip: Grip, months: int) -> None:
        """Move dates; while a bar is dragged they move from where they were taken."""
        if self._base is None:
            self._base = self._desk.context
        edit = moved(self._base, bar, grip, months)
        key = ("dates", bar.id, grip)
        self._desk.history.run(_("Move dates"), edit, merge_key=key, origin=ORIGIN)

    def _end(self) -> None:
        self._base = None
        self._desk.history.end_gesture()

    def _repaint(self, _value: int) -> None:
        self.view.update()
