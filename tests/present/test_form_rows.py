from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.edits import set_field
from scorecard_app.domain.ids import CustomFieldId, EntityId, MeasureId, SeriesId
from scorecard_app.domain.people import CustomField
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import record
from scorecard_app.present.form_parts import Field, Rows
from scorecard_app.present.forms import FORMS
from tests.present.small_card import (
    GROW,
    LINK,
    ON_GROW,
    RATING,
    REVENUE,
    SATISFY,
    SPARE,
    context,
    minter,
    month,
    small_card,
)
from tests.present.test_forms import typed

_MINT = minter()


def rows(table: str, key: str) -> Rows:
    return next(each for each in FORMS[table].rows if each.key == key)


def table(card: Scorecard, kind: str, key: str, entity_id: EntityId) -> list[list[str]]:
    """Return what a list says, row by row."""
    spec, here = rows(kind, key), context(card)
    return [
        [cell.read(here, row) for line in spec.lines for cell in line]
        for row in spec.rows(here, entity_id)
    ]


def added(
    card: Scorecard, kind: str, key: str, entity_id: EntityId, texts: Mapping[str, str]
) -> Scorecard:
    spec = rows(kind, key)
    assert spec.add is not None
    blanks = {cell.key: "" for line in spec.blanks for cell in line}
    here = replace(context(card), mint=_MINT)
    return spec.add(here, entity_id, {**blanks, **texts})(card)


def changed(  # noqa: PLR0913, PLR0917 - which cell of which list
    card: Scorecard, kind: str, key: str, entity_id: EntityId, at: int, column: str, text: str
) -> Scorecard:
    spec, here = rows(kind, key), context(card)
    row = spec.rows(here, entity_id)[at]
    cell: Field = next(each for line in spec.lines for each in line if each.key == column)
    return cell.edit(here, row, text)(card)


def removed(card: Scorecard, kind: str, key: str, entity_id: EntityId, at: int = 0) -> Scorecard:
    spec, here = rows(kind, key), context(card)
    assert spec.remove is not None
    return spec.remove(here, spec.rows(here, entity_id)[at])(card)


FULL: list[tuple[str, str, EntityId, Mapping[str, str], list[str]]] = [
    ("measures", "targets", REVENUE, {"since": "Dec 2026", "number": "150"}, ["Dec 2026", "150"]),
    ("measures", "milestones", REVENUE, {"due": "2026-10", "share": "40"}, ["Oct 2026", "40"]),
    ("measures", "guards", REVENUE, {"guard": RATING}, ["Rating"]),
    (
        "measures",
        "overrides",
        REVENUE,
        {"band": "off", "reason": "Strike", "since": "Sep 2026"},
        ["off", "in force", "Strike", "Sep 2026", "", ""],
    ),
    (
        "objectives",
        "overrides",
        GROW,
        {"band": "risk", "reason": "Strike"},
        ["risk", "in force", "Strike", "Sep 2026", "", ""],
    ),
    (
        "measures",
        "actions",
        REVENUE,
        {"name": "Call", "owner_id": "Anna", "due": "2026-10-31"},
        ["Call", "Anna", "2026-10-31", "open", "written 2026-09-30"],
    ),
    (
        "objectives",
        "measure_weights_by_date",
        GROW,
        {"measure": ON_GROW, "since": "2026-10", "weight": "2"},
        ["Revenue", "Oct 2026", "2"],
    ),
    ("objectives", "weights", GROW, {"since": "2026-10", "weight": "2"}, ["Oct 2026", "2"]),
    (SETTINGS, "bands", SETTINGS, {"name": "Superb", "floor": "90"}, ["Superb", "90", "on", ""]),
]


@pytest.mark.parametrize(("kind", "key", "entity_id", "texts", "said"), FULL)
def test_a_row_that_is_added_says_what_was_typed_and_is_gone_when_removed(
    kind: str, key: str, entity_id: EntityId, texts: Mapping[str, str], said: list[str]
) -> None:
    before = table(small_card(), kind, key, entity_id)
    after = added(small_card(), kind, key, entity_id, texts)
    shown = table(after, kind, key, entity_id)
    assert said in shown
    assert len(shown) == len(before) + 1
    assert table(removed(after, kind, key, entity_id, shown.index(said)), kind, key, entity_id) == (
        before
    )


