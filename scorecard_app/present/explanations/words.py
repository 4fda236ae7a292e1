"""The sentences of a derivation that need no numbers: rules, roll-ups, policies, uses."""

from collections.abc import Mapping

from scorecard_app.domain.settings import MissingPolicy, RollUp
from scorecard_app.engine.contributions import Use
from scorecard_app.texts import N_

ROLL_UPS: Mapping[RollUp, str] = {
    RollUp.WEIGHTED_MEAN: N_("Weighted mean of what counts"),
    RollUp.MEAN: N_("Plain mean of what counts"),
    RollUp.WORST: N_("The worst of what counts"),
    RollUp.BEST: N_("The best of what counts"),
    RollUp.MOST_FREQUENT: N_("The status that most of what counts has; the worse one on a tie"),
}

POLICIES: Mapping[MissingPolicy, str] = {
    MissingPolicy.REDISTRIBUTE: N_("what has no current score gives its weight to the others"),
    MissingPolicy.ZERO: N_("what has no current score counts as zero"),
    MissingPolicy.CARRY: N_("an old score is carried on for {count} periods"),
    MissingPolicy.SAME_PERIOD_LAST_YEAR: N_(
        "what has no current score counts as in the same period last year"
    ),
    MissingPolicy.SUBSTITUTE: N_("what has no current score counts as {score}"),
    MissingPolicy.BLANK: N_("any gap blanks the score"),
}

USES: Mapping[Use, str] = {
    Use.OWN: N_("its own score"),
    Use.CARRIED: N_("an old score, carried on"),
    Use.LAST_YEAR: N_("its score of a year ago"),
    Use.ZERO: N_("zero, for want of a current score"),
    Use.SUBSTITUTE: N_("a substitute, for want of a current score"),
    Use.NONE: N_("no current score; does not count"),
    Use.LEFT_OUT: N_("left out of the score, by choice"),
}
