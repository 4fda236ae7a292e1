"""Someone asks on the map what would be different: by mouse, by keys, through the months.

Oracles: the table of business-value knowledge §2; 25 M that are 10 % better bring 2.5 M a year.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import SupposedFace
from scorecard_app.ui.canvas.map_page import MapPage
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.paint.supposed import handle_x, slider_box
from scorecard_app.ui.worth.page import ValuePage
from scorecard_app.ui.worth.split import SplitPart
from tests.builders import minter
from tests.journeys.driver import User, started
from tests.journeys.mouse import Mouse
from tests.rich_value import rich_card

_HELD = Qt.MouseButton.LeftButton


class Asking:
    """A user before the map of the template, who has asked what if."""

    def __init__(self, user: User, qtbot: QtBot, *, by_key: bool = False) -> None:
        self.user = user
        user.program.starter.begin_from_template("it-business-value")
        user.wait_for_work()
        page = user.program.window.findChild(MapPage)
        assert isinstance(page, MapPage)
        view = page.focusProxy()
        assert isinstance(view, MapView)
        self.page, self.view = page, view
        self.mouse = Mouse(user.program.window, qtbot)
        if by_key:
            user.press(Qt.Key.Key_F8, into=view)
        else:
            self.mouse.click(page.bar.what_if)

    @property
    def supposed(self) -> dict[ObjectiveId, float]:
        return dict(self.user.open.view_state.what_if.pushes)

    def card(self, source: str) -> ObjectiveId:
        objectives = self.user.card.objectives.items()
        return next(key for key, each in objectives if each.source_id == source)

    def face(self, source: str) -> SupposedFace:
        face = self.view.map_scene.face_of(self.card(source))
        assert face is not None
        assert face.supposed is not None
        return face.supposed

    def handle(self, source: str, share: float = 0.0) -> QPoint:
        scene = self.view.map_scene
        rect = scene.rect_of(self.card(source)) or QRectF()
        return self.view.mapFromScene(QPointF(handle_x(rect, share), slider_box(rect).center().y()))

    def value_page(self) -> ValuePage:
        self.user.choose("show_value")
        page = self.user.program.window.findChild(ValuePage)
        assert isinstance(page, ValuePage)
        return page

    def slide(self, source: str, share: float) -> None:
        self.mouse.drag(self.view.viewport(), self.handle(source), self.handle(source, share))


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


@pytest.fixture
def asking(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Asking]:
    with started(tmp_path, qtbot, qapp) as user:
        yield Asking(user, qtbot)


def test_a_slider_moves_all_that_follows_and_nothing_of_it_is_in_the_document(
    asking: Asking,
) -> None:
    before = asking.user.card
    asking.slide("D3", 0.2)
    assert asking.supposed == {asking.card("D3"): pytest.approx(0.1, abs=0.011)}
    assert asking.face("V0").role == "band.on"
    assert asking.user.card is before

    QTest.mousePress(asking.view.viewport(), _HELD, pos=asking.handle("T1"))
    asking.mouse.move(asking.view.viewport(), asking.handle("T1", -0.4), _HELD)
    assert asking.face("T1").role == "band.off"
    asking.user.press(Qt.Key.Key_Escape, into=asking.view)
    QTest.mouseRelease(asking.view.viewport(), _HELD, pos=asking.handle("T1", -0.4))
    assert asking.card("T1") not in asking.supposed

    asking.mouse.double_click(asking.view.viewport(), asking.handle("D3"))
    assert asking.supposed == {}
    assert asking.face("V0").change == "no change"


def test_typing_arrows_and_months_say_what_the_table_says(asking: Asking) -> None:
    state, view = asking.user.open.view_state, asking.view
    state.select([asking.card("T1")])
    view.setFocus()
    asking.user.type("+", into=view)
    field = view.what_if.asking.field
    assert field is not None
    QTest.keyClicks(field, "10 %")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asking.face("V0").brief == "+0.9 %"  # month 60

    slider = asking.page.what_if.months.slider
    slider.setFocus()
    slider.setValue(6)
    assert asking.face("V0").brief == "−0.1 %"  # worse before better: −0.11
    asking.user.press(Qt.Key.Key_Home, into=slider)
    assert asking.face("V0").change == "no change"
    assert asking.page.what_if.months.says.text().startswith("Now")
    asking.user.press(Qt.Key.Key_PageUp, into=slider)
    assert asking.face("V0").brief == "+0.2 %"  # month 12: 0.22

    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert asking.supposed == {asking.card("T1"): pytest.approx(0.06)}


def test_money_stands_by_stream_and_what_is_supposed_can_be_kept_and_reset(
    asking: Asking,
) -> None:
    bar = asking.page.what_if
    asking.user.open.view_state.what_if.push(asking.card("V1"), 0.1)
    assert bar.money.words[0] == "Lower IT cost +2.5\u202fM EUR a year"
    assert len(bar.money.words) == 4

    asking.mouse.click(bar.keeping.keep)
    assert bar.keeping.field.text() == "Cut the cost of IT itself +10 %"
    asking.user.type("Cheaper IT", into=bar.keeping.field)
    asking.user.press(Qt.Key.Key_Return, into=bar.keeping.field)
    (kept,) = asking.user.card.scenarios.values()
    assert (kept.name, kept.pushes[0].amount) == ("Cheaper IT", 0.1)
    assert bar.keeping.scenarios.text() == "Scenarios (1)"

    asking.mouse.click(bar.keeping.reset)
    assert asking.supposed == {}
    asking.user.open.view_state.what_if.take(kept)
    assert asking.supposed == {asking.card("V1"): 0.1}
    asking.user.choose("undo")
    assert not asking.user.card.scenarios

    asking.mouse.click(bar.close_button)
    assert not bar.isVisible()
    assert asking.page.bar.what_if.isChecked() is False


def test_the_value_view_ranks_levers_draws_ranges_and_explains_a_card(asking: Asking) -> None:
    user, page = asking.user, asking.value_page()
    assert page.verdict.sheet.says.text().startswith("Nothing is supposed yet")
    asking.mouse.click(page.verdict.to_levers)
    table = page.levers.sheet.table
    user.wait(lambda: table.rowCount() == 7)
    names = [cell(table, row, 0) for row in range(7)]
    assert all("→" in cell(table, row, 2) for row in range(7))
    assert "ranked by" in page.levers.sheet.note.text().lower()

    QTest.keyClick(table, Qt.Key.Key_Plus)
    lever = next(each for each in user.card.levers.values() if each.name == names[0])
    supposed = user.open.view_state.what_if
    turned = {lever.id: lever.current + lever.step}
    assert supposed.lever_settings == turned
    page.ask(page.verdict)
    verdict = page.verdict.sheet
    user.wait(lambda: "It loses money" in [each.label for each in verdict.figures.shown])
    drawn = cell(verdict.table, 6, 2)
    asking.mouse.click(page.again)
    assert page.draw.text() == "2,000 futures · seed 2"
    user.wait(lambda: cell(verdict.table, 6, 2) not in {drawn, "–"})
    QTest.keyClick(verdict.table, Qt.Key.Key_Space)
    assert verdict.to_why.isChecked()

    page.ask(page.scenarios)
    user.wait(lambda: page.scenarios.sheet.table.rowCount() == 1)
    asking.mouse.click(page.scenarios.keep)
    user.wait(lambda: page.scenarios.sheet.table.rowCount() == 2)
    page.scenarios.sheet.table.selectRow(1)
    page.scenarios.field.setFocus()
    page.scenarios.field.selectAll()
    user.type("Adopt more", into=page.scenarios.field)
    user.press(Qt.Key.Key_Return, into=page.scenarios.field)
    (kept,) = user.card.scenarios.values()
    assert (kept.name, dict(kept.lever_settings)) == ("Adopt more", turned)
    asking.mouse.click(page.scenarios.copy)
    assert {each.name for each in user.card.scenarios.values()} == {
        "Adopt more",
        "Adopt more, a copy",
    }
    page.ask(page.levers)
    asking.mouse.click(page.levers.today)
    assert supposed.is_empty

    page.ask(page.ways)
    user.open.view_state.select([asking.card("D3")])
    ways = page.ways.sheet
    user.wait(lambda: ways.table.rowCount() > 1)
    assert ways.says.text().startswith("10 % better at “Land the business change” is worth")
    asking.mouse.click(page.ways.on_map)
    assert asking.page.isVisible()
    user.wait_for_work()


def decide_on_a_lever(asking: Asking, split: SplitPart) -> None:
    """Type what a lever gets: too much is refused in a sentence beside it."""
    user, table, amount = asking.user, split.sheet.table, split.locks.amount
    rows = range(table.rowCount())
    table.selectRow(next(row for row in rows if cell(table, row, 0) == "Modernisation"))
    user.type("9 M", into=amount)
    user.press(Qt.Key.Key_Return, into=amount)
    assert split.locks.wrong.whole == "“Modernisation” gets 0 to 5 M a year, not 9 M."
    amount.selectAll()
    user.type("1.2 M EUR", into=amount)
    user.press(Qt.Key.Key_Return, into=amount)
    assert split.locks.wrong.whole == ""
    user.wait(lambda: "gets 1.2\u202fM" in [cell(table, row, 5) for row in range(table.rowCount())])
    asking.mouse.click(split.locks.free)
    assert amount.text() == ""


def test_a_budget_is_split_and_taken_over_and_a_goal_is_sought(asking: Asking) -> None:
    user = asking.user
    user.open.history.run("", partial(rich_card, minter()))
    user.choose("split_budget")
    page = asking.value_page()
    split, table = page.split, page.split.sheet.table
    assert page.part is split
    user.wait(lambda: table.rowCount() == 17)
    chart = split.sheet.chart
    assert isinstance(chart, ChartView)
    user.wait(lambda: chart.chart.title.startswith("What each budget leaves"))
    started = next(row for row in range(17) if cell(table, row, 3) == "start")
    name = cell(table, started, 0)
    table.selectRow(started)
    asking.mouse.click(split.locks.rest)
    user.wait(lambda: "must not" in [cell(table, row, 5) for row in range(17)])
    row = next(row for row in range(17) if cell(table, row, 0) == name)
    assert cell(table, row, 3) == "–"

    decide_on_a_lever(asking, split)
    user.wait(lambda: chart.chart.title.startswith("What each budget leaves"))
    budget = split.budget.text()
    third = [spot for spot in chart.spots if spot.is_main][3]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=third.centre.toPoint())
    assert split.budget.text() != budget
    split.budget.setText("4 M; 1 M")
    split.budget.editingFinished.emit()
    user.wait(lambda: "of years 2" in split.sheet.says.text())
    split.budget.setText("-1")
    split.budget.editingFinished.emit()
    assert split.sheet.says.text().startswith("A budget is not below zero.")
    split.budget.setText("9 M")
    split.budget.editingFinished.emit()
    user.wait(lambda: table.rowCount() == 17)
    asking.mouse.click(split.keep)
    asking.mouse.click(split.suppose)
    supposed = user.open.view_state.what_if
    assert "Best split of 9 M a year" in [each.name for each in user.card.scenarios.values()]
    assert supposed.lever_settings

    for part in (page.doubts, page.measuring):
        page.ask(part)
        user.wait(lambda: page.part.sheet.table.rowCount() > 1)
    page.ask(page.goals)
    page.goals.amount.setText("35 M")
    page.goals.amount.editingFinished.emit()
    user.wait(lambda: page.goals.sheet.table.rowCount() > 1)
    asking.mouse.click(page.goals.suppose)
    user.wait(lambda: page.goals.sheet.says.text() == "What is supposed now reaches that already.")
    user.wait_for_work()
