"""The window itself: panes, pages, strip, settings, drops, and what is said without a dialog."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import set_setting
from scorecard_app.ui.dialogs.settings_page import SettingsPage
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.start_page import StartPage
from tests.exchange.workbook.books import written
from tests.exchange.workbook.cards import small_card
from tests.journeys.driver import User, started

TEMPLATE = "it-business-value"


def begin(user: User) -> None:
    """Begin with the template that has the most on its map."""
    user.program.starter.begin_from_template(TEMPLATE)
    user.wait_for_work()


def focused(user: User) -> QWidget:
    """Return what has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert user.program.window.isAncestorOf(focus)
    return focus


def test_f6_walks_through_all_panes_and_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        docks = user.program.window.docks
        walked = []
        for command in ("next_pane",) * 6 + ("previous_pane",) * 6:
            user.choose(command)
            focus = focused(user)
            panes = (docks.outline, docks.library, docks.hints, docks.inspector, docks.detail)
            inside = [at for at, each in enumerate(panes) if each.isAncestorOf(focus)]
            walked.append(inside[0] if inside else 5)

        assert walked == [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0, 5]


def test_a_pane_that_was_closed_stays_closed_at_the_next_start(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.program.window.docks.outline.close()

    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        docks = user.program.window.docks
        assert docks.outline.isHidden()
        assert not docks.inspector.isHidden()
        user.choose("reset_panes")
        assert not docks.outline.isHidden()


def test_on_a_small_screen_the_detail_shares_the_right_side(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.window.resize(1366, 768)
        begin(user)
        window, docks = user.program.window, user.program.window.docks

        assert window.tabifiedDockWidgets(docks.inspector) == [docks.detail]
        assert window.tabifiedDockWidgets(docks.outline) == [docks.library, docks.hints]


def test_a_window_that_grows_gives_the_detail_and_the_panes_more_room(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        window, docks = user.program.window, user.program.window.docks
        px = user.program.parts.themes.theme.px
        window.resize(1366, 768)
        begin(user)
        user.wait(lambda: docks.are_untouched)
        assert (docks.outline.width(), docks.inspector.width()) == (px(240), px(320))
        window.resize(1920, 1080)
        user.wait(lambda: docks.are_untouched)

        assert window.dockWidgetArea(docks.detail) is Qt.DockWidgetArea.BottomDockWidgetArea
        assert window.tabifiedDockWidgets(docks.outline) == []
        assert docks.library.geometry().top() > docks.outline.geometry().bottom()
        assert (docks.outline.width(), docks.inspector.width()) == (px(300), px(370))


def test_panes_that_were_arranged_by_hand_stay_as_they_are_when_the_window_grows(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        window, docks = user.program.window, user.program.window.docks
        window.resize(1366, 768)
        begin(user)
        user.wait(lambda: docks.are_untouched)
        window.resizeDocks([docks.outline], [420], Qt.Orientation.Horizontal)
        user.wait(lambda: docks.outline.width() == 420)
        window.resize(1920, 1080)
        QApplication.processEvents()

        assert window.tabifiedDockWidgets(docks.inspector) == [docks.detail]
        assert docks.outline.width() == 420


def test_every_control_that_takes_the_keyboard_has_a_name(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.window.resize(1366, 768)  # where the panes have tabs
        begin(user)
        user.wait(lambda: user.program.window.findChild(QTabBar) is not None)
        nameless = set()
        for page in user.program.window.pages - {Page.WAITING}:
            user.program.window.show_page(page)
            nameless |= {
                f"{type(each).__name__} in {page.value}"
                for each in user.program.window.findChildren(QWidget)
                if each.isVisible()
                and each.focusPolicy() & Qt.FocusPolicy.TabFocus
                and each.focusProxy() is None
                and not (each.accessibleName() or getattr(each, "text", str)())
            }

        assert nameless == set()


def test_a_refusal_is_said_in_the_strip_and_can_be_dismissed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        strip = user.program.window.strip
        user.open.history.refused.emit("A perspective that holds objectives stays.")
        assert strip.isVisible()
        assert user.said == "A perspective that holds objectives stays."
        strip.dismiss()

        assert not strip.isVisible()


def test_a_refusal_is_forgotten_at_the_next_change_and_other_notices_stay(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.open.history.refused.emit("“abc” is not a number.")
        rename = partial(set_setting, field="name", value="Ours")
        user.open.history.run("Rename", rename)
        assert user.said == ""
        user.program.failures.happened.emit()
        user.choose("undo")

        assert user.said == "Something went wrong; your work is safe on this computer."


def test_what_was_deleted_by_the_menu_comes_back_by_the_button_of_the_strip(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        before = user.card
        user.choose("select_all")
        user.choose("delete")
        assert not user.card.objectives
        assert "links went with" in user.said
        buttons = user.program.window.strip.findChildren(QPushButton)
        (undo,) = (each for each in buttons if each.text() == "Undo" and each.isVisible())
        undo.click()

        assert user.card == before


def test_a_failure_is_said_and_its_diagnostics_can_be_copied(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        error = ZeroDivisionError("We close the plant in Graz")
        user.program.failures.record(type(error), error, None)
        assert user.said == "Something went wrong; your work is safe on this computer."
        notice = user.program.window.strip.notice
        assert notice is not None
        notice.offers[0].act()

        copied = QGuiApplication.clipboard().text()
        assert "ZeroDivisionError" in copied
        assert "Graz" not in copied


def test_the_settings_page_edits_the_scorecard_as_one_step_and_the_program_at_once(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose("settings")
        page = user.program.window.findChild(SettingsPage)
        assert isinstance(page, SettingsPage)
        fields = {each.accessibleName(): each for each in page.findChildren(QWidget)}
        name, theme = fields["Name of the scorecard"], fields["Theme"]
        assert isinstance(name, QLineEdit)
        assert isinstance(theme, QComboBox)
        name.setFocus()
        name.selectAll()
        user.type("Ours", into=name)
        user.press(Qt.Key.Key_Return, into=name)
        assert user.card.settings.name == "Ours"
        assert user.open.history.steps.count == 1
        theme.setCurrentIndex(theme.findData("dark"))
        theme.activated.emit(theme.currentIndex())
        assert user.program.parts.themes.theme.is_dark
        user.press(Qt.Key.Key_Escape, into=name)

        assert user.program.window.page is Page.MAP


def test_a_scorecard_that_is_dropped_on_the_window_opens(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "dropped.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        user.choose("close")
        user.wait_for_work()
        drop(user, path)
        user.wait_for_work()

        assert user.open.path == path


def drop(user: User, path: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 400), actions, data, buttons, keys)
    user.program.window.dropEvent(event)


def take_offer(user: User) -> None:
    """Press what the message strip offers."""
    strip = user.program.window.strip
    assert strip.notice is not None
    title = strip.notice.offers[0].title
    next(each for each in strip.findChildren(QPushButton) if each.text() == title).click()
    user.wait_for_work()


def test_a_table_that_is_dropped_where_nothing_is_open_can_start_a_new_scorecard(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    table = tmp_path / "numbers.csv"
    table.write_text("Measure;Jan 2026\nRevenue;12\n")
    with started(tmp_path, qtbot, qapp) as user:
        drop(user, table)
        assert user.said == "No scorecard is open into which “numbers.csv” could be imported."
        take_offer(user)

        assert (user.open.name, user.program.window.page) == ("numbers", Page.IMPORT)
        page = user.program.acts.imports.page
        assert page is not None
        assert page.apply_button.isEnabled()
        assert user.said == ""


def test_a_workbook_of_ours_that_is_dropped_where_nothing_is_open_can_be_opened_as_its_scorecard(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    book = written(small_card(), tmp_path)
    with started(tmp_path, qtbot, qapp) as user:
        drop(user, book)
        take_offer(user)

        assert user.card == small_card()
        assert user.program.window.page is Page.MAP


def test_recent_files_are_listed_and_missing_ones_are_grey(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    there, gone = tmp_path / "there.scorecard", tmp_path / "gone.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        for path in (gone, there):
            user.answer(path)
            user.choose("save_as")
            user.wait_for_work()
        gone.unlink()
        user.choose("new")
        page = user.program.window.findChild(StartPage)
        assert isinstance(page, StartPage)
        buttons = {each.objectName(): each for each in page.findChildren(QPushButton)}

        assert buttons[str(there)].isEnabled()
        assert not buttons[str(gone)].isEnabled()
        buttons[str(there)].click()
        user.wait_for_work()
        assert user.open.path == there


def test_the_date_is_stepped_by_months_and_everything_is_judged_again(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.open_sample()
        user.wait_for_work()
        stepper = user.program.acts.stepper
        assert stepper.text == "Mar 2011"
        user.choose("earlier")

        assert stepper.text == "Feb 2011"
        assert user.open.bridge.scene.day == user.open.view_state.date
        user.choose("later")
        assert stepper.text == "Mar 2011"


def test_german_is_spoken_where_it_is_chosen(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp, language="de") as user:
        titles = [each.text() for each in user.program.window.menuBar().actions()]

        assert "&Datei" in titles
        assert user.program.parts.forms.decimal == ","
