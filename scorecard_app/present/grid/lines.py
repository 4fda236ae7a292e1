"""The lines of a grid of values: the series of one measure, or one line for each measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_app.document.edits.values import Slot
from scorecard_app.domain.ids import MeasureId, ObjectiveId, PerspectiveId, SeriesId
from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.numbers import unit_symbol
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import _

_ALWAYS_SHOWN = (SeriesKind.ACTUAL, SeriesKind.TARGET)


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line: what can be typed into it, and the objective under which it is listed."""

    slot: Slot
    label: str
    objective_id: ObjectiveId | None = None

    @property
    def measure_id(self) -> MeasureId:
        """Return the measure whose numbers stand in the line."""
        return self.slot.measure_id


@dataclass(frozen=True, slots=True)
class LineTexts:
    """What stands beside a line: where its measure belongs, its name, unit and owner."""

    perspective: str = ""
    objective: str = ""
    measure: str = ""
    unit: str = ""
    owner: str = ""
    series: str = ""


def grid_lines(
    relations: Relations, measure_id: MeasureId, objective_id: ObjectiveId | None = None
) -> tuple[GridLine, ...]:
    """Return actual and target, whether or not they hold anything yet, and every other series."""
    firsts = {kind: relations.first_series(measure_id, kind) for kind in _ALWAYS_SHOWN}
    lines = [
        GridLine(Slot(measure_id, kind), series_label(kind, first), objective_id)
        for kind, first in firsts.items()
    ]
    further = (each for each in relations.series_of(measure_id) if each not in firsts.values())
    for each in further:
        slot = Slot(measure_id, each.kind, each.id)
        lines.append(GridLine(slot, series_label(each.kind, each), objective_id))
    return tuple(lines)


def card_lines(relations: Relations, kind: SeriesKind | None) -> tuple[GridLine, ...]:
    """Return a line for the first series of a kind of every measure, or (None) for every series.

    Measures stand under the first objective they serve, in the order of the scorecard, once
    each; those that serve none come last.
    """
    lines: list[GridLine] = []
    for measure_id, objective_id in _in_order(relations):
        if kind is None:
            lines.extend(grid_lines(relations, measure_id, objective_id))
        else:
            first = relations.first_series(measure_id, kind)
            label = series_label(kind, first)
            lines.append(GridLine(Slot(measure_id, kind), label, objective_id))
    return tuple(lines)


def line_texts(relations: Relations, line: GridLine) -> LineTexts:
    """Return what stands beside a line."""
    card = relations.card
    measure = card.measures.get(line.measure_id)
    if measure is None:
        return LineTexts()
    objective = card.objectives.get(line.objective_id) if line.objective_id else None
    owner = card.people.get(measure.owner_id) if measure.owner_id else None
    return LineTexts(
        perspective=_perspective_name(relations, objective),
        objective=objective.name if objective else _("Not on any objective"),
        measure=measure_title(measure),
        unit=unit_symbol(measure.unit, card.settings.currency),
        owner=owner.name if owner else "",
        series=line.label,
    )


def measure_title(measure: Measure) -> str:
    """Return what a measure is called, also where nobody named it."""
    return measure.name or _("(no name)")


def series_label(kind: SeriesKind, series: Series | None) -> str:
    """Return the name of a series, or that of its kind."""
    return (series.name if series else "") or _(SERIES_KINDS[kind])


def series_of_line(relations: Relations, line: GridLine) -> SeriesId | None:
    """Return the series that a line shows; None where it is still to be made."""
    slot = line.slot
    if slot.series_id is not None:
        return slot.series_id
    first = relations.first_series(slot.measure_id, slot.kind)
    return first.id if first else None


def _in_order(relations: Relations) -> Iterator[tuple[MeasureId, ObjectiveId | None]]:
    seen: set[MeasureId] = set()
    for objective in _objectives(relations):
        for attachment in relations.attachments_of(objective.id):
            if attachment.measure_id not in seen:
                seen.add(attachment.measure_id)
                yield attachment.measure_id, objective.id
    for measure_id in relations.card.measures:
        if measure_id not in seen:
            yield measure_id, None


def _objectives(relations: Relations) -> Iterator[Objective]:
    for lane in relations.perspectives:
        waiting = [*reversed(relations.objectives_in(lane.id))]
        while waiting:
            objective = waiting.pop()
            yield objective
            waiting.extend(reversed(relations.children_of(objective.id)))


def _perspective_name(relations: Relations, objective: Objective | None) -> str:
    """Return the perspective of an objective or of the one it is part of."""
    lane: PerspectiveId | None = None
    card = relations.card
    while objective is not None and lane is None:
        lane = objective.perspective_id
        objective = card.objectives.get(objective.parent_id) if objective.parent_id else None
    found = card.perspectives.get(lane) if lane else None
    return found.name if found else ""
