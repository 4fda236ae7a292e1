"""Where rows and cards stand in the window, for hands that take hold of them."""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.models.scorecard_table import ScorecardTable
from tests.journeys.driver import User

_ACTIONS = Qt.DropAction.CopyAction
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def map_of(user: User) -> MapView:
    """Return the map."""
    found = user.program.window.findChild(MapView)
    assert isinstance(found, MapView)
    return found


def table_of(user: User) -> ScorecardTable:
    """Return the table of the scorecard."""
    found = user.program.window.findChild(ScorecardTable)
    assert isinstance(found, ScorecardTable)
    return found


def outline_of(user: User) -> OutlineView:
    """Return the outline."""
    found = user.program.window.docks.outline.widget()
    assert isinstance(found, OutlineView)
    return found


def index_of_measure(user: User, rows: OutlineView) -> tuple[QModelIndex, MeasureId]:
    """Return the first row of a measure that is seen, and which measure it is."""
    index = rows.model().index(0, 0)
    while index.data(Role.ENTITY) not in user.card.measures:
        index = rows.indexBelow(index)
        assert index.isValid()
    return index, MeasureId(index.data(Role.ENTITY))


def card_on_map(user: User, entity_id: EntityId) -> tuple[QWidget, QPoint]:
    """Return what a card is drawn on, and where its middle is there."""
    view = map_of(user)
    rect = view.map_scene.rect_of(entity_id)
    assert rect is not None
    return view.viewport(), view.mapFromScene(rect.center())


class Drag:
    """What is dragged, as the desktop tells widgets of it: enter, move, leave, drop.

    Qt's platform for tests drags nothing itself.
    """

    def __init__(self, data: QMimeData) -> None:
        self._data = data
        self._over: QWidget | None = None
        self._at = QPoint()

    def over(self, widget: QWidget, at: QPoint) -> bool:
        """Come over a widget, and leave the one before; return whether it could be dropped."""
        if self._over is not None and widget is not self._over:
            QApplication.sendEvent(self._over, QDragLeaveEvent())
        if widget is not self._over:
            QApplication.sendEvent(widget, QDragEnterEvent(at, _ACTIONS, self._data, _LEFT, _PLAIN))
        moving = QDragMoveEvent(at, _ACTIONS, self._data, _LEFT, _PLAIN)
        QApplication.sendEvent(widget, moving)
        self._over, self._at = widget, at
        return moving.isAccepted()

    def drop(self) -> None:
        """Let go where it is."""
        assert self._over is not None
        event = QDropEvent(self._at.toPointF(), _ACTIONS, self._data, _LEFT, _PLAIN)
        QApplication.sendEvent(self._over, event)