@pytest.mark.parametrize(("kind", "key", "entity_id", "texts", "said"), FULL)
def test_typing_into_a_cell_what_it_says_changes_nothing(
    kind: str, key: str, entity_id: EntityId, texts: Mapping[str, str], said: list[str]
) -> None:
    card = added(small_card(), kind, key, entity_id, texts)
    here, spec = context(card), rows(kind, key)
    for row in spec.rows(here, entity_id):
        for cell in (each for line in spec.lines for each in line):
            assert cell.edit(here, row, cell.read(here, row))(card) == card, (cell.key, said)


def test_a_target_moves_to_another_period_with_its_number() -> None:
    after = changed(small_card(), "measures", "targets", REVENUE, 0, "since", "Aug 2026")
    assert table(after, "measures", "targets", REVENUE) == [["Aug 2026", "100"]]
    after = changed(after, "measures", "targets", REVENUE, 0, "number", "120")
    series = after.series[next(each for each in after.series if each == "s-target")]
    assert dict(series.samples) == {month("2026-08"): 120.0}


def test_two_targets_cannot_begin_together() -> None:
    card = added(
        small_card(), "measures", "targets", REVENUE, {"since": "2026-12", "number": "150"}
    )
    with pytest.raises(UserError, match="already holds from Jul 2026"):
        changed(card, "measures", "targets", REVENUE, 1, "since", "Jul 2026")


def test_milestones_stand_in_order_and_none_is_due_with_another() -> None:
    card = small_card()
    for due, share in (("2026-11", "70"), ("2026-10", "40")):
        card = added(card, "measures", "milestones", REVENUE, {"due": due, "share": share})
    assert table(card, "measures", "milestones", REVENUE) == [
        ["Oct 2026", "40"],
        ["Nov 2026", "70"],
    ]
    with pytest.raises(UserError, match="same period"):
        changed(card, "measures", "milestones", REVENUE, 0, "due", "Nov 2026")


def test_the_course_starts_before_it_is_due() -> None:
    card = typed(small_card(), "measures", "course.start", REVENUE, "Jul 2026")
    card = typed(card, "measures", "course.due", REVENUE, "Dec 2026")
    assert [str(each) for each in (card.measures[REVENUE].course.start,)] == ["2026-07"]
    with pytest.raises(UserError, match="due before"):
        typed(card, "measures", "course.due", REVENUE, "Jun 2026")


def test_a_changed_figure_holds_from_the_period_shown_once_something_was_judged() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.GOAL_AND_RED_FLAG.value)
    (rule,) = Relations(card).rules_of(REVENUE)
    assert str(rule.since) == "2026-09"
    assert table(card, "measures", "rules", REVENUE) == [["Sep 2026", "Goal and red flag 80.0"]]
    past = typed(card, "measures", "since", REVENUE, "")
    assert [each.since for each in Relations(past).rules_of(REVENUE)] == [None]


def test_a_rule_of_a_measure_without_values_holds_from_the_beginning() -> None:
    card = typed(small_card(), "measures", "rule", SPARE, Preset.ON_TARGET.value)
    assert [each.since for each in Relations(card).rules_of(SPARE)] == [None]


def test_a_rule_is_moved_by_its_period_and_back_to_the_beginning() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.NOT_SCORED.value)
    card = changed(card, "measures", "rules", REVENUE, 0, "since", "Aug 2026")
    assert table(card, "measures", "rules", REVENUE)[0][0] == "Aug 2026"
    card = changed(card, "measures", "rules", REVENUE, 0, "since", "The beginning")
    assert [each.since for each in Relations(card).rules_of(REVENUE)] == [None]


def test_a_figure_comes_from_a_series_or_is_the_number_that_stood_there() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.GOAL_AND_RED_FLAG.value)
    source = next(each for each in FORMS["measures"].fields if each.key == "rule.goal").beside
    assert source is not None
    assert [each.label for each in source.choices(context(card), REVENUE)] == [
        "Number",
        "Target",
        "Formula",
    ]
    assert source.read(context(card), REVENUE) == "series s-target"
    card = source.edit(context(card), REVENUE, "number")(card)
    assert Relations(card).rules_of(REVENUE)[0].parameters["goal"].number == 100.0
    card = source.edit(context(card), REVENUE, "series s-target")(card)
    assert Relations(card).rules_of(REVENUE)[0].parameters["goal"].series_id == "s-target"


