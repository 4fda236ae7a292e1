"""The inspector on a desk, and how a test takes hold of what stands in its forms."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.choice_control import ChoiceControl
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.group_box import GroupBox
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.rows_view import RowsView
from scorecard_app.ui.editors.typing_controls import LineControl
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.theme import ThemeStore
from tests.ui.models.small_desk import Desk


def opened(qtbot: QtBot, at: Desk, *chosen: str, folds: Folds | None = None) -> Inspector:
    """Show an inspector of what is chosen."""
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


def row(inspector: Inspector, key: str) -> FieldRow:
    """Find the row of a field in the form that is shown."""
    rows = inspector.findChildren(FieldRow)
    return next(each for each in rows if each.control.objectName() == key and each.isVisible())


def line(inspector: Inspector, key: str) -> LineControl:
    """Find the line in which a field is typed."""
    control = row(inspector, key).control
    assert isinstance(control, LineControl)
    return control


def choice(inspector: Inspector, key: str) -> ChoiceControl:
    """Find the list in which a field is chosen."""
    control = row(inspector, key).control
    assert isinstance(control, ChoiceControl)
    return control


def pick(control: ChoiceControl, label: str) -> None:
    """Choose as the user does."""
    index = control.findText(label)
    control.setCurrentIndex(index)
    control.activated.emit(index)


def retype(control: LineControl, text: str) -> None:
    """Type in the place of what stands there."""
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


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
        pick(control, text)
        return
    assert isinstance(control, LineControl)
    retype(control, text)
