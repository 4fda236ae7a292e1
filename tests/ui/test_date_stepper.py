from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.present.table.comparison import Against
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

TODAY = datetime(2026, 9, 14, 12, tzinfo=UTC)


@pytest.fixture
def stepper(qtbot: QtBot) -> DateStepper:
    """Return a stepper that follows a view state of this September."""
    themes = ThemeStore("light")
    parts = Parts(themes, Icons(themes), LocaleForms, lambda: "new", lambda: TODAY)
    made = DateStepper(parts)
    qtbot.addWidget(made)
    made.follow(ViewState(date(2026, 9, 14), made))
    made.show()
    return made


def state(stepper: DateStepper) -> ViewState:
    assert stepper._view_state is not None
    return stepper._view_state


def choose_comparison(stepper: DateStepper, title: str) -> None:
    menu = stepper._then.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == title).trigger()


def test_steps_go_to_the_ends_of_months_and_back_to_today(stepper: DateStepper) -> None:
    stepper.step_back()
    assert (state(stepper).date, stepper.text) == (date(2026, 8, 31), "Aug 2026")
    stepper.step_on()
    assert (state(stepper).date, stepper.text) == (date(2026, 9, 14), "Sep 2026")


def test_a_month_a_quarter_and_a_year_can_be_picked(stepper: DateStepper) -> None:
    for buttons, place, day in (
        ("_months", 1, date(2026, 2, 28)),
        ("_quarters", 0, date(2026, 3, 31)),
        ("_months", 8, date(2026, 9, 14)),
    ):
        stepper.pick()
        getattr(stepper.picker, buttons)[place].click()
        assert state(stepper).date == day
        assert not stepper.picker.isVisible()
    stepper.pick()
    stepper.picker._whole.click()
    assert state(stepper).date == date(2026, 12, 31)


def test_the_calendar_shows_the_fiscal_year_and_its_quarters(stepper: DateStepper) -> None:
    stepper.follow(state(stepper), fiscal_start=lambda: 4)
    stepper.pick()
    picker = stepper.picker
    assert picker._label.text() == "2026/27"
    assert [picker._months[at].text() for at in (0, 11)] == ["Apr", "Mar"]
    picker._quarters[0].click()
    assert state(stepper).date == date(2026, 6, 30), "the first quarter: April to June"
    stepper.pick()
    picker._months[11].click()
    assert state(stepper).date == date(2027, 3, 31)
    stepper.pick()
    assert picker._label.text() == "2026/27", "March 2027 is in the year that began in April 2026"


def test_the_calendar_is_walked_by_keys(stepper: DateStepper) -> None:
    stepper.pick()
    picker = stepper.picker
    QTest.keyClick(picker, Qt.Key.Key_PageUp)
    picker._months[8].setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Up)
    QTest.keyClick(picker, Qt.Key.Key_Right)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert state(stepper).date == date(2025, 7, 31)


def test_a_comparison_says_with_which_month(stepper: DateStepper) -> None:
    assert stepper.text_then == "Compare"
    choose_comparison(stepper, "The same month last year")
    assert stepper.text_then == "vs Sep 2025"
    stepper.step_back()
    assert stepper.text_then == "vs Aug 2025"
    choose_comparison(stepper, "Compare with nothing")
    assert stepper.text_then == "Compare"


def test_a_month_to_compare_with_can_be_picked_and_leaves_the_date_alone(
    stepper: DateStepper,
) -> None:
    choose_comparison(stepper, "Another month…")
    stepper.picker._months[0].click()
    assert state(stepper).comparison.against is Against.PICKED
    assert (state(stepper).date_then, state(stepper).date) == (
        date(2026, 1, 31),
        date(2026, 9, 14),
    )


def test_stepping_moves_nothing_in_the_toolbar(stepper: DateStepper) -> None:
    widths = set()
    for _month in range(12):
        stepper.step_back()
        widths.add(
            (stepper._label.width(), stepper._label.sizeHint().width() <= stepper._label.width())
        )
    assert len(widths) == 1
    choose_comparison(stepper, "The same month last year")
    assert stepper._then.sizeHint().width() <= stepper._then.minimumWidth()


def test_where_no_scorecard_is_open_it_shows_no_month_and_changes_none(
    stepper: DateStepper,
) -> None:
    followed = state(stepper)
    stepper.follow(None)
    assert (stepper.text, stepper.text_then, stepper.isEnabled()) == ("", "", False)
    stepper.step_on()
    followed.show_date(date(2026, 8, 31))
    assert followed.date == date(2026, 8, 31)
    assert stepper.text == ""
