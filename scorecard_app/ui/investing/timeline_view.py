"""The timeline: bars are chosen by click or arrows, and their dates dragged or stepped."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.investing.timeline import Bar, Grip, Timeline
from scorecard_app.texts import _
from scorecard_app.ui.investing.timeline_painter import TimelineFrame, paint_timeline
from scorecard_app.ui.theme import ThemeStore

_REACH, _LEAST_HEIGHT = 6, 96
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TimelineView(QWidget):
    """Draws a ready-made timeline; `moved` carries a bar as it was taken, its grip and months."""

    chosen = Signal(str)
    moved = Signal(object, object, int)
    gesture_ended = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._spec, self._current = Timeline(), ""
        self._held: tuple[Timeline, Bar, Grip, float] | None = None
        self._months = 0
        self.bars: list[QLabel] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Timeline of initiatives and levers"))
        themes.changed.connect(self.update)

    @property
    def spec(self) -> Timeline:
        """Return what is drawn."""
        return self._spec

    @property
    def current(self) -> Bar | None:
        """Return the bar that is chosen."""
        return next((each for each in self._spec.bars if each.id == self._current), None)

    @property
    def frame(self) -> TimelineFrame:
        """Return where months and rows lie; while a bar is dragged the months stay."""
        return TimelineFrame(self._spec, self.width(), self._themes.theme)

    def show_timeline(self, spec: Timeline) -> None:
        """Draw another timeline."""
        if self._held is not None:
            held = self._held[0]
            spec = Timeline(
                spec.bars, held.left, held.right, held.marks, spec.today, spec.today_says
            )
        self._spec = spec
        self.setMinimumHeight(self.frame.height)
        self._tell()
        self._name_bars()

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the bar of what is chosen elsewhere, and bring it into view."""
        self._current = entity_id or ""
        self._tell()
        self._name_bars()
        at, area = self._at, self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if at is not None and isinstance(area, QScrollArea):
            row = self.frame.row(at)
            area.ensureVisible(0, int(row.center().y()), 0, 2 * int(row.height()))

    @property
    def _at(self) -> int | None:
        ids = [each.id for each in self._spec.bars]
        return ids.index(self._current) if self._current in ids else None

    def _tell(self) -> None:
        bar = self.current
        keys = _("The arrows move it by months, with Shift its end, with Ctrl its start.")
        self.setAccessibleDescription(f"{bar.says}. {keys}" if bar is not None else "")
        self.update()

    def _name_bars(self) -> None:
        """Keep an object on each row for those who hear or point by voice: its name says all."""
        bars, frame = self._spec.bars, self.frame
        while len(self.bars) < len(bars):
            mark = QLabel(self)
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.bars.append(mark)
        for at, mark in enumerate(self.bars):
            mark.setVisible(at < len(bars))
            if at < len(bars):
                mark.setGeometry(frame.row(at).toRect())
                mark.setAccessibleName(bars[at].says)
                is_chosen = bars[at].id == self._current
                mark.setAccessibleDescription(_("chosen") if is_chosen else "")

    def _take(self, entity_id: EntityId) -> None:
        self.gesture_ended.emit()
        self.choose(entity_id)
        self.chosen.emit(entity_id)

    def _grip_at(self, place: QPointF) -> tuple[Bar, Grip] | None:
        frame, at = self.frame, self.frame.row_at(place)
        if at is None:
            return None
        box, reach = frame.box(at), self._themes.theme.px(_REACH)
        bar = self._spec.bars[at]
        if abs(place.x() - box.right()) <= reach:
            return bar, Grip.END
        if abs(place.x() - box.left()) <= reach:
            return bar, Grip.START
        return (bar, Grip.WHOLE) if box.left() < place.x() < box.right() else None

    def sizeHint(self) -> QSize:
        """Ask for the room of all rows."""
        return QSize(self._themes.theme.px(_LEAST_HEIGHT), self.frame.height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_timeline(
            painter,
            self._spec,
            self.frame,
            self._themes.theme,
            chosen=self._current,
            has_focus=self.hasFocus(),
            top=float(max(-self.y(), 0)),
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, and take its bar."""
        at = self.frame.row_at(event.position())
        if at is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        taken = self._grip_at(event.position())
        self._take(self._spec.bars[at].id)
        if taken is not None:
            self._held = (self._spec, *taken, event.position().x())
            self._months = 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the bar that was taken by whole months, or show what can be dragged."""
        if self._held is not None:
            _spec, bar, grip, x = self._held
            months = round((event.position().x() - x) / self.frame.month_width)
            if months != self._months:
                self._months = months
                self.moved.emit(bar, grip, months)
            return
        found, shapes = self._grip_at(event.position()), Qt.CursorShape
        at = self.frame.row_at(event.position())
        self.setToolTip(self._spec.bars[at].says if at is not None else "")
        if found is None:
            self.setCursor(shapes.ArrowCursor)
        else:
            is_whole = found[1] is Grip.WHOLE
            self.setCursor(shapes.OpenHandCursor if is_whole else shapes.SizeHorCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the bar go."""
        was_held, self._held = self._held is not None, None
        if was_held:
            self.gesture_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the arrows up and down; step dates by those left and right."""
        key, mods, at = Qt.Key(event.key()), event.modifiers(), self._at
        if key in _ROWS and self._spec.bars:
            to = 0 if at is None else at + _ROWS[key]
            self._take(self._spec.bars[max(0, min(to, len(self._spec.bars) - 1))].id)
        elif key in _STEPS and at is not None:
            grip = Grip.END if mods & Qt.KeyboardModifier.ShiftModifier else Grip.WHOLE
            grip = Grip.START if mods & Qt.KeyboardModifier.ControlModifier else grip
            self.moved.emit(self._spec.bars[at], grip, _STEPS[key])
            self.gesture_ended.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew."""
        super().resizeEvent(event)
        self._name_bars()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which bar the keys move."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the gesture."""
        super().focusOutEvent(event)
        self.gesture_ended.emit()
        self.update()
