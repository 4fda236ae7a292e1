"""A map on a real view, with a hand that moves a real mouse over it."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.document import Document
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.title_editor import TitleEditor
from scorecard_app.ui.canvas.tools.waiting import EdgeScroll
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.history import History
from scorecard_app.ui.motion import Motion
from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState
from tests.builders import MAP, Parts, card, lane, link, measure, minter

DAY = date(2026, 9, 14)
Button = Qt.MouseButton
Keys = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
MIDDLE = Qt.MouseButton.MiddleButton
NONE = Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def card_at(name: str, lane_name: str, x: float, y: float) -> Parts:
    """Return an objective that stands somewhere in its lane."""
    made = Objective(ObjectiveId(name), name, perspective_id=PerspectiveId(lane_name))
    return made, Placement(PlacementId(f"{name}@map"), MAP, name, x=x, y=y)


def two_lanes(*more: Parts) -> Scorecard:
    """Return two lanes, two cards below and one above, and what is put to them."""
    return card(
        lane("Value", row=0),
        lane("People", row=1),
        card_at("Grow", "Value", 24, 24),
        card_at("Hire", "People", 24, 24),
        card_at("Train", "People", 280, 24),
        *more,
    )


def far_apart(*lanes: str) -> Scorecard:
    """Return these lanes from the top; in the first Grow, which is measured, and far from it Save.

    Train, which leads to Save, and Hire stand in the last one.
    """
    last = lanes[-1]
    return card(
        *(lane(name, row=row) for row, name in enumerate(lanes)),
        card_at("Grow", lanes[0], 24, 24),
        card_at("Save", lanes[0], 504, 24),
        card_at("Train", last, 24, 24),
        card_at("Hire", last, 280, 24),
        link("Train", "Save"),
        measure("Sales", "Grow"),
    )


def both_ways(start: str, end: str) -> Parts:
    """Return the two links that may stand between two cards: one that helps, one that hampers."""
    ends = ObjectiveId(start), ObjectiveId(end)
    helps = Link(LinkId(f"{start}→{end}"), *ends, lag_months=1)
    return helps, replace(helps, id=LinkId("against"), sign=Sign.NEGATIVE)


class Stage:
    """Everything between a document and a shown map, and a mouse in map coordinates."""

    def __init__(
        self,
        qtbot: QtBot,
        card: Scorecard,
        habits: Habits | None = None,
        motion: Motion | None = None,
        background: Background | None = None,
    ) -> None:
        self._held = NONE
        self.document = Document(card)
        self.bridge = Bridge(self.document, DAY)
        self.history = History(self.document)
        self.view_state = ViewState(DAY)
        self.themes = ThemeStore("light")
        self.view = MapView(
            self.bridge,
            self.history,
            view_state=self.view_state,
            themes=self.themes,
            forms=LocaleForms(),
            mint=minter(),
            habits=habits,
            motion=motion,
            background=background,
        )
        self._viewport = self.view.viewport()
        self.refusals: list[str] = []
        self.hints: list[str] = []
        self.notices: list[Any] = []
        self.history.refused.connect(self.refusals.append)
        self.view.hint_changed.connect(self.hints.append)
        self.view.noticed.connect(self.notices.append)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 800)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.setFocus()
        self.view.camera.zoom_to(1.0)

    def selecting(self, *ids: str) -> "Stage":
        """Select these."""
        self.view_state.select(ids)
        return self

    @property
    def selection(self) -> list[str]:
        """Return what is selected."""
        return list(self.view_state.selection)

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.document.card

    @property
    def steps(self) -> int:
        """Return how many steps can be undone."""
        return self.history.steps.index

    def spot(self, name: str) -> tuple[float, float, str | None]:
        """Return where the document says that a card stands, and in which lane."""
        placement = self.card.placements[PlacementId(f"{name}@map")]
        return placement.x, placement.y, self.card.objectives[ObjectiveId(name)].perspective_id

    def shown_spot(self, name: str) -> tuple[float, float]:
        """Return where the scene shows a card in its lane."""
        rect = self.view.map_scene.rect_of(name)
        face = self.view.map_scene.face_of(ObjectiveId(name))
        assert rect is not None
        assert face is not None
        lane = self.view.map_scene.arrangement.lane(face.perspective_id)
        assert lane is not None
        spot = rect.topLeft() - lane.body.topLeft()
        return spot.x(), spot.y()

    def middle(self, name: str) -> QPointF:
        """Return the middle of a card in the scene."""
        rect = self.view.map_scene.rect_of(name)
        assert rect is not None
        return rect.center()

    def in_lane(self, name: str, x: float, y: float) -> QPointF:
        """Return a point of a lane in the scene."""
        lane = self.view.map_scene.arrangement.lane(PerspectiveId(name))
        assert lane is not None
        return lane.body.topLeft() + QPointF(x, y)

    def press(
        self, at: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Press a button of the mouse at a point of the scene."""
        self._held = button
        QTest.mousePress(self._viewport, button, keys, self._pixel(at))

    def move(self, at: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Move the mouse to a point of the scene, with what is held."""
        pixel = self._pixel(at)
        screen = self._viewport.mapToGlobal(pixel)
        event = QMouseEvent(
            QEvent.Type.MouseMove, pixel.toPointF(), screen.toPointF(), NONE, self._held, keys
        )
        QApplication.sendEvent(self._viewport, event)

    def release(
        self, at: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Release a button of the mouse at a point of the scene."""
        self._held = NONE
        QTest.mouseRelease(self._viewport, button, keys, self._pixel(at))

    def click(
        self, at: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Click at a point of the scene."""
        QTest.mouseClick(self._viewport, button, keys, self._pixel(at))

    def double_click(self, at: QPointF) -> None:
        """Click twice at a point of the scene."""
        QTest.mouseDClick(self._viewport, LEFT, PLAIN, self._pixel(at))

    def drag(self, start: QPointF, end: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Press, move in four steps, and release."""
        self.press(start, button)
        for step in range(1, 5):
            self.move(start + (end - start) * step / 4)
        self.release(end, button)

    def pan(self, start: QPoint, offset: QPoint, button: Qt.MouseButton) -> QPoint:
        """Drag by pixels of the viewport; return how far the map went."""
        before = self.view.mapFromScene(QPointF())
        here = self.view.mapToScene(start)
        self.press(here, button)
        self.move(self.view.mapToScene(start + offset / 2))
        self.move(self.view.mapToScene(start + offset))
        self.release(self.view.mapToScene(start + offset), button)
        return self.view.mapFromScene(QPointF()) - before

    def dot(self, name: str) -> QPointF:
        """Move the mouse onto a card and return the dot at its top edge."""
        middle = self.middle(name)
        self.move(middle)
        return QPointF(middle.x(), middle.y() - CARD.height() / 2)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Press and release a key."""
        QTest.keyClick(self.view, key, keys)

    @property
    def editor(self) -> TitleEditor | None:
        """Return the open title editor."""
        found = self._viewport.findChildren(TitleEditor)
        return next((each for each in found if each.isVisible()), None)

    def _pixel(self, at: QPointF) -> QPoint:
        return self.view.mapFromScene(at)


def placement_of(card: Scorecard, objective_id: ObjectiveId, map_id: MapId = MAP) -> Placement:
    """Return the placement of an objective on a map."""
    return next(
        each
        for each in card.placements.values()
        if each.item_id == objective_id and each.map_id == map_id
    )


def pairs(stage: Stage) -> set[tuple[str, str]]:
    """Return what is linked to what, by names."""
    name = {key: each.name for key, each in stage.card.objectives.items()}
    return {(name[each.from_id], name[each.to_id]) for each in stage.card.links.values()}


def hold_key(stage: Stage, key: Qt.Key) -> None:
    """Press a key and keep it down."""
    QTest.keyPress(stage.view, key)


def let_go_key(stage: Stage, key: Qt.Key) -> None:
    """Release a key."""
    QTest.keyRelease(stage.view, key)


def type_title(stage: Stage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the open title editor and end by a key."""
    write_title(stage, text)
    assert stage.editor is not None
    QTest.keyClick(stage.editor, end)


def write_title(stage: Stage, text: str) -> None:
    """Type into the open title editor and leave it open."""
    assert stage.editor is not None
    QTest.keyClicks(stage.editor, text)


def edge_of(stage: Stage) -> EdgeScroll:
    """Return what scrolls at the edge of the view."""
    found = stage.view.map_scene.findChild(EdgeScroll)
    assert isinstance(found, EdgeScroll)
    return found
