from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.hints import HintLine
from scorecard_app.ui.hints.pane import HintsPane
from scorecard_app.ui.theme import ThemeStore
from tests.builders import minter
from tests.present.small_card import GROW
from tests.ui.models.small_desk import Desk, desk


def opened(qtbot: QtBot) -> tuple[Desk, HintsPane]:
    """Show the hints of the small scorecard, one of whose titles says a means and its end."""
    at = desk()
    rename(at, GROW, "Train staff in order to answer faster")
    pane = HintsPane(at.bridge, at.history, ThemeStore("light"), minter())
    qtbot.addWidget(pane)
    pane.resize(300, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    return at, pane


def rename(at: Desk, objective_id: ObjectiveId, name: str) -> None:
    at.history.run(
        "Rename", lambda card: rename_objective(card, objective_id=objective_id, name=name)
    )


def lines(pane: HintsPane) -> list[HintLine]:
    """Return all remarks that are shown."""
    return [line for group in pane.groups for line in group.lines]


def choose(pane: HintsPane, code: str) -> HintLine:
    """Choose the first remark by a rule, with the keyboard from the top."""
    pane.list.setFocus()
    for _each in (*pane.groups, *lines(pane)):
        QTest.keyClick(pane.list, Qt.Key.Key_Down)
        if pane.current is not None and pane.current.code == code:
            return pane.current
    raise AssertionError(code)


def test_a_chosen_hint_says_why_it_matters_and_enter_reveals_its_card(qtbot: QtBot) -> None:
    _at, pane = opened(qtbot)
    spy = QSignalSpy(pane.revealed)
    line = choose(pane, "L11")
    assert pane.why.text() == line.why == "Make two cards of it, the means linked to its end."
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert spy.at(0) == [(GROW,)]


def test_a_title_with_a_means_and_its_end_becomes_two_linked_cards_in_one_step(
    qtbot: QtBot,
) -> None:
    at, pane = opened(qtbot)
    before = at.bridge.scene.card
    choose(pane, "L11")
    pane.mend_buttons[0].click()
    card = at.bridge.scene.card
    assert card.objectives[GROW].name == "Answer faster"
    (new,) = card.objectives.keys() - before.objectives.keys()
    assert card.objectives[new].name == "Train staff"
    (made,) = card.links.keys() - before.links.keys()
    assert (card.links[made].from_id, card.links[made].to_id) == (new, GROW)
    at.history.undo()
    assert at.bridge.scene.card == before


def test_a_rule_that_is_turned_off_says_nothing_until_all_are_turned_on(qtbot: QtBot) -> None:
    at, pane = opened(qtbot)
    choose(pane, "L11")
    pane.off_button.click()
    pane.sync()
    assert at.bridge.scene.card.settings.hints_off == ("L11",)
    assert "L11" not in {line.code for line in lines(pane)}
    pane.on_button.click()
    pane.sync()
    assert "L11" in {line.code for line in lines(pane)}


def test_hints_follow_a_change_and_the_count_is_told(qtbot: QtBot) -> None:
    at, pane = opened(qtbot)
    spy = QSignalSpy(pane.counted)
    before = len(lines(pane))
    with qtbot.waitSignal(pane.counted):
        rename(at, GROW, "Answer faster")
    assert len(lines(pane)) == before - 1
    assert spy.at(spy.count() - 1) == [pane.count_text]
