"""Where nothing may be changed, every gesture says so and leaves no half of anything behind."""

from functools import partial

import pytest
from PySide6.QtCore import QAbstractAnimation, QPointF, Qt, QVariantAnimation
from pytestqt.qtbot import QtBot

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.motion import Motion
from scorecard_app.ui.paint.lane import arrow_box
from tests.ui.canvas.stage import CTRL, Stage, let_go_key, type_title
from tests.ui.canvas.test_lanes import box, edge, three_lanes

SENTENCE = "This scorecard can only be read."


def refuse(_card: Scorecard) -> Scorecard:
    raise UserError(SENTENCE)


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Return a stage on which no edit is made any more."""
    made = Stage(qtbot, three_lanes())
    run = made.history.run

    def refused(label: str, _edit: object, **given: object) -> bool:
        return run(label, refuse, **given)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(made.history, "run", refused)
    return made


def drag_card(stage: Stage) -> None:
    stage.drag(stage.middle("Serve"), stage.middle("Serve") + QPointF(200, 0))


def copy_card(stage: Stage) -> None:
    start = stage.middle("Serve")
    stage.press(start, keys=Qt.KeyboardModifier.AltModifier)
    for step in range(1, 5):
        stage.move(start + QPointF(60 * step, 0), keys=Qt.KeyboardModifier.AltModifier)
    stage.release(start + QPointF(240, 0), keys=Qt.KeyboardModifier.AltModifier)


def link_cards(stage: Stage) -> None:
    stage.drag(stage.dot("Hire"), stage.middle("Grow"))


def drop_on_empty(stage: Stage) -> None:
    stage.drag(stage.dot("Hire"), stage.in_lane("Client", 500, 60))


def make_card(stage: Stage) -> None:
    stage.double_click(stage.in_lane("Client", 500, 60))


def rename(stage: Stage) -> None:
    stage.double_click(stage.middle("Serve"))
    type_title(stage, "Other")


def resize(stage: Stage) -> None:
    stage.drag(edge(stage, "Value"), edge(stage, "Value") + QPointF(0, 61))


def fold(stage: Stage) -> None:
    stage.click(arrow_box(box(stage, "Client")).center())


def grow(stage: Stage) -> None:
    stage.view_state.select(["Serve"])
    stage.key(Qt.Key.Key_Right, CTRL)
    let_go_key(stage, Qt.Key.Key_Control)


def nudge(stage: Stage) -> None:
    stage.view_state.select(["Serve"])
    stage.key(Qt.Key.Key_Right)


def deed(stage: Stage, name: str) -> None:
    stage.view_state.select(["Serve"])
    DEEDS[name](stage.view.place)


GESTURES = {
    each.__name__: each
    for each in (
        *(drag_card, copy_card, link_cards, drop_on_empty, make_card, rename, resize, fold),
        *(grow, nudge),
    )
} | {
    name: partial(deed, name=name)
    for name in ("add_objective", "add_sticky", "tidy_up", "pin", "collapse_lane", "lead_lag")
}


@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_that_is_refused_says_why_and_leaves_nothing_behind(
    name: str, stage: Stage
) -> None:
    before, stood = stage.card, corners(stage)
    items = len(stage.view.map_scene.items())
    GESTURES[name](stage)
    assert set(stage.refusals) == {SENTENCE}
    assert stage.card is before
    assert stage.steps == 0
    assert stage.editor is None
    assert corners(stage) == stood
    stage.move(stage.in_lane("People", 560, 60))
    assert len(stage.view.map_scene.items()) == items
    assert not stage.view.map_scene.still.is_on


def corners(stage: Stage) -> dict[str, tuple[float, float]]:
    """Return where each card is seen."""
    boxes = stage.view.map_scene.cards_standing()
    return {each: (box.left(), box.top()) for each, box in boxes.items()}


def test_where_motion_is_reduced_nothing_on_the_map_begins_to_move(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[QAbstractAnimation] = []
    monkeypatch.setattr(QVariantAnimation, "start", lambda self, *_policy: begun.append(self))
    stage = Stage(qtbot, three_lanes(), motion=Motion(lambda: True))
    stage.view.fit_all(flies=True)
    DEEDS["tidy_up"](stage.view.place)
    stage.history.undo()
    stage.view.camera.zoom_to(4.0)
    stage.view_state.select(["Hire"])
    DEEDS["fit_selection"](stage.view.place)
    DEEDS["style_tree"](stage.view.place)
    stage.history.undo()
    stage.view_state.select(["Hire"])
    DEEDS["trace"](stage.view.place)
    fold(stage)
    assert begun == []
