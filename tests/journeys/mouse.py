"""A mouse and nothing else: it moves, presses, turns its wheel, and counts what it did.

What it clicks on it finds as an eye does, by where things are drawn and what they are called.
"""

from collections import Counter

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.ui.editors.segments import SegmentControl
from tests.journeys.letters import type_letter

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_STEPS = 3
_NOTCH = 120


class Mouse:
    """Acts on widgets in their own pixels."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot
        self.count: Counter[str] = Counter()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click once, in the middle unless said."""
        self.count["click"] += 1
        QTest.mouseClick(widget, _LEFT, _PLAIN, at or widget.rect().center())

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Click twice."""
        self.count["double click"] += 1
        QTest.mouseDClick(widget, _LEFT, _PLAIN, at)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, and release."""
        self.count["drag"] += 1
        QTest.mousePress(widget, _LEFT, _PLAIN, start)
        for step in range(1, _STEPS + 1):
            self.move(widget, start + (end - start) * step / _STEPS, _LEFT)
        QTest.mouseRelease(widget, _LEFT, _PLAIN, end)

    def move(self, widget: QWidget, at: QPoint, held: Qt.MouseButton = _NONE) -> None:
        """Move, with a button held or without."""
        screen = widget.mapToGlobal(at).toPointF()
        kind = QEvent.Type.MouseMove
        event = QMouseEvent(kind, at.toPointF(), screen, _NONE, held, _PLAIN)
        QApplication.sendEvent(widget, event)

    def type_over(self, control: QWidget, text: str) -> None:
        """Click into a field three times, which marks its line, and type."""
        self.show(control)
        target = control.viewport() if isinstance(control, QScrollArea) else control
        at = _text_of(target)
        QTest.mouseDClick(at, _LEFT, _PLAIN, QPoint(12, at.height() // 2))
        QTest.mouseClick(at, _LEFT, _PLAIN, QPoint(12, at.height() // 2))
        self.count["triple click"] += 1
        self.type(text)

    def type(self, text: str) -> None:
        """Type into the field that has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        for letter in text:
            type_letter(focused, letter)

    def choose(self, box: QComboBox, label: str) -> None:
        """Open a list and click on one of its lines."""
        self.show(box)
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # a list takes no second click for so long
        self.click(box)
        QApplication.processEvents()
        view = box.view()
        index = box.model().index(box.findText(label), box.modelColumn())
        assert index.isValid(), (label, [box.itemText(each) for each in range(box.count())])
        for _turn in range(20):
            at = view.visualRect(index).center()
            if view.viewport().rect().contains(at):
                break
            self._turn(view.viewport(), _NOTCH if at.y() < 0 else -_NOTCH)
        self.move(view.viewport(), QPoint(2, at.y()))  # it takes no click where it was opened
        self.move(view.viewport(), at)
        self.click(view.viewport(), at)
        QApplication.setDoubleClickInterval(usual)
        assert not view.isVisible(), (label, at, view.viewport().rect())
        self._come_back()

    def take(self, choices: SegmentControl, label: str) -> None:
        """Click on one of a few that lie open."""
        self.show(choices)
        self.click(choices, choices.segments()[choices.findText(label)].center())

    def write(self, control: QWidget, text: str) -> None:
        """Click into an empty field, and type."""
        self.show(control)
        target = _text_of(control)
        self.click(target, QPoint(12, target.height() // 2))
        self.type(text)

    def choose_in_menu(self, menu: QMenu, name: str) -> None:
        """Click on a line of an open menu; that of a submenu opens it."""
        (action,) = (
            each for each in menu.actions() if each.text().replace("&", "").startswith(name)
        )
        self.click(menu, menu.actionGeometry(action).center())
        below = action.menu()
        if isinstance(below, QMenu):
            self._qtbot.waitUntil(below.isVisible)
        else:
            self._come_back()

    def show(self, control: QWidget) -> None:
        """Turn the wheel until a field can be seen."""
        area = control.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        QApplication.processEvents()  # what was just opened is laid out
        viewport = area.viewport()
        for _turn in range(60):
            rect = control.rect().translated(control.mapTo(viewport, QPoint()))
            if rect.top() >= 0 and rect.bottom() <= viewport.height():
                return
            self._turn(viewport, _NOTCH if rect.top() < 0 else -_NOTCH)
        raise AssertionError(control.objectName())

    def _come_back(self) -> None:
        """Make the window active again, as any desktop does when a menu or a list closes."""
        QApplication.processEvents()
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)

    def _turn(self, widget: QWidget, angle: int) -> None:
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            widget.mapToGlobal(at),
            QPoint(),
            QPoint(0, angle),
            _NONE,
            _PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's own argument
        )
        QApplication.sendEvent(widget, event)


def _text_of(control: QWidget) -> QWidget:
    """Return what of a field takes the clicks."""
    viewport = getattr(control, "viewport", None)
    return viewport() if viewport is not None else control
