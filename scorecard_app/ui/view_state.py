"""What is looked at, and how: selection, date, map, overlay. Not in the document, not undone."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import EntityId, MapId, ObjectiveId
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.table.comparison import Comparison
from scorecard_app.ui.what_if import WhatIf


class ViewState(QObject):
    """The state that all views share; each signal carries who caused it, against echoes."""

    selection_changed = Signal(str)
    date_changed = Signal()
    map_changed = Signal()
    comparison_changed = Signal()
    overlay_changed = Signal()
    focus_changed = Signal()

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection: tuple[EntityId, ...] = ()
        self._date = today
        self._map_id: MapId | None = None
        self._comparison = Comparison()
        self._overlay = Overlay.STATUS
        self._focus: tuple[ObjectiveId, ...] = ()
        self.what_if = WhatIf(self)

    @property
    def selection(self) -> tuple[EntityId, ...]:
        """Return the ids of what is selected, in the order of choice."""
        return self._selection

    @property
    def current(self) -> EntityId | None:
        """Return the one selected thing, or None when there is none or more than one."""
        return self._selection[0] if len(self._selection) == 1 else None

    @property
    def date(self) -> dt.date:
        """Return the day as of which everything is shown."""
        return self._date

    @property
    def comparison(self) -> Comparison:
        """Return what the day is compared with."""
        return self._comparison

    @property
    def date_then(self) -> dt.date | None:
        """Return the day that is compared with; None for nothing."""
        return self._comparison.date_for(self._date)

    @property
    def map_id(self) -> MapId | None:
        """Return the map that is shown."""
        return self._map_id

    @property
    def overlay(self) -> Overlay:
        """Return what the marks of the map answer."""
        return self._overlay

    @property
    def focus(self) -> tuple[ObjectiveId, ...]:
        """Return the cards that were opened, one inside the other; the last shows its parts."""
        return self._focus

    def select(self, ids: Iterable[EntityId], *, origin: str = "") -> None:
        """Select these and nothing else."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit(origin)

    def show_date(self, day: dt.date) -> None:
        """Show everything as of another day."""
        if day != self._date:
            self._date = day
            self.date_changed.emit()

    def compare_with(self, comparison: Comparison) -> None:
        """Compare with another day, or with nothing."""
        if comparison != self._comparison:
            self._comparison = comparison
            self.comparison_changed.emit()

    def show_map(self, map_id: MapId | None) -> None:
        """Show another map."""
        if map_id != self._map_id:
            self._map_id = map_id
            self._focus = ()
            self.map_changed.emit()

    def show_overlay(self, overlay: Overlay) -> None:
        """Let the marks of the map answer another question."""
        if overlay is not self._overlay:
            self._overlay = overlay
            self.overlay_changed.emit()

    def look_into(self, path: Iterable[ObjectiveId]) -> None:
        """Show the parts of the last of these cards, each a part of the one before; or the map."""
        path = tuple(path)
        if path != self._focus:
            self._focus = path
            self.focus_changed.emit()
