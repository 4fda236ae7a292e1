"""Someone says what money and work bring: by mouse, by keys, and in the words of a meeting.

Oracles: what was typed; a Hill whose half is at k brings vmax / 2 there (business-value.md (7)).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.domain.value import CurveKind, Initiative, Lever
from scorecard_app.present.investing.response import SUPPOSED, Handle
from scorecard_app.ui.editors.invested_section import InvestedSection
from scorecard_app.ui.investing.field_table import FieldTable
from scorecard_app.ui.investing.page import InvestingPage
from tests.journeys.driver import User, started
from tests.journeys.mouse import Mouse

_KEY = Qt.Key

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard",  # lists pop up
    extend=True,
)


class Investor:
    """A user of the template who looks at what is invested."""

    def __init__(self, user: User, qtbot: QtBot) -> None:
        self.user = user
        user.program.starter.begin_from_template("it-business-value")
        user.wait_for_work()
        self.mouse = Mouse(user.program.window, qtbot)

    @property
    def page(self) -> InvestingPage:
        page = self.user.program.window.findChild(InvestingPage)
        assert isinstance(page, InvestingPage)
        return page

    @property
    def supposed(self) -> dict[LeverId, float]:
        return dict(self.user.open.view_state.what_if.lever_settings)

    def card(self, source: str) -> ObjectiveId:
        objectives = self.user.card.objectives.items()
        return next(key for key, each in objectives if each.source_id == source)

    def lever(self, name: str) -> Lever:
        return next(each for each in self.user.card.levers.values() if each.name == name)

    def initiative(self, name: str) -> Initiative:
        return next(each for each in self.user.card.initiatives.values() if each.name == name)

    def handle(self, name: str) -> Handle:
        return next(each for each in self.page.curve.view.spec.handles if each.name == name)

    def place(self, handle: Handle) -> QPoint:
        return self.page.curve.view.frame.at(handle).toPoint()

    def cell(self, table: FieldTable, key: str) -> QPoint:
        """Return the middle of a cell of the current row."""
        at = next(at for at, each in enumerate(table.fields.columns) if each.key == key)
        index = table.fields.index(table.currentIndex().row(), at)
        table.setCurrentIndex(index)
        return table.visualRect(index).center()

    def type_into(self, table: FieldTable, key: str, text: str) -> None:
        """Go to a cell of the current row, type over what is there and hand it over by Enter."""
        self.cell(table, key)
        table.setFocus()
        self.user.press(_KEY.Key_F2, into=table)
        self.type_name(table, text)

    def editor(self, table: FieldTable) -> QLineEdit:
        """Return the line in which a cell is typed."""
        lines = table.viewport().findChildren(QLineEdit)
        return next(each for each in lines if each.isVisible())

    def type_name(self, table: FieldTable, text: str) -> None:
        """Type into the cell that is open, and hand it over by Enter."""
        self.user.type(text, into=self.editor(table))
        self.user.press(_KEY.Key_Return, into=self.editor(table))

    def choose_in(self, table: FieldTable, key: str, begins: str) -> None:
        """Choose in a cell of the current row what begins with a text."""
        self.cell(table, key)
        table.setFocus()
        self.user.press(_KEY.Key_F2, into=table)
        boxes = table.viewport().findChildren(QComboBox)
        box = next(each for each in boxes if each.isVisible())
        index = box.findText(begins, Qt.MatchFlag.MatchStartsWith)
        box.setCurrentIndex(index)
        box.activated.emit(index)


@pytest.fixture
def investor(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Investor]:
    with started(tmp_path, qtbot, qapp) as user:
        yield Investor(user, qtbot)


def test_a_lever_is_made_from_its_card_its_curve_dragged_and_its_money_turned(
    investor: Investor, tmp_path: Path
) -> None:
    user, mouse = investor.user, investor.mouse
    user.open.view_state.select([investor.card("O1")])
    user.choose("invest_by_lever")
    page = investor.page
    investor.type_name(page.levers.table, "Academy")
    assert [each.objective_id for each in investor.lever("Academy").acts] == [investor.card("O1")]
    assert "only a suggestion" in page.curve.view.spec.sentence

    view = page.curve.view
    ring = investor.handle("half")
    to = view.frame.spot(2e6, 0.04).toPoint()
    mouse.drag(view, investor.place(ring), to)
    (act,) = investor.lever("Academy").acts
    assert act.curve.kind is CurveKind.HILL
    assert act.curve.parameters["k"] == pytest.approx(2e6, rel=0.02)
    assert act.curve.parameters["vmax"] == pytest.approx(0.08, rel=0.1)
    user.wait(lambda: page.curve.returns.text().startswith("100\u202fk EUR a year more"))

    slider = investor.handle(SUPPOSED)
    mouse.drag(view, investor.place(slider), view.frame.spot(5.2e5, 0.0).toPoint())
    assert investor.supposed == {investor.lever("Academy").id: 5e5}
    mouse.click(page.curve.turns.plan)
    investor.type_name(page.initiatives.table, "1/1/2027")
    plan = investor.initiative("More on Academy")
    assert (plan.cost_per_year, plan.start and plan.start.year) == (5e5, 2027)
    gain = act.curve.parameters["vmax"] * 5e5 / (act.curve.parameters["k"] + 5e5)  # h is 1
    assert plan.effects[0].low == plan.effects[0].high == pytest.approx(gain, abs=1e-6)
    assert not investor.supposed
    assert dict(user.open.view_state.what_if.initiatives) == {plan.id: True}
    user.choose("undo")
    user.choose("undo")
    assert not user.card.initiatives
    page.tabs.setCurrentWidget(page.levers)
    mouse.drag(view, investor.place(slider), view.frame.spot(5.2e5, 0.0).toPoint())
    assert "It costs" in page.says.text()
    mouse.click(page.curve.turns.today)
    assert not investor.supposed

    mouse.choose(page.curve.shapes, "Straight lines")
    assert len(investor.lever("Academy").acts[0].curve.points) == 5
    mouse.double_click(view, view.frame.spot(6e5, 0.02).toPoint())
    assert len(investor.lever("Academy").acts[0].curve.points) == 6

    path = tmp_path / "invested.scorecard"
    kept = user.card.levers
    user.answer(path)
    user.choose("save_as")
    user.wait(lambda: path.is_file() and not user.open.is_modified)
    user.program.session.open_file(path)
    user.wait_for_work()
    assert user.card.levers == kept


def test_levers_are_edited_and_bent_by_the_keyboard_and_what_is_illegal_is_said(
    investor: Investor,
) -> None:
    user = investor.user
    user.choose("show_investments")
    page = investor.page
    table, first = page.levers.table, investor.lever("People and skills")
    assert table.hasFocus()
    investor.type_into(table, "current", "1.2 M")
    assert investor.lever("People and skills").current == 1.2e6
    investor.type_into(table, "maximum", "much")
    assert page.levers.error.text() == "“much” is not a number."
    user.press(_KEY.Key_Escape, into=investor.editor(table))
    investor.type_into(table, "maximum", "1 M")
    assert "lies between its minimum and its maximum" in page.levers.error.text()
    user.press(_KEY.Key_Escape, into=investor.editor(table))
    user.press(_KEY.Key_Plus, into=table)
    assert investor.supposed == {first.id: 1.3e6}

    view = page.curve.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    user.press(_KEY.Key_Left, into=view)
    assert not investor.supposed
    QTest.keyClick(view, _KEY.Key_Tab)
    assert view.current is not None
    assert view.current.name == "half"
    before = investor.lever("People and skills").acts[0].curve.parameters["k"]
    user.press(_KEY.Key_Right, into=view)
    user.press(_KEY.Key_Right, into=view)
    assert investor.lever("People and skills").acts[0].curve.parameters["k"] == before + 2e5
    assert not investor.lever("People and skills").is_example
    user.choose("undo")
    assert investor.lever("People and skills").acts == first.acts

    table.setFocus()
    QTest.keyClick(table, _KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.fields.ids.index(first.id) == 1
    user.press(_KEY.Key_Delete, into=table)
    assert first.id not in user.card.levers
    assert user.said == "Deleted: Lever “People and skills”."
    user.choose("undo")
    assert first.id in user.card.levers


def test_two_hundred_thousand_more_for_training_from_2027_are_worth_what_is_said(
    investor: Investor,
) -> None:
    user, mouse = investor.user, investor.mouse
    user.open.view_state.select([investor.card("O1")])
    sections = user.program.window.docks.inspector.findChildren(InvestedSection)
    section = next(each for each in sections if each.isVisible())
    assert section.rows.current is not None
    assert section.rows.current.title == "People and skills"
    mouse.click(section.initiative)
    page = investor.page
    table = page.initiatives.table
    investor.type_name(table, "More training")
    assert page.work.says.text().startswith("Say from how much to how much “More training”")
    investor.type_into(table, "start", "1/1/2027")
    investor.type_into(table, "cost_per_year", "200k")
    investor.type_into(table, "range", "2 to 6")
    made = investor.initiative("More training")
    assert (made.cost_per_year, made.start and made.start.year) == (2e5, 2027)
    assert [(each.low, each.high) for each in made.effects] == [(0.02, 0.06)]
    assert page.work.says.text().startswith("If “More training” is done: In today")

    mouse.click(page.work.supposed)
    assert dict(user.open.view_state.what_if.initiatives) == {made.id: True}
    assert "It costs" in page.says.text()
    _dates_are_dragged_and_stepped(investor, made)
    investor.type_into(table, "start", "")
    investor.choose_in(table, "state", "Running")
    assert page.work.supposed.text() == "Suppose it is stopped"
    user.choose("show_value")
    user.choose("reset_what_if")
    assert user.open.view_state.what_if.is_empty


def _dates_are_dragged_and_stepped(investor: Investor, made: Initiative) -> None:
    """Drag a bar by two months and take it back in one step; step its end by a key."""
    user, view = investor.user, investor.page.work.timeline.view
    at = [each.id for each in view.spec.bars].index(made.id)
    middle = view.frame.box(at).center().toPoint()
    drawn_to = date(made.start.year, made.start.month + 2, 1) if made.start else None
    months = QPoint(round(2 * view.frame.month_width), 0)
    investor.mouse.drag(view, middle, middle + months)
    assert investor.initiative(made.name).start == drawn_to
    assert view.accessibleDescription().startswith("More training: from Mar 2027 on; Proposed.")
    user.choose("undo")
    assert investor.initiative(made.name).start == made.start
    view.setFocus()
    QTest.keyClick(view, _KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    stepped = investor.initiative(made.name)
    assert stepped.end is not None
    assert stepped.start == made.start
    user.choose("undo")
    assert investor.page.initiatives.table.current_id == made.id
    _every_bar_says_itself_and_a_lever_gets_dates(investor)


def _every_bar_says_itself_and_a_lever_gets_dates(investor: Investor) -> None:
    """Levers without dates are open bars; one that is dragged by three months begins then."""
    view = investor.page.work.timeline.view
    heard = [each.accessibleName() for each in view.bars if each.isVisibleTo(view)]
    assert heard == [each.says for each in view.spec.bars]
    at, open_bar = next(
        (at, each) for at, each in enumerate(view.spec.bars) if each.name == "People and skills"
    )
    assert heard[at] == "People and skills: no dates; Lever"
    assert view.bars[at].geometry().contains(view.frame.box(at).center().toPoint())
    view.choose(open_bar.id)
    middle = view.frame.box(at).center().toPoint()
    months = QPoint(round(3 * view.frame.month_width), 0)
    investor.mouse.drag(view, middle, middle + months)
    begun = investor.lever("People and skills")
    assert begun.start is not None
    assert begun.start.year * 12 + begun.start.month - 1 == int(view.spec.today) + 3
    assert view.bars[at].accessibleDescription() == "chosen"
    investor.user.choose("undo")
    assert investor.lever("People and skills").start is None


def test_names_of_levers_stay_in_sight_while_the_table_is_scrolled(investor: Investor) -> None:
    user = investor.user
    user.program.window.resize(1366, 768)
    user.choose("show_investments")
    table = investor.page.levers.table
    bar, heads = table.horizontalScrollBar(), table.horizontalHeader()
    keys = [each.key for each in table.fields.columns]
    at = keys.index("returns")
    right = heads.sectionViewportPosition(at) + heads.sectionSize(at)
    assert right <= table.viewport().width()  # what money returns is seen without scrolling
    assert bar.maximum() > 0
    table.go_to(table.fields.ids[2], keys.index("brings"))
    assert bar.value() > 0
    assert table.names.room == table.columnWidth(0)
    table.go_to(table.fields.ids[2], keys.index("start"))
    start = table.visualRect(table.currentIndex())
    assert start.left() >= table.names.room
    scrolled = bar.value()
    spot = QPoint(10, table.viewport().y() + table.rowViewportPosition(1) + 5 - table.names.y())
    if scrolled:
        investor.mouse.click(table.names, spot)
        assert (table.current_id, bar.value()) == (table.fields.ids[1], scrolled)
    bar.setValue(0)
    assert table.names.room == 0
