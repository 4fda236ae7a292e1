"""The cells of a grid of values: their texts, what is marked on them, and what bars typing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scorecard_app.document.edits.locked import lock_on, lock_text
from scorecard_app.document.edits.values import series_at
from scorecard_app.domain.measures import Aggregation, Measure, Remark, Series, UnitKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.rules import Lock
from scorecard_app.engine.numbers import Numbers
from scorecard_app.present.choices import NO_SCALE, Scale, has_choices, rule_at, scale_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine, measure_title
from scorecard_app.present.grid.shown import CellKind, Shown, computes, how, shown_along
from scorecard_app.present.numbers import edit_text, format_number, format_plain
from scorecard_app.texts import _

_NO_REMARK = Remark()

_MADE_OF_SEVERAL = frozenset({CellKind.AGGREGATED, CellKind.INCOMPLETE})
_ONE_OF_SEVERAL = frozenset({Aggregation.LAST, Aggregation.MAXIMUM, Aggregation.MINIMUM})


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: what it shows, and all that is marked on it; `is_word` is a choice by its word."""

    text: str = ""
    kind: CellKind = CellKind.EMPTY
    number: float | None = None
    note: str = ""
    confidence: float | None = None
    is_barred: bool = False
    is_locked: bool = False
    is_computed: bool = False
    lacks_note: bool = False
    is_word: bool = False

    @property
    def is_entered(self) -> bool:
        """Say whether somebody typed the number here."""
        return self.kind is CellKind.ENTERED


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one line in a stretch of periods; sentences only where asked for.

    `without_note` are those of its own periods in which a note is missing; `has_choices` says that
    some rule of the measure is a choice scale.
    """

    context: FormContext
    line: GridLine
    frequency: Frequency
    first: int
    shown: Sequence[Shown]
    measure: Measure | None = None
    series: Series | None = None
    lock: Lock | None = None
    is_computed: bool = False
    without_note: Collection[int] = ()
    has_choices: bool = False

    def cell(self, ordinal: int) -> GridCell:
        """Return what is painted of a cell."""
        measure, shown = self.measure, self.shown[ordinal - self.first]
        if measure is None:
            return GridCell()
        number, forms = shown.number, self.context.forms
        remark = self._remark(ordinal)
        is_locked = self._is_locked(ordinal)
        word = self._word(ordinal)
        return GridCell(
            text=word or ("" if number is None else format_number(number, measure.unit, forms)),
            kind=shown.kind,
            number=number,
            note=remark.note,
            confidence=remark.confidence,
            is_barred=is_locked or self.is_computed or self.frequency is not measure.frequency,
            is_locked=is_locked,
            is_computed=self.is_computed,
            lacks_note=ordinal in self.without_note,
            is_word=bool(word),
        )

    def typed(self, ordinal: int) -> str:
        """Return what stands in the editor of a cell; "" where nobody typed a number."""
        shown = self.shown[ordinal - self.first]
        if self.measure is None or shown.kind is not CellKind.ENTERED:
            return ""
        return self._written(ordinal, self.measure)

    def copied(self, ordinal: int) -> str:
        """Return what is copied of a cell: what a spreadsheet of the same locale reads as it.

        What is merely held from an earlier period is not copied.
        """
        measure, shown = self.measure, self.shown[ordinal - self.first]
        if measure is None or shown.number is None or shown.kind is CellKind.INHERITED:
            return ""
        written = self._written(ordinal, measure)
        if self._word(ordinal):
            return written
        written = written.replace(self.context.forms.minus, "-")
        return f"{written}%" if measure.unit.kind is UnitKind.PERCENT else written

    def choices(self, ordinal: int) -> tuple[str, ...]:
        """Return the words that can be chosen in a cell, if it has a choice scale."""
        return tuple(self._scale(ordinal).values())

    def tooltip(self, ordinal: int) -> str:
        """Say how a number came about, and all that is noted on it."""
        if self.measure is None:
            return ""
        parts = [how(self.context, self.line, self.shown[ordinal - self.first])]
        remark = self._remark(ordinal)
        parts.append(remark.note)
        if remark.confidence is not None:
            percent = format_plain(remark.confidence, self.context.forms, decimals=0)
            parts.append(_("{percent} % sure").format(percent=percent))
        if ordinal in self.without_note:
            parts.append(_("A note is missing: the score is below the threshold."))
        if self._is_locked(ordinal):
            parts.append(self._lock_sentence)
        return "\n".join(part for part in parts if part)

    def bar(self, ordinal: int) -> str:
        """Say why a cell cannot be typed into; "" where it can."""
        if self.measure is None:
            return ""
        if self._is_locked(ordinal):
            return self._lock_sentence
        period = Period(self.frequency, ordinal)
        return bar_to_typing(self.context, self.measure, period, is_computed=self.is_computed)

    def _remark(self, ordinal: int) -> Remark:
        is_own = self.measure is not None and self.frequency is self.measure.frequency
        if self.series is None or not self.series.remarks or not is_own:
            return _NO_REMARK
        return self.series.remarks.get(ordinal, _NO_REMARK)

    def _written(self, ordinal: int, measure: Measure) -> str:
        number = self.shown[ordinal - self.first].number
        return self._word(ordinal) or edit_text(number, measure.unit, self.context.forms)

    def _word(self, ordinal: int) -> str:
        """Return the word of a choice; "" for a number that is none, such as a sum of several."""
        shown = self.shown[ordinal - self.first]
        if not self.has_choices or shown.number is None or self.measure is None:
            return ""
        is_made = shown.kind in _MADE_OF_SEVERAL and self.measure.aggregation not in _ONE_OF_SEVERAL
        return "" if is_made else self._scale(ordinal).get(shown.number, "")

    def _scale(self, ordinal: int) -> Scale:
        if self.measure is None or not self.has_choices:
            return NO_SCALE
        period = Period(self.frequency, ordinal)
        return scale_of(rule_at(self.context.relations, self.measure, period))

    def _is_locked(self, ordinal: int) -> bool:
        if self.lock is None:
            return False
        start = self.context.card.settings.fiscal_start
        return Period(self.frequency, ordinal).end(fiscal_start=start) <= self.lock.until

    @property
    def _lock_sentence(self) -> str:
        lock = lock_text(self.lock) if self.lock else ""
        return _("Locked ({lock}). Remove the lock to change it.").format(lock=lock)


def cell_reader(
    context: FormContext,
    numbers: Numbers,
    line: GridLine,
    frequency: Frequency,
    ordinals: range,
    *,
    without_note: Collection[int] = (),
) -> CellReader:
    """Return the reader of a line's cells in periods of any frequency."""
    measure = context.card.measures.get(line.measure_id)
    if measure is None:
        return CellReader(context, line, frequency, ordinals.start, [Shown()] * len(ordinals))
    series = series_at(context.relations, line.slot)
    return CellReader(
        context,
        line,
        frequency,
        ordinals.start,
        shown_along(context, numbers, line, frequency, ordinals),
        measure,
        series,
        lock_on(context.card, measure.id),
        computes(measure, line, series),
        without_note,
        has_choices(context.relations, measure),
    )


def is_filled(context: FormContext, line: GridLine, period: Period) -> bool:
    """Say whether a line has a number in a period, not merely one held from before."""
    measure = context.card.measures.get(line.measure_id)
    series = series_at(context.relations, line.slot)
    if measure is None:
        return False
    if period.frequency is measure.frequency and not computes(measure, line, series):
        return series is not None and period.ordinal in series.samples
    (shown,) = shown_along(context, context.numbers, line, period.frequency, (period.ordinal,))
    return shown.kind not in {CellKind.EMPTY, CellKind.INHERITED}


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


def own_number(context: FormContext, line: GridLine, period: Period) -> float | None:
    """Return the number somebody typed into a cell."""
    series = series_at(context.relations, line.slot)
    measure = context.card.measures.get(line.measure_id)
    if series is None or measure is None or measure.frequency is not period.frequency:
        return None
    return series.samples.get(period.ordinal)
