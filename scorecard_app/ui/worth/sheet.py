"""How every answer is laid out: figures, a sentence, the table, and beside it picture or why."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.worth.answer import Answer
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize
from scorecard_app.ui.worth.desk import Desk, ShowsChart, ShowsLine
from scorecard_app.ui.worth.figures import Figures
from scorecard_app.ui.worth.table import PlainTable

_GAP, _WIDE = 8, 980
_WIDER = 6
_FEW_ROWS = 216
_UNBOUND = 16_777_215
"""As high as Qt lets anything be."""
_BESIDE, _BELOW = (7, 5), (5, 6)
"""How table and picture share the width, or the height."""


class Sheet(QWidget):
    """Shows an answer; `row_chosen` says that another row is looked at."""

    row_chosen = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        themes, self._desk = desk.themes, desk
        self.figures = Figures(themes, self)
        self.says = RoleLabel(themes, "text", parent=self)
        self.note = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.table = PlainTable(name, themes, self)
        self.chart = desk.make_chart()
        self.why = desk.make_derivation()
        self._stack = QStackedWidget(self)
        self.to_chart, self.to_why = QToolButton(self), QToolButton(self)
        self._detail = QWidget(self)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._acts = QHBoxLayout()
        self._asks = QHBoxLayout()
        self._offers = QHBoxLayout()
        self._lay_out()
        self.table.row_chosen.connect(self._explain)
        self.table.why_wanted.connect(self._turn_over)
        self.to_chart.clicked.connect(self._show_chart)
        self.to_why.clicked.connect(self._show_why)

    def add_asks(self, widgets: Sequence[QWidget]) -> None:
        """Put what is asked with above the answer."""
        for each in _as_chips(widgets):
            is_wide = each.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
            self._asks.addWidget(each, _WIDER if is_wide else 0)
        self._asks.addStretch(1)

    def add_asked(self, widget: QWidget) -> None:
        """Put more of what is asked with between that and the answer."""
        cast("QVBoxLayout", self.layout()).insertWidget(1, widget)

    def add_offers(self, widgets: Sequence[QWidget]) -> None:
        """Put what leads on from an empty answer below its sentence."""
        for each in _as_chips(widgets):
            self._offers.addWidget(each)
        self._offers.addStretch(1)

    def add_acts(self, widgets: Sequence[QWidget]) -> None:
        """Put what can be done with the chosen row below the table."""
        for each in _as_chips(widgets):
            self._acts.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self._acts.addStretch(1)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; without rows only its sentence."""
        has_rows = bool(answer.rows)
        self.figures.show_figures(answer.figures)
        self.says.say(answer.says)
        self.note.say(answer.note)
        self.table.setVisible(has_rows)
        self._detail.setVisible(has_rows)
        self.table.show_answer(answer)
        self._fit_table()

    def show_chart(self, chart: Chart) -> None:
        """Show the picture of the answer, or of the chosen row."""
        cast("ShowsChart", self.chart).show_chart(chart, has_title=True)

    def _lay_out(self) -> None:
        gap = self._desk.themes.theme.px(_GAP)
        for label in (self.says, self.note):
            label.setWordWrap(True)
        self.note.hide()
        for each in (self._asks, self._offers, self._acts):
            each.setSpacing(gap)
        self._lay_out_detail(gap)
        self._body.setSpacing(gap)
        self._body.addWidget(self.table)
        self._body.addWidget(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._asks)
        column.addWidget(self.figures)
        column.addWidget(self.says)
        column.addLayout(self._offers)
        column.addLayout(self._body, 1)
        column.addLayout(self._acts)
        column.addWidget(self.note)
        column.addStretch(0)

    def _lay_out_detail(self, gap: int) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.why)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(area)
        sides = QButtonGroup(self)
        switch = QHBoxLayout()
        switch.setSpacing(gap)
        for button, text in ((self.to_chart, _("Picture")), (self.to_why, _("Why this number?"))):
            button.setText(text)
            button.setCheckable(True)
            button.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            sides.addButton(button)
            switch.addWidget(button)
        switch.addStretch(1)
        self.to_chart.setChecked(True)
        self.to_why.setToolTip(_("How the number of the chosen row comes about (Space)"))
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(switch)
        column.addWidget(self._stack, 1)

    def _explain(self) -> None:
        row = self.table.chosen
        cast("ShowsLine", self.why).show_line(row.because if row is not None else None)
        self.row_chosen.emit()

    def _turn_over(self) -> None:
        """Show why instead of the picture, or the picture again."""
        if self.to_why.isChecked():
            self._show_chart()
        else:
            self._show_why()

    def _show_chart(self) -> None:
        self.to_chart.setChecked(True)
        self._stack.setCurrentIndex(0)

    def _show_why(self) -> None:
        self.to_why.setChecked(True)
        self._stack.setCurrentIndex(1)

    def _fit_table(self) -> None:
        """Leave to the picture below the room that the table does not need.

        Few rows of two lines each are seen whole, so that they can be compared.
        """
        is_beside = self._body.direction() is QBoxLayout.Direction.LeftToRight
        whole, few = self.table.whole_height, self._desk.themes.theme.px(_FEW_ROWS)
        is_compared = self.table.has_two_lines and not is_beside and whole <= few
        self.table.setMinimumHeight(whole if is_compared else 0)
        self.table.setMaximumHeight(_UNBOUND if is_beside else whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set table and picture side by side where there is room for both."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= self._desk.themes.theme.px(_WIDE)
        sides = QBoxLayout.Direction
        self._body.setDirection(sides.LeftToRight if is_wide else sides.TopToBottom)
        for at, share in enumerate(_BESIDE if is_wide else _BELOW):
            self._body.setStretch(at, share)
        self._fit_table()


def _as_chips(widgets: Sequence[QWidget]) -> Sequence[QWidget]:
    """Dress the buttons among some widgets."""
    for each in widgets:
        if isinstance(each, QToolButton):
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
    return widgets
