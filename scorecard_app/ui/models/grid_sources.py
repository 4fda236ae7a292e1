"""What a grid of values shows: all series of one measure, or one line for each measure."""

from dataclasses import dataclass
from typing import Protocol

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import GridSpan, card_span, grid_span
from scorecard_app.present.grid.lines import GridLine, card_lines, grid_lines


class GridSource(Protocol):
    """Says which lines and which periods a grid has."""

    def frequency(self, relations: Relations) -> Frequency | None:
        """Return how long the columns are; None where there is nothing to show."""
        ...

    def lines(self, relations: Relations) -> tuple[GridLine, ...]:
        """Return the lines."""
        ...

    def span(self, context: FormContext) -> GridSpan:
        """Return the periods to begin with."""
        ...


@dataclass(frozen=True, slots=True)
class OneMeasure:
    """Every series of one measure, by its own periods."""

    measure_id: MeasureId

    def frequency(self, relations: Relations) -> Frequency | None:
        """Return how often the measure is taken; None where it is gone."""
        measure = relations.card.measures.get(self.measure_id)
        return measure.frequency if measure else None

    def lines(self, relations: Relations) -> tuple[GridLine, ...]:
        """Return the series."""
        return grid_lines(relations, self.measure_id)

    def span(self, context: FormContext) -> GridSpan:
        """Return the periods with values, and those round the day shown."""
        return grid_span(context, context.card.measures[self.measure_id])


@dataclass(frozen=True, slots=True)
class AllMeasures:
    """The series of one kind (None: of all kinds) of every measure, by periods of one length."""

    period: Frequency
    kind: SeriesKind | None = SeriesKind.ACTUAL

    def frequency(self, _relations: Relations) -> Frequency | None:
        """Return how long the columns are."""
        return self.period

    def lines(self, relations: Relations) -> tuple[GridLine, ...]:
        """Return the measures, in the order of the scorecard."""
        return card_lines(relations, self.kind)

    def span(self, context: FormContext) -> GridSpan:
        """Return the periods with values, and those round the day shown."""
        return card_span(context, self.period)
