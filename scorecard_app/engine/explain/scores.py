"""Explain a score from the top down: band, roll-up, children, and each child in turn."""

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.contributions import Contribution, contributions, effective_weights
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.explain.measures import measure_steps
from scorecard_app.engine.explain.steps import Child, RolledUp, Scored, Step
from scorecard_app.engine.judgements import Judgement, Reason
from scorecard_app.engine.results import Results

_MOST_LEVELS = 64
"""Deeper trees are not followed further: nobody reads so far, and a call stack has an end."""


def explain(card: Scorecard, what: EntityId, period: Period) -> Scored:
    """Return the whole derivation of a score at the end of a period.

    `what` is the id of a measure, an objective or a perspective; KeyError for anything else.
    Values are in the unit of their measure, scores in points of 0 to 100, shares from 0 to 1.
    """
    day = period.end(fiscal_start=card.settings.fiscal_start)
    return explained(evaluate(card, [day]), what)


def explained(results: Results, what: EntityId, at: int = 0) -> Scored:
    """Return the derivation of a score that has been evaluated, at one of its dates."""
    return _Explainer(results, at).scored(what, 0)


class _Explainer:
    """Walks down from one thing; holds what every step looks up."""

    def __init__(self, results: Results, at: int) -> None:
        self._results = results
        self._at = at
        self._relations = Relations(results.card)
        self._effective = effective_weights(results, at)

    def scored(self, what: EntityId, level: int) -> Scored:
        """Explain one score and all below it."""
        card = self._results.card
        parts: tuple[Step, ...] = ()
        judgement: Judgement
        if what in card.measures:
            measure_id = MeasureId(what)
            judged = judgement = self._results.measure(measure_id, self._at)
            parts = measure_steps(self._results, measure_id, judged, self._at, self._relations)
        elif what in card.objectives:
            judgement = self._results.objective(ObjectiveId(what), self._at)
            parts = (self._rolled_up(what, level),)
        else:
            judgement = self._results.perspective(PerspectiveId(what), self._at)
            parts = (self._rolled_up(what, level),)
        return self._result(what, judgement, parts)

    def _result(self, what: EntityId, judgement: Judgement, parts: tuple[Step, ...]) -> Scored:
        bands = self._results.card.settings.bands
        floor = next((each.floor for each in bands if each.key == judgement.band_key), None)
        return Scored(
            what,
            judgement.score,
            judgement.band_key,
            floor,
            judgement.reason,
            judgement.coverage,
            judgement.override_id,
            parts,
        )

    def _rolled_up(self, what: EntityId, level: int) -> RolledUp:
        card = self._results.card
        parent = card.objectives.get(ObjectiveId(what)) or card.perspectives[PerspectiveId(what)]
        children = contributions(self._results, what, self._at, relations=self._relations)
        return RolledUp(
            what,
            parent.roll_up or card.settings.roll_up,
            parent.missing or card.settings.missing,
            tuple(self._child(each, level + 1) for each in children),
        )

    def _child(self, child: Contribution, level: int) -> Child:
        is_followed = level < _MOST_LEVELS and child.reason is not Reason.CIRCULAR
        return Child(
            child.child_id,
            child.weight,
            child.share,
            self._effective.get(child.child_id, 0.0),
            child.score,
            child.points,
            child.use,
            (self.scored(child.child_id, level),) if is_followed else (),
        )
