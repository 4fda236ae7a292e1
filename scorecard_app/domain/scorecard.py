"""The scorecard: one frozen value that holds every entity, by kind and id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scorecard_app.domain.ids import (
    ActionId,
    AttachmentId,
    CustomFieldId,
    DecisionId,
    EntityId,
    InitiativeId,
    LeverId,
    LinkId,
    LockId,
    MapId,
    MeasureId,
    NoteId,
    ObjectiveId,
    OverrideId,
    PersonId,
    PerspectiveId,
    PictureId,
    PlacementId,
    RiskId,
    RuleId,
    ScenarioId,
    SeriesId,
    SnapshotId,
    TagId,
    ThemeId,
    ValueStreamId,
)
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement, Snapshot
from scorecard_app.domain.measures import Attachment, Measure, Series
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.people import Action, CustomField, Decision, Note, Person, Risk, Tag
from scorecard_app.domain.pictures import Picture
from scorecard_app.domain.rules import Lock, Override, Rule
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.strategy import Objective, Perspective, Theme
from scorecard_app.domain.value import Initiative, Lever, Scenario, ValueStream

Entity = (
    Perspective
    | Theme
    | Tag
    | Person
    | Note
    | Risk
    | Action
    | Decision
    | CustomField
    | Objective
    | Measure
    | Attachment
    | Series
    | Rule
    | Override
    | Lock
    | Link
    | ValueStream
    | Lever
    | Initiative
    | Scenario
    | Map
    | Placement
    | Snapshot
    | Picture
)
"""Whatever has an id."""

TABLES: Mapping[str, type[Entity]] = {
    "perspectives": Perspective,
    "themes": Theme,
    "tags": Tag,
    "people": Person,
    "notes": Note,
    "risks": Risk,
    "actions": Action,
    "decisions": Decision,
    "custom_fields": CustomField,
    "objectives": Objective,
    "measures": Measure,
    "attachments": Attachment,
    "series": Series,
    "rules": Rule,
    "overrides": Override,
    "locks": Lock,
    "links": Link,
    "value_streams": ValueStream,
    "levers": Lever,
    "initiatives": Initiative,
    "scenarios": Scenario,
    "maps": Map,
    "placements": Placement,
    "snapshots": Snapshot,
    "pictures": Picture,
}
"""The name of each table of a scorecard and what it holds: the order in which files list them."""

_TABLE_OF: Mapping[type[Entity], str] = {kind: name for name, kind in TABLES.items()}


def _empty() -> Any:  # noqa: ANN401 - a default for mappings of every kind
    return field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything a user made. Change it with `put` and `drop`; no mapping changes in place."""

    settings: Settings = Settings()  # noqa: RUF009 - frozen
    perspectives: Mapping[PerspectiveId, Perspective] = _empty()
    themes: Mapping[ThemeId, Theme] = _empty()
    tags: Mapping[TagId, Tag] = _empty()
    people: Mapping[PersonId, Person] = _empty()
    notes: Mapping[NoteId, Note] = _empty()
    risks: Mapping[RiskId, Risk] = _empty()
    actions: Mapping[ActionId, Action] = _empty()
    decisions: Mapping[DecisionId, Decision] = _empty()
    custom_fields: Mapping[CustomFieldId, CustomField] = _empty()
    objectives: Mapping[ObjectiveId, Objective] = _empty()
    measures: Mapping[MeasureId, Measure] = _empty()
    attachments: Mapping[AttachmentId, Attachment] = _empty()
    series: Mapping[SeriesId, Series] = _empty()
    rules: Mapping[RuleId, Rule] = _empty()
    overrides: Mapping[OverrideId, Override] = _empty()
    locks: Mapping[LockId, Lock] = _empty()
    links: Mapping[LinkId, Link] = _empty()
    value_streams: Mapping[ValueStreamId, ValueStream] = _empty()
    levers: Mapping[LeverId, Lever] = _empty()
    initiatives: Mapping[InitiativeId, Initiative] = _empty()
    scenarios: Mapping[ScenarioId, Scenario] = _empty()
    maps: Mapping[MapId, Map] = _empty()
    placements: Mapping[PlacementId, Placement] = _empty()
    snapshots: Mapping[SnapshotId, Snapshot] = _empty()
    pictures: Mapping[PictureId, Picture] = _empty()

    def table(self, name: str) -> Mapping[EntityId, Entity]:
        """Return one table by its name in TABLES."""
        table: Mapping[EntityId, Entity] = getattr(self, name)
        return table

    def put(self, *entities: Entity) -> "Scorecard":
        """Return a scorecard in which these entities stand, added or replaced, normalised."""
        changes: dict[str, dict[EntityId, Entity]] = {}
        for entity in entities:
            name = table_of(entity)
            if name not in changes:
                changes[name] = dict(self.table(name))
            changes[name][entity.id] = normalised(entity)
        return replace(self, **changes)  # type: ignore[arg-type]  # names are TABLES' own

    def drop(self, entities: Iterable[Entity]) -> "Scorecard":
        """Return a scorecard without these entities; what refers to them is the caller's care."""
        changes: dict[str, dict[EntityId, Entity]] = {}
        for entity in entities:
            name = table_of(entity)
            if name not in changes:
                changes[name] = dict(self.table(name))
            del changes[name][entity.id]
        return replace(self, **changes)  # type: ignore[arg-type]  # names are TABLES' own

    def with_settings(self, **changes: Any) -> "Scorecard":  # noqa: ANN401 - fields of Settings
        """Return a scorecard with some of its settings changed."""
        return replace(self, settings=normalised(replace(self.settings, **changes)))


def table_of(entity: Entity) -> str:
    """Return the name of the table that holds this kind of entity."""
    return _TABLE_OF[type(entity)]
