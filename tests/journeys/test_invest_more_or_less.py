"""The workshop step "invest more or less" (workshop.md §2), played whole on the template.

Oracles: the table of business-value.md §2; what is supposed is what was typed; a file holds what
was in it when it was saved.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.investing.page import InvestingPage
from tests.builders import samples
from tests.journeys.driver import User, started
from tests.journeys.test_what_if import Asking, cell

_KEY = Qt.Key


def adoption_known(card: Scorecard) -> Scorecard:
    """Say of the measure of D3 that it stands at 60 %, its baseline."""
    names = {each.name: each for each in card.measures.values()}
    measure = names["Adoption of delivered change"]
    known = samples({"2026-06": 60.0})
    measure = replace(measure, baseline=60.0)
    return card.put(
        measure, Series(SeriesId("adoption"), measure.id, SeriesKind.ACTUAL, samples=known)
    )


def real(card: Scorecard) -> Scorecard:
    """Return a scorecard without what is only supposed in it."""
    return replace(card, scenarios={})


def test_where_one_more_unit_would_go_is_asked_answered_kept_and_there_again(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        asking = Asking(user, qtbot, by_key=True)
        user.open.history.run("", adoption_known)
        before = user.card
        push_on_the_map(asking)
        turn_a_lever(asking)
        hear_the_verdict(asking)
        split_a_budget(asking)
        compare(asking)
        assert real(user.card) == real(before)
        save_and_open_again(asking, tmp_path / "played.scorecard")
        assert real(user.card) == real(before)
        user.wait_for_work()


def tooltip_of(view: MapView, card: ObjectiveId) -> str:
    """Rest the mouse on a card."""
    rect = view.map_scene.rect_of(card)
    assert rect is not None
    spot = view.mapFromScene(rect.center())
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), asked)
    told = QToolTip.text()
    QToolTip.hideText()
    return told


def push_on_the_map(asking: Asking) -> None:
    """Push a card by its slider and another by typing; see money and the months; keep it."""
    user, view, bar = asking.user, asking.view, asking.page.what_if
    assert bar.isVisible()
    asking.slide("D3", 0.2)
    assert asking.supposed == {asking.card("D3"): pytest.approx(0.1, abs=0.011)}
    face, pushed = asking.face("D3"), asking.supposed[asking.card("D3")]
    assert face.before == "60"
    assert float(face.after) == pytest.approx(60 * (1 + pushed), abs=0.51)  # whole percents
    asking.mouse.click(bar.keeping.reset)

    user.open.view_state.select([asking.card("T1")])
    view.setFocus()
    user.type("+", into=view)
    assert view.what_if.asking.field is not None
    user.type("10 %", into=view.what_if.asking.field)
    user.press(_KEY.Key_Return, into=view.what_if.asking.field)
    assert (asking.face("T1").change, asking.face("V0").brief) == ("10 % better", "+0.9 %")
    assert len(bar.money.words) == 4
    user.wait(lambda: "9 of 10 futures" in bar.ranges.whole)
    assert bar.ranges.whole.startswith("“Modernise and simplify”: +10 %, 9 of 10 futures +10 % to")
    assert bar.ranges.whole.endswith("2,000 futures · seed 1")
    told = tooltip_of(view, asking.card("V2"))
    assert "\nWhat if: " in told
    assert "\n9 of 10 futures: +" in told
    assert "; better in " in told
    assert "\nSavings elsewhere in the business: +" in told
    assert all("a year" in each for each in bar.money.words)

    slider = bar.months.slider
    slider.setFocus()
    user.press(_KEY.Key_Home, into=slider)
    for _month in range(6):
        user.press(_KEY.Key_Right, into=slider)
    assert bar.months.says.text().startswith("In 6 months")
    assert asking.face("V0").brief == "−0.1 %"  # worse before better
    user.press(_KEY.Key_End, into=slider)
    assert asking.face("V0").brief == "+0.9 %"

    asking.mouse.click(bar.keeping.keep)
    user.type("Better teams", into=bar.keeping.field)
    user.press(_KEY.Key_Return, into=bar.keeping.field)


def turn_a_lever(asking: Asking) -> None:
    """Turn the chosen lever one step up on Investments."""
    user = asking.user
    user.press(_KEY.Key_5, into=user.program.window, ctrl=True)
    page = user.program.window.findChild(InvestingPage)
    assert isinstance(page, InvestingPage)
    assert page.isVisible()
    user.press(_KEY.Key_Plus, into=page.levers.table)
    (turned,) = user.open.view_state.what_if.lever_settings.items()
    lever = user.card.levers[turned[0]]
    assert turned == (lever.id, lever.current + lever.step)
    assert "It costs" in page.says.text()


def hear_the_verdict(asking: Asking) -> None:
    """Read on Value what both are worth, as soon as the ranges are drawn."""
    user = asking.user
    user.press(_KEY.Key_4, into=user.program.window, ctrl=True)
    page = asking.value_page()
    assert page.isVisible()
    verdict = page.verdict.sheet
    user.wait(lambda: "It loses money" in [each.label for each in verdict.figures.shown])
    assert verdict.table.rowCount() == 7  # four streams, their sum, the cost, what it leaves


def type_a_cap(asking: Asking) -> None:
    """Cap the second year by keys alone, hear what is no money, and take the cap away again."""
    user, split = asking.user, asking.value_page().split
    split.by_year.setFocus()
    user.press(_KEY.Key_Space, into=split.by_year)
    first, second = split.caps.fields[:2]
    first.setFocus()
    user.press(_KEY.Key_Tab, into=first)
    assert QApplication.focusWidget() is second
    user.type("much", into=second)
    user.press(_KEY.Key_Return, into=second)
    assert "much" in split.sheet.says.text()
    assert user.card.settings.yearly_caps == {}
    second.selectAll()
    user.type("6.5 M", into=second)
    user.press(_KEY.Key_Return, into=second)
    assert list(user.card.settings.yearly_caps.values()) == [6.5e6]
    user.wait(lambda: split.sheet.table.rowCount() > 1 and split.keep.isVisible())
    second.selectAll()
    user.press(_KEY.Key_Delete, into=second)
    user.press(_KEY.Key_Return, into=second)
    assert user.card.settings.yearly_caps == {}
    user.wait(lambda: split.sheet.table.rowCount() > 1 and split.keep.isVisible())


def split_a_budget(asking: Asking) -> None:
    """Split eight millions a year, keep the split, and suppose it."""
    user, page = asking.user, asking.value_page()
    page.ask(page.split)
    asking.mouse.type_over(page.split.budget, "8 M")
    user.press(_KEY.Key_Return, into=page.split.budget)
    table = page.split.sheet.table
    user.wait(lambda: table.rowCount() > 1 and page.split.keep.isVisible())
    type_a_cap(asking)
    asking.mouse.click(page.split.keep)
    asking.mouse.click(page.split.suppose)
    assert not asking.supposed  # the split stands for itself
    assert user.open.view_state.what_if.lever_settings


def compare(asking: Asking) -> None:
    """See what is supposed and both scenarios side by side."""
    page = asking.value_page()
    page.ask(page.scenarios)
    table = page.scenarios.sheet.table
    asking.user.wait(lambda: table.rowCount() == 3)
    names = {cell(table, row, 0) for row in range(3)}
    assert {"Better teams", "Best split of 8 M a year"} < names
    asking.user.program.window.resize(1366, 768)
    asking.mouse.click(page.scenarios.by_stream)
    QApplication.processEvents()
    assert (table.columnCount(), table.rowCount()) == (4, 4)
    assert (table.horizontalScrollBar().maximum(), table.verticalScrollBar().maximum()) == (0, 0)
    asking.mouse.click(page.scenarios.by_money)


def save_and_open_again(asking: Asking, path: Path) -> None:
    """Save, open the file again, and take a scenario up from it."""
    user: User = asking.user
    kept = user.card.scenarios
    user.answer(path)
    user.press(_KEY.Key_S, into=user.program.window, ctrl=True)
    user.wait(lambda: path.is_file() and not user.open.is_modified)
    user.program.session.open_file(path)
    user.wait_for_work()
    assert user.card.scenarios == kept
    teams = next(each for each in kept.values() if each.name == "Better teams")
    assert [each.amount for each in teams.pushes] == [0.1]
