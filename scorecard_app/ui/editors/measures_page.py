"""The page of all measures: what they are at the left, their values by period at the right."""

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, _, ngettext
from scorecard_app.ui.editors.line_menu import HeadingMenus
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

ORIGIN = "measures"

PERIODS = {
    Frequency.DAY: N_("Days"),
    Frequency.WEEK: N_("Weeks"),
    Frequency.MONTH: N_("Months"),
    Frequency.QUARTER: N_("Quarters"),
    Frequency.HALF_YEAR: N_("Half-years"),
    Frequency.YEAR: N_("Years"),
}
_PERSPECTIVE, _OBJECTIVE, _MEASURE, _UNIT, _OWNER, _SERIES = range(6)
_WIDTHS = {_PERSPECTIVE: 120, _OBJECTIVE: 150, _MEASURE: 190, _UNIT: 56, _OWNER: 96, _SERIES: 84}
"""Widths of the labels at 96 dpi, at least, as far as the headings need no more."""

_NEEDS = {_PERSPECTIVE: 1250, _OWNER: 1100, _OBJECTIVE: 880}
"""From this width of the page on they are shown."""

_MARGIN, _GAP, _INDENT, _ROW_HEIGHT = 12, 8, 5, 28

_REST_MS = 120
"""After so long in one line its measure is chosen: whoever runs through the lines chooses none."""


class CardValues(Protocol):
    """What the page asks of the values: which are shown, and whose."""

    def usual_frequency(self) -> Frequency:
        """Return how often most measures are taken."""
        ...

    def show_card(self, frequency: Frequency, kind: SeriesKind | None) -> None:
        """Show the series of one kind, or of all, of every measure."""
        ...

    def measure_at(self, row: int) -> EntityId | None:
        """Return the measure of a row."""
        ...

    def row_of(self, measure_id: EntityId) -> int | None:
        """Return the first row of a measure."""
        ...

    @property
    def measure_count(self) -> int:
        """Count the measures."""
        ...


