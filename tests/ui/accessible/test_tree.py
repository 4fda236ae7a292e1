import gc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
)
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import set_link
from scorecard_app.domain.ids import LinkId, NoteId, ObjectiveId, PlacementId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.accessible.node_parts import EDIT
from scorecard_app.ui.canvas.title_editor import TitleEditor
from tests.builders import MAP, Parts, card, lane, link
from tests.ui.accessible.heard import (
    Description,
    Name,
    called,
    children,
    dumped,
    heard,
    is_same,
    whole,
)
from tests.ui.canvas.stage import Stage, card_at


def story() -> Scorecard:
    return card(*parts())


def parts() -> list[Parts]:
    return [
        lane("Value"),
        lane("Delivery", row=1),
        card_at("Grow", "Value", 300, 24),
        card_at("Cut", "Value", 24, 40),
        card_at("Ship", "Delivery", 24, 24),
        link("Ship", "Grow", lag_months=6),
        link("Ship", "Cut"),
    ]


def test_a_map_that_was_read_is_let_go_with_its_scorecard_once_it_is_closed(qtbot: QtBot) -> None:
    made = Stage(qtbot, story())
    with heard(made):
        assert children(whole(made))
    made.view.close()
    made.view.deleteLater()
    lived = [ref(each) for each in (made.view, made.view.map_scene, made.bridge, made.history)]
    del made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [each() for each in lived] == [None] * len(lived)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """Return a map that a screen reader listens to."""
    made = Stage(qtbot, story())
    with heard(made):
        yield made


def test_the_map_is_read_lane_by_lane_and_each_card_before_its_links(stage: Stage) -> None:
    assert dumped(whole(stage)) == (
        "Grouping “Strategy map” focused\n"
        "  List “Value, 2 cards”\n"
        "    ListItem “2, Cut, Value, Not scored, no links out”\n"
        "    ListItem “1, Grow, Value, Not scored, no links out”\n"
        "  List “Delivery, 1 card”\n"
        "    ListItem “3, Ship, Delivery, Not scored, 2 links out”\n"
        "    ListItem “Link to 1, Grow: raises, after 6 months”\n"
        "    ListItem “Link to 2, Cut: raises, after 1 month”"
    )


def test_the_selected_card_has_the_focus_while_the_map_has_the_keyboard(stage: Stage) -> None:
    stage.view_state.select(["Ship"])

    ship = called(stage, "3, Ship")
    assert (ship.state().selected, ship.state().focused) == (1, 1)
    assert whole(stage).focusChild() is ship
    assert children(whole(stage))[1].focusChild() is ship

    stage.view.clearFocus()
    assert (ship.state().selected, ship.state().focused) == (1, 0)


def test_of_many_selected_none_has_the_focus(stage: Stage) -> None:
    stage.view_state.select(["Ship", "Cut"])

    states = [called(stage, each).state() for each in ("3, Ship", "2, Cut", "1, Grow")]
    assert [each.selected for each in states] == [1, 1, 0]
    assert not any(each.focused for each in states)


def test_a_card_is_where_it_is_seen_and_found_there(stage: Stage) -> None:
    ship = called(stage, "3, Ship")
    middle = stage.view.viewport().mapToGlobal(stage.view.mapFromScene(stage.middle("Ship")))

    assert ship.rect().center().manhattanLength() == pytest.approx(middle.manhattanLength(), abs=2)
    lane_found = whole(stage).childAt(middle.x(), middle.y())
    assert lane_found is children(whole(stage))[1]
    assert lane_found.childAt(middle.x(), middle.y()) is ship
    assert not ship.state().offscreen


def test_what_is_scrolled_away_says_so(stage: Stage) -> None:
    stage.view.camera.zoom_to(8.0)
    stage.view.reveal(["Grow"])

    assert called(stage, "3, Ship").state().offscreen


def test_a_link_describes_what_it_claims(stage: Stage) -> None:
    assert called(stage, "Link to 1").text(Description) == "Untested."  # nobody gave a reason
    why = partial(set_link, link_id=LinkId("Ship→Grow"), rationale="Faster is dearer")
    stage.history.run("Say why", why)
    assert called(stage, "Link to 1").text(Description) == "Faster is dearer. Untested."
    assert called(stage, "3, Ship").text(Description) == "leading. There is no measure yet."
    defined = partial(set_link, link_id=LinkId("Ship→Grow"), kind=LinkKind.LOGICAL, lag_months=0)
    stage.history.run("Say that it is a part", defined)
    assert called(stage, "Link to 1").text(Description) == "Faster is dearer."


def test_the_bar_over_two_selected_cards_is_heard_as_part_of_the_map(stage: Stage) -> None:
    stage.view_state.select(["Ship", "Cut"])

    (bar,) = children_over(stage)
    assert bar.text(Name) == "Align the selected cards"
    assert all(each.text(Name) for each in children(bar))
    assert whole(stage).childAt(*centre(bar)) is children(whole(stage))[-1]
    assert is_same(children(whole(stage))[-1].childAt(*centre(bar)), bar)


