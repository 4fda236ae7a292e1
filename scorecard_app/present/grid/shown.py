"""What a line shows in each period, entered, computed, aggregated or held, and how one knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import isnan

import numpy as np

from scorecard_app.document.edits.values import series_at
from scorecard_app.domain.formula.names import shown as formula_shown
from scorecard_app.domain.measures import Aggregation, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, last_complete
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.time.convert import Origin, as_frequency
from scorecard_app.engine.time.windows import Frame, summary, windows_of
from scorecard_app.present.form_groups.formulas import spelling_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.gaps import gap_sentence
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.texts import N_, _, ngettext


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
    """A number and where it comes from.

    `since` is the period whose number holds on; `present` of `expected` finer periods were
    summed up; `gap` is why a formula gives nothing.
    """

    number: float | None = None
    kind: CellKind = CellKind.EMPTY
    since: Period | None = None
    present: int = 0
    expected: int = 0
    gap: Gap = Gap.NONE


_NOTHING = Shown()

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
    is_computed = computes(measure, line, series)
    if is_computed and is_main(line):
        return _actuals(context, numbers, measure, frequency, ordinals)
    if series is None:
        return [_NOTHING] * len(ordinals)
    samples = numbers.series(series.id) if is_computed else series.samples
    if frequency is not measure.frequency:
        return _converted(context, measure, series.kind, samples, frequency, ordinals)
    return _own(
        measure,
        series.kind,
        samples,
        ordinals,
        CellKind.COMPUTED if is_computed else CellKind.ENTERED,
    )


def how(context: FormContext, line: GridLine, shown: Shown) -> str:
    """Say in a sentence or two how a number came about; "" for one that was entered here."""
    measure = context.card.measures[line.measure_id]
    series = series_at(context.relations, line.slot)
    said = []
    if computes(measure, line, series):
        formula = series.formula if series and series.formula else measure.formula
        said.append(
            _("Computed: {formula}").format(
                formula=formula_shown(formula, context.card, spelling_of(context.forms))
            )
        )
    if shown.gap is not Gap.NONE:
        said.append(gap_sentence(shown.gap))
    if shown.kind in {CellKind.AGGREGATED, CellKind.INCOMPLETE}:
        said.append(_summed(measure, shown.present, shown.expected))
    if shown.since is not None:
        label = period_label(context, shown.since)
        is_target = line.slot.kind is SeriesKind.TARGET
        words = (
            N_("In force since {period}.") if is_target else N_("Known since the end of {period}.")
        )
        said.append(_(words).format(period=label))
    return "\n".join(said)


def is_main(line: GridLine) -> bool:
    """Say whether a line holds the actual values that count."""
    return line.slot.kind is SeriesKind.ACTUAL and line.slot.series_id is None


def computes(measure: Measure, line: GridLine, series: Series | None) -> bool:
    """Say whether the numbers of a line come from a formula."""
    if series is not None and series.formula:
        return True
    return is_main(line) and bool(measure.formula)


def _own(
    measure: Measure,
    kind: SeriesKind,
    samples: Samples,
    ordinals: Sequence[int],
    found_as: CellKind,
) -> list[Shown]:
    """Return the numbers of the measure's own periods; a target holds until the next one."""
    known = samples.unpacked()
    shown = []
    for ordinal in ordinals:
        number = known.get(ordinal)
        if number is not None:
            shown.append(Shown(number, found_as))
            continue
        since = samples.last_at(ordinal) if kind is SeriesKind.TARGET else None
        if since is None:
            shown.append(_NOTHING)
        else:
            held = Period(measure.frequency, since)
            shown.append(Shown(known[since], CellKind.INHERITED, held))
    return shown


def _actuals(
    context: FormContext,
    numbers: Numbers,
    measure: Measure,
    frequency: Frequency,
    ordinals: Sequence[int],
) -> list[Shown]:
    """Return the actual values of a measure with a formula, as the engine brings them about."""
    asked = np.array(ordinals, np.int32)
    timed = as_frequency(context.card, numbers, measure.id, frequency, ordinals=asked)
    is_own = frequency is measure.frequency
    shown = []
    for at, ordinal in enumerate(ordinals):
        number, kind = timed.numbers.item(at), _KINDS[Origin(timed.origins.item(at))]
        if is_own and kind is CellKind.AGGREGATED:
            kind = CellKind.COMPUTED
        shown.append(
            Shown(
                None if isnan(number) else number,
                kind,
                present=timed.present.item(at),
                expected=timed.expected.item(at),
                gap=numbers.gap(measure.id, ordinal) if is_own else Gap.NONE,
            )
        )
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
    aggregation = measure.aggregation
    if kind is SeriesKind.TARGET and aggregation is not Aggregation.SUM:
        return [_held(context, measure, samples, Period(frequency, at)) for at in ordinals]
    if aggregation is Aggregation.RECOMPUTE:
        aggregation = Aggregation.LAST
    frame = Frame(frequency, np.array(ordinals, np.int32))
    windows = windows_of(frame, measure.frequency, context.card.settings.fiscal_start)
    found = summary(samples, windows, aggregation)
    shown = []
    for at, ordinal in enumerate(ordinals):
        number = found.numbers.item(at)
        present, expected = found.present.item(at), found.expected.item(at)
        if not present:
            shown.append(_NOTHING)
        elif windows.held.item(at):
            shown.append(_held(context, measure, samples, Period(frequency, ordinal)))
        else:
            kind_of = CellKind.AGGREGATED if present == expected else CellKind.INCOMPLETE
            known = None if isnan(number) else number
            shown.append(Shown(known, kind_of, present=present, expected=expected))
    return shown


def _held(context: FormContext, measure: Measure, samples: Samples, period: Period) -> Shown:
    """Return the last number known at the end of a period of which there is none of its own."""
    start = context.card.settings.fiscal_start
    end = period.end(fiscal_start=start)
    own = last_complete(end, measure.frequency, fiscal_start=start)
    since = samples.last_at(own.ordinal)
    if since is None:
        return _NOTHING
    return Shown(samples[since], CellKind.INHERITED, Period(measure.frequency, since))


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
