"""Edit the formulas of measures, of series, and of the figures that rules and weights work with."""

from collections.abc import Iterator
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.locked import lock_on, refuse_formula
from scorecard_app.document.naming import circle_said
from scorecard_app.domain.formula.names import shown, stored
from scorecard_app.domain.formula.order import cycle_through
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.ratio import is_ratio
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.formula.tokens import STORED, Spelling
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import (
    Aggregation,
    Measure,
    Series,
    SeriesKind,
    default_aggregation,
)
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_formula(
    card: Scorecard, *, measure_id: MeasureId, text: str, spelling: Spelling = STORED
) -> Scorecard:
    """Compute the actual values of a measure by a typed formula, or (empty) enter them again.

    What was entered stays, out of sight, and comes back with an empty formula. A ratio is
    computed again over longer periods, unless the user chose otherwise. UserError says at which
    character the formula cannot be read, names the circle that it would close, or the lock on
    values that would no longer be what they were.
    """
    measure = found(card.measures, measure_id)
    formula = _stored(card, text, measure.formula, spelling)
    if formula == measure.formula:
        return card
    _refuse_rewriting(card, measure_id, measure.formula, _entered(card, measure_id))
    aggregation = _aggregation(measure, formula)
    changed = card.put(replace(measure, formula=formula, aggregation=aggregation))
    _refuse_circle(changed, measure_id)
    return changed


def set_series_formula(
    card: Scorecard, *, series_id: SeriesId, text: str, spelling: Spelling = STORED
) -> Scorecard:
    """Compute one series by a typed formula, or (empty) enter its numbers again."""
    series = found(card.series, series_id)
    formula = _stored(card, text, series.formula, spelling)
    if formula == series.formula:
        return card
    _refuse_rewriting(card, series.measure_id, series.formula, series)
    changed = card.put(replace(series, formula=formula))
    _refuse_circle(changed, series.measure_id)
    return changed


def _stored(card: Scorecard, text: str, before: str, spelling: Spelling) -> str:
    """Return what is stored; the old one if nothing was typed, even where that cannot be read."""
    if text.strip() == shown(before, card, spelling):
        return before
    return stored(text, card, spelling)


def _aggregation(measure: Measure, formula: str) -> Aggregation:
    """Return how finer periods make coarser ones under another formula."""
    usual, node = default_aggregation(measure.unit.kind), readable(formula)
    if node is not None and is_ratio(node) and measure.aggregation is usual:
        return Aggregation.RECOMPUTE
    if node is None and measure.aggregation is Aggregation.RECOMPUTE:
        return usual  # what is entered has nothing to compute again
    return measure.aggregation


def _entered(card: Scorecard, measure_id: MeasureId) -> Series | None:
    return Relations(card).first_series(measure_id, SeriesKind.ACTUAL)


def _refuse_rewriting(
    card: Scorecard, measure_id: MeasureId, before: str, series: Series | None
) -> None:
    """Refuse where numbers that stood in locked periods would come about in another way."""
    lock = lock_on(card, measure_id)
    if lock is None:
        return
    start = card.settings.fiscal_start
    periods = _computed_for(card, before) if before else _periods(card, series)
    if any(each.end(fiscal_start=start) <= lock.until for each in periods):
        refuse_formula(card, measure_id)


def _computed_for(card: Scorecard, formula: str) -> Iterator[Period]:
    """Yield the periods for which something is entered that a formula rests on."""
    node = readable(formula)
    waiting = list(references(node)) if node is not None else []
    seen: set[MeasureId] = set()
    while waiting:
        measure = card.measures.get(waiting.pop())
        if measure is None or measure.id in seen:
            continue
        seen.add(measure.id)
        deeper = readable(measure.formula) if measure.formula else None
        if deeper is not None:
            waiting += references(deeper)
        else:
            yield from _periods(card, _entered(card, measure.id))


def _periods(card: Scorecard, series: Series | None) -> Iterator[Period]:
    if series is not None:
        frequency = card.measures[series.measure_id].frequency
        yield from (Period(frequency, each) for each in series.samples)


def _refuse_circle(card: Scorecard, measure_id: MeasureId) -> None:
    circle = cycle_through(card, measure_id)
    if circle is not None:
        raise UserError(
            _("The formula would need its own result: {circle}. Leave one of them out.").format(
                circle=circle_said(card, circle)
            )
        )
