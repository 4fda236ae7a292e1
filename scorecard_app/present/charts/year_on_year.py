"""The fiscal year laid over those before it, month by month or quarter by quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, coarser, period_of
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import Chart, Line, Panel, Point, Stroke, TableTwin
from scorecard_app.present.charts.telling import Telling
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms, _

YEARS = 3
"""How many years are laid over one another."""

_STROKES = (Stroke.SOLID, Stroke.DASHED, Stroke.DOTTED)


@dataclass(frozen=True, slots=True)
class _Years:
    """Values by year and place within the year; `frequency` is that of the places."""

    frequency: Frequency
    values: Mapping[int, Mapping[int, float]]
    fiscal_start: int

    def period(self, year: int, place: int) -> Period:
        """Return the period at a place of a year."""
        return Period(self.frequency, _first_of(year, self.frequency, self.fiscal_start) + place)


def year_on_year_chart(context: FormContext, measure_id: MeasureId) -> Chart:
    """Return the year of the day shown and the two before it, one line each.

    Values of days and weeks are summed up by month, by the aggregation of the measure.
    """
    measure = context.card.measures[measure_id]
    told = Telling(context, measure)
    years = _years(context, measure)
    if measure.frequency is Frequency.YEAR:
        return _empty(told, _("There is one value a year, so years stand side by side already."))
    if not years.values:
        return _empty(told, _("There is no value yet."))
    count = 12 // years.frequency.months
    lines = tuple(_lines(told, years))
    low, high = told.span(point.value for line in lines for point in line.points)
    latest = max(years.values)
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=0.0,
        last=float(count - 1),
        places=tuple(
            Tick(float(place), _place_name(years.period(latest, place), context.forms))
            for place in range(count)
        ),
        panels=(Panel(lines, low, high, told.ticks(low, high)),),
        twin=_twin(told, years, count),
    )


def _empty(told: Telling, sentence: str) -> Chart:
    return Chart(told.measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)


def _years(context: FormContext, measure: Measure) -> _Years:
    """Gather the values up to the day shown, latest years only."""
    fiscal_start = context.card.settings.fiscal_start
    frequency = measure.frequency if measure.frequency.months else Frequency.MONTH
    shown = Period(measure.frequency, shown_ordinal(context, measure))
    latest = coarser(shown, Frequency.YEAR, fiscal_start=fiscal_start).ordinal
    values: dict[int, dict[int, list[float]]] = {}
    for ordinal, number in first_samples(context, measure, SeriesKind.ACTUAL).items():
        period = Period(measure.frequency, ordinal)
        year = coarser(period, Frequency.YEAR, fiscal_start=fiscal_start).ordinal
        if ordinal <= shown.ordinal and latest - YEARS < year <= latest:
            place = coarser(period, frequency, fiscal_start=fiscal_start).ordinal
            place -= _first_of(year, frequency, fiscal_start)
            values.setdefault(year, {}).setdefault(place, []).append(number)
    summed = {
        year: {place: _summed(numbers, measure) for place, numbers in places.items()}
        for year, places in values.items()
    }
    return _Years(frequency, summed, fiscal_start)


def _first_of(year: int, frequency: Frequency, fiscal_start: int) -> int:
    start = Period(Frequency.YEAR, year).start(fiscal_start=fiscal_start)
    return period_of(start, frequency, fiscal_start=fiscal_start).ordinal


def _summed(numbers: Sequence[float], measure: Measure) -> float:
    """Make one value of those in a month; where it must be computed again, the last one holds."""
    match measure.aggregation:
        case Aggregation.SUM:
            return sum(numbers)
        case Aggregation.MEAN:
            return sum(numbers) / len(numbers)
        case Aggregation.MAXIMUM:
            return max(numbers)
        case Aggregation.MINIMUM:
            return min(numbers)
        case _:
            return numbers[-1]


def _lines(told: Telling, years: _Years) -> Iterable[Line]:
    """Yield the oldest year first, so that the latest one is drawn over the others."""
    latest = max(years.values)
    for year in sorted(years.values):
        points = tuple(
            Point(float(place), value, _readout(told, years, year, place))
            for place, value in sorted(years.values[year].items())
        )
        role = "chart.actual" if year == latest else "chart.prior"
        name = _year_name(told, year)
        yield Line(name, points, role, _STROKES[latest - year], has_marks=year == latest)


def _readout(told: Telling, years: _Years, year: int, place: int) -> str:
    value = years.values[year][place]
    said = _("{period}: {value}").format(
        period=_when(told, years.period(year, place)), value=told.number(value)
    )
    before = years.values.get(year - 1, {}).get(place)
    if before is None:
        return said
    change = _change(told, value, before)
    return _("{value}, {change} on the year before").format(value=said, change=change)


def _change(told: Telling, value: float, before: float) -> str:
    """Say a change in percent; that of percents and their like, or from 0, in the unit itself."""
    if before and told.has_relative:
        return told.share(100 * (value - before) / abs(before))
    return told.moved(value - before)


def _when(told: Telling, period: Period) -> str:
    settings = told.context.card.settings
    return format_period(period, told.context.forms, fiscal_start=settings.fiscal_start)


def _year_name(told: Telling, year: int) -> str:
    return _when(told, Period(Frequency.YEAR, year))


def _place_name(period: Period, forms: LocaleForms) -> str:
    """Name a month or a quarter without its year."""
    match period.frequency:
        case Frequency.MONTH:
            return forms.month_names[period.ordinal % 12]
        case Frequency.QUARTER:
            return _("Q{quarter}").format(quarter=period.ordinal % 4 + 1)
        case _:
            return _("H{half}").format(half=period.ordinal % 2 + 1)


def _twin(told: Telling, years: _Years, count: int) -> TableTwin:
    latest = max(years.values)
    shown = sorted(years.values, reverse=True)
    names = [_year_name(told, year) for year in shown]
    rows = []
    for place in range(count):
        numbers = [years.values[year].get(place) for year in shown]
        value, before = years.values[latest].get(place), years.values.get(latest - 1, {}).get(place)
        change = "" if value is None or before is None else _change(told, value, before)
        period = _place_name(years.period(latest, place), told.context.forms)
        rows.append((period, *(told.bare(each) for each in numbers), change))
    return TableTwin((_("Period"), *names, _("Change")), tuple(rows))
