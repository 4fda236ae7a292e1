"""What a line shows in each period, entered, computed, aggregated or held, and how one knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import isnan

import numpy as np

from scorecard_app.document.edits.values import series_at
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import written
from scorecard_app.domain.formula.tokens import Spelling
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, last_complete
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.formula.columns import Gap
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.time.convert import Origin, as_frequency
from scorecard_app.engine.time.windows import Frame, summary, windows_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.texts import N_, LocaleForms, _, ngettext


class CellKind(Enum):
    """Where the number of a cell comes from."""

    EMPTY = auto()
    ENTERED = auto()
    COMPUTED = auto()
    AGGREGATED = auto()
    INCOMPLETE = auto()
    INHERITED = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A number, where it comes from, and a sentence that says how."""

    number: float | None = None
    kind: CellKind = CellKind.EMPTY
    how: str = ""


_KINDS: Mapping[Origin, CellKind] = {
    Origin.MISSING: CellKind.EMPTY,
    Origin.ENTERED: CellKind.ENTERED,
    Origin.COMPUTED: CellKind.COMPUTED,
    Origin.AGGREGATED: CellKind.AGGREGATED,
    Origin.INHERITED: CellKind.INHERITED,
    Origin.INCOMPLETE: CellKind.INCOMPLETE,
}

_AGGREGATED: Mapping[Aggregation, str] = {
    Aggregation.SUM: N_("Sum of {periods}."),
    Aggregation.MEAN: N_("Average of {periods}."),
    Aggregation.LAST: N_("Last of {periods}."),
    Aggregation.MAXIMUM: N_("Largest of {periods}."),
    Aggregation.MINIMUM: N_("Smallest of {periods}."),
    Aggregation.RECOMPUTE: N_("Computed again from {periods} of what it rests on."),
}

_GAPS: Mapping[Gap, str] = {
    Gap.DIVISION_BY_ZERO: N_("Its formula divides by zero here."),
    Gap.OUT_OF_RANGE: N_("What its formula gives here is too large."),
    Gap.CIRCULAR: N_("Its formula needs itself."),
    Gap.NO_SUCH_MEASURE: N_("Its formula refers to a measure that is gone."),
    Gap.UNREADABLE: N_("Its formula cannot be read."),
    Gap.TOO_MUCH: N_("Its formula asks for too much."),
}


def shown_along(
    context: FormContext,
    numbers: Numbers,
    line: GridLine,
    frequency: Frequency,
    ordinals: Sequence[int],
) -> list[Shown]:
    """Return what a line shows in periods of any frequency."""
    measure = context.card.measures[line.measure_id]
    series = series_at(context.relations, line.slot)
    if computes(measure, line, series):
        series_formula = series.formula if series and series.formula else measure.formula
        return _computed(context, numbers, line, series_formula, frequency, ordinals)
    if series is None:
        return [Shown()] * len(ordinals)
    if frequency is measure.frequency:
        return [_own(context, measure, series, ordinal) for ordinal in ordinals]
    return _converted(context, measure, line.slot.kind, series.samples, frequency, ordinals)


def computes(measure: Measure, line: GridLine, series: Series | None) -> bool:
    """Say whether the numbers of a line come from a formula."""
    if series is not None and series.formula:
        return True
    is_main = line.slot.kind is SeriesKind.ACTUAL and line.slot.series_id is None
    return is_main and bool(measure.formula)


def formula_text(context: FormContext, formula: str) -> str:
    """Return a stored formula with the names of its measures, in the user's spelling."""
    node = readable(formula)
    if node is None:
        return formula
    names = {key: each.name for key, each in context.card.measures.items()}

    def name_of(measure_id: MeasureId) -> str:
        return names.get(measure_id, "?")

    return written(node, _spelling(context.forms), name_of)


def _own(context: FormContext, measure: Measure, series: Series, ordinal: int) -> Shown:
    """Return what was entered for a period; a target holds until the next one."""
    number = series.samples.get(ordinal)
    if number is not None:
        return Shown(number, CellKind.ENTERED)
    since = series.samples.last_at(ordinal) if series.kind is SeriesKind.TARGET else None
    if since is None:
        return Shown()
    start = period_label(context, Period(measure.frequency, since))
    how = _("In force since {period}.").format(period=start)
    return Shown(series.samples[since], CellKind.INHERITED, how)


def _computed(
    context: FormContext,
    numbers: Numbers,
    line: GridLine,
    formula: str,
    frequency: Frequency,
    ordinals: Sequence[int],
) -> list[Shown]:
    """Return what a formula gives; of a further series only in periods of its measure's own."""
    measure = context.card.measures[line.measure_id]
    how = _("Computed: {formula}").format(formula=formula_text(context, formula))
    kind, series = line.slot.kind, series_at(context.relations, line.slot)
    if kind is SeriesKind.ACTUAL and line.slot.series_id is None:
        return _actuals(context, numbers, measure, frequency, ordinals, how=how)
    samples = numbers.series(series.id if series else None)
    if frequency is measure.frequency:
        return [
            Shown(samples[at], CellKind.COMPUTED, how) if at in samples else Shown(how=how)
            for at in ordinals
        ]
    return _converted(context, measure, kind, samples, frequency, ordinals)


