"""Progress in words, for figures by closed forms."""

from scorecard_app.engine.progress import Missing, Progress
from scorecard_app.present.progress import percent_text, progress_face, progress_sentence
from scorecard_app.texts import LocaleForms

FORMS = LocaleForms()


def test_progress_is_said_with_what_is_expected_by_now() -> None:
    progress = Progress(62.0, 0.0, 100.0, done=62.4, due=80.0, by_now=78.0)
    said = "Last value: 62 % of the way to the target; 80 % expected by now"
    assert progress_sentence(progress, FORMS) == said
    face = progress_face(progress, FORMS)
    assert face is not None
    assert (round(face.done, 3), face.due, face.sentence) == (0.624, 0.8, said)


def test_without_a_course_nothing_is_expected() -> None:
    progress = Progress(done=55.0, course_reason=Missing.COURSE)
    assert progress_sentence(progress, FORMS) == "Last value: 55 % of the way to the target"


def test_a_course_that_ends_before_it_starts_is_said() -> None:
    progress = Progress(done=55.0, course_reason=Missing.ORDER)
    assert progress_sentence(progress, FORMS).endswith("its course is due before it starts")


def test_without_a_way_there_is_no_progress_to_show() -> None:
    progress = Progress(reason=Missing.WAY)
    assert progress_face(progress, FORMS) is None
    assert not progress_sentence(progress, FORMS)
    assert not percent_text(None, FORMS)


def test_a_bar_is_never_longer_than_the_way_though_the_words_say_more() -> None:
    face = progress_face(Progress(done=130.0), FORMS)
    assert face is not None
    assert face.done == 1.0
    assert "130 %" in face.sentence
    back = progress_face(Progress(done=-20.0), FORMS)
    assert back is not None
    assert back.done == 0.0
    assert "−20 %" in back.sentence
