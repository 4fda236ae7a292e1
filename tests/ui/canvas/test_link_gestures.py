"""What the mouse and the keys do to links, with real events on a real view."""

from itertools import chain

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scorecard_app.document.change import Change
from scorecard_app.document.edits import delete_items
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.ends import EndsItem, LinkEnd
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.canvas.whisper import WhisperItem
from scorecard_app.ui.paint.card import CardState
from tests.builders import card, lane, link
from tests.ui.canvas.stage import SHIFT, Stage, both_ways, card_at

UP = LinkId("Hire→Grow")
AGAINST = LinkId("against")


def linked() -> Scorecard:
    """Return two cards below, two above, and a link from the first below to the first above."""
    return card(
        lane("Value", row=0),
        lane("People", row=1),
        card_at("Grow", "Value", 24, 24),
        card_at("Save", "Value", 280, 24),
        card_at("Hire", "People", 24, 24),
        card_at("Train", "People", 280, 24),
        link("Hire", "Grow"),
    )


def linked_twice() -> Scorecard:
    """Return the same with a second link beside the first, which works against it."""
    return linked().put(*both_ways("Hire", "Grow"))


def on_link(stage: Stage, link_id: LinkId = UP) -> QPointF:
    """Return the middle of a link."""
    route = stage.view.map_scene.links.route_of(link_id)
    assert route is not None
    return route.curve.middle


def handle(stage: Stage, end: LinkEnd) -> QPointF:
    """Return where the handle of an end of the selected link stands."""
    (item,) = (each for each in stage.view.map_scene.items() if isinstance(each, EndsItem))
    return item.spots[end]


def state(stage: Stage, name: str) -> CardState:
    """Return how a card stands out."""
    cards = (each for each in stage.view.map_scene.items() if isinstance(each, CardItem))
    return next(each.state for each in cards if each.face.objective_id == name)


def whispered(stage: Stage) -> list[str]:
    """Return what is said beside the pointer."""
    found = (each for each in stage.view.map_scene.items() if isinstance(each, WhisperItem))
    return [each.text for each in found if each.isVisible()]


def opened(stage: Stage) -> list[str]:
    """Collect the links that are to be edited from now on."""
    links: list[str] = []
    stage.view.link_opened.connect(links.append)
    return links


