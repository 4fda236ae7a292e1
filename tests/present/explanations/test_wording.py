"""A derivation reads from the score down to the values, with every number in it."""

from collections.abc import Iterator
from dataclasses import replace

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Course, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, ScoreScale
from scorecard_app.engine.explain import explain
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, measure, objective

PERIOD = parse_period("2026-09")


def sound(**settings: object) -> Scorecard:
    percent = Unit(UnitKind.PERCENT)
    return card(
        lane("Value"),
        objective("Grow"),
        measure(
            "Adoption",
            "Grow",
            actual={"2026-09": 62.0},
            target={"2026-01": 80.0},
            baseline=40.0,
            unit=percent,
        ),
        measure("Churn", "Grow", target={"2026-01": 5.0}, baseline=9.0),
        **settings,
    )


def read(scorecard: Scorecard, what: str) -> list[str]:
    line = explanation(explain(scorecard, what, PERIOD), scorecard, LocaleForms())
    return list(_lines(line))


def _lines(line: Line) -> Iterator[str]:
    yield f"{line.text}: {line.number}".removesuffix(": ")
    for each in line.parts:
        yield from _lines(each)


def test_a_measure_reads_like_a_sum_done_by_hand() -> None:
    """33.33 + 22 / 40 × 33.33 = 51.67, by scoring.md, section 1."""
    assert read(sound(), "Adoption") == [
        "Adoption: 51.67",
        "“At risk” begins at a score of: 33.33",
        "Value of Sep 2026: 62 %",
        "Scored by the rule “From baseline to target”",
        "Target value: the target in force since Jan 2026: 80 %",
        "Baseline: as the measure says: 40 %",
        "33.33 + (62 − 40) ÷ (80 − 40) × (66.67 − 33.33): 51.67",
        "Progress, apart from the score: 55 %",
        "(62 − 40) ÷ (80 − 40): 55 %",
    ]


def test_progress_by_now_is_written_out_apart_from_the_score() -> None:
    """A straight course over 2026 expects 9 / 12 = 75 % by September; 55 / 75 = 73.33 %."""
    made = sound()
    course = Course(parse_period("2026-01"), parse_period("2026-12"))
    adoption = replace(made.measures[MeasureId("Adoption")], course=course)
    assert read(made.put(adoption), "Adoption")[-3:] == [
        "(62 − 40) ÷ (80 − 40): 55 %",
        "Expected by now, by the course: 75 %",
        "Done of what is expected by now: 73.33 %",
    ]


def test_an_objective_names_what_does_not_count() -> None:
    lines = read(sound(), "Grow")
    assert "Coverage: the share of the weight with fresh data: 50 %" in lines
    assert "Adoption: 100 % of the weight × 51.67: 51.67" in lines
    assert "Churn: no current score; does not count" in lines
    assert "Value: none up to Sep 2026: –" in lines


def test_a_substitute_is_said_to_be_one() -> None:
    policy = MissingData(MissingPolicy.SUBSTITUTE, substitute=20.0)
    lines = read(sound(missing=policy), "Grow")
    said = "Churn: 50 % of the weight × 20.00, a substitute, for want of a current score: 10.00"
    assert said in lines


def test_scores_are_read_on_the_scale_of_the_scorecard() -> None:
    assert read(sound(score_scale=ScoreScale.TEN), "Adoption")[0] == "Adoption: 5.167"


def test_an_old_value_says_how_late_it_is() -> None:
    made = measure("Old", actual={"2026-01": 5.0}, target={"2026-01": 8.0}, baseline=1.0)
    lines = read(card(lane("Value"), made), "Old")
    assert "Value of Jan 2026, 8 periods late: 5" in lines
    assert "The last value is older than one period, so it no longer counts." in lines
