"""The one door: how every measure, objective and perspective stands at some dates."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import MINYEAR, date, timedelta

import numpy as np

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingPolicy
from scorecard_app.engine.anchors import clamped
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.panel import Panel, panel_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rollup import Board, roll_up
from scorecard_app.engine.rules import cases_of
from scorecard_app.engine.scoring import MeasureScores, score_measures
from scorecard_app.engine.tree import tree_of


def evaluate(card: Scorecard, dates: Sequence[date]) -> Results:
    """Judge a scorecard at each of the dates, in whatever order they are given.

    Scores rise from measures to objectives, on to parent objectives and from the top ones to
    their perspectives; never to one number for the whole. Pure: the same card and dates give
    the same results.
    """
    last_year = None
    if _asks_last_year(card):
        last_year = _current(_judged(card, [year_before(day) for day in dates]).board)
    return _judged(card, dates, last_year=last_year)


def year_before(day: date) -> date:
    """Return the same day a year earlier; the last day of a month stays the last.

    Before the days of year 1 there is none but their first.
    """
    if day.year == MINYEAR:
        return date.min
    if (day + timedelta(days=1)).day == 1:
        return date(day.year - 1, day.month, monthrange(day.year - 1, day.month)[1])
    return day.replace(year=day.year - 1)


def _asks_last_year(card: Scorecard) -> bool:
    policies = [
        card.settings.missing,
        *(each.missing for each in card.objectives.values() if each.missing),
        *(each.missing for each in card.perspectives.values() if each.missing),
    ]
    return any(each.policy is MissingPolicy.SAME_PERIOD_LAST_YEAR for each in policies)


def _judged(card: Scorecard, dates: Sequence[date], *, last_year: Floats | None = None) -> Results:
    panel = panel_of(card, dates)
    cases = cases_of(card, panel.measures)
    tree = tree_of(card, panel.measures, dates)
    board = _board(len(tree.rows), panel, last_year)
    count = len(panel.measures)
    measured = MeasureScores(board.scores[:count], board.codes[:count])
    may_leave_scale = card.settings.may_leave_scale
    score_measures(panel, cases, card.series, may_leave_scale=may_leave_scale, out=measured)
    np.equal(measured.codes, Reason.CURRENT, out=board.coverage[:count])
    roll_up(tree, board, card.settings.bands)
    if not may_leave_scale:
        clamped(board.scores[count:])  # a mean of full marks may be off by the last bit
    return Results(card, tuple(dates), tree.rows, panel, board, tuple(cases))


def _board(rows: int, panel: Panel, last_year: Floats | None) -> Board:
    shape = (rows, panel.values.shape[1])
    codes = np.zeros(shape, np.int8)
    return Board(np.empty(shape), np.empty(shape), codes, panel.ages, last_year)


def _current(board: Board) -> Floats:
    """Return the scores of a board that were current, NaN elsewhere."""
    return np.where(board.codes == Reason.CURRENT, board.scores, np.nan)
