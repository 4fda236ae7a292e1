"""A measure by itself, with whatever its formulas and rules read, so that charts stay quick."""

from collections.abc import Iterator
from dataclasses import replace

from scorecard_app.domain.formula.order import computed_in, needs
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.form_parts import FormContext


def alone(context: FormContext, measure: Measure) -> Scorecard:
    """Return a scorecard of one measure and of those that its numbers or rules come from.

    Judging the measure gives the same there as in the whole scorecard.
    """
    card = context.card
    found: dict[MeasureId, Measure] = {}
    waiting = [measure.id]
    while waiting:
        key = waiting.pop()
        if key in found or key not in card.measures:
            continue
        found[key] = card.measures[key]
        waiting += _sources(context, found[key])
    series = {each.id: each for key in found for each in context.relations.series_of(key)}
    if any(
        _is_constant(each.measure_id, each.text)
        for each in computed_in(Scorecard(measures=found, series=series))
    ):
        found, series = dict(card.measures), dict(card.series)
    return Scorecard(
        settings=card.settings,
        measures=found,
        series=series,
        rules={each.id: each for each in context.relations.rules_of(measure.id)},
        overrides={
            each.id: each for each in card.overrides.values() if each.subject_id == measure.id
        },
    )


def _is_constant(measure_id: MeasureId, formula: str) -> bool:
    """Say whether a formula needs no numbers; then those of all measures say how far it reaches."""
    node = readable(formula)
    return node is not None and not needs(measure_id, node)


def first_samples(context: FormContext, measure: Measure, kind: SeriesKind) -> Samples:
    """Return the numbers of the first series of a kind as they stand; nothing without one."""
    found = (each for each in series_shown(context, measure) if each.kind is kind)
    series = next(found, None)
    return series.samples if series else Samples()


def samples_shown(context: FormContext, series: Series) -> Samples:
    """Return the numbers of one series as they stand: entered, or made by its formula."""
    measure = context.card.measures[series.measure_id]
    shown = (each for each in series_shown(context, measure) if each.id == series.id)
    return next(shown, series).samples


def series_shown(context: FormContext, measure: Measure) -> tuple[Series, ...]:
    """Return the series of a measure, in order, with their numbers as they stand.

    A measure that is a formula has actual values even where it has no series of them.
    """
    found = context.relations.series_of(measure.id)
    if not measure.formula and not any(each.formula for each in found):
        return found
    numbers = context.numbers
    shown = tuple(replace(each, samples=numbers.series(each.id)) for each in found)
    if any(each.kind is SeriesKind.ACTUAL for each in found):
        return shown
    computed = numbers.actual(measure.id)
    return (Series(SeriesId(""), measure.id, samples=computed), *shown) if computed else shown


def _sources(context: FormContext, measure: Measure) -> Iterator[MeasureId]:
    """Yield the measures that a measure's formulas and rules read."""
    series, rules = context.relations.series_of(measure.id), context.relations.rules_of(measure.id)
    parameters = [each for rule in rules for each in rule.parameters.values()]
    formulas = [measure.formula, *(each.formula for each in series)]
    formulas += [each.formula for each in parameters]
    for formula in filter(None, formulas):
        node = readable(formula)
        yield from references(node) if node is not None else ()
    for parameter in parameters:
        read = context.card.series.get(parameter.series_id) if parameter.series_id else None
        if read is not None:
            yield read.measure_id