def _actuals(
    context: FormContext,
    numbers: Numbers,
    measure: Measure,
    frequency: Frequency,
    ordinals: Sequence[int],
    *,
    how: str,
) -> list[Shown]:
    """Return the actual values of a measure with a formula, as the engine brings them about."""
    asked = np.array(ordinals, np.int32)
    timed = as_frequency(context.card, numbers, measure.id, frequency, ordinals=asked)
    is_own = frequency is measure.frequency
    shown = []
    for at, ordinal in enumerate(ordinals):
        number, kind = timed.numbers.item(at), _KINDS[Origin(timed.origins.item(at))]
        gap = _GAPS.get(numbers.gap(measure.id, ordinal)) if is_own else None
        said = [how, _(gap) if gap else ""]
        if not is_own and kind in {CellKind.AGGREGATED, CellKind.INCOMPLETE}:
            present, expected = timed.present.item(at), timed.expected.item(at)
            said.append(_summed(measure, present, expected))
        text = "\n".join(part for part in said if part)
        shown.append(Shown(None if isnan(number) else number, kind, text))
    return shown


def _converted(
    context: FormContext,
    measure: Measure,
    kind: SeriesKind,
    samples: Samples,
    frequency: Frequency,
    ordinals: Sequence[int],
) -> list[Shown]:
    """Return a series at another frequency: summed up from finer periods, held from coarser."""
    frame = Frame(frequency, np.array(ordinals, np.int32))
    windows = windows_of(frame, measure.frequency, context.card.settings.fiscal_start)
    aggregation = measure.aggregation
    if kind is SeriesKind.TARGET and aggregation is not Aggregation.SUM:
        return _targets(context, measure, samples, frequency, ordinals)
    if aggregation is Aggregation.RECOMPUTE:
        aggregation = Aggregation.LAST
    found = summary(samples, windows, aggregation)
    shown = []
    for at, ordinal in enumerate(ordinals):
        number = found.numbers.item(at)
        present, expected = found.present.item(at), found.expected.item(at)
        if windows.held.item(at):
            period = Period(frequency, ordinal)
            shown.append(_held(context, measure, samples, period, number))
        elif not present:
            shown.append(Shown())
        else:
            kind_of = CellKind.AGGREGATED if present == expected else CellKind.INCOMPLETE
            how = _summed(measure, present, expected)
            shown.append(Shown(None if isnan(number) else number, kind_of, how))
    return shown


def _targets(
    context: FormContext,
    measure: Measure,
    samples: Samples,
    frequency: Frequency,
    ordinals: Sequence[int],
) -> list[Shown]:
    """Return the target in force at the end of each period."""
    start = context.card.settings.fiscal_start
    shown = []
    for ordinal in ordinals:
        end = Period(frequency, ordinal).end(fiscal_start=start)
        own = last_complete(end, measure.frequency, fiscal_start=start)
        since = samples.last_at(own.ordinal)
        if since is None:
            shown.append(Shown())
            continue
        label = period_label(context, Period(measure.frequency, since))
        how = _("In force since {period}.").format(period=label)
        shown.append(Shown(samples[since], CellKind.INHERITED, how))
    return shown


def _held(
    context: FormContext, measure: Measure, samples: Samples, period: Period, number: float
) -> Shown:
    """Return the last value known in a period of which the measure has none of its own."""
    if isnan(number):
        return Shown()
    start = context.card.settings.fiscal_start
    own = last_complete(period.end(fiscal_start=start), measure.frequency, fiscal_start=start)
    since = samples.last_at(own.ordinal)
    label = period_label(
        context, Period(measure.frequency, own.ordinal if since is None else since)
    )
    how = _("The value of {period}, known since its end.").format(period=label)
    return Shown(number, CellKind.INHERITED, how)


def _summed(measure: Measure, present: int, expected: int) -> str:
    """Say from how many periods a number was made, and how many are missing."""
    periods = _periods(measure.frequency, expected)
    if present < expected:
        return _("Incomplete: {count} of {periods} have a value.").format(
            count=present, periods=periods
        )
    return _(_AGGREGATED[measure.aggregation]).format(periods=periods)


def _periods(frequency: Frequency, count: int) -> str:
    match frequency:
        case Frequency.DAY:
            text = ngettext("{count} day", "{count} days", count)
        case Frequency.WEEK:
            text = ngettext("{count} week", "{count} weeks", count)
        case Frequency.MONTH:
            text = ngettext("{count} month", "{count} months", count)
        case Frequency.QUARTER:
            text = ngettext("{count} quarter", "{count} quarters", count)
        case Frequency.HALF_YEAR:
            text = ngettext("{count} half-year", "{count} half-years", count)
        case Frequency.YEAR:
            text = ngettext("{count} year", "{count} years", count)
    return text.format(count=count)


def _spelling(forms: LocaleForms) -> Spelling:
    return Spelling(forms.decimal, ";" if forms.decimal == "," else ",;")
