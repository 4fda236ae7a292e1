"""A measure on a choice scale is read as its words wherever it stands."""

from dataclasses import replace
from datetime import date

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId, RuleId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.explain import explain
from scorecard_app.present.charts.chart import Chart, Line
from scorecard_app.present.charts.choice import ChartKind, build_chart, sensible_charts
from scorecard_app.present.charts.trend import axis_ticks, chart_spec
from scorecard_app.present.explanations.line import Line as SaidLine
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.present.lists import measure_rows
from scorecard_app.present.map_faces import card_face
from scorecard_app.present.measure_curve import curve_spec
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.rows import TableRow
from scorecard_app.texts import LocaleForms
from tests.builders import attachment_id, card, lane, measure, objective
from tests.present.charts.desk import desk
from tests.present.table.cards import book

FORMS = LocaleForms()
TRUST, TRUSTED = MeasureId("Trust"), ObjectiveId("Be trusted")
DAY = date(2026, 9, 30)
WORDS = {"Poor": 0.0, "So so": 50.0, "Good": 100.0}


def chosen(words: dict[str, float] | None = None, **fields: object) -> Scorecard:
    """Return a measure that was poor, then so so; good is its target."""
    values = {f"2026-0{month}": 0.0 if month < 6 else 50.0 for month in range(1, 10)}
    made = measure(
        "Trust",
        TRUSTED,
        actual=values,
        target={"2026-01": 100.0},
        unit=Unit(UnitKind.SCORE, "points"),
        **fields,
    )
    parameters = {word: Parameter(score) for word, score in (words or WORDS).items()}
    rule = Rule(RuleId("r"), TRUST, preset=Preset.CHOICE, parameters=parameters)
    on = AttachmentId(attachment_id("Trust", TRUSTED))
    found = card(lane("Value"), objective(TRUSTED, main_attachment_id=on), made)
    return found.put(rule)


def trend() -> Chart:
    return build_chart(ChartKind.TREND, desk(chosen(), DAY), TRUST)


def test_a_card_shows_the_words_of_value_and_target_without_a_unit() -> None:
    made = chosen()
    face = card_face(TRUSTED, Relations(made), evaluate(made, [DAY]), FORMS)
    assert face is not None
    assert (face.value, face.target, face.unit) == ("So so", "Good", "")
    assert "Trust: So so (Sep 2026)" in face.tooltip
    assert "Target: Good" in face.tooltip


def test_a_measure_below_an_objective_is_listed_by_its_words() -> None:
    made = chosen()
    (row,) = measure_rows(Relations(made), evaluate(made, [DAY]), TRUSTED, FORMS)
    assert row.detail == "So so / Good"


def test_the_table_shows_words_and_says_differences_in_points() -> None:
    row = TableRow(
        attachment_id("Trust", TRUSTED),
        book(chosen(), then=date(2026, 5, 31))[attachment_id("Trust", TRUSTED)],
    )
    said = {column: row.figure(column).whole for column in Column}
    assert (said[Column.VALUE], said[Column.TARGET]) == ("So so", "Good")
    assert said[Column.VALUE_THEN] == "Poor"
    assert said[Column.VALUE_CHANGE] == "+50 points"
    assert said[Column.VARIANCE] == "−50 points"
    assert said[Column.RELATIVE] == ""
    assert row.level is not None
    assert row.level.readout == "Trust: So so, target Good · At risk"


def test_a_chart_names_the_choices_on_its_axis_and_at_its_points() -> None:
    chart = trend()
    assert [tick.label for tick in chart.panels[0].ticks] == ["Poor", "So so", "Good"]
    (line,) = [mark for mark in chart.panels[0].marks if isinstance(mark, Line)]
    assert line.points[-1].readout == "Actual, Sep 2026: So so · At risk"
    assert chart.twin.rows[-1][1:3] == ("So so", "Good")
    assert chart.unit == ""


def test_the_zoomed_trend_says_the_same() -> None:
    context = desk(chosen(), DAY)
    spec = chart_spec(context, TRUST)
    assert spec.series[0].points[-1].readout == "Actual, Sep 2026: So so · At risk"
    _times, values = axis_ticks(spec, context, TRUST, across=6, up=4)
    assert "So so" in [tick.label for tick in values]


def test_words_have_neither_limits_nor_a_forecast() -> None:
    assert sensible_charts(desk(chosen(), DAY), TRUST) == (ChartKind.TREND,)
    assert not any(
        mark.role == "chart.forecast" for mark in trend().panels[0].marks if isinstance(mark, Line)
    )
    assert trend().note == ""


def test_a_chart_reads_an_old_value_by_the_choices_of_its_time() -> None:
    made = chosen()
    renamed = {"Bad": Parameter(0.0), "So so": Parameter(50.0), "Good": Parameter(100.0)}
    rule = Rule(RuleId("late"), TRUST, parse_period("2026-07"), Preset.CHOICE, renamed)
    chart = build_chart(ChartKind.TREND, desk(made.put(rule), DAY), TRUST)
    assert chart.twin.rows[0][1] == "Poor"
    assert chart.panels[0].ticks[0].label == "Bad"


def test_the_derivation_and_the_curve_say_the_word_and_the_scores_of_all() -> None:
    made = chosen()
    line = explanation(explain(made, TRUST, parse_period("2026-09")), made, FORMS)
    said = _said(line)
    assert "Value of Sep 2026: So so" in said
    assert "Good: as the rule says: 100.00" in said
    assert curve_spec(desk(made, DAY), TRUST, value=50.0).sentence == "So so scores 50."


def test_a_number_that_is_no_choice_keeps_its_unit() -> None:
    made = chosen({"Poor": 0.0, "Good": 100.0})
    face = card_face(TRUSTED, Relations(made), evaluate(made, [DAY]), FORMS)
    assert face is not None
    assert (face.value, face.unit) == ("50", "points")


def test_a_figure_of_another_rule_is_no_choice() -> None:
    made = chosen(baseline=0.0)
    other = replace(made.rules[RuleId("r")], preset=Preset.DEFAULT, parameters={})
    made = made.put(other)
    face = card_face(TRUSTED, Relations(made), evaluate(made, [DAY]), FORMS)
    assert face is not None
    assert (face.value, face.unit) == ("50", "points")


def _said(line: SaidLine) -> list[str]:
    own = f"{line.text}: {line.number}".removesuffix(": ")
    return [own, *(each for part in line.parts for each in _said(part))]
