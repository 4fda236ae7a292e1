from functools import partial

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import add_link
from scorecard_app.domain.ids import LinkId, ObjectiveId, OverrideId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.overlay_kinds import Overlay
from tests.builders import card, lane
from tests.ui.accessible.heard import heard
from tests.ui.canvas.stage import Stage, card_at


def story() -> Scorecard:
    return card(
        lane("Value"),
        lane("Delivery", row=1),
        card_at("Grow", "Value", 24, 24),
        card_at("Ship", "Delivery", 24, 24),
    )


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Return a map that is shown."""
    return Stage(qtbot, story())


def draw(stage: Stage) -> None:
    edit = partial(
        add_link, link_id=LinkId("new"), from_id=ObjectiveId("Ship"), to_id=ObjectiveId("Grow")
    )
    stage.history.run("Add link", edit)


def set_status(stage: Stage) -> None:
    by_hand = Override(OverrideId("o"), "Ship", parse_period("2026-01"), band_key="off")
    stage.history.run("Set the status", lambda before: before.put(by_hand))


def test_a_link_is_announced_when_it_is_drawn_and_taken_back(stage: Stage) -> None:
    with heard(stage) as said:
        draw(stage)
        stage.history.undo()
        stage.history.redo()

    assert said == ["Linked 2, Ship to 1, Grow.", "Undone: Add link.", "Done again: Add link."]


def test_a_deletion_is_announced(stage: Stage) -> None:
    with heard(stage) as said:
        stage.history.run("Delete", partial(delete_items, ids=["Ship"]))

    assert said == ["Deleted 2, Ship."]


def test_a_gesture_is_announced_once_when_it_ends(stage: Stage) -> None:
    with heard(stage) as said:
        stage.drag(stage.middle("Ship"), stage.in_lane("Value", 400, 60))
        stage.history.end_gesture()

    assert said == ["Moved 2, Ship to Value, 2 of 2."]


def test_a_turn_of_the_selected_cards_status_is_announced(stage: Stage) -> None:
    stage.view_state.select(["Ship"])
    with heard(stage) as said:
        set_status(stage)

    assert said == ["2, Ship: Off track now, Not scored before."]


def test_a_card_that_is_not_selected_may_turn_in_silence(stage: Stage) -> None:
    with heard(stage) as said:
        set_status(stage)

    assert said == []


def test_many_selected_cards_are_counted_aloud(stage: Stage) -> None:
    with heard(stage) as said:
        stage.view_state.select(["Ship"])
        stage.view_state.select(["Ship", "Grow"])

    assert said == ["2 items selected"]


def test_nothing_is_said_where_nobody_listens(stage: Stage) -> None:
    with heard(stage) as said:
        QAccessible.setActive(False)
        draw(stage)
        stage.view_state.select(["Ship", "Grow"])

    assert said == []


def test_what_is_looked_for_or_traced_is_announced(stage: Stage) -> None:
    draw(stage)
    with heard(stage) as said:
        stage.view.seeing.search("Grow")
        stage.view.seeing.end()
        stage.view.seeing.trace(ObjectiveId("Grow"))

    assert said == ["1 found", "1 card feeds it, 1 link away · it feeds nothing"]


def test_what_the_marks_answer_is_announced(stage: Stage) -> None:
    with heard(stage) as said:
        stage.view_state.show_overlay(Overlay.EVIDENCE)

    assert said == ["Shows: Evidence of links"]
