"""The numbers of every series as they stand: what was entered, and what formulas make of it."""

from dataclasses import dataclass

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard

_NOTHING = Samples()


@dataclass(frozen=True)
class Numbers:
    """Samples by series and by measure: the first of its actuals and the first of its targets."""

    actuals: dict[MeasureId, Samples]
    targets: dict[MeasureId, Samples]
    by_series: dict[SeriesId, Samples]

    def actual(self, measure_id: MeasureId) -> Samples:
        """Return the actual values of a measure."""
        return self.actuals.get(measure_id, _NOTHING)

    def target(self, measure_id: MeasureId) -> Samples:
        """Return the targets of a measure."""
        return self.targets.get(measure_id, _NOTHING)

    def series(self, series_id: SeriesId | None) -> Samples:
        """Return the numbers of one series; nothing where it is gone."""
        return _NOTHING if series_id is None else self.by_series.get(series_id, _NOTHING)


def numbers_of(card: Scorecard) -> Numbers:
    """Gather the numbers of a scorecard in one pass over its series."""
    actuals: dict[MeasureId, Series] = {}
    targets: dict[MeasureId, Series] = {}
    for series in card.series.values():
        if series.kind is SeriesKind.ACTUAL:
            _keep_first(actuals, series)
        elif series.kind is SeriesKind.TARGET:
            _keep_first(targets, series)
    return Numbers(
        {key: series.samples for key, series in actuals.items()},
        {key: series.samples for key, series in targets.items()},
        {key: series.samples for key, series in card.series.items()},
    )


def _keep_first(found: dict[MeasureId, Series], series: Series) -> None:
    other = found.get(series.measure_id)
    if other is None or (series.position, series.id) < (other.position, other.id):
        found[series.measure_id] = series
