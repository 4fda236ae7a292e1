"""Shows one chart: the pointer reads its nearest point, the keyboard walks from one to the next."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard_app.present.charts.chart import Chart, TableTwin
from scorecard_app.texts import _
from scorecard_app.ui.charts.drawn_chart import DrawnChart
from scorecard_app.ui.charts.readout import Readout
from scorecard_app.ui.paint.charts.files import chart_picture, chart_svg
from scorecard_app.ui.paint.charts.layout import layout_chart
from scorecard_app.ui.paint.charts.places import ChartLayout
from scorecard_app.ui.paint.charts.spots import Spot, Step, chart_spots, spot_near, stepped
from scorecard_app.ui.theme import ThemeStore

NOTHING = Chart("", "", 0.0, 1.0, (), ())

_MARGIN, _GAP = 6, 4
_RING, _FRAME, _CORNER = 3, 2, 4
_ROUND_UP_TO = 14
_WANTED, _LEAST = (480, 240), (160, 120)
_PICTURE = (760, 360)
"""A picture is at least so large: it goes into a document, not into a narrow pane."""

_STEPS: Mapping[Qt.Key, Step] = {
    Qt.Key.Key_Right: Step.NEXT,
    Qt.Key.Key_Left: Step.PREVIOUS,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
    Qt.Key.Key_Up: Step.ABOVE,
    Qt.Key.Key_Down: Step.BELOW,
}
_TURNED: Mapping[Step, Step] = {
    Step.NEXT: Step.BELOW,
    Step.PREVIOUS: Step.ABOVE,
    Step.BELOW: Step.NEXT,
    Step.ABOVE: Step.PREVIOUS,
}
"""What the arrows mean where the places stand one below the other."""


class ChartView(QWidget):
    """Draws a chart and says what is met in it; `save_requested` carries the chart and its size."""

    read = Signal(str)
    save_requested = Signal(object, object)
    table_requested = Signal()
    chosen_changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._chart = NOTHING
        self._has_title = False
        self._layout: ChartLayout | None = None
        self._drawn = DrawnChart()
        self._spots: tuple[Spot, ...] = ()
        self._met: Spot | None = None
        self._chosen: Spot | None = None
        self._readout = Readout(themes.theme)
        self._is_beside = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        px = themes.theme.px
        self.setMinimumSize(px(_LEAST[0]), px(_LEAST[1]))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_actions()
        themes.changed.connect(self._dress)

    @property
    def chart(self) -> Chart:
        """Return what is shown."""
        return self._chart

    @property
    def readout(self) -> str:
        """Return what is said of the point that is met, or of the last one."""
        return self._readout.text

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return what can be met, as it stands now."""
        self._lay_out()
        return self._spots

    @property
    def chosen_at(self) -> float | None:
        """Return the place of the point that was clicked or walked to, else of the last one."""
        said = self._chosen or stepped(self.spots, None, Step.LAST)
        return said.at if said else None

    def show_chart(self, chart: Chart, *, has_title: bool = False) -> None:
        """Show another chart; the point that was met is met again if it is still there."""
        if chart == self._chart and has_title == self._has_title:
            return
        met, chosen = self._met, self._chosen
        self._chart, self._has_title = chart, has_title
        self._layout = None
        self.setAccessibleName(chart.title or _("Chart"))
        self._choose(self._again(chosen))
        self._meet(self._again(met))
        self.update()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        image = chart_picture(self._chart, self.picture_size, self._themes.on_paper)
        QGuiApplication.clipboard().setImage(image)

    def copy_svg(self) -> None:
        """Put the chart on the clipboard as SVG, for drawing programs and for editors."""
        drawing = chart_svg(self._chart, self.picture_size, self._themes.on_paper)
        data = QMimeData()
        data.setData("image/svg+xml", drawing)
        data.setText(drawing.decode())
        QGuiApplication.clipboard().setMimeData(data)

    def copy_data(self) -> None:
        """Put the figures on the clipboard so that a spreadsheet can paste them."""
        QGuiApplication.clipboard().setText(tab_separated(self._chart.twin))

    @property
    def picture_size(self) -> QSize:
        """Return how large the chart is outside of the window."""
        return self.size().expandedTo(QSize(*(self._themes.theme.px(side) for side in _PICTURE)))

    def _add_actions(self) -> None:
        for title, act, keys in (
            (_("Copy as picture"), self.copy_picture, QKeySequence.StandardKey.Copy),
            (_("Copy as SVG"), self.copy_svg, None),
            (_("Copy the data"), self.copy_data, QKeySequence("Ctrl+Shift+C")),
            (_("Save picture…"), self._request_save, None),
            (_("Show as table"), self.table_requested.emit, None),
        ):
            action = QAction(title, self)
            if keys is not None:
                action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def _request_save(self) -> None:
        self.save_requested.emit(self._chart, self.picture_size)

    def _lay_out(self) -> ChartLayout:
        if self._layout is None:
            px = self._themes.theme.px
            margin = px(_MARGIN)
            inside = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
            theme, chart = self._themes.theme, self._chart
            self._is_beside = not self._has_title and self._readout.has_room_beside(
                chart.note, inside.width()
            )
            if not chart.is_empty and not self._is_beside:
                inside.setTop(inside.top() + self._readout.height(inside.width()) + px(_GAP))
            self._layout = layout_chart(self._chart, inside, theme, has_title=self._has_title)
            self._spots = chart_spots(self._layout, theme)
        return self._layout

    def _meet(self, spot: Spot | None) -> None:
        """Say what is met; the last value where nothing is."""
        self._met = spot
        said = spot or stepped(self.spots, None, Step.LAST)
        text = said.readout if said else self._chart.empty
        if text != self._readout.text:
            self._readout.text = text
            self.setAccessibleDescription(text)
            self.read.emit(text)
        self.update()

    def _again(self, before: Spot | None) -> Spot | None:
        """Return the spot that stands where one stood in the chart before."""
        if before is None:
            return None
        return next(
            (each for each in self.spots if (each.track, each.at) == (before.track, before.at)),
            None,
        )

    def _choose(self, spot: Spot | None) -> None:
        self._chosen = spot
        self.chosen_changed.emit()

    def _dress(self) -> None:
        self._readout = Readout(self._themes.theme, self._readout.text)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """Lay out again, and meet the same point at its new place."""
        self._layout = None
        self._met, self._chosen = self._again(self._met), self._again(self._chosen)
        self.update()

    def _draw_met(self, painter: QPainter, spot: Spot) -> None:
        theme = self._themes.theme
        ring = theme.px(_RING)
        box = spot.box.adjusted(-ring, -ring, ring, ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("focus", _FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if max(spot.box.width(), spot.box.height()) <= theme.px(_ROUND_UP_TO):
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, ring, ring)

    def sizeHint(self) -> QSize:
        """Want the room of a small landscape."""
        return QSize(*(self._themes.theme.px(side) for side in _WANTED))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, what is said, and what is met; then the frame of the keyboard."""
        theme = self._themes.theme
        layout = self._lay_out()
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            0, 0, self._drawn.pixmap(layout, theme, size=self.size(), pixel_ratio=ratio)
        )
        if not self._chart.is_empty:
            margin = theme.px(_MARGIN)
            top = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
            if self._is_beside:
                top.setLeft(top.center().x())
            self._readout.draw(painter, top)
        if self._met is not None:
            self._draw_met(painter, self._met)
        if self.hasFocus():
            half = theme.px(_FRAME) / 2
            frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.pen("focus", _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, theme.px(_CORNER), theme.px(_CORNER))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out in the new size."""
        super().resizeEvent(event)
        self._lay_out_anew()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the point nearest to the pointer."""
        met = spot_near(self.spots, QPointF(event.position()), self._themes.theme)
        if met != self._met:
            self._meet(met)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer, for what can be done with it."""
        super().mousePressEvent(event)
        self._choose(spot_near(self.spots, QPointF(event.position()), self._themes.theme))

    def leaveEvent(self, event: QEvent) -> None:
        """Say the chosen point again, or the last value."""
        super().leaveEvent(event)
        self._meet(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the points, and from one series or panel to the next."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if self._chart.is_turned:
            step = _TURNED.get(step, step)
        met = stepped(self.spots, self._met, step)
        self._choose(met)
        self._meet(met)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


def tab_separated(twin: TableTwin) -> str:
    """Return a table as a spreadsheet pastes it."""
    return "".join("\t".join(row) + "\n" for row in (twin.header, *twin.rows))