def test_lead_and_lag_say_what_the_links_say_and_are_set_by_hand() -> None:
    card = set_field(small_card(), table="links", entity_id=LINK, field="lag_months", value=6)
    spec, here = rows("measures", "lead_lag"), context(card)
    (row,) = spec.rows(here, RATING)
    cell = spec.lines[1][0]
    assert cell.choices(here, row)[0].label == "As the links say: leading"
    after = cell.edit(here, row, "lagging")(card)
    assert cell.read(context(after), row) == "lagging"
    assert cell.choices(context(after), row)[0].label == "As the links say: leading"
    assert after.objectives[SATISFY].lead_lag is not None


def test_a_weight_says_its_share() -> None:
    weight = next(each for each in FORMS["objectives"].fields if each.key == "weight")
    card = typed(small_card(), "objectives", "weight", GROW, "3")
    assert weight.suffix(context(card), GROW) == "= 75 %"
    out = typed(card, "objectives", "in_score", GROW, "no")
    assert not weight.suffix(context(out), GROW)


def test_bands_keep_their_order_and_their_number() -> None:
    card = small_card()
    with pytest.raises(UserError, match="Bands rise"):
        changed(card, SETTINGS, "bands", SETTINGS, 1, "floor", "0")
    with pytest.raises(UserError, match="from 0 to 100"):
        changed(card, SETTINGS, "bands", SETTINGS, 0, "floor", "101")
    two = removed(card, SETTINGS, "bands", SETTINGS, 1)
    with pytest.raises(UserError, match="from 2 to 5 bands"):
        removed(two, SETTINGS, "bands", SETTINGS, 0)


def test_a_band_has_a_name_and_a_colour_of_its_own() -> None:
    card = changed(small_card(), SETTINGS, "bands", SETTINGS, 0, "name", "Grand")
    card = changed(card, SETTINGS, "bands", SETTINGS, 0, "colour", "#2459c4")
    band = card.settings.bands[-1]
    assert (band.name, band.colour, band.key) == ("Grand", "#2459C4", "on")
    with pytest.raises(UserError, match="Write a colour like"):
        changed(card, SETTINGS, "bands", SETTINGS, 0, "colour", "blue")


@pytest.mark.parametrize(("kind", "entity_id"), [("objectives", GROW), ("perspectives", "p-value")])
def test_missing_data_has_its_figures_and_may_follow_the_scorecard(
    kind: str, entity_id: EntityId
) -> None:
    card = typed(small_card(), kind, "missing", entity_id, "carry")
    card = typed(card, kind, "missing.carry", entity_id, "3")
    held = record(context(card), kind, entity_id).missing
    assert held.carry_periods == 3
    card = typed(card, kind, "missing", entity_id, "substitute")
    card = typed(card, kind, "missing.substitute", entity_id, "40")
    assert record(context(card), kind, entity_id).missing.substitute == 40.0
    card = typed(card, kind, "missing", entity_id, "")
    assert record(context(card), kind, entity_id).missing is None


def test_own_fields_are_asked_where_they_apply() -> None:
    card = small_card().put(CustomField(CustomFieldId("c1"), "Regulator", "measures"))
    assert table(card, "measures", "custom", REVENUE) == [["Regulator", ""]]
    after = changed(card, "measures", "custom", REVENUE, 0, "value", "ECB")
    assert after.measures[MeasureId(REVENUE)].custom == {"c1": "ECB"}
    assert changed(after, "measures", "custom", REVENUE, 0, "value", "") == card
    assert table(card, "objectives", "custom", GROW) == []


def test_a_status_says_whether_it_holds() -> None:
    card = small_card()
    for since, until in (("May 2026", "Jun 2026"), ("Oct 2026", ""), ("Sep 2026", "")):
        texts = {"band": "off", "reason": "Strike", "since": since, "until": until}
        card = added(card, "measures", "overrides", REVENUE, texts)
    said = table(card, "measures", "overrides", REVENUE)
    assert [row[1] for row in said] == ["later", "in force", "past"]
    with pytest.raises(UserError, match="needs its reason"):
        changed(card, "measures", "overrides", REVENUE, 0, "reason", "")


