"""The words for what is invested: shapes of curves, states of work, kinds of streams."""

from scorecard_app.domain.value import CurveKind, InitiativeState, StreamKind
from scorecard_app.present.words import Words
from scorecard_app.texts import N_

CURVES: Words = {
    CurveKind.HILL: N_("Fills up (Hill)"),
    CurveKind.LOG: N_("Ever less (logarithm)"),
    CurveKind.PIECEWISE: N_("Straight lines"),
}

STATES: Words = {
    InitiativeState.PROPOSED: N_("Proposed"),
    InitiativeState.RUNNING: N_("Running"),
    InitiativeState.DONE: N_("Done"),
    InitiativeState.STOPPED: N_("Stopped"),
}

STREAMS: Words = {
    StreamKind.IT_COST: N_("Cost of IT"),
    StreamKind.COST_ELSEWHERE: N_("Cost elsewhere"),
    StreamKind.MARGIN: N_("Margin on revenue"),
    StreamKind.EXPECTED_LOSS: N_("Expected loss"),
    StreamKind.OTHER: N_("Other"),
}
