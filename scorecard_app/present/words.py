"""The words for the choices of the domain, in the order in which they are offered."""

from collections.abc import Mapping
from enum import Enum

from scorecard_app.domain.links import EvidenceState, LinkKind, Sign, Strength
from scorecard_app.domain.measures import Aggregation, Direction, SeriesKind, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.texts import N_

Words = Mapping[Enum | None, str]
"""What each member of an enum is called; None is what stands where nothing was chosen."""

UNIT_KINDS: Words = {
    UnitKind.NUMBER: N_("Number"),
    UnitKind.PERCENT: N_("Percent"),
    UnitKind.MONEY: N_("Money"),
    UnitKind.COUNT: N_("Count"),
    UnitKind.RATIO: N_("Ratio"),
    UnitKind.SCORE: N_("Score"),
    UnitKind.DURATION: N_("Duration (h:min)"),
    UnitKind.DATE: N_("Date"),
    UnitKind.YES_NO: N_("Yes or no"),
}

DIRECTIONS: Words = {
    Direction.HIGHER: N_("Higher is better"),
    Direction.LOWER: N_("Lower is better"),
    Direction.TARGET: N_("On target is best"),
}

FREQUENCIES: Words = {
    Frequency.DAY: N_("Every day"),
    Frequency.WEEK: N_("Every week"),
    Frequency.MONTH: N_("Every month"),
    Frequency.QUARTER: N_("Every quarter"),
    Frequency.HALF_YEAR: N_("Every half-year"),
    Frequency.YEAR: N_("Every year"),
}

AGGREGATIONS: Words = {
    Aggregation.SUM: N_("Add up"),
    Aggregation.MEAN: N_("Average"),
    Aggregation.LAST: N_("Last value"),
    Aggregation.MAXIMUM: N_("Largest value"),
    Aggregation.MINIMUM: N_("Smallest value"),
    Aggregation.RECOMPUTE: N_("Compute again"),
}

PRESETS: Words = {
    Preset.DEFAULT: N_("From baseline to target"),
    Preset.GOAL_AND_RED_FLAG: N_("Goal and red flag"),
    Preset.MINIMUM_TO_MAXIMUM: N_("Minimum to maximum"),
    Preset.FOUR_POINTS: N_("Worst, red, green, best"),
    Preset.ON_TARGET: N_("On target"),
    Preset.YES_NO: N_("Yes or no"),
    Preset.CHOICE: N_("Choice scale"),
    Preset.FORMULA: N_("Own formula"),
    Preset.NOT_SCORED: N_("Not scored"),
}
PARAMETER_WORDS: Mapping[str, str] = {
    "goal": N_("Goal"),
    "red_flag": N_("Red flag"),
    "minimum": N_("Minimum"),
    "maximum": N_("Maximum"),
    "worst": N_("Worst"),
    "red": N_("Red"),
    "green": N_("Green"),
    "best": N_("Best"),
    "target": N_("Target value"),
    "inner": N_("Inner tolerance"),
    "outer": N_("Outer tolerance"),
    "yes": N_("Score of yes"),
    "no": N_("Score of no"),
    "score": N_("Score"),
}

SERIES_KINDS: Words = {
    SeriesKind.ACTUAL: N_("Actual"),
    SeriesKind.TARGET: N_("Target"),
    SeriesKind.FORECAST: N_("Forecast"),
    SeriesKind.BENCHMARK: N_("Benchmark"),
    SeriesKind.PRIOR: N_("Prior"),
    SeriesKind.OTHER: N_("Other"),
}

LEAD_LAGS: Words = {
    None: N_("As the links say"),
    LeadLag.LEADING: N_("Leading"),
    LeadLag.LAGGING: N_("Lagging"),
}

SIGNS: Words = {
    Sign.POSITIVE: N_("+ improves"),
    Sign.NEGATIVE: N_("− worsens"),
}

STRENGTHS: Words = {
    None: N_("Not said"),
    Strength.WEAK: N_("Weak"),
    Strength.MEDIUM: N_("Medium"),
    Strength.STRONG: N_("Strong"),
}

LINK_KINDS: Words = {
    LinkKind.CAUSAL: N_("Cause and effect"),
    LinkKind.LOGICAL: N_("True by definition"),
    LinkKind.FEEDBACK: N_("Feedback"),
}

EVIDENCE: Words = {
    EvidenceState.UNTESTED: N_("Untested"),
    EvidenceState.EXPERT: N_("Expert view"),
    EvidenceState.ELSEWHERE: N_("Seen elsewhere"),
    EvidenceState.CORRELATED: N_("Correlated here"),
    EvidenceState.SURVIVED: N_("Survived a test here"),
    EvidenceState.REFUTED: N_("Refuted here"),
    EvidenceState.NOT_ENOUGH_DATA: N_("Not enough data"),
}
