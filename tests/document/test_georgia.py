"""The counts are those of the public tables, taken by hand and with another reader."""

from datetime import date

import pytest

from scorecard_app import resources
from scorecard_app.document.problems import problems
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.domain.measures import Aggregation, Direction, SeriesKind, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card
from tests.builders import values_of

ROADS = "GEORGIA_REGIONAL INFRASTRUCTURE REHABILITATION"


@pytest.fixture(scope="module")
def georgia() -> Scorecard:
    return read_card(resources.path("samples/georgia-compact.scorecard"))


def numbers(georgia: Scorecard, number: int, kind: SeriesKind) -> dict[str, float]:
    (key,) = (k for k, m in georgia.measures.items() if m.source_id == f"{ROADS}_{number:04d}")
    return dict(values_of(georgia, key, kind))


def test_not_one_indicator_value_or_target_is_lost(georgia: Scorecard) -> None:
    assert len(georgia.measures) == 116
    by_kind = {
        kind: sum(len(each.samples) for each in georgia.series.values() if each.kind is kind)
        for kind in SeriesKind
    }
    assert by_kind[SeriesKind.ACTUAL] == 888
    assert by_kind[SeriesKind.TARGET] == 495
    assert sum(by_kind.values()) == 888 + 495


def test_the_sample_is_sound(georgia: Scorecard) -> None:
    assert problems(georgia) == ()


def test_compact_year_three_begins_in_april_2008(georgia: Scorecard) -> None:
    assert georgia.settings.fiscal_start == 4
    started = float(date(2008, 4, 28).toordinal())
    assert numbers(georgia, 23, SeriesKind.ACTUAL) == {"2008-Q2": started}
    goal = float(date(2008, 4, 30).toordinal())
    assert numbers(georgia, 23, SeriesKind.TARGET) == {"2008-Q2": goal}


def test_dates_with_a_year_of_four_digits_are_read_too(georgia: Scorecard) -> None:
    done = float(date(2008, 11, 28).toordinal())
    assert numbers(georgia, 53, SeriesKind.ACTUAL) == {"2008-Q4": done}


def test_durations_are_minutes_and_baselines_too(georgia: Scorecard) -> None:
    (travel,) = (m for m in georgia.measures.values() if m.source_id == f"{ROADS}_0005")
    assert (travel.unit.kind, travel.baseline) == (UnitKind.DURATION, 8 * 60 + 13)
    assert numbers(georgia, 5, SeriesKind.ACTUAL) == {
        "2010-Q1": 5 * 60 + 4,
        "2010-Q4": 162,
        "2011-Q1": 162,
    }
    assert numbers(georgia, 5, SeriesKind.TARGET) == {
        "2006-Q2": 493,
        "2007-Q2": 493,
        "2008-Q2": 493,
        "2009-Q2": 333,
        "2010-Q2": 165,
    }


def test_earlier_shorter_and_smoother_are_better(georgia: Scorecard) -> None:
    lower = {m.source_id for m in georgia.measures.values() if m.direction is Direction.LOWER}
    dates = {m.source_id for m in georgia.measures.values() if m.unit.kind is UnitKind.DATE}
    assert len(dates) == 18
    assert lower == dates | {f"{ROADS}_0003", f"{ROADS}_0005"}, "roughness and travel time"


def test_every_measure_is_quarterly_and_its_last_value_holds(georgia: Scorecard) -> None:
    assert {each.frequency for each in georgia.measures.values()} == {Frequency.QUARTER}
    assert {each.aggregation for each in georgia.measures.values()} == {Aggregation.LAST}


def test_four_lanes_hold_one_objective_for_each_activity_and_level(georgia: Scorecard) -> None:
    relations = Relations(georgia)
    lanes = relations.perspectives
    objectives = {lane.name: len(relations.objectives_in(lane.id)) for lane in lanes}
    assert objectives == {"Goal": 1, "Objective": 1, "Outcome": 6, "Process": 5}
    assert georgia.settings.culminating_perspective_id == lanes[0].id
    measures = {
        lane.name: sum(
            len(relations.attachments_of(each.id)) for each in relations.objectives_in(lane.id)
        )
        for lane in lanes
    }
    assert measures == {"Goal": 1, "Objective": 1, "Outcome": 22, "Process": 92}


def test_links_lead_from_each_process_up_to_the_goal_untested(georgia: Scorecard) -> None:
    relations = Relations(georgia)
    (goal,) = relations.objectives_in(relations.perspectives[0].id)
    for lane, steps in (("Process", 3), ("Objective", 1)):
        (lane_id,) = (each.id for each in relations.perspectives if each.name == lane)
        for objective in relations.objectives_in(lane_id):
            here = objective.id
            for _step in range(steps):
                (upward,) = relations.links_from(here)
                here = upward.to_id
            assert here == goal.id
    assert len(georgia.links) == 12
    assert {each.evidence for each in georgia.links.values()} == {EvidenceState.UNTESTED}
    assert {each.kind for each in georgia.links.values()} == {LinkKind.CAUSAL}