def centre(of: QAccessibleInterface) -> tuple[int, int]:
    at = of.rect().center()
    return at.x(), at.y()


def test_a_card_and_a_link_say_where_influence_comes_from_and_goes_to(stage: Stage) -> None:
    """As Qt hands it to AT-SPI, heard with libatspi: what FlowsTo this is its FLOWS_FROM."""
    assert flows(called(stage, "Link to 1")) == {"FlowsTo": ["3"], "FlowsFrom": ["1"]}
    assert flows(called(stage, "3, Ship")) == {"FlowsFrom": ["2", "1"]}
    assert flows(called(stage, "1, Grow")) == {"FlowsTo": ["3"]}
    assert flows(called(stage, "Value")) == {}
    only = called(stage, "Link to 1").relations(QAccessible.RelationFlag.FlowsTo)
    assert [each.text(Name)[:1] for each, _flag in only] == ["3"]


def flows(of: QAccessibleInterface) -> dict[str, list[str]]:
    """Return the numbers of the cards that something is related to, by what these do to it."""
    found: dict[str, list[str]] = {}
    for each, flag in of.relations():
        found.setdefault(flag.name or "", []).append(each.text(Name)[:1])
    return {name: sorted(numbers, reverse=True) for name, numbers in found.items()}


def test_a_lane_says_what_of_it_is_selected_and_takes_more(stage: Stage) -> None:
    cut, ship = called(stage, "2, Cut"), called(stage, "3, Ship")
    stage.view_state.select(["Cut", "Ship"])
    selection = children(whole(stage))[0].selectionInterface()
    assert isinstance(selection, QAccessibleSelectionInterface)

    assert (selection.selectedItemCount(), selection.selectedItems()) == (1, [cut])
    assert [selection.selectedItem(at) for at in range(2)] == [cut, None]
    assert (selection.isSelected(cut), selection.isSelected(ship)) == (True, False)
    assert not selection.select(ship)  # it is in another lane
    assert selection.select(called(stage, "1, Grow"))
    assert stage.selection == ["Cut", "Ship", "Grow"]
    assert selection.unselect(cut)
    assert stage.selection == ["Ship", "Grow"]
    assert selection.clear()
    assert stage.selection == ["Ship"]
    assert selection.selectAll()
    assert stage.selection == ["Ship", "Cut", "Grow"]


def test_a_lane_can_be_closed_and_opened_and_still_counts_its_cards(stage: Stage) -> None:
    lane_node = children(whole(stage))[1]
    actions = lane_node.actionInterface()
    toggle = QAccessibleActionInterface.toggleAction()
    assert (lane_node.state().expandable, lane_node.state().expanded) == (1, 1)
    assert actions.localizedActionName(toggle) == "Collapse a lane"

    actions.doAction(toggle)

    assert (lane_node.state().expanded, lane_node.state().collapsed) == (0, 1)
    assert (lane_node.text(Name), lane_node.childCount()) == ("Delivery, 1 card", 3)
    ship = called(stage, "3, Ship")
    assert ship.text(Description).startswith("In a collapsed lane.")
    assert ship.rect().height() < lane_node.rect().height()
    assert actions.localizedActionName(toggle) == "Expand a lane"
    actions.doAction(toggle)
    assert lane_node.childCount() == 3


def test_pressing_a_card_in_a_closed_lane_opens_the_lane_and_selects_the_card(stage: Stage) -> None:
    actions = children(whole(stage))[1].actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())

    called(stage, "3, Ship").actionInterface().doAction(QAccessibleActionInterface.pressAction())

    assert stage.selection == ["Ship"]
    assert children(whole(stage))[1].state().expanded


def test_a_selected_lane_has_the_focus(stage: Stage) -> None:
    stage.view_state.select(["Delivery"])

    lane_node = children(whole(stage))[1]
    assert (lane_node.state().selected, lane_node.state().focused) == (1, 1)
    assert whole(stage).focusChild() is lane_node


def test_free_notes_are_read_after_the_lanes_and_can_be_edited(qtbot: QtBot) -> None:
    note_id = NoteId("n")
    placement = Placement(PlacementId("n@map"), MAP, note_id, x=700, y=120)
    stage = Stage(qtbot, card(*parts(), (Note(note_id, "Ask the board"), placement)))
    with heard(stage):
        notes = children(whole(stage))[-1]
        (note,) = children(notes)
        assert dumped(notes) == "List “1 free note”\n  ListItem “Note, yellow: Ask the board”"
        assert note.relations() == []
        at = stage.view.viewport().mapToGlobal(stage.view.mapFromScene(stage.middle("n")))
        assert whole(stage).childAt(at.x(), at.y()) is notes
        assert notes.childAt(at.x(), at.y()) is note

        actions = note.actionInterface()
        assert actions.actionNames()[-1] == EDIT
        with qtbot.waitSignal(stage.view.note_wanted):
            actions.doAction(EDIT)
        assert (stage.selection, note.state().selected) == ([note_id], 1)
        stage.history.run("Delete", lambda before: delete_items(before, ids=[note_id]))

        assert not Shiboken.isValid(note)
        assert "note" not in dumped(whole(stage))


