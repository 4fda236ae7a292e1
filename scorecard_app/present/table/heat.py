"""The heat table: how every row stood at the end of every period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scorecard_app.domain.periods import Frequency, Period, last_complete, period_of
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.numbers import format_score
from scorecard_app.present.outline import NodeId, NodeKind, entity_of, kind_of
from scorecard_app.present.periods import format_period
from scorecard_app.present.span import actual_span
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import N_, LocaleForms, _

MOST_PERIODS = 120
"""How far back the table goes at most."""

FREQUENCIES: Mapping[Frequency, str] = {
    Frequency.MONTH: N_("Months"),
    Frequency.QUARTER: N_("Quarters"),
    Frequency.HALF_YEAR: N_("Half-years"),
    Frequency.YEAR: N_("Years"),
}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How a row stood at the end of a period."""

    status: StatusFace
    score: str
    said: str


def heat_periods(results: Results, day: date, frequency: Frequency) -> tuple[Period, ...]:
    """Return the periods from the first value to the last period complete at a day."""
    start = results.card.settings.fiscal_start
    last = last_complete(day, frequency, fiscal_start=start)
    span = actual_span(results.card, results.basis.numbers)
    first = period_of(span[0], frequency, fiscal_start=start) if span else last
    count = min(max(last.ordinal - first.ordinal + 1, 1), MOST_PERIODS)
    return tuple(last.shifted(-back) for back in reversed(range(count)))


def heat_dates(card: Scorecard, periods: tuple[Period, ...]) -> tuple[date, ...]:
    """Return the days as of which the periods are judged: their last ones."""
    return tuple(each.end(fiscal_start=card.settings.fiscal_start) for each in periods)


def heat_heading(period: Period, card: Scorecard, forms: LocaleForms) -> str:
    """Return what stands over a column."""
    return format_period(period, forms, fiscal_start=card.settings.fiscal_start)


def heat_cell(
    node: NodeId, at: int, period: Period, results: Results, forms: LocaleForms
) -> HeatCell | None:
    """Return one cell; None for a group, or for what was not there."""
    card = results.card
    kind, entity_id = kind_of(card, node), entity_of(card, node)
    if entity_id is None or entity_id not in results.rows:
        return None
    judgement = _judged(kind, entity_id, results, at)
    status = status_face(judgement, card.settings)
    score = format_score(judgement.score, card.settings, forms)
    when = heat_heading(period, card, forms)
    said = _("{period}: {status}").format(period=when, status=status.word)
    if score:
        said = _("{period}: {status}, score {score}").format(
            period=when, status=status.word, score=score
        )
    return HeatCell(status, score, said)


def _judged(kind: NodeKind, entity_id: str, results: Results, at: int) -> Judgement:
    match kind:
        case NodeKind.PERSPECTIVE:
            return results.perspective(entity_id, at)  # type: ignore[arg-type]  # its kind says so
        case NodeKind.OBJECTIVE:
            return results.objective(entity_id, at)  # type: ignore[arg-type]  # its kind says so
        case _:
            return results.measure(entity_id, at)  # type: ignore[arg-type]  # its kind says so
