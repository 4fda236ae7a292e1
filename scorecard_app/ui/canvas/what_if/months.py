"""The months of a what-if: a slider from now to the horizon, which also plays by itself."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from scorecard_app.present.what_if.words import month_words
from scorecard_app.texts import _
from scorecard_app.ui.canvas.tools.ground import hold_ground, release_ground
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.labels import SteadyLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP = 8
_STEP_MS = 80
_WIDEST = "In 59 months · Sep 2026 "
_YEAR = 12
_LEAST = 100


class MonthBar(QWidget):
    """Shows as of which month the cards stand; left and right go on by a month, pages by a year."""

    def __init__(self, place: Workplace, foresight: Foresight, themes: ThemeStore) -> None:
        super().__init__()
        self._foresight, self._place = foresight, place
        self.play = QToolButton(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(_("Month"))
        self.slider.setToolTip(_("Effects take their time: see the map as of any month"))
        self.slider.setMinimumWidth(themes.theme.px(_LEAST))
        self.slider.setPageStep(_YEAR)
        self.slider.setTickInterval(_YEAR)
        self.says = SteadyLabel(themes, "text", size=TextSize.SMALL, parent=self)
        self.says.show_text(_WIDEST)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._go_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self.says)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderPressed.connect(self._hold)
        self.slider.sliderReleased.connect(self._let_go)
        self.play.clicked.connect(self._switch)
        self._show_play()
        self.says.setFixedHeight(self.play.sizeHint().height())

    def read(self) -> None:
        """Show the month as it is."""
        last, month = self._foresight.last_month, self._foresight.month
        if self.slider.maximum() != last:
            self.slider.setRange(0, last)
        self.slider.setValue(month)
        said = month_words(month, self._place.bridge.scene.day, self._foresight.forms)
        self.says.show_text(said)

    def _choose(self, month: int) -> None:
        if month != self._foresight.month:
            self._foresight.supposed.show_month(month)

    def _switch(self) -> None:
        """Play from the month that is shown, from the start where that is the last; or stop."""
        if self._timer.isActive():
            self._stop()
        else:
            if self._foresight.month >= self._foresight.last_month:
                self._foresight.supposed.show_month(0)
            self._hold()
            self._timer.start()
            self._show_play()

    def _go_on(self) -> None:
        month = self._foresight.month + 1
        if month >= self._foresight.last_month:
            self._stop()
        self._foresight.supposed.show_month(min(month, self._foresight.last_month))

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._let_go()
        self._show_play()

    def _hold(self) -> None:
        hold_ground(self._place)

    def _let_go(self) -> None:
        release_ground(self._place)

    def _show_play(self) -> None:
        is_playing = self._timer.isActive()
        self.play.setText("❚❚" if is_playing else "▶")
        self.play.setToolTip(_("Stop") if is_playing else _("Play the months one after the other"))
        self.play.setAccessibleName(self.play.toolTip())

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop playing where nobody sees it."""
        super().hideEvent(event)
        self._stop()