def test_choices_are_edited_by_word_and_score() -> None:
    card = typed(small_card(), "measures", "rule", SPARE, Preset.CHOICE.value)
    card = added(card, "measures", "choices", SPARE, {"word": "poor", "score": "0"})
    card = added(card, "measures", "choices", SPARE, {"word": "good", "score": "100"})
    card = changed(card, "measures", "choices", SPARE, 0, "word", "bad")
    card = changed(card, "measures", "choices", SPARE, 1, "score", "90")
    assert table(card, "measures", "choices", SPARE) == [["bad", "0"], ["good", "90"]]
    with pytest.raises(UserError, match="from 0 to 100"):
        changed(card, "measures", "choices", SPARE, 1, "score", "101")
    card = removed(card, "measures", "choices", SPARE)
    assert table(card, "measures", "choices", SPARE) == [["good", "90"]]


def test_a_weight_is_read_from_a_series_of_a_measure_that_serves() -> None:
    card = typed(small_card(), "objectives", "weight_source", GROW, "s-target")
    source = card.objectives[GROW].weight_source
    assert source is not None
    assert source.series_id == "s-target"
    assert typed(card, "objectives", "weight_source", GROW, "") == small_card()


def test_an_objective_without_measures_sets_its_status_by_month() -> None:
    card = replace(small_card(), attachments={})
    card = added(card, "objectives", "overrides", GROW, {"band": "off", "reason": "Strike"})
    assert [str(each.since) for each in card.overrides.values()] == ["2026-09"]


def test_an_action_is_written_today_whichever_day_is_shown() -> None:
    spec, here = rows("measures", "actions"), context(small_card())
    assert spec.add is not None
    now = replace(here, today=date(2026, 11, 27))
    card = spec.add(now, REVENUE, {"name": "Call", "owner_id": "", "due": ""})(here.card)
    (action,) = card.actions.values()
    assert action.written == date(2026, 11, 27)


def test_what_a_measure_counts_may_come_from_a_series_or_a_formula() -> None:
    (source,) = (
        each
        for line in rows("objectives", "measure_weights").lines
        for each in line
        if each.key == "weight_source"
    )
    card = small_card()
    offered = [each.label for each in source.choices(context(card), ON_GROW)]
    assert offered == ["The numbers given", "Revenue: Actual", "Revenue: Target", "A formula"]
    by_series = source.edit(context(card), ON_GROW, "s-target")(card)
    assert by_series.attachments[ON_GROW].weight_source == Parameter(series_id=SeriesId("s-target"))
    spec = rows("objectives", "measure_formulas")
    assert not spec.is_shown(context(by_series), GROW)
    by_formula = source.edit(context(card), ON_GROW, "formula")(card)
    assert spec.rows(context(by_formula), GROW) == (ON_GROW,)
    changed = edited(by_formula, "objectives", "measure_formulas", ON_GROW, "weight_formula")
    assert changed.attachments[ON_GROW].weight_source == Parameter(formula="[#m-rating]")


def edited(card: Scorecard, kind: str, key: str, row: EntityId, column: str) -> Scorecard:
    """Return the scorecard with a formula typed into one field of a row."""
    cells = (each for line in rows(kind, key).lines for each in line)
    field = next(each for each in cells if each.key == column)
    return field.edit(context(card), row, "[Rating]")(card)


def test_a_colour_that_cannot_be_seen_well_is_warned_about_and_kept() -> None:
    spec = rows(SETTINGS, "bands")
    assert not spec.note(context(small_card()), SETTINGS)
    card = changed(small_card(), SETTINGS, "bands", SETTINGS, 0, "colour", "#FFEE88")
    assert spec.note(context(card), SETTINGS) == (
        "“On track”: #FFEE88 is too pale on a light background; it is drawn darker there."
    )
    card = changed(card, SETTINGS, "bands", SETTINGS, 0, "colour", "#17284E")
    assert "too dark on a dark background" in spec.note(context(card), SETTINGS)
