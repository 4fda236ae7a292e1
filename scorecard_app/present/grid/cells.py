"""The cells of a grid of values: what each shows, where that comes from, and what bars typing."""

from dataclasses import dataclass
from enum import Enum, auto

from scorecard_app.document.edits.locked import lock_on, lock_text
from scorecard_app.document.edits.values import series_at
from scorecard_app.domain.measures import Measure, Remark, Series, SeriesKind, UnitKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.numbers import edit_text, format_number, format_plain
from scorecard_app.texts import _


class CellKind(Enum):
    """Where the number of a cell comes from."""

    EMPTY = auto()
    ENTERED = auto()
    COMPUTED = auto()
    AGGREGATED = auto()
    INCOMPLETE = auto()
    INHERITED = auto()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: what it shows, what stands in its editor, and all that is marked on it.

    `bar` is why it cannot be typed into, in a sentence; "" where it can.
    """

    text: str = ""
    typed: str = ""
    kind: CellKind = CellKind.EMPTY
    tooltip: str = ""
    bar: str = ""
    note: str = ""
    confidence: float | None = None
    is_locked: bool = False
    is_computed: bool = False
    lacks_note: bool = False

    @property
    def spoken(self) -> str:
        """Return what is read out: the number, and whatever is marked on it."""
        return f"{self.text}. {self.tooltip}" if self.tooltip else self.text

    @property
    def is_entered(self) -> bool:
        """Say whether somebody typed the number here."""
        return self.kind is CellKind.ENTERED


@dataclass(frozen=True, slots=True)
class _Shown:
    """A number on its way into a cell, and what is said of it."""

    number: float | None = None
    kind: CellKind = CellKind.EMPTY
    how: str = ""
    remark: Remark = Remark()


def grid_cell(
    context: FormContext, line: GridLine, period: Period, *, lacks_note: bool = False
) -> GridCell:
    """Return the cell of a line in a period, whichever frequency the columns have."""
    measure = context.card.measures.get(line.measure_id)
    if measure is None:
        return GridCell()
    series = series_at(context.relations, line.slot)
    is_computed = computes(measure, line, series)
    shown = _shown(context, line, measure, series, period, is_computed=is_computed)
    locked = _lock_sentence(context, measure, period)
    bar = locked or bar_to_typing(context, measure, period, is_computed=is_computed)
    typed = edit_text(shown.number, measure.unit, context.forms) if _is_own(shown) else ""
    return GridCell(
        text=""
        if shown.number is None
        else format_number(shown.number, measure.unit, context.forms),
        typed=typed,
        kind=shown.kind,
        tooltip=_tooltip(context, shown, locked, lacks_note=lacks_note),
        bar=bar,
        note=shown.remark.note,
        confidence=shown.remark.confidence,
        is_locked=bool(locked),
        is_computed=is_computed,
        lacks_note=lacks_note,
    )


def computes(measure: Measure, line: GridLine, series: Series | None) -> bool:
    """Say whether the numbers of a line come from a formula."""
    if series is not None and series.formula:
        return True
    is_main = line.slot.kind is SeriesKind.ACTUAL and line.slot.series_id is None
    return is_main and bool(measure.formula)


def bar_to_typing(
    context: FormContext, measure: Measure, period: Period, *, is_computed: bool
) -> str:
    """Say why a number cannot be typed here, locks apart; "" where it can."""
    if is_computed:
        return _("“{measure}” is computed by a formula. Change the formula instead.").format(
            measure=measure.name
        )
    if period.frequency is not measure.frequency:
        own = Period(measure.frequency, _inside(context, measure, period))
        return _(
            "“{measure}” takes no value for {period}: its periods are like {example}. "
            "Show those to type into it."
        ).format(
            measure=measure.name,
            period=period_label(context, period),
            example=period_label(context, own),
        )
    return ""


def copied_text(context: FormContext, line: GridLine, period: Period) -> str:
    """Return what is copied of a cell: what a spreadsheet of the same locale reads as a number."""
    measure = context.card.measures.get(line.measure_id)
    number = shown_number(context, line, period)
    if measure is None or number is None:
        return ""
    typed = edit_text(number, measure.unit, context.forms).replace(context.forms.minus, "-")
    return f"{typed}%" if measure.unit.kind is UnitKind.PERCENT else typed


def shown_number(context: FormContext, line: GridLine, period: Period) -> float | None:
    """Return the number that a cell shows; inherited ones are not there to be copied."""
    measure = context.card.measures.get(line.measure_id)
    if measure is None:
        return None
    series = series_at(context.relations, line.slot)
    is_computed = computes(measure, line, series)
    shown = _shown(context, line, measure, series, period, is_computed=is_computed)
    return None if shown.kind is CellKind.INHERITED else shown.number


def own_number(context: FormContext, line: GridLine, period: Period) -> float | None:
    """Return the number somebody typed into a cell."""
    series = series_at(context.relations, line.slot)
    measure = context.card.measures.get(line.measure_id)
    if series is None or measure is None or measure.frequency is not period.frequency:
        return None
    return series.samples.get(period.ordinal)


def _shown(  # noqa: PLR0913 - the cell, and what it is read from
    context: FormContext,
    line: GridLine,
    measure: Measure,
    series: Series | None,
    period: Period,
    *,
    is_computed: bool,
) -> _Shown:
    if series is None or period.frequency is not measure.frequency:
        return _Shown()
    number = series.samples.get(period.ordinal)
    remark = series.remarks.get(period.ordinal, Remark())
    if number is not None:
        kind = CellKind.COMPUTED if is_computed else CellKind.ENTERED
        return _Shown(number, kind, remark=remark)
    since = series.samples.last_at(period.ordinal) if line.slot.kind is SeriesKind.TARGET else None
    if since is None:
        return _Shown(remark=remark)
    start = period_label(context, Period(measure.frequency, since))
    how = _("In force since {period}.").format(period=start)
    return _Shown(series.samples[since], CellKind.INHERITED, how, remark)


def _is_own(shown: _Shown) -> bool:
    return shown.kind is CellKind.ENTERED


def _inside(context: FormContext, measure: Measure, period: Period) -> int:
    """Return a period of the measure in, or round, another one."""

    start = context.card.settings.fiscal_start
    day = period.anchor(fiscal_start=start)
    return period_of(day, measure.frequency, fiscal_start=start).ordinal


def _lock_sentence(context: FormContext, measure: Measure, period: Period) -> str:
    lock = lock_on(context.card, measure.id)
    if lock is None or period.end(fiscal_start=context.card.settings.fiscal_start) > lock.until:
        return ""
    return _("Locked ({lock}). Remove the lock to change it.").format(lock=lock_text(lock))


def _tooltip(context: FormContext, shown: _Shown, locked: str, *, lacks_note: bool) -> str:
    remark = shown.remark
    sure = (
        ""
        if remark.confidence is None
        else _("{percent} % sure").format(
            percent=format_plain(remark.confidence, context.forms, decimals=0)
        )
    )
    missing = _("A note is missing: the score is below the threshold.") if lacks_note else ""
    return "\n".join(part for part in (shown.how, remark.note, sure, missing, locked) if part)
