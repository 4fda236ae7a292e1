"""The detail pane: the chosen measure's charts and values, together or as tabs by its size."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.engine.progress import progress_of
from scorecard_app.present.numbers import unit_symbol
from scorecard_app.present.progress import progress_face
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.editors.progress_view import ProgressView
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.view_state import ViewState

_SIDE_BY_SIDE_FROM = 760
"""From this width on chart and grid stand side by side, at 96 dpi."""

_STACKED_FROM = 420
"""From this height on they stand one above the other where they do not fit side by side."""

_MARGIN, _GAP = 12, 8
_CHART_TAB, _GRID_TAB = 0, 1
_CHART_SHARE, _GRID_SHARE = 3, 2


class ShowsMeasure(Protocol):
    """A part that shows one measure."""

    def show_measure(self, measure_id: MeasureId | None) -> None:
        """Show another measure, or none."""
        ...


class ShowsWhole(Protocol):
    """A part that shows what the score of an objective or a perspective is made of."""

    def show_whole(self, whole_id: EntityId | None) -> None:
        """Show another score, or none."""
        ...


class DetailPane(QWidget):
    """Shows the chosen measure, or the main one of the chosen objective, in all of its parts.

    Chart and grid come from outside: parts of the window do not know one another. While
    something else is chosen, the measure shown last stays.
    """

    def __init__(  # noqa: PLR0913 - what is shown, and where
        self,
        bridge: Bridge,
        history: History,
        view_state: ViewState,
        themes: ThemeStore,
        *,
        chart: QWidget,
        chooser: QWidget,
        grid: QWidget,
        parts: tuple[ShowsMeasure, ...],
        wholes: tuple[ShowsWhole, ...] = (),
        forms: LocaleForms | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._view_state = view_state
        self._themes = themes
        self._chart = chart
        self._chooser = chooser
        self._grid = grid
        self._parts = parts
        self._wholes = wholes
        self._forms = forms or LocaleForms()
        self._measure_id: MeasureId | None = None
        self._title = ElidedLabel(themes, size=TextSize.TITLE, strong=True, parent=self)
        self._unit = RoleLabel(themes, "text.quiet", parent=self)
        self._progress = ProgressView(themes, self)
        self._tabs = QTabBar(self)
        self._message = RoleLabel(themes, "text.error", size=TextSize.SMALL, parent=self)
        self._set_up()
        view_state.selection_changed.connect(self._follow_selection)
        bridge.facts_changed.connect(self._follow)
        bridge.facts_changed.connect(self._show_progress)
        bridge.scene_replaced.connect(self._follow_selection)
        history.refused.connect(self._tell)
        self._follow_selection()

    @property
    def measure_id(self) -> MeasureId | None:
        """Return the measure that is shown."""
        return self._measure_id

    @property
    def message(self) -> str:
        """Return why the last typing was refused; "" while nothing is amiss."""
        return self._message.text()

    def show_values(self) -> None:
        """Bring the grid into sight, ready to type."""
        self._tabs.setCurrentIndex(_GRID_TAB)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up(self) -> None:
        px = self._themes.theme.px
        self._tabs.addTab(_("Charts"))
        self._tabs.addTab(_("Values"))
        self._tabs.setAccessibleName(_("Charts or values"))
        self._tabs.currentChanged.connect(self._arrange)
        self._message.setWordWrap(True)
        self._message.hide()
        name = QHBoxLayout()
        name.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBottom)
        name.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        name.setSpacing(px(_GAP))
        head = QHBoxLayout()
        head.addLayout(name)
        head.setAlignment(name, Qt.AlignmentFlag.AlignVCenter)
        self._head = QHBoxLayout()
        self._head.addStretch()
        head.addLayout(self._head, 1)
        head.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        head.setSpacing(px(_GAP))
        self._below_head = QHBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(2 * px(_GAP))
        self._body.addWidget(self._chart, _CHART_SHARE)
        self._body.addWidget(self._grid, _GRID_SHARE, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(_GAP), px(_MARGIN), px(_GAP))
        column.setSpacing(px(_GAP))
        column.addLayout(head)
        column.addLayout(self._below_head)
        column.addWidget(self._progress)
        column.addLayout(self._body, 1)
        column.addWidget(self._message)
        self._arrange()

    def _arrange(self) -> None:
        """Show chart and grid side by side, one above the other, or the one of the chosen tab.

        Without a measure there is nothing to type into: the chart alone says what to do.
        """
        px = self._themes.theme.px
        is_wide = self.width() >= px(_SIDE_BY_SIDE_FROM)
        is_high = not is_wide and self.height() >= px(_STACKED_FROM)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if is_high else directions.LeftToRight)
        self._body.setStretch(1, 0 if is_high else _GRID_SHARE)
        has_grid, has_tabs = self._measure_id is not None, not is_wide and not is_high
        self._tabs.setVisible(has_grid and has_tabs)
        tab = self._tabs.currentIndex()
        has_chart = not has_tabs or not has_grid or tab == _CHART_TAB
        self._place_chooser(self._head if is_wide else self._below_head)
        self._chooser.setVisible(has_chart)
        self._chart.setVisible(has_chart)
        self._grid.setVisible(has_grid and (not has_tabs or tab == _GRID_TAB))

    def _place_chooser(self, row: QHBoxLayout) -> None:
        """Put the choice of charts beside the title, or below it where there is little width."""
        if row.indexOf(self._chooser) < 0:
            for each in (self._head, self._below_head):
                each.removeWidget(self._chooser)
            row.addWidget(self._chooser, 1)

    def _follow_selection(self) -> None:
        chosen = self._view_state.current
        scene = self._bridge.scene
        is_whole = chosen in scene.card.objectives or chosen in scene.card.perspectives
        for part in self._wholes:
            part.show_whole(chosen if is_whole else None)
        if chosen is not None and chosen in scene.card.objectives:
            measure = scene.relations.main_measure(ObjectiveId(chosen))
            self._show(measure.id if measure else None)
        elif chosen is not None and chosen in scene.card.measures:
            self._show(MeasureId(chosen))
        elif is_whole or self._measure_id not in scene.card.measures:
            self._show(None)
        self._name()

    def _follow(self, change: Change) -> None:
        self._message.say("")
        if change.touches("measures", "attachments", "objectives", "settings"):
            self._follow_selection()

    def _show(self, measure_id: MeasureId | None) -> None:
        self._measure_id = measure_id
        self._message.say("")
        for part in self._parts:
            part.show_measure(measure_id)
        self._arrange()

    def _name(self) -> None:
        card = self._bridge.scene.card
        measure = card.measures.get(self._measure_id) if self._measure_id else None
        whole = card.perspectives.get(PerspectiveId(self._view_state.current or ""))
        shown = measure or whole
        self._title.show_whole((shown.name or _("(no name)")) if shown else "")
        self._unit.say(unit_symbol(measure.unit, card.settings.currency) if measure else "")
        self._show_progress()

    def _show_progress(self) -> None:
        results = self._bridge.scene.results
        face = None
        if self._measure_id is not None and self._measure_id in results.card.measures:
            face = progress_face(progress_of(results, self._measure_id), self._forms)
        self._progress.show_progress(face)

    def _tell(self, sentence: str) -> None:
        """Say why typing into the grid was refused, right below it."""
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self._grid or self._grid.isAncestorOf(focus)):
            self._message.say(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()
