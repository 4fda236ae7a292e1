from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import AttachmentId, MeasureId
from scorecard_app.domain.measures import Course, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import ScoreScale, Settings
from scorecard_app.engine.behaviour import Way
from scorecard_app.present.numbers import format_score, format_score_change
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.figures import Figure
from scorecard_app.present.table.rows import TableRow
from scorecard_app.texts import LocaleForms
from tests.builders import attachment_id, card, lane, link, measure, objective
from tests.present.table.cards import book, rich_card


def row(node: str, scorecard: Scorecard | None = None, *, then: date | None = None) -> TableRow:
    return TableRow(node, book(scorecard, then=then)[node])


def figures(row: TableRow) -> dict[Column, Figure]:
    return {column: row.figure(column) for column in Column}


def said(node: str, column: Column, scorecard: Scorecard | None = None) -> str:
    return row(node, scorecard).figure(column).whole


SALES, COSTS, HOURS = (
    attachment_id("Sales", "Grow"),
    attachment_id("Costs", "Save"),
    attachment_id("Hours", "Please"),
)


def with_unit(name: str, unit: Unit) -> Scorecard:
    made = rich_card()
    return made.put(replace(made.measures[MeasureId(name)], unit=unit))


def test_a_variance_has_a_real_sign_and_says_whether_it_is_good() -> None:
    sales, costs = figures(row(SALES)), figures(row(COSTS))
    assert (sales[Column.VARIANCE].text, sales[Column.VARIANCE].is_good) == ("+20", True)
    assert (costs[Column.VARIANCE].text, costs[Column.VARIANCE].is_good) == ("+40", False)
    assert costs[Column.VARIANCE].said == "+40, worse than the target"
    assert said(HOURS, Column.VARIANCE) == "−5"


def test_a_relative_variance_is_shown_only_where_it_means_something() -> None:
    assert said(COSTS, Column.RELATIVE) == "+80.0 %"
    percent = with_unit("Costs", Unit(UnitKind.PERCENT))
    assert said(COSTS, Column.RELATIVE, percent) == ""
    assert said(COSTS, Column.VARIANCE, percent) == "+40 points"


def test_a_day_is_as_many_days_late_and_yes_is_no_number() -> None:
    assert said(HOURS, Column.VARIANCE, with_unit("Hours", Unit(UnitKind.DATE))) == "−5 days"
    assert said(HOURS, Column.VARIANCE, with_unit("Hours", Unit(UnitKind.YES_NO))) == ""
    late = said(HOURS, Column.VARIANCE, with_unit("Hours", Unit(UnitKind.DURATION)))
    assert late == "−0:05 h:min"


def test_a_large_number_has_a_short_form_for_a_narrow_column() -> None:
    made = card(
        lane("Value"),
        objective("Grow"),
        measure(
            "Sales", "Grow", actual={"2026-09": 15_345_678.0}, target={"2026-01": 30_000_000.0}
        ),
    )
    found = figures(row(SALES, made))
    assert found[Column.VALUE].text == "15,345,678"
    assert found[Column.VALUE].short == "15.3\u202fM"
    assert found[Column.VARIANCE].short == "−14.7\u202fM"


def test_a_value_that_is_too_old_says_by_how_much() -> None:
    assert said(HOURS, Column.AS_OF) == "Jul 2026, 2 periods late"
    assert said(SALES, Column.AS_OF) == "Sep 2026"
    assert said(attachment_id("Ideas", "Grow"), Column.AS_OF) == ""


def test_weights_are_shares_of_what_is_used_up_to_the_perspective() -> None:
    # scoring.md §6: weights 50/25/15/10, the second without data: redistributed over 75
    weights = {"A": 50.0, "B": 25.0, "C": 15.0, "D": 10.0}
    measures = (
        measure(
            name,
            "Grow",
            actual=None if name == "B" else {"2026-09": 1.0},
            target={"2026-01": 2.0},
            baseline=0.0,
        )
        for name in weights
    )
    made = card(lane("Value"), objective("Grow"), objective("Save"), *measures)
    for name, weight in weights.items():
        attachment = made.attachments[attachment_id(name, "Grow")]
        made = made.put(replace(attachment, weight=weight))
    shares = [said(attachment_id(each, "Grow"), Column.WEIGHT, made) for each in weights]
    assert shares == ["67 %", "", "20 %", "13 %"]
    assert said("Grow", Column.COVERAGE, made) == "75 %"
    assert said(attachment_id("A", "Grow"), Column.EFFECTIVE, made) == "66.7 %"


