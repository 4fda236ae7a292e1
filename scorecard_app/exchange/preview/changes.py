"""What an import does to the scorecard, row by row, and number by number where one looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_app.domain.ids import CustomFieldId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.exchange.intake.plan import Plan, PreviewRow, State
from scorecard_app.exchange.preview.words import STATES, kind_text
from scorecard_app.present.numbers import format_number, unit_symbol
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms, _, ngettext

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One measure or objective: what becomes of it. Those not in the file have no state."""

    key: Key
    name: str
    state: State | None
    word: str
    says: str
    where: str
    id: str

    @property
    def can_be_left_out(self) -> bool:
        """Say whether leaving the row out changes anything."""
        return self.state in {State.NEW, State.CHANGED}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One measure as it will be: the live preview of a shape."""

    name: str
    unit: str
    serves: str
    baseline: str
    target: str
    values: str
    last: str


def change_rows(before: Scorecard, plan: Plan) -> tuple[ChangeRow, ...]:
    """Return the rows of the file, then what the scorecard has and the file has not."""
    rows = [_row(each) for each in plan.rows]
    found = {each.id for each in plan.rows}
    if any(each.state is not State.NEW for each in plan.rows):
        rows += [
            ChangeRow(
                ("", key),
                measure.name,
                None,
                _("Not in the file"),
                _("Stays as it is"),
                "",
                key,
            )
            for key, measure in before.measures.items()
            if key not in found
        ]
    return tuple(rows)


def detail_lines(
    before: Scorecard, after: Scorecard, entity_id: str, forms: LocaleForms
) -> Iterator[str]:
    """Yield what is different about one measure: each number with what it was."""
    measure = after.measures.get(MeasureId(entity_id))
    if measure is None:
        yield from _objective_lines(after, entity_id)
        return
    old = before.measures.get(measure.id)
    yield from _field_lines(old, measure, after, forms)
    for series in Relations(after).series_of(measure.id):
        yield from _number_lines(before.series.get(series.id), series, measure, after, forms)


def result_rows(plan: Plan, forms: LocaleForms, *, most: int) -> tuple[ResultRow, ...]:
    """Return the first measures and objectives as they will be."""
    relations = Relations(plan.card)
    return tuple(_result(plan.card, relations, each, forms) for each in plan.rows[:most])


def _row(row: PreviewRow) -> ChangeRow:
    parts = []
    if row.new_numbers:
        parts.append(
            ngettext("{count} new value", "{count} new values", row.new_numbers).format(
                count=row.new_numbers
            )
        )
    if row.changed_numbers:
        parts.append(
            ngettext("{count} changed value", "{count} changed values", row.changed_numbers).format(
                count=row.changed_numbers
            )
        )
    word = _(STATES[row.state])
    return ChangeRow(row.key, row.name, row.state, word, ", ".join(parts), row.where, row.id)


def _objective_lines(after: Scorecard, entity_id: str) -> Iterator[str]:
    objective = after.objectives.get(ObjectiveId(entity_id))
    if objective is None:
        return
    yield _("Perspective: {name}").format(name=_lane(after, objective))
    parent = after.objectives.get(objective.parent_id) if objective.parent_id else None
    if parent is not None:
        yield _("Parent objective: {name}").format(name=parent.name)


def _field_lines(
    old: Measure | None, new: Measure, after: Scorecard, forms: LocaleForms
) -> Iterator[str]:
    fields = after.custom_fields
    if new.baseline is not None and (old is None or old.baseline != new.baseline):
        was = format_number(old.baseline, new.unit, forms) if old else ""
        now = format_number(new.baseline, new.unit, forms)
        yield _arrow(_("Baseline"), was if old and old.baseline is not None else "", now)
    for name, word in (("definition", _("Definition")), ("notes", _("Notes"))):
        text = getattr(new, name)
        if text and (old is None or getattr(old, name) != text):
            yield f"{word}: {' '.join(text.split())}"
    for key, text in new.custom.items():
        if (old is None or old.custom.get(key) != text) and key in fields:
            yield f"{fields[CustomFieldId(key)].name}: {text}"


def _number_lines(
    old: Series | None, new: Series, measure: Measure, after: Scorecard, forms: LocaleForms
) -> Iterator[str]:
    was = old.samples.unpacked() if old is not None else {}
    start = after.settings.fiscal_start
    for ordinal, number in sorted(new.samples.unpacked().items()):
        if was.get(ordinal) != number:
            period = format_period(Period(measure.frequency, ordinal), forms, fiscal_start=start)
            before = format_number(was[ordinal], measure.unit, forms) if ordinal in was else ""
            name = f"{kind_text(new.kind)} {period}"
            yield _arrow(name, before, format_number(number, measure.unit, forms))


def _arrow(what: str, was: str, now: str) -> str:
    if not was:
        return f"{what}: {now}"
    return _("{what}: {before} → {after}").format(what=what, before=was, after=now)


def _result(
    card: Scorecard, relations: Relations, row: PreviewRow, forms: LocaleForms
) -> ResultRow:
    measure = card.measures.get(MeasureId(row.id))
    if measure is None:
        objective = card.objectives.get(ObjectiveId(row.id))
        lane = _lane(card, objective) if objective else ""
        return ResultRow(row.name, "", lane, "", "", "", "")
    serves = ", ".join(
        card.objectives[each.objective_id].name
        for each in relations.attachments_to(measure.id)
        if each.objective_id in card.objectives
    )
    actual = _numbers(relations, measure, SeriesKind.ACTUAL)
    target = _numbers(relations, measure, SeriesKind.TARGET)
    start = card.settings.fiscal_start
    return ResultRow(
        measure.name,
        unit_symbol(measure.unit, card.settings.currency),
        serves,
        format_number(measure.baseline, measure.unit, forms),
        format_number(target[max(target)], measure.unit, forms) if target else "",
        _span(actual, measure, forms, start),
        format_number(actual[max(actual)], measure.unit, forms) if actual else "",
    )


def _lane(card: Scorecard, objective: Objective) -> str:
    lane = card.perspectives.get(objective.perspective_id) if objective.perspective_id else None
    return lane.name if lane is not None else ""


def _numbers(relations: Relations, measure: Measure, kind: SeriesKind) -> dict[int, float]:
    series = relations.first_series(measure.id, kind)
    return dict(series.samples.unpacked()) if series is not None else {}


def _span(numbers: dict[int, float], measure: Measure, forms: LocaleForms, start: int) -> str:
    """Say how many values there are, and from when until when."""
    if not numbers:
        return ""
    first, last = (
        format_period(Period(measure.frequency, each), forms, fiscal_start=start)
        for each in (min(numbers), max(numbers))
    )
    if first == last:
        return first
    return _("{count}: {first} – {last}").format(count=len(numbers), first=first, last=last)
