import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import set_parameter, set_preset
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.editors.curve_part import CurvePart
from scorecard_app.ui.editors.curve_view import CurveView
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.typing_controls import FormulaControl, LineControl
from tests.present.small_card import REVENUE, SPARE, minter, small_card
from tests.ui.editors.forms import opened, unfold
from tests.ui.models.small_desk import Desk, desk

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)


def ruled(preset: Preset = Preset.GOAL_AND_RED_FLAG, **figures: float) -> Scorecard:
    """Red flag 80 and goal 120 at first: the steps are of two."""
    card, mint = small_card(), minter()
    card = set_preset(card, measure_id=REVENUE, preset=preset, mint=mint)
    given = figures or {"goal": 120.0, "red_flag": 80.0}
    for name, number in given.items():
        card = set_parameter(card, measure_id=REVENUE, name=name, number=number, mint=mint)
    return card


def part_of(inspector: Inspector) -> CurvePart:
    unfold(inspector)
    part = inspector.findChild(CurvePart)
    assert isinstance(part, CurvePart)
    return part


def figure(at: Desk, name: str) -> float | None:
    return Relations(at.card).rules_of(REVENUE)[-1].parameters[name].number


def spot(view: CurveView, name: str) -> QPoint:
    anchor = next(each for each in view.spec.anchors if each.name == name)
    return view.frame.spot(anchor.value, anchor.score).toPoint()


def drag(view: CurveView, name: str, by: QPoint) -> None:
    start = spot(view, name)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (1, 2, 3, 4):
        QTest.mouseMove(view, start + by * share / 4)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + by)


def keyboard_to(view: QWidget) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)


def test_a_dragged_anchor_changes_its_figure_in_one_step(qtbot: QtBot) -> None:
    at = desk(ruled())
    inspector = opened(qtbot, at, REVENUE)
    view = part_of(inspector).view
    drag(view, "goal", QPoint(20, 0))
    goal = figure(at, "goal")
    assert goal is not None
    assert goal > 120
    assert at.steps == 1
    at.history.undo()
    assert at.card == ruled()


def test_arrows_step_the_chosen_anchor_and_tab_goes_to_the_next(qtbot: QtBot) -> None:
    at = desk(ruled())
    inspector = opened(qtbot, at, REVENUE)
    view = part_of(inspector).view
    keyboard_to(view)
    assert view.current is not None
    assert view.current.name == "red_flag"
    step = view.current.step
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert at.steps == 1
    red = figure(at, "red_flag")
    assert red is not None
    assert red < 80 - step
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.current.name == "goal"
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert at.steps == 2
    goal = figure(at, "goal")
    assert goal is not None
    assert goal >= 130
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_a_figure_that_follows_the_target_stays_and_says_why(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    part = part_of(inspector)
    drag(part.view, "target", QPoint(20, 0))
    assert at.steps == 0
    assert "Change it under “Baseline and target”" in part.sentence
    QTest.keyClick(part.view, Qt.Key.Key_Right)
    assert at.steps == 0


def test_the_curve_follows_what_is_typed(qtbot: QtBot) -> None:
    at = desk(ruled())
    inspector = opened(qtbot, at, REVENUE)
    view = part_of(inspector).view
    goal = next(
        each
        for each in inspector.findChildren(LineControl)
        if each.objectName() == "rule.goal" and each.isVisible()
    )
    goal.setFocus()
    goal.selectAll()
    QTest.keyClicks(goal, "160")
    assert next(each.value for each in view.spec.anchors if each.name == "goal") == 160.0


def test_a_score_of_yes_moves_up_and_down(qtbot: QtBot) -> None:
    at = desk(ruled(Preset.YES_NO, yes=100.0, no=0.0))
    inspector = opened(qtbot, at, REVENUE)
    view = part_of(inspector).view
    drag(view, "no", QPoint(0, -30))
    no = figure(at, "no")
    assert no is not None
    assert no > 0


def test_what_cannot_be_drawn_says_why_in_the_place_of_the_picture(qtbot: QtBot) -> None:
    inspector = opened(qtbot, desk(ruled(Preset.FOUR_POINTS, worst=1.0)), REVENUE)
    part = part_of(inspector)
    assert not part.view.isVisible()
    assert "still needs: Red, Green, Best" in part.sentence


def formula_of(inspector: Inspector) -> FormulaControl:
    unfold(inspector)
    found = inspector.findChildren(FormulaControl)
    return next(each for each in found if each.objectName() == "formula")


def test_names_complete_after_a_bracket_and_the_formula_is_kept_by_ids(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, SPARE)
    control = formula_of(inspector)
    control.setFocus()
    QTest.keyClicks(control, "2 * [rev")
    assert control.is_offering
    control.complete("[Revenue]")
    assert control.text() == "2 * [Revenue]"
    inspector.finish()
    assert "m-revenue" in at.card.measures[SPARE].formula
    assert at.bridge.scene.results.measure(SPARE).value == 209.0
    assert at.steps == 1


def test_a_formula_that_cannot_be_read_says_where_beside_the_field(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, SPARE)
    control = formula_of(inspector)
    control.setFocus()
    QTest.keyClicks(control, "2 * ")
    inspector.finish()
    assert at.card.measures[SPARE].formula == ""
    assert control.property("invalid")
    assert control.text() == "2 * "
