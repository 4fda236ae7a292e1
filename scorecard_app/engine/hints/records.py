"""L09, L10 and L12: what a measure lacks, targets behind the baseline, side effects unguarded."""

from collections.abc import Callable, Iterator, Mapping

from scorecard_app.domain.measures import Direction, Measure, SeriesKind, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint, Known, gathered

_APART = 1e-12
"""Baseline and target nearer than this share of themselves are equal."""


def incomplete(relations: Relations, known: Known) -> Iterator[Hint]:
    """Yield what attached measures lack, a remark for each kind of lack.

    Until the first value is entered that is one remark: everything is wanting then.
    """
    measures, targets = _attached(relations), known.results.basis.numbers.target
    lacking = {
        case: [each.id for each in measures if lacks(relations, each)]
        for case, lacks in _LACKS.items()
    }
    lacking["no target"] = [
        each.id
        for each in measures
        if targets(each.id).last is None and not relations.rules_of(each.id)
    ]
    if not has_values(relations):
        every = {key for keys in lacking.values() for key in keys}
        if len(every) > 1:
            yield Hint("L09", "nothing entered", figure=len(every))
            return
    for case, keys in lacking.items():
        yield from gathered("L09", case, keys, most=1)


def targets_behind(relations: Relations, known: Known) -> Iterator[Hint]:
    """Yield the measures whose baseline is as good as their last target, or better."""
    for measure in relations.card.measures.values():
        if measure.baseline is None or measure.direction is Direction.TARGET:
            continue
        target = known.results.basis.numbers.target(measure.id).last
        if target is None:
            continue
        way = target - measure.baseline
        if abs(way) <= _APART * abs(measure.baseline):
            yield Hint("L10", "no way", (measure.id,))
        elif (way < 0) == (measure.direction is Direction.HIGHER):
            case = "target below" if way < 0 else "target above"
            yield Hint("L10", case, (measure.id,))


def unguarded(relations: Relations) -> Iterator[Hint]:
    """Yield the measures with a known side effect of which no guard is attached to anything."""
    keys = [
        each.id
        for each in _attached(relations)
        if each.side_effects.strip()
        and not any(relations.attachments_to(guard) for guard in each.guard_ids)
    ]
    yield from gathered("L12", "no guard", keys, most=0 if not has_values(relations) else None)


def has_values(relations: Relations) -> bool:
    """Say whether any actual value has been entered."""
    series = relations.card.series.values()
    return any(each.kind is SeriesKind.ACTUAL and each.samples for each in series)


def _attached(relations: Relations) -> list[Measure]:
    return [each for each in relations.card.measures.values() if relations.attachments_to(each.id)]


def _no_owner(relations: Relations, measure: Measure) -> bool:
    """Say whether nobody owns a measure, neither itself nor through what it serves."""
    card = relations.card
    serves = (card.objectives[each.objective_id] for each in relations.attachments_to(measure.id))
    return measure.owner_id is None and not any(each.owner_id for each in serves)


def _no_baseline(_relations: Relations, measure: Measure) -> bool:
    return measure.baseline is None and measure.unit.kind is not UnitKind.YES_NO


def _no_unit(_relations: Relations, measure: Measure) -> bool:
    return measure.unit.kind is UnitKind.NUMBER and not measure.unit.symbol


def _no_definition(_relations: Relations, measure: Measure) -> bool:
    return not (measure.definition.strip() or measure.purpose.strip() or measure.formula)


_LACKS: Mapping[str, Callable[[Relations, Measure], bool]] = {
    "no owner": _no_owner,
    "no baseline": _no_baseline,
    "no unit": _no_unit,
    "no definition": _no_definition,
}
