from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.edits.links import set_link
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.links import WORD_RANGES, EvidenceState, LinkKind, Sign, Strength
from scorecard_app.domain.measures import Aggregation, Direction, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import NO, YES, Field, FieldKind
from scorecard_app.present.forms import FORMS, form_of
from scorecard_app.texts import LocaleForms
from tests.present.small_card import (
    ANNA,
    CLIENT,
    CUT,
    GROW,
    LINK,
    ON_GROW,
    RATING,
    REVENUE,
    SATISFY,
    VALUE,
    context,
    month,
    small_card,
)

GERMAN = LocaleForms(decimal=",", group=".", date_order="dmy", date_separator=".")


def field(table: str, key: str) -> Field:
    return next(each for each in FORMS[table].fields if each.key == key)


def typed(
    card: Scorecard,
    table: str,
    key: str,
    entity_id: EntityId,
    text: str,
    *,
    forms: LocaleForms | None = None,
) -> Scorecard:
    edit = field(table, key).edit(context(card, forms=forms), entity_id, text)
    return edit(card)


def shown(
    card: Scorecard, table: str, key: str, entity_id: EntityId, *, forms: LocaleForms | None = None
) -> str:
    return field(table, key).read(context(card, forms=forms), entity_id)


@pytest.mark.parametrize(
    ("table", "key", "entity_id", "text"),
    [
        ("objectives", "name", GROW, "Grow profit"),
        ("objectives", "description", GROW, "More\nof it"),
        ("objectives", "owner_id", CUT, "Anna"),
        ("objectives", "owner_id", CUT, "Somebody New"),
        ("objectives", "owner_id", GROW, ""),
        ("objectives", "perspective_id", GROW, CLIENT),
        ("objectives", "parent_id", CUT, GROW),
        ("objectives", "main", GROW, ON_GROW),
        ("objectives", "weight", GROW, "2.5"),
        ("objectives", "in_score", GROW, NO),
        ("objectives", "lead_lag", GROW, LeadLag.LEADING.value),
        ("measures", "name", REVENUE, "Sales"),
        ("measures", "purpose", REVENUE, "Do we grow?"),
        ("measures", "definition", REVENUE, "Invoiced, net"),
        ("measures", "unit.kind", REVENUE, UnitKind.COUNT.value),
        ("measures", "unit.symbol", REVENUE, "kEUR"),
        ("measures", "unit.decimals", REVENUE, "3"),
        ("measures", "unit.decimals", REVENUE, ""),
        ("measures", "direction", REVENUE, Direction.LOWER.value),
        ("measures", "frequency", RATING, Frequency.YEAR.value),
        ("measures", "aggregation", REVENUE, Aggregation.MAXIMUM.value),
        ("measures", "baseline", REVENUE, "81.25"),
        ("measures", "baseline", REVENUE, ""),
        ("measures", "target", REVENUE, "120"),
        ("measures", "target_basis", REVENUE, "Budget"),
        ("measures", "rule", REVENUE, Preset.ON_TARGET.value),
        ("measures", "owner_id", REVENUE, "Anna"),
        ("measures", "updater_id", REVENUE, "Bert"),
        ("measures", "source", REVENUE, "Ledger"),
        ("measures", "notes", REVENUE, "Since 2020"),
        ("measures", "side_effects", REVENUE, "Discounts"),
        ("links", "sign", LINK, Sign.NEGATIVE.value),
        ("links", "strength", LINK, Strength.STRONG.value),
        ("links", "strength", LINK, ""),
        ("links", "lag_months", LINK, "6"),
        ("links", "build_up_months", LINK, "2.5"),
        ("links", "kind", LINK, LinkKind.FEEDBACK.value),
        ("links", "rationale", LINK, "They buy again"),
        ("links", "evidence", LINK, EvidenceState.EXPERT.value),
        ("links", "evidence_note", LINK, "Survey 2025"),
        ("links", "believers", LINK, "Anna, Bert"),
        ("links", "driver_id", LINK, REVENUE),
        ("links", "outcome_id", LINK, ""),
        ("perspectives", "name", VALUE, "Value"),
        ("perspectives", "question", VALUE, "What for?"),
        (SETTINGS, "name", SETTINGS, "IT"),
        (SETTINGS, "vision", SETTINGS, "To be useful"),
        (SETTINGS, "mission", SETTINGS, "Serve"),
        (SETTINGS, "destination", SETTINGS, "2030"),
        (SETTINGS, "currency", SETTINGS, "CHF"),
        (SETTINGS, "fiscal_start", SETTINGS, "4"),
    ],
)
def test_what_is_typed_into_a_field_is_what_it_shows_afterwards(
    table: str, key: str, entity_id: EntityId, text: str
) -> None:
    assert shown(typed(small_card(), table, key, entity_id, text), table, key, entity_id) == text


