"""The preview of an import, and the scorecard after it: one pure step, one undo step.

Nothing is ever taken out of the scorecard. A measure is the one with the same id in the source,
else the one of the same name below the same objective, else the only one of that name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from scorecard_app.document import edits
from scorecard_app.document.edits.locked import lock_on
from scorecard_app.document.edits.measures import default_direction
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.limits import LARGEST, ordinal_range
from scorecard_app.domain.ids import (
    AttachmentId,
    CustomFieldId,
    MapId,
    MeasureId,
    MintId,
    ObjectiveId,
    PersonId,
    PerspectiveId,
    PlacementId,
    SeriesId,
)
from scorecard_app.domain.measures import (
    Attachment,
    Direction,
    Measure,
    Remark,
    Series,
    SeriesKind,
    Unit,
    default_aggregation,
)
from scorecard_app.domain.people import CustomField
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.exchange.guesses.times import Times
from scorecard_app.exchange.intake.claims import Claim, Claims, MeasureIn, ObjectiveIn, Unread
from scorecard_app.exchange.intake.known import Known, fitting, folded
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.texts import _


class State(Enum):
    """What an import does to one thing."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One measure or objective of the file: what becomes of it, and in how many numbers.

    `id` is that of the entity in the scorecard after the import.
    """

    where: str
    name: str
    state: State
    new_numbers: int = 0
    changed_numbers: int = 0
    id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells the row from every other of the same files."""
        return self.where, self.name


@dataclass(frozen=True, slots=True)
class Plan:
    """The scorecard after an import, row by row, with what could not be read grouped by repair."""

    card: Scorecard
    rows: tuple[PreviewRow, ...]
    unread: Mapping[Repair, Sequence[Unread]]

    def count(self, state: State) -> int:
        """Return how many rows are in a state; unread counts cells."""
        if state is State.UNREAD:
            return sum(map(len, self.unread.values()))
        return sum(each.state is state for each in self.rows)


_NO_UNIT: Final = Unit()


def planned(card: Scorecard, claims: Claims, times: Times, *, mint: MintId) -> Plan:
    """Return what an import makes of a scorecard; the scorecard given stays as it is."""
    planner = _Planner(card, times, mint)
    for objective in claims.objectives:
        planner.take_objective(objective)
    for measure in claims.measures:
        planner.take_measure(measure)
    after = planner.finished()
    groups: dict[Repair, list[Unread]] = {}
    for unread in (*claims.unread, *planner.unread):
        groups.setdefault(unread.repair, []).append(unread)
    return Plan(card if after == card else after, tuple(planner.rows), groups)


