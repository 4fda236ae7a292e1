"""Whoever cannot see the map, or reads from right to left, does all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.outline_view import OutlineView
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand

TEMPLATE = "it-business-value"


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    """Return somebody who has begun with a framework."""
    with started(tmp_path, qtbot, qapp) as made:
        made.program.starter.begin_from_template(TEMPLATE)
        made.wait_for_work()
        yield made


def number(user: User, wanted: int) -> str:
    return next(each.id for each in user.card.objectives.values() if each.number == wanted)


def test_the_map_of_the_window_is_read_as_lanes_cards_and_links(user: User) -> None:
    whole = QAccessible.queryAccessibleInterface(MapHand(user).view)
    lanes = [whole.child(index) for index in range(whole.childCount())]
    held = [lane.child(index) for lane in lanes for index in range(lane.childCount())]
    names = [each.text(QAccessible.Text.Name) for each in (*lanes, *held)]

    assert names[0] == "Business value, 5 cards"
    assert len(held) == len(user.card.objectives) + len(user.card.links)
    assert any(name.startswith("8, Deliver change fast, Delivery") for name in names)


def test_f6_leaves_the_map_while_a_card_is_selected_and_tab_would_make_one(user: User) -> None:
    view = MapHand(user).view
    view.setFocus()
    user.open.view_state.select([number(user, 8)])
    before = len(user.card.objectives)
    places = []
    for command in ("next_pane", "previous_pane", "previous_pane"):
        user.choose(command)
        focus = QApplication.focusWidget()
        places.append(focus is view)

    assert places == [False, True, False]
    assert len(user.card.objectives) == before


def test_whoever_selects_nothing_leaves_the_map_by_tab(user: User) -> None:
    view = MapHand(user).view
    view.setFocus()
    user.open.view_state.select([])

    user.press(Qt.Key.Key_Tab, into=view)

    assert QApplication.focusWidget() is not view


def test_a_card_is_added_in_the_outline_and_named_there(user: User) -> None:
    outline = user.program.window.docks.outline.widget()
    assert isinstance(outline, OutlineView)
    menu = QMenu(outline)
    outline.menu_opened.emit(menu, number(user, 8))
    next(each for each in menu.actions() if each.text() == "Add objective").trigger()
    user.type("Ship")
    user.press(Qt.Key.Key_Return)
    user.wait(lambda: any(each.name == "Ship" for each in user.card.objectives.values()))
    menu.deleteLater()

    made = next(each for each in user.card.objectives.values() if each.name == "Ship")
    eighth = next(each for each in user.card.objectives.values() if each.number == 8)
    assert made.perspective_id == eighth.perspective_id


def test_the_focus_is_seen_on_everything_that_takes_the_keyboard(user: User) -> None:
    """The style sheet gives a ring of 2 pixels, or the widget draws a frame of its own."""
    unmarked = set()
    for each in user.program.window.findChildren(QWidget):
        if not each.isVisible() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if each.focusProxy() is not None:
            continue
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if not each.hasFocus():
            continue
        QApplication.processEvents()
        if each.grab().toImage() == before:
            unmarked.add(f"{type(each).__name__} “{each.accessibleName() or each.objectName()}”")

    assert unmarked == set()


def test_the_values_run_from_left_to_right_in_a_mirrored_window(
    user: User, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        grid = user.program.window.findChild(ValueGrid)
        assert grid is not None
        assert grid.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert user.program.window.docks.outline.layoutDirection() is qapp.layoutDirection()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
