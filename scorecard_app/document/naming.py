"""Name the things of a scorecard in sentences: “Objective 3 ‘Grow’”, “Link ‘A’ → ‘B’”."""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Attachment, Series
from scorecard_app.domain.rules import Lock, Override, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard, table_of
from scorecard_app.domain.strategy import Objective
from scorecard_app.texts import N_, _

_TITLES: Mapping[str, str] = {
    "perspectives": N_("Perspective “{name}”"),
    "themes": N_("Theme “{name}”"),
    "tags": N_("Tag “{name}”"),
    "people": N_("Person “{name}”"),
    "notes": N_("Note “{name}”"),
    "risks": N_("Risk “{name}”"),
    "actions": N_("Action “{name}”"),
    "decisions": N_("Decision “{name}”"),
    "custom_fields": N_("Custom field “{name}”"),
    "objectives": N_("Objective {number} “{name}”"),
    "measures": N_("Measure “{name}”"),
    "attachments": N_("Measure “{name}” on objective “{other}”"),
    "series": N_("A series of measure “{name}”"),
    "rules": N_("A scoring rule of measure “{name}”"),
    "overrides": N_("A status set by hand on “{name}”"),
    "locks": N_("The lock until {name}"),
    "links": N_("Link “{name}” → “{other}”"),
    "value_streams": N_("Value stream “{name}”"),
    "levers": N_("Lever “{name}”"),
    "initiatives": N_("Initiative “{name}”"),
    "scenarios": N_("Scenario “{name}”"),
    "maps": N_("Map “{name}”"),
    "placements": N_("A card on a map"),
    "snapshots": N_("Snapshot “{name}”"),
    "pictures": N_("A background picture"),
}
_LONGEST = 60


def title(card: Scorecard, entity: Entity) -> str:
    """Return the kind and name of an entity, to begin a sentence with."""
    name, other = _names(card, entity)
    number = entity.number if isinstance(entity, Objective) else ""
    return _(_TITLES[table_of(entity)]).format(name=name, other=other, number=number)


def short_title(card: Scorecard, entity: Entity) -> str:
    """Return an entity's number and name, or the two that it joins, where its kind is plain."""
    name, other = _names(card, entity)
    number = f"{entity.number} " if isinstance(entity, Objective) else ""
    return f"{name} → {other}" if other else f"{number}{name}"


def measure_name(card: Scorecard, measure_id: MeasureId) -> str:
    """Return the name of a measure, a question mark where it is gone."""
    measure = card.measures.get(measure_id)
    return _short(measure.name) if measure else "?"


def objective_name(card: Scorecard, objective_id: ObjectiveId) -> str:
    """Return the name of an objective, a question mark where it is gone."""
    objective = card.objectives.get(objective_id)
    return _short(objective.name) if objective else "?"


def circle_said(card: Scorecard, circle: Sequence[MeasureId]) -> str:
    """Return a way round through measures as formulas show them: “[A] → [B] → [A]”."""
    return " → ".join(f"[{measure_name(card, each)}]" for each in circle)


def _names(card: Scorecard, entity: Entity) -> tuple[str, str]:
    """Return the name of an entity, and the second one where it joins two things."""
    match entity:
        case Link():
            return objective_name(card, entity.from_id), objective_name(card, entity.to_id)
        case Attachment():
            measure, objective = entity.measure_id, entity.objective_id
            return measure_name(card, measure), objective_name(card, objective)
        case Series() | Rule():
            return measure_name(card, entity.measure_id), ""
        case Override():
            subject = card.measures.get(MeasureId(entity.subject_id)) or card.objectives.get(
                ObjectiveId(entity.subject_id)
            )
            return (_short(subject.name) if subject else "?"), ""
        case Lock():
            return entity.until.isoformat(), ""
        case _:
            return _short(getattr(entity, "name", "") or getattr(entity, "text", "")), ""


def _short(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
