"""What the user saved for other scorecards: measures without values, and whole frameworks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scorecard_app.document.library.entry import OWN, Basis, LibraryMeasure
from scorecard_app.document.references import cleared, renamed
from scorecard_app.domain.ids import EntityId, MeasureId, MintId, ObjectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Attachment, Course, Measure, SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.strategy import Objective, Perspective

_STRUCTURE = (
    "perspectives",
    "themes",
    "tags",
    "custom_fields",
    "objectives",
    "measures",
    "attachments",
    "links",
    "maps",
    "placements",
)
"""The tables that a framework keeps; the others hold values, judgements or people."""

_NAMED = re.compile(r"\[#([^\]]+)\]")
"""A measure as it stands in a stored formula."""


@dataclass(frozen=True, slots=True)
class Framework:
    """The structure of a scorecard without its values, to begin others from."""

    id: str
    name: str
    description: str
    card: Scorecard


@dataclass(frozen=True, slots=True)
class OwnLibrary:
    """All that the user saved, in the order of saving."""

    measures: tuple[LibraryMeasure, ...] = ()
    frameworks: tuple[Framework, ...] = ()

    def with_items(self, *items: LibraryMeasure | Framework) -> "OwnLibrary":
        """Return a library that holds these, too; what has the same id gives way."""
        measures = {each.id: each for each in self.measures}
        measures |= {each.id: each for each in items if isinstance(each, LibraryMeasure)}
        frameworks = {each.id: each for each in self.frameworks}
        frameworks |= {each.id: each for each in items if isinstance(each, Framework)}
        return OwnLibrary(tuple(measures.values()), tuple(frameworks.values()))

    def without(self, item_id: str) -> "OwnLibrary":
        """Return a library without one of its items."""
        return OwnLibrary(
            tuple(each for each in self.measures if each.id != item_id),
            tuple(each for each in self.frameworks if each.id != item_id),
        )

    def item(self, item_id: str) -> LibraryMeasure | Framework | None:
        """Return an item by its id."""
        items: tuple[LibraryMeasure | Framework, ...] = (*self.measures, *self.frameworks)
        return next((each for each in items if each.id == item_id), None)

    def with_name(self, item_id: str, name: str) -> "OwnLibrary":
        """Return a library in which an item is called otherwise."""
        item = self.item(item_id)
        if isinstance(item, LibraryMeasure):
            return self.with_items(replace(item, measure=replace(item.measure, name=name)))
        return self if item is None else self.with_items(replace(item, name=name))


def own_measure(card: Scorecard, measure_id: MeasureId) -> LibraryMeasure:
    """Return a measure as it goes into the user's library: what it is, not what it was.

    It keeps its id, so that saving it again replaces what was saved before. Its last target
    becomes the typical one. A formula stays behind: it speaks of other measures here.
    """
    relations = Relations(card)
    measure = card.measures[measure_id]
    objectives = [
        card.objectives[each.objective_id] for each in relations.attachments_to(measure_id)
    ]
    lanes = (
        card.perspectives.get(each.perspective_id) for each in objectives if each.perspective_id
    )
    targets = relations.first_series(measure_id, SeriesKind.TARGET)
    numbers = tuple(targets.samples.values()) if targets and not targets.formula else ()
    guards = (card.measures[each] for each in measure.guard_ids if each in card.measures)
    return LibraryMeasure(
        measure=replace(_without_values(measure), formula="", source_id=""),
        library=OWN,
        lead_lag=next((each.lead_lag for each in objectives), None),
        target=numbers[-1] if numbers else None,
        guards=tuple(each.source_id or each.id for each in guards),
        perspectives=tuple(dict.fromkeys(lane.name for lane in lanes if lane and lane.name)),
        description=measure.definition,
        source=measure.source,
        remark=measure.notes,
        target_text=measure.target_basis,
        basis=Basis.OWN,
    )


def measures_among(card: Scorecard, ids: Iterable[EntityId]) -> tuple[MeasureId, ...]:
    """Return the measures among these, and those that serve the objectives among them."""
    relations = Relations(card)
    found: list[MeasureId] = []
    for entity_id in ids:
        if entity_id in card.measures:
            found.append(MeasureId(entity_id))
        attachments = relations.attachments_of(ObjectiveId(entity_id))
        found += [each.measure_id for each in attachments]
    return tuple(dict.fromkeys(found))


def framework_of(card: Scorecard, *, framework_id: str, name: str) -> Framework:
    """Return the structure of a scorecard: what is to be achieved and measured, without values."""
    gone = frozenset(
        key for table in TABLES if table not in _STRUCTURE for key in card.table(table)
    )
    kept = (
        cleared(_emptied(each), gone) for table in _STRUCTURE for each in card.table(table).values()
    )
    structure = replace(Scorecard(), settings=_settings(card.settings, name, framework_id))
    structure = structure.put(*(each for each in kept if each is not None))
    return Framework(framework_id, name, card.settings.mission or card.settings.vision, structure)


def from_framework(framework: Framework, *, mint: MintId) -> Scorecard:
    """Make a scorecard from a framework of the user's, with fresh ids for everything."""
    card = framework.card
    entities = [each for table in _STRUCTURE for each in card.table(table).values()]
    names: dict[EntityId, EntityId] = {each.id: mint() for each in entities}
    fresh = (_with_source(renamed(each, names), each.id, names) for each in entities)
    settings = renamed(card.settings, names)
    return replace(Scorecard(), settings=settings).put(*fresh)


def _without_values(measure: Measure) -> Measure:
    return replace(
        measure,
        baseline=None,
        baseline_note="",
        owner_id=None,
        updater_id=None,
        guard_ids=(),
        tag_ids=(),
        custom={},
        confidence="",
        course=Course(),
        phases=(),
    )


def _emptied(entity: Entity) -> Entity:
    """Return an entity of the structure without what was said of one time."""
    match entity:
        case Measure():
            return replace(
                _without_values(entity),
                guard_ids=entity.guard_ids,
                tag_ids=entity.tag_ids,
                custom=entity.custom,
            )
        case Objective() | Attachment():
            return replace(entity, weight_changes=(), weight_source=None)
        case _:
            return entity


def _settings(settings: Settings, name: str, framework_id: str) -> Settings:
    return replace(
        settings, name=name, vision="", mission="", destination="", source_id=framework_id
    )


def _with_source(entity: Entity, old_id: EntityId, names: Mapping[EntityId, EntityId]) -> Entity:
    """Note where an entity came from; let a formula speak of the new measures."""
    if isinstance(entity, Measure):
        formula = _NAMED.sub(lambda found: f"[#{names.get(found[1], found[1])}]", entity.formula)
        return replace(entity, formula=formula, source_id=entity.source_id or old_id)
    if isinstance(entity, Perspective | Objective | Link):
        return replace(entity, source_id=entity.source_id or old_id)
    return entity
