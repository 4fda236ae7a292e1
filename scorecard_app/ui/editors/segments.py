"""One of a few: every choice in sight, so that one click takes it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard_app.present.form_parts import Choice
from scorecard_app.ui.editors.choice_control import ChoiceControl
from scorecard_app.ui.paint.mirror import in_middle
from scorecard_app.ui.theme import Theme, ThemeStore

_HIGH, _PAD, _LEAST, _GAP, _ROUND = 26, 7, 22, 3, 5


class SegmentControl(ChoiceControl):
    """A list of choices that lies open, in as many lines as it takes.

    To the keyboard and to assistive technology it is the list that it stands for: arrows and
    letters choose.
    """

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._hovered = -1
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these from now on."""
        super().offer(choices)
        self.updateGeometry()

    def segments(self, width: int | None = None) -> list[QRect]:
        """Return where each choice is drawn, in a width unless as wide as it is."""
        px, metrics = self._theme.px, self.fontMetrics()
        room, gap, high = width or self.width(), px(_GAP), px(_HIGH)
        placed, x, y = list[QRect](), 0, 0
        for index in range(self.count()):
            text = metrics.horizontalAdvance(self.itemText(index))
            wide = min(max(text + 2 * px(_PAD), px(_LEAST)), room)
            if x and x + wide > room:
                x, y = 0, y + high + gap
            placed.append(QRect(x, y, wide, high))
            x += wide + gap
        return [self._mirrored(rect, room) for rect in placed]

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def _mirrored(self, rect: QRect, room: int) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(room - rect.right() - 1)
        return rect

    def _at(self, point: QPoint) -> int:
        found = (at for at, rect in enumerate(self.segments()) if rect.contains(point))
        return next(found, -1)

    def _paint_segment(self, painter: QPainter, index: int, rect: QRect) -> None:
        theme, is_chosen = self._theme, index == self.currentIndex()
        ground = "surface.raised"
        if is_chosen:
            ground = "selection"
        elif index == self._hovered and self.isEnabled():
            ground = "hover"
        painter.setBrush(theme.brush(ground))
        painter.setPen(theme.pen("accent" if is_chosen else "line"))
        radius = theme.px(_ROUND)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if is_chosen and self.hasFocus():
            painter.setPen(theme.pen("focus", 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
        words = "accent" if is_chosen else "text"
        painter.setPen(theme.colour(words if self.isEnabled() else "text.disabled"))
        text = self.itemText(index)
        painter.drawText(rect, in_middle(text), text)

    def showPopup(self) -> None:
        """Open nothing: all choices are in sight."""

    def sizeHint(self) -> QSize:
        """Take the lines that the width makes of it."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need room for the widest choice."""
        widest = max((rect.width() for rect in self.segments(10_000)), default=0)
        return QSize(widest, self._theme.px(_HIGH))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines."""
        return max((rect.bottom() + 1 for rect in self.segments(width)), default=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for as many lines as another width takes, or the form would squash what it holds."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every choice, the one that is taken in the colour of what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, rect in enumerate(self.segments()):
            self._paint_segment(painter, index, rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the choice that is clicked."""
        index = self._at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: what was pressed is taken."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which choice a click would take."""
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        """Show that the pointer is gone."""
        del event
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the line, too."""
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if is_mirrored:
            ahead, back = back, ahead
        step = {ahead: 1, back: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = min(max(self.currentIndex() + step, 0), self.count() - 1)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