def test_what_is_traced_says_how_far_away_it_is(stage: Stage) -> None:
    stage.view.seeing.trace(ObjectiveId("Grow"))

    assert called(stage, "3, Ship").text(Description).startswith("1 before. ")


def test_looking_into_a_card_is_another_map_to_read(stage: Stage) -> None:
    assert "3, Ship" in dumped(whole(stage))
    part = replace(stage.card.objectives[ObjectiveId("Cut")], parent_id=ObjectiveId("Grow"))
    stage.history.run("Move", lambda before: before.put(part))

    assert stage.view.seeing.look_into(ObjectiveId("Grow"))

    assert "3, Ship" not in dumped(whole(stage))
    assert "2, Cut" in dumped(whole(stage))


def test_pressing_a_card_selects_it_and_gives_the_map_the_keyboard(stage: Stage) -> None:
    stage.view.clearFocus()
    actions = called(stage, "2, Cut").actionInterface()
    assert actions is not None

    actions.doAction(actions.pressAction())

    assert stage.selection == ["Cut"]
    assert stage.view.hasFocus()


def test_editing_a_card_opens_its_title_which_is_then_part_of_the_map(stage: Stage) -> None:
    actions = called(stage, "2, Cut").actionInterface()
    assert EDIT in actions.actionNames()

    actions.doAction(EDIT)

    editor = stage.view.findChild(TitleEditor)
    assert editor is not None
    found = children_over(stage)
    assert [each.object() for each in found] == [editor]
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def children_over(stage: Stage) -> list[QAccessibleInterface]:
    surface = children(whole(stage))[-1]
    assert surface.role() is QAccessible.Role.LayeredPane
    return children(surface)


def test_editing_a_link_asks_for_its_form(stage: Stage, qtbot: QtBot) -> None:
    actions = called(stage, "Link to 1").actionInterface()

    with qtbot.waitSignal(stage.view.link_opened) as asked:
        actions.doAction(EDIT)

    assert asked.args == ["Ship→Grow"]
    assert actions.localizedActionName(EDIT) == "Edit"
    assert actions.keyBindingsForAction(EDIT) == ["Return"]


def test_what_a_node_does_not_have_can_be_asked_for(stage: Stage) -> None:
    for node in (whole(stage), called(stage, "Value"), called(stage, "Link to 1")):
        assert node.valueInterface() is None
        assert node.textInterface() is None
        assert node.tableCellInterface() is None
    assert called(stage, "Link to 1").selectionInterface() is None


def test_a_lane_can_be_selected_but_not_edited_on_the_map(stage: Stage) -> None:
    actions = called(stage, "Value").actionInterface()

    assert EDIT not in actions.actionNames()
    actions.doAction(EDIT)
    assert stage.selection == []


def test_what_is_deleted_leaves_the_tree_and_its_object_is_freed(stage: Stage) -> None:
    ship = called(stage, "3, Ship")
    kept = called(stage, "1, Grow")

    stage.history.run("Delete", lambda before: delete_items(before, ids=["Ship"]))

    assert not Shiboken.isValid(ship)
    assert called(stage, "1, Grow") is kept
    assert "Ship" not in dumped(whole(stage))
    stage.history.undo()
    assert "3, Ship" in dumped(whole(stage))


def test_a_card_that_moved_is_read_in_its_new_place(stage: Stage) -> None:
    whole(stage)
    stage.drag(stage.middle("Cut"), stage.in_lane("Value", 700, 60))

    names = [each.text(Name) for each in children(children(whole(stage))[0])]
    assert [name[:1] for name in names] == ["1", "2"]


def test_a_map_that_goes_takes_its_objects_with_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qtbot, "addWidget", str)  # which would close the view once more
    stage = Stage(qtbot, story())
    with heard(stage):
        objects = [whole(stage), called(stage, "3, Ship")]
        Shiboken.delete(stage.view)

    assert not any(map(Shiboken.isValid, objects))


def test_a_screen_reader_that_listened_before_hears_the_map(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    stage = Stage(qtbot, story())
    assert whole(stage).role() is QAccessible.Role.Client

    with heard(stage):
        assert called(stage, "3, Ship").role() is QAccessible.Role.ListItem


def test_nobody_who_does_not_listen_costs_an_object(qtbot: QtBot) -> None:
    stage = Stage(qtbot, story())
    with heard(stage):
        QAccessible.setActive(False)
        stage.view_state.select(["Ship"])
        tree = next(each for each in stage.view.children() if type(each).__name__ == "MapTree")

        assert tree._nodes == {}  # type: ignore[attr-defined]
