"""Natural limits are frozen, rebased and taken back where the chart is, with a reason."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.measures import Phase, SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.charts.limits_bar import LimitsBar
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import RATING, REVENUE
from tests.ui.models.small_desk import Desk, desk

KEY = Qt.Key
TODAY = date(2026, 10, 5)
AUGUST, JULY = parse_period("2026-08"), parse_period("2026-07")


class Stage:
    """The behaviour of revenue over a year, and the bar below it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.at: Desk = desk()
        start = parse_period("2025-10")
        values = {start.shifted(place): 90.0 + place % 4 for place in range(12)}
        typed = partial(
            set_values,
            measure_id=REVENUE,
            kind=SeriesKind.ACTUAL,
            values=values,
            mint=self.at.mint,
        )
        self.at.history.run("Type", typed)
        themes = ThemeStore("light")
        self.bar = LimitsBar(self.at.history, themes, lambda: TODAY)
        at = self.at
        self.charts = DetailCharts(at.bridge, themes, at.forms, at.mint, limits=self.bar)
        qtbot.addWidget(self.charts)
        self.charts.resize(800, 400)
        with qtbot.waitActive(self.charts):
            self.charts.show()
            self.charts.activateWindow()
        self.charts.show_measure(REVENUE)
        self.charts.choose("xmr")
        view = self.charts.findChild(ChartView)
        assert view is not None
        self.view: ChartView = view
        view.setFocus()

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Return what was declared."""
        return self.at.card.measures[REVENUE].phases

    def answer(self, reason: str) -> None:
        """Give the reason and press Enter."""
        QTest.keyClicks(self.bar.line.reason, reason)
        QTest.keyClick(self.bar.line.reason, KEY.Key_Return)


def test_limits_are_frozen_at_the_point_that_was_walked_to_in_one_step(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    steps = stage.at.steps
    for key in (KEY.Key_End, KEY.Key_Left, KEY.Key_F):
        QTest.keyClick(stage.view, key)
    assert stage.bar.line.reason.hasFocus()
    assert not stage.bar.line.decide.isEnabled()
    stage.answer("The team was complete")
    assert stage.phases == (Phase(None, AUGUST, "The team was complete"),)
    assert stage.at.steps == steps + 1
    (decision,) = stage.at.card.decisions.values()
    assert (decision.rationale, decision.decided) == ("The team was complete", TODAY)
    assert stage.bar.line.isHidden()
    stage.at.history.undo()
    after = stage.at.card
    assert (len(after.measures[REVENUE].phases), len(after.decisions)) == (0, 0)


def test_limits_are_rebased_from_the_point_that_was_clicked(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    spots = [spot for spot in stage.view.spots if spot.at == JULY.ordinal and spot.is_main]
    place = QPointF(spots[0].centre).toPoint()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(stage.view, Qt.MouseButton.LeftButton, none, place)
    buttons = stage.bar.findChildren(QToolButton)
    (rebase,) = [each for each in buttons if each.text() == "Rebase…"]
    assert "Jul 2026" in rebase.toolTip()
    rebase.click()
    stage.answer("Another portal")
    assert stage.phases == (Phase(JULY, None, "Another portal"),)


def test_phases_are_listed_with_their_reasons_and_taken_back(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    assert not stage.bar.phases.isVisible()
    QTest.keyClick(stage.view, KEY.Key_R)
    stage.answer("Another portal")
    qtbot.waitUntil(lambda: stage.bar.phases.text() == "1 phase")
    (action,) = stage.bar.phases.menu().actions()
    assert action.text() == "Computed anew from Sep 2026 on (Another portal): take back…"
    action.trigger()
    stage.answer("It was none")
    assert not stage.phases
    assert [each.rationale for each in stage.at.card.decisions.values()] == [
        "Another portal",
        "It was none",
    ]


def test_what_is_refused_is_said_in_place_and_escape_leaves_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    for _time in range(2):
        QTest.keyClick(stage.view, KEY.Key_R)
        stage.answer("Another portal")
    assert "already" in stage.bar.line.error
    assert stage.bar.line.isVisible()
    closed = QSignalSpy(stage.bar.closed)
    QTest.keyClick(stage.bar.line.reason, KEY.Key_Escape)
    assert closed.count() == 1
    assert not stage.bar.line.isVisible()
    assert len(stage.phases) == 1


def test_without_a_reason_nothing_is_decided(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    QTest.keyClick(stage.view, KEY.Key_F)
    stage.answer("   ")
    assert stage.bar.line.error.startswith("Say why")
    assert not stage.phases


def test_limits_are_decided_about_only_where_behaviour_is_shown(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    assert stage.bar.isVisible()
    assert stage.bar.freeze.isVisible()
    stage.charts.choose("trend")
    assert not stage.bar.isVisible()
    assert not stage.bar.freeze.isVisible()
    QTest.keyClick(stage.view, KEY.Key_F)
    assert not stage.bar.line.isVisible()


def test_a_question_about_another_measure_is_dropped(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    QTest.keyClick(stage.view, KEY.Key_F)
    stage.charts.show_measure(RATING)
    stage.charts.show_measure(REVENUE)
    assert not stage.bar.line.isVisible()
