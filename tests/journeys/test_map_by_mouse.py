"""The map of a framework, built from nothing by the mouse; only words are typed.

The oracle is the framework as it ships: what was built equals it, apart from ids and places.
"""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.start_page import StartPage
from tests.builders import minter
from tests.journeys.driver import User, started
from tests.journeys.mouse import Mouse

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # menus and lists pop up
)

TEMPLATE = "it-business-value"
_GAP = 24


class LaneSaid(NamedTuple):
    """What a perspective says."""

    name: str
    question: str
    row: int
    column: float


class CardSaid(NamedTuple):
    """What an objective says."""

    number: int
    name: str
    lane: str
    lead_lag: str


def lanes_of(card: Scorecard) -> list[LaneSaid]:
    """Return the perspectives from the top left on."""
    found = (LaneSaid(e.name, e.question, e.row, e.column) for e in card.perspectives.values())
    return sorted(found, key=lambda lane: (lane.row, lane.column))


def cards_of(card: Scorecard) -> list[CardSaid]:
    """Return the objectives in the order of their numbers."""
    return sorted(
        CardSaid(
            each.number,
            each.name,
            card.perspectives[each.perspective_id].name if each.perspective_id else "",
            each.lead_lag.value if each.lead_lag else "",
        )
        for each in card.objectives.values()
    )


class Builder:
    """Someone at the window who has the framework on paper."""

    def __init__(self, user: User) -> None:
        self._user = user
        self._mouse = Mouse(user.program.window, user.qtbot)
        self._window = user.program.window

    @property
    def count(self) -> Counter[str]:
        """Return what the mouse has done so far."""
        return Counter(self._mouse.count)

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self._user.card

    @property
    def view(self) -> MapView:
        """Return the map."""
        found = self._window.findChild(MapView)
        assert isinstance(found, MapView)
        return found

    def begin(self) -> None:
        """Begin with a blank scorecard, by its button."""
        page = self._window.findChild(StartPage)
        assert isinstance(page, StartPage)
        buttons = page.findChildren(QPushButton)
        self._mouse.click(next(each for each in buttons if each.text() == "Blank scorecard"))
        self._user.wait(lambda: self._user.program.session.current is not None)
        self._user.wait_for_work()

    def name_lane(self, old: str, said: LaneSaid) -> None:
        """Click on the header of a lane and say what it is called and asks."""
        header = self._lane(old)
        self._mouse.click(self.view.viewport(), self._pixel(header.center()))
        self._write(self._inspector, "name", said.name)
        self._write(self._inspector, "question", said.question)

    def add_lane(self, said: LaneSaid) -> None:
        """Add a lane by the menu, and say what it is called and asks."""
        self._choose_command("Map", "Add perspective")
        self._write(self._inspector, "name", said.name)
        self._write(self._inspector, "question", said.question)

    def move_lane_beside(self, name: str, other: str) -> None:
        """Drag the header of a lane onto the right of another lane."""
        start, arrangement = self._lane(name).center(), self.view.map_scene.arrangement
        goal = arrangement.lane(_lane_id(self.card, other))
        assert goal is not None
        end = QPointF(goal.outline.right() - _GAP, goal.outline.center().y())
        self._mouse.drag(self.view.viewport(), self._pixel(start), self._pixel(end))

    def fit(self) -> None:
        """Show the whole map."""
        self._choose_command("Map", "Fit the map")

    def add_card(self, said: CardSaid) -> None:
        """Click twice on an empty spot of a lane, type the title, and say whether it leads."""
        at = self._free_spot(said.lane)
        self._mouse.double_click(self.view.viewport(), self._pixel(at))
        self._mouse.type(said.name)
        self._choose(self._inspector, "lead_lag", str(LEAD_LAGS[_member(LEAD_LAGS, said.lead_lag)]))

    def _choose_command(self, menu: str, name: str) -> None:
        bar = self._window.menuBar()
        (title,) = (each for each in bar.actions() if each.text().replace("&", "") == menu)
        self._mouse.click(bar, bar.actionGeometry(title).center())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        self._mouse.choose_in_menu(opened, name)

    def _write(self, form: QWidget, key: str, text: str) -> None:
        control = _control(form, key)
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        self._mouse.type_over(control, text)

    def _choose(self, form: QWidget, key: str, label: str) -> None:
        control = _control(form, key)
        assert isinstance(control, QComboBox)
        self._mouse.choose(control, label)

    @property
    def _inspector(self) -> Inspector:
        found = self._window.findChild(Inspector)
        assert isinstance(found, Inspector)
        return found

    def _lane(self, name: str) -> QRectF:
        """Return the header of a lane."""
        lane = self.view.map_scene.arrangement.lane(_lane_id(self.card, name))
        assert lane is not None
        return lane.header

    def _free_spot(self, lane_name: str) -> QPointF:
        """Return a spot to the right of the cards of a lane."""
        scene = self.view.map_scene
        lane = scene.arrangement.lane(_lane_id(self.card, lane_name))
        assert lane is not None
        rights = [rect.right() for rect in scene.card_rects() if lane.body.intersects(rect)]
        left = max(rights, default=lane.body.left()) + _GAP
        x = min(left + CARD.width() / 2, lane.body.right() - _GAP / 2)
        return QPointF(x, lane.body.top() + _GAP + CARD.height() / 2)

    def _pixel(self, at: QPointF) -> QPoint:
        """Return where a point of the map is on the view; the whole map is shown if need be."""
        if not self.view.viewport().rect().contains(self.view.mapFromScene(at)):
            self.fit()
        pixel = self.view.mapFromScene(at)
        assert self.view.viewport().rect().contains(pixel), (at, pixel)
        return pixel


def _control(form: QWidget, key: str) -> QWidget:
    """Return the control of a field that is shown."""
    rows = form.findChildren(FieldRow)
    return next(row.control for row in rows if row.control.objectName() == key and row.isVisible())


def _lane_id(card: Scorecard, name: str) -> PerspectiveId:
    return next(each.id for each in card.perspectives.values() if each.name == name)


def _member(words: Any, value: str) -> Any:  # noqa: ANN401 - one of several enumerations
    return next(each for each in words if each is not None and each.value == value)


def test_someone_builds_the_lanes_and_cards_of_a_framework_by_the_mouse_alone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    wanted = from_template(TEMPLATE, mint=minter())
    with started(tmp_path, qtbot, qapp) as user:
        builder = Builder(user)
        _build_cards(builder, wanted)
        assert lanes_of(builder.card) == lanes_of(wanted)
        assert cards_of(builder.card) == cards_of(wanted)


def _build_cards(builder: Builder, wanted: Scorecard) -> None:
    """Begin from nothing, and make lanes and cards."""
    builder.begin()
    _build_lanes(builder, lanes_of(wanted))
    before = builder.count
    for said in cards_of(wanted):
        builder.add_card(said)
    per_card = (builder.count - before).total() / len(wanted.objectives)
    print(f"{per_card:.1f} a card")  # noqa: T201


def _build_lanes(builder: Builder, lanes: list[LaneSaid]) -> None:
    """Rename the lanes that a blank scorecard has, and add two."""
    names = ("Business value", "Clients", "Processes", "People and technology")
    value, client, change, run, technology, organization = lanes
    for old, said in zip(names, (value, client, change, technology), strict=True):
        builder.name_lane(old, said)
    builder.add_lane(run)
    builder.add_lane(organization)
    builder.move_lane_beside(run.name, change.name)
    builder.fit()
