"""The one door: how every measure, objective and perspective stands at some dates."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import MINYEAR, date, timedelta

import numpy as np

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingPolicy
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.basis import Basis, basis_of
from scorecard_app.engine.days import Days
from scorecard_app.engine.judgements import CURRENT
from scorecard_app.engine.ledger import Ledger, Sheet
from scorecard_app.engine.marks import Marks
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.panel import panel_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rollup import Board, roll_up
from scorecard_app.engine.scoring import MeasureScores, score_measures


def evaluate(card: Scorecard, dates: Sequence[date]) -> Results:
    """Judge a scorecard at each of the dates, in whatever order they are given.

    Scores rise from measures to objectives, on to parent objectives and from the top ones to
    their perspectives; never to one number for the whole. Pure: the same card and dates give
    the same results.
    """
    numbers, start = numbers_of(card), card.settings.fiscal_start
    basis = basis_of(card, numbers, Days(dates, start))
    return _with_last_year(card, basis, Marks(card))


def at_dates(results: Results, dates: Sequence[date]) -> Results:
    """Judge the scorecard of some results at other dates, on what they rest on: histories, say.

    The outcome is that of `evaluate`, without laying out again who rises into whom.
    """
    card = results.card
    basis = results.basis.at(card, Days(dates, card.settings.fiscal_start))
    return _with_last_year(card, basis, results.marks)


def _with_last_year(card: Scorecard, basis: Basis, marks: Marks) -> Results:
    last_year = None
    if _asks_last_year(card):
        days = Days([year_before(day) for day in basis.days.dates], basis.days.fiscal_start)
        last_year = _judged(card, basis.at(card, days), marks)
    return _judged(card, basis, marks, last_year=last_year)


def year_before(day: date) -> date:
    """Return the same day a year earlier; the last day of a month stays the last.

    Before the days of year 1 there is none but their first.
    """
    if day.year == MINYEAR:
        return date.min
    if (day + timedelta(days=1)).day == 1:
        return date(day.year - 1, day.month, monthrange(day.year - 1, day.month)[1])
    return day.replace(year=day.year - 1)


def current(board: Board) -> Floats:
    """Return the scores of a board that were current, NaN elsewhere."""
    return np.where(board.codes == CURRENT, board.scores, np.nan)


def _asks_last_year(card: Scorecard) -> bool:
    policies = [
        card.settings.missing,
        *(each.missing for each in card.objectives.values() if each.missing),
        *(each.missing for each in card.perspectives.values() if each.missing),
    ]
    return any(each.policy is MissingPolicy.SAME_PERIOD_LAST_YEAR for each in policies)


def _judged(
    card: Scorecard, basis: Basis, marks: Marks, *, last_year: Results | None = None
) -> Results:
    panel = panel_of(basis.measures, basis.numbers, basis.days)
    count, shape = len(basis.measures), (len(basis.tree.rows), len(basis.days))
    board = Board(np.empty(shape), np.empty(shape), np.zeros(shape, np.int8), panel.ages)
    measured = MeasureScores(board.scores[:count], board.codes[:count])
    score_measures(panel, basis.measures, basis.cases, card, basis.numbers, out=measured)
    np.equal(measured.codes, CURRENT, out=board.coverage[:count])
    before = None if last_year is None else current(last_year.ledger.whole.board)
    roll_up(basis.tree.families(len(basis.days)), board, card.settings, last_year=before)
    ledger = Ledger(Sheet(panel, board))
    return Results(card, basis.days.dates, basis, ledger, marks, last_year=last_year)
