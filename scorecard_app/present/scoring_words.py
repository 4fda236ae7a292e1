"""The words for how scores are made and shown, in the order in which they are offered."""

from scorecard_app.domain.people import ActionState
from scorecard_app.domain.settings import MissingPolicy, RollUp, ScoreScale, SignalRules
from scorecard_app.present.words import Words
from scorecard_app.texts import N_

ROLL_UPS: Words = {
    RollUp.WEIGHTED_MEAN: N_("Weighted mean"),
    RollUp.MEAN: N_("Plain mean"),
    RollUp.WORST: N_("Worst child"),
    RollUp.BEST: N_("Best child"),
    RollUp.MOST_FREQUENT: N_("Most frequent band"),
}

MISSING_POLICIES: Words = {
    MissingPolicy.REDISTRIBUTE: N_("Its weight goes to the others"),
    MissingPolicy.ZERO: N_("It counts as zero"),
    MissingPolicy.CARRY: N_("The last value is carried on"),
    MissingPolicy.SAME_PERIOD_LAST_YEAR: N_("Same period last year"),
    MissingPolicy.SUBSTITUTE: N_("A score stands in for it"),
    MissingPolicy.BLANK: N_("The parent is blank too"),
}

SIGNALS: Words = {
    SignalRules.NHS: N_("NHS: 7 in a row"),
    SignalRules.PUMP: N_("PuMP: 8 in a row"),
}

SCALES: Words = {
    ScoreScale.HUNDRED: N_("0 to 100"),
    ScoreScale.TEN: N_("0 to 10"),
    ScoreScale.PERCENT: N_("Percent"),
}

ACTION_STATES: Words = {
    ActionState.OPEN: N_("Open"),
    ActionState.DONE: N_("Done"),
    ActionState.DROPPED: N_("Dropped"),
}

BAND_ROLES = {
    "off": N_("Off-track colour"),
    "risk": N_("At-risk colour"),
    "near": N_("Between at risk and on track"),
    "on": N_("On-track colour"),
    "above": N_("Above-target colour"),
}
"""The colour roles of bands; each has its own shape too."""
