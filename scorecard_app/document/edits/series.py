"""Edit the named series of a measure: add one, and give it another name."""

from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.order import last_position
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard


def add_series(
    card: Scorecard,
    *,
    series_id: SeriesId,
    measure_id: MeasureId,
    kind: SeriesKind,
    name: str = "",
) -> Scorecard:
    """Add an empty series behind those that the measure has."""
    found(card.measures, measure_id)
    position = last_position(Relations(card).series_of(measure_id))
    return card.put(Series(series_id, measure_id, kind, name, position=position))


def rename_series(card: Scorecard, *, series_id: SeriesId, name: str) -> Scorecard:
    """Give a series another name; without one it is called by its kind."""
    return card.put(replace(found(card.series, series_id), name=name))
