from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import ScoreScale
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.forms import FORMS
from scorecard_app.present.headlines import headline
from scorecard_app.present.lists import measure_rows
from scorecard_app.present.map_faces import card_face
from scorecard_app.present.missing_notes import VALUE_NOTE, missing_notes
from scorecard_app.present.outline import outline_row
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.facts import FactBook, Footing
from scorecard_app.present.table.rows import TableRow
from scorecard_app.texts import LocaleForms
from tests.present.small_card import GROW, ON_GROW, REVENUE, SEPTEMBER, context, small_card

SCORE = 100 / 3 + 24.5 / 20 * 100 / 3
"""104.5 between baseline 80 (a third) and target 100 (two thirds): 74.2."""


def asking(threshold: float | None) -> Scorecard:
    return small_card().with_settings(note_threshold=threshold)


def lacking(card: Scorecard) -> list[str]:
    return [each.measure_id for each in missing_notes(Relations(card), evaluate(card, [SEPTEMBER]))]


def test_a_score_below_the_threshold_lacks_a_note_until_one_is_written() -> None:
    card = asking(90.0)
    assert lacking(card) == [REVENUE]
    after = VALUE_NOTE.edit(context(card), REVENUE, "A strike")(card)
    assert VALUE_NOTE.read(context(after), REVENUE) == "A strike"
    assert lacking(after) == []


def test_a_score_on_the_threshold_or_without_one_lacks_nothing() -> None:
    assert lacking(asking(SCORE)) == []
    assert lacking(asking(SCORE + 1e-6)) == [REVENUE]
    assert lacking(asking(None)) == []


def test_headline_and_list_say_that_a_note_is_missing() -> None:
    card = asking(90.0)
    relations, results = Relations(card), evaluate(card, [SEPTEMBER])
    said = headline(FORMS["measures"], REVENUE, relations, results)
    assert said.wanting == "Note missing: the score 74 is below 90. Say why."
    (row,) = measure_rows(relations, results, GROW, LocaleForms())
    assert row.detail.startswith("note missing")


def test_a_missing_note_says_scores_on_the_scale_of_the_scorecard() -> None:
    card = asking(90.0).with_settings(score_scale=ScoreScale.TEN)
    said = headline(FORMS["measures"], REVENUE, Relations(card), evaluate(card, [SEPTEMBER]))
    assert said.wanting == "Note missing: the score 7.4 is below 9.0. Say why."


def test_card_outline_and_table_say_that_a_note_is_missing() -> None:
    card = asking(90.0)
    relations, results = Relations(card), evaluate(card, [SEPTEMBER])
    wanting = "Note missing: the score 74 is below 90. Say why."
    face = card_face(GROW, relations, results, LocaleForms())
    assert face is not None
    assert face.lacks_note
    assert f"Revenue: {wanting}" in face.tooltip
    assert "On track, note missing" in face.spoken
    outlined = outline_row(ON_GROW, relations, results)
    assert wanting in outlined.face.tooltip
    facts = FactBook(Footing(relations, results, None, LocaleForms()))
    status = TableRow(ON_GROW, facts[ON_GROW]).figure(Column.STATUS)
    assert (status.text, status.said) == ("On track", "On track, note missing")
    assert status.lacks_note


def test_with_its_note_a_value_wants_none_on_card_and_table() -> None:
    card = VALUE_NOTE.edit(context(asking(90.0)), REVENUE, "A strike")(asking(90.0))
    relations, results = Relations(card), evaluate(card, [SEPTEMBER])
    face = card_face(GROW, relations, results, LocaleForms())
    assert face is not None
    assert not face.lacks_note
    facts = FactBook(Footing(relations, results, None, LocaleForms()))
    assert not TableRow(ON_GROW, facts[ON_GROW]).figure(Column.STATUS).lacks_note
