"""The values of the whole scorecard: which are shown, and in which row a measure stands."""

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.grid.columns import usual_frequency
from scorecard_app.ui.models.grid_sources import AllMeasures
from scorecard_app.ui.models.value_grid_model import ValueGridModel


class CardValues:
    """Chooses what a grid of values shows of the scorecard, and finds measures in it."""

    def __init__(self, grid: ValueGridModel) -> None:
        self._grid = grid

    @property
    def measure_count(self) -> int:
        """Count the measures of the scorecard."""
        return len(self._grid.context.card.measures)

    def usual_frequency(self) -> Frequency:
        """Return how often most measures are taken."""
        return usual_frequency(self._grid.context.card)

    def show_card(self, frequency: Frequency, kind: SeriesKind | None) -> None:
        """Show the series of one kind, or (None) of all, of every measure."""
        self._grid.show_source(AllMeasures(frequency, kind))

    def measure_at(self, row: int) -> EntityId | None:
        """Return the measure of a row; None where there is no such row."""
        lines = self._grid.lines
        return lines[row].measure_id if 0 <= row < len(lines) else None

    def row_of(self, measure_id: EntityId) -> int | None:
        """Return the first row of a measure; None where it has none."""
        rows = self._grid.rows_of.get(MeasureId(measure_id))
        return rows[0] if rows else None
