"""Where the keyboard goes when a command takes it away for a moment, or shows a page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.ui.main_window import Page
from scorecard_app.ui.prompts import Leaving
from tests.journeys.driver import User, started
from tests.journeys.hands import GridHand, MapHand

TEMPLATE = "it-business-value"


def begin(user: User) -> None:
    """Begin with a framework, with a measure selected."""
    user.program.starter.begin_from_template(TEMPLATE)
    user.wait_for_work()
    user.program.window.docks.detail.raise_()
    user.open.view_state.select([next(iter(user.card.measures))])


def offer_in_strip(user: User, title: str) -> QPushButton:
    """Return the button of the strip that is called so."""
    buttons = user.program.window.strip.findChildren(QPushButton)
    (found,) = (each for each in buttons if each.text() == title and each.isVisible())
    return found


def test_who_stays_goes_on_in_the_grid_where_the_value_was_typed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        hand = GridHand(user)
        hand.go(0, "2026-Q3")
        hand.grid.setFocus()
        user.type("1")
        user.type("5")
        user.answer(Leaving.STAY)
        user.choose("close")

        assert hand.grid.currentIndex().data() == "15"
        assert QApplication.focusWidget() is hand.grid


def test_who_stays_goes_on_in_the_field_that_was_typed_into(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        fields = user.program.window.docks.inspector.findChildren(QLineEdit)
        name = next(each for each in fields if each.objectName() == "name" and each.isVisible())
        name.setFocus()
        name.selectAll()
        user.type("Pace")
        user.answer(Leaving.STAY)
        user.choose("close")

        assert "Pace" in [each.name for each in user.card.measures.values()]
        assert QApplication.focusWidget() is name


@pytest.mark.parametrize(
    ("command", "page"),
    [("settings", Page.SETTINGS), ("keys", Page.KEYS), ("about", Page.ABOUT)],
)
def test_a_page_has_the_keyboard_when_it_opens_and_escape_leads_back_to_the_map(
    command: str, page: Page, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.program.window.docks.outline.widget().setFocus()
        for _time in range(2):  # it is made the first time, and shown again the second
            user.choose(command)
            assert user.program.window.page is page
            user.press(Qt.Key.Key_Escape)
            assert user.program.window.page is Page.MAP
            assert QApplication.focusWidget() is MapHand(user).view


def test_escape_leaves_the_report_of_an_import(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    book = tmp_path / "book.xlsx"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.answer(book, book)
        user.choose("export_workbook")
        user.wait_for_work()
        user.choose("import_workbook")
        user.wait_for_work()
        QTest.mouseClick(offer_in_strip(user, "Show the report"), Qt.MouseButton.LeftButton)
        pages = [user.program.window.page]
        user.press(Qt.Key.Key_Escape)
        pages.append(user.program.window.page)

        assert pages == [Page.REPORT, Page.MAP]


def test_an_offer_of_the_strip_leaves_the_keyboard_where_it_was(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        outline = user.program.window.docks.outline.widget()
        outline.setFocus()
        user.choose("select_all")
        user.choose("delete")
        QTest.mouseClick(offer_in_strip(user, "Undo"), Qt.MouseButton.LeftButton)

        assert QApplication.focusWidget() is outline
