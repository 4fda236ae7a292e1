from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.edits import delete_items
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import (
    ActionId,
    DecisionId,
    LeverId,
    LinkId,
    LockId,
    MapId,
    MeasureId,
    NoteId,
    ObjectiveId,
    OverrideId,
    PersonId,
    PerspectiveId,
    RuleId,
    ScenarioId,
    SeriesId,
    ValueStreamId,
)
from scorecard_app.domain.maps import Lane, Map
from scorecard_app.domain.people import Action, Decision, Note, Person
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Lock, Override, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.value import Act, Lever, Push, Scenario, ValueStream
from scorecard_app.errors import UserError
from tests.builders import MAP, attachment_id, card, lane, link, lock, measure, objective

GROW, CUT, SERVE = ObjectiveId("Grow"), ObjectiveId("Cut"), ObjectiveId("Serve")


def strategy(*more: Entity) -> Scorecard:
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Grow"),
        objective("Cut", parent_id=GROW),
        objective("Serve", "Client", parent_id=CUT),
        link("Serve", "Grow"),
        measure("Sales", "Grow", actual={"2026-01": 5}),
        measure("Mood", "Cut", "Serve"),
        measure("Idea", "Cut"),
        more,
    )


def test_an_objective_takes_links_placements_attachments_and_statuses_with_it() -> None:
    override = Override(OverrideId("o"), GROW, parse_period("2026-01"), band_key="on")
    after = delete_items(strategy(override), ids=[GROW])
    assert GROW not in after.objectives
    assert not after.links
    assert not after.overrides
    assert {each.item_id for each in after.placements.values()} == {"Cut", "Serve"}
    assert attachment_id("Sales", "Grow") not in after.attachments
    assert not [each for each in problems(after) if each.level.value == "error"]


def test_children_move_up_to_the_parent_of_what_is_deleted() -> None:
    assert delete_items(strategy(), ids=[CUT]).objectives[SERVE].parent_id == GROW
    assert delete_items(strategy(), ids=[CUT, GROW]).objectives[SERVE].parent_id is None


def test_a_measure_goes_with_its_only_objective_unless_it_holds_a_value() -> None:
    after = delete_items(strategy(), ids=[GROW, CUT])
    assert set(after.measures) == {"Sales", "Mood"}
    assert "Mood" not in delete_items(strategy(), ids=[CUT, SERVE]).measures


def test_a_measure_takes_all_that_is_its_own_with_it() -> None:
    rule = Rule(RuleId("r"), MeasureId("Sales"))
    status = Override(OverrideId("o"), "Sales", parse_period("2026-01"), band_key="on")
    own_lock = Lock(LockId("l"), date(2000, 1, 1), MeasureId("Sales"))
    after = delete_items(strategy(rule, status, own_lock), ids=["Sales"])
    assert not after.rules
    assert not after.overrides
    assert not after.locks, "without its measure the lock would hold for all of them"
    assert not after.series


def test_what_only_mentions_a_deleted_thing_stays_without_mentioning_it() -> None:
    entities = (
        Person(PersonId("Ann"), "Ann"),
        ValueStream(ValueStreamId("v"), objective_id=GROW),
        Lever(LeverId("lever"), acts=(Act(GROW), Act(CUT))),
        Scenario(ScenarioId("s"), pushes=(Push(GROW, 0.1),), lever_settings={LeverId("lever"): 1}),
        Action(ActionId("a"), subject_id=GROW, owner_id=PersonId("Ann")),
        Decision(DecisionId("d"), subject_ids=(GROW, CUT)),
    )
    after = delete_items(strategy(*entities), ids=[GROW, "Ann"])
    assert after.value_streams[ValueStreamId("v")].objective_id is None
    assert [act.objective_id for act in after.levers[LeverId("lever")].acts] == [CUT]
    assert after.scenarios[ScenarioId("s")].pushes == ()
    assert after.actions[ActionId("a")] == Action(ActionId("a"))
    assert after.decisions[DecisionId("d")].subject_ids == (CUT,)
    without = delete_items(after, ids=["lever"])
    assert without.scenarios[ScenarioId("s")].lever_settings == {}


