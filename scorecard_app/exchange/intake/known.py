"""Find measures of a file again in a scorecard."""

from dataclasses import dataclass, field

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.intake.claims import MeasureIn


@dataclass
class Known:
    """Where measures and objectives of the scorecard are found again."""

    by_source: dict[str, list[MeasureId]] = field(default_factory=dict)
    by_place: dict[tuple[str, str], MeasureId] = field(default_factory=dict)
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
                known.by_place[folded(objective.name), folded(found.name)] = each.measure_id
        return known

    def find(self, measure: MeasureIn) -> MeasureId | None:
        """Return the measure that a row means; of several with one id the one of its name."""
        same_id = self.by_source.get(measure.source_id, []) if measure.source_id else []
        same_name = self.by_name.get(folded(measure.name), [])
        if same_id:
            both = [each for each in same_id if each in same_name]
            return same_id[0] if len(same_id) == 1 else both[0] if both else None
        place = folded(measure.objective), folded(measure.name)
        if place in self.by_place:
            return self.by_place[place]
        return same_name[0] if len(same_name) == 1 and not measure.source_id else None


def folded(text: str) -> str:
    """Return a name as names are compared: without case, however it is spaced."""
    return " ".join(text.split()).casefold()
