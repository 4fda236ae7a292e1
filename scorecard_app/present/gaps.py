"""Say why a formula gives no number, in one sentence: the same in the grid, on cards, in why."""

from collections.abc import Mapping, Sequence

from scorecard_app.document.naming import circle_said
from scorecard_app.domain.formula.names import Names
from scorecard_app.domain.formula.order import cycle_through
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.texts import N_, _

_SENTENCES: Mapping[Gap, str] = {
    Gap.INPUT_MISSING: N_("A number that its formula needs is missing."),
    Gap.DIVISION_BY_ZERO: N_("Its formula divides by zero."),
    Gap.OUT_OF_RANGE: N_("What its formula gives is too large."),
    Gap.CIRCULAR: N_("Its formula needs its own result."),
    Gap.NO_SUCH_MEASURE: N_("Its formula refers to a measure that is gone."),
    Gap.UNREADABLE: N_("Its formula cannot be read."),
    Gap.NOTHING_TO_RECOMPUTE: N_("There is no formula by which it could be computed again."),
    Gap.TOO_MUCH: N_("Its formula asks for too much."),
}


def gap_sentence(gap: Gap) -> str:
    """Say why a formula gives no number; "" where it gives one."""
    return _(_SENTENCES[gap]) if gap in _SENTENCES else ""


def gap_explained(
    gap: Gap, card: Scorecard, measure_id: MeasureId, *, missing: Sequence[MeasureId] = ()
) -> str:
    """Say it with the measures that have no number, or the way round of a circle."""
    if gap is Gap.INPUT_MISSING and missing:
        names = Names(card)
        return _("Its formula needs a number of {measures}, and there is none.").format(
            measures=", ".join(names.spelled(each) for each in missing)
        )
    if gap is Gap.INPUT_MISSING and _refers_to_what_is_gone(card, measure_id):
        return gap_sentence(Gap.NO_SUCH_MEASURE)
    circle = cycle_through(card, measure_id) if gap is Gap.CIRCULAR else None
    if circle is not None:
        return _("Its formula needs its own result: {circle}.").format(
            circle=circle_said(card, circle)
        )
    return gap_sentence(gap)


def _refers_to_what_is_gone(card: Scorecard, measure_id: MeasureId) -> bool:
    node = readable(card.measures[measure_id].formula)
    return node is not None and any(each not in card.measures for each in references(node))
