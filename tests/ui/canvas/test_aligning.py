"""Aligned cards share an edge or a middle, distributed ones a gap; none covers another."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.align_bar import AlignBar
from scorecard_app.ui.canvas.aligning import Alignment, aligned, box_round, distributed
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.grid import card_box
from scorecard_app.ui.paint.arrangement import PADDING
from scorecard_app.ui.paint.card import CARD
from tests.builders import card, lane
from tests.ui.canvas.stage import Stage, card_at

BOXES = {
    "a": card_box(QPointF(0, 0)),
    "b": card_box(QPointF(300, 200)),
    "c": card_box(QPointF(700, 500)),
}
WHOLE = QRectF(0, 0, 700 + CARD.width(), 500 + CARD.height())


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Alignment.LEFT, [(0, 0), (0, 200), (0, 500)]),
        (Alignment.CENTRE, [(350, 0), (350, 200), (350, 500)]),
        (Alignment.RIGHT, [(700, 0), (700, 200), (700, 500)]),
        (Alignment.TOP, [(0, 0), (300, 0), (700, 0)]),
        (Alignment.MIDDLE, [(0, 250), (300, 250), (700, 250)]),
        (Alignment.BOTTOM, [(0, 500), (300, 500), (700, 500)]),
    ],
)
def test_aligned_boxes_share_an_edge_or_a_middle(
    how: Alignment, expected: list[tuple[float, float]]
) -> None:
    assert box_round(BOXES) == WHOLE
    found = aligned(BOXES, WHOLE, how)
    assert [(found[key].x(), found[key].y()) for key in "abc"] == expected


def test_a_box_that_would_cover_another_one_gives_way_below_it() -> None:
    boxes = {"a": card_box(QPointF(0, 0)), "b": card_box(QPointF(300, 10))}
    found = aligned(boxes, box_round(boxes), Alignment.LEFT)
    assert (found["b"].x(), found["b"].y()) == (0, CARD.height() + PADDING)


def test_distributed_boxes_keep_equal_gaps_and_their_ends() -> None:
    boxes = {"a": card_box(QPointF(0, 0)), "b": card_box(QPointF(230, 0))}
    boxes["c"] = card_box(QPointF(800, 0))
    found = distributed(boxes, is_down=False)
    assert [found[key].x() for key in "abc"] == [0, 400, 800]
    assert distributed(found, is_down=False) == found


def test_two_boxes_have_nothing_to_distribute() -> None:
    boxes = {"a": card_box(QPointF(0, 0)), "b": card_box(QPointF(230, 0))}
    assert distributed(boxes, is_down=True) == boxes


def three_cards() -> Scorecard:
    """Return two cards below and one above."""
    return card(
        lane("Value", row=0),
        lane("People", row=1),
        card_at("Grow", "Value", 40, 24),
        card_at("Hire", "People", 24, 24),
        card_at("Train", "People", 280, 56),
    )


def bar_of(stage: Stage) -> AlignBar:
    """Return the bar on the map."""
    found = stage.view.viewport().findChild(AlignBar)
    assert isinstance(found, AlignBar)
    return found


def test_aligning_is_one_step_and_nobody_leaves_the_lane(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards())
    stage.view_state.select(["Grow", "Hire", "Train"])
    DEEDS["align_left"](stage.view.place)
    assert stage.spot("Grow") == (24.0, 24.0, "Value")
    assert stage.spot("Hire") == (24.0, 24.0, "People")
    assert stage.spot("Train") == (24.0, 24 + CARD.height() + PADDING, "People")
    assert stage.steps == 1


def test_tops_are_aligned_lane_by_lane(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards())
    stage.view_state.select(["Grow", "Hire", "Train"])
    DEEDS["align_bottom"](stage.view.place)
    assert [stage.spot(each)[1] for each in ("Grow", "Hire", "Train")] == [24.0, 56.0, 56.0]


def test_who_selects_too_few_is_told_what_is_missing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards())
    stage.view_state.select(["Grow"])
    DEEDS["align_left"](stage.view.place)
    DEEDS["distribute_across"](stage.view.place)
    assert stage.hints[-2:] == [
        "Select two or more cards to align them.",
        "Select three or more cards of one lane to distribute them.",
    ]
    assert stage.steps == 0


def test_the_bar_shows_beside_two_selected_cards_and_hides_with_one(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards())
    bar = bar_of(stage)
    stage.view_state.select(["Hire"])
    assert not bar.isVisible()
    stage.view_state.select(["Hire", "Train"])
    assert bar.isVisible()
    cards = stage.view.map_scene.rect_of("Hire")
    assert cards is not None
    assert not bar.geometry().intersects(stage.view.camera.to_viewport(cards))
    assert stage.view.viewport().rect().contains(bar.geometry())


def test_a_button_of_the_bar_aligns(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards())
    stage.view_state.select(["Hire", "Train"])
    bar = bar_of(stage)
    (top,) = (each for each in bar.buttons if each.objectName() == "align-top")
    top.click()
    assert stage.spot("Train")[1] == 24.0
    assert stage.steps == 1