def test_a_note_about_a_deleted_objective_moves_to_the_parking_lot() -> None:
    note = Note(NoteId("n"), "Ask the board", subject_id=GROW)
    after = delete_items(strategy(note), ids=[GROW]).notes[NoteId("n")]
    assert (after.subject_id, after.is_parked) == ("", True)


def test_a_note_that_only_loses_its_author_stays_where_it_is() -> None:
    ann = Person(PersonId("Ann"), "Ann")
    about = Note(NoteId("about"), subject_id=GROW, author_id=ann.id)
    free = Note(NoteId("free"), author_id=ann.id)
    after = delete_items(strategy(ann, about, free), ids=["Ann"]).notes
    assert after == {
        about.id: Note(about.id, subject_id=GROW),
        free.id: Note(free.id),
    }


def test_a_rule_loses_a_figure_whose_series_is_deleted() -> None:
    figure = Parameter(series_id=SeriesId("Sales actual"))
    rule = Rule(
        RuleId("r"),
        MeasureId("Sales"),
        preset=Preset.GOAL_AND_RED_FLAG,
        parameters={"goal": figure, "red_flag": Parameter(1.0)},
    )
    after = delete_items(strategy(rule), ids=["Sales actual"]).rules[RuleId("r")]
    assert after.parameters == {"goal": Parameter(), "red_flag": Parameter(1.0)}


def test_a_perspective_with_objectives_is_refused_and_says_how_many() -> None:
    with pytest.raises(UserError, match="Perspective “Value” still holds 2 objectives"):
        delete_items(strategy(), ids=["Value"])
    with pytest.raises(UserError, match="still holds 1 objective\\. Move or delete it"):
        delete_items(strategy(), ids=["Value", CUT])


def test_a_perspective_may_go_together_with_its_objectives() -> None:
    before = strategy().with_settings(culminating_perspective_id=PerspectiveId("Value"))
    before = before.put(replace(before.maps[MAP], lanes={PerspectiveId("Value"): Lane(height=9)}))
    after = delete_items(before, ids=["Value", GROW, CUT])
    assert set(after.perspectives) == {"Client"}
    assert after.settings.culminating_perspective_id is None
    assert after.maps[MAP].lanes == {}


def test_the_last_map_stays_and_another_one_goes_with_its_placements() -> None:
    with pytest.raises(UserError, match="at least one map"):
        delete_items(strategy(), ids=[MAP])
    two = strategy(Map(MapId("other"), "Other"))
    after = delete_items(two, ids=[MAP])
    assert set(after.maps) == {"other"}
    assert not after.placements


def test_values_in_locked_periods_cannot_be_deleted() -> None:
    before = strategy(*lock("2026-01-31"))
    for ids in (["Sales"], ["Sales actual"]):
        with pytest.raises(UserError, match="“Sales”: 2026-01 is locked"):
            delete_items(before, ids=ids)
    assert GROW not in delete_items(before, ids=[GROW]).objectives


def test_deleting_what_is_gone_says_so_and_deleting_nothing_changes_nothing() -> None:
    with pytest.raises(UserError, match="no longer in the scorecard"):
        delete_items(strategy(), ids=["nothing"])
    assert delete_items(strategy(), ids=[]) == strategy()


def test_a_deleted_link_leaves_its_objectives() -> None:
    after = delete_items(strategy(), ids=[LinkId("Serve→Grow")])
    assert not after.links
    assert len(after.objectives) == 3


def test_a_chosen_main_measure_that_is_deleted_leaves_the_next_one() -> None:
    before = strategy()
    chosen = replace(before.objectives[CUT], main_attachment_id=attachment_id("Mood", "Cut"))
    after = delete_items(before.put(chosen), ids=["Mood"])
    assert after.objectives[CUT].main_attachment_id is None
