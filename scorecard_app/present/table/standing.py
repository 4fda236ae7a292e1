"""How one row stands at one date: read straight from the results, a judgement only when asked."""

from functools import cached_property
from math import isnan

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.engine.judgements import Judgement, MeasureJudgement
from scorecard_app.engine.panel import Panel
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

    @cached_property
    def score(self) -> float | None:
        """Return the score, 0 to 100."""
        if self._results is None or self._entity_id is None:
            return None
        sheet, place = self._results.ledger.find(self._results.rows[self._entity_id])
        return _known(sheet.board.scores.item(place, 0))

    @cached_property
    def value(self) -> float | None:
        """Return the value shown."""
        return self._shown and _known(self._shown[0].values.item(self._shown[1], 0))

    @cached_property
    def target(self) -> float | None:
        """Return the target in force."""
        return self._shown and _known(self._shown[0].targets.item(self._shown[1], 0))

    @property
    def periods_late(self) -> int | None:
        """Return by how many periods the value lags behind the last complete one."""
        if self._shown is None or self.value is None:
            return None
        return self._shown[0].ages.item(self._shown[1], 0)

    @property
    def judged(self) -> int | None:
        """Return the ordinal of the period whose value is shown; None without a value."""
        if self._shown is None or self.value is None:
            return None
        return self._shown[0].judged.item(self._shown[1], 0)

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
                return self.measured or Judgement()
            case NodeKind.GROUP | NodeKind.NOTE:
                return Judgement()

    @cached_property
    def measured(self) -> MeasureJudgement | None:
        """Return how the measure of the row is judged."""
        if self._results is None or self._measure_id is None:
            return None
        return self._results.measure(self._measure_id)

    @cached_property
    def _shown(self) -> tuple[Panel, int] | None:
        """Return where it stands what the measure shows."""
        if self._results is None or self._measure_id is None:
            return None
        sheet, place = self._results.ledger.find(self._results.rows[self._measure_id])
        return sheet.panel, place


def _known(number: float) -> float | None:
    return None if isnan(number) else number
