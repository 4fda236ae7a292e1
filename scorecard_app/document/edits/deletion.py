"""Delete anything, in one step, with everything that cannot stand without it."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from scorecard_app.document.edits.backdrops import without_idle_pictures
from scorecard_app.document.edits.finding import entity_with
from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.naming import title
from scorecard_app.document.references import cleared
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.legality import objectives_above
from scorecard_app.domain.measures import Series
from scorecard_app.domain.people import Note
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.errors import UserError
from scorecard_app.texts import _, ngettext


def delete_items(card: Scorecard, *, ids: Collection[EntityId]) -> Scorecard:
    """Delete any mix of things; what cannot stand without them goes too.

    Child objectives of a deleted one move up to its parent. A measure that served only deleted
    objectives goes with them unless it holds values. Notes about what is gone move to the
    parking lot. A perspective that still holds objectives, the last map, and values in locked
    periods are refused.
    """
    chosen = {entity_id: entity_with(card, entity_id) for entity_id in ids}
    gone = set(chosen) | _empty_measures_only_on(card, chosen)
    _refuse_full_perspectives(card, chosen.values(), gone)
    if card.maps and gone >= card.maps.keys():
        raise UserError(_("A scorecard keeps at least one map."))
    rest = without_idle_pictures(_without(_with_children_moved_up(card, gone), gone))
    for series in card.series.values():
        if series.id not in rest.series:
            _refuse_locked_values(card, series)
    return rest


def _empty_measures_only_on(card: Scorecard, chosen: Collection[EntityId]) -> set[EntityId]:
    relations = Relations(card)
    served = {
        attachment.measure_id
        for entity_id in chosen
        for attachment in relations.attachments_of(ObjectiveId(entity_id))
    }
    return {
        measure_id
        for measure_id in served
        if all(each.objective_id in chosen for each in relations.attachments_to(measure_id))
        and not any(series.samples for series in relations.series_of(measure_id))
    }


def _refuse_full_perspectives(
    card: Scorecard, chosen: Iterable[Entity], gone: Collection[EntityId]
) -> None:
    for entity in chosen:
        if not isinstance(entity, Perspective):
            continue
        count = sum(
            each.perspective_id == entity.id and each.id not in gone
            for each in card.objectives.values()
        )
        if count:
            raise UserError(
                ngettext(
                    "{what} still holds {count} objective. Move or delete it first.",
                    "{what} still holds {count} objectives. Move or delete them first.",
                    count,
                ).format(what=title(card, entity), count=count)
            )


def _with_children_moved_up(card: Scorecard, gone: Collection[EntityId]) -> Scorecard:
    orphans: list[Objective] = []
    for objective in card.objectives.values():
        if objective.id in gone or objective.parent_id not in gone:
            continue
        above = objectives_above(card, objective.id)
        parent_id = next((each for each in above if each not in gone), None)
        orphans.append(replace(objective, parent_id=parent_id))
    return card.put(*orphans)


def _without(card: Scorecard, gone: set[EntityId]) -> Scorecard:
    """Drop these, then whatever needs what was dropped, until nothing more has to go."""
    waiting = set(gone)
    while waiting:
        falling = [
            table[entity_id]
            for table in map(card.table, TABLES)
            for entity_id in waiting & table.keys()
        ]
        card = card.drop(falling)
        changed: list[Entity] = []
        next_to_go: set[EntityId] = set()
        for entity in (each for name in TABLES for each in card.table(name).values()):
            rest = cleared(entity, waiting)
            if rest is None:
                next_to_go.add(entity.id)
            elif rest is not entity:
                changed.append(_parked(entity, rest))
        settings = cleared(card.settings, waiting)
        card = replace(card.put(*changed), settings=settings or card.settings)
        waiting = next_to_go
    return card


def _parked(before: Entity, after: Entity) -> Entity:
    """Return a note that has lost its subject as one for the parking lot, all else as it is."""
    if isinstance(before, Note) and isinstance(after, Note) and before.subject_id:
        return replace(after, is_parked=not after.subject_id or after.is_parked)
    return after


def _refuse_locked_values(card: Scorecard, series: Series) -> None:
    frequency = card.measures[series.measure_id].frequency
    periods = (Period(frequency, ordinal) for ordinal in series.samples)
    refuse_locked(card, series.measure_id, periods)
