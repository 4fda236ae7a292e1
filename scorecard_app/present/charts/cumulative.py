"""The fiscal year to date of a measure that adds up: actual against plan, and at which pace."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, coarser, period_of
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import Chart, Line, Panel, Point, Stroke, TableTwin
from scorecard_app.present.charts.events import events_of
from scorecard_app.present.charts.judged import judged
from scorecard_app.present.charts.targets import plans_of
from scorecard_app.present.charts.telling import Telling, span_from_zero
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class Pace:
    """A fiscal year to date: running sums by period, and what they come to at this pace.

    `actual` holds the sums up to the day shown, `planned` those of the whole year, empty unless
    every period has a plan; `missing` counts the periods to date without a value. `outlook` is
    the sum at the end of the year if the rest goes as the year to date did: in proportion to the
    plan where there is one, else to the number of periods.
    """

    ordinals: tuple[int, ...]
    actual: tuple[float, ...]
    planned: tuple[float, ...]
    missing: int
    outlook: float | None

    @property
    def expected(self) -> float | None:
        """Return the plan to date: what a bullet graph marks as the pace."""
        if not self.planned or not self.actual:
            return None
        return self.planned[len(self.actual) - 1]


def pace_of(context: FormContext, measure: Measure) -> Pace:
    """Add up the fiscal year of the day shown; periods without a value add nothing."""
    shown = shown_ordinal(context, measure)
    ordinals = _year(context, measure, shown)
    told = Telling(context, measure)
    samples = first_samples(context, measure, SeriesKind.ACTUAL)
    to_date = [each for each in ordinals if each <= shown]
    judgements = judged(context, measure, to_date)
    plans = plans_of(told, judgements, ordinals).values()
    known = [each for each in plans if each is not None]
    planned = _running(known) if len(known) == len(ordinals) else ()
    actual = _running([samples.get(each, 0.0) for each in to_date])
    missing = sum(each not in samples for each in to_date)
    has_any = missing < len(to_date)
    outlook = _outlook(actual, planned, len(ordinals)) if has_any else None
    return Pace(tuple(ordinals), actual if has_any else (), planned, missing, outlook)


def cumulative_chart(context: FormContext, measure_id: MeasureId) -> Chart:
    """Return the running sum of the fiscal year against that of the plan."""
    measure = context.card.measures[measure_id]
    told = Telling(context, measure)
    if measure.aggregation is not Aggregation.SUM or measure.frequency is Frequency.YEAR:
        sentence = _("Only values that add up over several periods of a year have a sum to date.")
        return Chart(measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)
    pace = pace_of(context, measure)
    if not pace.actual:
        sentence = _("There is no value in this fiscal year yet.")
        return Chart(measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)
    lines = tuple(_lines(told, pace))
    low, high = span_from_zero(point.value for line in lines for point in line.points)
    first, last = pace.ordinals[0], pace.ordinals[-1]
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=float(first),
        last=float(last),
        places=told.places(first, last),
        panels=(Panel(lines, low, high, told.ticks(low, high), has_zero=True),),
        events=events_of(context, measure, first, last),
        twin=_twin(told, pace),
        note=_note(told, pace),
    )


def _year(context: FormContext, measure: Measure, shown: int) -> Sequence[int]:
    """Return the periods of the fiscal year that holds a period."""
    fiscal_start = context.card.settings.fiscal_start
    frequency = measure.frequency
    year = coarser(Period(frequency, shown), Frequency.YEAR, fiscal_start=fiscal_start)
    first = period_of(year.start(fiscal_start=fiscal_start), frequency, fiscal_start=fiscal_start)
    last = period_of(year.end(fiscal_start=fiscal_start), frequency, fiscal_start=fiscal_start)
    return [
        each
        for each in range(first.ordinal, last.ordinal + 1)
        if coarser(Period(frequency, each), Frequency.YEAR, fiscal_start=fiscal_start) == year
    ]


def _running(numbers: Sequence[float]) -> tuple[float, ...]:
    sums, total = [], 0.0
    for number in numbers:
        total += number
        sums.append(total)
    return tuple(sums)


def _outlook(actual: Sequence[float], planned: Sequence[float], count: int) -> float | None:
    if planned and planned[len(actual) - 1]:
        return actual[-1] * planned[-1] / planned[len(actual) - 1]
    return actual[-1] * count / len(actual)


def _lines(told: Telling, pace: Pace) -> Iterator[Line]:
    if pace.planned:
        name = _("Plan to date")
        points = _points(told, name, pace.ordinals, pace.planned)
        yield Line(name, points, "chart.plan", Stroke.DOTTED, has_marks=False)
    to_date = pace.ordinals[: len(pace.actual)]
    if pace.outlook is not None and len(to_date) < len(pace.ordinals):
        name = _("At this pace")
        ends = _path(pace)
        points = _points(told, name, pace.ordinals[len(to_date) - 1 :], ends)
        yield Line(name, points, "chart.forecast", Stroke.DASHED, has_marks=False)
    name = _("Actual to date")
    yield Line(name, _points(told, name, to_date, pace.actual), "chart.actual")


def _path(pace: Pace) -> Sequence[float]:
    """Return the sums at this pace from the last actual one to the end of the year."""
    done = len(pace.actual)
    base, outlook = pace.actual[-1], pace.outlook or 0.0
    if pace.planned and pace.expected:
        ratio = base / pace.expected
        return [base, *(ratio * each for each in pace.planned[done:])]
    left = len(pace.ordinals) - done
    if not left:
        return [base]
    return [base + (outlook - base) * each / left for each in range(left + 1)]


def _points(
    told: Telling, name: str, ordinals: Sequence[int], values: Sequence[float]
) -> tuple[Point, ...]:
    return tuple(
        Point(
            float(ordinal),
            value,
            _("{series}, {period}: {value}").format(
                series=name, period=told.when(ordinal), value=told.number(value)
            ),
        )
        for ordinal, value in zip(ordinals, values, strict=True)
    )


def _note(told: Telling, pace: Pace) -> str:
    words = []
    expected = pace.expected
    if expected is not None:
        words.append(
            _("{actual} of {plan} planned to date").format(
                actual=told.number(pace.actual[-1]), plan=told.number(expected)
            )
        )
    if pace.missing:
        count = pace.missing
        text = ngettext("{count} period without a value", "{count} periods without a value", count)
        words.append(text.format(count=count))
    return " · ".join(words)


def _twin(told: Telling, pace: Pace) -> TableTwin:
    rows = []
    path = dict(zip(pace.ordinals[len(pace.actual) - 1 :], _path(pace), strict=True))
    for place, ordinal in enumerate(pace.ordinals):
        actual = pace.actual[place] if place < len(pace.actual) else None
        planned = pace.planned[place] if pace.planned else None
        ahead = path.get(ordinal) if actual is None else None
        gap = "" if actual is None or planned is None else told.difference(actual - planned)
        numbers = (told.bare(actual), told.bare(planned), gap, told.bare(ahead))
        rows.append((told.when(ordinal), *numbers))
    header = (
        _("Period"),
        _("Actual to date"),
        _("Plan to date"),
        _("Difference"),
        _("At this pace"),
    )
    return TableTwin(header, tuple(rows))
