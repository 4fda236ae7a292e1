import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.measure_drag import carry_measure
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.table_model import TableModel
from scorecard_app.ui.models.tree_model import TreeModel
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import GROW, ON_GROW, SATISFY, VALUE
from tests.ui.models.small_desk import Desk, desk

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def said(spy: QSignalSpy) -> list[list[str]]:
    return [spy.at(at) for at in range(spy.count())]


def drop(model: TreeModel, data: QMimeData, index: QModelIndex) -> bool:
    can = model.canDropMimeData(data, COPY, -1, -1, index)
    assert model.dropMimeData(data, COPY, -1, -1, index) is can
    return can


@pytest.mark.usefixtures("qapp")
def test_a_measure_drops_on_an_objective_and_on_what_serves_it_and_nowhere_else() -> None:
    at = desk()
    model = OutlineModel(at.bridge, at.history)
    dropped = QSignalSpy(model.measure_dropped)
    measure, text = carry_measure("op-mttr"), QMimeData()
    text.setText("op-mttr")

    assert drop(model, measure, model.index_of(GROW))
    assert drop(model, measure, model.index_of(ON_GROW))
    assert not drop(model, measure, model.index_of(VALUE))
    assert not drop(model, measure, QModelIndex())
    assert not drop(model, text, model.index_of(GROW))
    assert said(dropped) == [["op-mttr", GROW], ["op-mttr", GROW]]


@pytest.mark.usefixtures("qapp")
def test_a_measure_drops_on_a_row_of_the_table_however_it_is_grouped() -> None:
    at = desk()
    model = TableModel(at.bridge, at.history, at.forms)
    dropped = QSignalSpy(model.measure_dropped)
    assert drop(model, carry_measure("op-mttr"), model.index_of(GROW))
    assert not drop(model, carry_measure("op-mttr"), model.index_of(VALUE))
    assert said(dropped) == [["op-mttr", GROW]]


def map_of(at: Desk, qtbot: QtBot) -> MapView:
    view = MapView(
        at.bridge,
        at.history,
        view_state=at.view_state,
        themes=ThemeStore("light"),
        forms=at.forms,
        mint=at.mint,
    )
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


def test_a_measure_drops_on_a_card_and_not_beside_it(qtbot: QtBot) -> None:
    view = map_of(desk(), qtbot)
    dropped = QSignalSpy(view.measure_dropped)
    data = carry_measure("op-mttr")
    rect = view.map_scene.rect_of(SATISFY)
    assert rect is not None
    on, beside = view.mapFromScene(rect.center()), view.mapFromScene(rect.bottomRight() * 3)

    entering = QDragEnterEvent(on, COPY, data, LEFT, PLAIN)
    view.dragEnterEvent(entering)
    assert entering.isAccepted()
    for point, is_welcome in ((on, True), (beside, False)):
        moving = QDragMoveEvent(point, COPY, data, LEFT, PLAIN)
        view.dragMoveEvent(moving)
        assert moving.isAccepted() is is_welcome
        view.dropEvent(QDropEvent(QPointF(point), COPY, data, LEFT, PLAIN))
    view.dragLeaveEvent(QDragLeaveEvent())

    assert said(dropped) == [["op-mttr", SATISFY]]