def test_a_second_click_on_a_link_opens_it_and_the_first_does_not(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    links = opened(stage)
    stage.click(on_link(stage))
    assert (stage.selection, links) == ([UP], [])
    stage.click(on_link(stage))
    assert links == [UP]


def test_a_double_click_on_a_link_opens_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    links = opened(stage)
    stage.double_click(on_link(stage))
    assert links == [UP]
    assert stage.editor is None


def test_enter_opens_the_selected_link(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    links = opened(stage)
    stage.click(on_link(stage))
    stage.key(Qt.Key.Key_Return)
    assert links == [UP]
    assert stage.steps == 0


def test_a_box_drawn_from_a_selected_link_opens_nothing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    links = opened(stage)
    stage.click(on_link(stage))
    stage.drag(on_link(stage), on_link(stage) + QPointF(60, 20))
    stage.click(on_link(stage), keys=SHIFT)
    assert links == []


def test_the_tip_of_a_link_dropped_on_another_card_is_attached_there_in_one_step(
    qtbot: QtBot,
) -> None:
    stage = Stage(qtbot, linked())
    stage.click(on_link(stage))
    stage.drag(handle(stage, LinkEnd.TIP), stage.middle("Save"))
    assert (stage.card.links[UP].from_id, stage.card.links[UP].to_id) == ("Hire", "Save")
    assert stage.selection == [UP]
    assert stage.steps == 1
    stage.history.undo()
    assert stage.card.links[UP].to_id == "Grow"


def test_the_start_of_a_link_can_be_attached_elsewhere_too(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    stage.click(on_link(stage))
    stage.move(handle(stage, LinkEnd.START))
    assert stage.hints[-1] == "Drag to another card to attach the link to it"
    stage.drag(handle(stage, LinkEnd.START), stage.middle("Train"))
    assert (stage.card.links[UP].from_id, stage.card.links[UP].to_id) == ("Train", "Grow")


def test_an_end_dropped_beside_every_card_or_given_up_goes_back(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    stage.click(on_link(stage))
    stage.drag(handle(stage, LinkEnd.TIP), stage.in_lane("Value", 520, 76))
    stage.press(handle(stage, LinkEnd.TIP))
    stage.move(stage.middle("Save"))
    stage.key(Qt.Key.Key_Escape)
    stage.release(stage.middle("Save"))
    assert stage.card == linked()
    assert state(stage, "Save") is not CardState.WELCOME


def test_an_end_does_not_go_where_no_link_may_be_and_says_why(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked().put(*link("Hire", "Save")))
    stage.click(on_link(stage))
    stage.press(handle(stage, LinkEnd.TIP))
    stage.move(stage.middle("Save"))
    sentence = "These two are already linked in this way; edit that link instead."
    assert state(stage, "Save") is CardState.DIMMED
    assert whispered(stage) == [sentence]
    stage.release(stage.middle("Save"))
    assert stage.card.links[UP].to_id == "Grow"
    assert stage.refusals == [sentence]
    assert whispered(stage) == []


def test_while_connecting_cards_that_may_be_linked_glow_and_others_are_dimmed(
    qtbot: QtBot,
) -> None:
    stage = Stage(qtbot, linked_twice())
    start = stage.dot("Hire")
    stage.press(start)
    stage.move(stage.middle("Train"))
    states = {name: state(stage, name) for name in ("Grow", "Save", "Hire", "Train")}
    assert states == {
        "Grow": CardState.DIMMED,
        "Save": CardState.HOVERED,
        "Hire": CardState.SELECTED,
        "Train": CardState.WELCOME,
    }
    stage.move(stage.middle("Grow"))
    assert whispered(stage) == ["These two are already linked in this way; edit that link instead."]
    stage.release(start)


def test_each_of_two_links_between_one_pair_can_be_clicked(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked_twice())
    for link_id in (UP, AGAINST):
        stage.click(on_link(stage, link_id))
        assert stage.selection == [link_id]


def test_a_dot_is_taken_rather_than_the_end_of_a_link_near_it_at_any_zoom(qtbot: QtBot) -> None:
    for scale in (1.0, 0.5, 0.36):
        stage = Stage(qtbot, linked())
        stage.view.camera.zoom_to(scale)
        stage.view_state.select([UP])
        stage.drag(stage.dot("Hire"), stage.middle("Save"))
        ends = sorted((each.from_id, each.to_id) for each in stage.card.links.values())
        assert ends == [("Hire", "Grow"), ("Hire", "Save")]


def drawn(stage: Stage) -> QImage:
    """Return the map as it looks now."""
    return stage.view.grab().toImage()


def test_a_link_under_the_pointer_shows_its_label_and_the_switch_shows_all(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    plain = drawn(stage)
    stage.move(on_link(stage))
    hovered = drawn(stage)
    assert hovered != plain
    stage.move(stage.in_lane("Value", 520, 90))
    assert drawn(stage) == plain
    stage.view.map_scene.links.show_labels(is_shown=True)
    all_shown = drawn(stage)
    assert all_shown != plain
    stage.drag(stage.middle("Hire"), stage.middle("Hire") + QPointF(0, 40))
    stage.view.map_scene.links.show_labels(is_shown=False)
    stage.history.undo()
    stage.view_state.select([])
    stage.move(stage.in_lane("Value", 520, 90))
    assert drawn(stage) == plain


def test_the_place_of_a_label_asks_only_cards_near_its_link(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = (card_at(f"Far {at}", "Value", 1_200 + 256 * at, 24) for at in range(20))
    stage = Stage(qtbot, linked().put(*chain.from_iterable(far)))
    links = stage.view.map_scene.links
    route, asked, box = links.route_of(UP), set[str](), CardItem.box

    def counted(item: CardItem) -> QRectF:
        asked.add(item.face.objective_id)
        return QRectF(box.__get__(item))

    monkeypatch.setattr(CardItem, "box", property(counted))
    assert route is not None
    assert links._label_box(route).isValid()
    assert {"Grow", "Hire"} <= asked <= {"Grow", "Hire", "Save", "Train"}


def test_what_is_copied_while_a_card_is_dragged_looks_like_what_is_drawn_anew(
    qtbot: QtBot,
) -> None:
    """The oracle is the same scene without pictures of what rests."""
    stage = Stage(qtbot, linked().put(*link("Train", "Save")))
    start = stage.middle("Hire")
    stage.press(start)
    for step in (30, 60, 90):
        stage.move(start + QPointF(0, step))
        drawn(stage)
    dragged = drawn(stage)
    stage.view.map_scene.still.release()
    stage.view.map_scene.links.release()
    assert drawn(stage) == dragged
    stage.release(start + QPointF(0, 90))


def test_a_link_deleted_by_undo_during_a_drag_is_drawn_no_more(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(0, 30))
    with_link = drawn(stage)
    stage.document.step(Change("Delete", stage.card, delete_items(stage.card, ids=[UP])))
    assert drawn(stage) != with_link
    assert not stage.view.map_scene.shown_ids().links
    stage.release(start)
