"""What a user does to whole lines of a grid of values, and to its periods: series and locks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.locked import lock_on
from scorecard_app.document.edits.locks import lock_until, unlock
from scorecard_app.document.edits.series import add_series, rename_series
from scorecard_app.domain.ids import LockId, MeasureId, SeriesId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import series_of_line
from scorecard_app.texts import _
from scorecard_app.ui.models.value_grid_model import ValueGridModel


class LineActs(QObject):
    """Adds, renames and deletes series, and locks periods; each act is one step."""

    def __init__(self, model: ValueGridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def label(self, row: int) -> str:
        """Return what a line is called."""
        return self._model.lines[row].label

    def is_there(self, row: int) -> bool:
        """Say whether the series of a line exists, so that it can be named or deleted."""
        return self._series(row) is not None

    def add_series(self, row: int, kind: SeriesKind) -> bool:
        """Give the measure of a line one more series."""
        measure_id = self._model.lines[row].measure_id

        def added(context: FormContext) -> Scorecard:
            series_id = SeriesId(context.mint())
            return add_series(context.card, series_id=series_id, measure_id=measure_id, kind=kind)

        return self._model.writer.run(_("Add a series"), added)

    def rename_series(self, row: int, name: str) -> bool:
        """Name the series of a line; without a name it is called by its kind."""
        series_id = self._series(row)
        if series_id is None:
            return False
        edit = partial(rename_series, series_id=series_id, name=name.strip())
        return self._run(_("Rename a series"), edit)

    def delete_series(self, row: int) -> bool:
        """Delete the series of a line with its numbers."""
        series_id = self._series(row)
        if series_id is None:
            return False
        return self._run(_("Delete a series"), partial(delete_items, ids=[series_id]))

    def period_label(self, column: int) -> str:
        """Return the heading of a column."""
        return period_label(self._model.context, self._model.period(column))

    def is_locked(self, column: int) -> bool:
        """Say whether a period is locked for what the grid shows."""
        context = self._model.context
        lock = self._lock
        end = self._model.period(column).end(fiscal_start=context.card.settings.fiscal_start)
        return lock is not None and end <= lock.until

    def lock(self, column: int) -> bool:
        """Lock every period up to this one: of the measure shown, or of all where all are."""
        measure_id = self._only_measure

        def locked(context: FormContext) -> Scorecard:
            start = context.card.settings.fiscal_start
            until = self._model.period(column).end(fiscal_start=start)
            lock_id = LockId(context.mint())
            return lock_until(context.card, lock_id=lock_id, until=until, measure_id=measure_id)

        return self._model.writer.run(_("Lock periods"), locked)

    def unlock(self) -> bool:
        """Take the lock away that holds for what the grid shows."""
        lock = self._lock
        if lock is None:
            return False
        return self._run(_("Unlock periods"), partial(unlock, lock_id=lock.id))

    @property
    def _lock(self) -> Lock | None:
        measure_id = self._only_measure
        if measure_id is not None:
            return lock_on(self._model.context.card, measure_id)
        locks = self._model.context.card.locks.values()
        return next((each for each in locks if each.measure_id is None), None)

    @property
    def _only_measure(self) -> MeasureId | None:
        """Return the measure where the grid shows one alone."""
        measures = {line.measure_id for line in self._model.lines}
        return next(iter(measures)) if len(measures) == 1 else None

    def _series(self, row: int) -> SeriesId | None:
        return series_of_line(self._model.context.relations, self._model.lines[row])

    def _run(self, label: str, edit: Callable[[Scorecard], Scorecard]) -> bool:
        def edited(context: FormContext) -> Scorecard:
            return edit(context.card)

        return self._model.writer.run(label, edited)
