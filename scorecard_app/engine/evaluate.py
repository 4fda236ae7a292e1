"""The one door: how every measure, objective and perspective stands at some dates."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import MINYEAR, date, timedelta

import numpy as np

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingPolicy
from scorecard_app.engine.anchors import clamped
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.basis import basis_of
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.ledger import Ledger, Sheet
from scorecard_app.engine.marks import Marks
from scorecard_app.engine.numbers import Numbers, numbers_of
from scorecard_app.engine.panel import panel_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rollup import Board, roll_up
from scorecard_app.engine.rules import in_rows
from scorecard_app.engine.scoring import MeasureScores, score_measures


def evaluate(card: Scorecard, dates: Sequence[date]) -> Results:
    """Judge a scorecard at each of the dates, in whatever order they are given.

    Scores rise from measures to objectives, on to parent objectives and from the top ones to
    their perspectives; never to one number for the whole. Pure: the same card and dates give
    the same results.
    """
    numbers = numbers_of(card)
    last_year = None
    if _asks_last_year(card):
        last_year = _judged(card, [year_before(day) for day in dates], numbers)
    return _judged(card, dates, numbers, last_year=last_year)


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
    return np.where(board.codes == Reason.CURRENT, board.scores, np.nan)


def _asks_last_year(card: Scorecard) -> bool:
    policies = [
        card.settings.missing,
        *(each.missing for each in card.objectives.values() if each.missing),
        *(each.missing for each in card.perspectives.values() if each.missing),
    ]
    return any(each.policy is MissingPolicy.SAME_PERIOD_LAST_YEAR for each in policies)


def _judged(
    card: Scorecard, dates: Sequence[date], numbers: Numbers, *, last_year: Results | None = None
) -> Results:
    basis = basis_of(card, numbers, dates)
    measures, start = basis.measures, card.settings.fiscal_start
    panel = panel_of(measures, numbers, dates, fiscal_start=start)
    shape = (len(basis.tree.rows), len(dates))
    board = Board(np.empty(shape), np.empty(shape), np.zeros(shape, np.int8), panel.ages)
    count = len(measures)
    measured = MeasureScores(board.scores[:count], board.codes[:count])
    score_measures(panel, in_rows(basis.cases, measures), card, numbers, out=measured)
    np.equal(measured.codes, Reason.CURRENT, out=board.coverage[:count])
    before = None if last_year is None else current(last_year.ledger.base.board)
    roll_up(basis.tree.families(len(dates)), board, card.settings.bands, last_year=before)
    if not card.settings.may_leave_scale:
        clamped(board.scores[count:])  # a mean of full marks may be off by the last bit
    ledger = Ledger(Sheet(panel, board))
    return Results(card, tuple(dates), basis, ledger, Marks(card), last_year=last_year)
