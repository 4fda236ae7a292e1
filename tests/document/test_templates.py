"""The expected figures are those of the frameworks as they were collected, counted by hand."""

import json
from collections import Counter
from datetime import date
from itertools import combinations
from math import sqrt

import pytest

from scorecard_app import resources
from scorecard_app.document.card_size import CARD_HEIGHT, CARD_WIDTH
from scorecard_app.document.library import library
from scorecard_app.document.problems import problems
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.links import IDENTITY, LinkKind, Sign
from scorecard_app.domain.measures import Direction, SeriesKind, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.strategy import LeadLag, Objective
from scorecard_app.errors import UserError
from tests.builders import minter, values_of

IDS = [info.id for info in template_names()]
BUSINESS_VALUE = "it-business-value"


def made(template_id: str) -> Scorecard:
    return from_template(template_id, mint=minter())


def original(scorecard: Scorecard, source_id: str) -> Objective:
    (found,) = (each for each in scorecard.objectives.values() if each.source_id == source_id)
    return found


def test_six_templates_are_offered_in_order_with_their_counts() -> None:
    assert [
        (each.id, each.perspectives, each.objectives, each.measures, each.links)
        for each in template_names()
    ] == [
        (BUSINESS_VALUE, 6, 19, 19, 40),
        ("kn-corporate", 4, 14, 14, 24),
        ("it-bsc-vg", 4, 15, 15, 22),
        ("public-nonprofit", 5, 10, 10, 18),
        ("devops-dora", 5, 11, 11, 17),
        ("goals-cascade", 2, 26, 18, 26),
    ]


@pytest.mark.parametrize("template_id", IDS)
def test_a_template_makes_what_its_description_counts(template_id: str) -> None:
    (info,) = (each for each in template_names() if each.id == template_id)
    card = made(template_id)
    assert card.settings.name == info.name
    assert card.settings.source_id == template_id
    assert len(card.perspectives) == info.perspectives
    assert len(card.objectives) == info.objectives
    assert len(card.measures) == info.measures
    assert len(card.links) == info.links
    assert len(card.attachments) == info.objectives == len(card.placements)
    assert info.description.count(".") == 1


@pytest.mark.parametrize("template_id", IDS)
def test_a_template_has_no_problems_and_no_card_covers_another(template_id: str) -> None:
    card = made(template_id)
    assert problems(card) == ()
    lane_of = {str(key): each.perspective_id for key, each in card.objectives.items()}
    for one, other in combinations(card.placements.values(), 2):
        if lane_of[one.item_id] == lane_of[other.item_id]:
            assert abs(one.x - other.x) >= CARD_WIDTH or abs(one.y - other.y) >= CARD_HEIGHT


@pytest.mark.parametrize("template_id", IDS)
def test_ids_are_fresh_and_originals_are_kept(template_id: str) -> None:
    card = made(template_id)
    ids = [key for name in TABLES for key in card.table(name)]
    assert all(key.startswith("new-") for key in ids)
    assert len(set(ids)) == len(ids)
    assert all(each.source_id for each in card.objectives.values())
    assert all(each.source_id in library() for each in card.measures.values())


@pytest.mark.parametrize("template_id", IDS)
def test_each_objective_shows_its_first_measure_and_its_own_kind(template_id: str) -> None:
    plain = json.loads(resources.text(f"templates/{template_id}.json"))
    card = made(template_id)
    relations = Relations(card)
    for entry in plain["objectives"]:
        objective = original(card, entry["id"])
        main = relations.main_measure(objective.id)
        assert main is not None
        assert main.source_id == entry["measures"][0]
        assert objective.lead_lag is LeadLag(entry["lead_lag"])


def test_numbers_run_from_one_in_the_order_of_the_template() -> None:
    card = made(BUSINESS_VALUE)
    assert sorted(each.number for each in card.objectives.values()) == list(range(1, 20))
    assert original(card, "V0").number == 1
    assert card.settings.last_number == 19


def test_a_measure_that_several_objectives_share_is_one() -> None:
    shared = Counter(each.measure_id for each in made("goals-cascade").attachments.values())
    assert sorted(shared.values()) == [1] * 10 + [2] * 8


def test_business_value_culminates_and_delivery_and_operations_share_a_row() -> None:
    card = made(BUSINESS_VALUE)
    lanes = {each.source_id: each for each in card.perspectives.values()}
    assert card.settings.culminating_perspective_id == lanes["value"].id
    assert [(lanes[each].row, lanes[each].column) for each in ("change", "run")] == [
        (2, 0),
        (2, 1),
    ]


