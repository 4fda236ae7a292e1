"""How one row stands at one date: read straight from the results, a judgement only when asked."""

from functools import cached_property
from math import isnan

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.engine.judgements import Judgement, MeasureJudgement
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import NodeKind


class Standing:
    """The figures of one row; `measure_id` is its own measure, or the main one of an objective."""

    def __init__(
        self,
        results: Results | None,
        kind: NodeKind,
        entity_id: EntityId | None,
        measure_id: MeasureId | None,
    ) -> None:
        known = results.rows if results else {}
        self._results = results
        self._kind = kind
        self._entity_id = entity_id if entity_id in known else None
        self._measure_id = measure_id if measure_id in known else None

    @property
    def score(self) -> float | None:
        """Return the score, 0 to 100."""
        if self._results is None or self._entity_id is None:
            return None
        return _known(self._results.board.scores.item(self._results.rows[self._entity_id], 0))

    @property
    def value(self) -> float | None:
        """Return the value shown."""
        if self._results is None or self._measure_id is None:
            return None
        return _known(self._results.panel.values.item(self._results.rows[self._measure_id], 0))

    @property
    def target(self) -> float | None:
        """Return the target in force."""
        if self._results is None or self._measure_id is None:
            return None
        return _known(self._results.panel.targets.item(self._results.rows[self._measure_id], 0))

    @property
    def periods_late(self) -> int | None:
        """Return by how many periods the value lags behind the last complete one."""
        if self._results is None or self._measure_id is None or self.value is None:
            return None
        return self._results.panel.ages.item(self._results.rows[self._measure_id], 0)

    @cached_property
    def judgement(self) -> Judgement:
        """Return how the row is judged."""
        if self._results is None or self._entity_id is None:
            return Judgement()
        match self._kind:
            case NodeKind.PERSPECTIVE:
                return self._results.perspective(PerspectiveId(self._entity_id))
            case NodeKind.OBJECTIVE:
                return self._results.objective(ObjectiveId(self._entity_id))
            case NodeKind.MEASURE:
                return self._results.measure(MeasureId(self._entity_id))
            case NodeKind.GROUP:
                return Judgement()

    @cached_property
    def measured(self) -> MeasureJudgement | None:
        """Return how the measure of the row is judged."""
        if self._results is None or self._measure_id is None:
            return None
        return self._results.measure(self._measure_id)


def _known(number: float) -> float | None:
    return None if isnan(number) else number
