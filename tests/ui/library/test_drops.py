import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import AttachmentId, ObjectiveId
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


def said(spy: QSignalSpy) -> list[list[object]]:
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


def drop_on_map(view: MapView, data: QMimeData, point: QPoint) -> bool:
    """Drag to a point of the view and let go; return whether the map would take it."""
    entering = QDragEnterEvent(point, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), entering)
    assert entering.isAccepted()
    moving = QDragMoveEvent(point, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), moving)
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(point), COPY, data, LEFT, PLAIN))
    return moving.isAccepted()


def middle(view: MapView, name: ObjectiveId) -> QPoint:
    """Return where the middle of a card is on the view."""
    rect = view.map_scene.rect_of(name)
    assert rect is not None
    return view.mapFromScene(rect.center())


def beside(view: MapView) -> QPoint:
    """Return a spot of the lowest lane where no card stands."""
    body = view.map_scene.arrangement.lanes[-1].body
    return view.mapFromScene(body.bottomRight() - QPointF(4, 4))


def test_a_measure_of_the_library_drops_on_a_card_and_not_beside_the_map(qtbot: QtBot) -> None:
    view = map_of(desk(), qtbot)
    dropped = QSignalSpy(view.drops.library_measure_dropped)
    data = carry_measure("op-mttr")
    outside = view.mapFromScene(view.map_scene.bounds.bottomRight() * 3)
    assert drop_on_map(view, data, middle(view, SATISFY))
    assert not drop_on_map(view, data, outside)
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert [each[:2] for each in said(dropped)] == [["op-mttr", SATISFY]]


def test_a_measure_of_the_library_on_an_empty_spot_comes_with_a_new_objective(
    qtbot: QtBot,
) -> None:
    at = desk()
    view = map_of(at, qtbot)
    dropped = QSignalSpy(view.drops.library_measure_dropped)
    assert drop_on_map(view, carry_measure("op-mttr"), beside(view))
    ((entry_id, objective_id, make),) = said(dropped)
    assert entry_id == "op-mttr"
    assert objective_id not in at.bridge.scene.card.objectives
    assert objective_id in make(at.bridge.scene.card).objectives  # type: ignore[operator]


def test_a_measure_of_the_outline_is_dragged_onto_a_card_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    view = map_of(at, qtbot)
    model = OutlineModel(at.bridge, at.history)
    row = model.index_of(ON_GROW)
    assert model.flags(row) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index_of(GROW)) & Qt.ItemFlag.ItemIsDragEnabled
    assert drop_on_map(view, model.mimeData([row]), middle(view, SATISFY))
    card = at.bridge.scene.card
    measure_id = card.attachments[AttachmentId(ON_GROW)].measure_id
    served = {e.objective_id for e in card.attachments.values() if e.measure_id == measure_id}
    assert served == {GROW, SATISFY}
    assert at.history.steps.index == 1


def test_a_measure_of_the_outline_on_an_empty_spot_makes_an_objective_of_its_name(
    qtbot: QtBot,
) -> None:
    at = desk()
    view = map_of(at, qtbot)
    model, before = OutlineModel(at.bridge, at.history), at.bridge.scene.card.objectives
    assert drop_on_map(view, model.mimeData([model.index_of(ON_GROW)]), beside(view))
    card = at.bridge.scene.card
    (made,) = card.objectives.keys() - before.keys()
    (served,) = (e for e in card.attachments.values() if e.objective_id == made)
    assert card.objectives[made].name == card.measures[served.measure_id].name
    assert at.history.steps.index == 1