def test_links_carry_the_priors_of_the_knowledge() -> None:
    card = made(BUSINESS_VALUE)
    kinds = Counter(each.kind for each in card.links.values())
    assert kinds == {LinkKind.CAUSAL: 34, LinkKind.LOGICAL: 4, LinkKind.FEEDBACK: 2}
    assert sum(each.sign is Sign.NEGATIVE for each in card.links.values()) == 4
    by_source = {each.source_id: each for each in card.links.values()}
    assert by_source["V1+V0"].magnitude == IDENTITY
    assert by_source["T1-R1"].lag_months == 1
    assert by_source["T1+R1"].lag_months == 9
    medians = {
        each.magnitude.word.value: sqrt(each.magnitude.low * each.magnitude.high)
        for each in card.links.values()
        if each.magnitude and each.magnitude.word
    }
    # model.md, what-if: lognormal with medians 0.1, 0.3 and 0.5
    assert medians == {
        "weak": pytest.approx(0.1),
        "medium": pytest.approx(0.3),
        "strong": pytest.approx(0.5),
    }


def test_the_example_money_is_marked_as_such() -> None:
    card = made(BUSINESS_VALUE)
    streams = sorted(card.value_streams.values(), key=lambda each: each.position)
    assert [each.yearly_amount for each in streams] == [25e6, 35e6, 25e6, 15e6]
    assert [each.objective_id for each in streams] == [
        original(card, source).id for source in ("V1", "V2", "V3", "V4")
    ]
    assert len(card.levers) == 7
    assert all(each.is_example for each in streams)
    assert all(each.is_example for each in card.levers.values())
    for lever in card.levers.values():
        assert lever.current == 1e6
        assert {act.curve.parameters["vmax"] for act in lever.acts} == {0.15}
    assert not made("kn-corporate").levers


def test_a_typical_target_holds_from_the_day_that_the_caller_says() -> None:
    card = from_template(BUSINESS_VALUE, mint=minter(), targets_since=date(2026, 9, 14))
    (availability,) = (m for m in card.measures.values() if m.source_id == "op-availability")
    assert values_of(card, availability.id, SeriesKind.TARGET) == {"2026-09": 99.9}
    assert "99.9%" in availability.target_basis


def test_a_target_without_a_number_is_told_in_words_only() -> None:
    card = made(BUSINESS_VALUE)
    (net,) = (each for each in card.measures.values() if each.source_id == "bv-net-value")
    assert values_of(card, net.id, SeriesKind.TARGET) == {}
    assert "positive and rising" in net.target_basis


def test_an_unknown_template_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(UserError, match=r"no template “nothing”.*devops-dora"):
        made("nothing")


def test_the_library_has_all_measures_and_each_guard_and_driver_is_one_of_them() -> None:
    found = library()
    assert Counter(each.library for each in found.values()) == {"it": 105, "bsc": 38, "public": 19}
    assert sum(each.target is not None for each in found.values()) == 116
    for entry in found.values():
        assert {*entry.guards, *entry.drives} <= found.keys()
        assert entry.measure.definition
        assert entry.measure.target_basis


def test_units_directions_and_frequencies_are_read_from_the_library() -> None:
    found = library()
    lead_time = found["dl-change-lead-time"]
    assert (lead_time.measure.unit.kind, lead_time.target) == (UnitKind.DURATION, 24 * 60)
    assert found["dl-on-time"].measure.frequency is Frequency.QUARTER
    assert found["bv-change-share"].measure.direction is Direction.TARGET
    score = found["cl-annual-csat"].measure
    assert (score.minimum, score.maximum, score.unit.kind) == (1, 5, UnitKind.SCORE)


def test_side_effects_name_the_measures_that_guard_against_them() -> None:
    savings = library()["bv-it-cost-savings"]
    assert "Service availability" in savings.measure.side_effects
    card = made(BUSINESS_VALUE)
    (measure,) = (m for m in card.measures.values() if m.source_id == "bv-it-cost-savings")
    guards = {card.measures[each].source_id for each in measure.guard_ids}
    assert guards == {"op-availability", "cl-annual-csat"}, "those that came with the template"


def test_no_text_names_a_firm() -> None:
    files = (*resources.names("templates", "*.json"), *resources.names("library", "*.json"))
    text = " ".join(map(resources.text, files)).casefold()
    for firm in ("isaca", "servicenow", "axelos", "apptio", "ibm", "thought ensemble", "gartner"):
        assert f" {firm}" not in text
