from dataclasses import replace

from scorecard_app.document.change import diff
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.objectives import set_parent
from scorecard_app.document.edits.rules import set_preset
from scorecard_app.document.edits.values import set_target
from scorecard_app.domain.ids import OverrideId, RuleId, SeriesId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Override, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.outline_changes import touched_nodes
from tests.present.small_card import (
    ANNA,
    CLIENT,
    CUT,
    GROW,
    ON_GROW,
    ON_SATISFY,
    RATING,
    REVENUE,
    SATISFY,
    SPARE,
    VALUE,
    minter,
    small_card,
)

ROWS = {VALUE, CLIENT, GROW, CUT, SATISFY, ON_GROW, ON_SATISFY, SPARE}


def touched(before: Scorecard, after: Scorecard) -> set[str] | None:
    nodes = touched_nodes(diff(before, after), Relations(before), Relations(after))
    return None if nodes is None else ROWS & nodes


def with_target(card: Scorecard) -> Scorecard:
    since = parse_period("2026-09")
    return set_target(card, measure_id=REVENUE, since=since, number=7.0, mint=minter())


def test_a_value_shows_in_its_measure_and_in_all_that_stands_above() -> None:
    card = small_card()
    assert touched(card, with_target(card)) == {ON_GROW, GROW, VALUE}


def test_a_rule_and_a_status_set_by_hand_show_where_they_belong() -> None:
    card = small_card()
    ruled = set_preset(card, measure_id=RATING, preset=Preset.NOT_SCORED, mint=minter())
    assert touched(card, ruled) == {ON_SATISFY, SATISFY, CLIENT}
    override = Override(OverrideId("by-hand"), CUT, parse_period("2026-09"), band_key="on")
    assert touched(card, card.put(override)) == {CUT, VALUE}


def test_an_objective_that_moves_shows_where_it_was_and_where_it_is() -> None:
    card = small_card()
    assert touched(card, set_parent(card, objective_id=CUT, parent_id=SATISFY)) == {
        CUT,
        SATISFY,
        VALUE,
        CLIENT,
    }


def test_what_is_deleted_shows_in_what_stood_above_it() -> None:
    card = small_card()
    assert touched(card, delete_items(card, ids=[REVENUE])) == {ON_GROW, GROW, VALUE}


def test_a_series_shows_in_the_measures_whose_rules_read_it() -> None:
    parameters = {"goal": Parameter(series_id=SeriesId("s-target"))}
    rule = Rule(RuleId("r"), RATING, preset=Preset.GOAL_AND_RED_FLAG, parameters=parameters)
    card = small_card().put(rule)
    assert touched(card, with_target(card)) == {
        ON_GROW,
        GROW,
        VALUE,
        ON_SATISFY,
        SATISFY,
        CLIENT,
    }


def test_settings_and_people_may_show_anywhere() -> None:
    card = small_card()
    assert touched(card, card.with_settings(currency="CHF")) is None
    renamed = card.put(replace(card.people[ANNA], name="Anne"))
    assert touched(card, renamed) is None
