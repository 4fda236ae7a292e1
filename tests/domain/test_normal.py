import pytest
from hypothesis import given, settings

from scorecard_app.domain.ids import ActionId, MeasureId, ObjectiveId, ScenarioId
from scorecard_app.domain.measures import Measure, Unit
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.people import Action
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, Scenario
from scorecard_app.errors import UserError
from tests.strategies import scorecards

MESS, CLEAN = "a\r\nb\x00", "a\nb"


def test_texts_and_numbers_are_cleaned_at_any_depth() -> None:
    third = 0.1 + 0.2
    scenario = Scenario(
        ScenarioId("s"),
        MESS,
        pushes=(Push(ObjectiveId("o"), third),),
        discount_rate=third,
    )
    assert normalised(scenario) == Scenario(
        ScenarioId("s"), CLEAN, pushes=(Push(ObjectiveId("o"), 0.3),), discount_rate=0.3
    )
    measure = Measure(MeasureId("m"), unit=Unit(symbol=MESS), custom={MESS: MESS})
    assert normalised(measure) == Measure(
        MeasureId("m"), unit=Unit(symbol=CLEAN), custom={CLEAN: CLEAN}
    )


@given(scorecards())
@settings(max_examples=10)
def test_a_normal_scorecard_is_left_as_the_very_same_object(card: Scorecard) -> None:
    assert normalised(card) is card


@pytest.mark.parametrize(
    "value", [None, True, 3, b"x", 0.5, "text", ("a", 1), {"k": 1.0}, Samples.of({1: 2})]
)
def test_normal_values_of_every_kind_come_back_themselves(value: object) -> None:
    assert normalised(value) is value


def test_other_objects_pass_untouched() -> None:
    other = object()
    assert normalised(other) is other
    assert normalised(Measure) is Measure


def test_what_cannot_be_normal_is_refused() -> None:
    with pytest.raises(UserError, match="finite"):
        normalised(Measure(MeasureId("m"), baseline=float("nan")))
    with pytest.raises(UserError, match="32767"):
        normalised(Action(ActionId("a"), "x" * 40_000))