def test_showing_a_field_and_typing_the_same_text_changes_nothing() -> None:
    card = small_card()
    entities = {
        "objectives": GROW,
        "measures": REVENUE,
        "links": LINK,
        "perspectives": VALUE,
        SETTINGS: SETTINGS,
    }
    for table, entity_id in entities.items():
        for each in FORMS[table].fields:
            here = context(card)
            if not each.is_shown(here, entity_id):
                continue
            text = each.read(here, entity_id)
            if each.kind is FieldKind.CHOICE:
                assert text in [choice.key for choice in each.choices(here, entity_id)], each.key
            if each.key != "target":  # the same number said again holds from now on
                assert each.edit(here, entity_id, text)(card) == card, each.key


def test_a_figure_is_read_and_shown_as_the_locale_writes_it() -> None:
    card = typed(small_card(), "measures", "baseline", REVENUE, "1.234,5", forms=GERMAN)
    assert card.measures[REVENUE].baseline == 1234.5
    assert shown(card, "measures", "baseline", REVENUE, forms=GERMAN) == "1234,5"


@pytest.mark.parametrize(
    ("kind", "text", "number", "again"),
    [
        (UnitKind.DURATION, "8:13", 493.0, "8:13"),
        (UnitKind.DATE, "28.04.2008", 733160.0, "28.04.2008"),
        (UnitKind.PERCENT, "12,5 %", 12.5, "12,5"),
        (UnitKind.MONEY, "(1.000 EUR)", -1000.0, "−1000"),
        (UnitKind.YES_NO, "yes", 1.0, "yes"),
    ],
)
def test_a_figure_is_typed_in_the_unit_of_its_measure(
    kind: UnitKind, text: str, number: float, again: str
) -> None:
    card = small_card()
    card = card.put(replace(card.measures[REVENUE], unit=Unit(kind)))
    card = typed(card, "measures", "baseline", REVENUE, text, forms=GERMAN)
    assert card.measures[REVENUE].baseline == number
    assert shown(card, "measures", "baseline", REVENUE, forms=GERMAN) == again


@pytest.mark.parametrize(
    ("table", "key", "entity_id", "text", "part"),
    [
        ("measures", "baseline", REVENUE, "many", "“many” is not a number"),
        ("measures", "target", REVENUE, "1.2.3", "“1.2.3” is not a number"),
        ("measures", "unit.decimals", REVENUE, "1.5", "not a whole number"),
        ("objectives", "weight", GROW, "", "Write a number"),
        ("objectives", "weight", GROW, "-1", "cannot be negative"),
        ("objectives", "name", GROW, "x" * 32_768, "at most 32767 characters"),
        ("links", "lag_months", LINK, "soon", "“soon” is not a number"),
        ("links", "lag_months", LINK, "-1", "lag"),
        ("links", "low", LINK, "0", "above 0"),
        ("links", "high", LINK, "", "Write a number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    table: str, key: str, entity_id: EntityId, text: str, part: str
) -> None:
    with pytest.raises(UserError, match=part):
        typed(small_card(), table, key, entity_id, text)


def test_a_strength_of_its_own_starts_from_the_word_and_keeps_its_ends_in_order() -> None:
    card = typed(small_card(), "links", "strength", LINK, Strength.WEAK.value)
    assert card.links[LINK].magnitude == WORD_RANGES[Strength.WEAK]
    card = typed(card, "links", "high", LINK, "0.3")
    assert shown(card, "links", "strength", LINK) == "range"
    assert (shown(card, "links", "low", LINK), shown(card, "links", "high", LINK)) == (
        "0.05",
        "0.3",
    )
    with pytest.raises(UserError, match="upper end"):
        typed(card, "links", "low", LINK, "0.4")
    with pytest.raises(UserError, match="lower end"):
        typed(card, "links", "high", LINK, "0.01")


def test_a_range_of_its_own_starts_from_the_medium_one_where_nothing_was_said() -> None:
    card = typed(small_card(), "links", "strength", LINK, "range")
    shown_ends = [shown(card, "links", key, LINK) for key in ("low", "high")]
    assert shown_ends == ["0.15", "0.6"]


def test_a_word_of_strength_says_which_range_it_stands_for() -> None:
    card = typed(small_card(), "links", "strength", LINK, Strength.MEDIUM.value)
    note = field("links", "strength").note(context(card), LINK)
    assert note == "0.15 to 0.6 of an improvement passes on."
    ranged = typed(card, "links", "strength", LINK, "range")
    assert field("links", "strength").note(context(ranged), LINK) == ""


def test_a_target_holds_from_the_shown_period_on_and_leaves_the_past_alone() -> None:
    card = typed(small_card(), "measures", "target", REVENUE, "120")
    series = Relations(card).first_series(REVENUE, SeriesKind.TARGET)
    assert series is not None
    assert dict(series.samples) == {month("2026-07"): 100.0, month("2026-09"): 120.0}


def test_an_emptied_target_takes_out_the_one_in_force() -> None:
    card = typed(small_card(), "measures", "target", REVENUE, "")
    series = Relations(card).first_series(REVENUE, SeriesKind.TARGET)
    assert series is not None
    assert not series.samples


def test_the_note_beside_the_target_says_since_when_it_holds() -> None:
    note = field("measures", "target").note(context(small_card()), REVENUE)
    assert note == "In force since Jul 2026; a change holds from Sep 2026 on."


def test_a_rule_shows_its_own_figures_and_no_others() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.GOAL_AND_RED_FLAG.value)
    card = typed(card, "measures", "rule.goal", REVENUE, "110")
    keys = [
        each.key
        for each in FORMS["measures"].fields
        if each.key.startswith("rule.") and each.is_shown(context(card), REVENUE)
    ]
    assert keys == ["rule.goal", "rule.red_flag"]
    assert shown(card, "measures", "rule.goal", REVENUE) == "110"
    assert shown(card, "measures", "rule.red_flag", REVENUE) == "80"


def test_a_goal_shows_the_target_in_force_and_says_that_it_follows() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.GOAL_AND_RED_FLAG.value)
    goal = field("measures", "rule.goal")
    assert shown(card, "measures", "rule.goal", REVENUE) == "100"
    assert goal.note(context(card), REVENUE) == "Follows the target until a number is entered."
    card = typed(card, "measures", "rule.goal", REVENUE, "110")
    assert shown(card, "measures", "rule.goal", REVENUE) == "110"
    assert not goal.note(context(card), REVENUE)


