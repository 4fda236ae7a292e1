"""What is dragged over the map from elsewhere: a measure, or a picture."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsView

from scorecard_app.texts import _
from scorecard_app.ui.canvas.backdrop_deeds import put_picture_file
from scorecard_app.ui.canvas.dropping import MeasureDrops
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.measure_drag import is_measure
from scorecard_app.ui.picture_files import carried_picture


class Landing(QObject):
    """Knows for each thing that is dragged over the map who takes it, and hands it over."""

    def __init__(self, measures: MeasureDrops, place: Workplace, view: QGraphicsView) -> None:
        super().__init__(view)
        self._measures, self._place, self._view = measures, place, view
        view.viewport().installEventFilter(self)

    def is_welcome(self, data: QMimeData) -> bool:
        """Say whether this can be dropped at all."""
        return is_measure(data) or carried_picture(data) is not None

    def hover(self, data: QMimeData, at: QPointF) -> bool:
        """Say what would come of it here; return whether it could be dropped."""
        if is_measure(data):
            return self._measures.hover(at)
        self._place.hint(_("Drop the picture to put it behind the map"))
        return True

    def drop(self, data: QMimeData, at: QPointF) -> None:
        """Let it land here."""
        path = carried_picture(data)
        if path is None or is_measure(data):
            self._measures.drop(data, at)
        else:
            put_picture_file(self._place, path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is welcome; all else is nothing that the map knows."""
        del watched
        if isinstance(event, QDragLeaveEvent):
            self._measures.leave()
            return True
        if not isinstance(event, QDropEvent) or not self.is_welcome(event.mimeData()):
            return False
        at = self._view.mapToScene(event.position().toPoint())
        if isinstance(event, QDragEnterEvent):
            event.acceptProposedAction()
        elif isinstance(event, QDragMoveEvent):
            event.setAccepted(self.hover(event.mimeData(), at))
        else:
            event.acceptProposedAction()
            self.drop(event.mimeData(), at)
        return True
