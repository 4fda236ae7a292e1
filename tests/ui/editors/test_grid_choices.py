"""Words of a choice scale are typed, completed and chosen in the grid; and what cells look like."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LockId, RuleId, SeriesId
from scorecard_app.domain.measures import Remark, Series
from scorecard_app.domain.rules import Lock, Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from scorecard_app.ui.theme import load_theme
from tests.present.small_card import REVENUE, SPARE, month, small_card
from tests.ui.editors.test_value_grid import actuals, go, here, opened
from tests.ui.models.small_desk import desk

KEY, MOD = Qt.Key, Qt.KeyboardModifier


def rated() -> Scorecard:
    words = {"Poor": Parameter(0.0), "Fair": Parameter(90.0), "Good": Parameter(100.0)}
    return small_card().put(
        Rule(RuleId("choices"), REVENUE, preset=Preset.CHOICE, parameters=words)
    )


def chooser(grid: ValueGrid) -> QComboBox:
    editor = grid.findChild(QComboBox)
    assert editor is not None
    return editor


def test_typing_into_a_choice_completes_the_word_and_enter_goes_down(qtbot: QtBot) -> None:
    at = desk(rated())
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    QTest.keyClicks(grid, "g")
    assert chooser(grid).currentText() == "good"
    QTest.keyClick(chooser(grid), KEY.Key_Return)
    assert (actuals(at)["2026-09"], here(grid, model)) == (100.0, (1, "2026-09"))


def test_f2_lists_the_words_and_one_is_chosen_by_its_place(qtbot: QtBot) -> None:
    at = desk(rated())
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07")
    QTest.keyClick(grid, KEY.Key_F2)
    editor = chooser(grid)
    assert editor.currentText() == "Fair"
    assert [editor.itemText(each) for each in range(editor.count())] == ["Poor", "Fair", "Good"]
    editor.setCurrentIndex(0)
    editor.activated.emit(0)
    assert (actuals(at)["2026-07"], here(grid, model)) == (0.0, (0, "2026-07"))


def test_a_word_that_is_no_choice_stays_open_to_be_mended(qtbot: QtBot) -> None:
    at = desk(rated())
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    QTest.keyClicks(grid, "x")
    QTest.keyClick(chooser(grid), KEY.Key_Return)
    assert at.refusals == [
        "Actual, Sep 2026: “x” is none of the choices: Poor, Fair, Good. Nothing was changed."
    ]
    assert chooser(grid).isVisible()


def test_ctrl_enter_gives_everything_chosen_the_word(qtbot: QtBot) -> None:
    at = desk(rated())
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08", "2026-09")
    QTest.keyClicks(grid, "p")
    QTest.keyClick(chooser(grid), KEY.Key_Return, MOD.ControlModifier)
    assert actuals(at) == {"2026-07": 90.0, "2026-08": 0.0, "2026-09": 0.0}


def colours(grid: ValueGrid, model: ValueGridModel, row: int, period: str) -> set[str]:
    """Return all colours that are seen in a cell, within its frame."""
    rect = grid.visualRect(model.index(row, month(period) - model.periods.first))
    image = grid.viewport().grab(rect.adjusted(2, 1, -1, -2)).toImage()
    size = image.size()
    return {
        QColor(image.pixel(x, y)).name() for x in range(size.width()) for y in range(size.height())
    }


def test_a_cell_is_seen_for_what_it_is(qtbot: QtBot) -> None:
    """Locked periods are shaded, what is chosen stands out, and a note has its corner."""
    card = small_card().put(Lock(LockId("l"), date(2026, 7, 31)))
    actual = replace(
        card.series[SeriesId("s-actual")], remarks={month("2026-08"): Remark("Strike")}
    )
    grid, model = opened(qtbot, desk(card.put(actual)))
    go(grid, model, 0, "2026-09")
    theme = load_theme("light")
    roles = ("surface.sunken", "selection", "accent")
    locked, chosen, noted = (theme.colour(each).name() for each in roles)
    assert locked in colours(grid, model, 0, "2026-07")
    assert {locked, chosen}.isdisjoint(colours(grid, model, 0, "2026-08"))
    assert noted in colours(grid, model, 0, "2026-08")
    assert chosen in colours(grid, model, 0, "2026-09")


def test_a_missing_note_is_marked(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk(small_card().with_settings(note_threshold=100.0)))
    go(grid, model, 1, "2026-10")
    missing = load_theme("light").colour("text.error").name()
    assert missing in colours(grid, model, 0, "2026-08")


def test_a_computed_number_bears_the_sign_of_a_formula(qtbot: QtBot) -> None:
    card = small_card()
    spare = Series(SeriesId("s"), SPARE, samples=Samples.of({month("2026-08"): 1.0}))
    computed = replace(card.measures[REVENUE], formula="[#m-spare] * 2")
    grid, model = opened(qtbot, desk(card.put(spare, computed)))
    go(grid, model, 1, "2026-10")
    index = model.index(0, month("2026-08") - model.periods.first)
    left = grid.visualRect(index).adjusted(2, 1, 0, -2)
    left.setWidth(left.width() // 4)
    image = grid.viewport().grab(left).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    assert len({image.pixel(x, y) for x, y in places}) > 1


def test_a_number_wider_than_its_cell_is_not_cut_to_another(qtbot: QtBot) -> None:
    """Two grids whose numbers do not fit show the same signs, whatever the numbers are."""
    pictures = []
    for number in (111_111_111_111_111.0, 777_777_777_777_777.0):
        wide = Series(SeriesId("s-actual"), REVENUE, samples=Samples.of({month("2026-08"): number}))
        grid, model = opened(qtbot, desk(small_card().put(wide)))
        go(grid, model, 1, "2026-10")
        rect = grid.visualRect(model.index(0, month("2026-08") - model.periods.first))
        pictures.append(grid.viewport().grab(rect).toImage())
    assert pictures[0] == pictures[1]
