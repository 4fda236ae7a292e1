from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from scorecard_app.document.change import Change
from scorecard_app.document.document import Document
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.ui.history import History

A = ObjectiveId("a")
START = Scorecard().put(Objective(A, name="Grow"))


def rename(card: Scorecard, *, name: str) -> Scorecard:
    return card.put(replace(card.objectives[A], name=name))


def refuse(_card: Scorecard) -> Scorecard:
    message = "Row 3: “abc” is not a number."
    raise UserError(message)


class Room:
    """A document with its history, and what was settled and refused."""

    def __init__(self, card: Scorecard = START) -> None:
        self.document = Document(card)
        self.history = History(self.document)
        self.settled: list[Change] = []
        self.refused: list[str] = []
        self.history.settled.connect(self.settled.append)
        self.history.refused.connect(self.refused.append)

    @property
    def name(self) -> str:
        """Return the name as it stands."""
        return self.document.card.objectives[A].name

    def type(self, name: str, *, merge_key: str | None = None) -> bool:
        """Rename, perhaps as part of a gesture."""
        return self.history.run("Rename", partial(rename, name=name), merge_key=merge_key)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    del qtbot  # makes the application
    return Room()


def test_a_step_can_be_undone_and_done_again(room: Room) -> None:
    assert room.type("Shrink")
    room.history.undo()
    assert room.document.card is START
    room.history.redo()
    assert room.name == "Shrink"
    assert [change.origin for change in room.settled] == ["", "undo", "redo"]


def test_a_refused_edit_changes_nothing_and_says_why(room: Room) -> None:
    assert not room.history.run("Import", refuse)
    assert room.refused == ["Row 3: “abc” is not a number."]
    assert room.document.card is START
    assert room.history.steps.count == 0


def test_an_edit_that_changes_nothing_is_no_step(room: Room) -> None:
    assert not room.type("Grow")
    assert room.history.steps.count == 0


def test_a_gesture_is_one_step_and_is_settled_once_when_it_ends(room: Room) -> None:
    for name in ("S", "Sh", "Shr"):
        room.type(name, merge_key="typing")
    assert room.settled == []
    room.history.end_gesture()
    assert room.history.steps.count == 1
    assert [(each.before, each.after.objectives[A].name) for each in room.settled] == [
        (START, "Shr")
    ]
    room.history.undo()
    assert room.document.card is START


def test_two_gestures_are_two_steps(room: Room) -> None:
    room.type("One", merge_key="first")
    room.type("Two", merge_key="second")
    room.history.undo()
    assert room.name == "One"


def test_the_same_gesture_begun_anew_is_a_new_step(room: Room) -> None:
    room.type("One", merge_key="typing")
    room.history.end_gesture()
    room.type("Two", merge_key="typing")
    room.history.undo()
    assert room.name == "One"


def test_merging_back_to_the_start_leaves_no_step_and_settles_nothing(room: Room) -> None:
    room.type("Shrink", merge_key="typing")
    room.type("Grow", merge_key="typing")
    room.history.end_gesture()
    assert room.history.steps.count == 0
    assert room.settled == []


def test_an_edit_from_inside_a_notification_is_a_bug(room: Room) -> None:
    room.document.subscribe(lambda _change: room.document.step(Change("Echo", START, START)))
    with pytest.raises(RuntimeError, match="inside a notification"):
        room.document.step(Change("Rename", START, rename(START, name="Shrink")))


@pytest.mark.usefixtures("room")
def test_an_earlier_session_can_be_undone_and_redone() -> None:
    one, two, three = (rename(START, name=name) for name in ("One", "Two", "Three"))
    again = Room(two)
    done = [Change("1", START, one), Change("2", one, two)]
    again.history.restore(done, [Change("3", two, three)])
    assert again.document.card is two
    assert again.settled == []
    again.history.redo()
    assert again.name == "Three"
    for _step in range(3):
        again.history.undo()
    assert again.document.card is START


@pytest.mark.usefixtures("room")
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["name", "undo", "redo", "end"]), st.text(max_size=3)),
        max_size=20,
    )
)
def test_undoing_everything_always_leads_back_to_the_start(
    steps: list[tuple[str, str]],
) -> None:
    room = Room()
    for act, text in steps:
        match act:
            case "name":
                room.type(text, merge_key="typing" if len(text) > 1 else None)
            case "undo":
                room.history.undo()
            case "redo":
                room.history.redo()
            case _:
                room.history.end_gesture()
    while room.history.steps.can_undo:
        room.history.undo()
    assert room.document.card == START
