"""The inspector on a desk, and how a test takes hold of what stands in its forms."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.controls import ChoiceControl
from scorecard_app.ui.editors.group_box import GroupBox
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.rows_view import RowsView
from scorecard_app.ui.editors.typing_controls import LineControl
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.theme import ThemeStore
from tests.ui.models.small_desk import Desk


def opened(qtbot: QtBot, at: Desk, *chosen: str, folds: Folds | None = None) -> Inspector:
    """Show an inspector of what is chosen, all of its groups unfolded."""
    made = Inspector(
        at.bridge,
        at.history,
        at.view_state,
        ThemeStore("light"),
        at.forms,
        at.mint,
        folds=folds,
    )
    qtbot.addWidget(made)
    made.resize(380, 900)
    at.view_state.select(chosen)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def unfold(inspector: Inspector) -> None:
    """Open every group."""
    for group in inspector.findChildren(GroupBox):
        group.fold(is_folded=False)


def rows_of(inspector: Inspector, key: str) -> RowsView:
    """Find a list in the form that is shown."""
    unfold(inspector)
    found = inspector.findChildren(RowsView)
    return next(each for each in found if each.key == key and each.isVisible())


def cell(cells: list[Cell], key: str) -> Cell:
    """Find a cell of a line."""
    return next(each for each in cells if each.key == key)


def enter(cells: list[Cell], key: str, text: str) -> None:
    """Type into a cell, or choose in it."""
    control = cell(cells, key).control
    if isinstance(control, ChoiceControl):
        at = control.findText(text)
        control.setCurrentIndex(at)
        control.activated.emit(at)
        return
    assert isinstance(control, LineControl)
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
