"""Edit the formulas of measures, of series, and of the figures that rules and weights work with."""

from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.locked import refuse_formula
from scorecard_app.document.naming import circle_said
from scorecard_app.domain.formula.names import shown, stored
from scorecard_app.domain.formula.order import cycle_through
from scorecard_app.domain.formula.tokens import STORED, Spelling
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_formula(
    card: Scorecard, *, measure_id: MeasureId, text: str, spelling: Spelling = STORED
) -> Scorecard:
    """Compute the actual values of a measure by a typed formula, or (empty) enter them again.

    What was entered stays, out of sight, and comes back with an empty formula. UserError says
    at which character the formula cannot be read, or names the circle that it would close.
    """
    measure = found(card.measures, measure_id)
    formula = _stored(card, text, measure.formula, spelling)
    if formula == measure.formula:
        return card
    refuse_formula(card, measure_id)
    changed = card.put(replace(measure, formula=formula))
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
    refuse_formula(card, series.measure_id)
    changed = card.put(replace(series, formula=formula))
    _refuse_circle(changed, series.measure_id)
    return changed


def _stored(card: Scorecard, text: str, before: str, spelling: Spelling) -> str:
    """Return what is stored; the old one if nothing was typed, even where that cannot be read."""
    if text.strip() == shown(before, card, spelling):
        return before
    return stored(text, card, spelling)


def _refuse_circle(card: Scorecard, measure_id: MeasureId) -> None:
    circle = cycle_through(card, measure_id)
    if circle is not None:
        raise UserError(
            _("The formula would need its own result: {circle}. Leave one of them out.").format(
                circle=circle_said(card, circle)
            )
        )
