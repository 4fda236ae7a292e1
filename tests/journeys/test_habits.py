"""Habits of other canvases in the real window: copies by Alt-drag, and a look into a card."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.map_page import MapPage
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand
from tests.journeys.test_window import begin

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


def alt_drag(hand: MapHand, start: QPointF, end: QPointF) -> None:
    """Drag with Alt held, in four steps."""
    view = hand.view
    QTest.mousePress(view.viewport(), LEFT, ALT, view.mapFromScene(start))
    for step in range(1, 5):
        at = view.mapFromScene(start + (end - start) * step / 4)
        screen = view.viewport().mapToGlobal(at).toPointF()
        kind = QEvent.Type.MouseMove
        event = QMouseEvent(kind, at.toPointF(), screen, Qt.MouseButton.NoButton, LEFT, ALT)
        QApplication.sendEvent(view.viewport(), event)
    QTest.mouseRelease(view.viewport(), LEFT, ALT, view.mapFromScene(end))


def offered(user: User, title: str) -> QPushButton:
    """Return a button of the message strip."""
    buttons = user.program.window.strip.findChildren(QPushButton)
    return next(each for each in buttons if each.isVisible() and each.text() == title)


def numbered(user: User, number: int) -> ObjectiveId:
    """Return the objective of this number."""
    return next(key for key, each in user.card.objectives.items() if each.number == number)


def test_a_card_is_copied_by_alt_drag_and_its_measures_are_chosen_after_the_act(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        hand, before = MapHand(user), user.card
        card = numbered(user, 18)
        lane = before.objectives[card].perspective_id
        assert lane is not None
        alt_drag(hand, hand.middle(card), hand.free_spot(lane))
        assert user.said == "1 card was copied. It shares the measure of the original."
        QTest.mouseClick(offered(user, "Copy the measures"), LEFT)
        assert len(user.card.measures) == len(before.measures) + 1
        QTest.mouseClick(offered(user, "No measures"), LEFT)
        (copy,) = user.card.objectives.keys() - before.objectives.keys()
        served = {each.objective_id for each in user.card.attachments.values()}
        assert (copy in served, len(user.card.measures)) == (False, len(before.measures))
        assert user.open.history.steps.count == 1
        QTest.mouseClick(offered(user, "Undo"), LEFT)
        assert user.card == before


def test_a_double_click_on_a_folded_corner_looks_into_the_card_and_a_crumb_leads_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.open_sample()
        user.wait_for_work()
        hand, card = MapHand(user), numbered(user, 4)
        rect = hand.view.map_scene.rect_of(card)
        assert rect is not None
        hand.double_click(rect.bottomRight() - QPointF(6, 6))
        assert [*user.open.view_state.focus] == [card]
        assert len(hand.view.map_scene.shown_ids().objectives) == 12  # it, and its 11 measures
        page = user.program.window.findChild(MapPage)
        assert isinstance(page, MapPage)
        QTest.mouseClick(page.bar.crumbs.buttons[0], LEFT)
        assert not user.open.view_state.focus
