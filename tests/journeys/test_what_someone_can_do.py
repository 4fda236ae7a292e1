"""The whole way through the real window, as the first page of the README promises it."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Direction, SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.start_page import StartPage
from tests.journeys.driver import User, started
from tests.journeys.hands import FormHand, GridHand, MapHand

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)

TEMPLATE = "it-business-value"
GROW = "Grow revenue through technology"
DELIVER = "Deliver change fast"
SKILLS = "Grow skilled, engaged IT people"


def begin(user: User) -> None:
    """Click the tile of the template on the start page."""
    page = user.program.window.findChild(StartPage)
    assert isinstance(page, StartPage)
    QTest.mouseClick(page.tiles[TEMPLATE], Qt.MouseButton.LeftButton)
    user.wait(lambda: user.program.session.current is not None)
    user.wait_for_work()


def called(card: Scorecard, name: str) -> ObjectiveId:
    """Return the objective of this name."""
    (found,) = (each.id for each in card.objectives.values() if each.name == name)
    return found


def main_measure(card: Scorecard, name: str) -> MeasureId:
    """Return the measure that an objective's card shows."""
    measure = Relations(card).main_measure(called(card, name))
    assert measure is not None
    return measure.id


def test_a_template_shows_its_map(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        shown = MapHand(user).view.map_scene.shown_ids()

        assert user.program.window.page is Page.MAP
        assert shown.objectives == user.card.objectives.keys()
        assert shown.links == user.card.links.keys()
        assert shown.perspectives == user.card.perspectives.keys()


def test_cards_are_dragged_made_linked_deleted_and_all_of_it_undone_and_redone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        start, hand = user.card, MapHand(user)
        deliver, grow = called(start, DELIVER), called(start, GROW)
        home = start.objectives[deliver].perspective_id
        above = start.objectives[grow].perspective_id
        assert home is not None
        assert above is not None

        hand.drag(hand.middle(deliver), hand.middle(deliver) + QPointF(80, 0))
        assert user.card.objectives[deliver].perspective_id == home
        assert user.card.placements != start.placements

        hand.double_click(hand.free_spot(above))
        hand.type_title("Learn faster")
        learn = called(user.card, "Learn faster")
        assert user.card.objectives[learn].perspective_id == above

        links = len(user.card.links)
        hand.drag(hand.top(learn), hand.middle(grow))
        assert len(user.card.links) == links + 1

        below = called(start, SKILLS)
        bottom = start.objectives[below].perspective_id
        assert bottom is not None
        hand.drag(hand.middle(learn), hand.free_spot(bottom))
        assert user.card.objectives[learn].perspective_id == bottom

        hand.click(hand.middle(learn))
        hand.press(Qt.Key.Key_Delete)
        assert learn not in user.card.objectives
        assert "Deleted 1 item" in user.said
        assert len(user.card.links) == links

        done, steps = user.card, user.open.history.steps.index
        assert steps == 5  # one for each act: move, make and name, link, move, delete
        for _step in range(steps):
            user.choose("undo")
        assert user.card == start
        for _step in range(steps):
            user.choose("redo")
        assert user.card == done
        assert hand.view.map_scene.shown_ids().objectives == done.objectives.keys()


def test_a_measure_is_edited_and_its_values_typed_and_pasted(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.program.window.docks.detail.raise_()
        measure = main_measure(user.card, DELIVER)
        user.open.view_state.select([called(user.card, DELIVER)])
        form = FormHand(user)
        form.type("name", "Deliver change faster")
        form.type("owner_id", "Ada")
        assert user.card.objectives[called(user.card, "Deliver change faster")].owner_id

        user.open.view_state.select([measure])
        form.type("unit.symbol", "weeks")
        form.type("baseline", "12")
        form.choose("frequency", "Every month")
        form.choose("direction", "Higher is better")
        form.choose("rule", "Goal and red flag")
        form.type("rule.goal", "20")
        form.type("rule.red_flag", "10")
        edited = user.card.measures[measure]
        assert (edited.unit.symbol, edited.baseline) == ("weeks", 12.0)
        assert edited.direction is Direction.HIGHER

        grid = GridHand(user)
        grid.go(0, "2026-08")
        grid.type("15")
        qtbot.waitUntil(lambda: actual(user.card, measure, "2026-08") == 15.0)
        grid.go(0, "2026-09")
        grid.paste("16\t17")
        assert actual(user.card, measure, "2026-09") == 16.0
        assert actual(user.card, measure, "2026-10") == 17.0
        judged = user.open.bridge.scene.results.measure(measure)
        assert judged.score == pytest.approx(100 / 3 * 1.7)  # red flag 33⅓, goal 66⅔
        charts = user.program.window.findChild(DetailCharts)
        assert isinstance(charts, DetailCharts)
        assert not charts.chart.is_empty


def actual(card: Scorecard, measure: MeasureId, month: str) -> float | None:
    """Return the actual of a month."""
    series = Relations(card).first_series(measure, SeriesKind.ACTUAL)
    return series.samples.get(parse_period(month).ordinal) if series else None


def test_the_outline_is_in_step_with_the_map(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        hand = MapHand(user)
        hand.click(hand.middle(called(user.card, GROW)))
        outline = user.program.window.docks.outline.widget()
        assert isinstance(outline, OutlineView)
        (row,) = outline.selectionModel().selectedRows()

        assert row.data() == GROW


def test_what_was_changed_in_excel_is_there_after_the_import(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    book, path = tmp_path / "book.xlsx", tmp_path / "ours.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        user.answer(book)
        user.choose("export_workbook")
        user.wait_for_work()
        rename_in_excel(book, GROW, "Grow revenue, soberly")
        before = user.card
        user.answer(book)
        user.choose("import_workbook")
        apply_button(user).click()
        user.wait_for_work()

        assert called(user.card, "Grow revenue, soberly") == called(before, GROW)
        assert "1 changed" in user.said
        user.choose("undo")
        assert user.card == before
        user.choose("redo")
        user.choose("save")
        user.wait_for_work()
        assert called(read_card(path), "Grow revenue, soberly")


def apply_button(user: User) -> QPushButton:
    """Wait until it is seen what a workbook would change, and return what takes it in."""
    merges = user.program.acts.merges
    user.wait(lambda: merges.page is not None and merges.page.apply_button.isEnabled())
    assert merges.page is not None
    return merges.page.apply_button


def rename_in_excel(book: Path, old: str, new: str) -> None:
    """Type over a name on the sheet of objectives."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Objectives"]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == old)
    cell.value = new
    workbook.save(book)


@pytest.mark.parametrize(("ending", "magic"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_map_is_drawn_into_a_picture(
    ending: str, magic: bytes, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    picture = tmp_path / f"map.{ending}"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.answer(picture)
        user.choose("export_picture")
        user.wait_for_work()

        assert picture.read_bytes().startswith(magic)
        assert user.said == f"“{picture.name}” was written."
