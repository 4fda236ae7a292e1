"""What Shift, Ctrl and Alt do to a gesture, and what is offered where a card is dropped."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.habits import Habits
from tests.builders import link, measure
from tests.ui.canvas.stage import PLAIN, SHIFT, Stage, both_ways, edge_of, two_lanes

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a menu pops up
)
ALT = Qt.KeyboardModifier.AltModifier


def measured() -> Scorecard:
    """Return two lanes and linked cards, one of which is measured."""
    return two_lanes(link("Hire", "Train"), link("Hire", "Grow"), measure("Hours", "Train"))


def drag(stage: Stage, start: QPointF, offset: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Drag with keys held from beginning to end."""
    stage.press(start, keys=keys)
    for step in range(1, 5):
        stage.move(start + offset * step / 4, keys)
    stage.release(start + offset, keys=keys)


def offers(stage: Stage) -> QMenu:
    """Return the offers that are shown."""
    (menu,) = (each for each in stage.view.findChildren(QMenu) if each.isVisible())
    return menu


def test_alt_drag_moves_a_copy_with_its_measures_in_one_step(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    drag(stage, stage.middle("Train"), QPointF(240, 0), ALT)
    made = stage.card.objectives[ObjectiveId(stage.selection[0])]
    assert (made.name, made.number, made.perspective_id) == ("Train", 4, "People")
    assert stage.spot("Train")[:2] == (280.0, 24.0)
    rect = stage.view.map_scene.rect_of(made.id)
    assert rect is not None
    assert rect.topLeft() - stage.in_lane("People", 0, 0) == QPointF(520, 24)
    served = {each.objective_id for each in stage.card.attachments.values()}
    assert served == {"Train", made.id}
    assert stage.steps == 1
    stage.history.undo()
    assert len(stage.card.objectives) == 3


def test_alt_drag_offers_other_choices_for_measures_and_keeps_the_spot(
    qtbot: QtBot, habits: Habits
) -> None:
    stage = Stage(qtbot, measured(), habits=habits)
    drag(stage, stage.middle("Train"), QPointF(240, 0), ALT)
    notice = stage.notices[-1]
    assert notice.text == "1 card was copied. It shares the measure of the original."
    spot = stage.middle(stage.selection[0])
    notice.offers[0].act()
    assert len(stage.card.measures) == 2
    assert (stage.middle(stage.selection[0]), stage.steps) == (spot, 1)
    drag(stage, stage.middle("Train"), QPointF(480, 0), ALT)
    assert len(stage.card.measures) == 3, "what was chosen last is remembered"
    assert stage.notices[-1].text == "1 card was copied. The measure was copied, too."


def test_copies_keep_the_links_between_them_and_no_others(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.view_state.select(["Hire", "Train"])
    drag(stage, stage.middle("Train"), QPointF(520, 0), ALT)
    assert len(stage.card.objectives) == 5
    ends = [(each.from_id, each.to_id) for each in stage.card.links.values()]
    assert len(ends) == 3
    assert ends[-1] == tuple(stage.selection)


def test_escape_takes_a_copy_back(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    before, start = stage.card, stage.middle("Train")
    stage.press(start, keys=ALT)
    stage.move(start + QPointF(100, 40), ALT)
    stage.key(Qt.Key.Key_Escape)
    stage.release(start)
    assert stage.card is before
    assert (stage.selection, stage.steps) == (["Train"], 0)


@pytest.mark.parametrize(
    ("offset", "expected"), [((160, 30), (440.0, 24.0)), ((30, 160), (280.0, 184.0))]
)
def test_shift_keeps_a_drag_on_one_axis(
    qtbot: QtBot, offset: tuple[float, float], expected: tuple[float, float]
) -> None:
    stage = Stage(qtbot, measured())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(*offset), SHIFT)
    stage.release(start + QPointF(*offset), keys=SHIFT)
    assert stage.spot("Train")[:2] == expected


def test_a_key_that_is_pressed_while_the_mouse_stays_works_at_once(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(163, 29))
    assert stage.spot("Train")[1] == 56.0
    QTest.keyPress(stage.view, Qt.Key.Key_Shift)
    assert stage.shown_spot("Train") == (440.0, 24.0)
    QTest.keyRelease(stage.view, Qt.Key.Key_Shift)
    QTest.keyPress(stage.view, Qt.Key.Key_Control)
    assert stage.shown_spot("Train") == (443.0, 53.0)
    QTest.keyRelease(stage.view, Qt.Key.Key_Control)
    stage.release(start + QPointF(163, 29))


def test_a_drag_with_shift_of_a_selected_card_takes_it_along(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.view_state.select(["Hire", "Train"])
    drag(stage, stage.middle("Train"), QPointF(160, 0), SHIFT)
    assert (stage.spot("Hire")[0], stage.spot("Train")[0]) == (184.0, 440.0)


def test_guides_show_while_a_card_is_dragged_and_go_with_the_drag(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    guides, start = stage.view.map_scene.guides, stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(-253, 150))
    assert stage.spot("Train")[0] == 24.0
    assert guides.count > 0
    stage.release(start + QPointF(-253, 150))
    assert guides.count == 0


def test_cards_keep_to_the_grid_where_guides_are_switched_off(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.view.map_scene.guides.is_on = False
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(-249, 150))
    assert stage.spot("Train")[0] == 32.0
    assert stage.view.map_scene.guides.count == 0
    stage.release(start)


def test_a_box_drawn_to_the_left_takes_what_it_touches(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    right, left = stage.in_lane("People", 470, 140), stage.in_lane("People", 200, 20)
    stage.drag(left, right)
    assert stage.selection == []
    stage.drag(right, left)
    assert stage.selection == ["Hire", "Train"]


def test_shift_and_alt_begin_a_box_over_a_card(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    keys = SHIFT | ALT
    start = stage.middle("Train")
    drag(stage, start, stage.in_lane("People", 8, 140) - start, keys)
    assert set(stage.selection) == {"Hire", "Train"}
    assert stage.steps == 0


def test_a_tremble_on_a_link_selects_it_all_the_same(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    route = stage.view.map_scene.links.route_of(next(iter(stage.card.links)))
    assert route is not None
    stage.press(route.curve.middle)
    stage.move(route.curve.middle + QPointF(2, 1))
    stage.release(route.curve.middle + QPointF(2, 1))
    assert stage.selection == [route.link.link_id]


def test_a_card_dropped_on_a_card_offers_a_link_in_place(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.drag(stage.middle("Train"), stage.middle("Grow") + QPointF(20, 10))
    assert [each.text() for each in offers(stage).actions()] == [
        "Link “Train” → “Grow”",
        "Put it below “Grow” (part of it)",
        "Cancel",
    ]
    assert stage.spot("Train") == (280.0, 24.0, "People")
    assert stage.steps == 0
    QTest.keyClick(offers(stage), Qt.Key.Key_Down)
    QTest.keyClick(offers(stage), Qt.Key.Key_Return)
    made = list(stage.card.links.values())[-1]
    assert (made.from_id, made.to_id) == ("Train", "Grow")
    assert stage.steps == 1


def test_a_card_dropped_on_a_card_can_become_a_part_of_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.drag(stage.middle("Train"), stage.middle("Grow"))
    offers(stage).actions()[1].trigger()
    assert stage.card.objectives[ObjectiveId("Train")].parent_id == "Grow"
    assert stage.steps == 1
    offers(stage).close()


def test_a_second_link_between_the_two_is_offered_as_a_negative_one(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.drag(stage.middle("Hire"), stage.middle("Grow"))
    first = offers(stage).actions()[0]
    assert first.text() == "Link “Hire” → “Grow”, negative"
    first.trigger()
    assert stage.card.links[LinkId(stage.selection[0])].sign is Sign.NEGATIVE
    offers(stage).close()


def test_an_offer_that_cannot_be_taken_says_why(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured().put(*both_ways("Hire", "Grow")))
    stage.drag(stage.middle("Hire"), stage.middle("Grow"))
    first = offers(stage).actions()[0]
    assert not first.isEnabled()
    assert first.toolTip() == ("These two are already linked in this way; edit that link instead.")
    offers(stage).close()


def test_the_hint_says_what_the_held_keys_do_now(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    stage.move(stage.middle("Hire"))
    said = [stage.hints[-1]]
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift):
        QTest.keyPress(stage.view, key)
        said.append(stage.hints[-1])
        QTest.keyRelease(stage.view, key)
    assert said == [
        "Drag to move · drag from a dot to link · Alt-drag copies · F2 renames",
        "Alt: drag to make a copy",
        "Shift: click takes it in or out · drag keeps one axis",
    ]


def test_the_map_scrolls_while_a_card_is_held_at_the_edge(qtbot: QtBot) -> None:
    stage = Stage(qtbot, measured())
    edge = stage.view.viewport().rect().bottomRight() - QPoint(4, 300)
    stage.press(stage.middle("Train"))
    stage.move(stage.view.mapToScene(edge))
    before, at = stage.spot("Train")[0], stage.view.mapFromScene(QPointF())
    assert edge_of(stage).is_scrolling
    edge_of(stage).scroll()  # one tick of its clock
    assert stage.view.mapFromScene(QPointF()).x() < at.x()
    assert stage.spot("Train")[0] >= before
    stage.release(stage.view.mapToScene(edge))
    assert not edge_of(stage).is_scrolling
