from array import array
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from scorecard_app.document.problems import problems
from scorecard_app.document.starts import blank
from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    MeasureId,
    ObjectiveId,
    OverrideId,
    PerspectiveId,
    PlacementId,
    RiskId,
    RuleId,
    SeriesId,
)
from scorecard_app.domain.levels import Level
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Attachment, Measure, Remark, Series, Unit
from scorecard_app.domain.people import Risk
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Override, Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective, WeightChange
from tests.builders import MAP, card, lane, link, measure, minter, objective
from tests.strategies import scorecards

SALES, GROW = MeasureId("Sales"), ObjectiveId("Grow")


def sound(*more: Entity) -> Scorecard:
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Grow"),
        objective("Cut"),
        objective("Serve", "Client"),
        measure("Sales", "Grow", actual={"2026-01": 5}),
        link("Serve", "Grow"),
        more,
    )


def unchecked(before: Scorecard, **tables: Mapping[Any, Any]) -> Scorecard:
    """Return the scorecard with entities laid into tables past every door."""
    merged: dict[str, Any] = {name: {**before.table(name), **rows} for name, rows in tables.items()}
    return replace(before, **merged)


def said(scorecard: Scorecard) -> list[tuple[Level, str, str]]:
    return [(each.level, each.entity_id, each.sentence) for each in problems(scorecard)]


def the_one(scorecard: Scorecard) -> tuple[Level, str, str]:
    (found,) = said(scorecard)
    return found


def test_sound_and_blank_scorecards_have_no_problems() -> None:
    assert problems(sound()) == ()
    assert problems(blank(mint=minter(), name="New")) == ()
    assert problems(Scorecard()) == ()


@given(scorecards())
@settings(max_examples=10)
def test_legal_scorecards_of_every_kind_have_no_errors_but_figures_of_other_measures(
    scorecard: Scorecard,
) -> None:
    errors = [each for each in problems(scorecard) if each.level is Level.ERROR]
    assert [each for each in errors if "series of another measure" not in each.sentence] == []


@pytest.mark.parametrize(
    ("entity", "field"),
    [
        (Attachment(AttachmentId("a"), ObjectiveId("gone"), SALES), "objective_id"),
        (Series(SeriesId("s"), MeasureId("gone")), "measure_id"),
        (Placement(PlacementId("p"), MAP, "gone"), "item_id"),
        (Risk(RiskId("r"), "Fire", subject_id="gone"), "subject_id"),
        (Measure(MeasureId("m"), "M", guard_ids=(MeasureId("gone"),)), "guard_ids"),
        (
            Rule(RuleId("r"), SALES, parameters={"x": Parameter(series_id=SeriesId("gone"))}),
            "parameters",
        ),
    ],
)
def test_a_broken_reference_is_an_error_that_names_the_field(entity: Entity, field: str) -> None:
    level, entity_id, sentence = the_one(sound(entity))
    assert (level, entity_id) == (Level.ERROR, entity.id)
    assert f"“{field}” refers to something that is not there" in sentence


def test_a_link_to_nothing_is_one_problem_only() -> None:
    (loose,) = link("Serve", "gone")
    level, _entity_id, sentence = the_one(sound(loose))
    assert (level, sentence.startswith("Link “Serve” → “?”")) == (Level.ERROR, True)


def test_settings_that_name_a_lane_that_is_gone_are_wrong() -> None:
    broken = sound().with_settings(culminating_perspective_id=PerspectiveId("gone"))
    assert the_one(broken)[:2] == (Level.ERROR, "settings")


def test_an_entity_filed_under_another_id_or_in_two_tables_is_wrong() -> None:
    before = sound()
    misfiled = unchecked(before, themes={}, perspectives={"x": Perspective(PerspectiveId("y"))})
    assert "another id than its own" in the_one(misfiled)[2]
    doubled = sound(Measure(MeasureId("Grow"), "Grow"))
    assert "something of another kind" in the_one(doubled)[2]


def test_numbers_out_of_range_are_errors() -> None:
    heavy = replace(sound().objectives[GROW], weight=-1)
    level, entity_id, sentence = the_one(sound().put(heavy))
    assert (level, entity_id) == (Level.ERROR, GROW)
    assert sentence == ("Objective 1 “Grow”: A weight, an amount or a duration cannot be negative.")
    assert "0 to 15 decimals" in the_one(sound(Measure(MeasureId("M"), unit=Unit(decimals=99))))[2]
    changing = WeightChange(parse_period("2026-01"), -2)
    changed = replace(sound().objectives[GROW], weight_changes=(changing,))
    assert "negative" in the_one(sound().put(changed))[2]
    assert the_one(sound().with_settings(fiscal_start=13))[1] == "settings"


