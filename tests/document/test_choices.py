import pytest

from scorecard_app.document.edits import remove_choice, rename_choice, set_choice, set_preset
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter, values_of

STATE = MeasureId("State")
SEPTEMBER = parse_period("2026-09")


def graded() -> Scorecard:
    start = card(lane("Value"), measure("State", actual={"2026-08": 50.0, "2026-09": 100.0}))
    start = set_preset(start, measure_id=STATE, preset=Preset.CHOICE, mint=minter())
    for name, score in (("poor", 0.0), ("fair", 50.0), ("good", 100.0)):
        start = set_choice(start, measure_id=STATE, name=name, score=score, mint=minter())
    return start


def choices(scorecard: Scorecard) -> dict[str, float | None]:
    rule = Relations(scorecard).rules_of(STATE)[-1]
    return {name: figure.number for name, figure in rule.parameters.items()}


def test_choices_stand_for_their_scores() -> None:
    assert choices(graded()) == {"poor": 0, "fair": 50, "good": 100}
    assert evaluate(graded(), [SEPTEMBER.end()]).measure(STATE).score == 100


def test_values_move_along_when_a_choice_gets_another_score() -> None:
    after = set_choice(graded(), measure_id=STATE, name="fair", score=60.0, mint=minter())
    assert choices(after)["fair"] == 60
    assert values_of(after, "State") == {"2026-08": 60, "2026-09": 100}


def test_values_before_a_dated_change_stay() -> None:
    after = set_choice(
        graded(), measure_id=STATE, name="fair", score=60.0, mint=minter("x"), since=SEPTEMBER
    )
    assert values_of(after, "State") == {"2026-08": 50, "2026-09": 100}


def test_a_renamed_choice_keeps_its_place_and_score() -> None:
    after = rename_choice(graded(), measure_id=STATE, name="fair", to=" so-so ", mint=minter())
    assert list(choices(after).items()) == [("poor", 0), ("so-so", 50), ("good", 100)]


def test_a_choice_is_taken_out() -> None:
    after = remove_choice(graded(), measure_id=STATE, name="fair", mint=minter())
    assert list(choices(after)) == ["poor", "good"]


def test_two_choices_cannot_share_a_score_or_a_word() -> None:
    with pytest.raises(UserError, match="same score"):
        set_choice(graded(), measure_id=STATE, name="best", score=100.0, mint=minter())
    with pytest.raises(UserError, match="already has the choice “good”"):
        rename_choice(graded(), measure_id=STATE, name="fair", to="good", mint=minter())
    with pytest.raises(UserError, match="needs a word"):
        set_choice(graded(), measure_id=STATE, name=" ", score=10.0, mint=minter())


def test_only_a_measure_scored_by_choices_has_them() -> None:
    with pytest.raises(UserError, match="not scored by choices"):
        set_choice(
            card(lane("V"), measure("State")),
            measure_id=STATE,
            name="good",
            score=1.0,
            mint=minter(),
        )