def test_a_goal_that_follows_targets_is_empty_before_the_first() -> None:
    card = typed(small_card(), "measures", "rule", REVENUE, Preset.GOAL_AND_RED_FLAG.value)
    early = context(card, day=date(2026, 6, 30))
    assert not field("measures", "rule.goal").read(early, REVENUE)


def test_the_tolerances_of_a_date_are_days() -> None:
    card = small_card()
    card = card.put(replace(card.measures[REVENUE], unit=Unit(UnitKind.DATE), baseline=None))
    card = typed(card, "measures", "rule", REVENUE, Preset.ON_TARGET.value)
    card = typed(card, "measures", "rule.inner", REVENUE, "14")
    here = context(card)
    assert field("measures", "rule.inner").suffix(here, REVENUE) == "days"
    assert shown(card, "measures", "rule.inner", REVENUE) == "14"


def test_a_parent_is_offered_only_where_it_makes_no_circle() -> None:
    card = typed(small_card(), "objectives", "parent_id", CUT, GROW)
    offered = field("objectives", "parent_id").choices(context(card), GROW)
    assert [choice.key for choice in offered] == ["", SATISFY]


def test_a_perspective_moves_below_and_beside_another_one() -> None:
    below = typed(small_card(), "perspectives", "row", VALUE, f"below {CLIENT}")
    assert [lane.id for lane in Relations(below).perspectives] == [CLIENT, VALUE]
    assert below.perspectives[VALUE].row == 1
    beside = typed(small_card(), "perspectives", "row", VALUE, f"beside {CLIENT}")
    assert {lane.row for lane in beside.perspectives.values()} == {0}
    assert shown(beside, "perspectives", "row", VALUE) == f"beside {CLIENT}"
    assert shown(typed(beside, "perspectives", "row", VALUE, "top"), "perspectives", "row", VALUE)


def test_an_updater_of_a_known_name_is_that_person() -> None:
    card = typed(small_card(), "measures", "updater_id", REVENUE, " anna ")
    assert card.measures[REVENUE].updater_id == ANNA
    assert len(card.people) == 1


def test_one_minted_person_owns_what_is_given_to_a_new_name() -> None:
    card = typed(small_card(), "objectives", "owner_id", CUT, "Bert")
    owner_id = card.objectives[CUT].owner_id
    assert owner_id is not None
    assert card.people[owner_id].name == "Bert"


def test_the_symbol_of_money_is_the_currency_of_the_scorecard() -> None:
    card = small_card().with_settings(currency="CHF")
    assert field("measures", "baseline").suffix(context(card), REVENUE) == "CHF"


@pytest.mark.parametrize(("number", "said"), [(1, "month"), (0, "months"), (1.5, "months")])
def test_one_month_is_not_months(number: float, said: str) -> None:
    card = set_link(small_card(), link_id=LINK, build_up_months=number)
    assert field("links", "build_up_months").suffix(context(card), LINK) == said


def test_everything_that_has_a_form_finds_it() -> None:
    card = small_card()
    tables = [form_of(card, each) for each in (GROW, REVENUE, LINK, VALUE, SETTINGS, "gone")]
    assert [form.table if form else None for form in tables] == [
        "objectives",
        "measures",
        "links",
        "perspectives",
        SETTINGS,
        None,
    ]


def test_the_period_of_a_target_is_the_last_complete_one() -> None:
    card = typed(small_card(), "measures", "target", RATING, "90")
    series = Relations(card).first_series(RATING, SeriesKind.TARGET)
    assert series is not None
    assert [str(Period(Frequency.QUARTER, each)) for each in series.samples] == ["2026-Q3"]


def test_a_flag_says_yes_or_no() -> None:
    assert shown(small_card(), "objectives", "in_score", GROW) == YES
