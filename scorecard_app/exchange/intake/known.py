"""Find measures of a file again in a scorecard."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.values import MAX_TEXT, normal_text
from scorecard_app.exchange.intake.claims import MeasureIn


@dataclass
class Known:
    """Where measures and objectives of the scorecard are found again."""

    by_source: dict[str, list[MeasureId]] = field(default_factory=dict)
    by_place: dict[tuple[str, str], list[MeasureId]] = field(default_factory=dict)
    by_name: dict[str, list[MeasureId]] = field(default_factory=dict)

    @classmethod
    def of(cls, card: Scorecard) -> "Known":
        """Index a scorecard."""
        known = cls()
        for key, measure in card.measures.items():
            known.by_name.setdefault(folded(measure.name), []).append(key)
            if measure.source_id:
                known.by_source.setdefault(measure.source_id, []).append(key)
        for each in card.attachments.values():
            objective, found = (
                card.objectives.get(each.objective_id),
                card.measures.get(each.measure_id),
            )
            if objective is not None and found is not None:
                place = folded(objective.name), folded(found.name)
                known.by_place.setdefault(place, []).append(each.measure_id)
        return known

    def find(self, measure: MeasureIn, taken: Collection[MeasureId]) -> MeasureId | None:
        """Return the measure that a row means, None where it is a new one.

        Of several that a row may mean it is the first that no row before it meant.
        """
        for found in self._candidates(measure):
            if found not in taken:
                return found
        return None

    def _candidates(self, measure: MeasureIn) -> Sequence[MeasureId]:
        """Return the measures of its id, else of its name in its place, else the only namesake."""
        same_name = self.by_name.get(folded(measure.name), [])
        if measure.source_id:
            same_id = self.by_source.get(measure.source_id, [])
            if same_id:
                both = [each for each in same_id if each in same_name]
                return same_id if len(same_id) == 1 else both
        place = folded(measure.objective), folded(measure.name)
        if place in self.by_place:
            return self.by_place[place]
        return same_name if len(same_name) == 1 and not measure.source_id else []


def fitting(text: str) -> str:
    """Return a text as the scorecard takes it, cut where it is too long for any cell."""
    return normal_text(text[: MAX_TEXT // 2])


def folded(text: str) -> str:
    """Return a name as names are compared: without case, however it is spaced."""
    return " ".join(fitting(text).split()).casefold()