@pytest.mark.parametrize(
    "strange",
    [
        Objective(GROW, "bell\x07", 1, PerspectiveId("Value")),
        Objective(GROW, "a\r\nb", 1, PerspectiveId("Value")),
        Objective(GROW, "x" * 40_000, 1, PerspectiveId("Value")),
        Objective(GROW, "Grow", 1, PerspectiveId("Value"), weight=0.1 + 0.2),
        Objective(GROW, "Grow", 1, PerspectiveId("Value"), weight=float("inf")),
        Objective(GROW, "Grow", 1, PerspectiveId("Value"), custom={}, position=float("nan")),
    ],
)
def test_what_would_change_on_its_way_through_a_workbook_is_an_error(strange: Objective) -> None:
    found = said(unchecked(sound(), objectives={GROW: strange}))
    assert any("on its way through a workbook" in sentence for _level, _id, sentence in found)
    assert all(level is Level.ERROR for level, _id, _sentence in found)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 0.1 + 0.2, 1234567890123456.0])
def test_a_value_that_would_change_on_its_way_is_an_error(number: float) -> None:
    packed = Samples(array("i", [24312]).tobytes(), array("d", [number]).tobytes())
    odd = Series(SeriesId("s"), SALES, samples=packed)
    level, entity_id, sentence = the_one(unchecked(sound(), series={"s": odd}))
    assert (level, entity_id) == (Level.ERROR, "s")
    assert "A number would change" in sentence


@pytest.mark.parametrize("number", [0.3, -0.0, 1e15, -1e300, 5e-324, 123456789012345.0])
def test_normal_numbers_of_every_size_pass(number: float) -> None:
    fine = Series(SeriesId("s"), SALES, samples=Samples.of({24312: number}))
    assert problems(sound(fine)) == ()


def test_long_and_foreign_texts_pass() -> None:
    fine = Measure(MeasureId("m"), "größer\nשלום", definition="x" * 32_767)
    assert problems(sound(fine)) == ()


def test_strange_settings_are_errors() -> None:
    strange = replace(sound().settings, name="a\rb")
    assert the_one(replace(sound(), settings=strange))[1] == "settings"


def test_each_circle_of_parents_is_found_once_and_named() -> None:
    before = sound()
    circle = before.put(
        replace(before.objectives[GROW], parent_id=ObjectiveId("Cut")),
        replace(before.objectives[ObjectiveId("Cut")], parent_id=GROW),
    )
    level, _entity_id, sentence = the_one(circle)
    assert level is Level.ERROR
    assert "“Grow” → “Cut” → “Grow”" in sentence


def test_a_child_in_another_lane_than_its_parent_is_a_warning() -> None:
    before = sound()
    strayed = replace(before.objectives[ObjectiveId("Serve")], parent_id=GROW)
    assert the_one(before.put(strayed)) == (
        Level.WARNING,
        "Serve",
        "Objective 3 “Serve”: It stands in another perspective than its parent “Grow”.",
    )
    lost = replace(before.objectives[GROW], perspective_id=None)
    assert the_one(before.put(lost))[0] is Level.WARNING


def test_the_same_thing_said_twice_is_found() -> None:
    again = Attachment(AttachmentId("again"), GROW, SALES)
    assert [each[0] for each in said(sound(again))] == [Level.ERROR] * 2
    twice = Placement(PlacementId("twice"), MAP, "Grow")
    assert [each[0] for each in said(sound(twice))] == [Level.WARNING] * 2
    same = replace(sound().objectives[GROW], number=2)
    assert {each[1] for each in said(sound().put(same))} == {"Grow", "Cut"}


def test_a_main_measure_of_another_objective_is_an_error() -> None:
    before = sound()
    main = next(iter(before.attachments))
    wrong = replace(before.objectives[ObjectiveId("Cut")], main_attachment_id=main)
    assert "serves another objective" in the_one(before.put(wrong))[2]


def test_illegal_links_are_errors_with_the_sentence_of_the_law() -> None:
    again = Link(LinkId("again"), ObjectiveId("Serve"), GROW, lag_months=9)
    found = said(sound(again))
    assert [each[0] for each in found] == [Level.ERROR] * 2
    assert all("already linked in this way" in each[2] for each in found)
    (own,) = link("Cut", "Cut", lag_months=0)
    assert "linked to itself" in the_one(sound(own))[2]


