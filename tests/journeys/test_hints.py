"""From a live hint to its card, its reason and its mend, by mouse and keyboard in the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.seeing import Lead
from scorecard_app.ui.hints.pane import HintsPane
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand
from tests.journeys.test_window import begin

LEFT = Qt.MouseButton.LeftButton


def pane_of(user: User) -> HintsPane:
    """Return the pane of hints."""
    pane = user.program.window.docks.hints.widget()
    assert isinstance(pane, HintsPane)
    return pane


USUAL = frozenset({"L04", "L09", "L12", "L14"})
"""The rules that remark something of every fresh template."""


def codes(pane: HintsPane) -> list[str]:
    """Return the rules that remark something beside the usual."""
    found = (line.code for group in pane.groups for line in group.lines if line.code)
    return [code for code in found if code not in USUAL]


def click_line(pane: HintsPane, code: str) -> None:
    """Click the first remark by a rule."""
    heads = [pane.list.model().index(row, 0) for row in range(pane.list.topLevelItemCount())]
    for head in heads:
        for row in range(pane.list.model().rowCount(head)):
            index = pane.list.model().index(row, 0, head)
            pane.list.scrollTo(index)
            spot = pane.list.visualRect(index).center()
            QTest.mouseClick(pane.list.viewport(), LEFT, pos=spot)
            if pane.current is not None and pane.current.code == code:
                return
    raise AssertionError(code)


def click(button: QPushButton) -> None:
    """Click a button that can be seen."""
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def make_card(user: User, hand: MapHand, title: str) -> ObjectiveId:
    """Make a card in the lane of technology by a double click."""
    lane = next(each for each in user.card.perspectives.values() if each.name == "Technology")
    before = set(user.card.objectives)
    hand.double_click(hand.free_spot(lane.id))
    hand.type_title(title)
    return next(iter(set(user.card.objectives) - before))


def test_hints_of_a_new_card_lead_to_it_and_are_mended_one_by_one(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        hand, pane = MapHand(user), pane_of(user)
        made = make_card(user, hand, "Train staff in order to answer faster")
        QTest.mouseClick(user.program.window.status.remarks, LEFT)
        user.wait(lambda: set(codes(pane)) == {"L01", "L02", "L11"})

        click_line(pane, "L11")
        light = hand.view.seeing.light
        assert (light.lead, light.cards) == (Lead.HINT, (made,))
        assert user.open.view_state.selection == (made,)
        assert pane.why.text() == "Make two cards of it, the means linked to its end."
        assert pane.mend_buttons[0].text() == "Make two cards"
        click(pane.mend_buttons[0])
        user.wait(lambda: "L11" not in codes(pane))
        assert user.card.objectives[made].name == "Answer faster"

        click_line(pane, "L01")
        assert pane.why.text().endswith("Link it to what it serves.")
        user.wait(lambda: codes(pane).count("L01") == 2)
        number = user.card.objectives[made].number
        while pane.current is None or pane.current.reveals != (made,):
            QTest.keyClick(pane.list, Qt.Key.Key_Down)
        click(pane.mend_buttons[0])
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, "1")
        QTest.keyClick(field, Qt.Key.Key_Return)
        user.wait(lambda: "L01" not in codes(pane))
        ends = {(each.from_id, each.to_id) for each in user.card.links.values()}
        top = next(key for key, each in user.card.objectives.items() if each.number == 1)
        assert (made, top) in ends
        assert number > 19

        click_line(pane, "L02")
        click(pane.off_button)
        user.wait(lambda: codes(pane) == ["L03"])  # of now 21 cards on one map
        click(pane.on_button)
        user.wait(lambda: set(codes(pane)) == {"L02", "L03"})
        click_line(pane, "L02")
        hand.view.setFocus()
        hand.press(Qt.Key.Key_Escape)
        assert hand.view.seeing.light.lead is Lead.NOTHING
