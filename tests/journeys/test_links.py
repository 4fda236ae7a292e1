"""Links in the real window: drawn by the mouse, edited beside themselves, attached elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import Sign
from scorecard_app.ui.canvas.ends import EndsItem, LinkEnd
from scorecard_app.ui.editors.link_popover import LinkPopover
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand
from tests.journeys.test_what_someone_can_do import DELIVER, GROW, begin, called

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)

NEAR = 32.0


def current_link(user: User) -> LinkId:
    """Return the link that is selected."""
    opened = user.program.session.current
    assert opened is not None
    assert opened.view_state.current in opened.card.links
    return LinkId(opened.view_state.current or "")


def test_someone_draws_a_link_edits_it_and_attaches_it_elsewhere(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        opened = user.program.session.current
        assert opened is not None
        hand, steps = MapHand(user), opened.history.steps.index
        avoid = called(opened.card, "Avoid losses")
        hand.drag(hand.top(called(opened.card, DELIVER)), hand.middle(avoid))
        made = current_link(user)
        assert opened.history.steps.index == steps + 1

        hand.press(Qt.Key.Key_Return)
        popover = user.program.window.findChild(LinkPopover)
        assert isinstance(popover, LinkPopover)
        assert popover.isVisible()
        sign = QApplication.focusWidget()
        assert isinstance(sign, QComboBox)
        QTest.keyClick(sign, Qt.Key.Key_Down)
        assert opened.card.links[made].sign is Sign.NEGATIVE
        route = hand.view.map_scene.links.route_of(made)
        assert route is not None
        assert route.link.is_negative
        QTest.keyClick(sign, Qt.Key.Key_Escape)
        assert not popover.isVisible()
        assert QApplication.focusWidget() is hand.view

        (ends,) = (each for each in hand.view.map_scene.items() if isinstance(each, EndsItem))
        grow = called(opened.card, GROW)
        hand.drag(ends.spots[LinkEnd.TIP], hand.middle(grow))
        assert opened.card.links[made].to_id == grow  # the other link between them has a plus
        user.press(Qt.Key.Key_Z, into=hand.view, ctrl=True)
        assert opened.card.links[made].to_id == avoid


def test_on_a_small_screen_the_map_makes_way_for_the_popover_and_comes_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.window.resize(1366, 768)
        begin(user)
        view = MapHand(user).view
        for link in sorted(user.open.card.links.values(), key=lambda each: each.to_id)[::5]:
            user.open.view_state.select([link.id])
            QApplication.processEvents()  # the panes are made when something is first selected
            seen = view.camera.seen
            view.link_opened.emit(link.id)
            popover = view.findChild(LinkPopover)
            assert isinstance(popover, LinkPopover)
            for card in (link.from_id, link.to_id):
                rect = view.map_scene.rect_of(card)
                assert rect is not None
                place = view.mapFromScene(rect).boundingRect()
                assert view.viewport().rect().contains(place)
                assert not popover.geometry().intersects(place)
            popover.dismiss()
            back = view.camera.seen
            assert back.size() == seen.size()
            assert (back.center() - seen.center()).manhattanLength() < NEAR
