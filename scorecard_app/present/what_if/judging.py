"""Which status many cards would have by other values, asked with every step of a slider."""

from collections.abc import Mapping

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.settings import Settings
from scorecard_app.engine.bands import band_indices, in_order
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.rule_scores import Rules
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.statuses import state_faces


class Judging:
    """Knows the rule in force of each of these cards, and the status of each band."""

    def __init__(
        self, judged: Mapping[ObjectiveId, tuple[Measure, MeasureJudgement]], settings: Settings
    ) -> None:
        self._settings = settings
        self._rows = {each: row for row, each in enumerate(judged)}
        self._rules = Rules(list(judged.values()))
        faces = state_faces(settings)
        self._faces = [faces[band.key] for band in in_order(settings.bands)]

    def statuses(self, values: Mapping[ObjectiveId, float]) -> dict[ObjectiveId, StatusFace]:
        """Return the status of each value; none of other cards, or where a rule has no curve."""
        known = [each for each in values if each in self._rows]
        rows = [self._rows[each] for each in known]
        given = np.full(len(self._rows), np.nan)
        given[rows] = [values[each] for each in known]
        scores = self._rules.scores(given, may_leave_scale=self._settings.may_leave_scale)
        places = band_indices(scores[rows], self._settings.bands).tolist()
        found = zip(known, places, strict=True)
        return {each: self._faces[at] for each, at in found if self._faces and at >= 0}
