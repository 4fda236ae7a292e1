"""Hands on the window: a mouse on the map, keys in the inspector and in the grid."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from scorecard_app.domain.ids import EntityId, PerspectiveId
from scorecard_app.domain.periods import parse_period
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from tests.journeys.driver import User

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_STEPS = 4


class MapHand:
    """A mouse over the map, in the coordinates of the scene."""

    def __init__(self, user: User) -> None:
        view = user.program.window.findChild(MapView)
        assert isinstance(view, MapView)
        self.view = view
        self.view.fit_all()

    def middle(self, entity_id: EntityId) -> QPointF:
        """Return the middle of a card."""
        rect = self.view.map_scene.rect_of(entity_id)
        assert rect is not None
        return rect.center()

    def top(self, entity_id: EntityId) -> QPointF:
        """Move onto a card and return the dot at its top edge."""
        middle = self.middle(entity_id)
        self._move(middle, _NONE)
        rect = self.view.map_scene.rect_of(entity_id)
        assert rect is not None
        return QPointF(middle.x(), rect.top())

    def free_spot(self, perspective_id: PerspectiveId) -> QPointF:
        """Return a spot of a lane on which nothing stands."""
        lane = self.view.map_scene.arrangement.lane(perspective_id)
        assert lane is not None
        body, near = lane.body, range(-100, 101, 20)
        spots = (
            QPointF(x, body.center().y() + y)
            for x in range(int(body.left()) + 230, int(body.right()) - 100, 8)
            for y in near
        )
        return next(each for each in spots if body.contains(each) and self._is_free(each))

    def click(self, at: QPointF) -> None:
        """Click once."""
        QTest.mouseClick(self.view.viewport(), _LEFT, _PLAIN, self._pixel(at))

    def double_click(self, at: QPointF) -> None:
        """Click twice."""
        QTest.mouseDClick(self.view.viewport(), _LEFT, _PLAIN, self._pixel(at))

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Press, move in steps, and release."""
        QTest.mousePress(self.view.viewport(), _LEFT, _PLAIN, self._pixel(start))
        for step in range(1, _STEPS + 1):
            self._move(start + (end - start) * step / _STEPS, _LEFT)
        QTest.mouseRelease(self.view.viewport(), _LEFT, _PLAIN, self._pixel(end))

    def type_title(self, text: str) -> None:
        """Type into the title that is being edited, and end by Return."""
        editor = QApplication.focusWidget()
        assert isinstance(editor, QWidget)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        """Press a key on the map."""
        QTest.keyClick(self.view, key)

    def _is_free(self, at: QPointF) -> bool:
        scene = self.view.map_scene
        corners = [at + QPointF(x, y) for x in (-100, 0, 100) for y in (-50, 0, 50)]
        return all(
            scene.card_at(each) is None and scene.links.link_at(each, self.view.zoom) is None
            for each in corners
        )

    def _move(self, at: QPointF, held: Qt.MouseButton) -> None:
        viewport, pixel = self.view.viewport(), self._pixel(at)
        screen = viewport.mapToGlobal(pixel).toPointF()
        kind = QEvent.Type.MouseMove
        event = QMouseEvent(kind, pixel.toPointF(), screen, _NONE, held, _PLAIN)
        QApplication.sendEvent(viewport, event)

    def _pixel(self, at: QPointF) -> QPoint:
        return self.view.mapFromScene(at)


class FormHand:
    """Fills in the form of what is selected."""

    def __init__(self, user: User) -> None:
        inspector = user.program.window.findChild(Inspector)
        assert isinstance(inspector, Inspector)
        self._inspector = inspector

    def type(self, key: str, text: str) -> None:
        """Type over a field and leave it."""
        control = self._control(key)
        control.setFocus()
        if isinstance(control, QLineEdit):
            control.selectAll()
        QTest.keyClicks(control, text)
        QTest.keyClick(control, Qt.Key.Key_Tab)

    def choose(self, key: str, label: str) -> None:
        """Choose one of several."""
        control = self._control(key)
        assert isinstance(control, QComboBox)
        index = control.findText(label)
        assert index >= 0, [control.itemText(each) for each in range(control.count())]
        control.setCurrentIndex(index)
        control.activated.emit(index)

    def _control(self, key: str) -> QWidget:
        rows = self._inspector.findChildren(FieldRow)
        return next(
            row.control
            for row in rows
            if row.control.objectName() == key and not row.isHidden() and row.isVisible()
        )


class GridHand:
    """Types and pastes values by period."""

    def __init__(self, user: User) -> None:
        grid = user.program.window.docks.detail.findChild(ValueGrid)
        assert isinstance(grid, ValueGrid)
        model = grid.model()
        assert isinstance(model, ValueGridModel)
        self.grid, self._model = grid, model

    def go(self, row: int, period: str) -> None:
        """Go to a cell, showing more periods where it is not there yet."""
        column = parse_period(period).ordinal - self._model.periods.first
        self.grid.setCurrentIndex(self._model.index(row, column))
        assert self.grid.currentIndex().isValid(), (period, self._model.periods)

    def type(self, text: str) -> None:
        """Type over the cell and go down."""
        QTest.keyClicks(self.grid, text[0])
        editor = self.grid.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, text[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def paste(self, text: str) -> None:
        """Paste what a spreadsheet copied."""
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
