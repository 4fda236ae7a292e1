"""The series that speak for a measure: the first of its actuals and the first of its targets."""

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard

_NOTHING = Samples()


class FirstSeries:
    """Look-ups by measure, made in one pass over all series."""

    def __init__(self, card: Scorecard) -> None:
        self._actuals: dict[MeasureId, Series] = {}
        self._targets: dict[MeasureId, Series] = {}
        for series in card.series.values():
            if series.kind is SeriesKind.ACTUAL:
                _keep_first(self._actuals, series)
            elif series.kind is SeriesKind.TARGET:
                _keep_first(self._targets, series)

    def actual(self, measure_id: MeasureId) -> Samples:
        """Return the actual values of a measure."""
        series = self._actuals.get(measure_id)
        return series.samples if series else _NOTHING

    def target(self, measure_id: MeasureId) -> Samples:
        """Return the targets of a measure."""
        series = self._targets.get(measure_id)
        return series.samples if series else _NOTHING


def _keep_first(found: dict[MeasureId, Series], series: Series) -> None:
    other = found.get(series.measure_id)
    if other is None or (series.position, series.id) < (other.position, other.id):
        found[series.measure_id] = series
