"""Keep what is supposed as a scenario of the file, and take one up again."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from scorecard_app.document.edits.scenarios import keep_scenario, scenarios_in_order
from scorecard_app.domain.ids import ScenarioId
from scorecard_app.present.what_if.naming import suggested_name
from scorecard_app.texts import _
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.theme import ThemeStore

_GAP, _WIDTH = 6, 220


class KeepBar(QWidget):
    """Asks for a name in the bar: Enter keeps, Esc does not."""

    left = Signal()

    def __init__(self, place: Workplace, foresight: Foresight, themes: ThemeStore) -> None:
        super().__init__()
        self._place, self._foresight = place, foresight
        self.scenarios = QToolButton(self)
        self.scenarios.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scenarios.setMenu(QMenu(self.scenarios))
        self.scenarios.setToolTip(_("Suppose what a scenario of this file says"))
        self.reset = QToolButton(self)
        self.reset.setText(_("Reset"))
        self.reset.setToolTip(_("Suppose nothing: every card as it is today"))
        self.keep = QToolButton(self)
        self.keep.setText(_("Keep as scenario"))
        self.keep.setToolTip(_("Keep what is supposed in the file, to take it up again"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(_("Name of the scenario"))
        self.field.setFixedWidth(themes.theme.px(_WIDTH))
        self.field.installEventFilter(self)
        self.field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        for each in (self.scenarios, self.field, self.keep, self.reset):
            row.addWidget(each)
        self.reset.clicked.connect(foresight.supposed.reset)
        self.keep.clicked.connect(self.begin)
        self.scenarios.menu().aboutToShow.connect(self._offer)

    def read(self) -> None:
        """Offer what can be done now."""
        card, is_empty = self._place.card, self._foresight.supposed.is_empty
        self.reset.setEnabled(not is_empty)
        self.keep.setEnabled(not is_empty)
        self.scenarios.setText(_("Scenarios ({count})").format(count=len(card.scenarios)))
        self.scenarios.setVisible(bool(card.scenarios))

    def begin(self) -> None:
        """Ask for a name, or keep under the one that is typed."""
        if self.field.isVisible():
            self._keep()
            return
        board = self._foresight.board
        self.field.setText(suggested_name(board, self._foresight.plan))
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        scenario_id = ScenarioId(self._place.mint())
        made = self._foresight.supposed.as_scenario(scenario_id, self.field.text())
        edit = partial(keep_scenario, scenario=made)
        if self._place.run(_("Keep a scenario"), edit):
            self._end()
            self.read()

    def _end(self) -> None:
        self.field.hide()
        self.left.emit()

    def _offer(self) -> None:
        menu = self.scenarios.menu()
        menu.clear()
        for scenario in scenarios_in_order(self._place.card):
            menu.addAction(scenario.name, partial(self._foresight.supposed.take, scenario))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep by Enter, give up by Esc."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_press and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end()
                return True
        return super().eventFilter(watched, event)