def test_what_is_left_out_of_the_score_says_so() -> None:
    made = rich_card()
    made = made.put(replace(made.attachments[AttachmentId(SALES)], scored=False))
    assert said(SALES, Column.WEIGHT, made) == "left out"


def test_a_perspective_says_how_many_objectives_lead_and_lag() -> None:
    names = ("A", "B", "C", "D")
    made = card(
        lane("Value"),
        *(objective(each) for each in names),
        *(link(each, "D", lag_months=3) for each in names[:3]),
    )
    assert said("Value", Column.LEAD_LAG, made) == "3 leading, 1 lagging"
    assert said("A", Column.LEAD_LAG, made) == "Leading"


def test_a_measure_leads_or_lags_as_its_objective_does_and_quietly() -> None:
    figure = row(HOURS).figure(Column.LEAD_LAG)
    assert (figure.text, figure.is_quiet) == ("Leading", True)


def test_a_comparison_says_value_then_and_change() -> None:
    found = figures(row(SALES, then=date(2026, 8, 31)))
    assert found[Column.VALUE_THEN].text == "90"
    assert found[Column.VALUE_CHANGE].text == "+30"
    # 1/3 + 40/50/3 = 60 became 80
    assert (found[Column.SCORE_THEN].text, found[Column.SCORE_CHANGE].text) == ("60", "+20")
    assert found[Column.SCORE_CHANGE].is_good is True
    assert found[Column.VALUE_THEN].is_quiet


def test_noise_has_no_arrow_and_a_signal_has_one() -> None:
    steady = {f"2026-0{month}": 10.0 + month % 2 for month in range(1, 10)}
    rising = {f"2026-0{month}": 10.0 * month for month in range(1, 10)}
    for values, way, is_good in ((steady, None, None), (rising, Way.UP, True)):
        made = card(lane("Value"), objective("Grow"), measure("Sales", "Grow", actual=values))
        trend = row(SALES, made).trend
        assert trend is not None
        assert (trend.way, trend.is_good) == (way, is_good)


def test_with_few_values_there_is_no_trend_at_all() -> None:
    assert row(SALES).trend is None


@pytest.mark.parametrize(
    ("scale", "score", "change"),
    [
        (ScoreScale.HUNDRED, "75", "−5"),
        (ScoreScale.TEN, "7.5", "−0.5"),
        (ScoreScale.PERCENT, "75 %", "−5 %"),
    ],
)
def test_scores_are_shown_on_the_scale_of_the_scorecard(
    scale: ScoreScale, score: str, change: str
) -> None:
    settings = Settings(score_scale=scale)
    assert format_score(75.0, settings, LocaleForms()) == score
    assert format_score_change(-5.0, settings, LocaleForms()) == change
    assert format_score(None, settings, LocaleForms()) == ""


def test_a_change_that_rounds_to_nothing_has_no_sign_and_no_verdict() -> None:
    assert format_score_change(0.2, Settings(), LocaleForms()) == "0"
    assert format_score_change(-0.2, Settings(), LocaleForms()) == "0"


def test_progress_stands_apart_from_the_score() -> None:
    """22 of 40 points of the way are 55 %; 9 of 12 months are 75 %, of which 55 % are 73 %."""
    course = Course(parse_period("2026-01"), parse_period("2026-12"))
    actual, target = {"2026-09": 62.0}, {"2026-01": 80.0}
    way = measure("Adoption", "Grow", actual=actual, target=target, baseline=40.0)
    made = card(lane("Value"), objective("Grow"), way)
    node = attachment_id("Adoption", "Grow")
    assert said(node, Column.PROGRESS, made) == "55 %"
    assert said(node, Column.BY_NOW, made) == ""
    adoption = replace(made.measures[MeasureId("Adoption")], course=course)
    assert said(node, Column.BY_NOW, made.put(adoption)) == "73 %"
    assert said("Grow", Column.PROGRESS, made) == "55 %"
    assert said("Value", Column.PROGRESS, made) == ""