class MeasuresPage(QWidget):
    """Shows every measure with its values; what is chosen there is chosen everywhere.

    The lines are laid out when the page is looked at for the first time.
    """

    def __init__(
        self,
        values: CardValues,
        labels: QAbstractItemModel,
        grid: ValueGrid,
        view_state: ViewState,
        themes: ThemeStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = values
        self._view_state = view_state
        self._themes = themes
        self.grid = grid
        self.labels = _LabelTable(labels, themes, self)
        self.periods = QComboBox(self)
        self.series = QComboBox(self)
        self._count = RoleLabel(themes, "text.quiet", parent=self)
        self._has_been_seen = False
        self._is_laid_anew = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._choose_current)
        self._set_up()
        grid.selectionModel().currentChanged.connect(self._follow_cell)
        grid.model().modelAboutToBeReset.connect(self._begin_anew)
        grid.model().modelReset.connect(self._end_anew)
        self.labels.clicked.connect(self._choose_row)
        self.labels.customContextMenuRequested.connect(self._open_menu)
        view_state.selection_changed.connect(self._follow_selection)
        for change in (labels.modelReset, labels.rowsInserted, labels.rowsRemoved):
            change.connect(self._say_count)

    def _set_up(self) -> None:
        px = self._themes.theme.px
        for frequency, word in PERIODS.items():
            self.periods.addItem(_(word), frequency)
        self.periods.setAccessibleName(_("Length of the periods"))
        for kind in SeriesKind:
            self.series.addItem(_(SERIES_KINDS[kind]), kind)
        self.series.addItem(_("All series"), None)
        self.series.setAccessibleName(_("Series shown"))
        head = QHBoxLayout()
        head.setSpacing(px(_GAP))
        for text, box in ((_("Values by"), self.periods), (_("Show"), self.series)):
            label = RoleLabel(self._themes, "text.quiet", parent=self)
            label.say(text)
            label.setBuddy(box)
            head.addWidget(label)
            head.addWidget(box)
        head.addStretch(1)
        head.addWidget(self._count)
        self._join()
        empty = RoleLabel(self._themes, "text.quiet", parent=self)
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.say(_("No measures yet. Choose an objective and add one in the inspector."))
        self._empty = empty
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(_GAP), px(_MARGIN), px(_GAP))
        column.setSpacing(px(_GAP))
        column.addLayout(head)
        column.addWidget(self._both, 1)
        column.addWidget(empty, 1)
        self.setFocusProxy(self.grid)

    def _join(self) -> None:
        """Put the labels beside the values so that they scroll as one table."""
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        left = QWidget(self._both)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.labels, 1)
        column.addSpacing(self.grid.horizontalScrollBar().sizeHint().height())
        self._both.addWidget(left)
        self._both.addWidget(self.grid)
        self._both.setStretchFactor(1, 1)
        self._both.setChildrenCollapsible(False)
        self.grid.verticalHeader().hide()
        self.grid.setCornerWidget(QWidget(self.grid))
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        ours, theirs = self.labels.verticalScrollBar(), self.grid.verticalScrollBar()
        ours.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(ours.setValue)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the lines out at the first look."""
        super().showEvent(event)
        if not self._has_been_seen:
            self._has_been_seen = True
            usual = self._values.usual_frequency()
            self.periods.setCurrentIndex(self.periods.findData(usual))
            self.periods.currentIndexChanged.connect(self._show)
            self.series.currentIndexChanged.connect(self._show)
            self._show()
            self._follow_selection("")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        measure_id = self._values.measure_at(self.grid.currentIndex().row())
        self._values.show_card(self.periods.currentData(), self.series.currentData())
        if measure_id is not None:
            self._go_to(measure_id)
        self._fit()
        self._say_count()

    def _say_count(self) -> None:
        count = self._values.measure_count
        self._count.say(ngettext("{count} measure", "{count} measures", count).format(count=count))
        self._both.setVisible(count > 0)
        self._empty.setVisible(count == 0)

    def _fit(self) -> None:
        """Show as many labels as there is room for."""
        px = self._themes.theme.px
        for column, width in _NEEDS.items():
            self.labels.setColumnHidden(column, self.width() < px(width))
        self.labels.setColumnHidden(_SERIES, self.series.currentData() is not None)
        shown = [each for each in _WIDTHS if not self.labels.isColumnHidden(each)]
        wanted = sum(self.labels.columnWidth(each) for each in shown)
        self._both.setSizes([wanted + 1, max(self.width() - wanted, 1)])

    def _follow_cell(self, index: QModelIndex) -> None:
        """Choose the measure of the current cell, where the user went to it and stays."""
        self.labels.mark(index.row())
        if self.grid.hasFocus() and not self._is_laid_anew:
            self._resting.start()

    def _choose_current(self) -> None:
        self._resting.stop()
        measure_id = self._values.measure_at(self.grid.currentIndex().row())
        if measure_id is not None and measure_id != self._view_state.current:
            self._view_state.select([measure_id], origin=ORIGIN)

    def _begin_anew(self) -> None:
        if self._resting.isActive():
            self._choose_current()
        self._is_laid_anew = True

    def _end_anew(self) -> None:
        """Go back to what is chosen: that other lines or periods are shown chooses nothing."""
        self._follow_selection("")
        self._is_laid_anew = False

    def _choose_row(self, index: QModelIndex) -> None:
        self.grid.setFocus(Qt.FocusReason.MouseFocusReason)
        column = max(self.grid.currentIndex().column(), 0)
        self.grid.setCurrentIndex(self.grid.model().index(index.row(), column))

    def _open_menu(self, at: QPoint) -> None:
        """Open the menu of a line."""
        menus = self.grid.findChild(HeadingMenus)
        if menus is not None:
            row = self.labels.rowAt(at.y())
            menus.open_line_menu(row, self.labels.viewport().mapToGlobal(at))

    def _follow_selection(self, origin: str) -> None:
        chosen = self._view_state.current
        if origin == ORIGIN or chosen is None:
            return
        self._resting.stop()
        if self._values.measure_at(self.grid.currentIndex().row()) != chosen:
            self._go_to(chosen)

    def _go_to(self, measure_id: EntityId) -> None:
        """Make the line of a measure the current one, in the same period."""
        row, column = self._values.row_of(measure_id), max(self.grid.currentIndex().column(), 0)
        if row is not None:
            self.grid.setCurrentIndex(self.grid.model().index(row, column))

    def hideEvent(self, event: QHideEvent) -> None:
        """Choose at once where the user goes to another page."""
        super().hideEvent(event)
        if self._resting.isActive():
            self._choose_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many labels as there is room for."""
        super().resizeEvent(event)
        self._fit()


class _LabelTable(QTableView):
    """What the lines are; the keyboard stays with the values."""

    def __init__(self, labels: QAbstractItemModel, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self.setModel(labels)
        self.setAccessibleName(_("Measures"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setHorizontalScrollBarPolicy(never)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.setStyleSheet(f"QTableView::item {{ padding-left: {px(_INDENT)}px; }}")
        for column, width in _WIDTHS.items():
            heading = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(px(width), heading))

    def mark(self, row: int) -> None:
        """Show which line is the current one."""
        index = self.model().index(row, _MEASURE)
        if index.isValid():
            self.selectRow(row)
        else:
            self.clearSelection()
