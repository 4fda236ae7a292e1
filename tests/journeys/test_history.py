"""The history of steps in the real window: what was done by name, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.history_pane import HistoryPane
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand
from tests.journeys.test_window import begin


def opened(user: User) -> HistoryPane:
    """Open the history with its key."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(user.program.window, Qt.Key.Key_Z, modifiers)
    pane = user.program.window.docks.history.widget()
    assert isinstance(pane, HistoryPane)
    user.wait(pane.steps.isVisible)
    return pane


def named(user: User, name: str) -> ObjectiveId:
    """Return the objective of this name."""
    return next(key for key, each in user.card.objectives.items() if each.name == name)


def test_a_click_on_a_named_step_returns_to_where_it_ended_and_shows_what_changed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        hand, template = MapHand(user), user.card
        for name in ("Avoid losses", "Deliver change fast"):
            hand.click(hand.middle(named(user, name)))
            hand.press(Qt.Key.Key_F2)
            hand.type_title(f"{name} now")
        hand.press(Qt.Key.Key_Delete)
        assert user.said.startswith("Deleted 1 item. ")
        assert "links went with it" in user.said
        pane = opened(user)
        model = pane.steps.model()
        steps = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert steps == ["As it was opened", "Rename objective", "Rename objective", "Delete"]

        first = pane.steps.visualRect(model.index(1, 0)).center()
        QTest.mouseClick(pane.steps.viewport(), Qt.MouseButton.LeftButton, pos=first)
        names = {each.name for each in user.card.objectives.values()}
        assert {"Avoid losses now", "Deliver change fast"} <= names
        assert user.open.view_state.selection == (named(user, "Deliver change fast"),)
        QTest.keyClick(pane.steps, Qt.Key.Key_Up)
        assert user.card == template
        QTest.keyClick(pane.steps, Qt.Key.Key_End)
        assert len(user.card.objectives) == len(template.objectives) - 1
