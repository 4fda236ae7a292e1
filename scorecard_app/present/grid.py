"""The grid of a measure's values: its rows and periods, its cells as text, and typing into them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.ids import MeasureId, MintId, SeriesId
from scorecard_app.domain.measures import Measure, Series, SeriesKind, UnitKind
from scorecard_app.domain.periods import Period, last_complete
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.blocks import filled_block, fitted_block, parse_block
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.numbers import (
    edit_text,
    format_number,
    parse_number,
)
from scorecard_app.present.periods import format_period
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import LocaleForms, _

EARLIER, LATER = 23, 6
"""How many periods before and after the one shown are there at least."""

MOST = 20_000
"""How many periods a grid shows at most: more than fifty years of days."""

_ALWAYS_SHOWN = (SeriesKind.ACTUAL, SeriesKind.TARGET)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: the first series of a kind, which can be typed into, or a further one to read."""

    kind: SeriesKind
    label: str
    series_id: SeriesId | None = None
    is_editable: bool = True


@dataclass(frozen=True, slots=True)
class GridSpan:
    """The periods shown, as ordinals, both ends included."""

    first: int
    last: int

    def __len__(self) -> int:
        """Count the periods."""
        return self.last - self.first + 1

    def covering(self, ordinals: Iterable[int]) -> "GridSpan":
        """Return the span widened so that these are in it, as far as a grid goes."""
        every = [*ordinals, self.first, self.last]
        last = max(every)
        return GridSpan(max(min(every), last - MOST + 1), last)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: what it shows, what stands in its editor, and whether it is merely inherited."""

    text: str = ""
    typed: str = ""
    is_inherited: bool = False
    tooltip: str = ""


Place = tuple[SeriesKind, int]
"""A cell that can be typed into: its kind of series and its period's ordinal."""


def grid_rows(relations: Relations, measure_id: MeasureId) -> tuple[GridRow, ...]:
    """Return actual and target, whether or not they hold anything yet, and every other series."""
    series = relations.series_of(measure_id)
    firsts = {kind: relations.first_series(measure_id, kind) for kind in _ALWAYS_SHOWN}
    rows = [_row(kind, first) for kind, first in firsts.items()]
    seen = set(_ALWAYS_SHOWN)
    for each in series:
        if each in firsts.values():
            continue
        rows.append(_row(each.kind, each, is_editable=each.kind not in seen))
        seen.add(each.kind)
    return tuple(rows)


def grid_span(context: FormContext, measure: Measure) -> GridSpan:
    """Return the periods to begin with: those round the day shown, and all that have values."""
    shown = shown_ordinal(context, measure)
    ordinals = (
        ordinal
        for series in context.relations.series_of(measure.id)
        for ordinal in (next(iter(series.samples), shown), *_last(series.samples))
    )
    return GridSpan(shown - EARLIER, shown + LATER).covering(ordinals)


def shown_ordinal(context: FormContext, measure: Measure) -> int:
    """Return the period that the measure shows: the last complete one at the day shown."""
    fiscal_start = context.card.settings.fiscal_start
    return last_complete(context.day, measure.frequency, fiscal_start=fiscal_start).ordinal


def grid_cell(context: FormContext, measure: Measure, row: GridRow, ordinal: int) -> GridCell:
    """Return one cell; a target that still holds from before is shown as inherited."""
    series = context.card.series.get(row.series_id) if row.series_id else None
    if series is None:
        return GridCell()
    number = series.samples.get(ordinal)
    if number is not None:
        text = format_number(number, measure.unit, context.forms)
        note = series.remarks[ordinal].note if ordinal in series.remarks else ""
        return GridCell(text, edit_text(number, measure.unit, context.forms), tooltip=note)
    since = series.samples.last_at(ordinal) if row.kind is SeriesKind.TARGET else None
    if since is None:
        return GridCell()
    period = period_label(context, Period(measure.frequency, since))
    return GridCell(
        format_number(series.samples[since], measure.unit, context.forms),
        is_inherited=True,
        tooltip=_("In force since {period}.").format(period=period),
    )


def period_label(context: FormContext, period: Period) -> str:
    """Return the heading of a column."""
    return format_period(period, context.forms, fiscal_start=context.card.settings.fiscal_start)


def copied_text(context: FormContext, measure: Measure, row: GridRow, ordinal: int) -> str:
    """Return what is copied of a cell: what a spreadsheet of the same locale reads as a number."""
    typed = grid_cell(context, measure, row, ordinal).typed.replace(context.forms.minus, "-")
    return f"{typed}%" if typed and measure.unit.kind is UnitKind.PERCENT else typed


def write_texts(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    texts: Mapping[Place, str],
    forms: LocaleForms,
    mint: MintId,
) -> Scorecard:
    """Type texts into cells, all or none; an empty text takes the value out.

    Raises UserError that names the first cell that cannot be read, and its text.
    """
    measure = card.measures[measure_id]
    numbers: dict[SeriesKind, dict[Period, float | None]] = {}
    for (kind, ordinal), text in texts.items():
        period = Period(measure.frequency, ordinal)
        try:
            number = parse_number(text, measure.unit, forms) if text.strip() else None
        except UserError as error:
            raise UserError(_refusal(card, kind, period, forms, str(error))) from error
        numbers.setdefault(kind, {})[period] = number
    for kind, values in numbers.items():
        card = set_values(card, measure_id=measure_id, kind=kind, values=values, mint=mint)
    return card


def paste_text(  # noqa: PLR0913 - what is pasted, and where
    card: Scorecard,
    *,
    measure_id: MeasureId,
    text: str,
    corner: tuple[Sequence[SeriesKind], int],
    selected: tuple[int, int],
    forms: LocaleForms,
    mint: MintId,
) -> Scorecard:
    """Type a copied block, all or nothing; a single cell fills the whole selection.

    The corner gives the rows from the first one chosen down, and the first period; `selected`
    counts the rows and columns chosen. Raises UserError where the block cannot be read or has
    more rows than there is room for.
    """
    kinds, first = corner
    block = filled_block(parse_block(text), rows=selected[0], columns=selected[1])
    texts = {
        (kind, first + column): cell
        for kind, line in zip(kinds, fitted_block(block, rows=len(kinds)), strict=False)
        for column, cell in enumerate(line)
    }
    return write_texts(card, measure_id=measure_id, texts=texts, forms=forms, mint=mint)


def _row(kind: SeriesKind, series: Series | None, *, is_editable: bool = True) -> GridRow:
    label = (series.name if series else "") or _(SERIES_KINDS[kind])
    return GridRow(kind, label, series.id if series else None, is_editable)


def _last(samples: Samples) -> tuple[int, ...]:
    return (list(samples)[-1],) if samples else ()


def _refusal(
    card: Scorecard, kind: SeriesKind, period: Period, forms: LocaleForms, reason: str
) -> str:
    return _("{row}, {period}: {reason} Nothing was changed.").format(
        row=_(SERIES_KINDS[kind]),
        period=format_period(period, forms, fiscal_start=card.settings.fiscal_start),
        reason=reason,
    )
