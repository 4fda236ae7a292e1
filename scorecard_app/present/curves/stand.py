"""One measure under the rule in force in the period shown, with the figures it works with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.rule_scores import rule_scores
from scorecard_app.engine.rules import Case, cases_of, figure_at
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.choices import Scale
from scorecard_app.present.form_groups.measure_time import period_shown
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.measure_scoring import figure_unit
from scorecard_app.present.numbers import format_number
from scorecard_app.present.words import PARAMETER_WORDS
from scorecard_app.texts import _

BASELINE, TARGET = "baseline", "target"


@dataclass(frozen=True, slots=True)
class Stand:
    """One measure under the rule in force in the period shown."""

    context: FormContext
    measure: Measure
    preset: Preset
    figures: Mapping[str, float | None]
    value: float | None

    def label(self, name: str) -> str:
        """Return what a figure is called, with its number."""
        number = self.figures.get(name)
        unit = figure_unit(self.context, self.measure.id, name)
        return f"{_word(name)} {format_number(number, unit, self.context.forms)}"

    @property
    def scale(self) -> Scale:
        """Return the choices; empty where the rule is another one."""
        if self.preset is not Preset.CHOICE:
            return {}
        return {number: word for word, number in self.figures.items() if number is not None}


def _word(name: str) -> str:
    own = {BASELINE: _("Baseline"), TARGET: _("Target")}
    return own.get(name) or _(PARAMETER_WORDS[name])


def stand_of(context: FormContext, measure: Measure, value: float | None) -> Stand:
    """Return how a measure stands in the period shown, with the value to mark."""
    shown = period_shown(context, measure).ordinal
    cases = cases_of(context.card, [measure])
    case = next(each for each in cases if each.since <= shown < each.until)
    return Stand(context, measure, case.preset, _figures(context, measure, case, shown), value)


def _figures(
    context: FormContext, measure: Measure, case: Case, shown: int
) -> Mapping[str, float | None]:
    target = target_at(context, measure, shown)
    numbers = context.numbers
    return {
        name: figure_at(case, name, judged=shown, target=target, card=context.card, numbers=numbers)
        for name in case.names
    }


def target_at(context: FormContext, measure: Measure, ordinal: int) -> float | None:
    """Return the target in force in a period, a yearly one divided where it is to be spread."""
    targets = first_samples(context, measure, SeriesKind.TARGET)
    since = targets.last_at(ordinal)
    if since is None:
        return None
    number = targets[since]
    if not is_spread(measure):
        return number
    period = replace(period_shown(context, measure), ordinal=ordinal)
    fiscal_start = context.card.settings.fiscal_start
    return number / periods_in_year(period, fiscal_start=fiscal_start)


def scores_at(stand: Stand, values: Floats) -> tuple[Floats, Reason]:
    """Return the scores of some values by the rule, and its fault."""
    may_leave = stand.context.card.settings.may_leave_scale
    return rule_scores(
        stand.measure, stand.preset, stand.figures, values, may_leave_scale=may_leave
    )
