"""The heat table: the status of many things over many periods at one glance."""

from collections.abc import Sequence
from datetime import date

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.periods import Frequency, Period, last_complete
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.charts.chart import Cell, Chart, Panel, TableTwin
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.numbers import format_score
from scorecard_app.present.periods import format_period
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import _

PERIODS = 12


def heat_periods(
    context: FormContext, frequency: Frequency = Frequency.MONTH, *, count: int = PERIODS
) -> tuple[Period, ...]:
    """Return the last complete periods at the day shown, the earliest first."""
    last = last_complete(context.day, frequency, fiscal_start=context.card.settings.fiscal_start)
    return tuple(last.shifted(back) for back in range(1 - count, 1))


def heat_dates(context: FormContext, periods: Sequence[Period]) -> tuple[date, ...]:
    """Return the ends of some periods: the dates to evaluate for a heat table."""
    fiscal_start = context.card.settings.fiscal_start
    return tuple(period.end(fiscal_start=fiscal_start) for period in periods)


def heat_chart(
    context: FormContext, rows: Sequence[EntityId], periods: Sequence[Period], results: Results
) -> Chart:
    """Return one row of cells per thing; the results stand at `heat_dates` of the periods."""
    title, unit = _("Status over time"), ""
    if not rows or not periods:
        return Chart(title, unit, 0.0, 1.0, (), (), empty=_("There is nothing to show here."))
    names = [_name(results, row) for row in rows]
    fiscal_start = context.card.settings.fiscal_start
    whens = [format_period(each, context.forms, fiscal_start=fiscal_start) for each in periods]
    cells, table = [], []
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        found = [_cell(context, results, row, at) for at in range(len(periods))]
        for at, (judgement, score) in enumerate(found):
            status = status_face(judgement, context.card.settings)
            said = " · ".join(filter(None, (f"{name}, {whens[at]}: {status.word}", score)))
            cells.append(Cell(float(at), place, said, status))
        words = (status_face(each, context.card.settings).word for each, _score in found)
        table.append((name, *words))
    ticks = tuple(Tick(float(place), name) for place, name in enumerate(names))
    return Chart(
        title=title,
        unit=unit,
        first=0.0,
        last=float(len(periods) - 1),
        places=tuple(Tick(float(at), when) for at, when in enumerate(whens)),
        panels=(Panel(tuple(cells), -0.5, len(rows) - 0.5, ticks),),
        twin=TableTwin((_("Name"), *whens), tuple(table)),
    )


def _cell(context: FormContext, results: Results, row: EntityId, at: int) -> tuple[Judgement, str]:
    judgement = _judgement(results, row, at)
    if judgement.score is None:
        return judgement, ""
    return judgement, format_score(judgement.score, context.card.settings, context.forms)


def _judgement(results: Results, row: EntityId, at: int) -> Judgement:
    card = results.card
    if row in card.measures:
        return results.measure(MeasureId(row), at)
    if row in card.objectives:
        return results.objective(ObjectiveId(row), at)
    return results.perspective(PerspectiveId(row), at)


def _name(results: Results, row: EntityId) -> str:
    card = results.card
    if row in card.measures:
        return card.measures[MeasureId(row)].name
    if row in card.objectives:
        return card.objectives[ObjectiveId(row)].name
    return card.perspectives[PerspectiveId(row)].name
