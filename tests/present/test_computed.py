"""What formulas make shows wherever what was entered shows, with no series of it anywhere."""

from dataclasses import replace

import pytest

from scorecard_app.domain.ids import AttachmentId, MeasureId, SeriesId
from scorecard_app.domain.measures import Aggregation, Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from scorecard_app.present.charts.choice import sensible_charts
from scorecard_app.present.curves.stand import target_at
from scorecard_app.present.form_groups.measure_targets import target_since
from scorecard_app.present.form_groups.measure_time import change_holds_from
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import grid_span
from scorecard_app.present.grid.notes import notes_missing
from scorecard_app.present.lists import measure_rows
from scorecard_app.present.map_faces import card_face
from scorecard_app.present.measure_form import MEASURE_FORM
from scorecard_app.present.missing_notes import VALUE_NOTE
from scorecard_app.texts import LocaleForms
from tests.present.small_card import CUT, SEPTEMBER, context, month, small_card

DOUBLE = MeasureId("m-double")
ON_CUT = AttachmentId("a-cut")
GOAL = SeriesId("s-goal")


def computed_card() -> Scorecard:
    """Return the small card with a measure that is twice the revenue, its target the revenue."""
    card = small_card()
    return card.put(
        Measure(DOUBLE, "Double", baseline=400.0, formula="[#m-revenue] * 2"),
        Series(GOAL, DOUBLE, SeriesKind.TARGET, formula="[#m-revenue] * 3"),
        Attachment(ON_CUT, CUT, DOUBLE),
        replace(card.objectives[CUT], main_attachment_id=ON_CUT),
    )


@pytest.fixture(params=["with numbers", "without"])
def computed(request: pytest.FixtureRequest) -> FormContext:
    """Return what forms read, with the numbers of an evaluation at hand and without."""
    found = context(computed_card())
    if request.param == "without":
        return found
    return replace(found, known=evaluate(found.card, (SEPTEMBER,)))


def test_a_computed_target_is_in_force_in_the_form_and_on_the_curve(computed: FormContext) -> None:
    # 104.5 × 3, by hand
    found = target_since(computed, DOUBLE)
    assert found is not None
    assert found[1] == 313.5
    measure = computed.card.measures[DOUBLE]
    assert target_at(computed, measure, month("2026-09")) == 313.5


def test_typing_over_a_computed_target_is_refused_in_a_sentence(computed: FormContext) -> None:
    field = next(each for each in MEASURE_FORM.fields if each.key == "target")
    assert field.note(computed, DOUBLE) == "Computed by a formula."
    with pytest.raises(UserError, match="are computed by a formula"):
        field.edit(computed, DOUBLE, "12")


def test_a_computed_measure_has_charts_and_columns_for_all_its_values(
    computed: FormContext,
) -> None:
    assert sensible_charts(computed, DOUBLE)
    span = grid_span(computed, computed.card.measures[DOUBLE])
    assert span.first <= month("2026-07")


def test_a_change_of_the_rule_of_a_computed_measure_leaves_the_past_as_it_was_judged(
    computed: FormContext,
) -> None:
    assert str(change_holds_from(computed, DOUBLE)) == "2026-09"


def test_a_note_can_be_put_on_a_computed_value_and_is_asked_for(computed: FormContext) -> None:
    assert VALUE_NOTE.is_shown(computed, DOUBLE)
    card = computed.card.with_settings(note_threshold=60.0)
    asking = context(card.put(replace(card.measures[DOUBLE], baseline=100.0)))
    # 2026-09: baseline 100 → 33.3, target 313.5 → 66.7, value 209 → 50.4, below 60
    assert month("2026-09") in notes_missing(asking, DOUBLE)
    noted = VALUE_NOTE.edit(asking, DOUBLE, "A weak month")(asking.card)
    assert month("2026-09") not in notes_missing(context(noted), DOUBLE)


def test_a_card_and_its_list_show_the_computed_value_with_a_sparkline(
    computed: FormContext,
) -> None:
    results = evaluate(computed.card, (SEPTEMBER,))
    face = card_face(CUT, computed.relations, results, LocaleForms())
    assert face is not None
    assert (face.value, face.target) == ("209", "313.5")
    assert face.spark is not None
    (row,) = measure_rows(computed.relations, results, CUT, LocaleForms())
    assert row.detail.startswith("209 / 313.5")


def test_a_ratio_says_below_its_formula_how_longer_periods_come_about(
    computed: FormContext,
) -> None:
    field = next(each for each in MEASURE_FORM.fields if each.key == "formula")
    ratio = field.edit(computed, DOUBLE, "[Revenue] / [Rating]")(computed.card)
    assert "over longer periods it is computed again" in field.note(context(ratio), DOUBLE)
    averaged = ratio.put(replace(ratio.measures[DOUBLE], aggregation=Aggregation.MEAN))
    assert "choose “Compute again”" in field.note(context(averaged), DOUBLE)
