import pytest

from scorecard_app.domain.ids import OverrideId
from scorecard_app.domain.settings import Band, ScoreScale, Settings
from scorecard_app.engine.judgements import Judgement, Reason, State
from scorecard_app.present.faces import Shape
from scorecard_app.present.statuses import reason_sentence, status_face, status_sentence
from scorecard_app.texts import LocaleForms


def test_the_three_default_bands_have_three_shapes_three_words_and_three_roles() -> None:
    faces = [
        status_face(Judgement(50.0, key, State.SCORED), Settings()) for key in ("off", "risk", "on")
    ]
    assert [face.shape for face in faces] == [Shape.SQUARE, Shape.TRIANGLE, Shape.CIRCLE]
    assert [face.word for face in faces] == ["Off track", "At risk", "On track"]
    assert [face.role for face in faces] == ["band.off", "band.risk", "band.on"]


def test_five_bands_have_five_shapes() -> None:
    roles = ("off", "risk", "near", "on", "above")
    bands = tuple(Band(role, role, 20.0 * at, role) for at, role in enumerate(roles))
    faces = [
        status_face(Judgement(50.0, role, State.SCORED), Settings(bands=bands)) for role in roles
    ]
    assert len({face.shape for face in faces}) == 5


def test_a_colour_chosen_for_a_band_stands_for_that_of_its_role() -> None:
    bands = (Band("all", "All", 0.0, "on", "#123456"),)
    face = status_face(Judgement(50.0, "all", State.SCORED), Settings(bands=bands))
    assert (face.role, face.colour) == ("band.on", "#123456")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_a_whole_sentence(reason: Reason) -> None:
    sentence = reason_sentence(Judgement(reason=reason), Settings())
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_a_score_is_said_with_the_share_of_the_weight_that_it_rests_on() -> None:
    assert reason_sentence(Judgement(66.4, coverage=1.0), Settings()) == "Score 66."
    assert (
        reason_sentence(Judgement(66.4, coverage=0.25), Settings())
        == "Score 66, from 25 % of what counts."
    )


def test_a_status_set_by_hand_says_so() -> None:
    assert reason_sentence(Judgement(override_id=OverrideId("o")), Settings()) == "Set by hand."


def test_a_score_is_said_on_the_scale_of_the_scorecard_and_in_its_language() -> None:
    german = LocaleForms(decimal=",", group=".")
    out_of_ten = Settings(score_scale=ScoreScale.TEN)
    assert reason_sentence(Judgement(66.4, coverage=1.0), out_of_ten, german) == "Score 6,6."
    in_percent = Settings(score_scale=ScoreScale.PERCENT)
    assert reason_sentence(Judgement(66.4, coverage=1.0), in_percent) == "Score 66 %."


def test_a_status_that_its_reason_begins_with_is_said_once() -> None:
    face = status_face(Judgement(state=State.NOT_SCORED), Settings())
    assert status_sentence(face, "Not scored, by choice.") == "Not scored, by choice."
    assert status_sentence(face, "There is no value yet.") == "Not scored. There is no value yet."
