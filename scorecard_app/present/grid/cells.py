"""The cells of a grid of values: their texts, what is marked on them, and what bars typing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scorecard_app.document.edits.locked import lock_on, lock_text
from scorecard_app.document.edits.values import series_at
from scorecard_app.domain.measures import Measure, Remark, Series, UnitKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.rules import Lock
from scorecard_app.engine.numbers import Numbers, numbers_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine, measure_title
from scorecard_app.present.grid.shown import CellKind, Shown, computes, shown_along
from scorecard_app.present.numbers import edit_text, format_number, format_plain
from scorecard_app.texts import _

_NO_REMARK = Remark()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: what it shows, what stands in its editor, and all that is marked on it.

    `bar` is why it cannot be typed into, in a sentence; "" where it can.
    """

    text: str = ""
    typed: str = ""
    kind: CellKind = CellKind.EMPTY
    number: float | None = None
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
class _Line:
    """What all cells of a line have in common."""

    measure: Measure
    series: Series | None
    is_computed: bool
    lock: Lock | None


def line_cells(
    context: FormContext,
    numbers: Numbers,
    line: GridLine,
    frequency: Frequency,
    ordinals: Sequence[int],
    *,
    without_note: Collection[int] = (),
) -> tuple[GridCell, ...]:
    """Return the cells of a line in periods of any frequency.

    `without_note` are those of its own periods in which a note is missing.
    """
    measure = context.card.measures.get(line.measure_id)
    if measure is None:
        return (GridCell(),) * len(ordinals)
    series = series_at(context.relations, line.slot)
    common = _Line(
        measure, series, computes(measure, line, series), lock_on(context.card, measure.id)
    )
    shown = shown_along(context, numbers, line, frequency, ordinals)
    return tuple(
        _cell(context, common, Period(frequency, at), each, lacks_note=at in without_note)
        for at, each in zip(ordinals, shown, strict=True)
    )


def grid_cell(context: FormContext, line: GridLine, period: Period) -> GridCell:
    """Return one cell by itself."""
    numbers = numbers_of(context.card)
    return line_cells(context, numbers, line, period.frequency, (period.ordinal,))[0]


def bar_to_typing(
    context: FormContext, measure: Measure, period: Period, *, is_computed: bool
) -> str:
    """Say why a number cannot be typed here, locks apart; "" where it can."""
    if is_computed:
        return _("“{measure}” is computed by a formula. Change the formula instead.").format(
            measure=measure_title(measure)
        )
    if period.frequency is measure.frequency:
        return ""
    start = context.card.settings.fiscal_start
    own = period_of(period.anchor(fiscal_start=start), measure.frequency, fiscal_start=start)
    return _(
        "“{measure}” takes no value for {period}: its periods are like {example}. "
        "Show those to type into it."
    ).format(
        measure=measure_title(measure),
        period=period_label(context, period),
        example=period_label(context, own),
    )


def copied_text(context: FormContext, line: GridLine, cell: GridCell) -> str:
    """Return what is copied of a cell: what a spreadsheet of the same locale reads as a number.

    What is merely held from an earlier period is not copied.
    """
    measure = context.card.measures.get(line.measure_id)
    if measure is None or cell.number is None or cell.kind is CellKind.INHERITED:
        return ""
    typed = edit_text(cell.number, measure.unit, context.forms).replace(context.forms.minus, "-")
    return f"{typed}%" if measure.unit.kind is UnitKind.PERCENT else typed


def own_number(context: FormContext, line: GridLine, period: Period) -> float | None:
    """Return the number somebody typed into a cell."""
    series = series_at(context.relations, line.slot)
    measure = context.card.measures.get(line.measure_id)
    if series is None or measure is None or measure.frequency is not period.frequency:
        return None
    return series.samples.get(period.ordinal)


def _cell(
    context: FormContext, line: _Line, period: Period, shown: Shown, *, lacks_note: bool
) -> GridCell:
    measure, number = line.measure, shown.number
    is_own = period.frequency is measure.frequency
    remarks = line.series.remarks if line.series is not None and is_own else {}
    remark = remarks.get(period.ordinal, _NO_REMARK)
    locked = _lock_sentence(context, line.lock, period)
    bar = locked or bar_to_typing(context, measure, period, is_computed=line.is_computed)
    is_entered = shown.kind is CellKind.ENTERED
    return GridCell(
        text="" if number is None else format_number(number, measure.unit, context.forms),
        typed=edit_text(number, measure.unit, context.forms) if is_entered else "",
        kind=shown.kind,
        number=number,
        tooltip=_tooltip(context, shown, remark, locked, lacks_note=lacks_note),
        bar=bar,
        note=remark.note,
        confidence=remark.confidence,
        is_locked=bool(locked),
        is_computed=line.is_computed,
        lacks_note=lacks_note,
    )


def _lock_sentence(context: FormContext, lock: Lock | None, period: Period) -> str:
    if lock is None or period.end(fiscal_start=context.card.settings.fiscal_start) > lock.until:
        return ""
    return _("Locked ({lock}). Remove the lock to change it.").format(lock=lock_text(lock))


def _tooltip(
    context: FormContext, shown: Shown, remark: Remark, locked: str, *, lacks_note: bool
) -> str:
    parts = [shown.how, remark.note]
    if remark.confidence is not None:
        percent = format_plain(remark.confidence, context.forms, decimals=0)
        parts.append(_("{percent} % sure").format(percent=percent))
    if lacks_note:
        parts.append(_("A note is missing: the score is below the threshold."))
    return "\n".join(part for part in (*parts, locked) if part)