def test_the_links_of_a_loop_without_lag_are_warnings_and_those_beside_it_are_not() -> None:
    names = ("Serve→Cut", "Cut→Serve", "Grow→Serve", "Cut→Loop", "Loop→Tail", "Tail→Loop")
    links = [link(*name.split("→"), lag_months=0) for name in names]
    spots = [objective(name) for name in ("Grow", "Cut", "Serve", "Loop", "Tail")]
    before = card(lane("Value"), *spots, *links)
    found = [each for each in problems(before) if each.code == "L07"]
    assert {each.entity_id for each in found} == {names[0], names[1], names[4], names[5]}
    assert {each.level for each in found} == {Level.WARNING}


def test_a_loop_with_a_lag_somewhere_is_fine() -> None:
    pair = [*link("Cut", "Grow", lag_months=0), *link("Grow", "Cut")]
    assert problems(sound(*pair)) == ()


def test_periods_out_of_the_calendar_or_out_of_order_are_errors() -> None:
    far = Series(SeriesId("s"), SALES, samples=Samples.of({10**6: 1}))
    assert "years 1 to 9998" in the_one(sound(far))[2]
    noted = Series(SeriesId("s"), SALES, remarks={-5: Remark("?")})
    assert "years 1 to 9998" in the_one(sound(noted))[2]
    backwards = Samples(array("i", [24002, 24001]).tobytes(), array("d", [1, 2]).tobytes())
    mixed = Series(SeriesId("s"), SALES, samples=backwards)
    assert "not in order" in the_one(sound(mixed))[2]


def test_rules_statuses_and_weights_dated_outside_the_calendar_are_errors() -> None:
    never = Period(Frequency.YEAR, 20_000)
    weight = replace(sound().objectives[GROW], weight_changes=(WeightChange(never, 1),))
    for entity in (
        Rule(RuleId("r"), SALES, since=never),
        Override(OverrideId("o"), GROW, parse_period("2026"), never, "on"),
        weight,
    ):
        level, entity_id, sentence = the_one(sound().put(entity))
        assert (level, entity_id) == (Level.ERROR, entity.id)
        assert "years 1 to 9998" in sentence


def test_a_rule_that_lacks_a_figure_is_a_warning_that_names_it() -> None:
    rule = Rule(
        RuleId("r"),
        SALES,
        preset=Preset.GOAL_AND_RED_FLAG,
        parameters={"goal": Parameter(5), "red_flag": Parameter()},
    )
    level, _entity_id, sentence = the_one(sound(rule))
    assert level is Level.WARNING
    assert sentence.endswith("It cannot score: red_flag missing.")


def test_a_figure_from_a_series_of_another_measure_is_an_error() -> None:
    figure = {"goal": Parameter(series_id=SeriesId("Sales actual"))}
    rule = Rule(RuleId("r"), MeasureId("Mood"), parameters=figure)
    assert "series of another measure" in the_one(sound(rule, *measure("Mood", "Cut")))[2]
    own = Rule(RuleId("r"), SALES, parameters=figure)
    assert problems(sound(own)) == ()


def test_two_rules_that_begin_together_are_warnings() -> None:
    rules = [Rule(RuleId(name), SALES) for name in "ab"]
    assert [each[0] for each in said(sound(*rules))] == [Level.WARNING] * 2


def test_a_status_that_ends_before_it_starts_is_an_error() -> None:
    start, end = parse_period("2026-02"), parse_period("2026-01")
    status = Override(OverrideId("o"), GROW, start, end, "on")
    assert "ends before it starts" in the_one(sound(status))[2]


def test_a_status_that_is_none_of_the_bands_is_a_warning() -> None:
    status = Override(OverrideId("o"), GROW, parse_period("2026"), band_key="purple")
    assert the_one(sound(status)) == (
        Level.WARNING,
        "o",
        "A status set by hand on “Grow”: Its status “purple” is none of the bands of the settings.",
    )


def test_errors_come_before_warnings() -> None:
    rules = [Rule(RuleId(name), SALES) for name in "ab"]
    heavy = replace(sound().objectives[GROW], weight=-1)
    levels = [each.level for each in problems(sound(*rules).put(heavy))]
    assert levels == [Level.ERROR, Level.WARNING, Level.WARNING]