class _Planner:
    """A scorecard that grows row by row; measures and numbers are put in at the end, at once."""

    def __init__(self, card: Scorecard, times: Times, mint: MintId) -> None:
        self.card = card
        self.rows: list[PreviewRow] = []
        self.unread: list[Unread] = []
        self._times = times
        self._mint = mint
        self._known = Known.of(card)
        self._relations = Relations(card)
        self._put: dict[str, Entity] = {}
        self._taken: set[MeasureId] = set()
        self._begun: dict[MeasureId, int] = {}
        self._attached: dict[ObjectiveId, int] = {}
        self._lanes = {folded(e.name): k for k, e in card.perspectives.items()}
        self._people = {folded(e.name): k for k, e in card.people.items()}
        self._fields = {
            folded(e.name): k for k, e in card.custom_fields.items() if e.applies_to == "measures"
        }
        self._objectives = {
            (e.perspective_id, folded(e.name)): k for k, e in card.objectives.items()
        }

    def finished(self) -> Scorecard:
        """Return the scorecard with everything in it."""
        return self.card.put(*self._put.values()) if self._put else self.card

    def take_objective(self, given: ObjectiveIn) -> None:
        """Take an objective, below its parent and in its perspective."""
        before = self.card
        lane = self._lane(given.perspective)
        parent = self._objective(given.parent, lane) if given.parent else None
        key = self._objective(given.name, lane, source_id=given.source_id)
        found = self.card.objectives[key]
        changed = found
        if parent is not None and found.parent_id is None and parent != key:
            changed = replace(changed, parent_id=parent)
        if given.description and not found.description:
            changed = replace(changed, description=fitting(given.description))
        if changed != found:
            self.card = self.card.put(changed)
        is_new = key not in before.objectives
        state = State.NEW if is_new else State.UNCHANGED if changed == found else State.CHANGED
        self.rows.append(PreviewRow(given.where, given.name, state, id=key))

    def take_measure(self, given: MeasureIn) -> None:
        """Take a measure with its numbers."""
        key = self._known.find(given, self._taken)
        if key is not None:
            self._taken.add(key)
            self._update(self.card.measures[key], given)
        else:
            self._begin(given)

    def _begin(self, given: MeasureIn) -> None:
        measure = Measure(
            MeasureId(self._mint()),
            name=fitting(given.name),
            unit=given.unit,
            frequency=self._times.frequency,
            aggregation=default_aggregation(given.unit.kind),
            direction=_direction(given),
            definition=fitting(given.definition),
            notes=fitting(given.notes),
            source=fitting(given.source),
            source_id=fitting(given.source_id),
            baseline=given.baseline.number if given.baseline else None,
            owner_id=self._person(given.owner),
            custom=self._custom(given),
        )
        self._put[measure.id] = measure
        objective_id = self._objective(given.objective, self._lane(given.perspective))
        self._attach(measure.id, objective_id)
        new, _changed = self._take_figures(measure, given)
        self.rows.append(
            PreviewRow(given.where, given.name, State.NEW, new_numbers=new, id=measure.id)
        )

    def _update(self, measure: Measure, given: MeasureIn) -> None:
        """Take numbers and fill in what the scorecard leaves open; its own texts stay."""
        changes: dict[str, object] = {}
        if given.baseline is not None and given.baseline.number != measure.baseline:
            changes["baseline"] = given.baseline.number
        if measure.unit == _NO_UNIT and given.unit != _NO_UNIT:
            changes["unit"] = given.unit
        for name in ("definition", "notes", "source", "source_id"):
            if getattr(given, name) and not getattr(measure, name):
                changes[name] = fitting(getattr(given, name))
        lacking = {k: v for k, v in self._custom(given).items() if k not in measure.custom}
        if lacking:
            changes["custom"] = {**measure.custom, **lacking}
        if changes:
            self._put[measure.id] = replace(measure, **changes)  # type: ignore[arg-type]  # its own fields
        refused = len(self.unread)
        new, changed = self._take_figures(measure, given)
        if new or changed or changes:
            state = State.CHANGED
        else:
            state = State.CONFLICT if len(self.unread) > refused else State.UNCHANGED
        self.rows.append(PreviewRow(given.where, given.name, state, new, changed, measure.id))

    def _take_figures(self, measure: Measure, given: MeasureIn) -> tuple[int, int]:
        """Put the numbers of every kind into their series; return how many are new and changed."""
        new = changed = 0
        for kind, figures in given.figures.items():
            series = self._relations.first_series(measure.id, kind)
            old = series.samples.unpacked() if series is not None else {}
            remarks = dict(series.remarks) if series is not None else {}
            taken: dict[int, float] = {}
            for period, claim in self._open(measure, figures):
                if old.get(period.ordinal) != claim.number:
                    taken[period.ordinal] = claim.number
                    new += period.ordinal not in old
                    changed += period.ordinal in old
                if claim.remark and period.ordinal not in remarks:
                    remarks[period.ordinal] = Remark(fitting(claim.remark))
            if taken:
                self._put_series(measure.id, kind, series, taken, remarks)
        return new, changed

    def _put_series(
        self,
        measure_id: MeasureId,
        kind: SeriesKind,
        series: Series | None,
        taken: Mapping[int, float],
        remarks: Mapping[int, Remark],
    ) -> None:
        if series is None:
            begun = self._begun.get(measure_id, 0)
            self._begun[measure_id] = begun + 1
            position = last_position(self._relations.series_of(measure_id)) + begun
            series = Series(SeriesId(self._mint()), measure_id, kind=kind, position=position)
        self._put[series.id] = replace(
            series, samples=series.samples.updated(taken), remarks=remarks
        )

    def _open(
        self, measure: Measure, figures: Mapping[Period | None, Claim]
    ) -> Iterator[tuple[Period, Claim]]:
        """Yield the claims that may be taken, in periods of the measure; note the others."""
        lock = lock_on(self.card, measure.id)
        first, last = ordinal_range(measure.frequency)
        for period, claim in figures.items():
            own = self._own_period(measure, period)
            text = f"{claim.number:.15g}"
            if own is None or not first <= own.ordinal <= last:
                self.unread.append(Unread(claim.where, text, Repair.PERIOD))
            elif abs(claim.number) > LARGEST:
                self.unread.append(Unread(claim.where, text, Repair.NUMBER))
            elif lock is not None and own.end(fiscal_start=self._fiscal_start) <= lock.until:
                self.unread.append(Unread(claim.where, text, Repair.LOCKED))
            else:
                yield own, claim

    def _own_period(self, measure: Measure, period: Period | None) -> Period | None:
        """Return the period as the measure counts them; None where it counts coarser ones."""
        found = period if period is not None else self._times.as_of
        if found is None or found.frequency is measure.frequency:
            return found
        order = tuple(Frequency)
        if order.index(found.frequency) < order.index(measure.frequency):
            return None
        day = found.end(fiscal_start=self._fiscal_start)
        return period_of(day, measure.frequency, fiscal_start=self._fiscal_start)

    @property
    def _fiscal_start(self) -> int:
        return self.card.settings.fiscal_start

    def _attach(self, measure_id: MeasureId, objective_id: ObjectiveId) -> None:
        siblings = self._relations.attachments_of(objective_id)
        position = last_position(siblings) + self._attached.get(objective_id, 0)
        self._attached[objective_id] = self._attached.get(objective_id, 0) + 1
        attachment = Attachment(
            AttachmentId(self._mint()), objective_id, measure_id, position=position
        )
        self._put[attachment.id] = attachment

    def _custom(self, given: MeasureIn) -> dict[str, str]:
        """Return the texts of custom fields, each field found by its name or made."""
        found: dict[str, str] = {}
        for name, text in given.custom.items():
            key = self._fields.get(folded(name))
            if key is None:
                key = CustomFieldId(self._mint())
                made = CustomField(key, fitting(name), "measures")
                self._put[key] = made
                self._fields[folded(name)] = key
            found[key] = fitting(text)
        return found

    def _person(self, name: str) -> PersonId | None:
        """Return a person of the scorecard by name; nobody is made of what may be a typo."""
        return self._people.get(folded(name)) if name else None

    def _lane(self, name: str) -> PerspectiveId:
        """Return the perspective of a name, made if need be; one of its own for those without."""
        name = name or _("Imported")
        key = self._lanes.get(folded(name))
        if key is None:
            key = PerspectiveId(self._mint())
            self.card = edits.add_perspective(self.card, perspective_id=key, name=fitting(name))
            self._lanes[folded(name)] = key
        return key

    def _objective(self, name: str, lane: PerspectiveId, *, source_id: str = "") -> ObjectiveId:
        """Return the objective of a name in a lane, made and placed on the first map if need be."""
        name = name or _("Imported measures")
        key = self._objectives.get((lane, folded(name)))
        if key is not None:
            return key
        maps = Relations(self.card).maps
        map_id = maps[0].id if maps else MapId(self._mint())
        if not maps:
            self.card = edits.add_map(self.card, map_id=map_id, name=_("Strategy map"))
        key = ObjectiveId(self._mint())
        self.card = edits.add_objective(
            self.card,
            objective_id=key,
            placement_id=PlacementId(self._mint()),
            perspective_id=lane,
            map_id=map_id,
            name=fitting(name),
        )
        if source_id:
            self.card = self.card.put(replace(self.card.objectives[key], source_id=source_id))
        self._objectives[lane, folded(name)] = key
        return key


def _direction(given: MeasureIn) -> Direction:
    """Take lower as better where the target lies below the baseline."""
    targets = list(given.figures.get(SeriesKind.TARGET, {}).values())
    if given.baseline is not None and targets and targets[-1].number < given.baseline.number:
        return Direction.LOWER
    return default_direction(given.unit.kind)
